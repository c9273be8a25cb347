"""Change one value of a record's text: found, spliced between its marks, and proven.

What was meant to change has changed, and every other byte was kept: no comment went either.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml

from awesomequant.library.paper import Paper
from awesomequant.library.problems import Path, Refusal
from awesomequant.store import strict
from awesomequant.store.canonical import inline, record
from awesomequant.store.edit.nodes import (
    compose,
    end,
    find,
    is_block,
    line_end,
    line_start,
    pair,
    removals,
    replacements,
    start,
)
from awesomequant.store.faults import fields_at
from awesomequant.store.syntax import YamlError

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
    pieces: list[str] = []
    at = 0
    for first, last in _quoted(root, text) if root else ():
        pieces += [text[at:first], text[first:last].replace("#", "x")]
        at = max(first, last)  # of a text of several lines that is empty the end comes first
    masked = "".join(pieces) + text[at:]
    said = []
    line, counted = 1, 0
    for found in _COMMENT.finditer(masked):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        said.append(Comment(counted, line, found[0].rstrip()))
    return said


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
    return _as_wanted(text, candidates, changed(strict.read(text), path, value), path)


def _as_wanted(text: str, candidates: Iterable[str], wanted: Any, path: Path) -> str:
    """Return the first of ``candidates`` that reads as ``wanted``, with the comments as before."""
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
    put(values, path, value)
    return values


def put(values: Any, path: Path, value: Any) -> None:
    """Put ``value`` at ``path`` of what a file reads as; ABSENT takes out what stands there."""
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


def as_read(value: Any) -> Any:
    """Return ``value`` as the strict reader reads it: text, lists and mappings without None."""
    if isinstance(value, Mapping):
        return {key: as_read(item) for key, item in value.items() if item not in (None, (), [], {})}
    if isinstance(value, list | tuple):
        return [as_read(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


# Put a new field into a mapping, or a new item into a list, where a careful person would.


def inserted(text: str, mapping: yaml.MappingNode, path: Path, value: Any) -> str:
    """Return ``text`` with a new field at the end of ``path``, in the order of a record's model."""
    key, order = str(path[-1]), list(fields_at(Paper, path))
    # Behind the last of those fields that the model has before it; a key of no model goes last.
    # Fields that stand in another order than the model's are not moved: that is fmt's work.
    before = len(mapping.value)
    if key in order:
        earlier = set(order[: order.index(key)])
        places = [at for at, (name, _) in enumerate(mapping.value) if name.value in earlier]
        before = max(places, default=-1) + 1
    if not is_block(mapping):
        new = f"{inline(key)}: {inline(value)}"
        return _in_brackets(text, mapping, before, new)
    column = mapping.start_mark.column
    lines = _indented(record({key: value}), column)
    first = start(mapping)
    own_line = not text[line_start(text, first) : first].strip()
    if before == 0 and own_line:
        at = line_start(text, first)
    else:
        at = _below(text, end(mapping.value[max(before, 1) - 1][1], text), column)
    return _spliced(text, at, lines)


def appended(text: str, sequence: yaml.SequenceNode, value: Any) -> str:
    """Return ``text`` with one more item at the end of a list."""
    if not is_block(sequence):
        return _in_brackets(text, sequence, len(sequence.value), inline(value))
    column = sequence.start_mark.column
    item = f"- {inline(value)}\n"
    if isinstance(value, Mapping):
        item = "".join(line[2:] for line in record({"": [value]}).splitlines(keepends=True)[1:])
    at = _below(text, end(sequence.value[-1], text), column)
    return _spliced(text, at, _indented(item, column))


def _in_brackets(text: str, node: yaml.CollectionNode, at: int, new: str) -> str:
    """Return ``text`` with one more item in a list or mapping in brackets, at position ``at``."""
    if not node.value:
        first = start(node) + 1
        return text[:first] + new + text[first:]
    if at == 0:
        item = node.value[0]
        first = start(item[0] if isinstance(item, tuple) else item)
        return f"{text[:first]}{new}, {text[first:]}"
    item = node.value[at - 1]
    last = end(item[1] if isinstance(item, tuple) else item, text)
    return f"{text[:last]}, {new}{text[last:]}"


def _below(text: str, index: int, column: int) -> int:
    """Return where the line around ``index`` ends, and the comments indented below it."""
    at = line_end(text, index)
    deeper = re.compile(rf" {{{column + 1},}}#")
    while deeper.match(text, at):
        at = line_end(text, at)
    return at


