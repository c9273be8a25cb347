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
from awesomequant.library.problems import Finding, Level
from awesomequant.works.clues import landing_url
from awesomequant.works.identifiers import identified

BY_RECORD = True

# Only such addresses are asked: a file, a viewer, or a page of a house that moved.
_FILE = re.compile(r"\.pdf\b|/pdf[/?]|/file/|/download/|stamp\.jsp|/abstract/document/")


def check(library: Library) -> Iterator[Finding]:
    """Yield each `url` of a file whose landing page is known."""
    for paper in library.papers:
        if not paper.url or not _FILE.search(paper.url):
            continue
        found = identified(paper.url)  # a broken one is told by ``identifier-form``
        # A supplement has a rule of its own, and what stands in a field of its own needs no page.
        if not found or found.part or found.scheme in ("arxiv", "doi", "github", "hf"):
            continue
        page = landing_url(found, paper.url)
        if page and page != paper.url:
            message = "'url' leads to a file and not to the paper's page"
            fix = put(("url",), page)
            hint = f"write {page}"
            yield Finding(paper.source_file, ("url",), message, hint, Level.WARNING, fix)
