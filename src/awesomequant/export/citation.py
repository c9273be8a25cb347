"""How a paper is cited: what kind of work it is, what it stands in, who wrote it, on what pages."""

import re
from dataclasses import dataclass

from awesomequant.library.author import Group
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.statement import kind_of
from awesomequant.works.kinds import Kind
from awesomequant.works.people import PersonName, parse_name

_RANGE = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of a reference that every format writes in its own way.

    ``container`` is None where the preprint server is named by the identifier already; ``pages``
    are the first and the last.
    """

    kind: Kind
    container: str | None
    names: tuple[PersonName, ...]
    pages: tuple[str, ...]


def citation(paper: Paper, library: Library) -> Citation:
    """Give how ``paper`` is cited; a venue that the vocabulary lacks counts as a conference."""
    venue = library.venue(paper)
    named = paper.booktitle or (venue.name if venue else paper.venue)
    is_preprint = bool(venue and venue.is_preprint and paper.arxiv)
    first, _, last = _RANGE.sub("–", paper.pages or "").partition("–")
    return Citation(
        kind_of(paper, venue),
        None if is_preprint else named,
        tuple(
            PersonName(author.group, "") if isinstance(author, Group) else parse_name(author)
            for author in paper.authors[: len(paper.names)]
        ),
        tuple(page for page in (first, last) if page),
    )