def _indented(lines: str, column: int) -> str:
    return "".join(" " * column + line for line in lines.splitlines(keepends=True))


def _spliced(text: str, at: int, lines: str) -> str:
    """Return ``text`` with whole lines put in, with the line breaks that it has."""
    if "\r\n" in text:
        lines = lines.replace("\n", "\r\n")
    break_ = "" if at == 0 or text[at - 1] == "\n" else "\n"
    return text[:at] + break_ + lines + text[at:]


# The edits: set a value, take one out, call a key by another name.
#
# Each finds the node, splices the text between its marks, reads the result again and compares: a
# change that would touch more than it says is refused, never made.


def set_value(text: str, path: Path, value: Any) -> str:
    """Return ``text`` with ``value`` at ``path``, a path of keys and of positions in lists.

    A value that stands there is replaced, in its own quotes where they fit.  A missing field of a
    record goes on a line of its own, in the order of the model's fields; the position behind the
    last of a list appends to it.  Values are text, numbers, days, lists and mappings.  Raises
    EditError where that cannot be done without touching something else.
    """
    root = compose(text)
    if strict.read(text) is None and len(path) == 1:
        # No node to put it into: the file is empty, or holds comments alone, which come first.
        lines = text if not text or text.endswith("\n") else text + "\n"
        return proven(text, [lines + record({str(path[0]): value})], path, value)
    parent, node = find(root, path[:-1]), find(root, path)
    if node is not None and parent is not None:
        return proven(text, _replaced(text, parent, node, value), path, value)
    if isinstance(parent, yaml.MappingNode):
        return proven(text, [inserted(text, parent, path, value)], path, value)
    if isinstance(parent, yaml.SequenceNode) and path[-1] == len(parent.value):
        return proven(text, [appended(text, parent, value)], path, value)
    raise failure(path)


def is_list(text: str, key: str) -> bool:
    """Return whether a field at the top of ``text`` is a list with an item a line."""
    node = find(compose(text), (key,))
    return isinstance(node, yaml.SequenceNode) and is_block(node) and bool(node.value)


def append_lines(text: str, key: str, items: Sequence[str]) -> str:
    """Return ``text`` with items behind the last of a list, each a line as it is to be written.

    Tables keep a row in brackets, and its numbers as their source wrote them: ``set_value`` would
    do neither.  Raises EditError where the field is no list with an item a line.
    """
    node = find(compose(text), (key,))
    if not isinstance(node, yaml.SequenceNode) or not is_list(text, key):
        raise failure((key,))
    column = node.start_mark.column
    at = _below(text, end(node.value[-1], text), column)
    made = _spliced(text, at, _indented("".join(items), column))
    wanted = strict.read(text)
    wanted[key] += strict.read(f"{key}:\n" + _indented("".join(items), 2))[key]
    return _as_wanted(text, [made], wanted, (key,))


def remove(text: str, path: Path) -> str:
    """Return ``text`` without the value at ``path``; comments on its lines stay, on their own.

    Raises EditError where there is no such value or more would go.
    """
    root = compose(text)
    parent, node = find(root, path[:-1]), find(root, path)
    if node is None or not isinstance(parent, yaml.CollectionNode):
        raise failure(path)
    at = pair(parent, path[-1]) if isinstance(parent, yaml.MappingNode) else path[-1]
    return proven(text, _without(text, parent, int(at or 0)), path, ABSENT)


def rename_key(text: str, path: Path, name: str) -> str:
    """Return ``text`` with the key at the end of ``path`` called ``name``; its value stays."""
    parent = find(compose(text), path[:-1])
    at = pair(parent, path[-1]) if isinstance(parent, yaml.MappingNode) else None
    if at is None or not isinstance(parent, yaml.MappingNode) or pair(parent, name) is not None:
        raise failure(path)
    key = parent.value[at][0]
    result = text[: start(key)] + inline(name) + text[end(key, text) :]
    strict.read(result)
    return result


def _replaced(text: str, parent: yaml.Node, node: yaml.Node, value: Any) -> Iterator[str]:
    for splice in replacements(text, parent, node, value):
        yield splice.into(text)


def _without(text: str, parent: yaml.CollectionNode, at: int) -> Iterator[str]:
    for splice in removals(text, parent, at):
        yield splice.into(text)
