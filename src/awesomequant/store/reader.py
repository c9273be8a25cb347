"""Read YAML files as models, and keep account of everything that is wrong, at its place."""

import errno
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from awesomequant.door import Door
from awesomequant.library import certain
from awesomequant.library.problems import Path as Steps
from awesomequant.library.problems import Place, Problem, Refusal
from awesomequant.store import strict, syntax
from awesomequant.store.cache import digest
from awesomequant.store.canonical import inline
from awesomequant.store.kept import walk
from awesomequant.store.recall import Recall
from awesomequant.store.syntax import RULE as YAML
from awesomequant.store.syntax import YamlError
from awesomequant.text import did_you_mean, nearest

# What a model finds wrong with a file's values, as problems at the exact line and column.

RULE = "schema"
# The form of a field that takes one of some words.
_CHOICE = re.compile(r"\^\(([\w|-]+)\)\$")


@dataclass(frozen=True, slots=True)
class Source:
    """What stands in a file of the project, or under one of its keys.

    ``file`` is relative to the project's root, ``text`` the whole file, ``values`` what stands in
    it at the path ``under``.
    """

    file: str
    text: str
    values: Any
    under: Steps = ()

    def entry(self, key: str) -> "Source":
        """Return what stands under one key of the values."""
        return Source(self.file, self.text, self.values[key], (*self.under, key))


# What pydantic calls an error, and what we say of it; {input} and the names of its context stand
# for values.  A type that is not here gets pydantic's own words.
_SAYINGS = {
    "string_type": "{name} must be text, not {kind}",
    "list_type": "{name} must be a list, not {kind}; write [a, b], or '- ' before each item",
    "tuple_type": "{name} must be a list, not {kind}; write [a, b], or '- ' before each item",
    "dict_type": "{name} must be a mapping, not {kind}",
    "model_type": "{name} must be a mapping of fields, not {kind}",
    "int_type": "{name} must be a number, not {kind}",
    "date_type": "{name} must be a day as YYYY-MM-DD, not {kind}",
    "date_from_datetime_parsing": "{name}: no such day",
    "date_parsing": "{name}: no such day",
    "string_too_short": "{name} is empty",
    "string_too_long": "{name} is too long; at most {max_length} characters",
    "too_long": "{name} has too many items; at most {max_length}",
    "too_short": "{name} needs at least {min_length}",
    "greater_than_equal": "{name} must be {ge} or more",
    "enum": "{name}: '{input}' is none of {expected}",
    "string_pattern_mismatch": "{name}: '{input}' is not of the form {pattern}",
}

# What kind of YAML value stands where another was wanted.
_KINDS = {dict: "a mapping", list: "a list", str: "text", type(None): "empty"}

# Where text stands in place of what is wanted: a slip on that line tells why.
_MISREAD = frozenset(
    ("extra_forbidden", "string_type", "list_type", "tuple_type", "dict_type", "model_type")
)


