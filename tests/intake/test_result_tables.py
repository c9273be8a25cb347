"""Tables of results as READMEs and papers write them, and what was made to stop a reader."""

import random
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from intake.result_tables_read import KNOWN, Case, cases, line_of, read

from awesomequant.intake.tables.grid import MOST_COLUMNS, MOST_ROWS, grid
from awesomequant.intake.tables.guess import guessed
from awesomequant.intake.tables.mapping import map_in, read_map, refuse_unknown
from awesomequant.intake.tables.reading import tables_in, tables_of
from awesomequant.intake.tables.rows import facts_of
from awesomequant.intake.tables.sheet import sheet_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Refusal

SEEN = [*cases("seen"), *cases("aside"), *cases("last")]
PLAIN = read_map("1=method, 2=value:wiki")


@pytest.mark.parametrize("case", SEEN, ids=lambda case: case.name)
def test_a_table_comes_to_its_rows(case: Case) -> None:
    taken, reading = read(case)
    assert [line_of(fact) for fact in taken.facts] == list(case.rows)
    told = [problem.message for problem in reading.problems]
    for words in case.told:
        assert any(words in one for one in told), told


@pytest.mark.parametrize("case", SEEN, ids=lambda case: case.name)
def test_no_cell_is_lost_untold(case: Case) -> None:
    """What is taken, absent, blank, unread and unmapped is every cell of the table's numbers."""
    taken, _ = read(case)
    account = taken.account
    assert account.taken == len(taken.facts)
    reading = Reading()
    said = map_in(case.map, "map.yaml")
    tables = tables_in(case.source, f"t.{case.form}", case.form, reading)
    sheet = sheet_of(tables[0], "t", reading, said.heads)
    told = account.absent + account.blank + account.unread + account.unmapped
    cells = sum(not row.spots[at].content.is_empty for row in sheet.rows for at in sheet.numeric)
    labels = sum(one.role != "value" for one in said.columns.values())
    assert account.taken + told >= cells - labels * len(sheet.rows)


@pytest.mark.parametrize("case", SEEN, ids=lambda case: case.name)
def test_a_guessed_map_can_be_read_back(case: Case, tmp_path: Path) -> None:
    reading = Reading()
    for table in tables_in(case.source, "t", case.form, reading):
        sheet = sheet_of(table, "t", reading)
        file = tmp_path / "map.yaml"
        file.write_text(guessed(sheet, KNOWN), encoding="utf-8")
        facts_of(sheet, read_map(str(file)), KNOWN, "t", reading)


def test_a_guess_takes_what_is_plain(tmp_path: Path) -> None:
    case = next(one for one in SEEN if one.name.startswith("booktabs"))
    reading = Reading()
    sheet = sheet_of(tables_in(case.source, "t", "latex", reading)[0], "t", reading)
    file = tmp_path / "map.yaml"
    file.write_text(guessed(sheet, KNOWN), encoding="utf-8")
    facts = facts_of(sheet, read_map(str(file)), KNOWN, "t", reading).facts
    assert [line_of(fact) for fact in facts] == list(case.rows)


METRICS = replace(
    KNOWN,
    benchmarks={**KNOWN.benchmarks, "nectar": "nectar", "pollen": "pollen", "wax": "wax"},
    metrics={"sweetness": ("nectar", "pollen"), "yield": ("wax",)},
)


@pytest.mark.parametrize(
    ("caption", "head", "wanted"),
    [
        ("", "Yield", "{value: wax}  # by its metric"),
        ("", "Yld.", "{value: wax}  # by its metric"),
        ("", "Sweetness ↑", "skip  # numbers: of nectar, pollen?"),
        ("Table 1: Sweetness of pollen.", "Sweetness", "{value: pollen}  # by its metric"),
        ("", "Yi", "skip  # numbers: no benchmark of the list is called so"),
    ],
)
def test_a_head_may_be_called_by_its_metric(caption: str, head: str, wanted: str) -> None:
    source = f"{caption}\n\n| Method | {head} |\n|---|---|\n| Wasp | 71.2 |\n"
    sheet = sheet_of(tables_in(source, "t", "markdown", Reading())[0], "t", Reading())
    lines = guessed(sheet, METRICS).splitlines()
    assert wanted in [line.partition(":")[2].strip() for line in lines]


def test_what_is_not_understood_of_a_setting_is_told_with_its_place_and_counted() -> None:
    taken, reading = read(next(one for one in SEEN if one.name.startswith("bits that nobody")))
    places = [(one.place.line, one.place.column) for one in reading.problems]
    assert places == [(5, 3), (6, 3), (7, 3)]
    assert "3 cells of which a setting is not understood" in taken.account.told()


@pytest.mark.parametrize(
    "also", ["[method, model]", "value", "work", "nothing", "[bits, method, note]"]
)
def test_what_words_cannot_hold_besides_is_refused(also: str) -> None:
    said = map_in(f"columns: {{Model: {{role: model, also: {also}}}}}", "map.yaml")
    with pytest.raises(Refusal, match=r"cannot hold|nothing that a column holds"):
        refuse_unknown(said, [*KNOWN.axes])


def test_tables_have_names_and_places() -> None:
    source = "# One\n\nTable 1: bees\n\n|a|b|\n|-|-|\n|x|1|\n\n## Two\n\n<table><tr><td>y</td></tr></table>\n"
    first, second = tables_in(source, "t.md", "markdown", Reading())
    assert (first.line, first.heading, first.caption) == (5, "One", "Table 1: bees")
    assert (second.line, second.heading) == (11, "Two")
    assert (first.rows[1][1].line, first.rows[1][1].column) == (7, 4)
    assert (second.rows[0][0].line, second.rows[0][0].column) == (11, 12)


