"""A paper's citation, worked out once, and its people as formats write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from awesomequant.library.author import people
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Bibtex
from awesomequant.library.statements import kind_of
from awesomequant.library.vocabulary import Venue
from awesomequant.text import fold
from awesomequant.works.clues import pdf_url
from awesomequant.works.identifiers import Identifier, identified
from awesomequant.works.identifiers.doi import PREPRINT_DOIS
from awesomequant.works.kinds import FORMS, ISSUED, Form, Kind
from awesomequant.works.people import Person
from awesomequant.works.venues import is_publisher

# How a work is cited, decided once a paper: everything that leaves the house reads it.

# What stands in a volume with a title of its own.
_PRINTED = frozenset((Kind.ARTICLE, Kind.CONFERENCE, Kind.WORKSHOP, Kind.CHAPTER))
# A series of volumes or papers, which a work with a publisher of its own may be in.
_SERIAL = frozenset(("conference", "journal", "workshop"))
_MASTERS = ("mastersthesis", "mathesis")
_ARXIV_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/10\.48550/", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")


# Asked of each paper; a list has a few hundred venues.
_is_house = lru_cache(maxsize=1 << 12)(is_publisher)


@dataclass(frozen=True)
class Citation:
    """One work as references name it; the record itself is ``paper``.

    ``container`` is the title of what the work stands in (proceedings, journal, book, site); None
    for what stands alone and for a preprint whose identifier names the server.  ``publisher`` is
    who issued it: also the school of a thesis and the institution of a report.  ``people`` and
    ``editors`` are those whom the record names; ``others`` tells that it leaves some out.
    ``short`` is the short name of its container, ``bibtex`` how its list wants BibTeX.
    ``pages`` are the first and the last, or the number of an article.  ``doi`` is the version of
    record's; only a preprint has the one that its server gave it.  ``address`` is where a reader
    finds it, ``date`` year, month and day of the version of record, as far as they are known.
    ``fields`` are the names of the list's own fields, in their order.
    """

    paper: Paper
    kind: Kind
    people: tuple[Person, ...]
    editors: tuple[Person, ...]
    container: str | None
    series: str | None
    publisher: str | None
    pages: tuple[str, ...]
    doi: str | None
    arxiv: str | None
    issn: str | None
    address: str | None
    date: tuple[int, ...]
    short: str | None
    bibtex: Bibtex
    fields: Iterable[str]

    @property
    def form(self) -> Form:
        """What the formats call its kind."""
        return FORMS[self.kind]

    @property
    def key(self) -> str:
        """The key of the entry, stable for ever."""
        return self.paper.key

    @property
    def title(self) -> str:
        """The title, in which ``$…$`` is math."""
        return self.paper.title

    @property
    def others(self) -> bool:
        """Whether the record names only the first of the authors."""
        return self.paper.others

    @property
    def more_editors(self) -> bool:
        """Whether the record names only the first of the editors."""
        return len(self.editors) < len(self.paper.editors)

    @property
    def year(self) -> int | None:
        """The year of the version of record."""
        return self.paper.year

    @property
    def volume(self) -> str | None:
        """The volume of the journal or series."""
        return self.paper.volume

    @property
    def number(self) -> str | None:
        """The number of the issue, or of the report."""
        return self.paper.number

    @property
    def is_masters(self) -> bool:
        """Whether it is a thesis for a master's degree."""
        return self.kind is Kind.THESIS and self.paper.bibtex_type in _MASTERS

    @property
    def abstract(self) -> str | None:
        """The abstract, in which ``$…$`` is math."""
        return self.paper.abstract

    @property
    def keywords(self) -> tuple[str, ...]:
        """The ids of its tags."""
        return self.paper.tags

    @property
    def address_beside_doi(self) -> str | None:
        """Where a reader finds it, but for an address that only repeats its DOI."""
        if not self.address or not self.doi:
            return self.address
        found = identified(self.address)
        repeats = found and found.scheme == "doi" and found.id.lower() == self.doi.lower()
        return None if repeats else self.address

    @property
    def own(self) -> dict[str, tuple[str, ...]]:
        """Its answers to each of the list's own fields."""
        known = self.paper.fields
        return {
            name: (one,) if isinstance(one := known.get(name, ()), str) else one
            for name in self.fields
        }

    @cached_property
    def pdf(self) -> str | None:
        """The address of its PDF, where an identifier tells it."""
        found = (pdf_url(one, self.paper.url or "") for one in self.paper.identifiers)
        return next((url for url in found if url), None)


