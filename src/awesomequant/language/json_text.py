"""JSON of strangers as values, with every character whole; and where its objects stand.

JSON can name half of a character outside of the first plane, as D83D without what follows it, which
no file can hold; it becomes U+FFFD, the sign for a character that is not known.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from awesomequant.text import possessive

# Of bytes also those that UTF-8 has no right to, and texts of two or four bytes a character.
_HALF = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_HALF_OF_BYTES = re.compile(rb"\\u[dD][89a-fA-F]|[\xed][\xa0-\xbf]|\x00")
_TEXT = possessive(r'[^"\\\n]|\\.')
_TOKENS = re.compile(rf'"{_TEXT}"|[{{\n]')

# How deep objects may stand in one another; what is deeper is no data of anybody.
DEEPEST = 64

Steps = tuple[str | int, ...]
Pairs = list[tuple[str, Any]]


def value_of(text: str | bytes, hook: Callable[[Pairs], Any] | None = None) -> Any:
    """Return the value of a JSON text; raises ValueError, RecursionError where it is too deep.

    ``hook`` makes a value of the fields of each object.
    """
    value = json.loads(text, object_pairs_hook=hook)
    found = _HALF.search(text) if isinstance(text, str) else _HALF_OF_BYTES.search(text)
    return _whole(value) if found else value


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return type(value)(_whole(one) for one in value)
    if isinstance(value, tuple):
        return tuple(_whole(one) for one in value)
    if isinstance(value, dict):
        return {_whole(key): _whole(one) for key, one in value.items()}
    return value


class Objects(NamedTuple):
    """A document, the line and column of each of its objects, and the keys that stand twice.

    Of those the last one counts; they are told by the path of their object.
    """

    value: Any
    places: dict[Steps, tuple[int, int]]
    doubled: list[tuple[Steps, str]]


class _Fields(list[tuple[str, Any]]):
    """The fields of an object, those of one name too."""


def objects_of(text: str) -> Objects:
    """Return the value of a JSON text with the places of its objects; raises as ``value_of``."""
    is_doubled = False

    def made(pairs: Pairs) -> dict[str, Any]:
        nonlocal is_doubled
        fields = dict(pairs)
        is_doubled |= len(fields) != len(pairs)
        return fields

    value = value_of(text, made)
    # Objects begin in the order in which they stand; what a second key of its name hides, too.
    whole = value_of(text, _Fields) if is_doubled else value
    doubled: list[tuple[Steps, str]] = []
    return Objects(value, dict(_placed(whole, (), _starts(text), doubled)), doubled)


def _starts(text: str) -> Iterator[tuple[int, int]]:
    line, start = 1, 0
    for found in _TOKENS.finditer(text):
        if found[0] == "\n":
            line, start = line + 1, found.end()
        elif found[0] == "{":
            yield line, found.start() - start + 1


def _placed(
    value: Any, path: Steps, starts: Iterator[tuple[int, int]], doubled: list[tuple[Steps, str]]
) -> Iterator[tuple[Steps, tuple[int, int]]]:
    """Yield path and place of every object of a document; a later one takes an earlier one's."""
    if len(path) > DEEPEST:
        raise RecursionError
    if isinstance(value, dict | _Fields):
        yield path, next(starts, (1, 1))
        seen: set[str] = set()
        for key, one in value.items() if isinstance(value, dict) else value:
            if key in seen:
                doubled.append((path, key))
            seen.add(key)
            yield from _placed(one, (*path, key), starts, doubled)
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _placed(one, (*path, at), starts, doubled)


def is_deep(value: Any, left: int = DEEPEST) -> bool:
    """Return whether objects or arrays stand deeper in one another than any data does."""
    inside = value.values() if isinstance(value, dict) else value
    return left < 0 or any(is_deep(one, left - 1) for one in inside if isinstance(one, dict | list))
