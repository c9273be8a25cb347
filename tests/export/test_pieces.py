"""What entries are made of, and the pieces that files are joined of."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from awesomequant.export import Format, citation, exporters
from awesomequant.export.pieces import FileOfEntries, files_of, places, recipe
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag, Venue

FORMATS = exporters()
OFFERED = [form for form in FORMATS.values() if form.label]
VENUE = {"id": "BEE", "name": "Bee Conference", "kind": "conference", "publisher": "Hive Press"}
SETTINGS: dict[str, Any] = {
    "title": "Bees",
    "description": "x",
    "fields": {"bits": {"label": "Bits"}, "hive": {"label": "Hive"}},
}
PAPERS = [
    {"id": f"bee-{at}", "source_file": "x.yaml", "title": f"Bee {at}", "year": "2020",
     "venue": "BEE", "doi": f"10.1000/{at}", "fields": {"bits": "4", "hive": "wax"}}
    for at in range(200)
]  # fmt: skip


def library_of(
    papers: list[dict[str, Any]] = PAPERS,
    venue: dict[str, Any] = VENUE,
    settings: dict[str, Any] = SETTINGS,
    tags: dict[str, Tag] | None = None,
) -> Library:
    return Library(
        Settings.model_validate(settings),
        tags=tags or {},
        venues={"BEE": Venue.model_validate(venue)},
        papers=tuple(Paper.model_validate(one) for one in papers),
    )


def entries(library: Library) -> dict[str, list[str]]:
    return {form.name: [form.entry(one, library) for one in library.papers] for form in OFFERED}


@pytest.mark.parametrize(
    ("change", "name", "says"),
    [
        ({"papers": [{**PAPERS[0], "title": "Wasp"}, *PAPERS[1:]]}, "bibtex", "Wasp"),
        ({"papers": [{**PAPERS[0], "tags": ["wax"]}, *PAPERS[1:]]}, "csv", "wax"),
        ({"venue": {**VENUE, "name": "Wasp Conference"}}, "ris", "Wasp Conference"),
        ({"venue": {**VENUE, "publisher": "Wasp Press"}}, "csl-json", "Wasp Press"),
        ({"venue": {**VENUE, "kind": "journal"}}, "bibtex", "@article"),
        ({"settings": {**SETTINGS, "bibtex": {"venues": "short"}}}, "bibtex", "{BEE}"),
    ],
)
def test_whatever_an_entry_says_is_in_its_recipe(
    change: dict[str, Any], name: str, says: str
) -> None:
    before, after = library_of(), library_of(**change)
    assert says in FORMATS[name].entry(after.papers[0], after)
    assert recipe(before.papers[0], before) != recipe(after.papers[0], after)


def test_own_fields_in_another_order_are_other_entries() -> None:
    turned = library_of(settings={**SETTINGS, "fields": dict(reversed(SETTINGS["fields"].items()))})
    assert FORMATS["csv"].entry(turned.papers[0], turned).endswith("wax,4\n")
    one = library_of()
    assert recipe(one.papers[0], one) != recipe(turned.papers[0], turned)


def test_what_no_entry_says_changes_no_recipe() -> None:
    tag = Tag.model_validate({"id": "wax", "label": "Wax"})
    one, other = library_of(), library_of(tags={"wax": tag})
    assert recipe(one.papers[0], one) == recipe(other.papers[0], other)
    assert recipe(one.papers[0], one) != recipe(one.papers[1], one)


OUTLINE = {"outline": {"by": ["venue", "year"]}}


@pytest.mark.parametrize("form", OFFERED, ids=lambda form: form.name)
@pytest.mark.parametrize("more", [{}, OUTLINE], ids=["plain", "outlined"])
def test_a_file_is_its_pieces_and_tells_entries(
    tmp_path: Path, form: Format, more: dict[str, Any]
) -> None:
    library = library_of(settings={**SETTINGS, **more})
    pieces = list(form.pieces(library.papers, library, outlined=True))
    texts = [piece.around(form.written(piece.paper, library)) for piece in pieces]
    assert "".join(texts) == form.write(library.papers, library, outlined=True)
    keys = {piece.key(library, form.exporter.BETWEEN) for piece in pieces}
    assert len(keys) == len(PAPERS)
    file = tmp_path / "file"
    file.write_text("".join(texts), "utf-8")
    it = file.stat()
    lengths = [len(text.encode()) for text in texts]
    at = places(pieces, library)
    stamp = it.st_size, it.st_mtime_ns, it.st_ino
    known = FileOfEntries(pieces, at, str(file), stamp, lengths)
    papers = [piece.paper for piece in pieces[:-1]]
    said = [form.written(paper, library).encode() for paper in papers]
    for start in range(len(papers)):
        assert known.read(papers[start : start + 7]) == said[start : start + 7]
    assert known.read(papers[::9]) == said[::9]
    assert known.read([pieces[-1].paper]) is None, "what stands behind it is not its own"
    stranger = Paper.model_validate({**PAPERS[0], "title": "Wasp"})
    assert known.read([papers[0], stranger]) is None
    files_of(library)[form.name] = known
    assert form.write(library.papers, library, outlined=True) == "".join(texts)
    file.unlink()  # one that is open stays what it was
    assert known.read(papers) == said
    gone = FileOfEntries(pieces, at, str(file), stamp, lengths)
    file.write_text("another file")
    assert [gone.read([paper]) for paper in papers[:2]] == [None, None]
    assert FileOfEntries(pieces, at, str(file), stamp, lengths).read(papers) is None


@pytest.mark.parametrize("more", [{}, OUTLINE], ids=["plain", "outlined"])
def test_a_file_of_no_papers_is_its_head_and_its_tail(more: dict[str, Any]) -> None:
    library = library_of([], settings={**SETTINGS, **more})
    said = {form.name: form.write((), library, outlined=True) for form in OFFERED}
    assert said["json"] == '{"schema":1,"papers":[\n\n]}\n'
    assert said["markdown"] == "# Bees\n\n" + ("\n" if more else "")


def test_an_entry_is_written_once_as_long_as_all_are_no_burden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted = Counter[str]()
    form = FORMATS["bibtex"]
    write = form.exporter.entry

    def counting(cited: Any) -> str:
        counted[cited.paper.id] += 1
        return write(cited)

    monkeypatch.setattr(form.exporter, "entry", counting)
    library = library_of()
    assert form.write(library.papers, library) == form.write(library.papers, library)
    assert set(counted.values()) == {1}
    monkeypatch.setattr(sys.modules[Format.__module__], "_MOST", 1000)
    library = library_of()
    counted.clear()
    assert form.write(library.papers, library) == form.write(library.papers, library)
    assert set(counted.values()) == {1, 2}


def test_a_paper_that_is_not_of_the_list_is_written_as_it_is() -> None:
    library = library_of()
    FORMATS["bibtex"].entry(library.papers[0], library)
    stranger = Paper.model_validate({**PAPERS[0], "title": "Wasp"})
    assert "Wasp" in FORMATS["bibtex"].entry(stranger, library)
    assert citation(stranger, library).title == "Wasp"
