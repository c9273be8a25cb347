"""Read one unit as an entry: title, links, venue, year, authors, tags and counts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from awesomequant.identifiers import repair
from awesomequant.importers.markdown import counts, people, venues, words
from awesomequant.importers.markdown.blocks import Unit
from awesomequant.importers.markdown.inline import (
    BOLD,
    BOLD_END,
    BREAK,
    EM,
    EM_END,
    PRIVATE,
    SOFT,
    SPANS,
    Code,
    Flat,
    Image,
    Link,
)
from awesomequant.importers.markdown.style import Style
from awesomequant.importers.markdown.title import Title, trimmed
from awesomequant.importers.markdown.words import KEYS
from awesomequant.models import Draft, DraftLink
from awesomequant.problems import Place
from awesomequant.text import one_line

Say = Callable[[str], None]

_GLUED = re.compile(rf"\s*\[[^\[\]]*\]\w")
_PIECE = re.compile(
    rf"[\[【]([^\[\]【】]{{0,300}})[\]】]|{EM}([^{EM_END}]*){EM_END}|{BOLD}([^{BOLD_END}]*){BOLD_END}"
    rf"|([^\[\]【】{EM}{EM_END}{BOLD}{BOLD_END}{BREAK}\ue000-\uf8ef]+)"
)
_COMMENT = re.compile(r"<!--.*?-->|\[//\]: ?#.*")
_HASHTAG = re.compile(r"(?<![\w&/#])#([A-Za-z0-9][\w+-]*)")
_SEPARATORS = re.compile(r"\s*[,;、/]\s*")
_NOTHING = frozenset(("-", "–", "—", "n/a", "na", "none", "", "/", "x", "tbd", "todo"))


@dataclass(slots=True)
class Piece:
    """A piece of what stands around a title: ``form`` is group, em, bold, plain or a key's name."""

    text: str
    form: str
    before: bool = False


@dataclass(slots=True)
class Parts:
    """What a unit is made of, once its title is known."""

    unit: Unit
    title: Title
    aside: str = ""
    links: list[Link] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)

    def keyed(self, *keys: str) -> Iterator[str]:
        """Yield the texts of cells and of lines that begin with one of the keys."""
        yield from (piece.text for piece in self.pieces if piece.form in keys)

    def cells(self, role: str) -> Iterator[Flat]:
        """Yield the cells of a role."""
        yield from (cell for name, cell in self.unit.cells if name == role)


def read_entry(unit: Unit, title: Title, style: Style, file: str, say: Say) -> Draft:
    """Give the draft of a unit; ``say`` is told what was repaired or is doubtful."""
    text, aside = trimmed(title.text)
    parts = Parts(unit, title, aside)
    _take_apart(parts, style)
    draft = Draft(Place(file, unit.line), text, sections=unit.headings)
    draft = _with_links(draft, parts, say)
    venue, year = _venue_and_year(parts)
    written = _authors(parts, style)
    authors = people.names(written) if written else ()
    tags = tuple(dict.fromkeys(_tags(parts)))
    draft = replace(draft, venue=venue, year=year, tags=tags)
    draft = replace(draft, authors=authors, authors_written=written)
    _say_glue(parts, say)
    return _with_counts(draft, parts, say)


def _take_apart(parts: Parts, style: Style) -> None:
    """Fill the parts with the links, badges and pieces of text of a unit."""
    flat, title = parts.unit.flat, parts.title
    _collect(parts, flat, style)
    before = _COMMENT.sub(" ", flat.text[: title.start])
    after = _COMMENT.sub(" ", flat.text[title.end :])
    parts.pieces.extend(_pieces(flat, counts.without(before), before=True))
    parts.pieces.extend(_pieces(flat, counts.without(after), before=False))
    for _, cell in parts.unit.cells:
        _collect(parts, cell, style)


def _collect(parts: Parts, flat: Flat, style: Style) -> None:
    for char in PRIVATE.findall(flat.text):
        mark = flat.marks.get(char)
        if isinstance(mark, Image) or (isinstance(mark, Link) and mark.image):
            parts.badges.append(mark.image)
        if isinstance(mark, Link) and _is_person(mark) and style.people:
            flat.marks[char] = Code(mark.label)  # an author's page is no link of the entry
            parts.badges.append("person:" + char)
        elif isinstance(mark, Link):
            parts.links.append(mark)


def _is_person(link: Link) -> bool:
    return (
        not words.is_generic(link.label)
        and people.is_people(link.label, alone=True)
        and not words.is_paper_address(link.url)
        and not words.is_code_host(link.url)
        and len(link.label.split()) <= 4  # noqa: PLR2004
    )


