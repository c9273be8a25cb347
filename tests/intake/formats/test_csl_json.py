"""CSL-JSON as Zotero, pandoc and Crossref write it: every variable in a field or in ``extra``."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from foreign import facts

from awesomequant.intake.files.reading import read_file
from awesomequant.intake.formats import Profile, csl_json


def item(**variables: Any) -> dict[str, Any]:
    values = {"title": "T", **{name.replace("_", "-"): one for name, one in variables.items()}}
    (draft,) = csl_json.read(json.dumps([values]), "x").drafts
    return facts(draft)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"title": ["T"], "subtitle": ["S"]}, {"title": "T: S", "subtitle": None}),
        ({"title": 'On <i>Apis</i> <span style="font-variant:small-caps;">Sc</span> H<sub>2</sub>O'}, {"title": "On Apis Sc H₂O"}),
        ({"author": [{"family": "Gogh", "given": "V", "non-dropping-particle": "van"}, {"family": "King", "given": "M", "suffix": "Jr."},
                     {"literal": "WHO"}, {"family": "Fontaine", "given": "J", "dropping-particle": "de", "non-dropping-particle": "la"}, {"literal": "others"}]},
         {"authors": ["V van Gogh", "M King Jr.", "{WHO}", "J de la Fontaine", "et al."]}),
        ({"author": "Jane Doe"}, {"authors": ["Jane Doe"]}), ({"author": ["Jane Doe", {"name": "The Hive"}]}, {"authors": ["Jane Doe", "{The Hive}"]}),
        ({"id": "http://zotero.org/1", "citation_key": "doe20"}, {"bibtex_key": "doe20", "id": "http://zotero.org/1"}),
        ({"id": "http://zotero.org/1"}, {"bibtex_key": None, "id": "http://zotero.org/1"}), ({"id": 7}, {"bibtex_key": "7", "id": None}),
        ({"article_number": "124106"}, {"pages": "124106"}), ({"issue": "3", "number": "9"}, {"number": "3", "extra number": "9"}),
        ({"archive": "arXiv", "archive-location": "2001.00001"}, {"arxiv": "2001.00001", "archive": None}),
        ({"archive": "JSTOR", "archive-location": "123"}, {"archive": "JSTOR", "archive-location": "123", "arxiv": None}),
        ({"number": "arXiv:2001.00001", "publisher": "arXiv"}, {"arxiv": "2001.00001", "venue": "arXiv", "number": None}),
        ({"container_title": "arXiv:2001.00001 [cs]"}, {"arxiv": "2001.00001"}),
        ({"type": "posted-content", "institution": [{"name": "bioRxiv"}]}, {"venue": "bioRxiv", "type": "preprint"}),
        ({"type": "paper-conference", "event_title": "BeeConf"}, {"venue": "BeeConf"}),
        ({"type": "thesis", "publisher": "Uni", "genre": "Master's thesis"}, {"bibtex_type": "mastersthesis", "genre": None}),
        ({"type": "thesis", "publisher": "Uni", "genre": "PhD thesis"}, {"type": "thesis", "genre": "PhD thesis"}),
        ({"keyword": "a; b, c"}, {"tags": ["a", "b, c"]}), ({"keyword": ["a", "b"]}, {"tags": ["a", "b"]}),
        ({"translator": [{"family": "Doe", "given": "J"}], "accessed": {"date-parts": [[2020, 1, 2]]}, "PMID": "1"},
         {"translator": "Doe, J", "accessed": "2020-01-02", "PMID": "1"}),
    ],
)  # fmt: skip
def test_a_variable_stands_where_it_belongs(
    variables: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = item(**variables)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("PMID: 123\nPMCID: PMC1", {"PMID": "123", "PMCID": "PMC1", "note": None}),
        ("tex.code: http://x.org\ntex.venue-note: y", {"tex.code": "http://x.org", "tex.venue-note": "y"}),
        ("DOI: 10.1/x\nURL: http://x.org", {"doi": "10.1/x", "url": "http://x.org"}),
        ("arXiv: 2001.00001 [cs]", {"arxiv": "2001.00001"}), ("arXiv:2001.00001 [cs.LG]", {"arxiv": "2001.00001"}),
        ("Citation Key: doe20\nIssue: 3", {"bibtex_key": "doe20", "number": "3"}),
        ("original-date: 1900\nSome words.\nComment: 12 pages", {"original-date": "1900", "note": "Some words.\nComment: 12 pages"}),
        ("Original Date: 1900", {"original-date": "1900"}),
        ("{:original-date: 1900} and {:event-title: BeeConf}", {"original-date": "1900", "venue": "BeeConf", "note": "and"}),
        ("editor: Doe || Jane\neditor: The Hive", {"editors": ["Jane Doe", "{The Hive}"]}),
        ("issued: 2019-05-03", {"date": "2019-05-03"}), ("type: dataset", {"type": "dataset"}),
        ("Only words", {"note": "Only words"}),
    ],
)  # fmt: skip
def test_what_a_note_states_is_read_and_its_words_are_kept(
    note: str, expected: dict[str, Any]
) -> None:
    found = item(note=note)
    assert {name: found.get(name) for name in expected} == expected


def test_what_an_item_says_comes_before_its_note() -> None:
    found = item(note="DOI: 10.1/note\ntype: dataset", DOI="10.1/own", type="book")
    assert (found["doi"], found["type"]) == ("10.1/own", "book")


ITEM = {"title": "Bees", "type": "article-journal", "DOI": "10.1/x"}


@pytest.mark.parametrize(
    "document",
    [[ITEM], ITEM, {"items": [ITEM]}, {"references": [ITEM]}, {"status": "ok", "message": ITEM}, {"message": {"items": [ITEM]}}],
)  # fmt: skip
def test_items_are_found_in_every_wrapping_of_them(document: Any, tmp_path: Path) -> None:
    file = tmp_path / "refs.json"
    file.write_text(json.dumps(document, indent=2), "utf-8")
    (draft,) = read_file(file, None, Profile(), None).reading.drafts
    assert (draft.title, draft.doi) == ("Bees", "10.1/x")
    line = file.read_text("utf-8").splitlines()[draft.place.line - 1]
    assert line[draft.place.column - 1] == "{"


@pytest.mark.parametrize("piece", ["{", "[", ",", "; ", "<i>", "&amp;", "a: b\n", "tex.a: b\n", "{:a: b}", "arXiv:", "2001-", "\\"])  # fmt: skip
def test_no_value_of_ten_thousand_signs_takes_a_second(piece: str) -> None:
    body = piece * (10_000 // len(piece))
    names = "title author note keyword page number container-title DOI URL abstract publisher archive_location"
    began = time.process_time()
    csl_json.read(json.dumps([dict.fromkeys(names.split(), body) | {"issued": {"raw": body}}]), "x")
    csl_json.read(body, "x")
    csl_json.read("[" * 10_000, "x")
    assert time.process_time() - began < 1
