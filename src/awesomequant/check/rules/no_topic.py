"""A paper has no topic, and the list is laid out by topics.

Where ``outline`` in ``data/list.yaml`` orders the papers by topic, README.md shows those without a
tag below the heading "Untagged", at the end.  Give the paper a tag.

Wrong::

    tags: []
    # data/list.yaml
    outline: {by: [topic]}

Right::

    tags: [low-bit]
    # data/list.yaml
    outline: {by: [topic]}
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.outline import UNKNOWN, of_list
from awesomequant.library.problems import Finding, Level

BY_RECORD = True
NEEDS = ("data/tags.yaml",)  # while it cannot be read, no tag is known


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper that stands under no topic; a tag that is not known has its own rule."""
    if "topic" not in of_list(library).by:
        return
    for paper in library.papers:
        if not paper.tags:
            message = f"the paper has no tag, and stands under '{UNKNOWN['topic']}'"
            hint = "give it a tag of data/tags.yaml"
            yield Finding(paper.source_file, ("tags",), message, hint, Level.WARNING)
