"""A paper's citation, worked out once, and its people as formats write them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from awesomequant.library.author import people
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Bibtex
from awesomequant.library.statements import kind_of
from awesomequant.works import citing
from awesomequant.works.clues import pdf_url
from awesomequant.works.identifiers import identified
from awesomequant.works.kinds import FORMS, Form, Kind
from awesomequant.works.notices import Standing
from awesomequant.works.people import Person

# How a work is cited, decided once a paper: everything that leaves the house reads it.

_MASTERS = ("mastersthesis", "mathesis")


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
    ``fields`` are the names of the list's own fields, in their order; ``library`` is the list.
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
    library: Library = field(repr=False, compare=False)

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
    def warning(self) -> str:
        """What whoever cites it has to say of it: that it was retracted, or is doubted."""
        if told := self.paper.retraction:
            return told
        found = (one for one in self.paper.notices if one.standing is Standing.DOUBTED)
        return next((one.said.words for one in found), "")

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

    @property
    def confirmed(self) -> dict[str, str]:
        """What confirms which of its facts: "publisher", "registry" or "sources", by field."""
        known = self.library.confirmed.get(self.paper.id, {})
        return {name: one.by.value for name, one in known.items()}

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
    container, series, publisher = citing.place(
        kind, venue, paper.venue, paper.publisher, paper.booktitle, arxiv
    )
    doi = citing.doi(kind, doi, arxiv, venue)
    date = map(int, paper.date.split("-")) if paper.date else filter(None, (paper.year,))
    cited = known[paper.id] = Citation(
        paper=paper,
        kind=kind,
        people=paper.people,
        editors=people(paper.editors) if paper.editors else (),
        container=container,
        series=series or paper.extra.get("series"),
        publisher=publisher,
        pages=citing.pages(paper.pages),
        doi=doi,
        arxiv=arxiv,
        issn=venue.issn if venue and venue.name in (container, series) else None,
        address=citing.address(paper.address, arxiv, doi),
        date=tuple(date),
        short=venue.id if venue and container else None,
        bibtex=library.settings.bibtex,
        fields=library.settings.fields,
        library=library,
    )
    return cited
