"""The venue did not take place in that year.

A conference that is held every other year says so in ``data/venues.yaml`` (``held: odd`` or
``held: even``).  Mend ``year`` or ``venue``.

Wrong::

    venue: ICCV
    year: 2020

Right::

    venue: ICCV
    year: 2019
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper of a year in which its venue rests."""
    for paper in library.papers:
        venue = library.venue(paper)
        # Most venues take place every year, and say nothing.
        parity = "odd" if (paper.year or 0) % 2 else "even"
        if paper.year and venue and venue.held and venue.held != parity:
            message = f"{venue.id} is held in {venue.held} years, not in {paper.year}"
            hint = "mend 'year' or 'venue'"
            yield Finding(paper.source_file, ("year",), message, hint, Level.WARNING)
