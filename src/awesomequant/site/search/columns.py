"""The columns of the index, its rows, and the list page they draw."""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from math import log2
from typing import Any, NamedTuple

from awesomequant.export import citation
from awesomequant.language import html, plain
from awesomequant.language.math import formulas
from awesomequant.library.author import texts
from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.library.paper import Code, Paper
from awesomequant.site.search.facets import Facet, authors, facets, panel, parts_of, years
from awesomequant.site.search.packing import narrow, pack
from awesomequant.site.search.ranking import LEVELS

# What every paper answers to facets and sort keys, as typed arrays by the paper's number.

_STEP = 1.25  # levels a doubling: 4,000 citations are the last
_PDF = re.compile(r"\.pdf(?:$|[?#])", re.IGNORECASE)
_EPOCH = date(1970, 1, 1).toordinal()


def starred(paper: Paper) -> Code | None:
    """Return the repository of a paper that rows name: the most starred, of equals the first."""
    return max(paper.code, key=lambda code: code.stars.count if code.stars else -1, default=None)


def pdf_of(paper: Paper, library: Library) -> str | None:
    """Return the address of a paper's PDF: as its identifiers tell, else its own if it is one."""
    address = paper.address
    told = citation(paper, library).pdf
    return told or (address if address and _PDF.search(address) else None)


def stars(paper: Paper) -> int | None:
    """Return the stars of a paper's most starred repository."""
    code = starred(paper)
    return code.stars.count if code and code.stars else None


def columns(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield one file with the years and all facets, whose counts change together, and each sort."""
    described, arrays = [], [_known([paper.year for paper in library.papers])]
    for facet in facets(library):
        found = _answers(facet)
        described.append((facet.id, [value.id for value in facet.values], len(found)))
        arrays += found
    yield "facets", pack({"facets": described}, *arrays)
    people = authors(library)
    names = [[value.id, value.label, *value.also] for value in people.values]
    yield "authors", pack({"authors": names}, *_answers(people))
    for key, value in SORTS.items():
        yield f"sort.{key}", pack({}, _known(list(map(value, library.papers))))
    yield "cited", pack({}, cited(library.papers))


def cited(papers: Iterable[Paper]) -> "array[int]":
    """Return in levels how much each paper is cited: 0, 1, 4, 10, 100, 1,000 times are 0 to 12.

    They tell apart what answers a query as well; the counts themselves are ten times the bytes.
    """
    counts = (paper.citations.count if paper.citations else 0 for paper in papers)
    return array("B", [min(int(_STEP * log2(1 + count)), LEVELS - 1) for count in counts])


def _known(values: list[int | None] | list[int]) -> "array[int]":
    """Return values plus 1, so that 0 is "not known" and a count of zero still stands before it."""
    return narrow([0 if value is None else value + 1 for value in values])


def _answers(facet: Facet) -> list["array[int]"]:
    """Return for each paper which values of a facet it has, by their places.

    Where no paper has more than one: one number a paper, 0 for none, else the place plus 1.
    Else how many each has, and then all of their places.
    """
    places = {value.id: place for place, value in enumerate(facet.values)}
    if not facet.several:
        return [narrow([places[those[0]] + 1 if those else 0 for those in facet.answers])]
    return [
        array("B", map(len, facet.answers)),
        narrow([places[answer] for those in facet.answers for answer in those]),
    ]


SORTS: dict[str, Callable[[Paper], int | None]] = {
    "citations": lambda paper: paper.citations.count if paper.citations else None,
    "stars": stars,
    "added": lambda paper: paper.added.toordinal() - _EPOCH if paper.added else None,
}


def numbers(paper: Paper) -> bytes:
    """Return all of a paper that columns and the files of ids are made of."""
    asked = paper.year, paper.tags, paper.venue, bool(paper.code), paper.fields
    signed = texts(paper.authors)
    addresses = paper.doi, paper.arxiv, paper.url, paper.code, paper.links
    counts = (value(paper) for value in SORTS.values())
    return packed([paper.id, paper.aliases, *addresses, *asked, *signed, *counts])


# What a row of a result shows: made once here, for the page as it arrives and for its script.


class Row(NamedTuple):
    """A paper as a list shows it; what is not known is an empty text or None.

    ``title`` is plain text; where it has formulas, ``shown`` is the same as HTML.  ``page`` is the
    name of the venue's page; ``link`` leads to the PDF where ``pdf`` is set, else to where the
    paper is; ``own`` are the answers to own fields that stand wherever a paper is listed.
    ``places`` are its pages where several lists are searched as one.  search-index.js
    reads the values in this order.
    """

    id: str
    title: str
    authors: str
    venue: str
    page: str
    year: int
    tags: tuple[str, ...]
    citations: int | None
    hot: bool
    stars: int | None
    code: str
    archived: bool
    link: str
    pdf: bool
    added: str
    shown: str
    own: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


def row(paper: Paper, library: Library, venues: Mapping[str, str]) -> Row:
    """Return the row of a paper; ``venues`` are the names of the pages of venues."""
    code, pdf, say = starred(paper), pdf_of(paper, library), library.messages.say
    return Row(
        id=paper.id,
        title=plain.show(paper.title),
        authors=library.byline(paper),
        venue=paper.venue or "",
        page=venues[paper.venue] if paper.venue else "",
        year=paper.year or 0,
        tags=paper.tags,
        citations=paper.citations.count if paper.citations else None,
        hot=library.is_highly_cited(paper),
        stars=stars(paper),
        code=code.url if code else "",
        archived=code is not None and library.is_archived(code),
        link=pdf or paper.address or "",
        pdf=pdf is not None,
        added=paper.added.isoformat() if paper.added else "",
        shown=html.show(paper.title) if formulas(paper.title) else "",
        own=tuple(
            say("{name}: {value}", name=own.label, value=say(", ").join(own.values))
            for own in library.own_fields(paper, columns=True)
        ),
        places=tuple((plain.show(one.title), one.address) for one in paper.places),
    )


# What the template of the explore page shows before its script runs, and without it.

# Two screens of papers; "show more" has the next hundred.  A hundred were half of the page, 15 KB
# as it travels.
FIRST = 18
_VISITS = 60  # days of additions that a page tells returning readers about


def filters(library: Library) -> dict[str, Any]:
    """Return what ``site/facets.html.j2`` shows: everything that papers can be filtered by."""
    return {"years": years(library), "facets": panel(library), "parts_of": parts_of}


def explore(library: Library) -> dict[str, Any]:
    """Return what ``site/explore.html.j2`` shows besides ``library`` and ``root``."""
    days = Counter(str(paper.added) for paper in library.papers if paper.added)
    return {
        "rows": library.papers[:FIRST],
        **filters(library),
        "added": dict(sorted(days.items(), reverse=True)[:_VISITS]),
        "has_abstracts": any(paper.abstract for paper in library.papers),
    }