def citation(paper: Paper, library: Library) -> Citation:
    """Return how ``paper`` is cited; worked out once for each paper of a library."""
    known: dict[str, Citation] = library.memo.setdefault(citation, {})
    cited = known.get(paper.id)
    # A paper that is not of this library may bear the id of one that is.
    if cited is not None and cited.paper is paper:
        return cited
    venue = library.venue(paper)
    numbers = {found.scheme: found.id for found in paper.identifiers}
    arxiv, doi = paper.arxiv or numbers.get("arxiv"), numbers.get("doi")
    kind = kind_of(paper, venue)
    container, series, publisher = _place(paper, kind, venue, arxiv)
    # A record may have another server's DOI from the time before it appeared.
    if doi and kind in _PRINTED and doi.startswith(PREPRINT_DOIS):
        doi = None
    # arXiv's DOI is the preprint's; of a paper that has appeared it would cite the wrong version.
    if not doi and arxiv and (kind is Kind.PREPRINT or (venue and venue.is_preprint)):
        doi = f"10.48550/arXiv.{arxiv}"
    pages = _RANGE.sub("–", paper.pages).split("–", 1) if paper.pages else ()
    address = paper.address
    # Never the DOI that arXiv gave a work which has appeared since: programs read a DOI in a link
    # for the work's own.
    is_arxivs = address and arxiv and "/10.48550/" in address and _ARXIV_DOI.match(address)
    if is_arxivs and doi != f"10.48550/arXiv.{arxiv}":
        address = Identifier("arxiv", str(arxiv)).url
    date = map(int, paper.date.split("-")) if paper.date else filter(None, (paper.year,))
    cited = known[paper.id] = Citation(
        paper=paper,
        kind=kind,
        people=paper.people,
        editors=people(paper.editors) if paper.editors else (),
        container=container,
        series=series or paper.extra.get("series"),
        publisher=publisher,
        pages=tuple(filter(None, pages)),
        doi=doi,
        arxiv=arxiv,
        issn=venue.issn if venue and venue.name in (container, series) else None,
        address=address,
        date=tuple(date),
        short=venue.id if venue and container else None,
        bibtex=library.settings.bibtex,
        fields=library.settings.fields,
    )
    return cited


def _place(
    paper: Paper, kind: Kind, venue: Venue | None, arxiv: str | None
) -> tuple[str | None, str | None, str | None]:
    """Return what the work stands in, its series, and who issued it.

    A record has one venue for all three, and what it means by it follows from the kind: that of a
    book is its publisher, or its series where it has a publisher besides.
    """
    name = venue.name if venue else paper.venue
    publisher = paper.publisher or (venue.publisher if venue else None)
    # A server of preprints is no school, publisher or book; a preprint's number names it already.
    if venue and venue.is_preprint and (arxiv or kind is not Kind.PREPRINT):
        name = None
    if kind in ISSUED:
        is_series = bool(publisher) or (kind is Kind.BOOK and venue and venue.kind in _SERIAL)
        if name and is_series and fold(name) != fold(publisher or ""):
            return None, name, publisher
        return None, None, publisher or name
    # Imports that found no title of a volume took the publisher for one; a venue that is known for
    # a journal (JMLR) or by an acronym (ISCA) is none, though its name be a publisher's.
    is_venue = venue and (
        venue.kind == "journal" or (venue.kind != "other" and venue.name.isupper())
    )
    if name and kind in _PRINTED and not is_venue and not paper.booktitle and _is_house(name):
        name, publisher = None, publisher or name
    container = paper.booktitle or name
    if container and publisher and fold(container) == fold(publisher):
        container = None
    return container, None, publisher
