"""A long file is the same whether it is made anew or copied from the last one, piece by piece."""

import os
import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from awesomequant.site import splicing
from awesomequant.site.splicing import Named, Spliced
from awesomequant.site.trees import NextSite, building
from awesomequant.store.cache import Cache, digest

NAME = "papers.txt"


class Made:
    """A file of some pieces, and those that were made for it."""

    def __init__(self, texts: Iterable[str], keys: Iterable[str] | None = None) -> None:
        self.texts = list(texts)
        self.keys = list(keys or self.texts)
        self.made: list[str] = []
        self.lengths: list[int] = []

    def build(self, root: Path) -> Path:
        def make(at: int) -> str:
            self.made.append(self.texts[at])
            return self.texts[at]

        def placed(_file: str, _stamp: object, lengths: Iterable[int]) -> None:
            self.lengths = list(lengths)

        with building(root):
            site = NextSite(root, root / "site")
            content = Spliced([digest(key) for key in self.keys], make, placed)
            site.take_place({NAME: site.put(NAME, content)})
        file = root / "site" / NAME
        assert file.read_text("utf-8") == "".join(self.texts)
        return file


@pytest.fixture(name="root", autouse=True)
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "list"
    root.mkdir()
    return root


def key_of(texts: Iterable[str]) -> bytes:
    """Return under which key the pieces of a file are kept."""
    return splicing._key(NAME, Spliced([digest(text) for text in texts], str).digest())


TEXTS = [f"{at} 論文 {'x' * (at % 7)}\n" for at in range(1000)]


def test_only_what_is_new_is_made(root: Path) -> None:
    first = Made(TEXTS)
    first.build(root)
    assert first.made == TEXTS
    assert first.lengths == [len(text.encode()) for text in TEXTS]
    second = Made([*TEXTS[:500], "new\n", *TEXTS[501:]])
    second.build(root)
    assert second.made == ["new\n"]
    assert sum(second.lengths) == len("".join(second.texts).encode())
    third = Made(second.texts)
    third.build(root)
    assert third.made == []


def test_a_build_that_was_ended_leaves_what_is_known_of_the_file_of_the_site(root: Path) -> None:
    Made(TEXTS).build(root)

    class EndedError(Exception):
        pass

    def ended(*_: object) -> None:
        raise EndedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(NextSite, "take_place", ended)
        with pytest.raises(EndedError):
            Made([*TEXTS[:9], "not to be\n", *TEXTS[9:]]).build(root)
    last = Made([*TEXTS[:9], "to be\n", *TEXTS[9:]])
    last.build(root)
    assert last.made == ["to be\n"]


@pytest.mark.parametrize("at_once", [1, 100, 1 << 18])
@pytest.mark.parametrize("copies", [True, False])
def test_any_change_gives_what_is_made_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch, at_once: int, *, copies: bool
) -> None:
    monkeypatch.setattr(splicing, "_AT_ONCE", at_once)
    if not copies:
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    chance, texts = random.Random(at_once), TEXTS[:60]  # noqa: S311 -- edits, no secrets
    for _ in range(30):
        edit, at = chance.randrange(5), chance.randrange(len(texts) + 1)
        if edit == 0:
            texts = [*texts[:at], f"new {chance.random()}\n", *texts[at:]]
        elif edit == 1 and len(texts) > 5:
            texts = [*texts[: at - 1], *texts[at:]]
        elif edit == 2:
            chance.shuffle(texts)
        elif edit == 3:
            texts = [*texts, *texts[:3]]  # the same piece twice
        else:
            texts = texts[at:] + texts[:at]
        Made(texts).build(root)
    Made([]).build(root)
    Made(TEXTS[:2]).build(root)


def test_a_file_that_says_the_same_stays_though_it_was_made_of_other_things(root: Path) -> None:
    before = Made(TEXTS).build(root).stat()
    for keys in (map(str, range(1000)), ["note", *TEXTS[1:]]):
        after = Made(TEXTS, keys).build(root).stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("size", [0, 1, -1])
