"""A record gives no way to reach the paper.

A reader must be able to open what the list names: add ``url`` (the paper's own page), ``arxiv`` or
``doi``.

Wrong::

    arxiv:

Right::

    arxiv: "2001.01234"
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper without an address."""
    for paper in library.papers:
        if not paper.address:
            message = "there is no way to reach the paper"
            yield Finding(paper.source_file, (), message, "add 'url', 'arxiv' or 'doi'")
