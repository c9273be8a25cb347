"""Tags are a tree: what counts under a tag counts under those above it."""

import pytest

from awesomequant.library.library import Library
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag


def library(parents: dict[str, str | None], tagged: dict[str, list[str]]) -> Library:
    """Return a list of tags with these parents, and of papers with these tags."""
    tags = {
        name: Tag.model_validate({"id": name, "label": name.capitalize(), "parent": parent})
        for name, parent in parents.items()
    }
    papers = [
        Paper.model_validate({"id": name, "source_file": "x", "title": name, "tags": names})
        for name, names in tagged.items()
    ]
    return Library(Settings(title="A", description="B"), tags, papers=default_order(papers))


TREE = {"leaf": "twig", "twig": "branch", "stone": None, "branch": None, "bud": "branch"}


def test_the_tree_has_each_tag_before_those_below_it_in_the_order_of_the_file() -> None:
    assert library(TREE, {}).tree == ("stone", "branch", "twig", "leaf", "bud")
    assert library(dict.fromkeys("cab"), {}).tree == tuple("cab")


def test_a_paper_counts_under_every_tag_above_its_own() -> None:
    found = library(TREE, {"a": ["leaf"], "b": ["branch", "bud"], "c": ["stone"], "d": ["gone"]})
    ids = {tag: [paper.id for paper in papers] for tag, papers in found.by_tag.items()}
    assert ids == {"stone": ["c"], "branch": ["a", "b"], "twig": ["a"], "leaf": ["a"], "bud": ["b"]}
    assert found.tags_of(found.by_id["a"]) == ("leaf", "twig", "branch")
    assert found.tags_of(found.by_id["b"]) == ("branch", "bud")


@pytest.mark.parametrize(
    "parents",
    [
        {"a": "a"},
        {"a": "b", "b": "a"},
        {"a": "b", "b": "c", "c": "b", "d": "a"},
        {"a": "nowhere", "b": "a"},
    ],
)
def test_a_wrong_tree_has_an_end_and_loses_no_tag(parents: dict[str, str | None]) -> None:
    found = library(parents, {"x": list(parents)})
    assert set(found.tree) == set(parents)
    assert all(found.by_tag[tag] for tag in parents)
