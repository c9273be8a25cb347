"""Which papers grew most of late, by their stars and citations."""

from collections.abc import Iterable
from typing import NamedTuple

from awesomequant.library.metrics import History, repository_key
from awesomequant.library.paper import Paper

_MOST = 10


class Trend(NamedTuple):
    """A paper that is on the rise: how many stars and citations it won in a month."""

    paper: Paper
    stars: int
    citations: int


def trending(papers: Iterable[Paper], history: History) -> tuple[Trend, ...]:
    """Return the papers that grew most in the month before the last snapshot, stars first."""
    # Up to the last snapshot, not up to today: a page rendered a year later says the same.
    days = list(history.snapshots)
    grown = history.growth(max(days)) if days else {}
    if not grown:
        return ()
    found = []
    for paper in papers:
        stars = max((grown.get(repository_key(one.url), 0) for one in paper.code), default=0)
        if stars or paper.id in grown:
            found.append(Trend(paper, stars, grown.get(paper.id, 0)))
    return tuple(sorted(found, key=lambda one: (-one.stars, -one.citations, one.paper.id))[:_MOST])
