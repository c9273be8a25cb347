"""What beginners get wrong: each mistake is told at its place, and mended where that is certain."""

import json
from pathlib import Path
from typing import Any

import pytest
from check import beginners_unseen
from check.beginners import FILE, GOOD, LIST, MISTAKES, SOUND, Mistake
from click.testing import CliRunner

from awesomequant.cli import awesomequant

EACH = pytest.mark.parametrize(
    "mistake", [*MISTAKES, *beginners_unseen.MISTAKES], ids=lambda mistake: mistake.name
)


def laid(root: Path, file: str, text: str | bytes) -> Path:
    for name, content in (LIST | {file: text}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def told(root: Path, file: str) -> list[dict[str, Any]]:
    answer = CliRunner().invoke(awesomequant, ["-C", str(root), "check", "--output-format", "json"])
    return [one for one in json.loads(answer.stdout) if one["file"] == file]


def fixed(root: Path) -> None:
    CliRunner().invoke(awesomequant, ["-C", str(root), "check", "--fix"])


@EACH
def test_each_is_told_at_its_place_with_the_right_form(mistake: Mistake, tmp_path: Path) -> None:
    said = [
        f"{one['message']}; {one['hint']}"
        for one in told(laid(tmp_path, mistake.file, mistake.text), mistake.file)
        if mistake.at == f"{one['line']}:{one['column']}"
    ]
    assert any(mistake.says in one for one in said), said


@EACH
def test_fix_mends_what_is_certain_and_leaves_the_rest(mistake: Mistake, tmp_path: Path) -> None:
    laid(tmp_path, mistake.file, mistake.text)
    fixed(tmp_path)
    text = mistake.text if isinstance(mistake.text, bytes) else mistake.text.encode()
    is_mended = mistake.becomes is not None
    left = (tmp_path / (mistake.lies if is_mended else mistake.file)).read_bytes()
    assert left == (mistake.becomes.encode() if mistake.becomes is not None else text)
    if is_mended:
        assert [one for one in told(tmp_path, mistake.lies) if one["level"] == "error"] == []
    before = {path: path.read_bytes() for path in tmp_path.rglob("data/**/*.*")}
    fixed(tmp_path)
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("data/**/*.*")}


@pytest.mark.parametrize("name", SOUND)
def test_what_only_looks_like_a_mistake_is_none(name: str, tmp_path: Path) -> None:
    assert told(laid(tmp_path, FILE, SOUND[name]), FILE) == []


def test_comments_blank_lines_and_line_ends_are_kept(tmp_path: Path) -> None:
    text = GOOD.replace("year:", "# when\n\nyaer:").replace(
        "tags: [low-bit]", "tags: low-bit  # one"
    )
    text = text.replace('title: "Beta Graphs with', "title: Beta: Graphs with").replace(
        'Edges"', "Edges  # ours"
    )
    laid(tmp_path, FILE, text.replace("\n", "\r\n"))
    fixed(tmp_path)
    wanted = GOOD.replace("year:", "# when\n\nyear:").replace("[low-bit]", "[low-bit]  # one")
    wanted = wanted.replace(
        '"Beta Graphs with Many Edges"', '"Beta: Graphs with Many Edges"  # ours'
    )
    assert (tmp_path / FILE).read_bytes().decode() == wanted.replace("\n", "\r\n")


def test_several_mistakes_of_one_file_are_mended_together(tmp_path: Path) -> None:
    text = """\
Title: Beta: Graphs with Many Edges,
author: Jane Doe and John Roe
conference: cvpr 2020
yaer:2020,
tags:
\t- Low-bit networks
arXiv: https://arxiv.org/abs/2001.01235v2
"""
    laid(tmp_path, FILE, text)
    fixed(tmp_path)
    assert (
        (tmp_path / FILE).read_text(encoding="utf-8")
        == """\
title: "Beta: Graphs with Many Edges"
authors: [Jane Doe, John Roe]
venue: CVPR
year: 2020
tags:
  - low-bit
arxiv: "2001.01235"
"""
    )


def test_a_key_with_two_slips_does_not_become_the_end_of_the_text_above(tmp_path: Path) -> None:
    laid(tmp_path, FILE, GOOD.replace("year: 2020", "yaer:2020"))
    fixed(tmp_path)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == GOOD


def test_a_diff_shows_what_a_mended_text_would_be(tmp_path: Path) -> None:
    laid(tmp_path, FILE, GOOD.replace("year: 2020", "year:2020"))
    answer = CliRunner().invoke(awesomequant, ["-C", str(tmp_path), "check", "--diff"])
    assert "-year:2020\n+year: 2020\n" in answer.stdout
    assert "year:2020" in (tmp_path / FILE).read_text(encoding="utf-8")
