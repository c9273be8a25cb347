"""``find``: the best papers first, in any format, and what a reader should know of how."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant

RECORDS = {
    "waggle": 'title: "Waggle: Few Bits Dance"\nauthors: [Ana Müller, Bo Li]\ntags: [low-bit]\n'
    'arxiv: "2001.01111"\ncode: [{url: "https://github.com/hive/waggle-dance"}]\n',
    "survey": "title: A Survey of Bee Dances\nauthors: [Bo Li]\nyear: 2021\nvenue: TPAMI\n"
    "citations: {count: 90, source: crossref, as_of: 2024-01-01}\n",
    "honey": "title: Honey Surveys\nauthors: [Cy Bee]\nabstract: Of zebras and bees.\n",
    "wax": "title: Surveys of Wax\nauthors: [Cy Bee]\n"
    "citations: {count: 4, source: crossref, as_of: 2024-01-01}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    base = 'venue: CVPR\nyear: 2020\nurl: "https://example.org/x"\n'
    records = {}
    for name, text in RECORDS.items():
        more = [line for line in base.splitlines() if f"\n{line.split(':')[0]}:" not in f"\n{text}"]
        records[f"data/papers/2020/{name}.yaml"] = "\n".join([text.rstrip("\n"), *more, ""])
    words = "groups:\n  - [dance, choreography]\n"
    return write(tmp_path, {**lay(""), **records, "data/synonyms.yaml": words})


def find(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(awesomequant, ["-C", str(root), "find", *arguments])


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (["waggle"], ["waggle"]),
        (["wagle"], ["waggle"]),
        (["survey"], ["survey", "wax", "honey"]),
        (["surveys", "of"], ["wax", "honey", "survey"]),
        (["bee dance"], ["survey"]),
        (["choreography"], ["waggle", "survey"]),
        (["bo li"], ["survey", "waggle"]),
        (["author:muller"], ["waggle"]),
        (["survey", "-wax", "year:2020"], ["honey"]),
        (["venue:tpami"], ["survey"]),
        (['venue:"Transactions on Pattern Analysis"'], ["survey"]),
        (["has:code"], ["waggle"]),
        (["zebra"], ["honey"]),
        (["https://arxiv.org/pdf/2001.01111v2"], ["waggle"]),
        (["github.com/Hive/Waggle-Dance/tree/main"], ["waggle"]),
        (["waggle-dance"], ["waggle"]),
        (['"few bits"'], ["alpha", "waggle"]),
        (["survey", "-nothing", "-honey", "-hornets", "-x"], ["survey", "wax"]),
    ],
    ids=" ".join,
)
def test_the_best_come_first(root: Path, query: list[str], ids: list[str]) -> None:
    result = find(root, "--format", "ids", *query)
    assert result.stdout.split() == ids, result.output
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("wagle", "no paper has 'wagle'; did you mean 'waggle'? These have it."),
        ("waggle wax", "no paper has all of these words; these have most of them"),
        ("zebra", "some of these words stand in abstracts alone"),
        ("survey", "3 papers found"),
        ("🤗", "there is no word in it to search for"),
        ("tag:nothing bees", "the list knows no tag, venue or benchmark 'nothing'"),
        ("10.1109/5.771073", "no paper of this list has this identifier or address"),
        ("xyzzyx", "no papers found"),
    ],
)
def test_what_a_reader_should_know_is_told(root: Path, query: str, told: str) -> None:
    result = find(root, query)
    assert told in result.stderr
    assert result.exit_code == (0 if result.stdout else 1)


def test_as_text_a_paper_has_its_place_and_at_most_ten_stand_there(root: Path) -> None:
    result = find(root, "survey", "-n", "1")
    assert result.stdout == (
        " 1. A Survey of Bee Dances\n    Bo Li. TPAMI 2021, 90 citations\n    survey\n"
    )
    assert "3 papers found, the first 1 shown" in result.stderr


def test_what_stands_in_an_abstract_alone_is_shown(root: Path) -> None:
    assert "    Of zebras and bees.\n    honey\n" in find(root, "zebra").stdout
    assert "zebras" not in find(root, "honey").stdout


def test_any_format_of_export_can_be_had(root: Path) -> None:
    papers = json.loads(find(root, "survey", "--format", "json").stdout)["papers"]
    assert [paper["id"] for paper in papers] == ["survey", "wax", "honey"]
    assert "@article{survey," in find(root, "survey", "--format", "bibtex", "-n", "1").stdout
    refused = find(root, "survey", "--format", "bibtec").exception
    assert str(refused) == "there is no format 'bibtec'; did you mean 'bibtex'?"


def test_a_list_with_a_wrong_file_is_searched_all_the_same(root: Path) -> None:
    (root / "data/papers/2020/bad.yaml").write_text("title: [\n")
    result = find(root, "survey", "--format", "ids")
    assert result.stdout.split() == ["survey", "wax", "honey"]
    assert "some files are wrong and were left out" in result.stderr


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("groups:\n  - [one]\n", "data/synonyms.yaml:2:5"),
        ("group:\n  - [one, two]\n", "did you mean 'groups'?"),
        ("- [one, two]\n", "data/synonyms.yaml:1:1"),
    ],
)
def test_wrong_synonyms_are_told_at_their_place(root: Path, text: str, problem: str) -> None:
    (root / "data/synonyms.yaml").write_text(text)
    result = CliRunner().invoke(awesomequant, ["-C", str(root), "check"])
    assert problem in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        ("[Cy Bee]", "    Cy Bee. CVPR 2020"),
        ("[Cy Bee, et al.]", "    Cy Bee et al. CVPR 2020"),
        ('["King, Jr., Martin"]', "    Martin King Jr. CVPR 2020"),
        ("[]", "    CVPR 2020"),
    ],
)
def test_one_full_stop_stands_behind_the_authors(root: Path, authors: str, line: str) -> None:
    file = root / "data/papers/2020/honey.yaml"
    file.write_text(file.read_text("utf-8").replace("[Cy Bee]", authors), "utf-8")
    assert line in find(root, "honey").stdout.splitlines()
