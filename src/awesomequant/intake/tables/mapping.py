"""Which column of a table holds what: the map that a curator writes, or edits as it was guessed."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from awesomequant import door
from awesomequant.intake.tables.sheet import Column, Sheet, head_text
from awesomequant.library.field_types import (
    Address,
    Count,
    Day,
    Flag,
    Label,
    Line,
    Model,
    Note,
    Slug,
)
from awesomequant.library.problems import Refusal
from awesomequant.store import strict
from awesomequant.store.reader import FILE_BYTES, Reader
from awesomequant.store.syntax import YamlError
from awesomequant.text import did_you_mean, fold, one_line

# What a column may hold besides values and the axes of the list.
ROLES = ("method", "work", "model", "variant", "benchmark", "value", "error", "note", "skip")
# What may stand in brackets behind what a column holds.
_NAMES = frozenset(("method", "model", "variant", "benchmark", "note"))
_BETWEEN = " > "


# One, or several.
Names = Label | tuple[Label, ...]


def several(names: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return what was named, be it one or several."""
    return (names,) if isinstance(names, str) else names


class Holds(Model):
    """What one column holds."""

    role: Line = "value"
    """`method`, `work`, `model`, `variant`, `benchmark`, `value`,
    `error`, `note`, `skip`; an axis."""
    also: Line | tuple[Line, ...] = ()
    """What else its words say: an axis of which they end with a setting, `bits` for `GPTQ W4A16`;
    what its last brackets hold, `method` for `LLaMA-7B (GPTQ)`; or both."""
    value: Names = ()
    """Which benchmark its numbers are of; several, where a cell has several numbers."""
    method: Label | None = None
    """Whose its numbers are, where the head says it."""
    model: Label | None = None
    """What its numbers are about, where the head says it."""
    variant: Label | None = None
    """In which form, where the head says it."""
    at: dict[Slug, Label] = {}
    """Where its numbers stand on the axes, where the head says it."""
    protocol: dict[Line, Names] = {}
    """How its numbers were measured, where the head says it."""
    unit: Label | None = None
    """What stands behind its numbers and is no part of them: `M`, `GB`."""
    beside: Literal["error", "skip"] | None = None
    """What a number in brackets behind another is: its `error`, or nothing wanted: `skip`."""
    about: Flag = False
    """Whether numbers told as `~5` or `>100` are taken as told."""


def _long(said: str) -> dict[str, Any]:
    """Return what a short form means: ``method``, ``value:imagenet-top1|imagenet-top5``."""
    role, _, rest = said.partition(":")
    named = [one.strip() for one in rest.split("|") if one.strip()]
    return {"role": role.strip(), **({"value": named} if named else {})}


class Source(Model):
    """Where the table stands, as its record tells it."""

    url: Address | None = None
    commit: Line | None = None
    file: Line | None = None
    place: Label | None = None
    as_of: Day | None = None
    licence: Label | None = None


class ColumnMap(Model):
    """What each column of a table holds, and what holds for all of it."""

    table: Line | None = None
    """Which table of the file: its number, its line (`line 120`), or words of its caption."""
    heads: Count | None = None
    """How many rows its head has, where that is not seen."""
    columns: dict[Line, Holds] = {}
    """By head (`Method`, `LLaMA > C4`, `* > C4`) or number (`3`): what stands below it."""
    levels: tuple[Line | None, ...] = ()
    """What each row of the head says of the columns of values: `[model, benchmark]`."""
    sections: Names = ()
    """What rows that stand alone say of those below: `model`, `method`, an axis, or `skip`."""
    default: Holds = Holds()
    """What holds for all rows: `{method: …, model: …, at: {…}, protocol: {…}}`."""
    reference: dict[Line, Names] = {}
    """Which rows are what the others are measured by: `{method: [Full precision, FP*]}`."""
    own: Names = ()
    """The source's own methods; numbers of others are a rival's."""
    words: dict[Line, dict[Line, Line]] = {}
    """What words of the table mean, by role: `{model: {7B: LLaMA-7B}, bits: {FP16: 16-16}}`."""
    works: dict[Line, Slug] = {}
    """The paper of each method, by its id."""
    blank_is_above: Flag | None = None
    """Whether a cell left blank says what the one above it says: so it is but in CSV."""
    told_by: Label | None = None
    """Who tells the numbers: `authors`, `reproduced`, `copied`, `toolkit`."""
    scale: Label | None = None
    """What numbers of the record are multiplied by to be the table's: `0.01` for fractions."""
    note: Note | None = None
    """What is to be said of all of it."""
    source: Source = Source()
    """Where it stands."""


def read_map(said: str) -> ColumnMap:
    """Return a map from a file of YAML, or from its short form: ``Method=method, C4=value:c4``."""
    path = Path(said)
    if "=" in said and not path.is_file():
        return map_in(json.dumps({"columns": _short(said)}), "--map")
    try:
        return map_in(strict.decode(door.named(path, FILE_BYTES)), said)
    except OSError as error:
        hint = "name a file, 'guess', or columns: --map 'Method=method, C4=value:c4'"
        raise Refusal(f"{said} cannot be read: {error.strerror}; {hint}") from None
    except YamlError as error:
        raise Refusal(f"{said}:{error.line}:{error.column}: {error}; {error.hint}") from None


