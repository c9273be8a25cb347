"""Prove an edit: what was meant to change has changed, and nothing else, no comment either."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from awesomequant.library.problems import Path, Refusal
from awesomequant.store import strict
from awesomequant.store.edit.comments import comments
from awesomequant.store.syntax import YamlError

# What stands for "there is no such value".
ABSENT = object()


class EditError(Refusal):
    """The change cannot be made without touching something else; a person has to make it."""


def proven(text: str, candidates: Iterable[str], path: Path, value: Any) -> str:
    """Return the first of ``candidates`` that is ``text`` with ``value`` at ``path`` and no more.

    ``value`` is ABSENT where one was taken out.  Raises EditError where none is.
    """
    wanted = changed(strict.read(text), path, value)
    said = [comment.text for comment in comments(text)]
    for candidate in candidates:
        try:
            if strict.read(candidate) == wanted and said == _said(candidate):
                return candidate
        except YamlError:
            continue
    raise failure(path)


def failure(path: Path) -> EditError:
    """Return the error that names the value which could not be changed."""
    name = ".".join(str(step) for step in path if step is not None) or "the file"
    return EditError(f"'{name}' cannot be changed without touching more; change it by hand")


def changed(values: Any, path: Path, value: Any) -> Any:
    """Return what a file reads as when ``value`` stands at ``path``."""
    values = deepcopy(values) if values is not None else {}
    parent = values
    for step in path[:-1]:
        parent = parent[step]
    last: Any = path[-1]
    if value is ABSENT:
        del parent[last]
    elif isinstance(parent, list) and last == len(parent):
        parent.append(as_read(value))
    else:
        parent[last] = as_read(value)
    return values


def as_read(value: Any) -> Any:
    """Return ``value`` as the strict reader reads it: text, lists and mappings without None."""
    if isinstance(value, Mapping):
        return {key: as_read(item) for key, item in value.items() if item not in (None, (), [], {})}
    if isinstance(value, list | tuple):
        return [as_read(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(text: str) -> list[str]:
    return [comment.text for comment in comments(text)]
