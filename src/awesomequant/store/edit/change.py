"""Change one value of a record's text, every other byte kept."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from awesomequant.library.paper import Paper
from awesomequant.library.problems import Path
from awesomequant.store import strict
from awesomequant.store.canonical import inline, quoted, record
from awesomequant.store.edit.nodes import (
    ABSENT,
    compose,
    end,
    failure,
    find,
    is_block,
    line_end,
    line_start,
    pair,
    proven,
    start,
)
from awesomequant.store.wording import fields_at

# Put a new field into a mapping, or a new item into a list, where a careful person would.


def inserted(text: str, mapping: yaml.MappingNode, path: Path, value: Any) -> Iterator[str]:
    """Yield ``text`` with a new field at the end of ``path``, in the order of a record's model."""
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
        yield _in_brackets(text, mapping, before, new)
        return
    column = mapping.start_mark.column
    lines = _indented(record({key: value}), column)
    first = start(mapping)
    own_line = not text[line_start(text, first) : first].strip()
    if before == 0 and own_line:
        at = line_start(text, first)
    else:
        at = _below(text, end(mapping.value[max(before, 1) - 1][1], text), column)
    yield _spliced(text, at, lines)


def appended(text: str, sequence: yaml.SequenceNode, value: Any) -> Iterator[str]:
    """Yield ``text`` with one more item at the end of a list."""
    if not is_block(sequence):
        yield _in_brackets(text, sequence, len(sequence.value), inline(value))
        return
    column = sequence.start_mark.column
    item = f"- {inline(value)}\n"
    if isinstance(value, Mapping):
        item = "".join(line[2:] for line in record({"": [value]}).splitlines(keepends=True)[1:])
    at = _below(text, end(sequence.value[-1], text), column)
    yield _spliced(text, at, _indented(item, column))


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
        return proven(text, inserted(text, parent, path, value), path, value)
    if isinstance(parent, yaml.SequenceNode) and path[-1] == len(parent.value):
        return proven(text, appended(text, parent, value), path, value)
    raise failure(path)


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
    """Yield the text with ``node`` replaced, in the form nearest to the old one first."""
    first, last = start(node), end(node, text)
    blank = " " if text[first - 1 : first] == ":" else ""
    if not is_block(node):
        for form in _forms(node, value):
            yield text[:first] + blank + form + text[last:]
    elif isinstance(parent, yaml.MappingNode):
        key = next(key for key, held in parent.value if held is node)
        colon = text.index(":", end(key, text)) + 1
        # Written behind a key of the same length, which, unlike a list's own, holds no colon.
        form = record({"k" * len(key.value): value}).partition(":")[2].rstrip("\n")
        yield text[:colon] + form.replace("\n", "\n" + " " * key.start_mark.column) + text[last:]


def _forms(node: yaml.Node, value: Any) -> Iterator[str]:
    if not isinstance(value, list | tuple | dict):
        style = getattr(node, "style", None)
        if style == "'":
            yield "'" + str(value).replace("'", "''") + "'"
        if style != '"':
            if not style and str(value)[:1].isalpha():
                yield str(value)  # it stood there without quotes, and may again
            yield inline(value)
        yield quoted(str(value).lower() if isinstance(value, bool) else str(value))
    else:
        yield inline(value)


def _without(text: str, parent: yaml.CollectionNode, at: int) -> Iterator[str]:
    """Yield the text without one item of a list or one pair of a mapping."""
    spans = [
        (start(item[0]), end(item[1], text))
        if isinstance(item, tuple)
        else (start(item), end(item, text))
        for item in parent.value
    ]
    first, last = spans[at]
    if len(spans) == 1:
        empty = "[]" if isinstance(parent, yaml.SequenceNode) else "{}"
        yield text[: start(parent)] + empty + text[end(parent, text) :]
        return
    if not is_block(parent):
        cut = (spans[at - 1][1], last) if at else (first, spans[1][0])
        yield text[: cut[0]] + text[cut[1] :]
        return
    line, below = line_start(text, first), line_end(text, last)
    before = text[line:first].strip(" ")
    if before == "-" and isinstance(parent, yaml.MappingNode):
        yield text[:first] + text[spans[at + 1][0] :]  # the next key moves up to the dash
    elif before in ("", "-"):
        yield text[:line] + text[below:]
        # With a comment behind the value that loses it, and is no proof; then the comment stays,
        # on a line of its own.
        behind = text[last:below].strip()
        yield f"{text[:line]}{' ' * parent.start_mark.column}{behind}\n{text[below:]}"