def problems_of(
    error: ValidationError, model: type[BaseModel], source: Source, own: Container[str] = ()
) -> list[Problem]:
    """Return each thing that ``model`` finds wrong in ``source``; or the slips that are behind.

    ``own`` are the fields that the list adds to its records, and which stand under "fields".
    """
    places = strict.positions(source.text)
    problems: list[Problem] = []
    misled: dict[int, YamlError] = {}
    details = error.errors(include_url=False)
    # Where "titel" stands, "title" is missing too: one slip is told once, as the misspelt field.
    misspelt = {
        (*detail["loc"][:-1], nearest(str(detail["loc"][-1]), fields_at(model, detail["loc"])))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in misspelt:
            continue
        path: Steps = (*source.under, *(step for step in detail["loc"] if step != "[key]"))
        # Of a wrong key the key's place; what is missing is told where it would stand.
        at = places.get((*path, None)) if detail["type"] == "extra_forbidden" else None
        there = path
        while at is None:
            at, there = places.get(there), there[:-1]
        place = Place(source.file, *at)
        message, hint = _said(detail, model)
        if detail["type"] == "extra_forbidden" and len(path) == 1 and path[0] in own:
            hint = f"write 'fields: {{{path[0]}: {inline(detail['input'] or '…')}}}'"
        problems.append(Problem(place, RULE, message, hint))
        is_item = bool(path) and isinstance(path[-1], int)
        if detail["type"] in _MISREAD or is_item:
            slip = syntax.in_value(source.text, place.line)
            misled |= {slip.line: slip} if slip else {}
    return [
        Problem(Place(source.file, slip.line, slip.column), YAML, slip.message, slip.hint)
        for slip in misled.values()
    ] or problems


def faults(model: type[BaseModel], values: Mapping[str, Any]) -> dict[str, str]:
    """Return what ``model`` finds wrong with each field; empty where ``values`` are sound."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return {str(one["loc"][0]): _said(one, model)[0] for one in details if one["loc"]}
    return {}


def _said(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Return message and hint for one of pydantic's errors."""
    kind, path = detail["type"], detail["loc"]
    name = f"'{'.'.join(str(step) for step in path)}'" if path else "the file"
    if kind == "missing":
        return f"{name} is missing", f"add '{path[-1]}: …'"
    if kind == "extra_forbidden":
        hints = [did_you_mean(str(path[-1]), fields_at(model, path))]
        # Letters of other scripts, and hyphens that show nowhere, look like those of the field.
        hints += [
            f"'{sign}' is a {unicodedata.name(sign, 'sign without a name').lower()}"
            for sign in str(path[-1])
            if not sign.isascii()
        ]
        return f"'{path[-1]}' is not a field here", "; ".join(filter(None, hints[:2]))
    if kind == "value_error":
        return f"{name}: {detail['msg'].removeprefix('Value error, ')}", ""
    if kind == "too_long" and isinstance(detail["input"], str):
        kind = "string_too_long"
    context = {key: value for key, value in detail.get("ctx", {}).items() if key != "error"}
    found = _KINDS.get(type(detail["input"]), "this")
    words = {"name": name, "kind": found, "input": str(detail["input"])[:40]}
    saying = _SAYINGS.get(kind)
    message = saying.format_map({**context, **words}) if saying else f"{name}: {detail['msg']}"
    message, _, hint = message.partition("; ")
    if words_only := _CHOICE.fullmatch(str(context.get("pattern", ""))):
        words_known = words_only[1].split("|")
        message = f"{name}: '{words['input']}' is none of {', '.join(words_known)}"
        hint = did_you_mean(words["input"], words_known)
    return message, hint


def fields_at(model: type[BaseModel], path: Steps) -> Iterable[str]:
    """Return the fields of the model that the last step of ``path`` was looked for in."""
    for step in path[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model.model_fields


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the first model that an annotation such as ``tuple[Code, ...] | None`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


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
        self._recall = recall

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
        if self._recall is None or file in self.overlay:
            return None
        of = self.ahead(file, limit)
        known = self._recall.take(model, of) if of else None
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
        if self._recall and file in self.digests and self.account == before:
            self._recall.note(model, self.digests[file], values)

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
                self.problems += _emptied(file, text, values)
                return Source(file, text, values)
            if slip := syntax.in_text(text):
                raise slip
            message = "the file is empty" if values is None else "the file must hold fields"
            self.report(file, message, "write 'key: value' lines")
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
                self.problems.append(Problem(Place(source.file, *at), RULE, message, hint))
                self.lost.add(source.file)
                self.texts[source.file] = source.text
                return None
            values = {**values, **given}
        try:
            return certain.validated(model, values)
        except ValidationError as error:
            found = problems_of(error, model, source, self.own)
            self.problems.extend(one for one in found if one not in self.problems)
            self.lost.add(source.file)
            self.texts[source.file] = source.text
            return None

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


def yaml_files(root: Path, folder: str) -> Iterator[str]:
    """Yield the names of the YAML files below a folder of the project, in order.

    What is passed over, such as links, whose ends may lie outside the project, ``strays`` tells.
    """
    for entry in walk(Door(root), folder):
        yield entry.file
