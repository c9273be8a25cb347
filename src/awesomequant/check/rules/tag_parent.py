"""A tag is a part of one that cannot hold it: of itself, or of one that was replaced.

Tags are a tree: a paper under a tag counts under its ``parent`` too, and under that one's.  Going
up from a tag must end somewhere, and at tags that are in use.

Wrong::

    # data/tags.yaml
    low-bit: {label: Low-bit, parent: binary}
    binary: {label: Binary, parent: low-bit}

Right::

    tags: [binary]
    # data/tags.yaml
    low-bit: {label: Low-bit}
    binary: {label: Binary, parent: low-bit}
"""

from collections.abc import Iterator

from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.library.vocabulary import Tag

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each parent that cannot be one; one that is not defined is `unknown-tag`'s."""
    for tag in library.tags.values():
        parent = library.tags.get(tag.parent or "")
        if not parent:
            continue
        if tag.id in _and_above(parent, library):
            around = " > ".join((tag.id, *library.lineage[tag.id], tag.id))
            message, hint, fix = f"the tag '{tag.id}' is a part of itself: {around}", "", None
            hint = "take one 'parent' of the circle out"
        elif parent.deprecated:
            message = f"the parent '{parent.id}' was replaced by '{parent.deprecated}'"
            hint = f"write '{parent.deprecated}'"
            new = library.tags.get(parent.deprecated)
            is_sound = new and not new.deprecated and tag.id not in _and_above(new, library)
            fix = put((tag.id, "parent"), parent.deprecated) if is_sound else None
        else:
            continue
        yield Finding("data/tags.yaml", (tag.id, "parent"), message, hint, fix=fix)


def _and_above(tag: Tag, library: Library) -> tuple[str, ...]:
    return (tag.id, *library.lineage[tag.id])
