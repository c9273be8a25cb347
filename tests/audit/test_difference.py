"""The difference of a file mended: what ``patch`` makes the new file of."""

import re

import pytest

from awesomequant.audit.difference import unified
from awesomequant.audit.documents import of_bibtex

ENTRY = "@article{{{key},\n  title = {{A Title of {key}}},\n  year = {year}\n}}\n"


def file(*years: int) -> str:
    """Entries of some years, with words between them."""
    return "Words.\n\n".join(ENTRY.format(key=f"k{at}", year=year) for at, year in enumerate(years))


def patched(old: str, difference: list[str]) -> str:
    """What a difference makes of a text."""
    lines, made, at = old.split("\n"), list[str](), 0
    for line in difference[2:]:
        if head := re.fullmatch(r"@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@", line):
            begin = int(head[1]) - (head[2] != ",0")
            made += lines[at:begin]
            at = begin
            assert len(made) == int(head[3]) - (head[4] != ",0")
            continue
        if line[0] in " -":
            assert lines[at] == line[1:]
            at += 1
        if line[0] in " +":
            made.append(line[1:])
    return "\n".join(made + lines[at:])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (file(1, 2, 3), file(1, 9, 3)),
        (file(1, 2, 3), file(7, 8, 9)),
        (file(1, 2), file(1, 2).replace("year = 2", "year = 2,\n  month = may\n ")),
        (file(1, 2).replace("  year", "  note = {x},\n  year"), file(1, 2)),
        (file(1, 2).replace("\n", " "), file(1, 9).replace("\n", " ")),
        (file(1, 2).replace("\n", " "), file(8, 9).replace("\n", " ").replace("year", "\nyear")),
    ],
)
def test_it_makes_the_new_text_of_the_old(old: str, new: str) -> None:
    """Of lines changed, added and taken out, and of entries that share a line."""
    told = list(unified(of_bibtex(old, "x.bib"), of_bibtex(new, "x.bib")))
    assert told[:2] == ["--- x.bib", "+++ x.bib"]
    assert patched(old, told) == new


def test_nothing_changed() -> None:
    """Then there is no line."""
    same = of_bibtex(file(1, 2), "x.bib")
    assert not list(unified(same, same))


def test_many_copies_cost_no_square() -> None:
    """Of 3,000 copies that all change only themselves are looked at: 8 s, all with all."""
    old = of_bibtex(ENTRY.format(key="k", year=1) * 3000, "x.bib")
    new = of_bibtex(ENTRY.format(key="k", year=2) * 3000, "x.bib")
    assert sum(line == "+  year = 2" for line in unified(old, new)) == 3000
