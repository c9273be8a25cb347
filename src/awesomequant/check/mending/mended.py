"""Say how to mend what reading found wrong, with the fix where the answer is certain."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from awesomequant import door
from awesomequant.check.mending import texts
from awesomequant.check.mending.keys import fields_meant
from awesomequant.check.mending.lines import twin
from awesomequant.check.mending.values import (
    home_of,
    readings,
    says_nothing,
    whole_date,
    with_month,
)
from awesomequant.check.mending.wholes import decoded
from awesomequant.library.change import TAKEN, Change, Fix, Path
from awesomequant.library.field_types import Model
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Problem
from awesomequant.library.settings import Settings
from awesomequant.store import Project, strict
from awesomequant.store.canonical import inline
from awesomequant.store.faults import RULE as SCHEMA
from awesomequant.store.faults import fields_at, refused_at
from awesomequant.store.project import RECORD_BYTES, WORDS
from awesomequant.store.roots import LIST
from awesomequant.store.strays import PAPERS
from awesomequant.store.syntax import RULE as YAML
from awesomequant.store.syntax import YamlError
from awesomequant.text import slug

_LONGEST = 120
_DASHES = "write '- ' before each item"


def with_fixes(project: Project) -> list[Problem]:
    """Return what reading found, each with its fix where one is certain."""
    wrong: dict[str, list[Problem]] = {}
    for problem in project.problems:
        is_told = problem.fix is None and problem.stands_for == 1
        if problem.rule in (YAML, SCHEMA) and problem.level is Level.ERROR and is_told:
            wrong.setdefault(problem.place.file, []).append(problem)
    told: dict[int, Problem] = {}
    for file, problems in wrong.items():
        if not file.endswith(".yaml"):
            continue
        unread = [problem for problem in problems if problem.rule == YAML]
        if unread:
            with suppress(OSError):  # a link, a pipe: nobody reads what it holds
                told[id(unread[0])] = _of_text(project, file, unread[0])
            continue
        for problem in problems:
            told[id(problem)] = _of_values(project, file, problem)
    return [told.get(id(problem), problem) for problem in project.problems]


def _of_text(project: Project, file: str, problem: Problem) -> Problem:
    text = project.text(file) or _undecoded(project, file)
    if text is None:
        found = _decoded(project, file)
        fix = Fix("save it as UTF-8", text=found) if found else None
        message = "the file is in UTF-16, not in UTF-8" if found else problem.message
        return replace(problem, message=message, fix=fix)
    new = texts.readable(file, text)
    if new == text:
        lines = text.split("\n")
        at = problem.place.line - 1
        if "is given twice" in problem.message and (first := twin(lines, at)) is not None:
            hint = f"keep this one or that on line {first + 1}"
            return replace(problem, hint=hint)
        return problem
    change = texts.first_change(text, new)
    is_here = change.number == problem.place.line
    hint = problem.hint
    if change.is_move:
        column = len(change.new) - len(change.new.lstrip()) + 1
        hint = f"begin line {change.number} in column {column}"
        if not is_here:  # the line that gave the parser up is sound
            place, message = replace(problem.place, line=change.number), texts.INDENTED
            problem = replace(problem, place=place, message=message)
    elif is_here and change.old and not change.new:
        hint = "delete the line"
    elif is_here and change.shows and len(change.new) <= _LONGEST:
        hint = f"write '{change.new.strip()}'"
    return replace(problem, hint=hint, fix=Fix(hint, text=new))


def _undecoded(project: Project, file: str) -> str | None:
    """Return a text that was refused as a whole; None where its bytes are no UTF-8."""
    if file in project.overlay:
        return project.overlay[file]
    try:
        return door.content(project.root, file, RECORD_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _decoded(project: Project, file: str) -> str | None:
    if file in project.overlay:
        return None
    try:
        return decoded(door.content(project.root, file, RECORD_BYTES))
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a model reads: the fields below a path of a file, and those that its name states."""

    model: type[Model]
    under: Path
    values: dict[str, Any]
    given: Mapping[str, str]

    @classmethod
    def of(cls, file: str, values: Any, path: Path) -> "_Entry | None":
        if not isinstance(values, dict):
            return None
        if file.startswith(f"{PAPERS}/"):
            name = PurePosixPath(file).stem
            return cls(Paper, (), values, {"id": name, "source_file": file})
        if file == LIST:
            return cls(Settings, (), values, {})
        held = values.get(path[0]) if path else None
        if file in WORDS and isinstance(held, dict):
            return cls(WORDS[file], path[:1], held, {"id": str(path[0])})
        return None

    def takes(self, changes: Sequence[Change], path: Path) -> bool:
        """Return whether the model finds nothing wrong at ``path`` once the changes are made."""
        values = deepcopy(self.values)
        for change in changes:
            _put(values, change.path[len(self.under) :], change.value)
        within = path[len(self.under) :]
        return not any(
            loc[: len(within)] == within
            for loc in refused_at(self.model, {**values, **self.given})
            if loc
        )


