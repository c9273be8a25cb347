"""What the template of the explore page shows before its script runs, and without it."""

from collections import Counter
from typing import Any

from awesomequant.library.library import Library
from awesomequant.site.search.facets import facets, years
from awesomequant.site.search.rows import row

FIRST = 100
_VISITS = 60  # days of additions that a page tells returning readers about


def explore(library: Library) -> dict[str, Any]:
    """Return what ``site/explore.html.j2`` shows besides ``library`` and ``root``."""
    days = Counter(str(paper.added) for paper in library.papers if paper.added)
    return {
        "rows": [row(paper, library) for paper in library.papers[:FIRST]],
        "years": years(library),
        "facets": facets(library),
        "added": dict(sorted(days.items(), reverse=True)[:_VISITS]),
        "has_abstracts": any(paper.abstract for paper in library.papers),
    }


def explore_source() -> str:
    """Return the Markdown of the explore page."""
    return (
        "---\ntitle: Explore\nhide: [navigation, toc]\nsearch: {exclude: true}\n---\n\n"
        "# Explore\n\n<!-- awesomequant: explore -->\n"
    )
