"""Make changes to a list: each proven, each record still sound, all or none, then written.

This is the one way by which a file of a list is changed.  Nothing is written before ``write``: a
plan, a dry run and a diff are the same edits, looked at.
"""

import codecs
import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from awesomequant import door
from awesomequant.door import PAGE_BYTES, Door
from awesomequant.library.change import ANY, BEHIND, TAKEN, Change, Uncomment
from awesomequant.library.change import Path as Steps
from awesomequant.library.problems import Refusal
from awesomequant.store import strict
from awesomequant.store.batch import write_all
from awesomequant.store.edit import (
    Comment,
    comments,
    drop_comment,
    remove,
    rename_key,
    set_several,
    set_value,
)
from awesomequant.store.edit.change import ABSENT, as_read
from awesomequant.store.project import problems_in
from awesomequant.store.strays import PAPERS
from awesomequant.store.syntax import YamlError


class Edits:
    """The files of a list below ``root`` as changes make them: ``texts`` by file, and ``moves``.

    ``read`` gives the text that a file begins with; the disk's unless something else is said.
    """

    def __init__(self, root: Path, read: Callable[[str], str] | None = None) -> None:
        """Begin with what the files say."""
        self.root = root
        self.texts: dict[str, str] = {}
        self.moves: dict[str, str] = {}
        self._read = read or self.on_disk

    def text(self, file: str) -> str:
        """Return a file's text as it is by now."""
        return self.texts[file] if file in self.texts else self._read(file)

    def make(self, changes: Sequence[Change]) -> None:
        """Make all of ``changes``, or none.

        Raises Refusal where something else stands there than the change was meant for, where it
        would touch more than it says, or where the file would be wrong after it and was not before.
        """
        texts: dict[str, str] = {}
        for change in changes:
            text = texts[change.file] if change.file in texts else self.text(change.file)
            try:
                texts[change.file] = _made(text, change)
            except YamlError as error:
                raise Refusal(f"{change.file}:{error.line}:{error.column}: {error}") from None
        for file, text in texts.items():
            self._refuse_worse(file, text)
        self.texts |= {file: text for file, text in texts.items() if text != self.text(file)}

    def make_each(self, file: str, wanted: Sequence[Sequence[Change]]) -> list[int]:
        """Make what can be made of changes of one file, those of each number wholly or not at all.

        Their paths are those of the file as it is, and none leads to another or into it.  Returns
        the numbers of what is refused.  All are proven at once, and by halves where that fails.
        """
        try:
            values = strict.read(self.text(file))
        except YamlError:  # each is refused, with the place
            values = None
        simple = [at for at, one in enumerate(wanted) if _are_simple(values, one)]
        rest = sorted({*range(len(wanted))} - {*simple})
        # What goes from a list moves what is behind it: it comes last, the end of a list first.
        simple.sort(key=lambda at: _turn(wanted[at]))
        return sorted([*self._by_halves(file, wanted, simple), *self._each(wanted, rest)])

    def _by_halves(
        self, file: str, wanted: Sequence[Sequence[Change]], some: Sequence[int]
    ) -> Iterator[int]:
        if len(some) <= 1:
            yield from self._each(wanted, some)
            return
        text = self.text(file)
        edits = [
            (one.path, ABSENT if one.value is TAKEN else one.value)
            for at in some
            for one in wanted[at]
        ]
        try:
            made = set_several(text, edits)
            self._refuse_worse(file, made)
        except Refusal:
            middle = len(some) // 2
            yield from self._by_halves(file, wanted, some[:middle])
            yield from self._by_halves(file, wanted, some[middle:])
            return
        if made != text:
            self.texts[file] = made

    def _each(self, wanted: Sequence[Sequence[Change]], some: Iterable[int]) -> Iterator[int]:
        for at in some:
            try:
                self.make(wanted[at])
            except Refusal:
                yield at

    def _refuse_worse(self, file: str, text: str) -> None:
        """Raise Refusal where a file that says ``text`` would be wrong, and was not before."""
        if text != self.text(file):
            # What was wrong before may stay so: `check --fix` mends files with several faults one
            # by one, and a fault is the same one where it says the same.
            known = {problem.message for problem in problems_in(file, self.text(file))}
            for problem in problems_in(file, text):
                if problem.message not in known:
                    hint = f"; {problem.hint}" if problem.hint else ""
                    name = PurePosixPath(file).name
                    raise Refusal(f"{name} would be wrong: {problem.message}{hint}")

    def uncomment(self, file: str, *every: Uncomment) -> None:
        """Take comments out or put others in their place; nothing where there is none."""
        text = self.text(file)
        said: dict[int, Comment] = {}
        for one in comments(text):
            said.setdefault(one.line, one)
        # From the last one on, so that the places of the others stay good.
        for what in sorted(every, key=lambda one: -one.line):
            found = said.get(what.line)
            if found and what.text:
                end = found.index + len(found.text)
                text = text[: found.index] + what.text + text[end:]
            elif found:
                text = drop_comment(text, found)
        if text != self.text(file):
            self.texts[file] = text

    def rewrite(self, file: str, text: str) -> None:
        """Let a file say ``text``: what it said could not be read, and no change of a value made.

        Who proposes the text has proven that it says what the old one meant.
        """
        self.texts[file] = text

    def move(self, old: str, new: str) -> None:
        """Move a file; raises Refusal where one lies or will lie there."""
        if (self.root / new).exists() or new in self.moves.values():
            raise Refusal(f"{new} is there already")
        self.moves[old] = new

    @property
    def files(self) -> list[str]:
        """Every file that is changed or moved, by its old name."""
        return sorted({*self.texts, *self.moves})

    def difference(self) -> Iterator[str]:
        """Yield the lines of a unified diff between the files on disk and as they are by now."""
        for file in self.files:
            # What no reader could decode may have been written anew.
            content = door.content(self.root, file, PAGE_BYTES)
            old, to = content.decode("utf-8-sig", "replace"), self.moves.get(file, file)
            if to != file:
                yield f"rename from {file}\nrename to {to}\n"
            lines = old.splitlines(keepends=True), self.text(file).splitlines(keepends=True)
            for line in difflib.unified_diff(*lines, f"a/{file}", f"b/{to}"):
                yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

    def write(self) -> None:
        """Write what changed and move what is to be moved: all of it, or nothing."""
        write_all(self.root, self.contents(), [self.root / old for old in self.moves])

    def contents(self) -> dict[Path, str | bytes]:
        """Return what is to be written where; words before the records that use them."""
        found: dict[Path, str | bytes] = {}
        at = Door(self.root)
        for file in sorted(self.files, key=lambda name: name.startswith(f"{PAPERS}/")):
            there = at.content(file, PAGE_BYTES) if at.has(file) else b""
            if file in self.texts:
                # A byte order mark that somebody's editor wrote stays: only what changed has.
                mark = codecs.BOM_UTF8 if there.startswith(codecs.BOM_UTF8) else b""
                there = mark + self.texts[file].encode("utf-8")
            found[self.root / self.moves.get(file, file)] = there
        return found

    def on_disk(self, file: str) -> str:
        """Return a file as it lies there."""
        return door.content(self.root, file, PAGE_BYTES).decode("utf-8-sig")  # CRLF and all


