"""A Markdown list is read entry by entry; what is odd in it is said with its line."""

from pathlib import Path
from typing import Any

import pytest
from support import ROOT, TOY, copy_of_toy, run

from awesomequant.intake.accession import accession
from awesomequant.intake.fields.values import number as count
from awesomequant.intake.formats import markdown
from awesomequant.intake.grammar.entry_links import citations, stars
from awesomequant.intake.joining import join
from awesomequant.intake.records import Provenance
from awesomequant.library.draft import Reading
from awesomequant.store import load

LIST = ROOT / "tests/data/venue-first.md"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return markdown.read(LIST.read_text("utf-8"), "list.md")


def test_an_entry_is_read_with_all_that_its_line_says(reading: Reading) -> None:
    assert reading.drafts[0].to_json() == {
        "line": 13,
        "title": "A Hive: of Bees",
        "url": "https://example.org/a.pdf",
        "venue": "BeeConf",
        "year": 2020,
        "tags": ["flight"],
        "sections": ["Papers", "2020"],
        "code_links": [{"label": "torch", "url": "https://github.com/example/a"}],
        "other_links": [],
        "citations": 72,
        "stars": 1200,
        "authors": None,
    }


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (1, {"title": "Glued Title", "tags": ["honey"], "citations": 14, "venue": "BeeConf"}),
        (2, {"url": None, "venue": "CoRR", "citations": 1000, "tags": ["flight", "honey"]}),
        (3, {"url": "https://arxiv.org/pdf/2001.00001", "citations": 2700, "stars": 5}),
        (4, {"venue": None, "year": 2019}),
        (5, {"title": "A Workshop Paper?"}),
    ],
)
def test_odd_entries_are_read_too(reading: Reading, at: int, expected: dict[str, Any]) -> None:
    found = reading.drafts[at].to_json()
    assert {key: found[key] for key in expected} == expected


def test_a_link_is_code_by_its_label_or_its_host(reading: Reading) -> None:
    assert [link.label for link in reading.drafts[2].code] == ["code"]
    assert [link.label for link in reading.drafts[2].links] == ["homepage"]
    assert [link.label for link in reading.drafts[3].links] == ["video"]


def test_every_oddity_is_said_with_its_line(reading: Reading) -> None:
    told = {(problem.place.line, problem.message) for problem in reading.problems}
    assert told == {
        (14, "a blank was put between the venue and the title"),
        (14, "the label 'code is comming' promises code"),
        (15, "the link 'CoRR' has no address"),
        (16, "a stray ')' in the brackets was dropped"),
        (21, "it names CVPR, but its link leads to CVPRW"),
    }


def test_no_line_is_lost(reading: Reading) -> None:
    items = sum(line.startswith("- ") for line in LIST.read_text("utf-8").splitlines())
    contents = [one for one in reading.passages if one.role == "contents"]
    assert len(reading.drafts) + len(reading.skipped) + len(contents) == items
    assert [(one.line, one.sections) for one in reading.skipped] == [(27, ("Docs",))]


def test_entries_of_one_work_are_joined_and_a_collision_is_not(reading: Reading) -> None:
    works, problems = join(reading.drafts)
    assert len(works) == len(reading.drafts) - 1
    joined = next(work for work in works if work.title.startswith("One Work"))
    assert (joined.tags, joined.citations, joined.venue) == (("flight", "honey"), 3, "arxiv")
    assert [(problem.place.line, problem.rule) for problem in problems] == [
        (22, "duplicate-id"), (23, "id-collision"),
    ]  # fmt: skip


def test_drafts_become_records_in_the_words_of_the_list(reading: Reading) -> None:
    result = accession(reading.drafts, load(TOY).library, Provenance("list", "2021-01-12"))
    record = result.records["data/papers/2020/hive-bees-2020.yaml"]
    assert record["venue"] == "BeeConf"
    assert record["code"][0]["stars"] == {"count": 1200, "source": "list", "as_of": "2021-01-12"}
    arxiv = next(found for found in result.records.values() if found["arxiv"] == "2001.00001")
    assert arxiv["url"] is None
    assert set(result.venues) == {"CVPR", "Journal"}
    assert result.tags == {}


def test_importing_twice_adds_nothing_and_writes_the_same_bytes(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    first = run("-C", project, "import", LIST, "--as-of", "2021-01-12")
    assert "7 new records written" in first.stderr
    before = {file: file.read_bytes() for file in project.rglob("*.yaml")}
    again = run("-C", project, "import", LIST, "--as-of", "2022-02-02")
    assert "0 new records written" in again.stderr
    assert {file: file.read_bytes() for file in project.rglob("*.yaml")} == before


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    before = sorted(project.rglob("*"))
    done = run("-C", project, "import", LIST, "--dry-run")
    assert "data/papers/2020/hive-bees-2020.yaml" in done.stdout
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("72", 72), ("1.2k", 1200), ("1k", 1000), ("2.7k", 2700), ("1,204", 1204), ("1,2k", 1200),
        ("1.204", 1204), ("2.1w", 21_000), ("2.1万", 21_000), ("~1.5K", 1500), (">300+", 300),
        ("1,2", None), ("many", None), ("12 of 20", None), ("k", None), ("1.2.3", None),
    ],
)  # fmt: skip
def test_counts_are_read_as_people_write_them(text: str, number: int | None) -> None:
    assert count(text) == number


@pytest.mark.parametrize(
    ("text", "cited", "starred"),
    [
        ("BeeConf 2021 🔥 12", [12], []),  # a year before the sign is no count …
        ("BeeConf 2021 🔥", [], []),
        ("BeeConf 2021. :fire: 1.2k", [1200], []),
        ("BeeConf [2021 🔥]", [2021], []),  # … but in one bracket with it
        ("1,200 🔥, cited by 1,200.", [1200], []),
        ("BeeConf 2020 ⭐ 120", [], [120]),
        ("[code] [2020 ⭐]", [], [2020]),
        ("⭐ 2.1w", [], [21_000]),
    ],
)
def test_the_year_of_a_work_is_no_count(text: str, cited: list[int], starred: list[int]) -> None:
    assert citations(text) == cited
    assert [number for _, number in stars(text)] == starred