def test_a_file_that_somebody_touched_is_made_anew(root: Path, size: int) -> None:
    file = Made(TEXTS).build(root)
    data = file.read_bytes()
    file.write_bytes({0: b"?" + data[1:], 1: data + b"?", -1: data[:-5]}[size])
    Made(TEXTS).build(root)
    changed = Made([*TEXTS[:-1], "new\n"])
    file.write_bytes({0: b"?" + data[1:], 1: data + b"?", -1: data[:-5]}[size])
    changed.build(root)
    assert changed.made == changed.texts


def test_what_is_known_of_another_file_is_not_believed(root: Path) -> None:
    Made(TEXTS).build(root)
    cache, key, other = Cache.of(root), key_of(TEXTS), key_of(TEXTS[::-1])
    kept = cache.take("spliced", [key])[key]
    Made(TEXTS[::-1]).build(root)
    for value in (kept, b"", kept[:-1], kept[:16]):
        cache.keep("spliced", {other: value})
        Made(TEXTS[:-1]).build(root)
        Made(TEXTS[::-1]).build(root)


def test_without_a_cache_it_is_made_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", "off")
    Made(TEXTS).build(root)
    again, changed = Made(TEXTS), Made([*TEXTS, "new\n"])
    again.build(root)
    changed.build(root)
    assert (again.made, changed.made) == ([], changed.texts)


def test_what_is_known_of_a_file_goes_with_it(root: Path) -> None:
    Made(TEXTS).build(root)
    with building(root):
        site = NextSite(root, root / "site")
        site.take_place({"other.txt": site.put("other.txt", "x")})
    assert not Cache.of(root).take("spliced", [key_of(TEXTS)])


def test_what_it_is_made_of_and_nothing_else_tells_files_apart() -> None:
    one, other = (Spliced([digest(key)], str) for key in "ab")
    assert one.digest() == Spliced([digest("a")], str).digest() != other.digest()
    assert "".join(Spliced([b"", b""], str)) == "01"


def test_a_file_whose_address_tells_what_it_holds_is_made_once(root: Path) -> None:
    def built(address: str, data: bytes, *, is_made: bool) -> tuple[int, int]:
        made: list[bytes] = []

        def make() -> bytes:
            made.append(data)
            return data

        with building(root):
            site = NextSite(root, root / "site")
            site.take_place({address: site.put(address, Named(make))})
        assert bool(made) == is_made
        file = root / "site" / address
        assert file.read_bytes() == data
        return file.stat().st_ino, file.stat().st_mtime_ns

    once = built("rows-a.bin", b"a", is_made=True)
    assert built("rows-a.bin", b"a", is_made=False) == once
    (root / "site/rows-a.bin").write_bytes(b"b")
    built("rows-a.bin", b"a", is_made=True)
    built("rows-b.bin", b"b", is_made=True)


def test_a_file_that_says_the_same_stays_whoever_made_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def built() -> tuple[int, int]:
        with building(root):
            site = NextSite(root, root / "site")
            site.take_place({"a": site.put("a", Named(lambda: b"a"))})
        it = (root / "site/a").stat()
        return it.st_ino, it.st_mtime_ns

    once = built()
    monkeypatch.setattr(splicing, "program", lambda: b"another")
    assert built() == once


def test_what_a_server_knows_of_its_site_stays_with_the_site(root: Path, tmp_path: Path) -> None:
    served = tmp_path / "served"
    served.mkdir()
    for number, is_made in ((1, True), (2, False)):
        made = Made(TEXTS)
        with building(served):
            site = NextSite(served, served / "site", Cache(served / "pieces.sqlite"))
            content = Spliced([digest(key) for key in [*TEXTS[:-1], str(number)]], made_by(made))
            site.take_place({NAME: site.put(NAME, content)})
        assert (len(made.made) == len(TEXTS)) is is_made
    # A folder for each site that was ever served would stay in the user's cache.
    assert not (tmp_path / "cache").exists()
    assert not (root / "pieces.sqlite").exists()


def made_by(made: Made) -> Callable[[int], str]:
    def make(at: int) -> str:
        made.made.append(made.texts[at])
        return made.texts[at]

    return make
