"""``url`` leads to the supplement, or to a picture, and not to the paper.

A supplement bears the identifier of its paper, so it is easily copied in its place.  Open the
paper's own page, and keep the supplement under ``links``.

Wrong::

    url: https://proceedings.mlr.press/v119/doe20a/doe20a-supp.pdf

Right::

    url: https://proceedings.mlr.press/v119/doe20a.html
"""

from collections.abc import Iterator

from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.clues import landing_url
from awesomequant.works.identifiers import identified

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each `url` that leads to a part of the paper."""
    for paper in library.papers:
        found = identified(paper.url)  # a broken one is told by ``identifier-form``
        if found and found.part and paper.url:
            page = landing_url(found, paper.url)
            fix = put(("url",), page, safe=False) if page and page != paper.url else None
            what = "the supplement" if found.part == "supplement" else "a file of the paper's page"
            hint = f"write {page}" if fix else "open the paper's own page and copy its address"
            message = f"'url' leads to {what}"
            yield Finding(paper.source_file, ("url",), message, hint, Level.WARNING, fix)
