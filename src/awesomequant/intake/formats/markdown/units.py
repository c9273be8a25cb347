"""The units of a list as values, and when one of them only describes another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from awesomequant.intake.formats.markdown.answers import Answers
from awesomequant.intake.formats.markdown.inline import (
    BOLD,
    BREAK,
    EM,
    EM_END,
    PRIVATE,
    SOFT,
    Flat,
    Link,
)
from awesomequant.intake.formats.markdown.people import is_people
from awesomequant.intake.formats.markdown.words import KEYS, is_generic


@dataclass(slots=True)
class Unit:
    """A heading, item, paragraph or row: its line, the headings above it, its text.

    ``cells`` are the other cells of a row, each with the name of its column; ``own`` are answers
    to the list's own fields.
    """

    line: int
    kind: str
    headings: tuple[str, ...]
    flat: Flat
    cells: list[tuple[str, Flat]] = field(default_factory=list)
    own: Answers = field(default_factory=dict)


def is_titled(flat: Flat) -> bool:
    """Return whether a text begins with what may be a title, and not with a list's introduction."""
    first = flat.text.partition(BREAK)[0]
    words = len(flat.plain(first).split())
    stands_out = BOLD in first or EM in first or bool(flat.links(first)) or words >= 5
    return 2 <= words <= 60 and stands_out and not first.rstrip().endswith(":")


def is_attribute(flat: Flat) -> bool:
    """Whether an item describes what stands above it rather than being an entry of its own."""
    links = flat.links()
    if any(link.url.startswith("#") for link in links):
        return False
    if KEYS.match(flat.plain(flat.text)):
        return True
    text = flat.plain(PRIVATE.sub(" ", flat.text))
    long = [link for link in links if not is_generic(link.label) and len(link.label.split()) > 3]
    return not long and not (links and BOLD in flat.text and len(text.split()) > 5)


def says_something(flat: Flat) -> bool:
    """Return whether an item adds anything: an address or names."""
    return flat.leads_out or is_people(flat.plain(flat.text))


def describes(flat: Flat) -> bool:
    """Whether a paragraph only adds to the entry above it: ``**Authors:** …``, ``*names*``."""
    shown = flat.plain(flat.text)
    if KEYS.match(shown):
        return True
    text = flat.text.strip().strip(SOFT)
    return (
        text.startswith(EM) and text.rstrip(" .").endswith(EM_END) and is_people(shown, alone=True)
    )


def entries_of(flat: Flat) -> Iterator[tuple[int, Flat]]:
    """Yield the entries that share a paragraph, each with the offset of its line."""
    lines = re.split(f"[{SOFT}{BREAK}]", flat.text)
    starts = [at for at, line in enumerate(lines) if _begins_entry(flat, line)]
    if len(starts) < 2 or starts[0] != 0:
        yield 0, flat
        return
    for start, end in pairwise([*starts, len(lines)]):
        yield start, Flat(SOFT.join(lines[start:end]), flat.marks)


def _begins_entry(flat: Flat, line: str) -> bool:
    text = line.strip(" |-*•·")
    if text.startswith(BOLD) and flat.links(line):
        return True
    mark = flat.marks.get(text[:1])
    return isinstance(mark, Link) and not mark.image and len(mark.label.split()) > 2


def with_headed(found: list[Unit]) -> list[Unit]:
    """Make entries of headings that are titles: only attributes stand below, ``Authors: …``."""
    starts = [at for at, unit in enumerate(found) if unit.kind == "heading"]
    headed = [(at, end) for at, end in pairwise([*starts, len(found)]) if _is_headed(found[at:end])]
    if len(headed) < 2:  # one such section is about the list itself
        return found
    result, done = [], 0
    for at, end in headed:
        result.extend(found[done:at])
        title = found[at]
        merged = Unit(title.line, "headed", title.headings, title.flat)
        for unit in found[at + 1 : end]:
            merged.flat.extend(unit.flat)
        result.append(merged)
        done = end
    return result + found[done:]


def _is_headed(section: list[Unit]) -> bool:
    """Return whether a section is one entry: a heading of some words, and attributes below it."""
    title, *rest = section
    texts = [unit.flat.plain(unit.flat.text) for unit in rest]
    keyed = sum(bool(KEYS.match(text)) for text in texts)
    return (
        2 <= len(rest) <= 12
        and keyed >= 2
        and len(title.flat.plain(title.flat.text).split()) > 2
        and all(is_attribute(unit.flat) for unit in rest)
        and any(unit.flat.leads_out for unit in rest)
    )
