"""What a record says of its work, as `works.identity` compares it with what others say."""

from awesomequant.library.paper import Paper
from awesomequant.library.vocabulary import Venue
from awesomequant.text import fold
from awesomequant.works import kinds
from awesomequant.works.candidates import Traces, traces
from awesomequant.works.identity import Statement
from awesomequant.works.kinds import Kind
from awesomequant.works.statement import OF_THE_WORK
from awesomequant.works.titles import is_only_an_id


def kind_of(paper: Paper, venue: Venue | None) -> Kind:
    """Return the kind stated by the record, else that of its BibTeX type, else of its venue.

    A draft without a venue stands in its book, or is a preprint if arXiv has it.
    """
    if paper.type:
        return Kind(paper.type)
    if venue and not paper.bibtex_type:
        return kinds.from_venue_kind(venue.kind)
    has_eprint = any(one.scheme == "arxiv" for one in paper.identifiers)
    if paper.bibtex_type:  # of records older than ``type``
        is_preprint = venue.is_preprint if venue else has_eprint
        return kinds.from_bibtex(paper.bibtex_type, {"eprint": "x" if is_preprint else ""})
    if paper.venue or paper.booktitle:
        return Kind.CONFERENCE
    return Kind.PREPRINT if has_eprint else Kind.OTHER


def statement_of(paper: Paper, venue: Venue | None) -> Statement:
    """Return what a record says; ``venue`` is the list's entry of its venue."""
    from awesomequant.language.plain import show  # noqa: PLC0415 -- what stays is not compared

    kind = kind_of(paper, venue)
    return Statement(
        # An id that stands in place of a title, as imports of plain ids leave it, tells nothing.
        title="" if is_only_an_id(paper.title) else show(paper.title),
        also_titled=tuple(map(show, paper.also_titled)),
        identifiers=paper.identifiers,
        addresses=_pages_of(paper),
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


def traces_of(paper: Paper, venue: Venue | None) -> Traces:
    """Return what the work of a record is found by among others; of its people none is asked."""
    from awesomequant.language.plain import show  # noqa: PLC0415 -- what stays is not taken apart

    return traces(
        Statement(
            title="" if is_only_an_id(paper.title) else show(paper.title),
            also_titled=tuple(map(show, paper.also_titled)),
            identifiers=paper.identifiers,
            addresses=_pages_of(paper),
            kind=kind_of(paper, venue),
        )
    )


def _pages_of(paper: Paper) -> tuple[str, ...]:
    """Return the addresses that lead to the work itself."""
    links = [link.url for link in paper.links if fold(link.label) in OF_THE_WORK]
    return tuple(filter(None, (paper.url, *links)))
