"""What an entry's links and words state: addresses, venue, year, authors, tags."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from awesomequant.intake.formats.markdown import names, words
from awesomequant.intake.formats.markdown.inline import BREAK, PRIVATE, SPANS, Code, Link
from awesomequant.intake.formats.markdown.pieces import COMMENT, Parts, Piece
from awesomequant.intake.formats.markdown.style import Style
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.works.identifiers import repair

# The links of an entry: which leads to the paper, which to code, which elsewhere.

Say = Callable[[str], None]


def with_links(draft: Draft, parts: Parts, say: Say) -> Draft:
    """Return the draft with its paper's address, its code and its other links."""
    chosen = _paper_link(parts)
    if chosen:
        url, repairs = repair(chosen.url)
        for line in repairs:
            say(line)
        if not url:
            say(f"the link '{chosen.label}' has no address")
        draft = replace(draft, url=url or None)
    rest = [link for link in parts.links if link is not chosen]
    for link in rest:
        draft = _with_link(draft, link, say)
    if draft.code:
        return draft
    # An entry without code has the repository whose stars a badge counts.
    counted = [link for link in parts.links if link.image and words.is_live_badge(link.image)]
    for link in counted:
        if words.is_code_host(link.url):
            return replace(draft, code=(DraftLink(link.label or "code", repair(link.url)[0]),))
    repository = next(filter(None, map(words.badge_repository, parts.badges)), None)
    return replace(draft, code=(DraftLink("code", repository),)) if repository else draft


def _paper_link(parts: Parts) -> Link | None:
    """Return the link of the paper: the title's own, else the first that leads to a paper."""
    own = parts.title.link
    papers = [link for link in parts.links if link.url and words.is_paper(link)]
    if own and own.url and not words.is_code_host(own.url):
        better = [link for link in papers if link is not own]
        if not better or words.is_paper_address(own.url) or not words.is_no_paper_host(own.url):
            return own
    if own and not own.url and not papers:
        return None
    lead = venue_link(parts)
    if lead or papers:
        return lead or papers[0]
    if own and own.url and not words.is_code_host(own.url):
        return own
    for link in parts.links:  # the first that nothing speaks against
        known = (
            words.is_code(link) or words.is_other(link.label) or words.is_no_paper_host(link.url)
        )
        if not known and not link.image and _is_web(link.url):
            return link
    return None


def venue_link(parts: Parts) -> Link | None:
    """Return the link before a title that is not one itself: its label is the venue, mostly."""
    before = parts.unit.flat.links(parts.unit.flat.text[: parts.title.start] or " ")
    first = next((link for link in before if not link.image), None)
    if first is None or words.is_code(first) or words.is_other(first.label) or not first.label:
        return None
    return first


def _with_link(draft: Draft, link: Link, say: Say) -> Draft:
    url, repairs = repair(link.url)
    if link.image and (words.is_live_badge(link.image) or not url):
        return draft
    if not _is_web(url):
        if not url:
            say(f"the link '{link.label}' has no address; it was left out")
        return draft
    for line in repairs:
        say(line)
    if url == draft.url:
        return draft
    if words.is_code(link):
        if re.search(r"com+ing|soon", link.label):
            say(f"the label '{link.label}' promises code")
        return replace(draft, code=(*draft.code, DraftLink(link.label.strip("[] ") or "code", url)))
    label = link.label.strip("[] ") or "link"
    return replace(draft, links=(*draft.links, DraftLink(label, url)))


def _is_web(url: str) -> bool:
    return bool(re.match(r"https?://[^/]+\.", url, re.IGNORECASE))


# What an entry says in its text: venue and year, authors, tags.

_HASHTAG = re.compile(r"(?<![\w&/#])#([A-Za-z0-9][\w+-]*)")
_SEPARATORS = re.compile(r"\s*[,;、/]\s*")
_NOTHING = frozenset(("-", "–", "—", "n/a", "na", "none", "", "/", "x", "tbd", "todo"))


def venue_and_year(parts: Parts) -> names.Found:
    """Return venue and year: what is named so, then what stands before the title, then behind."""
    stated = list(_stated(parts))
    found = [names.find(text) for text in stated]
    whole = next((one for one in found if one.venue and one.year), None)
    venue = next((one.venue for one in found if one.venue), None)
    year = next((one.year for one in found if one.year), None)
    if whole and (found[0].venue is None or found[0] is whole):
        return whole
    return names.Found(venue, whole.year if whole and not found[0].year else year)


