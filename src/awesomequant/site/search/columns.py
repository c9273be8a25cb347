"""One file a facet and one a sort key: what every paper answers, as typed arrays by its number."""

from array import array
from collections.abc import Callable, Iterator
from datetime import date

from awesomequant.library import Library
from awesomequant.models import Paper
from awesomequant.site.search.binary import narrow, pack
from awesomequant.site.search.facets import Facet, facets

_EPOCH = date(1970, 1, 1).toordinal()


def stars(paper: Paper) -> int | None:
    """Give the stars of a paper's most starred repository."""
    return max((code.stars.count for code in paper.code if code.stars), default=None)


def columns(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield every column under its name: ``sort.<key>`` and ``facet.<id>``."""
    for key, value in SORTS.items():
        # 0 is "not known", so that a count of zero still stands before it
        numbers = [0 if found is None else found + 1 for found in map(value, library.papers)]
        yield f"sort.{key}", pack({}, narrow(numbers))
    for facet in facets(library):
        yield f"facet.{facet.id}", _answers(library, facet)


def _answers(library: Library, facet: Facet) -> bytes:
    """Give a facet: the ids of its values, and for each paper which it has, by their places.

    Where no paper has more than one: one number a paper, 0 for none, else the place plus 1.
    Else how many each has, and then all of their places.
    """
    places = {value.id: place for place, value in enumerate(facet.values)}
    answers = [[places[answer] for answer in facet.of(paper)] for paper in library.papers]
    head = {"values": [value.id for value in facet.values]}
    if max(map(len, answers), default=0) <= 1:
        return pack(head, narrow([found[0] + 1 if found else 0 for found in answers]))
    counts = array("B", map(len, answers))
    return pack(head, counts, narrow([place for found in answers for place in found]))


def _citations(paper: Paper) -> int | None:
    return paper.citations.count if paper.citations else None


def _added(paper: Paper) -> int | None:
    return paper.added.toordinal() - _EPOCH if paper.added else None


SORTS: dict[str, Callable[[Paper], int | None]] = {
    "year": lambda paper: paper.year,
    "citations": _citations,
    "stars": stars,
    "added": _added,
}
