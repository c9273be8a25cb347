"""Pages that are shown before the site is whole, and who waits for what meanwhile."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import copy_of_toy, patience

from awesomequant.site import mkdocs_serve
from awesomequant.site.ahead import Ahead, Pages, SupersededError
from awesomequant.site.building import build_site
from awesomequant.site.filling import Materials, outputs, shown_of
from awesomequant.site.shelf import kept_skeleton
from awesomequant.store import load


def pages_of(project_root: Path) -> tuple[Materials, Pages]:
    """Return what a list's site is made of, and its pages."""
    project = load(project_root)
    assert build_site(project, strict=False)
    found = kept_skeleton(project_root, shown_of(project.library, project_root))
    assert found
    materials = Materials.of(project, *found)
    assert materials.listed
    return materials, Pages(materials.listed[1], materials.skeleton, materials.files)


def given(pages: Pages, name: str) -> bytes | None:
    """Return what a reader is given."""
    return pages.make(name) if pages.known(name) is None else pages.known(name)


def test_a_page_made_ahead_is_the_one_of_the_site(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    materials, pages = pages_of(root)
    site = root / "site"
    made = {
        name: content
        for file in sorted(site.rglob("*"))
        if file.is_file()
        and (content := given(pages, name := file.relative_to(site).as_posix())) is not None
    }
    assert {name: (site / name).read_bytes() for name in made} == made
    # All pages, and what they load; but nothing that follows from the whole list.
    assert {f"papers/{one}/index.html" for one in load(root).library.by_id} < made.keys()
    assert {"index.html", "explore/index.html", "assets/awesomequant.css"} < made.keys()
    assert materials.listed
    of_groups = {
        name
        for output in outputs(materials.listed[1], materials.skeleton, materials.files)
        for name, _ in output.make()
        if not name.endswith("index.html")
    }
    assert not of_groups & made.keys()
    assert pages.make("papers/no-such-paper/index.html") is None
    assert pages.make("../secret") is None


class Shown:
    """Pages that a test asks for."""

    def __init__(self, **made: bytes) -> None:
        self.there, self.made = made, dict[str, bytes]()

    def known(self, name: str) -> bytes | None:
        """Return what was made before."""
        return self.made.get(name)

    def make(self, name: str) -> bytes | None:
        """Return what is there."""
        if name == "broken.html":
            raise ZeroDivisionError
        if name in self.there:
            self.made[name] = self.there[name]
        return self.there.get(name)


class Reader(threading.Thread):
    """Somebody who asks for something, and may wait."""

    def __init__(self, ahead: Ahead, name: str) -> None:
        super().__init__(daemon=True)
        self.ahead, self.wanted, self.got = ahead, name, list[bytes | None]()
        self.start()

    def run(self) -> None:
        """Ask."""
        self.got.append(self.ahead.asked(self.wanted))

    def answer(self) -> bytes | None:
        """Return what was given out."""
        self.join(patience(20))
        return self.got[0]

    def waits(self) -> bool:
        """Return whether there is no answer yet, having given it time for one."""
        self.join(0.05)
        return not self.got


def shown(ahead: Ahead, **made: bytes) -> None:
    """Let readers have pages."""
    pages: Any = Shown(**made)
    ahead.show(pages)


def test_a_reader_has_a_page_while_the_rest_is_made_and_all_else_when_it_is_whole() -> None:
    ahead = Ahead()
    assert ahead.asked("page") is None  # the site has it
    with ahead.making():
        early = Reader(ahead, "page")
        assert early.waits()
        shown(ahead, page=b"new")
        assert early.answer() == b"new"
        index, broken = Reader(ahead, "index"), Reader(ahead, "broken.html")
        assert index.waits()
        assert broken.waits()
    assert index.answer() is None
    assert broken.answer() is None  # whoever makes the site tells of it


def test_where_the_site_cannot_be_made_the_last_one_is_given_out() -> None:
    ahead = Ahead()
    readers: list[Reader] = []

    def fail() -> None:
        with ahead.making():
            readers.append(Reader(ahead, "page"))
            assert readers[0].waits()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    (reader,) = readers
    assert reader.answer() is None


def test_what_nobody_wants_any_more_is_not_made_but_its_pages_stand() -> None:
    ahead = Ahead()
    ahead.is_superseded = lambda: True
    made: list[str] = []

    def make() -> Iterator[tuple[str, str]]:
        made.append("made")
        yield "name", "content"

    def build() -> None:
        with ahead.making():
            shown(ahead, page=b"second")
            list(ahead.turns(make)())

    with pytest.raises(SupersededError):
        build()
    assert made == []
    # Never the site of before: that is older than what was shown.
    assert ahead.asked("page") == b"second"
    waiting = Reader(ahead, "index")
    assert waiting.waits()
    with ahead.making():
        late = Reader(ahead, "page")
        assert late.waits()
        shown(ahead, page=b"third")
        assert late.answer() == b"third"
        # Somebody waits for the whole of it, so that it is made, however often the list changes.
        assert waiting.waits()
        list(ahead.turns(make)())
    assert made == ["made"]
    assert waiting.answer() is None


def test_a_page_is_made_before_what_nobody_asked_for() -> None:
    ahead, made = Ahead(), list[str]()

    def make() -> Iterator[tuple[str, str]]:
        made.append("output")
        yield "name", "content"

    class Slow(Shown):
        def make(self, name: str) -> bytes | None:
            begun.set()
            assert go.wait(patience(20))
            made.append(name)
            return b"page"

    begun, go = threading.Event(), threading.Event()
    with ahead.making():
        pages: Any = Slow()
        ahead.show(pages)
        reader = Reader(ahead, "page")
        assert begun.wait(patience(20))
        threading.Timer(0.05, go.set).start()
        list(ahead.turns(make)())
    assert reader.answer() == b"page"
    assert made == ["page", "output"]


def test_the_pages_that_somebody_looks_at_are_made_at_once() -> None:
    ahead = Ahead()
    for name in (
        "a.html",
        "b.html",
        "c.html",
        "d.html",
        "e.html",
        "b.html",
        "broken.html",
        "f.css",
    ):
        ahead.looked_at(name)
    pages: Any = Shown(**dict.fromkeys(("a.html", "b.html", "c.html", "e.html", "f.css"), b"x"))
    with ahead.making():
        ahead.show(pages)
        assert [*pages.made] == ["b.html", "e.html"]


def test_what_mkdocs_made_is_known_when_the_site_on_it_could_not_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template is wrong at the first build behind a new skeleton, then the docs are as before."""
    from mkdocs.config import load_config  # noqa: PLC0415

    root = copy_of_toy(tmp_path)
    monkeypatch.chdir(root)
    folder = tmp_path / "served"
    folder.mkdir()
    served, home = mkdocs_serve._Served(folder), root / "docs/index.md"

    def rebuild() -> None:
        served.rebuild(load_config(str(root / "mkdocs.yml"), site_dir=str(folder / "site")))

    rebuild()
    before = home.read_text("utf-8")
    home.write_text("# Another\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(mkdocs_serve, "fill", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuild()
    home.write_text(before, "utf-8")
    rebuild()
    assert "Another" not in (folder / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "path", ["/\0", "/a\0.html", f"/livereload/{'9' * 5000}/1", "/" + "a" * 5000]
)
def test_an_address_that_nothing_has_is_not_found(path: str) -> None:
    """Any page in a browser may ask for it, and MkDocs wrote a traceback into the terminal."""
    said: list[str] = []
    server = object.__new__(mkdocs_serve._Server)
    server.serve_request({"PATH_INFO": path}, lambda status, _: said.append(status))
    assert said == ["404 Not Found"]
