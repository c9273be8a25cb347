"""The names of an author field, taken apart where no brace holds them together."""

import re
from collections.abc import Iterator

from awesomequant.language import tex
from awesomequant.text import one_line
from awesomequant.works.people import parse_name


def names(value: str) -> Iterator[str]:
    """Yield the names of an author field, ``Given Family`` where that says the same."""
    for part in _split(value):
        family, comma, given = (tex.read(piece).text for piece in _halves(part))
        if part.strip().lower() == "others" or not family:
            continue
        natural = one_line(f"{given} {family}")
        is_same = parse_name(natural) == (family, given) and "," not in given
        yield (natural if is_same else f"{family}, {given}") if comma else family


def _split(value: str) -> Iterator[str]:
    """Yield the pieces of a field between the words ``and`` that stand in no braces."""
    if "{" not in value:
        yield from re.split(r"\s+and\s+", value.strip(), flags=re.IGNORECASE)
        return
    start = depth = 0
    for found in re.finditer(r"[{}]|\s+and\s+", value, re.IGNORECASE):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth == 0:
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]


def _halves(name: str) -> tuple[str, str, str]:
    """Give family and given name, parted at the first comma that stands in no braces."""
    depth = 0
    for at, char in enumerate(name):
        depth += (char == "{") - (char == "}")
        if char == "," and depth == 0:
            return name[:at], ",", name[at + 1 :]
    return name, "", ""
