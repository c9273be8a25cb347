"""A tag is used once, in a list of a size where that is no filter.

A tag on one paper groups nothing: it may be a slip, or part of a larger one.  Join it with another
(``awesomequant rename tag old new``), such as its parent.  Lists of fewer than fifty papers are
still growing.

Wrong::

    # of fifty papers, one has the tag 'pruning'

Right::

    # of fifty papers, three have the tag 'pruning'
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

# From this many papers on a list counts as grown (our own bound).
GROWN_UP = 50
NEEDS = ("data/papers",)  # a record that cannot be read may have it


def check(library: Library) -> Iterator[Finding]:
    """Yield each tag of one paper."""
    if len(library.papers) < GROWN_UP:
        return
    for tag, papers in library.by_tag.items():
        # What only a tag below it has is told there.
        if len(papers) == 1 and tag in papers[0].tags:
            message = f"only '{papers[0].id}' has the tag '{tag}'"
            larger = library.tags[tag].parent or "NEW"
            hint = f"join it with another: awesomequant rename tag {tag} {larger}"
            yield Finding("data/tags.yaml", (tag, None), message, hint, Level.NOTE)
