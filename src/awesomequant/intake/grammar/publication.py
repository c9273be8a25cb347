"""Where and when an entry says that its work appeared: venue, date, volume, pages, arXiv number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.grammar.document import Unit
from awesomequant.intake.grammar.entry_links import Custom, Found, telling_link
from awesomequant.intake.grammar.labels import (
    is_generic,
    is_preprint_label,
    names_venue,
    says_paper,
)
from awesomequant.intake.grammar.people import cited, people_strength
from awesomequant.intake.grammar.roles import Part, Reading, is_remark, is_signed_by_families, sense
from awesomequant.intake.grammar.titles import abbreviates
from awesomequant.intake.grammar.venues import find, is_venue, names_periodical, names_server
from awesomequant.library.draft import Draft
from awesomequant.text import squash, unbracketed
from awesomequant.works.venues import is_well_known
from awesomequant.works.venues.abbreviations import journal_before_volume
from awesomequant.works.years import date_of, of_heading, without_numbers, year_of

# Venue and date.

# As in "Authors: Ann Keeper and Bo Drone (2021)", where no date is named so.
YEAR_BEHIND = re.compile(r"(?:(?<![\s,(])[\s,(]++)?(?:19|20)\d\d\)?\.?$")
_STATIC_BADGE = re.compile(r"shields\.io/(?:static/v1|badge)/([^?]+)")


def lead_names_of(
    found: Found, title: str, custom: Custom, *, is_quoted: bool = False
) -> list[Part]:
    """Return the parts before a title that are the work's short name, as in **[BeeNet]**.

    So is what stands before a title in quotation marks whose venue follows: ``KCF: "Bees" TPAMI``.
    """
    is_placed = any(part.role == "venue" and not part.piece.key for part in found.behind)
    named = []
    for part in found.before:
        text = part.text.strip("[]()【】 :：")
        if part.role == "name":
            named.append(part)
        if part.role not in ("venue", "note", "weak-people", "tag", "keyed") or find(text).year:
            continue
        is_short = 1 <= len(text.split()) <= 3
        begins = bool(squash(text)) and squash(title).startswith(squash(text))
        is_mark = part.piece.form == "bold" or (
            part.piece.form in ("em", "code", "plain") and bool(part.piece.group)
        )
        # "TokTok: “TokTok: A Tokenizer …”" says the name twice; ACL is where the work stood.
        is_twice = begins and bool(re.match(r"\W", title[len(text) :]))
        is_before_a_quote = is_quoted and is_placed and part.piece.form == "plain"
        is_called = is_twice or abbreviates(text, title) or is_before_a_quote
        is_named = is_called or (is_mark and (begins or custom.named))
        if is_short and is_named and (begins or not is_well_known(text)):
            named.append(part)
    return named


def venue_and_date(
    unit: Unit, reading: Reading, found: Found, lead_names: Sequence[Part], custom: Custom
) -> tuple[str | None, int | None, str | None]:
    """Return venue, year and the day or month: what is named so, what stands before, behind.

    The day may be of another year, that of the preprint or of a talk.
    """
    # What stands in brackets behind people before the title is where they work.
    affiliations = [
        part
        for person, part in pairwise(found.before)
        if part.piece.group == "("
        and not find(part.text).year
        and person.role in ("people", "weak-people")
    ]
    # "Algorithm: Intrinsic Curiosity Module (ICM)" abbreviates what stands before.
    spelled = [
        part
        for before, part in pairwise(found.parts)
        if part.piece.group == "(" and before.role == "note" and abbreviates(part.text, before.text)
    ]
    other = [*lead_names, *affiliations, *spelled]
    stated = [text for text in _stated(unit, reading, found, other, custom) if text]
    says = [find(text) for text in stated]
    date = next(filter(None, map(date_of, stated)), None)
    whole = next((one for one in says if one.venue and one.year), None)
    venue = next((one.venue for one in says if one.venue), None)
    year = next((one.year for one in says if one.year), None)
    if whole and (says[0].venue is None or says[0] is whole):
        venue, year = whole
    elif whole and not says[0].year:
        year = whole.year
    return venue, year, date


def _stated(
    unit: Unit, reading: Reading, found: Found, other: Sequence[Part], custom: Custom
) -> Iterator[str]:
    """Yield the texts that may name venue or year, the surest first; ``other`` parts do not."""
    yield from found.keyed(Role.VENUE)
    yield from found.keyed(Role.DATE)
    yield from found.keyed(Role.PUBLISHER)
    yield from (year[0] for text in found.keyed(Role.AUTHORS) if (year := YEAR_BEHIND.search(text)))
    for badge in filter(None, map(_STATIC_BADGE.search, found.badges)):
        # "Conference-CVPR'24-blue" shows two texts, the last is its colour.
        texts = re.split(r"(?<!-)-(?!-)", badge[1].removesuffix(".svg"))
        shown = [one.replace("--", "-").replace("_", " ").replace("%20", " ") for one in texts]
        shown = shown[:-1] if len(shown) > 1 else shown
        for text in (" ".join(shown[-1:]), " ".join(shown[-2:])):
            is_placed = any(role == "venue" for role, _ in sense(text).roles)
            if find(text).year and find(text).venue and is_placed:
                yield text
                break
    link = telling_link(reading, found, custom.doors)
    is_server = bool(link and names_server(link.label))
    own = squash(reading.title)
    # Behind "Science Robotics 2019" the link [OSF](…) says where a copy is.
    is_said = any(
        part.role == "venue" and part.piece.form != "link" and not part.piece.key
        for part in found.parts
        if part not in other
    )
    if link and names_venue(link.label) and not is_server:
        # What the list's other entries have there may tell: "McCarthy (1960)".
        are_people = any(one.role == "people" and one.piece.link is link for one in found.parts)
        who: tuple[str, int | None] | None = cited(link.label)
        # Below "DOI" the label "Neurocomputing (2018)" is of a journal.
        if who and link in found.linked(Role.DOI) and not is_signed_by_families(who[0]):
            who = None
        who = who or (("", find(link.label).year) if are_people else None)
        label = str(who[1] or "") if who else unbracketed(link.label)
        leading = next((part.piece.link for part in reading.parts if part.role == "link"), None)
        is_copy = is_said and not find(label).year and link is not leading
        # Beside "[paper](…)" and beside "*bioRxiv*" the link [preprint](…) says no more.
        if is_preprint_label(label):
            others = (one for one in found.links if one is not link)
            is_copy = is_copy or any(part.role == "server" for part in found.parts)
            is_copy = is_copy or any(map(says_paper, others))
        yield "" if is_copy else label
    for part in found.parts:
        if part in other or part.piece.key or squash(part.text) == own:
            continue
        if custom.remarks and is_remark(part):
            continue
        if part.role in ("venue", "date") or (custom.coded and part.role == "tag"):
            yield _last_clause(part.text)
        elif part.role == "imprint":
            year = re.search(r"(?<![\d-])(?:19|20)\d\d(?![\d-])", without_numbers(part.text))
            yield year[0] if year else ""
    # A preprint beside a venue says nothing of where the work stands.
    yield from (part.text.strip(" .,()[]") for part in found.parts if part.role == "server")
    if link and is_server:
        yield unbracketed(link.label)
    # A journal as the label of a reference: the link that "Reference:" stands before.
    yield from (
        part.text
        for part in found.parts
        if part.piece.key == Role.PAPER and part.piece.link and not is_generic(part.text)
    )
    yield from _of_headings(unit.above, custom)


_TOPICAL = re.compile(r"\([^()]*\)|\b(accepted|papers?|list|publications?)\b", re.IGNORECASE)
_PERIODICAL = re.compile(
    r"\b(transactions|journal|letters|proceedings|annals|advances)\s+(on|of|in)\b", re.IGNORECASE
)


def _of_headings(above: Sequence[str], custom: Custom) -> Iterator[str]:
    """Yield the year, with the venue in front where it is one, of the nearest heading with one.

    ``CVPR 2023`` and "IEEE Transactions on Bees" are venues; "Surveys 2020" is a topic.
    """
    if tuple(above) in custom.headed:
        yield above[-1]
    dated = (text for text in reversed(above) if of_heading(text) and text not in custom.undated)
    heading = next(dated, None)
    if heading:
        year, rest = of_heading(heading), _TOPICAL.sub(" ", heading)
        venue = find(rest).venue or ""
        is_one = is_venue(venue) or names_periodical(venue)
        yield f"{venue} {year}" if is_one and ":" not in venue else str(year)
        yield date_of(heading) or ""
    yield from (text for text in above[-1:] if _PERIODICAL.search(text) and len(text.split()) < 9)


_AFTER_SERVER = re.compile(r"\s*(?:bio)?arxiv\s?\d{0,4}\s?[;,]\s*(\S.*)", re.IGNORECASE)


_CLAUSE = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
_BY = re.compile(r"\s*by\s")
_GOES_ON = re.compile(r"\s[-–—]\s+[A-Z]?[a-z]+ [a-z]+")


def _last_clause(text: str) -> str:
    """Return the part of ``Names. Venue 2020`` or ``by Names, 2020 - note`` that has the year."""
    clauses = _CLAUSE.split(text) if "." in text else [text]
    if len(clauses) > 1 and people_strength(clauses[0]) and journal_before_volume(text) is None:
        text = " ".join(clauses[1:])
    # "arXiv 1708; ICCV Workshop 2017" came out in the second.
    later = _AFTER_SERVER.match(text)
    if later and find(later[1]).venue:
        return later[1]
    if _BY.match(text) or _GOES_ON.search(text):
        year = year_of(text)
        return str(year) if year else text
    return text


# What a reference has beside venue and year: volume, number, pages, and the arXiv number.

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
_ARXIV = re.compile(
    r"(?:\barxiv\s{0,3}:\s{0,3}|\bcorr,? abs/)(\d{4}\.\d{4,5})(?!\d)", re.IGNORECASE
)
_FIELDS = {"volume": _VOLUME, "number": _NUMBER, "pages": _PAGES}
_DASH = re.compile(r"\s?[-–]\s?")
_OF_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\d{4})\.\d{4,5}", re.IGNORECASE)


def imprint_of(found: Found) -> dict[str, str]:
    """Return volume, number and pages of an entry: as their own part says, else as it is cited."""
    fields: dict[str, str] = {}
    for part in found.parts:
        # Such as "vol. 3, no. 4, pp. 1-12", or "2023;12(3):45-67".
        for name, pattern in _FIELDS.items() if part.role == "imprint" else ():
            if said := pattern.search(part.text):
                fields[name] = said[1] or said[2]
    # The year in brackets is a part of its own, and "82-97" alone reads as a label, too.
    whole = " ".join(
        f"({part.text.strip()})" if part.piece.group == "(" else part.text.strip()
        for part in found.behind
        if part.role in ("venue", "date", "imprint", "note", "link", "label")
    )
    if told := next(filter(None, (pattern.search(whole) for pattern in _CITED)), None):
        fields |= {name: text for name, text in told.groupdict().items() if text}
    return {name: _DASH.sub("-", text) for name, text in fields.items()}


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
