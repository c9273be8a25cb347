"""The lines of a page that a person edited, and what two lines of Markdown say alike."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from awesomequant.intake.hand_edit.shown import unshown
from awesomequant.works.title_likeness import ratio

# Lines that have less in common are a deletion and an insertion, no edit.
_ALIKE = 40


class Edit(NamedTuple):
    """A line that a person changed, wrote (``was`` is None), took out (``now`` is None) or moved.

    ``line`` is its number on the page as it is now, of a line that is gone that of the one above.
    """

    line: int
    was: str | None
    now: str | None
    was_line: int = 0


@dataclass(frozen=True)
class Lines:
    """How a page was edited: the lines that are other, and the places of those that are not.

    ``same`` has the number that an unchanged line had, by the one that it has now.
    """

    edits: tuple[Edit, ...]
    same: Mapping[int, int]


def compare(was: str, now: str, made: str) -> Lines:
    """Return which lines were edited from ``was`` to ``now`` and are not so in ``made`` either.

    Blank lines are no edit: they part what a template parts.
    """
    old, new = (
        [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
        for text in (was, now)
    )
    before, after, current = (
        Counter(line.strip() for line in text.splitlines()) for text in (was, now, made)
    )
    edits: list[Edit] = []
    same: dict[int, int] = {}
    matcher = SequenceMatcher(
        None, [line for _, line in old], [line for _, line in new], autojunk=False
    )
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pairs = zip(new[start:end], old[first:last], strict=True)
            same.update((right[0], left[0]) for right, left in pairs)
            continue
        above = new[start - 1][0] if start else 1
        for left, right in _paired(old[first:last], new[start:end]):
            come = right[1].strip() if right else None
            gone = left[1].strip() if left else None
            # The records have made the same of it meanwhile.
            if come and current[come] > before[come] and current[come] >= after[come]:
                continue
            if gone and not come and current[gone] < before[gone]:
                continue
            edits.append(Edit(right[0] if right else above, gone, come, left[0] if left else 0))
    return Lines(tuple(_with_moves(edits)) if made.splitlines() != now.splitlines() else (), same)


def _with_moves(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits, with one for what was taken out here and stands there as it was."""
    gone: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.was and edit.now is None:
            gone.setdefault(edit.was, []).append(edit)
    moved = {id(edit): gone[edit.now].pop(0) for edit in edits
             if edit.now and edit.was is None and gone.get(edit.now)}  # fmt: skip
    left = {id(edit) for edit in moved.values()}
    for edit in edits:
        if old := moved.get(id(edit)):
            yield Edit(edit.line, old.was, edit.now, old.was_line)
        elif id(edit) not in left:
            yield edit


Line = tuple[int, str]


def _paired(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Yield the lines of a block that was replaced: each with the one that it was made of."""
    if len(old) == len(new):
        pairs = list(zip(old, new, strict=True))
        if all(ratio(one[1], other[1]) >= _ALIKE for one, other in pairs):
            yield from pairs
            return
    left = list(old)
    for line in new:
        best = max(left, key=lambda one: ratio(one[1], line[1]), default=None)
        if best and ratio(best[1], line[1]) >= _ALIKE:
            left.remove(best)
            yield best, line
        else:
            yield None, line
    yield from ((line, None) for line in left)


_ADDRESS = re.compile(r"https?://[^\s()<>\]]+")


def gist(line: str) -> tuple[str, ...]:
    """Return the words and addresses of a line of Markdown, in their order, without its marks."""
    text = unshown(line)
    addresses = _ADDRESS.findall(text)
    words = re.findall(r"[^\W_]+|[\U0001f300-\U0001faff\u2b50]", _ADDRESS.sub(" ", text))
    return (*words, *addresses) or (text.strip(),)
