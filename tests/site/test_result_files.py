"""Results that readers take along or put side by side, and by which they search."""

import csv
import io
import json
from pathlib import Path

import pytest
from listing import FILES, write
from measured import of_tables

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.site.board_doors import board_doors
from awesomequant.site.pages import Site
from awesomequant.site.result_files import result_files
from awesomequant.site.search import build
from awesomequant.site.search.facets import facets
from awesomequant.site.search.finding import Finder
from awesomequant.store import load
from awesomequant.store.cache import Cache

ALIKE = """\
benchmark: text
model: Talk-7B
protocol: {context: 2048, code: A}
references: [{values: {text: 5.47}}]
rows:
  - {method: Alpha, work: alpha, at: {w: 4, a: 16}, value: 5.60, told_by: authors, line: 7}
  - {method: Alpha, work: alpha, variant: "=1+1", at: {w: 4, a: 16}, value: 5.55, line: 8}
  - {method: Alpha, work: alpha, at: {w: 3, a: 16}, value: 5.90, line: 9}
  - {method: Bees, work: bees, at: {w: 4, a: 16}, value: 5.70, told_by: copied, line: 10}
  - {method: Bees, work: bees, at: {w: 2, a: 16}, value: 9.70, line: 11}
  - {method: Bees, work: bees, at: {w: 3, a: 16}, value: 0.70, doubt: below one, line: 12}
"""
# Another reference, another protocol, one that leaves something open: each only with its own.
UNLIKE = ALIKE.replace("work: alpha", "work: hornets")
PLANTED = {
    "reference": UNLIKE.replace("5.47", "5.12"),
    "protocol": UNLIKE.replace("2048", "4096"),
    "open": UNLIKE.replace("code: A", "code: not stated"),
}
PICS = """\
benchmark: pics
model: Net-18
reference: 70
rows:
  - {method: Hornets, work: hornets, at: {w: 4, a: 4}, value: 69, line: 7}
"""


def of_three_papers(root: Path, **tables: str) -> Library:
    for name in ("bees", "hornets"):
        record = f'title: Of {name}\nvenue: CVPR\nyear: 2021\nurl: "https://example.org/{name}"\n'
        write(root, {f"data/papers/2021/{name}.yaml": record + "added: 2021-01-02\n"})
    return of_tables(root, **tables)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return of_three_papers(tmp_path, one=ALIKE, pics=PICS)


def files_of(library: Library, root: Path) -> dict[str, str]:
    return dict(result_files(Site(library, root, exporters(root)).results, library))


def sides(files: dict[str, str], work: str, page: str) -> dict[str, list[list[str]]]:
    address = next(name for name in files if name.endswith(f"{work}/results.json"))
    boards = {one["page"]: one["rows"] for one in json.loads(files[address])["boards"]}
    return {row["with"]: row["values"] for row in boards[page]}


def test_what_is_measured_alike_may_stand_side_by_side(library: Library, tmp_path: Path) -> None:
    files, page = files_of(library, tmp_path), "results/text--talk-7b/"
    alpha, bees = sides(files, "alpha", page), sides(files, "bees", page)
    # One setting in common: at three bits the other's number is in doubt, at two there is one.
    assert list(alpha) == list(bees)
    assert list(alpha.values()) == [[["5.55", "=1+1", "unknown"], ["5.60"]]]
    assert list(bees.values()) == [[["5.70", "copied"]]]


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_measured_unlike_may_not(tmp_path: Path, planted: str) -> None:
    library = of_three_papers(tmp_path, one=ALIKE, other=PLANTED[planted])
    files, page = files_of(library, tmp_path), "results/text--talk-7b/"
    found = [set(sides(files, work, page)) for work in ("alpha", "hornets")]
    assert not found[0] & found[1]
    # The board is named all the same, so that it can be said.
    assert found[0]


def test_all_results_and_those_of_a_benchmark_can_be_had(library: Library, tmp_path: Path) -> None:
    files = files_of(library, tmp_path)
    every = list(csv.DictReader(io.StringIO(files["results.csv"])))
    assert len(every) == 7
    some = list(csv.DictReader(io.StringIO(files["results/text/results.csv"])))
    assert [row for row in every if row["benchmark"] == "text"] == some


def test_a_list_without_results_has_no_file_and_no_facet(tmp_path: Path) -> None:
    library = load(write(tmp_path, FILES)).library
    assert files_of(library, tmp_path) == {}
    assert not {"results", "benchmark"} & {facet.id for facet in facets(library)}
    assert board_doors(Site(library, tmp_path, exporters(tmp_path)).results.all, library) is None
    assert not any(name.startswith("boards") for name, _ in build(library))


def test_papers_are_filtered_by_their_results(library: Library) -> None:
    found = {
        facet.id: [(value.label, value.count) for value in facet.values]
        for facet in facets(library)
    }
    assert found["results"] == [("With results", 3)]
    assert found["benchmark"] == [("Text", 2), ("Pics", 1)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("has:results", {"alpha", "bees", "hornets"}),
        ("benchmark:text", {"alpha", "bees"}),
        ("benchmark:Pics", {"hornets"}),
        ("has:results -benchmark:text", {"hornets"}),
    ],
)
def test_a_search_asks_for_results(library: Library, query: str, ids: set[str]) -> None:
    assert {paper.id for paper in Finder(library).find(query).papers} == ids


def test_a_search_says_that_nothing_is_called_so(library: Library) -> None:
    assert Finder(library).find("benchmark:nothing").unknown == ("nothing",)


def test_a_search_for_a_tag_reads_no_results(tmp_path: Path) -> None:
    library = load(write(tmp_path, FILES)).library
    Finder(library).find("tag:nothing has:code venue:CVPR")
    assert "all" not in vars(library.results)


def test_the_header_knows_the_settings_of_each_page(library: Library, tmp_path: Path) -> None:
    boards = Site(library, tmp_path, exporters(tmp_path)).results.all
    known = board_doors(boards, library)
    assert known
    named = {
        (known["benchmarks"][b][0], known["models"][m][0]): {known["settings"][at] for at in those}
        for b, m, _, those in known["of"]
    }
    assert named == {
        ("Text", "Talk-7B"): {"w=2&a=16", "w=3&a=16", "w=4&a=16"},
        ("Pics", "Net-18"): {"w=4&a=4"},
    }
    assert (known["axis"], known["parts"]) == ("Bits", {"W": "w", "A": "a"})


def test_an_index_that_was_kept_knows_new_results(tmp_path: Path) -> None:
    cache = tmp_path / "kept"
    before = of_three_papers(tmp_path / "list", one=ALIKE)
    dict(build(before, cache=Cache(cache)))
    after = of_three_papers(tmp_path / "list", one=ALIKE, pics=PICS)
    kept = dict(build(after, cache=Cache(cache)))
    assert kept == dict(build(after))
    assert kept != dict(build(before))
