"""Numbers for pictures: what stands on each bar and point, in the units of the drawing."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from awesomequant.library.paper import Paper

# More points than this are drawn as the most cited alone; the rest say little one by one.
MOST_POINTS = 300


class Bar(NamedTuple):
    """One bar: its label and papers, how many of them are marked, its share of the highest."""

    label: str
    papers: int
    marked: int
    height: float


class Point(NamedTuple):
    """One paper in the picture of citations: its place in percent, from the bottom left.

    ``tens`` is the height of the picture, as a power of ten.
    """

    paper: Paper
    x: float
    y: float
    tens: float


def by_year(papers: Iterable[Paper], years: Sequence[int]) -> list[Bar]:
    """Return a bar for each of ``years``; those with code are the marked part."""
    papers = list(papers)
    counts = Counter([paper.year for paper in papers])
    coded = Counter([paper.year for paper in papers if paper.code])
    highest = max((counts[year] for year in years), default=0) or 1
    return [Bar(str(year), counts[year], coded[year], counts[year] / highest) for year in years]


def span(years: Iterable[int]) -> list[int]:
    """Return every year from the first to the last, oldest first."""
    known = sorted(years)
    return list(range(known[0], known[-1] + 1)) if known else []


def citations(papers: Iterable[Paper]) -> list[Point]:
    """Return the most cited papers by year (across) and citations (up, on a scale of tens)."""
    cited = [paper for paper in papers if paper.year and _count(paper) > 0]
    cited.sort(key=lambda paper: (-_count(paper), paper.id))
    cited = cited[:MOST_POINTS]
    if not cited:
        return []
    years = [paper.year or 0 for paper in cited]
    first = min(years)
    width = max(max(years) - first, 1)
    tens = math.log10(_count(cited[0])) or 1
    return [
        Point(
            paper,
            100 * (year - first) / width,
            100 * math.log10(_count(paper)) / tens,
            tens,
        )
        for paper, year in zip(cited, years, strict=True)
    ]


def largest(index: Mapping[str, Sequence[Paper]], most: int) -> list[Bar]:
    """Return the ``most`` keys of an index with the most papers, as bars."""
    ranked = sorted(index.items(), key=lambda item: (-len(item[1]), item[0]))[:most]
    highest = len(ranked[0][1]) if ranked else 1
    return [
        Bar(key, len(papers), sum(bool(paper.code) for paper in papers), len(papers) / highest)
        for key, papers in ranked
    ]


def _count(paper: Paper) -> int:
    return paper.citations.count if paper.citations else 0
