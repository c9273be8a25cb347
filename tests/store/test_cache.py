"""Values kept between runs: there or not there, but never torn, never wrong, never in the way."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from awesomequant.store import cache as cache_module
from awesomequant.store.cache import Cache, cache_folder, digest, program

KEY, OTHER = digest("key"), digest("other")


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def test_what_is_kept_is_there_under_its_kind_for_its_list(tmp_path: Path) -> None:
    cache = Cache.of(tmp_path / "list")
    many = {digest(str(number)): b"%d" % number for number in range(1, 2_000)}
    cache.keep("papers", many)
    cache.keep("rows", {KEY: b"row", OTHER: b""})
    assert Cache.of(tmp_path / "list").take("papers", [*many, KEY]) == many
    assert cache.take("rows", [KEY, OTHER]) == {KEY: b"row", OTHER: b""}
    assert Cache.of(tmp_path / "another").take("papers", many) == {}
    cache.keep("rows", {KEY: b"new row"})
    cache.keep_only("papers", {digest("7")})
    assert cache.take("papers", many) == {digest("7"): b"7"}
    assert cache.take("rows", [KEY]) == {KEY: b"new row"}


def test_a_list_is_known_by_where_it_is_and_not_by_how_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "list")
    Cache.of(tmp_path / "list").keep("papers", {KEY: b"value"})
    monkeypatch.chdir(tmp_path / "list")
    for root in (Path(), tmp_path / "link", tmp_path / "list" / ".." / "list"):
        assert Cache.of(root).take("papers", [KEY]) == {KEY: b"value"}


def test_asking_makes_no_file(tmp_path: Path, folder: Path) -> None:
    cache = Cache.of(tmp_path)
    cache.keep("papers", {})
    cache.keep_only("papers", ())
    assert cache.take("papers", [KEY]) == {}
    assert not folder.exists()


def test_digests_know_where_their_parts_end() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("é") == digest("é".encode())
    assert digest("\udcff") != digest("")


@pytest.mark.parametrize("word", ["off", "OFF"])
def test_off_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", word)
    monkeypatch.chdir(tmp_path)
    assert cache_folder() is None
    cache = Cache.of(tmp_path)
    cache.keep("papers", {KEY: b"value"})
    cache.keep_only("papers", ())
    assert cache.take("papers", [KEY]) == {}
    assert not list(tmp_path.iterdir())


def test_the_folder_is_the_user_s_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWESOMEQUANT_CACHE", "LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == tmp_path / ".cache" / "awesomequant"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == tmp_path / "Library" / "Caches" / "awesomequant"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "mine" / "awesomequant"


@pytest.mark.parametrize(
    "content",
    [
        b"garbage",
        b"SQLite format 3\x00" + b"\xff" * 4096,
        pytest.param(None, id="cut short"),
        pytest.param("CREATE TABLE kept (kind, key)", id="another table"),
        pytest.param(
            "CREATE TRIGGER t AFTER INSERT ON kept BEGIN DELETE FROM kept; END", id="a trigger"
        ),
    ],
)
def test_a_file_that_is_not_ours_is_begun_anew(
    tmp_path: Path, folder: Path, content: bytes | str | None
) -> None:
    cache = Cache.of(tmp_path)
    cache.keep("papers", {digest(str(number)): b"x" * 500 for number in range(100)})
    (file,) = _files(folder)
    if isinstance(content, str):
        with closing(sqlite3.connect(file)) as base:
            if "TABLE" in content:
                base.execute("DROP TABLE kept")
            base.execute(content)
            base.commit()
    else:
        file.write_bytes(content if content is not None else file.read_bytes()[: 4096 * 3])
    assert cache.take("papers", [digest("99")]) == {}
    assert not file.exists()
    cache.keep("papers", {KEY: b"value"})
    assert cache.take("papers", [KEY]) == {KEY: b"value"}


def test_a_damaged_page_is_never_a_wrong_value(tmp_path: Path, folder: Path) -> None:
    cache = Cache.of(tmp_path)
    values = {digest(str(number)): b"%d" % number * 100 for number in range(200)}
    cache.keep("papers", values)
    (file,) = _files(folder)
    whole = file.read_bytes()
    for at in range(0, len(whole), 977):
        file.write_bytes(whole[:at] + bytes((whole[at] ^ 0x55,)) + whole[at + 1 :])
        found = cache.take("papers", values)
        assert found.items() <= values.items()
        file.write_bytes(whole)


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "no folder", "a closed folder"])
def test_where_nothing_can_be_kept_nothing_is_missing(
    tmp_path: Path, folder: Path, kind: str
) -> None:
    cache = Cache.of(tmp_path)
    cache.keep("papers", {KEY: b"value"})
    (file,) = _files(folder)
    if kind == "no folder":
        file.unlink()
        file.parent.rmdir()
        folder.rmdir()
        folder.write_bytes(b"a file")
    elif kind == "a closed folder":
        if os.geteuid() == 0:
            pytest.skip("nothing is closed to the administrator")
        file.unlink()
        file.parent.chmod(0o500)
    else:
        file.unlink()
        file.mkdir() if kind == "a folder" else os.mkfifo(file)
    cache.keep("papers", {KEY: b"value"})
    cache.keep_only("papers", ())
    assert cache.take("papers", [KEY]) == {}
    if kind == "a closed folder":
        file.parent.chmod(0o700)


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path, folder: Path) -> None:
    cache = Cache.of(tmp_path)
    cache.keep("papers", {KEY: b"value"})
    (file,) = _files(folder)
    file.chmod(0o400)
    cache.keep("papers", {OTHER: b"value"})
    assert cache.take("papers", [KEY]) == {KEY: b"value"}


def test_poisoned_values_are_bounded(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "VALUE_BYTES", 1_000)
    monkeypatch.setattr(cache_module, "ALL_BYTES", 2_500)
    cache = Cache.of(tmp_path)
    keys = [digest(str(number)) for number in range(5)]
    cache.keep("papers", {keys[0]: b"x" * 1_001})
    assert cache.take("papers", keys) == {}
    cache.keep("papers", dict.fromkeys(keys, b"x" * 1_000))
    assert len(cache.take("papers", keys)) == 2
    (file,) = _files(folder)
    with closing(sqlite3.connect(file)) as base:
        base.execute("UPDATE kept SET value = zeroblob(900000000) WHERE key = ?", (keys[0],))
        base.execute("UPDATE kept SET value = 'text' WHERE key = ?", (keys[1],))
        base.execute("UPDATE kept SET value = 7 WHERE key = ?", (keys[2],))
        base.execute("UPDATE kept SET value = x'00' WHERE key = ?", (keys[3],))
        base.commit()
    assert list(cache.take("papers", keys)) == [keys[4]]


def test_files_of_programs_that_are_no_more_go(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        monkeypatch.setattr(cache_module, "program", lambda number=number: digest(str(number)))
        Cache.of(tmp_path).keep("papers", {KEY: b"%d" % number})
        (newest,) = (file for file in _files(folder) if file.stem == digest(str(number)).hex())
        os.utime(newest, (number, number))
    assert {file.stem for file in _files(folder)} == {digest("2").hex(), digest("3").hex()}
    assert Cache.of(tmp_path).take("papers", [KEY]) == {KEY: b"3"}


def test_a_changed_program_has_another_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "awesomequant"
    (own / "store").mkdir(parents=True)
    (own / "__pycache__").mkdir()
    (own / "store" / "a.py").write_text("a = 1", "utf-8")
    monkeypatch.setattr("awesomequant.__file__", str(own / "__init__.py"))

    def now() -> bytes:
        program.cache_clear()
        return program()

    try:
        before = now()
        (own / "__pycache__" / "a.pyc").write_bytes(b"")
        assert now() == before
        (own / "store" / "a.py").write_text("a = 12", "utf-8")
        changed = now()
        assert changed != before
        os.utime(own / "store" / "a.py", ns=(1, 1))
        assert now() != changed
    finally:
        program.cache_clear()


# Two processes, and one that is killed.

_WRITES = """
import sys
from pathlib import Path
from awesomequant.store.cache import Cache, digest
cache = Cache.of(Path(sys.argv[1]))
print("begun", flush=True)
for turn in range(int(sys.argv[2])):
    values = {digest(sys.argv[3], str(turn), str(at)): b"%d" % turn * 1000 for at in range(200)}
    cache.keep("papers", values)
    assert cache.take("papers", values) == values
