"""The one form of a record: order of fields, quotes, wrapping; with every comment in its place.

A comment on a line of its own belongs to what follows it, one behind a value to that value, and
what stands above the first field to the file.
The record is written anew and its comments are put where their values went.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from awesomequant.library.paper import Paper
from awesomequant.library.problems import Path
from awesomequant.store import strict
from awesomequant.store.canonical import record
from awesomequant.store.edit.change import Comment, EditError, comments
from awesomequant.store.edit.nodes import line_start
from awesomequant.store.faults import fields_at

HEAD: Path = ("", 0)
END: Path = ("", None)


def formatted(text: str) -> str:
    """Return a record's text in its one form; the same values, the same comments, no blank lines.

    What is no record, but sound YAML, comes back as it is.  Raises YamlError for what is not, and
    EditError where a value or comment would be lost.
    """
    values = strict.read(text)
    if not isinstance(values, dict):
        return text
    said: list[tuple[Comment, Path, bool]] = []  # to what each belongs, and whether it is behind it
    found = comments(text)
    places = sorted((place, path) for path, place in _starts(text)) if found else []
    for comment in found:
        alone = not text[line_start(text, comment.index) : comment.index].strip()
        if not alone:
            owner = [path for (line, _), path in places if line <= comment.line][-1]
        elif comment.line < places[0][0][0]:
            owner = HEAD
        else:
            owner = next((path for (line, _), path in places if line > comment.line), END)
        said.append((comment, owner, not alone))
    # A list with a comment at one of its items keeps an item a line: in brackets the comment
    # would have no line of its own to stand behind.
    spread = {str(path[0]) for _, path, _ in said if len(path) > 1 and isinstance(path[1], int)}
    plain = record(_ordered(values, ()), spread)
    result = _commented(plain, said)
    before, after = sorted(one.text for one, *_ in said), sorted(c.text for c in comments(result))
    if _bare(strict.read(result)) != _bare(values) or before != after:
        raise EditError("it cannot be put into form without loss; change it by hand")
    return result


def _ordered(value: Any, path: Path) -> Any:
    """Return the value with the keys of every mapping in the order of its model's fields."""
    if isinstance(value, list):
        return [_ordered(item, (*path, index)) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    order = {key: at for at, key in enumerate(fields_at(Paper, (*path, "")))}
    known = sorted(value, key=lambda key: order.get(key, len(order)))
    return {key: _ordered(value[key], (*path, key)) for key in known}


def _starts(text: str) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Yield where each key and each item of a list begins; the path of a key ends in None."""
    for path, place in strict.positions(text).items():
        if path and (path[-1] is None or isinstance(path[-1], int)):
            yield path, place


def _commented(plain: str, said: list[tuple[Comment, Path, bool]]) -> str:
    """Return the record written anew with the comments where their values went."""
    if not said:
        return plain
    places = {path: line for path, (line, _) in _starts(plain)}
    lines = plain.splitlines()
    above: defaultdict[int, list[str]] = defaultdict(list)
    behind: dict[int, str] = {}
    for comment, path, is_behind in said:
        # On the line of its value, else of the list or mapping that the value stands in.
        held = path
        while held and held not in places and (*held, None) not in places:
            held = held[:-1]
        line = places.get(held) or places.get((*held, None)) or len(lines) + 1
        if path == HEAD:
            line = 1
        # Two values that share a line now may each have had a comment behind them.
        if is_behind and line <= len(lines) and line not in behind:
            behind[line] = comment.text
        else:
            above[line].append(comment.text)
    written = []
    for number, one in enumerate([*lines, ""], 1):  # the last for comments below everything
        indent = one[: len(one) - len(one.lstrip(" "))]
        written += [f"{indent}{text}\n" for text in above.get(number, ())]
        if number <= len(lines):
            written.append(one + (f"  {behind[number]}" if number in behind else "") + "\n")
    return "".join(written)


def _bare(value: Any) -> Any:
    """Return a value without what says nothing: None, empty text behind a key, empty lists."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if item not in (None, [], {})}
    return [_bare(item) for item in value] if isinstance(value, list) else value