def _pieces(flat: Flat, text: str, *, before: bool) -> Iterator[Piece]:
    """Yield the pieces of a text: brackets, emphasis, bold, and what stands between them."""
    for found in _PIECE.finditer(_with_people(flat, text)):
        for form, raw in zip(("group", "em", "bold", "plain"), found.groups(), strict=True):
            if raw is None:
                continue
            shown = flat.plain("".join(c for c in raw if not _is_link(flat, c)).replace(SOFT, " "))
            if not shown.strip(" .,;:|-–—·•"):
                continue
            named = KEYS.match(shown)
            if named:
                value = shown[named.end() :].strip()
                yield Piece(value, re.sub(r"\W.*", "", named[1].lower()), before)
            else:
                yield Piece(shown, form, before)


def _with_people(flat: Flat, text: str) -> str:
    """Give a text in which the names that were links, and code spans, are text again."""
    def shown(char: re.Match[str]) -> str:
        mark = flat.marks.get(char[0])
        return mark.text if isinstance(mark, Code) and people.is_people(mark.text, alone=True) else char[0]

    joined = re.sub(rf"({KEYS.pattern})\s*{BOLD_END}", r"\1", text, flags=re.IGNORECASE)
    return re.sub("[\ue000-\uf8ef]", shown, joined)


def _is_link(flat: Flat, char: str) -> bool:
    return char >= "\ue000" and not isinstance(flat.marks.get(char), Code)


def _with_links(draft: Draft, parts: Parts, say: Say) -> Draft:
    """Give the draft with its paper's address, its code and its other links."""
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
    return _with_badges(draft, parts)


def _paper_link(parts: Parts) -> Link | None:
    """Give the link of the paper: the title's own, else the first that leads to a paper."""
    own = parts.title.link
    papers = [link for link in parts.links if link.url and words.is_paper(link)]
    if own and own.url and not words.is_code_host(own.url):
        better = [link for link in papers if link is not own]
        if not better or words.is_paper_address(own.url) or not words.is_no_paper_host(own.url):
            return own
    if own and not own.url and not papers:
        return None
    lead = _venue_link(parts)
    return next(iter([lead] if lead else papers), None) or (own if own and own.url and not papers and not _all_code(parts) else None) or _unknown(parts)  # noqa: E501


def _all_code(parts: Parts) -> bool:
    return bool(parts.title.link) and words.is_code_host(parts.title.link.url)  # type: ignore[union-attr]


def _unknown(parts: Parts) -> Link | None:
    """Give the first link that nothing speaks against."""
    for link in parts.links:
        known = words.is_code(link) or words.is_other(link.label) or words.is_no_paper_host(link.url)
        if not known and not link.image and _is_web(link.url):
            return link
    return None


def _venue_link(parts: Parts) -> Link | None:
    """Give the link before a title that is not one itself: its label is the venue, mostly."""
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


def _with_badges(draft: Draft, parts: Parts) -> Draft:
    """Give the draft with the repository that a badge counts the stars of, where it has no code."""
    for mark in parts.links:
        if mark.image and words.is_live_badge(mark.image) and not draft.code and words.is_code_host(mark.url):
            draft = replace(draft, code=(DraftLink(mark.label or "code", repair(mark.url)[0]),))
    for image in parts.badges:
        repository = words.badge_repository(image)
        if repository and not draft.code:
            draft = replace(draft, code=(DraftLink("code", repository),))
    return draft


def _venue_and_year(parts: Parts) -> venues.Found:
    """Give venue and year: what is named so, then what stands before the title, then behind."""
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
    link = _venue_link(parts)
    if link and words.names_venue(link.label):
        yield link.label
    if parts.aside:
        yield parts.aside
    pieces = [piece for piece in parts.pieces if piece.form in ("group", "em", "bold", "plain")]
    yield from (text for piece in pieces for text in _venue_texts(piece))
    years = (venues.of_heading(heading) for heading in reversed(parts.unit.headings))
    heading = next((str(year) for year in years if year), None)
    if heading:
        yield heading


def _filled(cell: Flat) -> bool:
    return cell.plain(cell.text).lower() not in _NOTHING


def _badge_venue(badge: str) -> Iterator[str]:
    shown = words.badge_text(badge)
    if shown and (venues.year_of(shown[-1]) and venues.find(shown[-1]).venue):
        yield shown[-1]


