"""Mends as suggestions for a code host: the lines of a change that ``--fix`` would write anew."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher

from awesomequant.check.brought import Base
from awesomequant.language.characters import seen_json
from awesomequant.store.edits import Edits
from awesomequant.store.git import text_at

# A host takes remarks at lines of a change alone, and at those it shows around them.
_AROUND = 3
# Who has more to mend mends it at home.
_MOST = 20


@dataclass(frozen=True)
class Suggestion:
    """Lines of a file, from ``start_line`` to ``line``, and the text to stand there."""

    path: str
    start_line: int
    line: int
    text: str

    @property
    def numbers(self) -> set[int]:
        """The numbers of its lines."""
        return set(range(self.start_line, self.line + 1))


def suggestions(edits: Edits, names: Iterable[str], base: Base | None) -> list[Suggestion]:
    """Return what a contributor can take over with a click, of the files of a change."""
    found: list[Suggestion] = []
    for name in sorted(set(names) & edits.texts.keys()):
        lines = edits.on_disk(name).splitlines(keepends=True)
        shown = _shown(lines, _before(edits, name, base))
        new = edits.text(name).splitlines(keepends=True)
        found += [one for one in _of_lines(name, lines, new) if one.numbers <= shown]
    return found[:_MOST]


def as_json(found: Iterable[Suggestion]) -> str:
    """Return them as a workflow posts them."""
    return seen_json(
        json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n"
    )


def _of_lines(name: str, old: list[str], new: list[str]) -> Iterator[Suggestion]:
    for kind, start, end, begin, stop in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        text = "".join(new[begin:stop])
        if start < end:
            yield Suggestion(name, start + 1, end, text)
        elif start:  # what is put in between stands with the line above it
            yield Suggestion(name, start, start, old[start - 1] + text)
        elif old:
            yield Suggestion(name, 1, 1, text + old[0])


def _before(edits: Edits, name: str, base: Base | None) -> list[str]:
    if base is None or name not in (base.files or ()):
        return []
    return (text_at(edits.root, base.revision, name) or "").splitlines(keepends=True)


def _shown(lines: list[str], before: list[str]) -> set[int]:
    """Return the numbers of the lines that a code host shows of a change."""
    shown: set[int] = set()
    for kind, _, _, start, end in SequenceMatcher(
        None, before, lines, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            shown.update(range(start + 1 - _AROUND, end + 1 + _AROUND))
    return shown
