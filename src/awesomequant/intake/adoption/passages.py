"""What the lines of a Markdown list are, for a reader that tells of its entries alone."""

import re
from collections.abc import Iterator, Sequence

from awesomequant.language.markdown import visible
from awesomequant.library.draft import Passage, Reading
from awesomequant.text import one_line

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+\S|[ \t]*<h([1-6])\b", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]")
_CONTENTS = re.compile(
    r"[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]*)?\[[^\[\]]{1,300}\]\(#[^()]{0,300}\)[ \t]*"
)


def passages(text: str, reading: Reading) -> list[Passage]:
    """Return what every line that is not blank is: as a reading says, else by its entries."""
    return reading.passages or list(_Passages(text.splitlines(), reading).found())


class _Passages:
    """The passages of a text: entries are known by their first lines, all else by its form."""

    def __init__(self, lines: Sequence[str], reading: Reading) -> None:
        self._lines = lines
        self._entries = {draft.place.line: draft.sections for draft in reading.drafts}
        self._skipped = {one.line: one.sections for one in reading.skipped}

    def found(self) -> Iterator[Passage]:
        """Yield the passages in their order."""
        above: dict[int, str] = {}
        open_: Passage | None = None
        in_fence = was_blank = has_title = False
        for number, line in enumerate(self._lines, 1):
            if not line.strip():
                was_blank = True
                continue
            in_fence ^= bool(_FENCE.match(line))
            head = None if in_fence else _HEADING.match(line)
            if head:  # it ends those of its level and below
                level = len(head[1]) if head[1] else int(head[2])
                above = {one: text for one, text in above.items() if one < level}
            path = tuple(above[one] for one in sorted(above))
            known = self._entries.get(number, self._skipped.get(number))
            role = "heading" if head else self._role(number, line, in_fence=in_fence)
            joins = open_ and self._joins(open_, role, line, was_blank=was_blank, known=known)
            if open_ and (joins or (in_fence and open_.role != "heading")):
                open_ = Passage(open_.first, number, open_.sections, open_.role)
            else:
                if open_:
                    yield open_
                open_ = Passage(number, number, path if known is None else known, role)
            if head:
                # The title of the page stands above no entry.
                if level > 1 or has_title:
                    above[level] = one_line(visible(line))
                has_title = True
            was_blank = False
        if open_:
            yield open_

    def _role(self, number: int, line: str, *, in_fence: bool) -> str:
        if number in self._entries:
            return "entry"
        if number in self._skipped:
            return "skipped"
        return "contents" if not in_fence and _CONTENTS.fullmatch(line) else "prose"

    def _joins(
        self,
        passage: Passage,
        role: str,
        line: str,
        *,
        was_blank: bool,
        known: tuple[str, ...] | None,
    ) -> bool:
        """Return whether a line goes on with what stands above it."""
        if known is not None or "heading" in (role, passage.role):
            return False
        if passage.role in ("entry", "skipped"):
            begun = self._lines[passage.first - 1]
            if begun.lstrip().startswith("|"):
                return False
            deeper = _indent(line) > _indent(begun)
            return deeper or (not was_blank and not _ITEM.match(line))
        return role == passage.role and not was_blank


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
