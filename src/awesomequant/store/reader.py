"""Read one YAML file as a model, and keep account of everything that is wrong in it."""

import os
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from awesomequant.library.problems import Place, Problem, Refusal
from awesomequant.store import strict, syntax
from awesomequant.store.strays import is_entered, is_read
from awesomequant.store.strict import Value
from awesomequant.store.syntax import RULE as YAML
from awesomequant.store.syntax import YamlError
from awesomequant.store.wording import RULE, Source, problems_of

M = TypeVar("M", bound=BaseModel)
Given = dict[str, str]

# No list of settings or words comes near; it keeps a bomb from being read at all.
FILE_BYTES = 1024 * 1024
# What a comment begins with that speaks to us and not to people.
MARK = "# awesomequant:"


class Reader:
    """Reads files below ``root``, or what ``overlay`` has in their place.

    ``problems`` grows as they turn out wrong, ``lost`` with the files of which something is left
    out therefore, ``marked`` with those that hold MARK.
    """

    def __init__(self, root: Path, overlay: Mapping[str, str] | None = None) -> None:
        """Begin with an empty account."""
        self.root = root
        self.overlay = overlay or {}
        self.problems: list[Problem] = []
        self.lost: set[str] = set()
        self.marked: list[str] = []
        self.own: Container[str] = ()

    def one(
        self, file: str, model: type[M], given: Given | None = None, limit: int = FILE_BYTES
    ) -> M | None:
        """Return the one value that ``file`` holds, or None where something is wrong with it.

        ``given`` are fields that the file's name states and the file may not.
        """
        source = self.mapping(file, limit)
        return self.validated(model, source, given or {}) if source else None

    def required(self, file: str, model: type[M]) -> M:
        """Return the one value that ``file`` holds; raises Refusal with all that is wrong in it."""
        value = self.one(file, model)
        if value is None:
            raise Refusal("\n".join(map(str, self.problems)))
        return value

    def entries(
        self, file: str, model: type[M], key: str | None, limit: int = FILE_BYTES
    ) -> Iterator[tuple[str, M]]:
        """Yield the entries of a file of many by their key, which fills the field ``key``."""
        there = file in self.overlay or (self.root / file).exists()
        source = self.mapping(file, limit) if there else None
        for name in source.values if source else ():
            given = {key: name} if key else {}
            if source and (entry := self.validated(model, source.entry(name), given)):
                yield name, entry

    def mapping(self, file: str, limit: int = FILE_BYTES) -> Source | None:
        """Return the text and the fields of a file, or None where it does not hold any."""
        try:
            text = strict.decode(self._content(file, limit))
            if MARK in text:
                self.marked.append(file)
            values = strict.read(text)
            if isinstance(values, dict):
                self.problems += _emptied(file, text, values)
                return Source(file, text, values)
            if slip := syntax.in_text(text):
                raise slip
            message = "the file is empty" if values is None else "the file must hold fields"
            self.report(file, message, "write 'key: value' lines")
        except YamlError as error:
            place = Place(file, error.line, error.column)
            self.problems.append(Problem(place, YAML, error.message, error.hint))
        self.lost.add(file)
        return None

    def validated(self, model: type[M], source: Source, given: Given) -> M | None:
        """The values of ``source`` as a model, or None and a problem for each thing wrong."""
        values = source.values
        if isinstance(values, dict):
            if stated := [key for key in given if key in values]:
                self._misplaced(source, stated[0])
                self.lost.add(source.file)
                return None
            values = {**values, **given}
        try:
            return model.model_validate(values)
        except ValidationError as error:
            found = problems_of(error, model, source, self.own)
            self.problems.extend(one for one in found if one not in self.problems)
            self.lost.add(source.file)
            return None

    def report(self, file: str, message: str, hint: str) -> None:
        """Add a problem with a file as a whole."""
        self.problems.append(Problem(Place(file), RULE, message, hint))

    def _misplaced(self, source: Source, key: str) -> None:
        """Report a field that the name of the file or of the entry states already."""
        place = Place(source.file, *strict.positions(source.text)[(*source.under, key, None)])
        message = f"'{key}' is not a field here"
        self.problems.append(Problem(place, RULE, message, "the name states it; delete the line"))

    def _content(self, file: str, limit: int) -> bytes:
        if file in self.overlay:
            return self.overlay[file].encode("utf-8")
        path = self.root / file
        try:
            with open(path, "rb") as stream:  # noqa: PTH123 -- 20 µs a file less than Path.open
                content = stream.read(limit + 1)
        except OSError as error:
            raise YamlError(1, 1, f"cannot be read: {error.strerror}", "") from None
        # One byte more than there may be was asked for, and no more of a bomb is ever in memory.
        if len(content) > limit:
            raise YamlError(1, 1, f"the file is larger than {limit // 1024} KiB", "shorten it")
        return content


def _emptied(file: str, text: str, values: Value) -> Iterator[Problem]:
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


def yaml_files(root: Path, folder: str) -> Iterator[str]:
    """Yield the names of the YAML files below a folder of the project, in order.

    What is passed over, such as links, whose ends may lie outside the project, ``strays`` tells.
    """
    if not (root / folder).is_dir():
        return
    with os.scandir(root / folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = f"{folder}/{entry.name}"
        if is_entered(entry):
            yield from yaml_files(root, name)
        elif is_read(entry):
            yield name