def _venue_texts(piece: Piece) -> Iterator[str]:
    """Yield what of a piece may be a venue: its part that names a year, or an acronym."""
    if people.is_people(piece.text) and not venues.year_of(piece.text):
        return
    for text in re.split(r"\s[|·•]\s|;\s", piece.text):
        short = len(text.split()) <= 16  # noqa: PLR2004
        if short and venues.year_of(text):
            yield _last_clause(text)
        elif short and piece.form in ("group", "em", "plain") and venues.is_venue(text.strip(" .,;:-()")):
            yield text


def _last_clause(text: str) -> str:
    """Give the part of ``Names. Venue 2020`` or ``by Names, 2020 - note`` that has the year."""
    clauses = re.split(r"(?<=[a-z]{3})\.\s+(?=[A-Z])", text)
    if len(clauses) > 1 and people.is_people(clauses[0]):
        text = " ".join(clauses[1:])
    if re.match(r"\s*by\s", text) or re.search(r"\s[-–—]\s+[A-Z]?[a-z]+ [a-z]+", text):
        year = venues.year_of(text)
        return str(year) if year else text
    return text


def _authors(parts: Parts, style: Style) -> str | None:
    """Give the text of the authors: what is named so, else the first piece that lists persons."""
    named = [cell.plain(cell.text) for cell in parts.cells("authors")]
    named += list(parts.keyed("author", "authors"))
    for text in named:
        if text and text not in _NOTHING:
            return text
    alone = parts.unit.kind in style.people
    for piece in sorted(parts.pieces, key=lambda piece: piece.form != "em"):
        if piece.form in ("em", "plain") and (text := _people_in(piece, alone=alone)):
            return text
    return None


def _people_in(piece: Piece, *, alone: bool) -> str | None:
    """Give the part of a piece that lists persons; a venue may follow it."""
    if people.is_people(piece.text, alone=alone and piece.form == "em" or alone and " " in piece.text):
        return piece.text
    clauses = re.split(r"(?<=[\w)]{2})\.\s+|\s[-–—|]\s|(?=\((?:19|20)\d\d\))|,\s*(?=(?:19|20)\d\d)", piece.text)
    first = clauses[0] if len(clauses) > 1 else ""
    lead = piece.text.lstrip().lower().startswith("by ")
    if first and people.is_people(first, alone=lead):
        return first
    return None


def _tags(parts: Parts) -> Iterator[str]:
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
        yield from _HASHTAG.findall(_COMMENT.sub(" ", PRIVATE.sub(" ", text)))


def _cell_tags(cell: Flat) -> Iterator[str]:
    marks = [mark.text for mark in cell.marks.values() if isinstance(mark, Code)]
    shown = cell.plain(cell.text.translate(dict.fromkeys(map(ord, SPANS))))
    hashtags = _HASHTAG.findall(shown)
    found = marks or hashtags or _SEPARATORS.split(shown.replace(BREAK, ","))
    yield from (tag.strip() for tag in found if tag.strip().lower() not in _NOTHING)


def _with_counts(draft: Draft, parts: Parts, say: Say) -> Draft:
    """Give the draft with the counts that its text states."""
    text = parts.unit.flat.text
    found = counts.citations(text)
    for cell in parts.cells("citations"):
        number = counts.count(cell.plain(cell.text))
        found += [] if number is None else [number]
    if len(set(found)) > 1:
        say(f"two citation counts, {found[0]} and {found[1]}; the first was kept")
    if found:
        draft = replace(draft, citations=found[0])
    for at, number in counts.stars(text):
        draft = _with_stars(draft, parts, at, number, say)
    return draft


def _with_stars(draft: Draft, parts: Parts, at: int, number: int, say: Say) -> Draft:  # noqa: PLR0913, PLR0917
    """Give the draft with stars bound to the code link they stand behind."""
    before = [repair(link.url)[0] for link in parts.unit.flat.links(parts.unit.flat.text[:at] or " ")]
    owned = [link for link in draft.code if link.url in before]
    if not owned:
        say(f"{number} stars without a code link; they were left out")
        return draft
    code = tuple(replace(link, stars=number) if link is owned[-1] else link for link in draft.code)
    return replace(draft, code=code)


def _say_glue(parts: Parts, say: Say) -> None:
    """Say where text was torn apart, or a sign was left out, that stood where none belongs."""
    flat = parts.unit.flat
    if parts.title.form == "plain" and _GLUED.match(flat.text):
        say("a blank was put between the venue and the title")
    for group in re.finditer(r"\[([^\[\]]{0,200})\]", flat.text):
        inside = group[1]
        if any(_is_link(flat, char) for char in inside):
            rest = one_line("".join(char for char in inside if char < "\ue000")).strip(" ,;&|/")
            if rest:
                say(f"a stray '{rest}' in the brackets was dropped")
