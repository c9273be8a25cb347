"""What a reference has beside venue and year: volume, number, pages, and the arXiv number."""

import re
from dataclasses import replace

from awesomequant.intake.grammar.parts import Found
from awesomequant.library.draft import Draft

_VOLUME = re.compile(
    r"\b(?:vol(?:ume)?|bd|band|т|том|tom[eo]|t)\b\.?\s*(\d+)|(?:^|;\s?)(\d{1,4})(?=\s?[(:])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\b(?:no|nr|issue|number|heft|núm)\b\.?|№|n[°º])\s*(\d+)|(?<=\d)\s?\((\d{1,4})\)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"\b(?:pp?|pages?|s|seiten?|с|стр|págs?)\b\.?\s*(\d+(?:\s?[-–]\s?\d+)?)"
    r"|:\s?(\w?\d+\s?[-–]\s?\w?\d+)",
    re.IGNORECASE,
)


def imprint(text: str) -> dict[str, str]:
    """Return volume, number and pages of ``vol. 3, no. 4, pp. 1-12`` and ``2023;12(3):45-67``."""
    found = {"volume": _VOLUME, "number": _NUMBER, "pages": _PAGES}
    said = {name: pattern.search(text) for name, pattern in found.items()}
    return {name: _span(one[1] or one[2]) for name, one in said.items() if one}


def _span(text: str) -> str:
    return re.sub(r"\s?[-–]\s?", "-", text)


_PLACE = r"(?<![\w.:/])(?P<volume>\d{1,3})"
_YEAR = r",? ?\((?:19|20)\d\d\)"
_SPAN = r"[ :]{1,3}(?P<pages>\w?\d{1,6}\s?[-–]\s?\w?\d{1,6})"
# How references are cited: "Nature 521.7553 (2015): 436-444", "ICML 28 (2013): 1139-1147", "Nat
# Commun 13, 7151 (2022)", "PMLR 9:249-256".  No volume has four digits: "arXiv 1512.03385 (2015)".
_CITED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE}\.(?P<number>\d{{1,5}}(?:-\d{{1,4}})?){_YEAR}(?:{_SPAN})?",
        rf"{_PLACE}{_YEAR}{_SPAN}",
        rf"{_PLACE}, (?P<pages>[a-z]?\d{{1,8}}){_YEAR}",
        r"(?<=[^\W\d_] )(?P<volume>\d{1,3}):\s?(?P<pages>\d{1,6}\s?[-–]\s?\d{1,6})",
    )
)
_ARXIV = re.compile(r"\barxiv\s{0,3}:\s{0,3}(\d{4}\.\d{4,5})(?!\d)", re.IGNORECASE)
_OF_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\d{4})\.\d{4,5}", re.IGNORECASE)


def imprint_of(found: Found) -> dict[str, str]:
    """Return volume, number and pages of an entry: as their own part says, else as it is cited."""
    fields: dict[str, str] = {}
    for part in found.parts:
        if part.role == "imprint":
            fields |= imprint(part.text)
    # The year in brackets is a part of its own, and "82-97" alone reads as a label, too.
    said = " ".join(
        f"({part.text.strip()})" if part.piece.group == "(" else part.text.strip()
        for part in found.behind
        if part.role in ("venue", "date", "imprint", "note", "link", "label")
    )
    told = next(filter(None, (pattern.search(said) for pattern in _CITED)), None)
    cited = told.groupdict() if told else {}
    return fields | {name: _span(text) for name, text in cited.items() if text}


def with_number(draft: Draft, found: Found) -> Draft:
    """Return the draft with the arXiv number that its venue states, where its link has none.

    "arXiv preprint arXiv:1506.02640 (2015)" stands beside links to the authors' own pages.
    """
    if "arxiv.org" in (draft.url or ""):
        return draft
    told = (_ARXIV.search(part.text) for part in found.parts if part.role in ("venue", "server"))
    number = next(filter(None, told), None)
    return replace(draft, arxiv=number[1]) if number else draft


def with_month(draft: Draft, found: Found) -> Draft:
    """Return the draft with the year of its preprint, where it states that as arXiv's number does.

    "arXiv 2011" is November 2020 of 2011.13526, and the year 2011 of 1103.00001.
    """
    number = _OF_ADDRESS.search(draft.url or "")
    if number is None or draft.year != int(number[1]):
        return draft
    said = re.compile(rf"arxiv\W{{0,2}}{number[1]}\b", re.IGNORECASE)
    if not any(said.search(part.text) for part in found.parts):
        return draft
    return replace(draft, year=2000 + int(number[1][:2]))
