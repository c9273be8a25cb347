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
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identifiers import BadIdentifier, Identifier, identify

_HOMES = {"arxiv": "arxiv", "doi": "doi"}
_RESOLVERS = ("arxiv.org/", "doi.org/", "dx.doi.org/", "export.arxiv.org/", "www.arxiv.org/")


def check(library: Library) -> Iterator[Finding]:
    """Yield each `url` that leads to arXiv or a resolver of DOIs."""
    for paper in library.papers:
        found = _stated(paper)
        if found and paper.url:
            home = _HOMES[found.scheme]
            there = getattr(paper, home)
            if there is None or there.lower() == found.id.lower():
                message = f"'url' holds a {'DOI' if home == 'doi' else 'paper of arXiv'}"
                hint = f"write {home}: {found.id} and no 'url'"
                fix = _fix(paper, found)
                yield Finding(paper.source_file, ("url",), message, hint, Level.WARNING, fix)


def _stated(paper: Paper) -> Identifier | None:
    host = (paper.url or "").partition("://")[2]
    if not host.startswith(_RESOLVERS):
        return None
    try:
        found = identify(paper.url or "")
    except BadIdentifier:
        return None
    return found if found and found.scheme in _HOMES and not found.part else None


def _fix(paper: Paper, found: Identifier) -> Fix:
    home = _HOMES[found.scheme]
    put = () if getattr(paper, home) else (Change("", (home,), found.id),)
    return Fix(f"move it to '{home}'", (*put, Change("", ("url",), TAKEN)))
