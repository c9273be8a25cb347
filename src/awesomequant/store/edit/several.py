"""Change several values of one text at once: each found, spliced, and all of them proven together.

A proof reads the whole text: with one for each of 400 values of a file ``check --fix`` took 19 CPU
seconds, and sixteen times as long for four times the values.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from awesomequant.library.problems import Path
from awesomequant.store import strict
from awesomequant.store.edit.change import ABSENT, Comment, EditError, as_read, comments, put
from awesomequant.store.edit.nodes import Splice, compose, removals, replacements
from awesomequant.store.syntax import YamlError

Edit = tuple[Path, Any]


def set_several(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` with other values at some paths, at which some stand; ABSENT takes one out.

    Positions in lists are those before any edit.  Raises EditError where that cannot be done, or
    not at once: then one by one may still be.
    """
    tree, said = _Tree(compose(text)), comments(text)
    spliced = [_splice(text, tree.held(path), value, said) for path, value in edits]
    spliced.sort()
    if any(one.last > other.first for one, other in pairwise(spliced)):
        raise EditError(_REFUSED)
    pieces, at = list[str](), 0
    for one in spliced:
        pieces += text[at : one.first], one.new
        at = one.last
    made = "".join((*pieces, text[at:]))
    wanted = strict.read(text)
    for path, value in sorted(edits, key=_turn):
        put(wanted, path, value)
    try:
        is_proven = strict.read(made) == wanted
    except YamlError:
        is_proven = False
    if not is_proven or [one.text for one in comments(made)] != [one.text for one in said]:
        raise EditError(_REFUSED)
    return made


_REFUSED = "these values cannot be changed together"


def _turn(edit: Edit) -> tuple[bool, list[int]]:
    """Values first, then what goes, from the ends of lists on: so the other places stay good."""
    path, value = edit
    return value is ABSENT, [-step if isinstance(step, int) else 0 for step in path]


class _Held(NamedTuple):
    """A value's node, what holds it, and its number there."""

    parent: yaml.CollectionNode
    number: int
    node: yaml.Node


class _Tree:
    """The nodes of a text by their paths; the keys of each mapping are looked through once."""

    def __init__(self, root: yaml.Node | None) -> None:
        self._root = root
        self._numbers: dict[int, dict[Any, int]] = {}

    def held(self, path: Path) -> _Held:
        node, found = self._root, None
        for step in path:
            number = self._number(node, step)
            if number is None or not isinstance(node, yaml.CollectionNode):
                raise EditError(_REFUSED)
            item = node.value[number]
            found = _Held(node, number, item[1] if isinstance(item, tuple) else item)
            node = found.node
        if found is None:
            raise EditError(_REFUSED)
        return found

    def _number(self, node: yaml.Node | None, step: Any) -> int | None:
        if isinstance(node, yaml.MappingNode):
            keys = self._numbers.get(id(node))
            if keys is None:
                keys = {key.value: at for at, (key, _) in enumerate(node.value)}
                self._numbers[id(node)] = keys
            return keys.get(step)
        is_there = isinstance(node, yaml.SequenceNode) and isinstance(step, int)
        return step if is_there and 0 <= step < len(node.value) else None  # type: ignore[union-attr]


def _splice(text: str, held: _Held, value: Any, said: Sequence[Comment]) -> Splice:
    """Return the first way of an edit that is one by all that can be seen without a proof."""
    if value is ABSENT:
        for one in removals(text, held.parent, held.number):
            lost = _within(said, one)
            if all(comment.text in one.new for comment in lost):
                return one
        raise EditError(_REFUSED)
    in_brackets = bool(held.parent.flow_style)
    for one in replacements(text, held.parent, held.node, value):
        form = f"[{one.new.strip()}]" if in_brackets else f"k: {one.new.strip()}"
        try:
            found = strict.read(form)
        except YamlError:
            continue
        # What has lines of its own is known by the proof of all.
        if "\n" in form or found in ([as_read(value)], {"k": as_read(value)}):
            return one
    raise EditError(_REFUSED)


def _within(said: Sequence[Comment], splice: Splice) -> Iterator[Comment]:
    low, high = 0, len(said)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if said[middle].index < splice.first else (low, middle)
    while low < len(said) and said[low].index < splice.last:
        yield said[low]
        low += 1