"""


def _writer(root: Path, turns: int, name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _WRITES, str(root), str(turns), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _keys(name: str, turns: int) -> Iterator[list[bytes]]:
    for turn in range(turns):
        yield [digest(name, str(turn), str(at)) for at in range(200)]


def test_two_processes_at_once(tmp_path: Path) -> None:
    with _writer(tmp_path, 15, "one") as one, _writer(tmp_path, 15, "two") as two:
        assert (one.wait(60), two.wait(60)) == (0, 0)
    cache = Cache.of(tmp_path)
    for name in ("one", "two"):
        assert all(len(cache.take("papers", keys)) == 200 for keys in _keys(name, 15))


def test_killed_while_it_writes(tmp_path: Path, folder: Path) -> None:
    cache = Cache.of(tmp_path)
    seen = 0
    for number in range(4):
        with _writer(tmp_path, 10_000, str(number)) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(0.02 + 0.03 * number)
            writer.kill()
        for turn, keys in zip(range(100), _keys(str(number), 100), strict=True):
            found = cache.take("papers", keys)
            assert len(found) in {0, 200}  # all of what was kept at once, or nothing of it
            assert set(found.values()) <= {b"%d" % turn * 1000}
            seen += bool(found)
        cache.keep("papers", {KEY: b"%d" % number})
        assert cache.take("papers", [KEY]) == {KEY: b"%d" % number}
    assert seen
    assert len(_files(folder)) == 1
