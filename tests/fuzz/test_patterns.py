"""No regular expression of ours goes astray on a line that was made against it."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
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


def test_the_patterns_of_the_scripts_of_the_site() -> None:
    """Those of JavaScript are asked of what a reader types and of our own data: they are few."""
    files = sorted((ROOT / "templates/site").rglob("*.js"))
    form = re.compile(
        r"(?<=[=(,:!&|?\s])/(?![*/])((?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/([dgimsuy]*)(?=[\s.,;)])"
    )
    found = {
        (one[1], one[2]) for file in files for line in file.read_text("utf-8").splitlines()
        if not line.lstrip().startswith(("*", "//", "/*")) for one in form.finditer(line)
    }  # fmt: skip
    assert found
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node.js")
    program = """
const forms = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const units = [' ', 'a', 'a ', '-', '(', '[', '{', '"', "'", '\\\\', '1', '1.', ':', 'a:', '"a" ', '/', '<', '&', ',', '|', '\\t', 'é'];
for (const [form, flags] of forms) for (const unit of units) for (const tail of ['', '\\0', '!']) {
  const line = unit.repeat(4000).slice(0, 4000) + tail, begun = process.cpuUsage().user;
  for (const _ of line.matchAll(new RegExp(form, flags.replace('g', '').replace('y', '') + 'g'))) ;
  const taken = (process.cpuUsage().user - begun) / 1e6;
  if (taken > 0.5) console.log(form, JSON.stringify(unit), taken);
}"""
    done = subprocess.run([node, "-e", program], input=json.dumps(sorted(found)), text=True,
                          capture_output=True, check=True, timeout=300)  # fmt: skip
    assert done.stdout == ""
