"""Say how to mend what reading found wrong, with the fix where the answer is certain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

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
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Problem
from awesomequant.library.settings import Settings
from awesomequant.store import Project, strict
from awesomequant.store.canonical import inline
from awesomequant.store.faults import RULE as SCHEMA
from awesomequant.store.faults import fields_at
from awesomequant.store.project import LIST, RECORD_BYTES, WORDS
from awesomequant.store.strays import PAPERS
from awesomequant.store.syntax import RULE as YAML
from awesomequant.store.syntax import YamlError
from awesomequant.text import slug

_LONGEST = 120


def with_fixes(project: Project) -> list[Problem]:
    """Return what reading found, each with its fix where one is certain."""
    wrong: dict[str, list[Problem]] = {}
    for problem in project.problems:
        if problem.rule in (YAML, SCHEMA) and problem.fix is None and problem.stands_for == 1:
            wrong.setdefault(problem.place.file, []).append(problem)
    told: dict[int, Problem] = {}
    for file, problems in wrong.items():
        if not file.endswith(".yaml"):
            continue
        unread = [problem for problem in problems if problem.rule == YAML]
        if unread:
            told[id(unread[0])] = _of_text(project, file, unread[0])
            continue
        for problem in problems:
            told[id(problem)] = _of_values(project, file, problem)
    return [told.get(id(problem), problem) for problem in project.problems]


def _of_text(project: Project, file: str, problem: Problem) -> Problem:
    text = project.text(file)
    if not text and (found := _decoded(project, file)) is not None:
        fix = Fix("save it as UTF-8", text=found)
        return replace(problem, message="the file is in UTF-16, not in UTF-8", fix=fix)
    new = texts.readable(file, text)
    if new == text:
        lines = text.split("\n")
        at = problem.place.line - 1
        if "is given twice" in problem.message and (first := twin(lines, at)) is not None:
            hint = f"keep this one or that on line {first + 1}"
            return replace(problem, hint=hint)
        return problem
    number, said = texts.first_change(text, new)
    is_here = number == problem.place.line
    hint = f"write '{said}'" if said else "delete the line"
    title = hint if is_here else f"mend line {number}: {hint}"
    if not is_here or len(said) > _LONGEST:
        hint = problem.hint
    return replace(problem, hint=hint, fix=Fix(title, text=new))


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

    model: type[BaseModel]
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
        try:
            self.model.model_validate({**values, **self.given})
        except ValidationError as error:
            within = path[len(self.under) :]
            faults = [detail["loc"] for detail in error.errors(include_url=False)]
            return not any(loc[: len(within)] == within for loc in faults if loc)
        return True


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
        wanted, hint = _of_value(entry, path, project.library), ""
        if not wanted and (new := texts.dashed(text, problem.place.line)) and "must be a list" in problem.message:
            return replace(problem, hint="write '- ' before each item", fix=Fix("", text=new))
    if not wanted:
        return replace(problem, hint=hint or problem.hint)
    said = _said(wanted, path)
    fix = Fix(said, tuple(replace(change, file=file) for change in wanted))
    return replace(problem, hint=said if len(said) <= _LONGEST else problem.hint, fix=fix)


def _of_value(entry: _Entry, path: Path, library: Library) -> tuple[Change, ...]:
    """Return the changes that mend a value; none where its meaning is not certain."""
    value: Any = entry.values
    for step in path[len(entry.under) :]:
        value = value[step]
    field = next(str(step) for step in reversed(path) if isinstance(step, str))
    found: dict[str, tuple[Change, ...]] = {}
    if says_nothing(value):
        taken = (Change("", path, TAKEN),)
        return taken if isinstance(path[-1], str) and entry.takes(taken, path) else ()
    tries = [(Change("", path, reading),) for reading in readings(field, value, library)]
    if not isinstance(path[-1], str):  # an item alone, by what stands for items of that list
        tries = [(Change("", path, item),) for one in tries for item in _only(one[0].value, value)]
    for changes in tries:
        if changes[0].value != value and repr(changes[0].value) not in found and entry.takes(changes, path):
            found[repr(changes[0].value)] = changes
    if len(found) == 1:
        return next(iter(found.values()))
    if not found and entry.model is Paper and len(path) == 1:
        return _elsewhere(entry, str(path[0]), value)
    return ()


def _only(reading: Any, value: Any) -> Iterator[Any]:
    """Yield what a reading says of one item: itself, or the one item of the list that it is."""
    yield reading
    if isinstance(reading, list) and len(reading) == 1:
        yield reading[0]


def _elsewhere(entry: _Entry, field: str, value: Any) -> tuple[Change, ...]:
    """Return the changes that bring a value to the field, or the two, that it is for."""
    stated = entry.values
    put, take = (lambda name, new: Change("", (name,), new)), Change("", (field,), TAKEN)
    date = whole_date(value) if isinstance(value, str) else None
    if field == "year" and date and date.iso and stated.get("date") in (None, date.iso):
        changes: tuple[Change, ...] = (put("year", str(date.year)), put("date", date.iso))
        return changes if entry.takes(changes, ("year",)) and entry.takes(changes, ("date",)) else ()
    if field == "date" and date and not date.month and stated.get("year") in (None, str(date.year)):
        changes = (*(() if stated.get("year") else (put("year", str(date.year)),)), take)
        return changes if entry.takes(changes, ("year",)) else ()
    if field in ("url", "arxiv", "doi") and (home := home_of(value, stated)) and home[0] != field:
        name, said = home
        # The field keeps its place where it only gets another name.
        if name not in stated:
            changes = (Change("", (field, None), name), put(name, said))
        else:
            changes = (*(() if stated[name] else (put(name, said),)), take)
        return changes if entry.takes(changes, (name,)) else ()
    return ()


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
        changes = (Change("", ("fields", key), value), Change("", (key,), TAKEN))
        return (changes, "") if isinstance(there, dict) and key not in there else ((), "")
    if is_record and key in entry.given and value == entry.given[key]:
        return (Change("", (key,), TAKEN),), "the name states it; delete the line"
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
    for change in changes:
        key = next((step for step in reversed(change.path) if isinstance(step, str)), "")
        if change.path[-1] is None:
            said.append(f"'{change.value}' for '{key}'")
        elif change.value is TAKEN:
            said.append(f"no '{key}'")
        elif isinstance(change.path[-1], int):
            said.append(f"'{inline(change.value)}'")
        else:
            said.append(f"'{key}: {inline(change.value)}'")
    return f"write {' and '.join(said)}"


def _of_name(file: str, problem: Problem) -> Problem:
    """Return the problem of a file whose name is no id, with the name that is one."""
    name = PurePosixPath(file)
    right = f"{slug(name.stem)}.yaml"
    if "'id'" not in problem.message or right == ".yaml" or right == name.name:
        return problem
    to = str(name.with_name(right))
    # No page bears the old name: a record that is refused has none.
    return replace(problem, hint=f"name the file '{right}'", fix=Fix(f"name it {right}", move_to=to))


