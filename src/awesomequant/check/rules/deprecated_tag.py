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

from awesomequant.library.change import put, take
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each use of a deprecated tag."""
    for paper in library.papers:
        for index, name in enumerate(paper.tags):
            tag = library.tags.get(name)
            if tag and tag.deprecated:
                path, new = ("tags", index), tag.deprecated
                message = f"the tag '{name}' was replaced by '{new}'"
                fix = take(path) if new in paper.tags else put(path, new)  # no tag twice
                yield Finding(
                    paper.source_file, path, message, f"write '{new}'", Level.WARNING, fix
                )
