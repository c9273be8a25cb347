"""CSV as a spreadsheet reads it: a model of its rules, for none can be asked without a screen.

Excel parts cells at commas, or where a comma stands in numbers at semicolons; it takes what begins
with one of four signs for a formula, and knows UTF-8 by its mark alone.
"""

import csv
import io

import pytest
from hostile import TITLES

from awesomequant.export import exporters
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue

TEXTS = (
    *TITLES, "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "a;=1+1", "a; =1+1", 'a"; "=1+1', "a,=1+1",
    '"=1+1"', "'=1+1", " =1+1", "a;+1;-1;@x", 'x"",=1', '=HYPERLINK("https://x.org";"y")', "a\u00a0=1", "ID", "＝1＋1", "＠x", "－1; ＋2", "1e5", "2020-01",
)  # fmt: skip
PAPERS = tuple(
    Paper(
        id=f"x{at}", source_file=f"data/papers/2020/x{at}.yaml", title=text, authors=(text[:60],), year=2020,
        venue="v", tags=(), url="https://x.org/a", note=f"{text}\n=1+1\n{text}", abstract=f"a;{text}",
    ) for at, text in enumerate(TEXTS)
)  # fmt: skip
LIBRARY = Library(
    Settings(title="=A list", description="x"),
    venues={"v": Venue(id="v", name="V", kind="journal")},
    papers=PAPERS,
)


def written(variant: str | None) -> str:
    return exporters()["csv"].write(PAPERS, LIBRARY, variant)


def cells(text: str, comma: str) -> list[str]:
    """Return the cells that a spreadsheet makes of a file, which it parts at ``comma``."""
    return [
        cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=comma) for cell in row
    ]


@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_the_safe_form_holds_no_formula_wherever_it_is_parted(comma: str) -> None:
    found = cells(written("excel-safe").removeprefix("\ufeff"), comma)
    assert not [cell for cell in found if cell.lstrip(" ")[:1] in set("=+-@＝＋－＠\t\r") and cell]


@pytest.mark.parametrize("variant", [None, "excel-safe"])
def test_every_row_has_every_cell_and_lines_within_cells_stay(variant: str | None) -> None:
    rows = list(csv.DictReader(io.StringIO(written(variant).removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(PAPERS)
    assert all(None not in row and None not in row.values() for row in rows)
    for row, paper in zip(rows, PAPERS, strict=True):
        if variant is None:
            assert row["title"] == plain.show(paper.title)
            assert row["note"] == plain.show(paper.note or "")
        else:  # an apostrophe more, and nothing less
            assert row["title"].replace("'", "") == plain.show(paper.title).replace("'", "")


def test_what_a_sniffer_makes_of_it() -> None:
    text = written(None)
    assert csv.Sniffer().sniff("".join(text.splitlines(keepends=True)[:1])).delimiter == ","
    assert text.startswith("id,")  # "ID" would be a file in SYLK
    assert "\r" not in text
