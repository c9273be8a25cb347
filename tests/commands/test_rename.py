"""``awesomequant rename`` gives a tag or a venue another id everywhere; nothing else changes."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from listing import FIRST, lay, write
from support import run

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


def test_rules_that_cannot_be_read_stop_a_rename(
    rename: Rename, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data/tag-rules.yaml").write_text("rules:\n  - {tag: [bnn\n", encoding="utf-8")
    before = (tmp_path / "data/tags.yaml").read_bytes()
    assert rename("tag", "bnn", "binary") == 2
    said = capsys.readouterr().err
    assert "data/tag-rules.yaml:2:11: a list or mapping in brackets is broken here" in said
    assert "mend it first" in said
    assert (tmp_path / "data/tags.yaml").read_bytes() == before


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


PAGE = """\
# Bees

## One bit
<!-- awesomequant: topic bnn flat -->

- old
<!-- awesomequant: end -->
Words of mine: topic bnn.
"""


def test_the_marks_of_a_page_of_ones_own_name_the_new_topic(rename: Rename, tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(PAGE, "utf-8")
    assert rename("tag", "bnn", "binarization") == 0
    assert page.read_text("utf-8") == PAGE.replace(
        "awesomequant: topic bnn", "awesomequant: topic binarization"
    )
    assert "](https://arxiv.org/abs/2002.00001)" in filled_by_readme(tmp_path)


def filled_by_readme(root: Path) -> str:
    """Return README.md as it is rendered, marks and all."""
    assert run("-C", root, "readme").returncode == 0
    return (root / "README.md").read_text("utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_of_two_joined_topics_one_region_is_left(rename: Rename, tmp_path: Path, end: str) -> None:
    two = f"{PAGE}<!-- awesomequant: topic low-bit -->\n<!-- awesomequant: end -->\n"
    page = tmp_path / "README.md"
    page.write_bytes(two.replace("\n", end).encode())
    assert rename("tag", "bnn", "low-bit") == 0
    left = "# Bees\n\n## One bit\nWords of mine: topic bnn.\n"
    left += "<!-- awesomequant: topic low-bit -->\n<!-- awesomequant: end -->\n"
    assert page.read_bytes() == left.replace("\n", end).encode()


def test_rules_for_tags_name_the_new_one(rename: Rename, tmp_path: Path) -> None:
    file = tmp_path / "data/tag-rules.yaml"
    file.write_text(
        "rules:\n  - {tag: nlp, titles: [word]}\n  - {tag: bnn, titles: [binary]}  # one bit\n"
        "reviewed:\n  - {record: beta, tags: [low-bit, bnn], without: [bnn], because: read}\n",
        "utf-8",
    )
    assert rename("tag", "bnn", "low-bit") == 0
    said = file.read_text("utf-8")
    assert "  - {tag: low-bit, titles: [binary]}  # one bit\n" in said
    assert "tags: [low-bit], without: [low-bit]" in said
    assert load(tmp_path).problems == ()
