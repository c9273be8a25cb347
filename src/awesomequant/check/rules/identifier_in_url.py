"""``url`` holds what ``arxiv`` or ``doi`` is for.

An arXiv or DOI address says no more than the identifier, which never changes its form: give the
identifier, and its address is made from it.

Wrong::

    url: https://arxiv.org/abs/2003.01234
    arxiv:

Right::

    arxiv: "2003.01234"
"""

from collections.abc import Iterator

from awesomequant.library.change import TAKEN, Change, Fix
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identifiers import identified

BY_RECORD = True

_HOMES = ("arxiv", "doi")  # schemes that are fields as well
_RESOLVERS = ("arxiv.org/", "doi.org/", "dx.doi.org/", "export.arxiv.org/", "www.arxiv.org/")


def check(library: Library) -> Iterator[Finding]:
    """Yield each `url` that leads to arXiv or a resolver of DOIs."""
    for paper in library.papers:
        # A publisher's address may hold the DOI too, and is a page; a resolver's says no more.
        if not (paper.url and paper.url.partition("://")[2].startswith(_RESOLVERS)):
            continue
        found = identified(paper.url)  # a broken one is told by ``identifier-form``
        if not found or found.scheme not in _HOMES or found.part:
            continue
        home = found.scheme
        there = getattr(paper, home)
        # Where the record says another, ``identifier-conflict`` tells it, and nobody knows whose.
        if there is None or there.lower() == found.id.lower():
            message = f"'url' holds a {'DOI' if home == 'doi' else 'paper of arXiv'}"
            hint = f"write {home}: {found.id} and no 'url'"
            put = () if there else (Change("", (home,), found.id),)
            fix = Fix(f"move it to '{home}'", (*put, Change("", ("url",), TAKEN)))
            yield Finding(paper.source_file, ("url",), message, hint, Level.WARNING, fix)
