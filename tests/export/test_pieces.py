"""Entries kept between runs: written once, and anew wherever anything that they say has changed."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support import copy_of_toy

from awesomequant.export import Format, citation, exporters
from awesomequant.export.pieces import prepare, recipe
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.store import load
from awesomequant.store.cache import Cache

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


@pytest.fixture(name="cache")
def _cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache.sqlite")


@pytest.fixture(name="written")
def _written(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often an entry was written, by format."""
    counted = Counter[str]()

    def counting(name: str, entry: Callable[..., str]) -> Callable[..., str]:
        def counted_entry(cited: Any) -> str:
            counted[name] += 1
            return entry(cited)

        return counted_entry

    for form in FORMATS.values():
        monkeypatch.setattr(form.exporter, "entry", counting(form.name, form.exporter.entry))
    return counted  # type: ignore[return-value]


def test_every_entry_is_written_once_and_taken_by_the_next_run(
    cache: Cache, written: Counter[str]
) -> None:
    first = library_of()
    prepare(first, FORMATS, cache)
    made = entries(first)
    assert written == {form.name: len(PAPERS) for form in OFFERED}
    second = library_of()
    prepare(second, FORMATS, cache)
    assert entries(second) == made
    assert written.total() == len(PAPERS) * len(OFFERED), "nothing was written again"


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
def test_what_an_entry_says_is_written_anew_when_it_changes(
    cache: Cache, change: dict[str, Any], name: str, says: str
) -> None:
    prepare(library_of(), FORMATS, cache)
    changed = library_of(**change)
    prepare(changed, FORMATS, cache)
    assert says in FORMATS[name].entry(changed.papers[0], changed)
    assert entries(changed) == entries(library_of(**change))


def test_own_fields_in_another_order_are_other_entries(cache: Cache) -> None:
    prepare(library_of(), FORMATS, cache)
    turned = library_of(settings={**SETTINGS, "fields": dict(reversed(SETTINGS["fields"].items()))})
    prepare(turned, FORMATS, cache)
    assert FORMATS["csv"].entry(turned.papers[0], turned).endswith("wax,4\n")


def test_a_change_of_one_paper_leaves_most_of_the_others_as_they_are(
    cache: Cache, written: Counter[str]
) -> None:
    prepare(library_of(), FORMATS, cache)
    written.clear()
    changed = [*PAPERS[:50], {**PAPERS[50], "title": "Wasp"}, *PAPERS[51:]]
    prepare(library_of(changed), FORMATS, cache)
    assert 0 < written["bibtex"] < len(PAPERS)
    written.clear()
    more = [{**PAPERS[0], "id": "ant", "doi": "10.1000/ant"}, *changed]
    prepare(library_of(more), FORMATS, cache)
    assert 0 < written["bibtex"] < len(PAPERS), "what stands before them does not count"


def test_what_no_entry_says_changes_no_recipe() -> None:
    tag = Tag.model_validate({"id": "wax", "label": "Wax"})
    one, other = library_of(), library_of(tags={"wax": tag})
    assert recipe(one.papers[0], one) == recipe(other.papers[0], other)
    assert recipe(one.papers[0], one) != recipe(one.papers[1], one)


def test_what_a_cache_should_not_hold_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    class Spoilt(Cache):
        def take(self, _kind: str, keys: Any) -> dict[bytes, bytes]:
            return dict.fromkeys(keys, b"\xff")

    library = library_of()
    prepare(library, FORMATS, Spoilt(tmp_path / "cache.sqlite"))
    assert entries(library) == entries(library_of())


OWN = """LABEL, SUFFIX, MEDIA_TYPE = "Own", ".txt", "text/plain"


def entry(cited):
    return "one\\n"
"""


def test_the_entries_of_an_exporter_of_the_list_follow_its_file(
    tmp_path: Path, cache: Cache
) -> None:
    root = copy_of_toy(tmp_path)
    (root / "exporters").mkdir()
    file = root / "exporters" / "own.py"

    def own(source: str) -> str:
        file.write_text(source)
        library, formats = load(root).library, exporters(root)
        prepare(library, formats, cache)
        return formats["own"].entry(library.papers[0], library)

    assert own(OWN) == "one\n"
    assert own(OWN.replace("one", "two")) == "two\n"


def test_a_paper_that_is_not_of_the_list_is_written_as_it_is(cache: Cache) -> None:
    library = library_of()
    prepare(library, FORMATS, cache)
    stranger = Paper.model_validate({**PAPERS[0], "title": "Wasp"})
    assert "Wasp" in FORMATS["bibtex"].entry(stranger, library)
    assert isinstance(FORMATS["bibtex"], Format)
    assert citation(stranger, library).title == "Wasp"
