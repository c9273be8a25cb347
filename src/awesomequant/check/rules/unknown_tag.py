"""A record uses a tag that ``data/tags.yaml`` does not define.

Tags are a vocabulary, so that readers can filter by them: write the id of a tag that is defined (an
alias is met on import only), or define the new one in ``data/tags.yaml`` in the same change.

Wrong::

    tags: [low-bits]

Right::

    tags: [low-bit]
"""

from collections.abc import Iterator

from awesomequant.library.called import tag_called
from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Path
from awesomequant.text import did_you_mean

BY_RECORD = True
STOPS_A_BUILD = True
NEEDS = ("data/tags.yaml",)  # while it cannot be read, every tag is unknown


def check(library: Library) -> Iterator[Finding]:
    """Yield each tag that has no entry, named in a record or by another tag."""
    named: list[tuple[str, Path, str]] = [
        (paper.source_file, ("tags", index), tag)
        for paper in library.papers
        for index, tag in enumerate(paper.tags)
    ]
    for entry in library.tags.values():
        for index, other in enumerate(entry.related):
            named.append(("data/tags.yaml", (entry.id, "related", index), other))
        if entry.parent:
            named.append(("data/tags.yaml", (entry.id, "parent"), entry.parent))
        if entry.deprecated:
            named.append(("data/tags.yaml", (entry.id, "deprecated"), entry.deprecated))
    for file, path, tag in named:
        if tag not in library.tags:
            known = tag_called(library, tag)
            hint = f"write '{known.id}'" if known else did_you_mean(tag, library.tag_of)
            hint = hint or "add it to data/tags.yaml"
            message = f"the tag '{tag}' is not in data/tags.yaml"
            fix = put(path, known.id) if known else None
            yield Finding(file, path, message, hint, fix=fix)
