"""The key that proves what we wrote: ours alone, made once, and never in the way."""

import os
import stat
import sys
from pathlib import Path

import pytest

from awesomequant.store.cache import Cache, digest
from awesomequant.store.seal import VARIABLE, key_file, seal

KEY = digest("key")


@pytest.fixture(name="file")
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The key of a user whose home is a new folder."""
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv(VARIABLE)
    return tmp_path / "state" / "awesomequant-key"


def test_a_key_is_made_where_something_is_kept_and_stays(tmp_path: Path, file: Path) -> None:
    cache = Cache.of(tmp_path)
    assert cache.take("rows", [KEY]) == {}
    assert not file.exists()
    cache.keep("rows", {KEY: b"row"})
    assert len(file.read_bytes()) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    key = file.read_bytes()
    cache.keep("rows", {digest("other"): b"row"})
    assert file.read_bytes() == key
    assert Cache.of(tmp_path).take("rows", [KEY]) == {KEY: b"row"}


@pytest.mark.parametrize(
    "what", ["gone", "another", "short", "open to others", "a link", "a folder"]
)
def test_what_another_key_sealed_is_not_there(tmp_path: Path, file: Path, what: str) -> None:
    cache = Cache.of(tmp_path)
    cache.keep("rows", {KEY: b"row"})
    whole = file.read_bytes()
    file.unlink()
    if what == "another":
        file.write_bytes(whole[::-1])
        file.chmod(0o600)
    elif what == "short":
        file.write_bytes(whole[:31])
        file.chmod(0o600)
    elif what == "open to others":
        file.write_bytes(whole)
        file.chmod(0o644)
    elif what == "a link":
        (tmp_path / "elsewhere").write_bytes(whole)
        (tmp_path / "elsewhere").chmod(0o600)
        file.symlink_to(tmp_path / "elsewhere")
    elif what == "a folder":
        file.mkdir()
    assert cache.take("rows", [KEY]) == {}
    cache.keep("rows", {KEY: b"new row"})
    assert cache.take("rows", [KEY]) == ({} if what == "a folder" else {KEY: b"new row"})
    assert len(list(file.parent.iterdir())) == 1


def test_a_key_of_the_environment_goes_before_the_file(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache.of(tmp_path)
    monkeypatch.setenv(VARIABLE, "a secret of the repository")
    cache.keep("rows", {KEY: b"row"})
    assert not file.exists()
    assert cache.take("rows", [KEY]) == {KEY: b"row"}
    monkeypatch.setenv(VARIABLE, "another secret")
    assert cache.take("rows", [KEY]) == {}


def test_a_seal_is_of_one_place_one_kind_one_key_and_one_value() -> None:
    said = set()
    for place, kind in (("a", "bc"), ("ab", "c"), ("a", "b"), ("", "abc")):
        own = seal(place, kind, make=False)
        assert own
        said |= {own(b"a", b"bc"), own(b"ab", b"c"), own(b"", b"abc")}
    assert len(said) == 12


def test_without_a_home_there_is_no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert key_file() == tmp_path / ".local/state/awesomequant-key"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert key_file() == tmp_path / "Library/Application Support/awesomequant-key"

    def nobody() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nobody)
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    assert key_file() is None
    Cache.of(tmp_path).keep("rows", {KEY: b"row"})
    assert not os.listdir(tmp_path)  # noqa: PTH208 -- the names alone