def map_in(text: str, name: str) -> ColumnMap:
    """Return the map that a text holds; raises Refusal with all that is wrong in it."""
    reader = Reader(Path(), {name: text})
    source = reader.mapping(name)
    if source:
        values = source.values
        if isinstance(columns := values.get("columns"), dict):
            said = {
                head: _long(holds) if isinstance(holds, str) else holds
                for head, holds in columns.items()
            }
            values = {**values, "columns": said}
        found = reader.validated(ColumnMap, replace(source, values=values), {})
        if found:
            return found
    raise Refusal("\n".join(map(str, reader.problems)))


def _short(said: str) -> dict[str, str]:
    """Return the columns that a line of ``head=what it holds`` names, parted by commas."""
    columns: dict[str, str] = {}
    for part in re.split(r",(?=[^,=]*=)", said):
        head, is_said, role = part.rpartition("=")
        if not is_said or not head.strip() or not role.strip():
            raise Refusal(f"'{part.strip()}' of the map is no 'head=what it holds'")
        columns[head.strip()] = role.strip()
    return columns


def matched(
    sheet: Sheet, columns: Mapping[str, Holds]
) -> tuple[dict[int, Holds], list[str]]:  # fmt: skip
    """Return what each column holds by the map, and the heads of the map that fit none.

    A number comes before a whole head, that before its last row, and what has ``*`` comes last.
    """
    found: dict[int, tuple[int, Holds]] = {}
    unused = []
    for key, holds in columns.items():
        fits = list(_fitting(key, sheet.columns))
        if not fits:
            unused.append(key)
        for at, weight in fits:
            if at not in found or found[at][0] < weight:
                found[at] = weight, holds
    return {at: holds for at, (_, holds) in found.items()}, unused


def _fitting(key: str, columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """Yield the columns that a head of the map means, and how surely."""
    if key.isdecimal():
        if 0 < int(key) <= len(columns):
            yield int(key) - 1, 9
            return
        yield from ((one.at, 6) for one in columns if one.path and fold(one.path[-1]) == key)
        return
    wanted = _folded(_BETWEEN.join(head_text(part) for part in key.split(">")))
    for column in columns:
        whole = _folded(column.name)
        last = _folded(column.path[-1]) if column.path else ""
        if wanted == whole:
            yield column.at, 8
        elif wanted == last:
            yield column.at, 7
        elif "*" in wanted or "?" in wanted:
            pattern = wanted.replace("[", "[[]")
            if fnmatchcase(whole, pattern):
                yield column.at, 4 + (_BETWEEN in wanted)
            elif _BETWEEN not in wanted and fnmatchcase(last, pattern):
                yield column.at, 4


def _folded(text: str) -> str:
    return _BETWEEN.join(fold(one_line(part)) for part in text.split(">"))


def chosen(sheets: Sequence[Sheet], said: str | None, names: Sequence[str]) -> Sheet:
    """Return the table that somebody names: by number, line, or words of caption or heading."""
    listed = "\n  ".join(["the tables are", *names])
    if not sheets:
        raise Refusal("no table was found")
    if said is None:
        if len(sheets) == 1:
            return sheets[0]
        raise Refusal(f"{len(sheets)} tables stand there; choose one with --table\n  {listed}")
    if line := re.fullmatch(r"line (\d{1,9})", said.strip()):
        at = int(line[1])
        fits = [one for one in sheets if one.table.line <= at <= one.table.last]
    elif said.strip().isdecimal():
        fits = [one for number, one in enumerate(sheets, 1) if number == int(said)]
    else:
        word = fold(said)
        fits = [
            one
            for one in sheets
            if word in fold(one.table.caption) or word in fold(one.table.heading)
        ]
    if len(fits) == 1:
        return fits[0]
    how = f"{len(fits)} tables fit" if fits else "no table fits"
    raise Refusal(f"{how} '{said}'\n  {listed}")


def refuse_unknown(said: ColumnMap, axes: Sequence[str]) -> None:
    """Raise Refusal for a role that is none: neither ours nor an axis of the list."""
    known = [*ROLES, *axes]
    used = [
        *(holds.role for holds in said.columns.values()),
        *(one for holds in said.columns.values() for one in several(holds.also)),
        *several(said.sections),
        *(level for level in said.levels if level), *said.reference, *said.words,
    ]  # fmt: skip
    for role in used:
        if role not in known:
            hint = did_you_mean(role, known) or f"there are {', '.join(known)}"
            raise Refusal(f"'{role}' is nothing that a column holds; {hint}")
    for head, holds in said.columns.items():
        names = [one for one in several(holds.also) if one not in axes]
        if len(names) > 1 or not {*names} <= _NAMES:
            hint = f"'also' names one of {', '.join(sorted(_NAMES))}, and axes"
            raise Refusal(f"'{head[:80]}' cannot hold {', '.join(names)} besides; {hint}")
