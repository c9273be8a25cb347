"""A record uses a tag that ``data/tags.yaml`` does not define.

Tags are a vocabulary, so that readers can filter by them: write the id of a tag that is defined, or
define the new one in ``data/tags.yaml`` in the same change.
"""

from collections.abc import Iterator

from awesomequant.library import Library
from awesomequant.problems import Finding
from awesomequant.text import did_you_mean


def check(library: Library) -> Iterator[Finding]:
    """Yield each tag that has no entry."""
    for paper in library.papers:
        for index, tag in enumerate(paper.tags):
            if tag not in library.tags:
                known = library.tag_of.get(tag)
                hint = f"write '{known.id}'" if known else did_you_mean(tag, library.tag_of)
                hint = hint or "add it to data/tags.yaml"
                message = f"the tag '{tag}' is not in data/tags.yaml"
                yield Finding(paper.source_file, ("tags", index), message, hint)
