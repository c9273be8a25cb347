"""Papers in runs that stay as they are when a paper comes or goes elsewhere."""

import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awesomequant.library.paper import Paper

# A run ends before the first paper behind LEAST whose id says so.  Cut by counting, all runs behind
# a new paper would change, and a new paper is among the first.
LEAST = 256
MOST = 1024


class Segment(NamedTuple):
    """A run of papers in the default order, and the number of its first."""

    start: int
    papers: Sequence[Paper]

    def batches(self, size: int) -> Iterator[Sequence[Paper]]:
        """Yield the papers in batches of a size; the last one may be short."""
        return (self.papers[at : at + size] for at in range(0, len(self.papers), size))


def segments(papers: Sequence[Paper]) -> list[Segment]:
    """Return the runs of papers, which depend on nothing but the ids and their order."""
    found: list[Segment] = []
    start = 0
    for number, paper in enumerate(papers):
        size = number - start
        if size >= LEAST and (size == MOST or zlib.crc32(paper.id.encode()) % LEAST == 0):
            found.append(Segment(start, papers[start:number]))
            start = number
    return [*found, Segment(start, papers[start:])] if papers else []
