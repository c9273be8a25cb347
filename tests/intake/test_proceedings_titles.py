"""Titles of proceedings come from BibTeX, tables and plain lists; what is wrong is told."""

import gzip
from pathlib import Path

import pytest
from listing import lay, write

from awesomequant.intake.files.proceedings_titles import read_titles
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.store import load


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load(write(tmp_path / "list", lay(""))).library


@pytest.mark.parametrize(
    ("name", "text", "volumes"),
    [
        (
            "a.bib",
            "@inproceedings{a, title={The {B}ees}, booktitle={Proceedings of ICML}, year=2020}",
            {("ICML", 2020): ["The Bees"]},
        ),
        (
            "a.tsv",
            'NIPS\t2019\tthe "bees\nCVPR\t2020\tants\n',
            {("NeurIPS", 2019): ['the "bees'], ("CVPR", 2020): ["ants"]},
        ),
        (
            "a.csv",
            'Year,Title,Venue\n2020,"Bees, and Ants",ICML\n',
            {("ICML", 2020): ["Bees, and Ants"]},
        ),
        ("a.txt", "Bees\n\nAnts 蟻\n", {("ICML", 2018): ["Bees", "Ants 蟻"]}),
        ("a.csv", "title\nBees\n", {("ICML", 2018): ["Bees"]}),
    ],
)
def test_each_form_is_read(
    name: str, text: str, volumes: object, library: Library, tmp_path: Path
) -> None:
    stated = ("ICML", 2018) if ("ICML", 2018) in dict(volumes) else ("", 0)  # type: ignore[call-overload]
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_titles(tmp_path / name, library, *stated).volumes == volumes
    packed = tmp_path / f"{name}.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    assert read_titles(packed, library, *stated).volumes == volumes


def test_what_is_left_out_is_told_with_its_line(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text(
        "ICML\t2020\tBees\nHiveCon\t2020\tAnts\nICML\tlast\tWasps\nICML\t2020\t \n"
        f"ICML\t{'9' * 5000}\tFlies\nICML\t२०२०\tMoths\n"
    )
    found = read_titles(file, library)
    assert found.volumes == {("ICML", 2020): ["Bees"]}
    assert sorted((one.place.line, one.message) for one in found.problems) == [
        (2, "'HiveCon' is no venue of the list; 1 titles left out"),
        (3, "'last' is no year"),
        (4, "it has no title"),
        (5, f"'{'9' * 40}' is no year"),
        (6, "'२०२०' is no year"),
    ]


def test_a_table_whose_lines_end_as_on_old_macs_is_read(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"title,venue,year\rBees,ICML,2020\rAnts,ICML,2020\r")
    found = read_titles(tmp_path / "a.csv", library)
    assert found.volumes == {("ICML", 2020): ["Bees", "Ants"]}


@pytest.mark.parametrize(
    ("name", "content", "venue", "said"),
    [
        ("a.pdf", b"", "", "no list of titles"),
        ("a.txt", b"\xff", "", "no UTF-8"),
        ("a.txt.gz", b"no archive", "", "cannot be unpacked"),
        ("a.txt", b"Bees", "ICMLL", "did you mean"),
        ("a.csv", b"a,b\n", "", "without a header"),
    ],
)
def test_what_cannot_be_read_is_refused(
    name: str, content: bytes, venue: str, said: str, library: Library, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refusal, match=said):
        read_titles(tmp_path / name, library, venue, 2020)


def test_an_empty_file_has_no_titles(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    assert read_titles(tmp_path / "a.txt", library, "ICML", 2020).volumes == {}
