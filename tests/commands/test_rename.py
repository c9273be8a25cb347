"""``awesomequant rename`` gives a tag or a venue another id everywhere; nothing else changes."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from listing import FIRST, lay, write

from awesomequant.cli import main
from awesomequant.store import load, strict

Rename = Callable[..., int]
LIST = """\
tags: [bnn, low-bit]  # both
venue: CVPR  # where
# data/tags.yaml
bnn: {label: BNN, aliases: [binary], related: [low-bit]}  # one bit
nlp: {label: NLP, related: [bnn]}
# data/papers/2020/beta.yaml
tags: [bnn]
arxiv: "2002.00001"
"""


@pytest.fixture
def rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rename:
    """Return what renames in the example's list; it gives the exit code."""
    write(tmp_path, lay(LIST))

    def call(*words: str) -> int:
        argv = ["awesomequant", "-C", str(tmp_path), "rename", *words]
        monkeypatch.setattr(sys, "argv", argv)
        with pytest.raises(SystemExit) as left:
            main()
        return int(left.value.code or 0)

    return call


def test_a_tag_gets_another_id(rename: Rename, tmp_path: Path) -> None:
    assert rename("tag", "bnn", "binarization") == 0
    assert "tags: [binarization, low-bit]  # both" in (tmp_path / FIRST).read_text("utf-8")
    tags = (tmp_path / "data/tags.yaml").read_text("utf-8")
    assert "related: [low-bit]}  # one bit" in tags
    assert strict.read(tags)["binarization"]["aliases"] == ["binary", "bnn"]
    assert strict.read(tags)["nlp"]["related"] == ["binarization"]
    assert load(tmp_path).problems == ()


def test_two_tags_are_joined(rename: Rename, tmp_path: Path) -> None:
    assert rename("tag", "bnn", "low-bit") == 0
    library = load(tmp_path).library
    assert {paper.tags for paper in library.papers} == {("low-bit",)}
    assert "bnn" not in library.tags
    assert library.tags["low-bit"].aliases == ("low-bits", "lowbit", "bnn", "binary")
    assert library.tags["nlp"].related == ("low-bit",)


def test_a_venue_gets_another_id(rename: Rename, tmp_path: Path) -> None:
    assert rename("venue", "CVPR", "CVPR (IEEE)") == 0
    assert "  # where" in (tmp_path / FIRST).read_text("utf-8")
    library = load(tmp_path).library
    assert {paper.venue for paper in library.papers} == {"CVPR (IEEE)"}
    assert library.venue_of["CVPR"].id == "CVPR (IEEE)"


@pytest.mark.parametrize("words", [("tag", "bnns", "x"), ("tag", "bnn", "bnn"), ("word", "a", "b")])
def test_wrong_use_exits_with_2_and_changes_nothing(
    rename: Rename, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = (tmp_path / "data/tags.yaml").read_bytes()
    assert rename(*words) == 2
    assert (tmp_path / "data/tags.yaml").read_bytes() == before


def test_a_broken_vocabulary_is_the_cause_that_is_told(
    rename: Rename, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data/tags.yaml").write_text("low-bit: {label: [\n", "utf-8")
    assert rename("tag", "low-bit", "few-bits") == 2
    said = capsys.readouterr().err
    assert "data/tags.yaml:1:10: a list or mapping in brackets is broken here" in said


def test_a_dry_run_writes_nothing(rename: Rename, tmp_path: Path) -> None:
    assert rename("tag", "bnn", "x", "--dry-run") == 0
    assert "bnn" in load(tmp_path).library.tags


TREE = """\
tags: [twig]
# data/tags.yaml
low-bit: {label: Low-bit}
branch: {label: Branch, parent: low-bit}
twig: {label: Twig, parent: branch, related: [leaf, branch]}
leaf: {label: Leaf, parent: twig}
"""


@pytest.mark.parametrize(
    ("old", "new", "parents"),
    [
        ("twig", "sprig", {"branch": "low-bit", "sprig": "branch", "leaf": "sprig"}),
        ("branch", "twig", {"twig": "low-bit", "leaf": "twig"}),
        ("low-bit", "branch", {"twig": "branch", "leaf": "twig"}),
        ("leaf", "branch", {"branch": "low-bit", "twig": "branch"}),
    ],
)
def test_what_was_a_part_of_a_tag_is_one_of_the_new(
    rename: Rename, tmp_path: Path, old: str, new: str, parents: dict[str, str]
) -> None:
    write(tmp_path, lay(TREE))
    assert rename("tag", old, new) == 0
    tags = load(tmp_path).library.tags
    assert {tag.id: tag.parent for tag in tags.values() if tag.parent} == parents
    assert load(tmp_path).problems == ()
    related = {"twig": ("leaf",), "sprig": ("leaf", "branch")}
    for tag in set(tags) & set(related) if old in ("branch", "twig") else ():
        assert tags[tag].related == related[tag]
