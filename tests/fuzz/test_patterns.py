"""No regular expression of ours goes astray on a line that was made against it."""

import re
import shutil
from pathlib import Path

import pytest
from fuzz import scripts
from fuzz.patterns import Pattern, patterns, worst

ROOT = Path(__file__).resolve().parents[2]
EVERY = patterns()
PARTS = 8
# What is quadratic takes 0.1 s for such a line, what is worse for ever; ``patterns.py`` tells both.
SIZE, PATIENCE = 2500, 1.0
# Patterns that are asked of less, by the module that has them.
BOUNDED = {
    "works.people.et_al": "of the last 60 signs of a list of names, and of 120 that stand alone",
    "works.people.parsing": "of text whose blanks are single ones",
}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_goes_astray_on_a_line_made_against_it(part: int) -> None:
    asked = [one for one in EVERY[part::PARTS] if one.where not in BOUNDED]
    found = {one: worst(one, SIZE, PATIENCE, 16) for one in asked}
    assert not {one: said for one, said in found.items() if said[0] >= PATIENCE}


def test_the_patterns_are_found_where_they_are() -> None:
    assert len(EVERY) > 850
    places = {one.where.partition(".")[0].partition("/")[0] for one in EVERY}
    assert {"intake", "works", "language", "store", "check", "web", "site", "export"} <= places


@pytest.mark.parametrize("form", [r"(a+)+$", r"(?:a|a)*b", r"(\w+\s?)+!", r"(?:\d[\d\w]*[.:]*)+x"])
def test_a_pattern_that_goes_astray_is_caught(form: str) -> None:
    assert worst(Pattern(form, 0, "here", ("fullmatch",)), SIZE, 0.5, 40)[0] >= 0.5


# Those of JavaScript, of JSON schemas and of templates.


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("there is no Node.js")
    return found


def test_the_patterns_of_the_scripts_of_the_site(node: str, tmp_path: Path) -> None:
    """They are asked of what a reader types and of our data, those of schemas in editors."""
    found = scripts.every(node, tmp_path)
    assert len(found) > 30
    assert {"tokenise.js", "explore-rows.js", "paper.schema.json"} <= {one.where for one in found}
    assert scripts.astray(found, node) == []


@pytest.mark.parametrize(
    "form", [r"(a+)+$", r"(?:[\p{L}]+-?)+!", r"(?:\d+\.?)*x", r"^(\s*a?\s*)*$"]
)
def test_a_pattern_of_javascript_that_goes_astray_is_caught(form: str, node: str) -> None:
    one = scripts.Script(form, "u", "here")
    assert scripts.lines(one, 30)
    assert scripts.astray([one], node, 2)


def test_patterns_are_told_from_divisions_texts_and_comments() -> None:
    text = r"""
    // no /comment/g
    /* nor /this/ */ const a = b / c / d, e = "/text/", f = '/x/', g = `/y/ ${h.match(/in[/]side/u)}`;
    if (/first/.test(a)) return /sec\/ond/gi;
    k.replace(/third/g, "/no/") / 2; m = [/fourth/, n => /fifth/s];
    """
    found = [form for form, _ in scripts.literals(text)]
    assert found == ["in[/]side", "first", r"sec\/ond", "third", "fourth", "fifth"]


def test_no_template_has_patterns_or_scripts_of_its_own() -> None:
    """Filters of templates are Python's, whose patterns are found above; scripts have their files."""
    files = sorted((ROOT / "templates").rglob("*.j2")) + sorted(
        (ROOT / "templates/theme").rglob("*.html")
    )
    assert len(files) > 30
    for file in files:
        text = file.read_text("utf-8")
        assert not re.search(r"<[^>]*\s(?:on[a-z]+|pattern)\s*=|regex|RegExp", text), file
        for script in re.findall(r"<script\b[^>]*>", text):
            assert "src=" in script or 'type="application/' in script, file