def _put(values: Any, path: Path, value: Any) -> None:
    held = values
    for step in path[:-2] if path[-1] is None else path[:-1]:
        held = held.setdefault(step, {}) if isinstance(held, dict) else held[step]
    if path[-1] is None:
        held[value] = held.pop(path[-2])
    elif value is TAKEN:
        del held[path[-1]]
    else:
        held[path[-1]] = value


def _of_values(project: Project, file: str, problem: Problem) -> Problem:
    """Return a problem of a value or a key with what mends it."""
    if not problem.path:
        return _of_name(file, problem)
    text = project.text(file)
    try:
        values = strict.read(text)
    except YamlError:
        return problem
    entry = _Entry.of(file, values, problem.path)
    if entry is None:
        return problem
    path = problem.path
    fields = list(fields_at(entry.model, path[len(entry.under) :]))
    if isinstance(path[-1], str) and path[-1] not in fields and len(path) > len(entry.under):
        wanted, hint = _of_key(entry, path, project.library, fields)
    else:
        if "must be a list" in problem.message and (new := texts.dashed(text, problem.place.line)):
            return replace(problem, hint=_DASHES, fix=Fix(_DASHES, text=new))
        wanted, hint = _of_value(entry, path, project.library), ""
    if not wanted:
        return replace(problem, hint=hint or problem.hint)
    said = _said(wanted, path)
    fix = Fix(said, tuple(replace(change, file=file) for change in wanted))
    return replace(problem, hint=said if len(said) <= _LONGEST else problem.hint, fix=fix)


def _of_value(entry: _Entry, path: Path, library: Library) -> tuple[Change, ...]:
    """Return the changes that mend a value; none where its meaning is not certain."""
    held: Any = None
    value: Any = entry.values
    for step in path[len(entry.under) :]:
        held, value = value, value[step]
    if isinstance(value, list) and held == [value]:  # [[a, b]]: a bracket was struck twice
        once = (Change("", path[:-1], value),)
        return once if entry.takes(once, path[:-1]) else ()
    field = next(str(step) for step in reversed(path) if isinstance(step, str))
    found: dict[str, tuple[Change, ...]] = {}
    if path[-1] in entry.given:
        return (Change("", path, TAKEN),) if value == entry.given[str(path[-1])] else ()
    if says_nothing(value):
        taken = (Change("", path, TAKEN),)
        return taken if isinstance(path[-1], str) and entry.takes(taken, path) else ()
    for alike in readings(field, value, library):
        for reading in alike:
            changes = (Change("", path, reading),)
            if reading != value and repr(reading) not in found and entry.takes(changes, path):
                found[repr(reading)] = changes
        if found:
            return next(iter(found.values())) if len(found) == 1 else ()
    if entry.model is Paper and len(path) == 1:
        return _elsewhere(entry, str(path[0]), value)
    return ()


def _elsewhere(entry: _Entry, field: str, value: Any) -> tuple[Change, ...]:
    """Return the changes that bring a value to the field, or the two, that it is for."""
    stated = entry.values
    take = Change("", (field,), TAKEN)
    date = whole_date(value) if isinstance(value, str) else None
    if field == "year" and date and date.iso and stated.get("date") in (None, date.iso):
        changes: tuple[Change, ...] = (_into("year", str(date.year)), _into("date", date.iso))
        return (
            changes if entry.takes(changes, ("year",)) and entry.takes(changes, ("date",)) else ()
        )
    if field == "date" and date and not date.month and stated.get("year") in (None, str(date.year)):
        changes = (*(() if stated.get("year") else (_into("year", str(date.year)),)), take)
        return changes if entry.takes(changes, ("year",)) else ()
    if field in ("url", "arxiv", "doi") and (home := home_of(value, stated)) and home[0] != field:
        name, said = home
        # The field keeps its place where it only gets another name.
        if name not in stated:
            changes = (Change("", (field, None), name), _into(name, said))
        else:
            changes = (*(() if stated[name] else (_into(name, said),)), take)
        return changes if entry.takes(changes, (name,)) else ()
    return ()


