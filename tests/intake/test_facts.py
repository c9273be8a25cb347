"""Our own importer of gathered facts: one work a line, each fact with who says it."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

from awesomequant.intake.formats import IMPORTERS, Importer
from awesomequant.library.author import Group
from awesomequant.registry import parts
from awesomequant.store import strict
from awesomequant.text import squash

WORK = {
    "title": "Gamma Trees : A Story.",
    "authors": ["Ann Lee", "Bo Li"],
    "authors_source": "hive/bees",
    "authors_agree": 2,
    "venue": "ICML",
    "year": 2020,
    "venue_source": "lists:3",
    "arxiv": "2005.00001",
    "urls": [
        "https://arxiv.org/abs/2005.00001",
        "https://icml.cc/virtual/2020/poster/1",
        "http://proceedings.mlr.press/v119/lee20a/lee20a.pdf",
    ],
    "tags": ["bnn"],
    "sections": ["📖 Trees"],
    "tier": "listed",
    "confidence": "high",
    "sources": [{"repo": "hive/bees", "commit": "abc", "file": "README.md", "line": 3}],
}


@pytest.fixture(scope="module")
def facts() -> Importer:
    return parts(IMPORTERS, ROOT)["facts"]


def drafts(facts: Importer, *works: dict[str, Any]) -> list[Any]:
    text = "\n".join(json.dumps(work) for work in works)
    return facts.read(text, "works.jsonl").drafts


def test_a_work_becomes_a_draft_with_its_best_page(facts: Importer) -> None:
    [draft] = drafts(facts, WORK)
    assert draft.title == "Gamma Trees: A Story"
    assert draft.url == "https://proceedings.mlr.press/v119/lee20a.html"
    assert (draft.venue, draft.year, draft.arxiv) == ("ICML", 2020, "2005.00001")
    assert draft.authors == ("Ann Lee", "Bo Li")
    assert draft.tags == ()  # given after the import, by the list's rules
    said = draft.more["attribution"]
    assert said["fields"] == {
        "authors": "hive-bees", "venue": "curated-lists", "year": "curated-lists",
        "arxiv": "links-of-lists", "tags": "tag-rules",
        **dict.fromkeys(("title", "doi", "url", "code", "links"), "gathered"),
    }  # fmt: skip
    assert said["agree"] == {"authors": 2, "venue": 2}
    assert (said["met"], said["words"], said["headings"]) == (["hive-bees"], ["bnn"], ["Trees"])


def test_a_list_that_was_cut_off_ends_in_et_al(facts: Importer) -> None:
    [draft] = drafts(facts, {**WORK, "authors_truncated": True})
    assert draft.authors[-1] == "et al."


def test_a_programme_is_a_page_only_for_those_without_another(facts: Importer) -> None:
    programme = "https://icml.cc/virtual/2020/poster/1"
    bare = {key: value for key, value in WORK.items() if key != "arxiv"}
    assert drafts(facts, {**bare, "urls": [programme]})[0].url == programme
    assert drafts(facts, {**WORK, "urls": [programme]})[0].url is None


def test_counts_keep_their_source_and_day_and_a_page_is_no_code(facts: Importer) -> None:
    [draft] = drafts(
        facts,
        {
            **WORK,
            "citations": {"count": 7, "source": "Scholar", "as_of": "2025-06-12"},
            "code": [
                {
                    "url": "https://github.com/a/b?utm_source=x",
                    "stars": 3,
                    "stars_as_of": "2026-08-22",
                },
                {"url": "https://ann.example.org/gamma", "label": "💻 code"},
            ],
        },
    )
    assert draft.more["citations"] == {"count": 7, "source": "Scholar", "as_of": "2025-06-12"}
    [code] = draft.more["code"]
    assert (code["url"], code["stars"]["count"]) == ("https://github.com/a/b", 3)
    assert [link.label for link in draft.links] == ["project page"]


def test_code_linked_in_several_ways_is_one(facts: Importer) -> None:
    ways = (
        "https://github.com/a/b", "https://github.com/A/b?tab=readme-ov-file",
        "https://github.com/a/b.", "https://github.com/a/b/", "https://github.com/a/b/tree/main/c",
        "https://github.com/a/b/blob/main/README.md",
    )  # fmt: skip
    [draft] = drafts(facts, {**WORK, "code": [{"url": url} for url in ways]})
    assert [code["url"] for code in draft.more["code"]] == [ways[0], ways[4]]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"tier": "submission"}, "not accepted"),
        ({"confidence": "low"}, "does not settle it"),
        ({"arxiv": None, "urls": []}, "no source has a link"),
    ],
)
def test_what_is_not_taken_is_told_with_the_reason(
    change: dict[str, Any], reason: str, facts: Importer
) -> None:
    reading = facts.read(json.dumps({**WORK, **change}), "works.jsonl")
    assert not reading.drafts
    assert reason in reading.skipped[0].reason


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"title": 4}', '{"title": ""}', "null"])
def test_a_line_that_is_no_work_costs_that_line(line: str, facts: Importer) -> None:
    reading = facts.read(f"{line}\n\n{json.dumps(WORK)}\n", "works.jsonl")
    assert [draft.place.line for draft in reading.drafts] == [3]
    assert [found.place.line for found in reading.problems if found.level == "warning"] == [1]


def test_an_empty_file_is_no_work(facts: Importer) -> None:
    assert facts.read("", "works.jsonl").drafts == []


def test_two_entries_decided_to_be_one_work_are_joined(facts: Importer) -> None:
    short, whole = (
        "AWQ: Activation-aware Weight Quantization for LLM Compression and Acceleration",
        "AWQ: Activation-aware Weight Quantization for On-Device LLM Compression and Acceleration",
    )
    first = {**WORK, "title": short, "venue": "arXiv", "arxiv": "2306.00978"}
    second = {**WORK, "title": whole, "venue": "MLSys", "arxiv": None, "authors": ["Ann Lee"]}
    reading = facts.read("\n".join(map(json.dumps, (first, second))), "works.jsonl")
    [draft] = reading.drafts
    assert (draft.title, draft.venue, draft.arxiv) == (whole, "MLSys", "2306.00978")
    assert draft.more["also_titled"] == (short,)
    assert draft.authors == ("Ann Lee", "Bo Li")
    assert "one work with" in reading.skipped[0].reason


def test_a_decision_is_noted_with_the_field_that_it_made(facts: Importer) -> None:
    [draft] = drafts(facts, {**WORK, "title": "Ternary weight networks", "venue": "NeurIPS"})
    assert (draft.title, draft.venue) == ("Ternary Weight Networks", "ICASSP")
    said = draft.more["attribution"]
    assert said["fields"]["venue"] == "decisions"
    assert said["notes"]["venue"]


def test_authors_that_were_decided_are_not_cut_off(facts: Importer) -> None:
    title = "LCQ: Low-Rank Codebook based Quantization for Large Language Models"
    [draft] = drafts(facts, {**WORK, "title": title, "authors_truncated": True})
    assert draft.authors == ("Wen-Pu Cai", "Ming-Yang Li", "Wu-Jun Li")


def test_a_company_is_a_group(facts: Importer) -> None:
    title = "Larq: An Open-Source Library for Training Binarized Neural Networks"
    [draft] = drafts(facts, {**WORK, "title": title})
    assert draft.authors[1] == Group(group="Plumerai Team")


def test_every_decision_stands_on_the_page_about_them() -> None:
    decided = strict.read((ROOT / "importers/facts.yaml").read_text("utf-8"))["works"]
    page = squash((ROOT / "docs/decisions/list-of-2026.md").read_text("utf-8"))
    lacking = [one["title"] for one in decided if squash(one["title"]) not in page]
    assert lacking == []
    assert all(one["because"] for one in decided)


def test_no_work_is_reviewed_or_decided_twice() -> None:
    for file, key, name in (
        ("importers/facts.yaml", "works", "title"),
        ("data/scope.yaml", "reviewed", "work"),
    ):
        titles = [
            squash(one[name]) for one in strict.read(Path(ROOT, file).read_text("utf-8"))[key]
        ]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hongyu li", "Hongyu Li"),
        ("Yuzhe YAO", "Yuzhe Yao"),
        ("jae-joon kim", "Jae-Joon Kim"),
        ("and Wonyong Sung", "Wonyong Sung"),
        ("Mart van Baalen", "Mart van Baalen"),
        ("Tejpratap GVSL", "Tejpratap GVSL"),
        ("Clemens JS Schaefer", "Clemens JS Schaefer"),
        ("JIAXIN HU", "JIAXIN HU"),
        ("王小明", "王小明"),
    ],
)
def test_a_name_begins_large(typed: str, name: str, facts: Importer) -> None:
    [draft] = drafts(facts, {**WORK, "authors": [typed]})
    assert draft.authors == (name,)