def made(text: str, changes: Iterable[Change]) -> str:
    """Return one file's text with changes in it; raises Refusal where one cannot be made."""
    for change in changes:
        text = _made(text, change)
    return text


def _made(text: str, change: Change) -> str:
    values = strict.read(text)
    path, value = change.path, change.value
    if path and path[-1] == BEHIND:  # a position by now; a list that is missing is made
        held = _at(values, path[:-1])
        path, value = ((*path[:-1], len(held)), value) if held else (path[:-1], [value])
    now = _at(values, path)
    # Before what it was is looked at: whoever has made it meanwhile has not contradicted it.
    if change.value is not TAKEN and now == as_read(value):
        return text
    if change.was is not ANY and (now or None) != (change.was or None):
        name = ".".join(map(str, change.path))
        if not change.was:
            raise Refusal(f"'{name}' is '{now}' by now; a person has written it meanwhile")
        raise Refusal(f"'{name}' is now '{now or ''}', the change speaks of '{change.was}'")
    if path and path[-1] is None:
        return rename_key(text, path[:-1], str(value))
    # A mapping that is missing comes with its first field: most records have no "fields".
    while value is not TAKEN and len(path) > 1 and _at(values, path[:-1]) is None:
        if not isinstance(path[-1], str):
            break
        path, value = path[:-1], {path[-1]: value}
    return remove(text, path) if value is TAKEN else set_value(text, path, value)


def _are_simple(values: Any, changes: Sequence[Change]) -> bool:
    """Return whether changes are of values that stand there and are what they were meant for.

    One that takes an item out stands alone: it moves what the others of its fix may speak of.
    """
    for change in changes:
        path = change.path
        if not path or path[-1] in (None, BEHIND):
            return False
        now = _at(values, path)
        is_meant = change.was is ANY or now == (change.was or None)
        moves = change.value is TAKEN and isinstance(path[-1], int)
        if now is None or not is_meant or now == as_read(change.value):
            return False
        if moves and len(changes) > 1:
            return False
    return True


def _turn(changes: Sequence[Change]) -> tuple[bool, list[int]]:
    """Values first, then what is taken out, from the end of each list on."""
    taken = [one.path for one in changes if one.value is TAKEN]
    steps = [-step for path in taken for step in path if isinstance(step, int)]
    return bool(taken), steps


def _at(values: Any, path: Steps) -> Any:
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values
