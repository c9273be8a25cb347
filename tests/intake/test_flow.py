"""What was found, screened, refused and listed is counted from what is on record, and adds up."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant

BETA = """\
title: "Beta Graphs with Many Edges"
venue: ICML
year: 2021
tags: [low-bit]
doi: 10.1000/beta
"""
REFUSED = """\
title: "On the Habits of Wasps at Night"
arxiv: "2201.00003"
reason: another field
day: 2024-02-01
"""
MET = {
    "data/provenance/2020.yaml": "alpha: {met: [scopus, arxiv]}\n",
    "data/provenance/sources.yaml": "scopus: {name: Scopus}\narxiv: {name: arXiv}\n",
}
SEARCH = """\
@inproceedings{a, title={Bees Count to Four and Then They Rest}, booktitle={ICML}, year=2023}
@inproceedings{b, title={A Study of Spiders in Their Webs}, booktitle={ICML}, year=2023}
@inproceedings{c, title={On the Habits of Wasps at Night}, eprint={2201.00003}, archiveprefix={arXiv}}
"""


def call(root: Path, *arguments: str) -> Result:
    said = ["-C", str(root), "flow", *arguments]
    return CliRunner().invoke(awesomequant, said, catch_exceptions=False)


def numbers(root: Path, *arguments: str) -> dict[str, object]:
    value: dict[str, object] = json.loads(call(root, *arguments, "--format", "json").stdout)
    return value


def total(counts: object) -> int:
    assert isinstance(counts, dict)
    return sum(counts.values())


SCOPE = {"data/scope.yaml": "titles: [bee*]\n"}
CASES: dict[str, tuple[dict[str, str], dict[str, object]]] = {
    "an untouched list": ({}, {"found": 1, "duplicates": 0, "refused": 0, "listed": 1}),
    "with sources": (
        MET,
        {"found": 2, "duplicates": 1, "listed": 1, "sources": {"Scopus": 1, "arXiv": 1}},
    ),
    "with one refused": (
        {**MET, "data/decisions/2024/wasps.yaml": REFUSED, "data/papers/2021/beta.yaml": BETA},
        {
            "found": 4, "duplicates": 1, "screened": 3, "refused": 1, "listed": 2,
            "reasons": {"another field": 1},
        },
    ),
    "refused twice is one work": (
        {
            "data/decisions/2024/wasps.yaml": REFUSED,
            "data/scope.yaml": 'reviewed: [{work: "arxiv:2201.00003", counts: false, because: a novel}]\n',
        },
        {"screened": 2, "refused": 1, "reasons": {"another field": 1}},
    ),
    "overruled is listed": (
        {
            "data/decisions/2024/beta.yaml": BETA.replace("venue: ICML\n", "").replace("tags: [low-bit]\n", "")
            + "reason: too old\nday: 2024-01-01\noverruled: {day: 2024-02-01, because: So}\n",
            "data/papers/2021/beta.yaml": BETA,
        },
        {"found": 2, "refused": 0, "listed": 2, "overruled": 1},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "says"), CASES.values(), ids=CASES)
def test_the_numbers_come_from_the_record(
    files: dict[str, str], says: dict[str, object], tmp_path: Path
) -> None:
    said = numbers(write(tmp_path, {**lay(""), **files}))
    assert {name: said[name] for name in says} == says


@pytest.mark.parametrize("searched", [[], ["new.bib"]], ids=["alone", "with a search"])
@pytest.mark.parametrize("files", [files for files, _ in CASES.values()], ids=CASES)
def test_they_add_up(files: dict[str, str], searched: list[str], tmp_path: Path) -> None:
    root = write(tmp_path, {**lay(""), **SCOPE, **files, "new.bib": SEARCH})
    said = numbers(root, *(str(root / name) for name in searched))
    count = {name: int(str(one)) for name, one in said.items() if isinstance(one, int)}
    assert total(said["sources"]) == count["found"]
    assert count["found"] - count["duplicates"] - count["waiting"] == count["screened"]
    assert count["screened"] - count["refused"] == count["listed"]
    assert total(said["reasons"]) == count["refused"]


def test_the_files_of_a_search_tell_what_was_passed_over(tmp_path: Path) -> None:
    root = write(tmp_path, {**lay(""), **SCOPE, "new.bib": SEARCH})
    write(root, {"data/decisions/2024/wasps.yaml": REFUSED})
    said = numbers(root, str(root / "new.bib"))
    assert said["waiting"] == 1  # the bees, which nobody has decided on
    assert said["reasons"] == {"another subject, by its title": 1, "another field": 1}
    assert said["lacking"] == []
    assert "name the files of the search" in call(root).output


def test_what_contradicts_itself_is_told(tmp_path: Path) -> None:
    refused = (
        'title: "Alpha Networks of Few Bits"\narxiv: "2001.01234"\nreason: x\nday: 2024-01-01\n'
    )
    root = write(tmp_path, {**lay(""), "data/decisions/2024/a.yaml": refused})
    assert "a work is both listed and refused" in call(root).output


def test_the_diagram_holds_the_numbers_and_no_markup_of_strangers(tmp_path: Path) -> None:
    hostile = REFUSED.replace("another field", """'a "novel"] --> <b>x</b> # `y` & z'""")
    root = write(tmp_path, {**lay(""), "data/decisions/2024/wasps.yaml": hostile})
    text = call(root, "--format", "mermaid").stdout
    assert text.startswith("flowchart TD\n")
    (line,) = [one for one in text.splitlines() if "excluded" in one]
    label = re.fullmatch(r'  refused\["(.*)"\]', line)
    assert label
    said = label[1].removeprefix("<b>Works excluded</b><br>n = 1<br>")
    assert not set('"<>`') & set(said)
    assert "a #quot;novel#quot;] --#gt; #lt;b#gt;x" in said
    assert text.rstrip().endswith("screened --> listed")


def test_lines_are_for_reading(tmp_path: Path) -> None:
    root = write(tmp_path, {**lay(""), **MET, "data/decisions/2024/wasps.yaml": REFUSED})
    text = call(root).stdout
    assert [" ".join(line.split()) for line in text.splitlines()] == [
        "3 entries found, in 3 sources", "1 Scopus", "1 arXiv", "1 looked at and refused",
        "-1 of a work that another entry had brought", "2 works screened",
        "-1 refused", "1 another field", "1 listed",
    ]  # fmt: skip
