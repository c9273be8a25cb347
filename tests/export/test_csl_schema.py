"""Every item of CSL-JSON is one that the CSL schema takes.

The schema's facts (CSL 1.0.2, ``csl-data.json``) are told here in our own words: which types there
are, which variables, what each may hold, and that there are no others.
"""

import json
from collections.abc import Callable

import hard_works
import jsonschema
import pytest
from support import ROOT

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.store import load


def _words(text: str) -> list[str]:
    return text.split()


TYPES = _words("""
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""")
_TEXTS = _words("""
    language journalAbbreviation shortTitle abstract annote archive archive_collection
    archive_location archive-place authority call-number citation-label collection-title
    container-title container-title-short dimensions division DOI event event-place genre ISBN ISSN
    jurisdiction keyword medium note original-publisher original-publisher-place original-title
    part-title PMCID PMID publisher publisher-place references reviewed-title scale section source
    status title title-short translated-title URL version year-suffix event-title
""")
_NUMBERS = _words("""
    chapter-number citation-number collection-number edition issue locator number number-of-pages
    number-of-volumes page page-first part printing supplement volume
""")
_PEOPLE = _words("""
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director illustrator interviewer original-author performer producer recipient
    reviewed-author translator
""")
_DATES = _words("accessed available-date event-date issued original-date submitted")
_TEXT = {"type": "string"}
_NUMBER = {"type": ["string", "number"]}
_NAME = {
    "type": "object",
    "properties": dict.fromkeys(
        ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"),
        _TEXT,
    ),
    "additionalProperties": False,
}
_NAMES = {"type": "array", "items": _NAME}
_PARTS = {"type": "array", "items": _NUMBER, "minItems": 1, "maxItems": 3}
_DATE = {
    "type": "object",
    "properties": {"date-parts": {"type": "array", "items": _PARTS, "minItems": 1, "maxItems": 2}},
    "additionalProperties": False,
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": _NUMBER,
            "type": {"enum": TYPES},
            **dict.fromkeys(_TEXTS, _TEXT),
            **dict.fromkeys(_NUMBERS, _NUMBER),
            **dict.fromkeys(_PEOPLE, _NAMES),
            **dict.fromkeys(_DATES, _DATE),
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}


@pytest.mark.parametrize("make", [lambda: load(ROOT).library, hard_works.library])
def test_each_item_is_one_of_the_csl_schema(make: Callable[[], Library]) -> None:
    library = make()
    items = json.loads(exporters()["csl-json"].write(library.papers, library))
    assert len(items) == len(library.papers)
    wrong = [
        f"{items[error.path[0]]['id']}: {error.message}"
        for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(items)
    ]
    assert not wrong
