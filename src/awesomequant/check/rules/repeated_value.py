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


def check(library: Library) -> Iterator[Finding]:
    """Yield the second of two equal items of a list."""
    for paper in library.papers:
        seen: set[str] = set()
        for path, key, shown in _items(paper):
            if key in seen:
                safe = path[0] == "tags"
                message = f"'{shown}' stands here twice"
                fix = take(path, safe=safe)
                file = paper.source_file
                yield Finding(file, path, message, "take one out", Level.WARNING, fix)
            seen.add(key)


def _items(paper: Paper) -> Iterator[tuple[Path, str, str]]:
    for index, tag in enumerate(paper.tags):
        yield ("tags", index), f"tag {tag}", tag
    for path, name in people_of(paper):
        yield path[:2], f"{path[0]} {fold(name)}", name
    for index, code in enumerate(paper.code):
        yield ("code", index), f"code {comparison_key(code.url)}", code.url
    for index, link in enumerate(paper.links):
        yield ("links", index), f"link {comparison_key(link.url)}", link.url
