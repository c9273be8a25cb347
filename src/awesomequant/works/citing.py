"""How a work is cited, as it follows from what is known of it: its container, its DOI, its page."""

import re
from functools import lru_cache
from typing import Final, Protocol

from awesomequant.text import fold
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identifiers.doi import PREPRINT_DOIS
from awesomequant.works.kinds import ISSUED, Kind
from awesomequant.works.venues import is_publisher

# What stands in a volume with a title of its own.
PRINTED: Final = frozenset((Kind.ARTICLE, Kind.CONFERENCE, Kind.WORKSHOP, Kind.CHAPTER))
# A series of volumes or papers, which a work with a publisher of its own may be in.
_SERIAL: Final = frozenset(("conference", "journal", "workshop"))
_ARXIV_DOI: Final = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/10\.48550/", re.IGNORECASE)
_RANGE: Final = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")


# Asked of each paper; a list has a few hundred venues.
_is_house = lru_cache(maxsize=1 << 12)(is_publisher)


class Place(Protocol):
    """Where works appear, as a list knows it."""

    @property
    def name(self) -> str:
        """Its full name."""

    @property
    def kind(self) -> str:
        """One of the kinds of venues."""

    @property
    def publisher(self) -> str | None:
        """Who publishes what appears there."""


def doi(kind: Kind, own: str | None, arxiv: str | None, venue: Place | None) -> str | None:
    """Return the DOI of the version of record; only a preprint has the one its server gave it."""
    # A record may have another server's DOI from the time before it appeared.
    if own and kind in PRINTED and own.startswith(PREPRINT_DOIS):
        own = None
    # arXiv's DOI is the preprint's; of a paper that has appeared it would cite the wrong version.
    is_preprint = kind is Kind.PREPRINT or (venue and venue.kind == "preprint")
    return f"10.48550/arXiv.{arxiv}" if not own and arxiv and is_preprint else own


def address(page: str | None, arxiv: str | None, cited_doi: str | None) -> str | None:
    """Return where a reader finds a work, of which ``page`` is what its record says.

    Never the DOI that arXiv gave a work which has appeared since: programs read a DOI in a link
    for the work's own.
    """
    is_arxivs = page and arxiv and "/10.48550/" in page and _ARXIV_DOI.match(page)
    if is_arxivs and cited_doi != f"10.48550/arXiv.{arxiv}":
        return Identifier("arxiv", str(arxiv)).url
    return page


def pages(written: str | None) -> tuple[str, ...]:
    """Return the first and the last page, or the number of an article."""
    return tuple(filter(None, _RANGE.sub("–", written).split("–", 1))) if written else ()


def place(
    kind: Kind,
    venue: Place | None,
    name: str | None,
    publisher: str | None,
    booktitle: str | None,
    arxiv: str | None,
) -> tuple[str | None, str | None, str | None]:
    """Return what the work stands in, its series, and who issued it.

    A record has one venue for all three, and what it means by it follows from the kind: that of a
    book is its publisher, or its series where it has a publisher besides.  ``name`` is what it
    calls the venue.
    """
    name = venue.name if venue else name
    publisher = publisher or (venue.publisher if venue else None)
    # A server of preprints is no school, publisher or book; a preprint's number names it already.
    if venue and venue.kind == "preprint" and (arxiv or kind is not Kind.PREPRINT):
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
    if name and kind in PRINTED and not is_venue and not booktitle and _is_house(name):
        name, publisher = None, publisher or name
    container = booktitle or name
    if container and publisher and fold(container) == fold(publisher):
        container = None
    return container, None, publisher
