"""Choose papers of a list by what a reader asks for: tags, venues, years, code, words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.text import did_you_mean, fold

_YEARS = re.compile(r"(\d{4})?(-)?(\d{4})?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What papers must have: every tag, one of the venues, a year in the span, every word.

    A paper has a tag also where it has one below it.
    """

    tags: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    years: str | None = None
    code: bool = False
    query: str = ""


def select(library: Library, wanted: Selection) -> tuple[Paper, ...]:
    """Return the papers that are wanted, in the list's order.

    Tags are known by id and by alias, venues by any of their spellings, years are ``2020``,
    ``2018-2020``, ``2018-`` or ``-2020``; raises Refusal for what the list does not know.
    """
    # What is typed at a terminal has no capitals and no accents to rely on.
    ids = {fold(word): tag.id for word, tag in library.tag_of.items()}
    for name in wanted.tags:
        if fold(name) not in ids:
            raise Refusal(f"the list has no tag '{name}'; {did_you_mean(name, ids)}".rstrip("; "))
    tags = {ids[fold(name)] for name in wanted.tags}
    venues = set()
    for name in wanted.venues:
        known = library.resolver.known(name)
        if not known:
            say_why = f"'awesomequant explain-venue \"{name}\"' says why"
            hint = did_you_mean(name, library.venue_of) or say_why
            raise Refusal(f"the list has no venue '{name}'; {hint}")
        venues.add(known)
    first, last = _span(wanted.years)
    words = fold(wanted.query).split()
    return tuple(
        paper
        for paper in library.papers
        if tags <= set(library.tags_of(paper))
        and (not venues or paper.venue in venues)
        and (not wanted.years or first <= (paper.year or 0) <= last)
        and (paper.code or not wanted.code)
        and _holds(paper, library.tags_of(paper), words)
    )


def _span(years: str | None) -> tuple[int, int]:
    found = _YEARS.fullmatch(years or "-")
    if not found or not found[0]:
        msg = f"'{years}' is no year; write 2020, 2018-2020, 2018- or -2020"
        raise Refusal(msg)
    # 0 and 9999 stand for an end that is left open: no paper is of such a year.
    first = int(found[1] or 0)
    return first, int(found[3] or (9999 if found[2] else first))


def _holds(paper: Paper, tags: Iterable[str], words: Iterable[str]) -> bool:
    """Return whether each word begins a word of the title, the authors, the venue or the tags."""
    # The beginning of a word is enough, as in the search of the site.
    text = fold(" ".join((plain.show(paper.title), *paper.names, paper.venue or "", *tags)))
    return all(re.search(rf"(?<!\w){re.escape(word)}", text) for word in words)
