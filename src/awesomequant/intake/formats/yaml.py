"""Read YAML: our records, the lists of other generators, any list of entries by its keys.

The YAML is the strict subset of our own files (``store.strict``): every value is text, so that
``1909.05840`` keeps its last digit.  An entry that is no YAML costs itself alone.
"""

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from awesomequant.intake.fields.objects import read_objects
from awesomequant.intake.fields.own_records import is_own
from awesomequant.intake.formats import Profile
from awesomequant.library.draft import Reading, Skipped
from awesomequant.library.problems import Level, Path, Place, Problem
from awesomequant.store import strict
from awesomequant.store.syntax import YamlError
from awesomequant.text import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIXES = (".yaml", ".yml")

_NEXT = re.compile(r"^---(?=\s|$).*$", re.MULTILINE)
_ITEM = re.compile(r" *- +(?:[\"']?[\w .-]{1,60}[\"']?):(?: |$)")
_SAYS = re.compile(r"[^\s#]")  # a line of the outermost level
_ANY_ITEM = re.compile(r" *-(?: |$)")
# So many broken entries are left out of a file; one with more is none.
_MOST_BROKEN = 100


def read(source: str, file: str) -> Reading:
    """Return the entries of YAML ``source``; ``file`` is the name that places bear."""
    return read_profiled(source, file, Profile())


def read_profiled(source: str, file: str, profile: Profile) -> Reading:
    """Read with a profile that says where the entries stand, and what some of the keys mean."""
    problems: list[Problem] = []
    documents: list[tuple[Any, Mapping[Path, tuple[int, int]], int]] = []
    above = start = 0  # lines and signs before each document of the stream
    for mark in (*_NEXT.finditer(source), None):
        text = source[start : mark.start() if mark else None]
        sound = _sound(text, file, above, problems)
        if sound and (value := strict.read(sound)) is not None:
            documents.append((value, strict.positions(sound), above))
        if mark:
            above += source.count("\n", start, mark.end())
            start = mark.end()
    broken = [Skipped(one.place.line, (), "", one.message) for one in problems]
    if not documents:
        return Reading(problems=problems, skipped=broken)
    if len(documents) == 1:
        whole, places, above = documents[0]
        lines = {path: line + above for path, (line, _) in places.items()}
    else:  # one entry a document, as papis exports its library
        whole, lines = [], {}
        for value, places, above in documents:
            items = value if isinstance(value, list) else [value]
            paths: list[Path] = [(at,) for at in range(len(items))] if value is items else [()]
            for path, item in zip(paths, items, strict=True):
                lines[(len(whole),)] = places[path][0] + above
                whole.append(item)
    reading = read_objects(whole, file, lines, profile)
    reading.problems[:0] = problems
    reading.skipped[:0] = broken
    if isinstance(whole, dict) and is_own(whole):  # a record of ours is called by its file
        identity = PurePath(file).stem
        for at, draft in enumerate(reading.drafts if slug(identity) == identity else ()):
            if not draft.more.get("id"):
                reading.drafts[at] = replace(draft, more={**draft.more, "id": identity})
    return reading


def _sound(text: str, file: str, above: int, problems: list[Problem]) -> str:
    """Return a document without the entries that are no YAML, which are told; "" for none."""
    for _ in range(_MOST_BROKEN):
        try:
            strict.read(text)
        except YamlError as error:
            place = Place(file, error.line + above, error.column)
            at = _broken_item(text, error.line)
            left = "the entry was left out" if at else error.hint
            problems.append(Problem(place, "yaml", error.message, left, Level.WARNING))
            if not at:
                return ""
            lines = text.split("\n")
            lines[at.start : at.stop] = [""] * len(at)  # the others keep their lines
            text = "\n".join(lines)
        else:
            return text
    return ""


def _broken_item(text: str, line: int) -> range | None:
    """Return the lines of the entry that a parser gave up in, None where no list is around it.

    A quotation that is never closed is noticed only in the entry behind it.
    """
    lines = text.split("\n")
    items = [at for at, one in enumerate(lines) if _ANY_ITEM.match(one)]
    depths = {at: len(lines[at]) - len(lines[at].lstrip(" ")) for at in items}
    # Where some begin with a key the list of those is meant; it may be the first key that is wrong.
    keyed = [depths[at] for at in items if _ITEM.match(lines[at])]
    outer = min(keyed or depths.values(), default=None)
    starts = [at for at in items if depths[at] == outer]
    at_line = [at for at in starts if at < line]
    if not at_line:
        return None
    # A line between the items of a list, which belongs to none of them.
    is_list = starts[0] == next((at for at, one in enumerate(lines) if _SAYS.match(one)), None)
    here = "".join(lines[line - 1 : line])  # a parser knows more ends of lines than we
    if is_list and outer == 0 and _SAYS.match(here) and line - 1 not in starts:
        return range(line - 1, line)
    for start in reversed(at_line[-2:]):
        item = _item(lines, start)
        try:
            strict.read("\n".join(lines[item.start : item.stop]))
        except YamlError:
            return item
    last = _item(lines, at_line[-1])
    return last if line - 1 in last else None


def _item(lines: list[str], start: int) -> range:
    """Return the lines of the item of a list that begins at ``start``."""
    depth = len(lines[start]) - len(lines[start].lstrip(" "))
    for at in range(start + 1, len(lines)):
        here = lines[at].expandtabs()  # a tab there may be what is wrong
        if here.strip() and len(here) - len(here.lstrip(" ")) <= depth:
            return range(start, at)
    return range(start, len(lines))
