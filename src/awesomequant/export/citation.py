"""How a paper is cited: what kind of work it is, what it stands in, who wrote it, on what pages."""

import re
from dataclasses import dataclass

from awesomequant.library.author import Group
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.works.people import PersonName, parse_name

# The kind of work that a BibTeX type of the record's own speaks of.
_KINDS = {
    "article": "journal", "inproceedings": "conference", "conference": "conference",
    "incollection": "chapter", "inbook": "chapter", "book": "book", "phdthesis": "thesis",
    "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "misc": "preprint", "unpublished": "preprint", "online": "preprint",
}  # fmt: skip

_RANGE = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of a reference that every format writes in its own way.

    ``kind`` is a kind of venue, or ``book`` or ``chapter``; ``container`` is None where the
    preprint server is named by the identifier already; ``pages`` are the first and the last.
    """

    kind: str
    container: str | None
    names: tuple[PersonName, ...]
    pages: tuple[str, ...]


def citation(paper: Paper, library: Library) -> Citation:
    """Give how ``paper`` is cited; a venue that the vocabulary lacks counts as a conference."""
    venue = library.venue(paper)
    kind = _KINDS.get(paper.bibtex_type or "") or (venue.kind if venue else "conference")
    named = paper.booktitle or (venue.name if venue else paper.venue)
    is_preprint = bool(venue and venue.is_preprint and paper.arxiv)
    first, _, last = _RANGE.sub("–", paper.pages or "").partition("–")
    return Citation(
        kind,
        None if is_preprint else named,
        tuple(
            PersonName(author.group, "") if isinstance(author, Group) else parse_name(author)
            for author in paper.authors[: len(paper.names)]
        ),
        tuple(page for page in (first, last) if page),
    )
