"""What a row of a result shows: made once here, for the page as it arrives and for its script."""

from typing import NamedTuple

from awesomequant.language import html, plain
from awesomequant.language.math import formulas
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.search.columns import stars


class Row(NamedTuple):
    """A paper as a list shows it; what is not known is an empty text or None.

    ``title`` is plain text; where it has formulas, ``shown`` is the same as HTML.  ``own`` are the
    answers to own fields that stand wherever a paper is listed.
    search-index.js reads the values in this order.
    """

    id: str
    title: str
    authors: str
    venue: str
    year: int | str
    tags: tuple[str, ...]
    citations: int | None
    hot: bool
    stars: int | None
    code: str
    link: str
    added: str
    shown: str
    own: tuple[str, ...]


def row(paper: Paper, library: Library) -> Row:
    """Return the row of a paper."""
    return Row(
        id=paper.id,
        title=plain.show(paper.title),
        authors=paper.byline(),
        venue=paper.venue or "",
        year=paper.year or "year unknown",
        tags=paper.tags,
        citations=paper.citations.count if paper.citations else None,
        hot=library.is_highly_cited(paper),
        stars=stars(paper),
        code=paper.code[0].url if paper.code else "",
        link=paper.address or "",
        added=paper.added.isoformat() if paper.added else "",
        shown=html.show(paper.title) if formulas(paper.title) else "",
        own=tuple(
            f"{own.label}: {', '.join(own.values)}"
            for own in library.own_fields(paper, columns=True)
        ),
    )
