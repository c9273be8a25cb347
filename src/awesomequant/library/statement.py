"""What a record says of its work, as `works.identity` compares it."""

from awesomequant.language.plain import show
from awesomequant.library.paper import Paper
from awesomequant.library.vocabulary import Venue
from awesomequant.text import fold
from awesomequant.works import kinds
from awesomequant.works.identity import Statement
from awesomequant.works.kinds import Kind

# Labels of links that lead to the work itself; under others stand videos, slides, discussions.
OF_THE_WORK = frozenset(("doi", "arxiv", "paper", "pdf", "openreview", "acl", "cvf"))


def kind_of(paper: Paper, venue: Venue | None) -> Kind:
    """Return the kind stated by the record, else that of its BibTeX type, else of its venue.

    A draft without a venue stands in its book, or is a preprint if arXiv has it.
    """
    if paper.type:
        return Kind(paper.type)
    has_eprint = any(one.scheme == "arxiv" for one in paper.identifiers)
    if paper.bibtex_type:  # of records older than ``type``
        is_preprint = venue.is_preprint if venue else has_eprint
        return kinds.from_bibtex(paper.bibtex_type, {"eprint": "x" if is_preprint else ""})
    if venue:
        return kinds.from_venue_kind(venue.kind)
    if paper.venue or paper.booktitle:
        return Kind.CONFERENCE
    return Kind.PREPRINT if has_eprint else Kind.OTHER


def statement_of(paper: Paper, venue: Venue | None) -> Statement:
    """Return what a record says; ``venue`` is the list's entry of its venue."""
    links = [link.url for link in paper.links if fold(link.label) in OF_THE_WORK]
    kind = kind_of(paper, venue)
    return Statement(
        title=show(paper.title),
        also_titled=tuple(map(show, paper.also_titled)),
        identifiers=paper.identifiers,
        addresses=tuple(filter(None, (paper.url, *links))),
        people=paper.people,
        others=paper.others,
        year=paper.year,
        kind=kind,
        venue=paper.venue,
        is_preprint=kind is Kind.PREPRINT,
        pages=paper.pages,
        volume=paper.volume,
        number=paper.number,
        edition=paper.extra.get("edition"),
        publisher=paper.publisher,
    )
