"""The outline of a list: headings inside one another, and the order of papers below one."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from awesomequant.library.library import Library
from awesomequant.library.order import default_order, newest_first
from awesomequant.library.outline import Group, ordered, outline
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Outline, Settings
from awesomequant.library.vocabulary import Tag, Venue

TAGS = {
    "post": Tag(id="post", label="Post-training"),
    "rotation": Tag(id="rotation", label="Rotation", parent="post"),
    "rounding": Tag(id="rounding", label="Rounding", parent="post"),
    "old": Tag(id="old", label="Old word", deprecated="rounding"),
    "chips": Tag(id="chips", label="Chips"),
    "unused": Tag(id="unused", label="Unused"),
}
VENUES = {
    "ICML": Venue(id="ICML", name="ICML", kind="conference"),
    "arXiv": Venue(id="arXiv", name="arXiv", kind="preprint"),
}
# id: year, venue, citations, day, tags
PAPERS: dict[str, tuple[int | None, str | None, int | None, str | None, list[str]]] = {
    "alpha": (2023, "ICML", 5, "2024-01-02", ["rotation", "post"]),
    "beta": (2024, "arXiv", 50, "2024-01-01", ["rounding", "chips"]),
    "gamma": (2024, "ICML", None, None, ["post"]),
    "delta": (2024, "ACL", 7, "2024-01-01", []),
    "eps": (None, None, 9, "2024-01-03", ["old", "nowhere"]),
}


def library(by: Sequence[str] = ("year",), order: str = "newest") -> Library:
    papers = [
        Paper.model_validate(
            {"id": name, "source_file": "x", "title": name, "tags": tags}
            | ({"year": str(year)} if year else {})
            | ({"venue": venue} if venue else {})
            | ({"added": day} if day else {})
            | (
                {"citations": {"count": str(count), "source": "seed", "as_of": "2024-01-01"}}
                if count is not None
                else {}
            )
        )
        for name, (year, venue, count, day, tags) in PAPERS.items()
    ]
    settings = Settings(
        title="A",
        description="B",
        outline=Outline.model_validate({"by": tuple(by), "order": order}),
    )
    return Library(settings, TAGS, VENUES, default_order(papers))


def shape(groups: Sequence[Group]) -> Any:
    """Return headings and ids as plain values: a heading without others below has ids alone."""
    return {
        one.title: [paper.id for paper in one.papers]
        if not one.groups
        else {
            **({"": [paper.id for paper in one.papers]} if one.papers else {}),
            **shape(one.groups),
        }
        for one in groups
    }


def test_by_year_the_newest_stand_first_and_what_has_no_year_last() -> None:
    assert shape(outline(library())) == {
        "2024": ["delta", "gamma", "beta"],
        "2023": ["alpha"],
        "Year unknown": ["eps"],
    }


def test_a_paper_of_two_topics_stands_under_both_and_of_one_branch_under_the_deepest() -> None:
    assert shape(outline(library(["topic"]))) == {
        "Post-training": {"": ["gamma"], "Rotation": ["alpha"], "Rounding": ["beta", "eps"]},
        "Chips": ["beta"],
        "Untagged": ["delta"],
    }


def test_by_topic_and_year_the_years_of_a_topic_stand_before_its_parts() -> None:
    assert shape(outline(library(["topic", "year"]))) == {
        "Post-training": {
            "2024": ["gamma"],
            "Rotation": {"2023": ["alpha"]},
            "Rounding": {"2024": ["beta"], "Year unknown": ["eps"]},
        },
        "Chips": {"2024": ["beta"]},
        "Untagged": {"2024": ["delta"]},
    }


def test_by_venue_and_by_three() -> None:
    assert shape(outline(library(["venue"]))) == {
        "ACL": ["delta"],
        "arXiv": ["beta"],
        "ICML": ["gamma", "alpha"],
        "Venue unknown": ["eps"],
    }
    assert shape(outline(library(["year", "venue", "topic"])))["2024"] == {
        "ACL": {"Untagged": ["delta"]},
        "arXiv": {"Post-training": {"Rounding": ["beta"]}, "Chips": ["beta"]},
        "ICML": {"Post-training": ["gamma"]},
    }


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("newest", ["delta", "gamma", "beta", "alpha", "eps"]),
        ("oldest", ["alpha", "delta", "gamma", "beta", "eps"]),
        ("cited", ["beta", "eps", "delta", "alpha", "gamma"]),
        ("title", ["alpha", "beta", "delta", "eps", "gamma"]),
        ("added", ["gamma", "eps", "alpha", "delta", "beta"]),
        ("as-listed", ["delta", "beta", "alpha", "eps", "gamma"]),
    ],
)
def test_the_order_below_a_heading(order: str, ids: list[str]) -> None:
    found = library(["topic"], order)
    assert [paper.id for paper in ordered(found, found.papers)] == ids


def test_the_oldest_year_stands_first_where_papers_do() -> None:
    assert list(shape(outline(library(order="oldest")))) == ["2023", "2024", "Year unknown"]


ORDERS = st.permutations(["topic", "year", "venue"]).flatmap(
    lambda by: st.integers(1, 3).map(lambda n: by[:n])
)


@given(ORDERS)
def test_every_paper_stands_somewhere_and_no_heading_is_empty_or_told_apart_from_none(
    by: list[str],
) -> None:
    groups = outline(library(by))
    assert {paper.id for group in groups for paper in group.every} == set(PAPERS)
    paths, waiting = [], list(groups)
    while waiting:
        group = waiting.pop()
        assert group.every
        paths.append(group.path)
        waiting += group.groups
    assert len(paths) == len(set(paths))


def test_only_some_papers_of_a_group() -> None:
    post = outline(library(["topic", "year"]))[0]
    assert shape([post.only({"beta", "gamma"}, "year")]) == {
        "Post-training": {"": ["gamma"], "Rounding": ["beta"]}
    }


@pytest.mark.parametrize("by", [[], ["topic", "topic"], ["author"]])
def test_an_outline_by_nothing_or_twice_by_the_same_is_refused(by: list[str]) -> None:
    with pytest.raises(ValidationError):
        Outline.model_validate({"by": by})


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"added": "2026-11-26", "arxiv": "2609.00001"}, {"added": "2026-11-27", "year": "2017"}),
        ({"added": "2026-11-26", "year": "2026"}, {"year": "2017"}),
        ({"year": "2024", "arxiv": "2405.09999"}, {"year": "2024", "arxiv": "2410.00001"}),
        ({"year": "2024", "arxiv": "2410.00001"}, {"year": "2024", "arxiv": "2410.00002"}),
        ({"year": "2024", "arxiv": "2405.09999"}, {"date": "2024-06-17", "arxiv": "2401.00001"}),
        ({"date": "2024-06"}, {"date": "2024-06-17"}),
        ({"year": "2026", "arxiv": "2510.00001"}, {"year": "2026"}),
        ({"year": "2026"}, {"year": "2026", "arxiv": "2601.00001"}),
        ({"arxiv": "cs/9901001"}, {"arxiv": "0704.0001"}),
        ({"year": "2025"}, {"year": "2026"}),
        ({}, {"year": "1990"}),
    ],
)
def test_the_newest_are_the_last_to_come_and_of_one_day_the_last_to_come_out(
    earlier: dict[str, str], later: dict[str, str]
) -> None:
    papers = [
        Paper.model_validate({"id": name, "source_file": "x", "title": name, **more})
        for name, more in (("earlier", earlier), ("later", later))
    ]
    assert [paper.id for paper in newest_first(papers)] == ["later", "earlier"]
    assert [paper.id for paper in newest_first(reversed(papers))] == ["later", "earlier"]