HOSTILE = {
    "columns": ("markdown", "|" + "a|" * 100_000 + "\n|" + "-|" * 100_000 + "\n|" + "1|" * 100_000),
    "spans": (
        "markdown",
        f"<table><tr><td rowspan={10**9} colspan={10**9}>1</td></tr><tr><td>2</table>",
    ),
    "digits": ("markdown", f"<table><tr><td colspan='{'9' * 9000}'>1</td></tr></table>"),
    "nested": ("markdown", "<table><tr><td>" * 3000 + "1"),
    "cells": ("markdown", "<table>" + "<tr>" + "<td>1" * 20_000),
    "rows": ("markdown", "|a|b|\n|-|-|\n" + "|1|2|\n" * 21_000),
    "tables": ("markdown", "|a|\n|-|\n|1|\n\n" * 2_000),
    "cell": ("markdown", "|a|b|\n|-|-|\n|" + "*[<_`" * 20_000 + "|1|"),
    "dollars": ("markdown", "|a|b|\n|-|-|\n|" + "$1$ " * 5_000 + "|1|"),
    "growing": (
        "latex",
        "\n".join(
            f"\\newcommand{{\\m{chr(97 + at)}}}{{\\m{chr(98 + at)}\\m{chr(98 + at)}}}"
            for at in range(25)
        )
        + "\\newcommand{\\mz}{1 & 2 \\\\}\\begin{tabular}{cc}\\ma\\end{tabular}",
    ),
    "endless": ("latex", "\\def\\a{\\a x}\\begin{tabular}{c}\\a\\end{tabular}"),
    "braces": (
        "latex",
        "\\begin{tabular}{c}" + "{" * 50_000 + "1" + "}" * 50_000 + "\\end{tabular}",
    ),
    "commands": ("latex", "\\begin{tabular}{c}" + "\\textbf{" * 20_000 + "\\end{tabular}"),
    "boxes": ("latex", "\\begin{tabular}{c}" + "\\diagbox{" * 3_000 + "\\\\\\end{tabular}"),
    "multirow": ("latex", "\\begin{tabular}{c}\\multirow{999999999}{*}{1}\\\\ 2\\end{tabular}"),
    "environments": ("latex", "\\begin{tabular}{c}" * 5_000),
    "specification": (
        "latex",
        "\\begin{tabular}{" + "*{999}{" * 200 + "c" + "}" * 200 + "}1\\end{tabular}",
    ),
    "ampersands": ("latex", "\\begin{tabular}{c}" + "&" * 300_000 + "\\\\\\end{tabular}"),
    "quotes": ("csv", 'a,b\n"' + "x,\n" * 3_000),
    "numbers": ("csv", "a,b\n" + "1" * 100_000 + ",2\n" + "1,2," * 1 + "\n"),
    "controls": ("markdown", "|a\x00\x1b[2J|b|\n|-|-|\n|\u202e1|\ue000\ue001|"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_made_to_stop_it_is_read_within_bounds(name: str) -> None:
    form, source = HOSTILE[name]
    reading = Reading()
    for table in tables_in(source, "t", form, reading):
        sheet = sheet_of(table, "t", reading)
        assert len(sheet.columns) <= MOST_COLUMNS
        assert len(sheet.rows) <= MOST_ROWS
        said = PLAIN
        facts_of(sheet, said, KNOWN, "t", reading)
        guessed(sheet, KNOWN)


@pytest.mark.parametrize("name", ["columns", "spans", "growing", "endless", "specification"])
def test_it_fills_no_memory(name: str) -> None:
    form, source = HOSTILE[name]
    tracemalloc.start()
    for table in tables_in(source, "t", form, Reading()):
        sheet_of(table, "t", Reading())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100 * 2**20


@pytest.mark.parametrize("name", ["columns", "spans", "rows", "growing", "nested", "cell"])
def test_what_is_cut_is_told(name: str) -> None:
    form, source = HOSTILE[name]
    reading = Reading()
    for table in tables_in(source, "t", form, reading):
        sheet_of(table, "t", reading)
        facts_of(
            sheet_of(table, "t", Reading()),
            PLAIN,
            KNOWN, "t", reading,
        )  # fmt: skip
    assert reading.problems


def test_a_file_that_is_too_long_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "t.md"
    file.write_text("|a|\n" * 3_000_000, encoding="utf-8")
    with pytest.raises(Refusal, match="longer than 8 MB"):
        tables_of(file, None, None, Reading())


@pytest.mark.parametrize("seed", range(60))
def test_no_torn_table_raises(seed: int) -> None:
    """Cells, rows and signs of the cases cut out, doubled and mixed."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    case = chance.choice(SEEN)
    signs = list(case.source)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(signs))
        what = chance.randrange(4)
        if what == 0:
            del signs[at : at + chance.randrange(1, 20)]
        elif what == 1:
            signs[at:at] = chance.choice(
                [
                    "|",
                    "&",
                    "\\\\",
                    "{",
                    "}",
                    "<td>",
                    "</table>",
                    "\n",
                    "$",
                    "\x00",
                    "％",
                    "\\multirow{3}",
                ]
            )
        elif what == 2:
            signs[at:at] = signs[at : at + 40]
        else:
            signs[at:at] = list(
                "\\begin{tabular}" if chance.random() < 0.5 else "<table rowspan=x>"
            )
        if not signs:
            break
    reading = Reading()
    for table in tables_in("".join(signs), "t", case.form, reading):
        grid(table, "t", reading)
        sheet = sheet_of(table, "t", reading)
        said = map_in(case.map, "map.yaml")
        facts_of(sheet, said, KNOWN, "t", reading)
    stumbles = [one for one in reading.problems if "stumbles" in one.message]
    assert not stumbles
