"""What is taken over from the list as it was is what would be found out anew."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from support import TOY

from awesomequant.library.earlier import follow
from awesomequant.library.library import Library
from awesomequant.library.order import default_order
from awesomequant.library.paper import Code, Measure, Paper
from awesomequant.library.persons import Person
from awesomequant.site.addresses import author_pages
from awesomequant.site.related import Relations, relations
from awesomequant.store import load

EDITS: dict[str, dict[str, Any]] = {
    "note": {"note": "Looked at."},
    "nothing": {},
    "title": {"title": "Quite Another Work on Hives"},
    "authors": {"authors": ("Jane Doe", "Somebody Else")},
    "no authors": {"authors": ()},
    "tags": {"tags": ()},
    "venue": {"venue": None},
    "year": {"year": 2018},
    "no year": {"year": None},
    "citations": {"citations": Measure(count=9999, source="openalex", as_of=date(2026, 1, 2))},
    "code": {"code": (Code(url="https://github.com/bees/again"),)},
    "doi": {"doi": "10.1000/of-bees"},
    "id": {"id": "renamed"},
}
WORKED_OUT = (
    "by_id", "by_year", "by_venue", "by_tag", "by_author", "_authors", "_signed", "rank", "lineage",
    "below", "tree", "venue_of", "tag_of", "alike", "sharing",
)  # fmt: skip


def with_known(library: Library) -> Library:
    """Have a list work out what it can of itself."""
    for name in WORKED_OUT:
        getattr(library, name)
    relations(library), author_pages(library)
    return library


def said(library: Library) -> dict[str, Any]:
    """Return what a list says of itself, papers by what they say and as the objects that they are."""
    near = {paper.id: relations(library).near(paper) for paper in library.papers}
    found = {name: getattr(library, name) for name in WORKED_OUT}
    found |= {"near": near, "authors": dict(author_pages(library))}
    there = {id(paper) for paper in library.papers}
    held = [
        *library.by_id.values(),
        *(paper for name in ("by_year", "by_venue", "by_tag", "by_author") for papers in found[name].values() for paper in papers),
        *(paper for papers in near.values() for paper in papers),
        *(paper for page in author_pages(library).values() for paper in page.papers),
        *(paper for one in library._authors.values() for paper in one.papers),
        *(paper for pair in (*library.alike, *library.sharing) for paper in pair[:2]),
    ]  # fmt: skip
    assert {id(paper) for paper in held} <= there
    return {
        name: [*value.items()] if name.startswith("by_") else value for name, value in found.items()
    }


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("of_so_many", [1, 20])
def test_a_list_that_follows_another_says_what_a_new_one_does(
    edit: str, of_so_many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("awesomequant.library.earlier._OF_SO_MANY", of_so_many)
    library = load(TOY).library
    for at in range(len(library.papers)):
        before = with_known(replace(library))
        old = before.papers[at]
        new = Paper.model_validate({**old.model_dump(exclude_unset=True), **EDITS[edit]})
        papers = default_order(new if paper is old else paper for paper in before.papers)
        now = replace(library, papers=papers)
        follow(before, now)
        assert said(now) == said(replace(library, papers=papers))
        assert edit != "note" or bool(now.earlier) == (of_so_many == 1)


def test_a_list_that_follows_lets_go_of_what_was_before() -> None:
    one, two, three = (replace(load(TOY).library) for _ in range(3))
    follow(one, two)
    follow(two, three)
    assert two.earlier == []


def test_no_list_follows_one_of_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("awesomequant.library.earlier._OF_SO_MANY", 0)
    library = load(TOY).library
    others = [
        replace(library, tags={}),
        replace(library, venues={}),
        replace(library, people={"jane-doe": Person(id="jane-doe", name="Jane Doe")}),
        replace(library, settings=library.settings.model_copy(update={"title": "Wasps"})),
        replace(library, papers=library.papers[1:]),
    ]
    for other in others:
        follow(library, other)
        assert other.earlier == []
    same = replace(library)
    follow(library, same)
    assert len(same.earlier) == 1
    assert isinstance(relations(same), Relations)
