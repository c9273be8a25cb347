"""What an entry says against itself: no list is asked, but for how venues are called."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import NamedTuple

from awesomequant.audit.documents import Document, Entry
from awesomequant.audit.findings import TEXTS, Confidence, Finding, Verdict
from awesomequant.intake.bibtex.fields import addresses
from awesomequant.language.plain import show
from awesomequant.text import fold
from awesomequant.works import clues
from awesomequant.works.identifiers import (
    Identifier,
    arxiv_given_out,
    arxiv_mentioned,
    identified,
)
from awesomequant.works.identity import Statement, named
from awesomequant.works.kinds import Kind
from awesomequant.works.venues import Venues


class _House(NamedTuple):
    """A publisher, the prefixes of its DOIs, and words that its name has."""

    name: str
    prefixes: tuple[str, ...]
    words: tuple[str, ...]


# Where identifiers of the work itself stand; a note may speak of another one.
_STATED = (
    "eprint", "arxivid", "doi", "url", "ee", "journal", "journaltitle", "volume", "howpublished",
    "note",
)  # fmt: skip
# One work has one of each of these.
_ONE = ("arxiv", "doi", "acl", "cvf")
_BACKWARDS = re.compile(r"(\d{1,9})\s*[-–—]+\s*(\d{1,9})")
# Who gives out DOIs with which prefix, and by which words of a publisher's name it is known.  Only
# prefixes of houses that have kept them; those that publish together stand in one row.
_HOUSES = (
    _House("IEEE or ACM", ("10.1109", "10.1145"), ("ieee", "acm", "computing machinery")),
    _House("Springer", ("10.1007", "10.1038", "10.1186"), ("springer", "nature", "biomed")),
    _House("Elsevier", ("10.1016",), ("elsevier",)),
    _House("the ACL", ("10.18653",), ("association for computational linguistics",)),
    _House("MDPI", ("10.3390",), ("mdpi", "multidisciplinary digital")),
    _House("PLOS", ("10.1371",), ("plos", "public library of science")),
)


class _Said(NamedTuple):
    """A contradiction before it is placed: its field, its words, and how sure it is."""

    field: str
    text: str
    confidence: Confidence
    words: Mapping[str, object]


def contradictions(
    document: Document, entry: Entry, said: Statement, venues: Venues, this_year: int = 0
) -> Iterator[Finding]:
    """Yield what an entry says against itself; without ``this_year`` no year is in the future."""
    stated = list(_stated(entry))
    of_number = _of_preprint if said.is_preprint else partial(_of_proceedings, venues=venues)
    told = chain(
        _of_identifiers(stated),
        of_number(entry, said, [one for _, one in stated]),
        _of_print(entry, said, stated),
        _of_the_future(entry, said.year or 0, this_year),
    )
    for one in told:
        place = document.place(entry, one.field)
        message = TEXTS[one.text].format(**one.words)
        sure = one.confidence
        yield Finding(Verdict.CONTRADICTION, entry.number, place, message, one.field, sure)


def _of_identifiers(stated: Iterable[tuple[str, Identifier]]) -> Iterator[_Said]:
    """Yield where two fields name two works."""
    first: dict[str, tuple[str, Identifier]] = {}
    for name, one in stated:
        other, before = first.setdefault(one.scheme, (name, one))
        if one.scheme in _ONE and before.id.lower() != one.id.lower():
            # ACM and IEEE both give a DOI to what they print together.
            sure = Confidence.CERTAIN if one.scheme == "arxiv" else Confidence.LIKELY
            words = {
                "field": name, "said": named(one.key), "other": other, "known": named(before.key),
            }  # fmt: skip
            yield _Said(name, "two-ids", sure, words)


def _of_preprint(entry: Entry, said: Statement, stated: Iterable[Identifier]) -> Iterator[_Said]:
    """Yield where a preprint is older than its number."""
    for one in dict.fromkeys(stated):
        if one.scheme == "arxiv" and said.year:
            given = int(arxiv_given_out(one.id)[:4])
            if given > said.year:
                words = {"said": said.year, "known": named(one.key), "year": given}
                yield _Said(_year_of(entry), "preprint-year", Confidence.CERTAIN, words)


def _of_print(
    entry: Entry, said: Statement, stated: Iterable[tuple[str, Identifier]]
) -> Iterator[_Said]:
    """Yield pages that run backwards, and a publisher who gives out no such DOI."""
    if pages := _BACKWARDS.fullmatch((said.pages or "").strip()):
        begin, end = pages[1], pages[2]
        if len(end) >= len(begin) and int(end) < int(begin):  # 1234--45 is short for 1245
            name = entry.has("pages") or "pages"
            yield _Said(name, "pages-backwards", Confidence.CERTAIN, {"said": said.pages})
    dois = (one.id for _, one in stated if one.scheme == "doi")
    if said.publisher and (house := _other_house(said.publisher, next(dois, ""))):
        words = {"said": f"“{show(said.publisher)}”", "known": house}
        yield _Said("publisher", "publisher", Confidence.LIKELY, words)


def _of_the_future(entry: Entry, year: int, this_year: int) -> Iterator[_Said]:
    """Yield a year later than the next, under which journals print from the autumn on.

    A book may be announced for the one behind that; nothing is cited of the years that follow.
    """
    if this_year and year > this_year + 1:
        sure = Confidence.CERTAIN if year > this_year + 1 + 1 else Confidence.LIKELY
        yield _Said(_year_of(entry), "future-year", sure, {"said": year})


def _year_of(entry: Entry) -> str:
    return entry.has("date", "year") or "year"


def _other_house(publisher: str, doi: str) -> str:
    """Return who gave out a DOI where that is another house than the one named; else empty."""
    written = fold(publisher)
    told = (row for row in _HOUSES if doi.partition("/")[0] in row.prefixes)
    mine = next(told, None)
    if mine is None or any(word in written for word in mine.words):
        return ""
    return mine.name if any(word in written for row in _HOUSES for word in row.words) else ""


def _of_proceedings(
    entry: Entry, said: Statement, stated: Iterable[Identifier], venues: Venues
) -> Iterator[_Said]:
    """Yield where the address of the proceedings is of another year or conference."""
    for one in dict.fromkeys(stated):
        year = clues.year_of_proceedings(one)
        if year and said.year and year != said.year:
            # Proceedings are printed in the year after now and then.
            sure = Confidence.CERTAIN if abs(year - said.year) > 1 else Confidence.LIKELY
            words: dict[str, object]
            words = {"said": said.year, "known": named(one.key), "year": year}
            yield _Said(_year_of(entry), "address-year", sure, words)
        told = clues.venue_told(one) if one.scheme not in ("arxiv", "doi") else None
        written = entry.draft.venue
        if told and written and said.kind in (Kind.CONFERENCE, Kind.WORKSHOP):
            its, theirs = venues.resolve(written), venues.resolve(told)
            # An address may say "emnlp" of one of its tracks.
            is_part = bool(its.id and theirs.id and its.id.startswith(theirs.id))
            if its.id and theirs.id and not is_part and its.kind == theirs.kind:
                shown = f"“{show(written)}”"
                words = {"said": shown, "known": named(one.key), "other": theirs.id}
                yield _Said(entry.container, "address-venue", Confidence.LIKELY, words)


def _stated(entry: Entry) -> Iterator[tuple[str, Identifier]]:
    """Yield the identifiers that the fields of an entry state, each with its field."""
    for name in _STATED:
        value = entry.value(name)
        if not value:
            continue
        plain = value.replace("\\", "").strip("{} \n\t")
        if name in ("journal", "journaltitle", "volume", "howpublished", "note"):
            told = arxiv_mentioned(plain)
            is_all = told and (told[1] or name not in ("howpublished", "note"))
            one = identified(f"arXiv:{told[0]}") if told and is_all else None
        elif name in ("url", "ee"):
            one = next(filter(None, map(identified, addresses(value))), None)
        elif name == "doi":
            one = identified(plain) if plain.startswith(("10.", "http", "doi")) else None
        else:
            is_other = entry.value("archiveprefix") or entry.value("eprinttype") or "arxiv"
            one = identified(f"arXiv:{plain}") if is_other.lower() == "arxiv" else None
        if one and one.part is None:
            yield name, one
