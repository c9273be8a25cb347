"""The list that ours began with: every one of its lines is accounted for, here and in ``data/``.

The list itself is reference material beside the repository: where it is missing these tests say so.
"""

import json
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from support import ROOT, SHARED

from awesomequant.intake.formats import markdown
from awesomequant.intake.joining import join
from awesomequant.library.draft import Draft, Reading
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.store import load
from awesomequant.text import squash
from awesomequant.works.identifiers import canonical, comparison_key, identify

SEED = SHARED / "seed/awesome-model-quantization.md"
GOLD = SHARED / "corpus/efficientml_2021seed/gold.jsonl"
pytestmark = pytest.mark.skipif(
    not SEED.is_file(), reason="the first list is not beside this clone"
)

# Where a record says another thing than the line of the seed, and why (docs/decisions).
CORRECTED: dict[int, dict[str, Any]] = {
    52: {"venue": "SustaiNLP"},
    57: {"venue": "ICML"},
    64: {"venue": "CVPRW"},
    69: {"url": "https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123510426.pdf"},
    73: {"venue": "EMNLP Findings"},
    77: {"venue": "ICLRW"},
    78: {"url": "https://openreview.net/forum?id=BJg4NgBKvH"},
    115: {"venue": "ICLR", "year": 2021},
    116: {"venue": "World Wide Web", "year": 2021},
    118: {"venue": "TNNLS", "year": 2021},
    119: {"venue": "TPDS", "year": 2021},
    120: {"venue": "WACV", "year": 2021, "stars": 193},
    124: {"venue": "ACL", "year": 2021},
    134: {"venue": "AICAS", "year": 2020},
    136: {"venue": "AAAI", "year": 2020},
    143: {"url": "https://openaccess.thecvf.com/content_CVPR_2019/papers/Li_Fully_Quantized_Network_for_Object_Detection_CVPR_2019_paper.pdf"},
    153: {"venue": "ICCVW"},
    154: {"venue": "arXiv"},
    157: {"url": "https://ieeexplore.ieee.org/document/8802610", "stars": 193},
    169: {"venue": "arXiv"},
    170: {"venue": "NeurIPSW"},
    171: {"venue": "EMNLP Findings", "year": 2020, "url": "https://doi.org/10.18653/v1/2020.findings-emnlp.1"},
    182: {"venue": "CVPR", "year": 2020},
    185: {"year": 2018},
    183: {"venue": "MM"},
    193: {"venue": "SIIMS"},
    195: {"venue": "TPAMI", "year": 2022},
    208: {"venue": "arXiv"},
    216: {"url": "https://doi.org/10.1007/s00521-018-3761-1"},
    224: {"stars": 193},
    229: {"venue": "MM"},
    252: {"venue": "ICASSP", "year": 2023},
    253: {"venue": "arXiv"},
    259: {"venue": "ICMLW"},
}  # fmt: skip
NAMED_BY_NONE = {122: "ResearchGate", 180: "OpenReview"}


@dataclass(frozen=True)
class Line:
    """What a plain reading of one line of the seed counts, apart from the importer's own."""

    number: int
    text: str
    year: int

    @property
    def title(self) -> str:
        rest = re.sub(r"<!--.*?-->", "", self.text[2:])
        rest = re.sub(r"\[\[.*?\]\(.*?\)+\]", "", rest)
        return squash(re.sub(r"\[[^\]]*(\*\*|__)`.*?`(\*\*|__)[^\]]*\]|\[[\d.k]+:\w+:\]", "", rest))

    @property
    def venue(self) -> str:
        return self.text[4:].split("]")[0]

    @property
    def tags(self) -> list[str]:
        return re.findall(r"`([a-z-]+)`", self.text)

    @property
    def links(self) -> list[str]:
        """Every address on the line but the paper's own."""
        return re.findall(r"\]\((http[^)\s]*)\)", self.text.partition(")")[2])

    @property
    def url(self) -> str | None:
        return re.findall(r"\]\((.*?)\)", self.text)[0] or None

    @property
    def citations(self) -> int | None:
        found = re.search(r"\[([\d.]+k?):fire:\]|<!--citation (\d+)-->", self.text)
        return _number(found[1] or found[2]) if found else None

    @property
    def stars(self) -> int | None:
        found = re.search(r"\[([\d.]+k?):star:\]", self.text)
        return _number(found[1]) if found else None


def _number(text: str) -> int:
    return round(float(text.rstrip("k")) * (1000 if text.endswith("k") else 1))


@pytest.fixture(scope="module")
def lines() -> dict[int, Line]:
    found, year, inside = {}, 0, False
    for number, text in enumerate(SEED.read_text("utf-8").splitlines(), 1):
        if text.startswith("## "):
            inside = text == "## Papers"
        elif text.startswith("### ") and text[4:].isdigit():
            year = int(text[4:])
        elif inside and text.startswith("- "):
            found[number] = Line(number, text, year)
    return found


@pytest.fixture(scope="module")
def whole() -> Reading:
    return markdown.read(SEED.read_text("utf-8"), "seed.md")


@pytest.fixture(scope="module")
def reading(whole: Reading) -> Reading:
    """Return what stands under Papers; above it a box shows the paper of line 105 once more."""
    return replace(whole, drafts=[one for one in whole.drafts if one.sections[0] == "Papers"])


