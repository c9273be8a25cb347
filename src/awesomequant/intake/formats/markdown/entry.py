"""Read one unit as an entry: title, links, venue, year, authors, tags and counts."""

import re
from dataclasses import replace

from awesomequant.intake.formats.markdown import counts, people, statements
from awesomequant.intake.formats.markdown.inline import PRIVATE
from awesomequant.intake.formats.markdown.links import Say, with_links
from awesomequant.intake.formats.markdown.pieces import Parts, is_link, take_apart
from awesomequant.intake.formats.markdown.style import Style
from awesomequant.intake.formats.markdown.title import Title, trimmed
from awesomequant.intake.formats.markdown.units import Unit
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Place
from awesomequant.text import one_line
from awesomequant.works.identifiers import repair

_GLUED = re.compile(r"\s*\[[^\[\]]*\]\w")


def read_entry(unit: Unit, title: Title, style: Style, file: str) -> tuple[Draft, list[str]]:
    """Return the draft of a unit, and what was repaired in it or is doubtful, a line each."""
    said: list[str] = []
    say = said.append
    text, aside = trimmed(title.text)
    parts = take_apart(unit, title, aside, style)
    draft = Draft(Place(file, unit.line), text, sections=unit.headings)
    draft = with_links(draft, parts, say)
    venue, year = statements.venue_and_year(parts)
    written = statements.authors(parts, style)
    authors = people.names(written) if written else ()
    tags = tuple(dict.fromkeys(statements.tags(parts)))
    draft = replace(draft, venue=venue, year=year, tags=tags)
    draft = replace(draft, authors=authors, authors_written=written)
    _say_glue(parts, say)
    return _with_counts(draft, parts, say), said


def _with_counts(draft: Draft, parts: Parts, say: Say) -> Draft:
    """Return the draft with the counts that its text states."""
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


def _with_stars(draft: Draft, parts: Parts, at: int, number: int, say: Say) -> Draft:
    """Return the draft with stars bound to the code link they stand behind."""
    before = [
        repair(link.url)[0] for link in parts.unit.flat.links(parts.unit.flat.text[:at] or " ")
    ]
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
        if any(is_link(flat, char) for char in inside):
            rest = one_line(PRIVATE.sub("", inside)).strip(" ,;&|/")
            if rest:
                say(f"a stray '{rest}' in the brackets was dropped")
