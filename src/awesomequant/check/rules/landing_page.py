"""``url`` leads to a PDF or a mirror although the paper has a landing page.

The landing page has title, abstract, citation and the PDF; phones and readers with a slow line are
spared a download.  Where the page follows from the address by rule, it is written for you.

Wrong::

    url: https://openaccess.thecvf.com/content_CVPR_2020/papers/Doe_Nets_CVPR_2020_paper.pdf

Right::

    url: https://openaccess.thecvf.com/content_CVPR_2020/html/Doe_Nets_CVPR_2020_paper.html
"""

import re
from collections.abc import Iterator

from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identifiers import BadIdentifier, identify, landing_url

# Only such addresses are asked: a file, a viewer, or a page of a house that moved.
_FILE = re.compile(r"\.pdf\b|/pdf[/?]|/file/|/download/|stamp\.jsp|/abstract/document/")


def check(library: Library) -> Iterator[Finding]:
    """Yield each `url` of a file whose landing page is known."""
    for paper in library.papers:
        page = _page(paper) if paper.url and _FILE.search(paper.url) else None
        if page and page != paper.url:
            message = "'url' leads to a file and not to the paper's page"
            fix = put(("url",), page)
            hint = f"write {page}"
            yield Finding(paper.source_file, ("url",), message, hint, Level.WARNING, fix)


def _page(paper: Paper) -> str | None:
    """Return the landing page; None for a supplement, and for what has fields of its own."""
    try:
        found = identify(paper.url or "")
    except BadIdentifier:
        return None
    if found is None or found.part or found.scheme in ("arxiv", "doi", "github", "hf"):
        return None
    return landing_url(found, paper.url or "")
