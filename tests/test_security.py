"""What docs/security.md promises has a test, and the tests that it names are there."""

import ast
import re
from pathlib import Path

from support import ROOT

PAGE = ROOT / "docs/security.md"


def _rows() -> list[list[str]]:
    """Return the cells of the threat table."""
    text = PAGE.read_text("utf-8").partition("## What is promised")[2].partition("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("| ")][1:]
    return [re.split(r"(?<!\\)\s\|\s", line.strip("| ")) for line in lines]


def _tests() -> set[str]:
    """Return the names of all tests, also those that a browser or node runs."""
    names = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return {name for name in names if name.startswith("test_")}


def test_every_threat_of_the_table_names_tests_and_every_name_is_a_test() -> None:
    there = _tests()
    rows = _rows()
    assert len(rows) > 10
    for threat, answer, tests in rows:
        named = re.findall(r"`(test_\w+)`", tests)
        assert named, f"{threat}: no test"
        assert answer, threat
        assert [one for one in named if one not in there] == [], threat


def test_the_page_is_named_where_people_look() -> None:
    assert "security.md" in (ROOT / "mkdocs.yml").read_text("utf-8")
    assert Path(ROOT / "docs/security.md").stat().st_size < 40_000
