"""Put a new field into a mapping, or a new item into a list, where a careful person would."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from awesomequant.library.paper import Paper
from awesomequant.library.problems import Path
from awesomequant.store.canonical import inline, record
from awesomequant.store.edit.nodes import end, is_block, line_end, line_start, start
from awesomequant.store.wording import fields_at


def inserted(text: str, mapping: yaml.MappingNode, path: Path, value: Any) -> Iterator[str]:
    """Yield ``text`` with a new field at the end of ``path``, in the order of a record's model."""
    key = str(path[-1])
    before = _before(mapping, key, list(fields_at(Paper, path)))
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


def _before(mapping: yaml.MappingNode, key: str, order: list[str]) -> int:
    """Return how many pairs stand before the place of ``key``; an unknown key goes last."""
    if key not in order:
        return len(mapping.value)
    earlier = set(order[: order.index(key)])
    places = [at for at, (name, _) in enumerate(mapping.value) if name.value in earlier]
    return max(places, default=-1) + 1


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