def test_the_box_above_the_papers_is_read_too(whole: Reading) -> None:
    box = [one for one in whole.drafts if one.sections[0] != "Papers"]
    assert [(one.place.line, one.title, one.url) for one in box] == [
        (25, "Binary Neural Networks: A Survey", "https://arxiv.org/abs/2004.03333")
    ]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT).library


def test_each_of_the_192_lines_is_one_draft(lines: dict[int, Line], reading: Reading) -> None:
    assert len(lines) == 192
    assert [draft.place.line for draft in reading.drafts] == list(lines)


def test_every_draft_says_what_its_line_says(lines: dict[int, Line], reading: Reading) -> None:
    for draft in reading.drafts:
        line = lines[draft.place.line]
        found = draft.to_json()
        assert squash(draft.title) == line.title, line
        assert draft.year == line.year
        assert draft.venue == (None if line.venue == "paper" else line.venue)
        assert list(draft.tags) == line.tags
        assert (draft.url or "") == (line.url or "")
        assert sorted(link.url for link in (*draft.code, *draft.links)) == sorted(line.links)
        assert found["citations"] == line.citations
        assert found["stars"] == line.stars


def test_the_totals_are_those_of_the_hand_count(reading: Reading) -> None:
    drafts = [draft.to_json() for draft in reading.drafts]
    counts = {key: sum(bool(draft[key]) for draft in drafts) for key in ("url", "venue", "tags")}
    assert counts == {"url": 191, "venue": 190, "tags": 191}
    assert sum(bool(draft["code_links"]) for draft in drafts) == 54
    assert sum(draft["citations"] is not None for draft in drafts) == 94
    assert sum(draft["stars"] is not None for draft in drafts) == 26


@pytest.mark.skipif(not GOLD.is_file(), reason="the checked answers are not beside this clone")
def test_the_drafts_agree_with_the_checked_answers(reading: Reading) -> None:
    by_line = {draft.place.line: draft.to_json() for draft in reading.drafts}
    for text in GOLD.read_text("utf-8").splitlines():
        gold: dict[str, Any] = json.loads(text)
        for key in ("title", "url", "venue", "year", "tags", "sections", "code_links", "citations", "stars"):  # fmt: skip
            assert by_line[gold["line"]][key] == gold[key], (gold["line"], key)


def test_its_defects_are_reported_by_line(reading: Reading) -> None:
    _, joined = join(reading.drafts)
    told = {(problem.place.line, problem.rule) for problem in joined}
    assert told == {(143, "id-collision"), (161, "duplicate-id"), (176, "duplicate-id")}
    lines = {problem.place.line for problem in reading.problems if problem.place.line < 260}
    assert lines == {64, 69, 78, 153, 253}


def _record_of(draft: Draft, library: Library) -> Paper:
    """Return the record of a draft; the second of two spellings is found by the link they share.

    A work that was renamed since is found by the title that it had.
    """
    key = squash(draft.title)
    for paper in library.papers:
        if key in map(squash, (paper.title, *paper.also_titled)):
            return paper
    found = str(identify(draft.url or ""))
    return next(paper for paper in library.papers if found in map(str, paper.identifiers))


def _same_link(seen: str, paper: Paper) -> bool:
    found = identify(seen)
    if found and found.strong:
        return any((found.scheme, found.id) == (own.scheme, own.id) for own in paper.identifiers)
    return comparison_key(canonical(seen)) == comparison_key(paper.address or "")


def test_the_list_has_all_works_of_the_seed(reading: Reading, library: Library) -> None:
    # 192 lines: two titles stand twice, and the workshop paper of line 171 became that of line 73.
    works = {_record_of(draft, library).id for draft in reading.drafts}
    assert len(works) == 189


def test_every_record_says_what_its_line_says_but_for_named_corrections(
    reading: Reading, library: Library
) -> None:
    for draft in reading.drafts:
        paper = _record_of(draft, library)
        mended = CORRECTED.get(draft.place.line, {})
        venue = mended.get("venue") or draft.venue or NAMED_BY_NONE[draft.place.line]
        assert paper.venue == library.venue_of[str(venue)].id, draft
        assert paper.year == mended.get("year", draft.year), draft
        assert set(draft.tags) <= set(paper.tags), draft
        assert _same_link(str(mended.get("url") or draft.url), paper), draft
        stars = {comparison_key(code.url): code.stars for code in paper.code}
        for link in draft.code:
            known = stars[comparison_key(canonical(link.url))]  # a repository may be spelled better
            told = mended.get("stars", link.stars)
            assert told is None or (known and known.count == told), draft
        if draft.citations is not None:
            assert paper.citations
            assert paper.citations.count == draft.citations, draft


def test_the_team_and_its_eight_publications_are_in_the_sections(library: Library) -> None:
    team = next(section for section in library.sections if section.kind == "team")
    assert [bool(one.role and "adviser" in one.role) for one in team.members] == [
        True,
        *6 * [False],
    ]
    assert len(team.publications) == 8
    assert sum(bool(item.paper) for item in team.publications) == 7
    every = [one for one in library.sections if one.kind == "resources"]
    resources = next(one for one in every if one.id == "codes-and-docs")
    assert len(resources.items) == 7
