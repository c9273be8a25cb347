"""What an entry says in its text: venue and year, authors, tags."""

import re
from collections.abc import Iterator

from awesomequant.intake.formats.markdown import people, venues, words
from awesomequant.intake.formats.markdown.inline import BREAK, PRIVATE, SPANS, Code, Flat
from awesomequant.intake.formats.markdown.links import venue_link
from awesomequant.intake.formats.markdown.pieces import COMMENT, Parts, Piece
from awesomequant.intake.formats.markdown.style import Style

_HASHTAG = re.compile(r"(?<![\w&/#])#([A-Za-z0-9][\w+-]*)")
_SEPARATORS = re.compile(r"\s*[,;、/]\s*")
_NOTHING = frozenset(("-", "–", "—", "n/a", "na", "none", "", "/", "x", "tbd", "todo"))


def venue_and_year(parts: Parts) -> venues.Found:
    """Return venue and year: what is named so, then what stands before the title, then behind."""
    stated = list(_stated(parts))
    found = [venues.find(text) for text in stated]
    whole = next((one for one in found if one.venue and one.year), None)
    venue = next((one.venue for one in found if one.venue), None)
    year = next((one.year for one in found if one.year), None)
    if whole and (found[0].venue is None or found[0] is whole):
        return whole
    return venues.Found(venue, whole.year if whole and not found[0].year else year)


def _stated(parts: Parts) -> Iterator[str]:
    """Yield the texts that may name venue or year, the surest first."""
    yield from (cell.plain(cell.text) for cell in parts.cells("venue") if _filled(cell))
    yield from parts.keyed("venue", "conference", "journal", "published", "publication")
    yield from (cell.plain(cell.text) for cell in parts.cells("date"))
    yield from parts.keyed("year", "date")
    yield from (text for badge in parts.badges for text in _badge_venue(badge))
    link = venue_link(parts)
    if link and words.names_venue(link.label):
        yield link.label
    if parts.aside:
        yield parts.aside
    pieces = [piece for piece in parts.pieces if piece.form in ("group", "em", "bold", "plain")]
    yield from (text for piece in pieces for text in _venue_texts(piece))
    yield from _heading_texts(parts.unit.headings)


def _heading_texts(headings: tuple[str, ...]) -> Iterator[str]:
    """Yield what the nearest heading with a year says: the year, or ``CVPR 2023``."""
    heading = next((text for text in reversed(headings) if venues.of_heading(text)), None)
    if heading:
        venue = venues.find(heading).venue or ""
        yield heading if venues.is_venue(venue) else str(venues.of_heading(heading))


def _filled(cell: Flat) -> bool:
    return cell.plain(cell.text).lower() not in _NOTHING


def _badge_venue(badge: str) -> Iterator[str]:
    shown = words.badge_text(badge)
    for text in (shown[-1:], shown[-2:]):
        says = venues.find(" ".join(text))
        if says.year and says.venue and venues.is_venue(says.venue):
            yield " ".join(text)
            return


def _venue_texts(piece: Piece) -> Iterator[str]:
    """Yield what of a piece may be a venue: its part that names a year, or an acronym."""
    if people.is_people(piece.text) and not venues.year_of(piece.text):
        return
    for text in re.split(r"\s[|·•]\s|;\s", piece.text):
        short = len(text.split()) <= 16
        if short and venues.year_of(text):
            yield _last_clause(text)
        elif (
            short
            and piece.form in ("group", "em", "plain")
            and venues.is_venue(text.strip(" .,;:-()"))
        ):
            yield text


def _last_clause(text: str) -> str:
    """Return the part of ``Names. Venue 2020`` or ``by Names, 2020 - note`` that has the year."""
    clauses = re.split(r"(?<=[a-z]{3})\.\s+(?=[A-Z])", text)
    if len(clauses) > 1 and people.is_people(clauses[0]):
        text = " ".join(clauses[1:])
    if re.match(r"\s*by\s", text) or re.search(r"\s[-–—]\s+[A-Z]?[a-z]+ [a-z]+", text):
        year = venues.year_of(text)
        return str(year) if year else text
    return text


def authors(parts: Parts, style: Style) -> str | None:
    """Return the text of the authors: what is named so, else the first piece that lists persons."""
    named = [cell.plain(cell.text) for cell in parts.cells("authors")]
    named += list(parts.keyed("author", "authors"))
    for text in named:
        if text and text not in _NOTHING:
            return text
    alone = parts.unit.kind in style.people
    for piece in sorted(parts.pieces, key=lambda piece: piece.form not in ("em", "people")):
        if piece.form == "people":
            return piece.text
        if piece.form in ("em", "plain") and (found := _people_in(piece, alone=alone)):
            return found
    return None


def _people_in(piece: Piece, *, alone: bool) -> str | None:
    """Return the part of a piece that lists persons; a venue may follow it."""
    if people.is_people(
        piece.text, alone=(alone and piece.form == "em") or (alone and " " in piece.text)
    ):
        return piece.text
    clauses = re.split(
        r"(?<=[\w)]{2})\.\s+|\s[-–—|]\s|(?=\((?:19|20)\d\d\))|,\s*(?=(?:19|20)\d\d)", piece.text
    )
    first = clauses[0] if len(clauses) > 1 else ""
    lead = piece.text.lstrip().lower().startswith("by ")
    if first and people.is_people(first, alone=lead):
        return first
    return None


def tags(parts: Parts) -> Iterator[str]:
    """Yield tags: code spans in or behind brackets, hashtags, columns of tags."""
    for cell in parts.cells("tags"):
        yield from _cell_tags(cell)
    for text in parts.keyed("tag", "tags", "keywords", "keyword", "topic", "topics"):
        yield from (tag for tag in _SEPARATORS.split(text) if tag)
    flat = parts.unit.flat
    around = flat.text[: parts.title.start] + flat.text[parts.title.end :]
    for char in PRIVATE.findall(around):
        mark = flat.marks.get(char)
        if isinstance(mark, Code) and not people.is_people(mark.text, alone=True):
            yield mark.text.strip(" `")
    texts = [around, *(cell.text for role, cell in parts.unit.cells if role != "tags")]
    for text in texts:
        yield from _HASHTAG.findall(COMMENT.sub(" ", PRIVATE.sub(" ", text)))


def _cell_tags(cell: Flat) -> Iterator[str]:
    marks = [mark.text for mark in cell.marks.values() if isinstance(mark, Code)]
    shown = cell.plain(cell.text.translate(dict.fromkeys(map(ord, SPANS))))
    hashtags = _HASHTAG.findall(shown)
    found = marks or hashtags or _SEPARATORS.split(shown.replace(BREAK, ","))
    yield from (tag.strip() for tag in found if tag.strip().lower() not in _NOTHING)
