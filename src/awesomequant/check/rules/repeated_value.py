"""A list of a record has the same thing twice.

The same tag, author, link or repository given twice is shown twice.  Take one out.

Wrong::

    tags: [low-bit, low-bit]

Right::

    tags: [low-bit]
"""

from collections.abc import Iterator

from awesomequant.check.passages import people_of
from awesomequant.library.change import take
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level, Path
from awesomequant.text import fold
from awesomequant.works.identifiers import comparison_key

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield the second of two equal items of a list."""
    for paper in library.papers:
        if not _may_repeat(paper):
            continue
        items: list[tuple[Path, str, str]] = []  # where it stands, what it is known by, as written
        items += [(("tags", at), tag, tag) for at, tag in enumerate(paper.tags)]
        items += [(path[:2], fold(name), name) for path, name in people_of(paper)]
        for field, links in (("code", paper.code), ("links", paper.links)):
            urls = [link.url for link in links]
            items += [((field, at), comparison_key(url), url) for at, url in enumerate(urls)]
        seen = set()
        for path, key, shown in items:
            if (path[0], key) in seen:
                # Only of tags nothing is lost: links have labels, and two authors may be namesakes.
                fix = take(path, safe=path[0] == "tags")
                message = f"'{shown}' stands here twice"
                file = paper.source_file
                yield Finding(file, path, message, "take one out", Level.WARNING, fix)
            seen.add((path[0], key))


def _may_repeat(paper: Paper) -> bool:
    """Return whether a list has two items that may be one; nearly every record has none."""
    names = [one if isinstance(one, str) else one.group for one in paper.authors + paper.editors]
    people = fold("\n".join(names)).split("\n")  # no name is two lines
    # Who edited a book may have written a chapter of it, and two addresses are one in many forms.
    has_links = len(paper.code) > 1 or len(paper.links) > 1
    return has_links or len({*people}) < len(people) or len({*paper.tags}) < len(paper.tags)