def _into(field: str, value: Any) -> Change:
    return Change("", (field,), value)


def _of_key(
    entry: _Entry, path: Path, library: Library, fields: Iterable[str]
) -> tuple[tuple[Change, ...], str]:
    """Return the changes that mend a key that is no field; else which fields it may mean."""
    *above, key = path
    held: Any = entry.values
    for step in above[len(entry.under) :]:
        held = held[step]
    if not isinstance(held, dict):
        return (), ""
    value, is_record = held[key], entry.model is Paper and len(path) == 1
    if is_record and key in library.settings.fields:
        there = held.get("fields") or {}
        moved = (Change("", ("fields", key), value), Change("", (key,), TAKEN))
        return (moved, "") if isinstance(there, dict) and key not in there else ((), "")
    if is_record and str(key).lower() == "month" and isinstance(value, str):
        iso = with_month(str(held.get("year") or ""), value)
        if iso and not held.get("date"):
            return (Change("", (key, None), "date"), Change("", ("date",), iso)), ""
    free = [name for name in fields if held.get(name) is None and name not in entry.given]
    seen: list[str] = []
    for meant in fields_meant(str(key), free, is_record=is_record):
        fit = {name: changes for name in meant if (changes := _renamed(entry, path, name, library))}
        seen += [name for name in meant if name not in seen]
        if len(fit) == 1:
            return next(iter(fit.values())), ""
        if fit:
            break
    return (), f"did you mean {' or '.join(map(repr, seen))}?" if seen else ""


def _renamed(entry: _Entry, path: Path, name: str, library: Library) -> tuple[Change, ...]:
    """Return the changes that give a key another name, and its value the form of that field."""
    new = (*path[:-1], name)
    rename = Change("", (*path, None), name)
    if entry.takes((rename,), new):
        held: Any = entry.values
        for step in path[len(entry.under) :]:
            held = held[step]
        # A key without a value says nothing under any name, and may as well be the right one.
        return (rename,)
    values = deepcopy(entry.values)
    _put(values, (*path[len(entry.under) :], None), name)
    renamed = replace(entry, values=values)
    mended = _of_value(renamed, new, library)
    return (rename, *mended) if mended else ()


def _said(changes: Sequence[Change], path: Path) -> str:
    """Word what changes: the line as it is to be written."""
    said = []
    if all(change.value is TAKEN for change in changes):
        return f"delete '{path[-1]}'"
    named = {change.path for change in changes if change.path[-1] is not None}
    for change in changes:
        key = next((step for step in reversed(change.path) if isinstance(step, str)), "")
        if change.path[-1] is None and (*change.path[:-2], change.value) in named:
            continue  # said with its value
        if change.path[-1] is None:
            said.append(f"'{change.value}' for '{key}'")
        elif change.value is TAKEN:
            said.append(f"no '{key}'")
        elif change.path[0] == "fields" and len(change.path) > 1 and path[0] != "fields":
            return f"write 'fields: {{{key}: {inline(change.value)}}}'"
        elif isinstance(change.path[-1], int):
            said.append(f"'{inline(change.value)}'")
        else:
            said.append(f"'{key}: {inline(change.value)}'")
    return f"write {' and '.join(said)}"


def _of_name(file: str, problem: Problem) -> Problem:
    """Return the problem of a file whose name is no id, with the name that is one."""
    name = PurePosixPath(file)
    right = f"{slug(name.stem)}.yaml"
    if "'id'" not in problem.message or right in {".yaml", name.name}:
        return problem
    to = str(name.with_name(right))
    # No page bears the old name: a record that is refused has none.
    return replace(
        problem, hint=f"name the file '{right}'", fix=Fix(f"name it {right}", move_to=to)
    )
