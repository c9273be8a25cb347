"""The identifier that a record states and the one in its address disagree.

``arxiv`` or ``doi`` names one paper, ``url`` leads to another: one of the two is wrong, or ``url``
belongs into ``links``.

Wrong::

    url: https://arxiv.org/abs/2003.09999
    arxiv: "2003.01234"

Right::

    arxiv: "2003.01234"
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.works.identifiers import identified

BY_RECORD = True
STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each `url` that names another paper than `arxiv` or `doi` does."""
    for paper in library.papers:
        stated = {"arxiv": paper.arxiv, "doi": paper.doi}
        if not paper.url or not any(stated.values()):
            continue
        seen = identified(paper.url)  # a broken one is told by ``identifier-form``
        # DOIs differ in case and are the same.
        own = stated.get(seen.scheme) if seen else None
        if seen and own and own.lower() != seen.id.lower():
            message = f"'url' leads to {seen}, but '{seen.scheme}' says {own}"
            hint = "one of the two is wrong; open both and compare the titles"
            yield Finding(paper.source_file, ("url",), message, hint)
