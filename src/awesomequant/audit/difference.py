"""The difference between a file and the same file mended, as ``diff -U1`` writes it."""

from collections.abc import Iterator

from awesomequant.audit.answering import hunks
from awesomequant.audit.documents import Document

# Lines shown around those that change.
_AROUND = 1


def unified(before: Document, after: Document) -> Iterator[str]:
    """Yield the lines of the difference; none where nothing changed.

    Entry by entry, since entries stay in their order: a comparison of all lines with all lines took
    95 s for 20,000 copies of one entry, each of which got a year.
    """
    old, new = before.text.split("\n"), after.text.split("\n")
    changes = _changes(before, after)
    if changes:
        yield f"--- {before.file}"
        yield f"+++ {before.file}"
    at = 0
    while at < len(changes):
        last = at
        while last + 1 < len(changes) and changes[last + 1][0] - changes[last][1] <= 2 * _AROUND:
            last += 1
        yield from _hunk(changes[at : last + 1], old, new)
        at = last + 1


def _changes(before: Document, after: Document) -> list[tuple[int, int, int, int]]:
    """Return which lines of the old text became which of the new one, counted from 0.

    Each is the first line and the one behind the last, of both; two that share a line are one.
    """
    found: list[tuple[int, int, int, int]] = []
    more = 0
    for line, gone, come in hunks(before, after):
        begin, end = line - 1, line - 1 + len(gone)
        start, stop = begin + more, begin + more + len(come)
        if found and begin < found[-1][1]:  # two entries on one line
            first = found.pop()
            begin, start = first[0], first[2]
            end, stop = max(end, first[1]), max(stop, first[3])
        found.append((begin, end, start, stop))
        more = stop - end
    return found


def _hunk(
    changes: list[tuple[int, int, int, int]], old: list[str], new: list[str]
) -> Iterator[str]:
    begin = max(changes[0][0] - _AROUND, 0)
    end = min(changes[-1][1] + _AROUND, len(old))
    start = changes[0][2] - (changes[0][0] - begin)
    stop = changes[-1][3] + (end - changes[-1][1])
    yield f"@@ -{_range(begin, end)} +{_range(start, stop)} @@"
    at = begin
    for first, behind, there, beyond in changes:
        yield from (f" {line}" for line in old[at:first])
        yield from (f"-{line}" for line in old[first:behind])
        yield from (f"+{line}" for line in new[there:beyond])
        at = behind
    yield from (f" {line}" for line in old[at:end])


def _range(begin: int, end: int) -> str:
    """Return lines as a difference counts them: from 1, an empty run by the line before it."""
    if end - begin == 1:
        return str(begin + 1)
    return f"{begin + (end > begin)},{end - begin}"
