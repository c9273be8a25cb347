"""Where the parts of a record stand, its comments, and the proof that the rest was kept."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml

from awesomequant.library.problems import Path, Refusal
from awesomequant.store import strict
from awesomequant.store.strict import LOADER
from awesomequant.store.syntax import YamlError

# Find a value's node in YAML text, and where in the text it begins and ends.


def compose(text: str) -> yaml.Node | None:
    """Return the node of the one document of a sound ``text``; None for an empty one."""
    node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    return node


def find(root: yaml.Node | None, path: Path) -> yaml.Node | None:
    """Return the node at ``path``, or None where the path leads nowhere."""
    node = root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            at = pair(node, step)
            node = None if at is None else node.value[at][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            return None
    return node


def pair(mapping: yaml.MappingNode, key: Any) -> int | None:
    """Return the number of the pair with that key, or None."""
    keys = [node.value for node, _ in mapping.value]
    return keys.index(key) if key in keys else None


def is_block(node: yaml.Node) -> bool:
    """Return whether a list or mapping is written without brackets."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def start(node: yaml.Node) -> int:
    """Return the index of the node's first character."""
    return int(node.start_mark.index)


def end(node: yaml.Node, text: str) -> int:
    """Return the index behind the node's last character.

    The parser lets what is written without brackets or quotes end where the next value begins;
    here blank lines and comments behind it are no part of it.
    """
    if is_block(node) and node.value:
        last = node.value[-1]
        return end(last[1] if isinstance(last, tuple) else last, text)
    stop = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[:stop].rstrip())
    return stop


def line_start(text: str, index: int) -> int:
    """Return the index of the first character of the line around ``index``."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Return the index behind the line break of the line around ``index``."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


# Find the comments of a YAML text, which no parser gives, and take one out.

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its first sign ``#``; ``line`` counts from 1, ``index`` from 0."""

    index: int
    line: int
    text: str


def comments(text: str) -> list[Comment]:
    """Return the comments of a sound ``text`` in order."""
    if "#" not in text:
        return []
    root = compose(text)
    masked = text
    for first, last in _quoted(root, text) if root else ():
        masked = masked[:first] + masked[first:last].replace("#", "x") + masked[last:]
    return [
        Comment(found.start(), text.count("\n", 0, found.start()) + 1, found[0].rstrip())
        for found in _COMMENT.finditer(masked)
    ]


def drop_comment(text: str, comment: Comment) -> str:
    """Return ``text`` without a comment, and without its line where nothing else stands there."""
    first = line_start(text, comment.index)
    before = text[first : comment.index].rstrip()
    after = text[comment.index + len(comment.text) :]
    if before:
        return text[:first] + before + after.lstrip(" \t")
    return text[:first] + text[line_end(text, comment.index) :]


def _quoted(node: yaml.Node, text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of every scalar in which a ``#`` may stand that begins no comment."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            yield line_end(text, start(node)), end(node, text)
        elif node.style:
            yield start(node), end(node, text)
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _quoted(part, text)


# Prove an edit: what was meant to change has changed, and nothing else, no comment either.

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
            if strict.read(candidate) != wanted:
                continue
            if said == [comment.text for comment in comments(candidate)]:
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
