"""Folds of a page, ``<details>`` to ``</details>``: their ends among entries, and empty ones."""

import re
from collections.abc import Collection, Iterator, Sequence

_TAG = re.compile(r"<(/?)details\b[^<>]{0,200}>", re.IGNORECASE)
# Lines that a fold is made of: its tags, what it is called, a tag of a list around its entries.
_FRAME = re.compile(
    r"(?:\s|<summary\b[^<>]{0,200}>.{0,400}?</summary>|</?(?:details|ul|ol|br|p|div)\b[^<>]{0,200}>)+",
    re.IGNORECASE,
)


def cut_through(lines: Sequence[str], entry: range) -> set[int]:
    """Return the lines of an entry (from 1) with the end or the start of a fold around others.

    An end that is indented below the last item of a fold is of that item, as Markdown counts: gone
    with it, all that follows on the page would lie inside the fold.
    """
    begun: list[int] = []
    loose: set[int] = set()
    for line in entry:
        for tag in _TAG.finditer(lines[line - 1]):
            if not tag[1]:
                begun.append(line)
            elif begun:
                begun.pop()
            else:
                loose.add(line)
    # A tag on a line of the entry's own words cannot be parted from them.
    found = {*loose, *begun}
    return {line for line in found if line != entry.start and _FRAME.fullmatch(lines[line - 1])}


def emptied(
    lines: Sequence[str], gone: Collection[int], filled: Collection[int]
) -> Iterator[range]:
    """Yield the folds (lines from 1) in which nothing is left but their frames.

    ``gone`` are the lines that gave way, ``filled`` those where papers stand from now on.  A fold
    from which nothing was taken was empty before, and is the curator's.
    """
    begun: list[int] = []
    for number, line in enumerate(lines, 1):
        if number in gone:
            continue
        for tag in _TAG.finditer(line):
            if not tag[1]:
                begun.append(number)
            elif begun:
                fold = range(begun.pop(), number + 1)
                left = [one for one in fold if one not in gone]
                is_empty = all(
                    _FRAME.fullmatch(lines[one - 1]) or not lines[one - 1].strip() for one in left
                )
                if is_empty and len(left) < len(fold) and not any(one in filled for one in fold):
                    yield fold
