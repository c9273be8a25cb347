"""What every paper answers to facets and sort keys, as typed arrays by the paper's number."""

from array import array
from collections.abc import Callable, Iterator
from datetime import date

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.search.binary import narrow, pack
from awesomequant.site.search.facets import Facet, facets

_EPOCH = date(1970, 1, 1).toordinal()


def stars(paper: Paper) -> int | None:
    """Return the stars of a paper's most starred repository."""
    return max((code.stars.count for code in paper.code if code.stars), default=None)


def columns(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield one file with the years and all facets, whose counts change together, and each sort."""
    described, arrays = [], [_known([paper.year for paper in library.papers])]
    for facet in facets(library):
        found = _answers(library, facet)
        described.append((facet.id, [value.id for value in facet.values], len(found)))
        arrays += found
    yield "facets", pack({"facets": described}, *arrays)
    for key, value in SORTS.items():
        yield f"sort.{key}", pack({}, _known(list(map(value, library.papers))))


def _known(values: list[int | None] | list[int]) -> "array[int]":
    """Return values plus 1, so that 0 is "not known" and a count of zero still stands before it."""
    return narrow([0 if value is None else value + 1 for value in values])


def _answers(library: Library, facet: Facet) -> list["array[int]"]:
    """Return for each paper which values of a facet it has, by their places.

    Where no paper has more than one: one number a paper, 0 for none, else the place plus 1.
    Else how many each has, and then all of their places.
    """
    places = {value.id: place for place, value in enumerate(facet.values)}
    answers = [[places[answer] for answer in facet.of(paper)] for paper in library.papers]
    if max(map(len, answers), default=0) <= 1:
        return [narrow([found[0] + 1 if found else 0 for found in answers])]
    return [
        array("B", map(len, answers)),
        narrow([place for found in answers for place in found]),
    ]


def _citations(paper: Paper) -> int | None:
    return paper.citations.count if paper.citations else None


def _added(paper: Paper) -> int | None:
    return paper.added.toordinal() - _EPOCH if paper.added else None


SORTS: dict[str, Callable[[Paper], int | None]] = {
    "citations": _citations,
    "stars": stars,
    "added": _added,
}