def _stated(parts: Parts) -> Iterator[str]:
    """Yield the texts that may name venue or year, the surest first."""
    in_cells = [cell.plain(cell.text) for cell in parts.cells("venue")]
    yield from (text for text in in_cells if text.lower() not in _NOTHING)
    yield from parts.keyed("venue", "conference", "journal", "published", "publication")
    yield from (cell.plain(cell.text) for cell in parts.cells("date"))
    yield from parts.keyed("year", "date")
    for badge in parts.badges:
        shown = words.badge_text(badge)
        texts = [" ".join(shown[-1:]), " ".join(shown[-2:])]
        says = ((text, names.find(text)) for text in texts)
        venues = (text for text, it in says if it.year and it.venue and names.is_venue(it.venue))
        yield from list(venues)[:1]
    link = venue_link(parts)
    if link and words.names_venue(link.label):
        yield link.label
    if parts.aside:
        yield parts.aside
    pieces = [piece for piece in parts.pieces if piece.form in ("group", "em", "bold", "plain")]
    yield from (text for piece in pieces for text in _venue_texts(piece))
    # The nearest heading with a year is that year, or ``CVPR 2023``.
    above = reversed(parts.unit.headings)
    heading = next((text for text in above if names.of_heading(text)), None)
    if heading:
        venue = names.find(heading).venue or ""
        yield heading if names.is_venue(venue) else str(names.of_heading(heading))


def _venue_texts(piece: Piece) -> Iterator[str]:
    """Yield what of a piece may be a venue: its part that names a year, or an acronym."""
    if names.is_people(piece.text) and not names.year_of(piece.text):
        return
    for text in re.split(r"\s[|·•]\s|;\s", piece.text):
        short = len(text.split()) <= 16
        if short and names.year_of(text):
            yield _last_clause(text)
        elif (
            short
            and piece.form in ("group", "em", "plain")
            and names.is_venue(text.strip(" .,;:-()"))
        ):
            yield text


def _last_clause(text: str) -> str:
    """Return the part of ``Names. Venue 2020`` or ``by Names, 2020 - note`` that has the year."""
    clauses = re.split(r"(?<=[a-z]{3})\.\s+(?=[A-Z])", text)
    if len(clauses) > 1 and names.is_people(clauses[0]):
        text = " ".join(clauses[1:])
    if re.match(r"\s*by\s", text) or re.search(r"\s[-–—]\s+[A-Z]?[a-z]+ [a-z]+", text):
        year = names.year_of(text)
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
    if names.is_people(
        piece.text, alone=(alone and piece.form == "em") or (alone and " " in piece.text)
    ):
        return piece.text
    clauses = re.split(
        r"(?<=[\w)]{2})\.\s+|\s[-–—|]\s|(?=\((?:19|20)\d\d\))|,\s*(?=(?:19|20)\d\d)", piece.text
    )
    first = clauses[0] if len(clauses) > 1 else ""
    lead = piece.text.lstrip().lower().startswith("by ")
    if first and names.is_people(first, alone=lead):
        return first
    return None


def tags(parts: Parts) -> Iterator[str]:
    """Yield tags: code spans in or behind brackets, hashtags, columns of tags."""
    for cell in parts.cells("tags"):
        marks = [mark.text for mark in cell.marks.values() if isinstance(mark, Code)]
        shown = cell.plain(cell.text.translate(dict.fromkeys(map(ord, SPANS))))
        found = marks or _HASHTAG.findall(shown) or _SEPARATORS.split(shown.replace(BREAK, ","))
        yield from (tag.strip() for tag in found if tag.strip().lower() not in _NOTHING)
    for text in parts.keyed("tag", "tags", "keywords", "keyword", "topic", "topics"):
        yield from (tag for tag in _SEPARATORS.split(text) if tag)
    flat = parts.unit.flat
    around = flat.text[: parts.title.start] + flat.text[parts.title.end :]
    for char in PRIVATE.findall(around):
        mark = flat.marks.get(char)
        if isinstance(mark, Code) and not names.is_people(mark.text, alone=True):
            yield mark.text.strip(" `")
    texts = [around, *(cell.text for role, cell in parts.unit.cells if role != "tags")]
    for text in texts:
        yield from _HASHTAG.findall(COMMENT.sub(" ", PRIVATE.sub(" ", text)))
