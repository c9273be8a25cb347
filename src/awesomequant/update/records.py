"""Change records: fill empty fields and apply proposals, value by value, each change proven."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Problem, Refusal
from awesomequant.store import edit, strict
from awesomequant.store.reader import Reader
from awesomequant.store.syntax import YamlError
from awesomequant.store.wording import Source
from awesomequant.store.writing import write
from awesomequant.update.outcome import Fill, Held, Proposal


def fill(root: Path, library: Library, fills: Iterable[Fill]) -> Iterator[Fill | Held]:
    """Write what is missing into the records; yields what was filled and what could not be."""
    by_paper = sorted(fills, key=lambda one: one.paper)
    for paper, group in groupby(by_paper, key=lambda one: one.paper):
        file = library.by_id[paper].source_file
        text = _text(root, file)
        done: list[Fill] = []
        for one in group:
            try:
                text = _sound(_filled(text, one), file)
            except (Refusal, YamlError) as error:
                yield Held(paper, f"'{one.field}' was not filled: {error}")
            else:
                done.append(one)
        if done:
            write(root / file, text)
            yield from done


def apply(root: Path, library: Library, proposals: Iterable[Proposal]) -> Iterator[Proposal | Held]:
    """Make the changes that a person accepted; yields what was done and what could not be."""
    moved: dict[str, str] = {}
    for one in proposals:
        paper = library.by_id.get(one.paper)
        if paper is None:
            yield Held(one.paper, "there is no such paper in the list")
            continue
        file = moved.get(paper.id, paper.source_file)
        text = _text(root, file)
        try:
            changed = _applied(text, one, library)
            if changed != text:
                write(root / file, _sound(changed, file))
                moved[paper.id] = _moved(root, file, str(paper.year), one.set.get("year"))
        except (Refusal, YamlError) as error:
            yield Held(one.paper, str(error))
        else:
            yield one


def _moved(root: Path, file: str, old: str, new: str | None) -> str:
    """Move a record from the folder of its old year to that of the new; gives where it lies."""
    path = root / file
    if not new or path.parent.name != old:
        return file
    target = path.parent.with_name(new) / path.name
    target.parent.mkdir(exist_ok=True)
    path.rename(target)
    return target.relative_to(root).as_posix()


def _text(root: Path, file: str) -> str:
    return (root / file).read_bytes().decode("utf-8")


def _filled(text: str, one: Fill) -> str:
    if (strict.read(text) or {}).get(one.field):
        msg = "a person has written it meanwhile"
        raise Refusal(msg)
    return edit.set_value(text, (one.field,), one.value)


def _applied(text: str, one: Proposal, library: Library) -> str:
    """Give a record with a proposal in it; raises Refusal where the record has changed since."""
    for name, value in one.set.items():
        values = strict.read(text)
        path = _path(name, values)
        now = _at(values, path)
        if now == value:
            continue
        if (now or "") != one.was.get(name, ""):
            msg = f"'{name}' is now '{now}', the proposal speaks of '{one.was.get(name, '')}'"
            raise Refusal(msg)
        if name == "venue" and value not in library.venue_of:
            msg = f"the list has no venue '{value}'; add it to data/venues.yaml first"
            raise Refusal(msg)
        text = edit.set_value(text, path, _value(name, value, values))
    return text


def _path(name: str, values: Mapping[str, Any]) -> tuple[str | int, ...]:
    """Give the path that a name such as ``code.0.url`` stands for."""
    if name == "code.+":
        links = values.get("code")
        return ("code", len(links)) if links else ("code",)
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def _value(name: str, value: str, values: Mapping[str, Any]) -> Any:
    if name != "code.+":
        return value
    return {"url": value} if values.get("code") else [{"url": value}]


def _at(values: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def _sound(text: str, file: str) -> str:
    """Give a record back if it is one; raises Refusal with what is wrong with it."""
    reader = Reader(Path())
    given = {"id": Path(file).stem, "source_file": file}
    if not reader.validated(Paper, Source(file, text, strict.read(text)), given):
        problem: Problem = reader.problems[0]
        raise Refusal(problem.message)
    return text
