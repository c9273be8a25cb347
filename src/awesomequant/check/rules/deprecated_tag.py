"""A record uses a tag that another one has replaced.

A tag that was given up says in ``deprecated`` which tag took its place: write that one.

Wrong::

    tags: [bnn]
    # data/tags.yaml
    bnn: {label: BNN, deprecated: low-bit}

Right::

    tags: [low-bit]
    # data/tags.yaml
    bnn: {label: BNN, deprecated: low-bit}
"""

from collections.abc import Iterator

from awesomequant.library.change import Fix, put, take
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level


def check(library: Library) -> Iterator[Finding]:
    """Yield each use of a deprecated tag."""
    for paper in library.papers:
        for index, name in enumerate(paper.tags):
            tag = library.tags.get(name)
            if tag and tag.deprecated:
                message = f"the tag '{name}' was replaced by '{tag.deprecated}'"
                fix = _fix(paper, index, tag.deprecated)
                hint = f"write '{tag.deprecated}'"
                path = ("tags", index)
                yield Finding(paper.source_file, path, message, hint, Level.WARNING, fix)


def _fix(paper: Paper, index: int, new: str) -> Fix:
    path = ("tags", index)
    return take(path) if new in paper.tags else put(path, new)
