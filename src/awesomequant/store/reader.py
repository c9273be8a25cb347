"""Read YAML files as models, and keep account of everything that is wrong, at its place."""

import errno
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from awesomequant.door import Door
from awesomequant.library import certain
from awesomequant.library.problems import (
    MOST_OF_A_FILE,
    Level,
    Place,
    Problem,
    Refusal,
    left_out,
)
from awesomequant.store import strict, syntax
from awesomequant.store.cache import digest
from awesomequant.store.faults import RULE, Source, problems_of
from awesomequant.store.kept import walk
from awesomequant.store.recall import Recall
from awesomequant.store.syntax import RULE as YAML
from awesomequant.store.syntax import YamlError

# Files read as models, each with its account.

M = TypeVar("M", bound=BaseModel)
Given = dict[str, str]

# No list of settings or words comes near; it keeps a bomb from being read at all.
FILE_BYTES = 1024 * 1024
# What a comment begins with that speaks to us and not to people.
MARK = "# awesomequant:"


class Reader:
    """Reads files below ``root``, or what ``overlay`` has in their place.

    ``problems`` grows as they turn out wrong, ``lost`` with the files of which something is left
    out therefore, ``marked`` with those that hold MARK, ``digests`` with what name and content of
    each come to, ``texts`` with what was read of those in which something is wrong.
    """

    def __init__(
        self, root: Path, overlay: Mapping[str, str] | None = None, recall: Recall | None = None
    ) -> None:
        """Begin with an empty account; ``recall`` knows what files held that are as they were."""
        self.root = root
        self.door = Door(root)
        self.overlay = overlay or {}
        self.problems: list[Problem] = []
        self.lost: set[str] = set()
        self.marked: list[str] = []
        self.own: Container[str] = ()
        self.digests: dict[str, bytes] = {}
        self.texts: dict[str, str] = {}
        self._ahead: dict[str, bytes] = {}
        # Of each file that is wrong: what is told of it, and where the problem stands, if any, that
        # stands for the others.
        self._told: dict[str, set[Problem]] = {}
        self._others: dict[str, int] = {}
        self.recall = recall

    def one(
        self, file: str, model: type[M], given: Given | None = None, limit: int = FILE_BYTES
    ) -> M | None:
        """Return the one value that ``file`` holds, or None where something is wrong with it.

        ``given`` are fields that the file's name states and the file may not.
        """
        if (known := self.recalled(file, model, limit)) is not None:
            return next(iter(known.values()))
        before = self.account
        source = self.mapping(file, limit)
        value = self.validated(model, source, given or {}) if source else None
        if value:
            self.learn(file, model, {"": value}, before)
        return value

    def recalled(
        self, file: str, model: type[M], limit: int = FILE_BYTES
    ) -> Mapping[str, M] | None:
        """Return what a file holds that was sound once and is as it was; None for any other."""
        if self.recall is None or file in self.overlay:
            return None
        of = self.ahead(file, limit)
        known = self.recall.take(model, of) if of else None
        if known is not None:
            del self._ahead[file]
        return known

    @property
    def account(self) -> tuple[int, int, int]:
        """How much there is to tell so far, and to look at again."""
        return len(self.problems), len(self.marked), len(self.lost)

    def learn(
        self, file: str, model: type[BaseModel], values: Mapping[str, BaseModel], before: object
    ) -> None:
        """Note what a file holds, if the account is the same as before it was read."""
        if self.recall and file in self.digests and self.account == before:
            self.recall.note(model, self.digests[file], values)

    def required(self, file: str, model: type[M]) -> M:
        """Return the one value that ``file`` holds; raises Refusal with all that is wrong in it."""
        value = self.one(file, model)
        if value is None:
            raise Refusal("\n".join(map(str, self.problems)))
        return value

    def entries(
        self,
        file: str,
        model: type[M],
        key: str | None,
        limit: int = FILE_BYTES,
        given: Given | None = None,
    ) -> Iterator[tuple[str, M]]:
        """Yield the entries of a file of many by their key, which fills the field ``key``.

        ``given`` are fields that the file's name states for all of them.
        """
        if file not in self.overlay and self.door.kind(file) is None:
            return
        if (known := self.recalled(file, model, limit)) is not None:
            yield from known.items()
            return
        before, found = self.account, dict[str, M]()
        source = self.mapping(file, limit)
        for name in source.values if source else ():
            stated = {**(given or {}), **({key: name} if key else {})}
            if source and (entry := self.validated(model, source.entry(name), stated)):
                found[name] = entry
        self.learn(file, model, found, before)
        yield from found.items()

    def mapping(self, file: str, limit: int = FILE_BYTES) -> Source | None:
        """Return the text and the fields of a file, or None where it does not hold any."""
        text = ""
        try:
            is_ahead = file in self._ahead
            content = self._content(file, limit)
            if not is_ahead:
                self.digests[file] = digest(file, content)
            text = strict.decode(content)
            if MARK in text:
                self.marked.append(file)
            values = strict.read(text)
            if isinstance(values, dict):
                self._tell(file, _emptied(file, text, values))
                self._tell(file, _cut(file, text))
                return Source(file, text, values)
            if slip := syntax.in_text(text):
                raise slip
            message = "the file is empty" if values is None else "the file must hold fields"
            self.report(file, message, "write 'key: value' lines, as in 'title: \"…\"'")
        except YamlError as error:
            place = Place(file, error.line, error.column)
            self.problems.append(Problem(place, YAML, error.message, error.hint))
        self.texts[file] = text
        self.lost.add(file)
        return None

    def validated(self, model: type[M], source: Source, given: Given) -> M | None:
        """The values of ``source`` as a model, or None and a problem for each thing wrong."""
        values = source.values
        if isinstance(values, dict):
            if stated := [key for key in given if key in values]:
                at = strict.positions(source.text)[(*source.under, stated[0], None)]
                message = f"'{stated[0]}' is not a field here"
                hint = "the name states it; delete the line"
                path = (*source.under, stated[0])
                problem = Problem(Place(source.file, *at), RULE, message, hint, path=path)
                self._tell(source.file, (problem,))
                self.lost.add(source.file)
                self.texts[source.file] = source.text
                return None
            values = {**values, **given}
        try:
            return certain.validated(model, values)
        except ValidationError as error:
            room = self._room(source.file)
            self._tell(source.file, problems_of(error, model, source, self.own, room))
            self.lost.add(source.file)
            self.texts[source.file] = source.text
            return None

    def _tell(self, file: str, found: Iterable[Problem]) -> None:
        """Add what is wrong in a file; where much is, one problem stands for the rest."""
        told = self._told.setdefault(file, set())
        for one in found:
            if one in told:
                continue
            if len(told) < MOST_OF_A_FILE and one.stands_for == 1:
                told.add(one)
                self.problems.append(one)
            elif file in self._others:
                at = self._others[file]
                self.problems[at] = left_out([self.problems[at], one])
            else:
                self._others[file] = len(self.problems)
                self.problems.append(left_out([one]))

    def _room(self, file: str) -> int:
        return MOST_OF_A_FILE - len(self._told.get(file, ()))

    def report(self, file: str, message: str, hint: str, *related: str) -> None:
        """Add a problem with a file as a whole; ``related`` are other files that it is about."""
        places = tuple(map(Place, related))
        self.problems.append(Problem(Place(file), RULE, message, hint, related=places))

    def ahead(self, file: str, limit: int) -> bytes | None:
        """Read a file before its turn, in which it is not opened again; returns its digest.

        None where it cannot be read.
        """
        try:
            content = self._content(file, limit)
        except YamlError:
            return None
        self._ahead[file] = content
        self.digests[file] = digest(file, content)
        return self.digests[file]

    def let_go(self) -> None:
        """Forget what was read before a turn that did not come: 16 MB of 10,000 records in CI."""
        self._ahead.clear()

    def _content(self, file: str, limit: int) -> bytes:
        if file in self.overlay:
            return self.overlay[file].encode("utf-8")
        if file in self._ahead:
            return self._ahead.pop(file)
        try:
            return self.door.content(file, limit)
        except OSError as error:
            # What is too long is said as such; of all else that it cannot be read.
            is_read = error.errno == errno.EFBIG
            said = str(error.strerror) if is_read else f"cannot be read: {error.strerror}"
            raise YamlError(1, 1, said, getattr(error, "hint", "")) from None


def _emptied(file: str, text: str, values: Any) -> Iterator[Problem]:
    """Yield the fields that are empty because their value begins with a '#'.

    A field that may be left out is sound without one: nothing else would tell that the colour, the
    note that somebody wrote is not there.
    """
    slips = {slip.line: slip for slip in syntax.emptied(text)}
    for path, (line, _) in strict.positions(text).items() if slips else ():
        if line not in slips or path[-1:] != (None,):
            continue
        held = values
        for step in path[:-1]:
            held = held[step]
        if held is None:
            slip = slips[line]
            yield Problem(Place(file, slip.line, slip.column), YAML, slip.message, slip.hint)


def _cut(file: str, text: str) -> Iterator[Problem]:
    """Yield the texts that end before a '#' which somebody may have meant as a part of them."""
    for slip in syntax.cut(text):
        place = Place(file, slip.line, slip.column)
        yield Problem(place, YAML, slip.message, slip.hint, Level.WARNING)


def yaml_files(root: Path, folder: str) -> Iterator[str]:
    """Yield the names of the YAML files below a folder of the project, in order.

    What is passed over, such as links, whose ends may lie outside the project, ``strays`` tells.
    """
    for entry in walk(Door(root), folder):
        yield entry.file
