"""A draft lacks what a reference needs: a venue, a year, or a way to reach the paper.

A list keeps such entries: most lists that people bring have some, and refusing them would lose
them. They are shown as what they are ("year unknown"), and `awesomequant update` completes what
services know. A list that wants none says so in `data/list.yaml`: `rules: {error: [incomplete]}`.
Software, data sets and web pages (`type`) appeared nowhere and in no year: an address is enough.

Wrong::

    venue:
    year:

Right::

    venue: ICML
    year: 2020
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.kinds import Kind

BY_RECORD = True
_UNPUBLISHED = frozenset((Kind.SOFTWARE, Kind.DATASET, Kind.WEB))


def check(library: Library) -> Iterator[Finding]:
    """Yield one finding a draft, with all that it lacks."""
    for paper in library.papers:
        needed = {
            "venue": paper.venue or paper.type in _UNPUBLISHED,
            "year": paper.year or paper.type in _UNPUBLISHED,
            "way to reach the paper ('url', 'arxiv' or 'doi')": paper.address,
        }
        if lacking := [what for what, known in needed.items() if not known]:
            message = f"the record has no {' and no '.join(lacking)}"
            hint = "add it when it is known; 'awesomequant update' looks for it"
            yield Finding(paper.source_file, (), message, hint, Level.WARNING)
