"""Our own importer of facts that were looked up one by one, each with who says it."""

from pathlib import Path

import pytest
from support import ROOT

from awesomequant.intake.formats import IMPORTERS, Importer
from awesomequant.intake.joining import statement
from awesomequant.library.draft import Draft, DraftLink, Reading
from awesomequant.library.library import Library
from awesomequant.registry import parts
from awesomequant.store import load
from awesomequant.works.identity import Verdict

OURS = "importers/looked-up.yaml"
SOURCES = "sources:\n  hive-bees: {name: hive/bees}\nworks:\n"
WHOLE = """\
  - title: "Gamma Trees: A Story"
    arxiv: "2005.00001"
    authors: [Ann Lee, Bo Li]
    code: {url: "https://github.com/hive/bees", label: torch}
    by:
      arxiv: {source: hive-bees}
      authors: {source: hive-bees, agree: 2, note: "its BibTeX"}
      code: {source: hive-bees}
"""


@pytest.fixture(scope="module")
def looked_up() -> Importer:
    return parts(IMPORTERS, ROOT)["looked-up"]


def read(looked_up: Importer, *works: str) -> Reading:
    return looked_up.read(SOURCES + "".join(works), "looked-up.yaml")


def test_a_fact_is_carried_with_who_says_it(looked_up: Importer) -> None:
    [draft] = read(looked_up, WHOLE).drafts
    assert (draft.title, draft.arxiv) == ("Gamma Trees: A Story", "2005.00001")
    assert draft.authors == ("Ann Lee", "Bo Li")
    assert draft.code == (DraftLink("torch", "https://github.com/hive/bees"),)
    assert draft.more["attribution"] == {
        "fields": dict.fromkeys(("authors", "code", "arxiv"), "hive-bees"),
        "agree": {"authors": 2},
        "notes": {"authors": "its BibTeX"},
        "met": ["hive-bees"],
    }
    assert draft.more["witnesses"] == {"hive-bees": {"name": "hive/bees"}}


@pytest.mark.parametrize(
    ("work", "message"),
    [
        ('  - title: "T"\n    authors: [Ann Lee]\n', "nobody under 'sources' is named"),
        (WHOLE.replace("source: hive-bees}", "source: nobody}"), "is named for its code"),
        (WHOLE.replace("agree: 2", "agree: many"), "no number"),
        (WHOLE.replace("[Ann Lee, Bo Li]", "Ann Lee"), "authors are no list"),
        (WHOLE.replace("url:", "link:"), "its code has no 'url'"),
        (WHOLE.replace("    arxiv:", "    arXiv:", 1), "unknown fields: arXiv"),
        (WHOLE + "    year: soon\n", "its year is no number"),
        ("  - authors: [Ann Lee]\n", "it has no title"),
        ("  - only words\n", "it is no entry"),
    ],
)
def test_an_entry_with_a_fault_costs_that_entry(
    work: str, message: str, looked_up: Importer
) -> None:
    reading = read(looked_up, work, WHOLE)
    assert [draft.place.line for draft in reading.drafts] == [4 + work.count("\n")]
    assert message in "; ".join(found.message for found in reading.problems)
    assert {found.place.line for found in reading.problems} == {4}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("works: [\n", ""),
        ("", "no list of 'works'"),
        ("works: []\n", "no list of 'works'"),
        ("- title: T\n", "no list of 'works'"),
    ],
)
def test_a_file_of_another_shape_is_told(text: str, message: str, looked_up: Importer) -> None:
    reading = looked_up.read(text, "looked-up.yaml")
    assert not reading.drafts
    assert message in reading.problems[0].message


def test_every_fact_of_ours_stands_in_its_record(looked_up: Importer) -> None:
    """What was found is on the list, and importing it again would add nothing to it."""
    library = load(ROOT).library
    reading = looked_up.read(Path(ROOT, OURS).read_text("utf-8"), OURS)
    assert reading.problems == []
    assert [draft.title for draft in reading.drafts if not _stands(draft, library)] == []


def _stands(draft: Draft, library: Library) -> bool:
    [best, *_] = library.works.matches(statement(draft, library))
    paper = library.by_id[best.owner]
    codes = {link.url.lower() for link in paper.code}
    return (
        best.judgement.verdict is Verdict.YES
        and (not draft.authors or draft.authors == tuple(paper.authors))
        and all(link.url.lower() in codes for link in draft.code)
        and draft.arxiv in (None, paper.arxiv)
        and draft.doi in (None, paper.doi)
    )
