"""BibTeX source as entries: strings and ``#`` resolved, crossrefs followed, broken ones named."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

_MONTHS = {
    name[:3].lower(): name
    for name in (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )
}  # fmt: skip
# What an entry has of the volume it names by crossref, and under which name.
_INHERITED = {
    "title": "booktitle", "booktitle": "booktitle", "year": "year", "date": "date",
    "publisher": "publisher", "volume": "volume", "series": "series", "journal": "journal",
}  # fmt: skip


_NEXT_FIELD = re.compile(r'(?<=[}"\d])\s+([A-Za-z][\w-]{1,30})\s*=\s*(?=["{\d])')


@dataclass(slots=True)
class Entry:
    """One entry: its type and its fields in lower case, values as TeX, and its line."""

    line: int
    kind: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read, or only with doubt: its line and the reason."""

    line: int
    reason: str


def entries(source: str) -> tuple[list[Entry], list[Broken]]:
    """Return the entries of BibTeX source, and what of it is broken; no error ends the reading."""
    from bibtexparser import model  # noqa: PLC0415 -- 0.1 s that other imports need not pay
    from bibtexparser.splitter import Splitter  # noqa: PLC0415 -- the same

    logging.getLogger("bibtexparser.splitter").disabled = True  # we report what it complains of
    library = Splitter(source).split()
    strings = _MONTHS | {
        block.key.lower(): _unwrapped(block.value) for block in library.blocks
        if isinstance(block, model.String)
    }  # fmt: skip
    found: list[Entry] = []
    broken: list[Broken] = []
    for block in library.blocks:
        if isinstance(block, model.Entry):
            found.append(_entry(block, strings, broken))
        elif isinstance(block, model.ParsingFailedBlock):
            _failed(block, strings, found, broken)
    by_key = {entry.key.lower(): entry for entry in found}
    for entry in found:
        _inherit(entry, by_key, broken)
    return found, broken


def _failed(block: Any, strings: dict[str, str], found: list[Entry], broken: list[Broken]) -> None:
    """Take note of a block that is broken; one whose key is taken is an entry all the same."""
    line = (block.start_line or 0) + 1
    inner = getattr(block, "ignore_error_block", None)
    if inner is not None and hasattr(inner, "entry_type"):
        broken.append(Broken(line, f"the key '{inner.key}' is given twice"))
        found.append(_entry(inner, strings, broken))
    else:
        head = (block.raw or "").partition("\n")[0][:60]
        broken.append(Broken(line, f"the entry '{head}' is not closed or not well-formed"))


def _entry(block: Any, strings: dict[str, str], broken: list[Broken]) -> Entry:
    line = (block.start_line or 0) + 1
    entry = Entry(line, block.entry_type.lower(), block.key.strip())
    report = partial(_report, broken, line)
    for item in block.fields:
        name = item.key.strip().lower()
        if name in entry.fields:
            report(f"'{name}' is given twice; the first was kept")
        else:
            value, torn = _torn(str(item.value).strip())
            entry.fields[name] = _resolved(value, strings, name, report)
            for other, rest in torn:
                report(f"a comma is missing before '{other}'")
                entry.fields.setdefault(other.lower(), _resolved(rest, strings, other, report))
    return entry


def _torn(value: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a value, and the fields that a missing comma made part of it."""
    found = _NEXT_FIELD.search(value)
    if not found or value.count("{", 0, found.start() + 1) != value.count(
        "}", 0, found.start() + 1
    ):
        return value, []
    rest, more = _torn(value[found.end() :].strip())
    return value[: found.start() + 1], [(found[1], rest), *more]


def _report(broken: list[Broken], line: int, reason: str) -> None:
    broken.append(Broken(line, reason))


def _resolved(value: Any, strings: dict[str, str], name: str, report: Any) -> str:
    """Return a value without its braces or quotes; strings are put in, pieces are joined."""
    text = str(value).strip()
    if text[:1] in '{"' and "#" not in text:
        whole = _unwrapped(text)
        if len(whole) == len(text) - 2:
            return whole
    pieces = []
    for piece in _pieces(text):
        if piece[:1] in '{"':
            pieces.append(piece[1:-1])
        elif piece.isdigit() or not piece:
            pieces.append(piece)
        elif piece.lower() in strings:
            pieces.append(strings[piece.lower()])
        else:
            report(f"'{name}' names the string '{piece[:40]}', which is not defined")
            pieces.append(piece)
    return "".join(pieces)


def _pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a value that ``#`` joins."""
    start = depth = 0
    quoted = False
    for at, char in enumerate(text):
        if char == '"' and depth == 0:
            quoted = not quoted
        depth += (char == "{") - (char == "}")
        if char == "#" and depth == 0 and not quoted:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def _unwrapped(text: str) -> str:
    text = text.strip()
    return text[1:-1] if text[:1] + text[-1:] in ("{}", '""') and len(text) > 1 else text


def _inherit(entry: Entry, by_key: dict[str, Entry], broken: list[Broken]) -> None:
    """Return an entry the fields of the volume that it names by crossref."""
    name = entry.fields.pop("crossref", "").strip()
    if not name:
        return
    volume = by_key.get(name.lower())
    if volume is None or volume is entry:
        broken.append(Broken(entry.line, f"its crossref '{name}' is no entry of the file"))
        return
    for theirs, ours in _INHERITED.items():
        if theirs in volume.fields and ours not in entry.fields and ours != theirs:
            entry.fields[ours] = volume.fields[theirs]
        elif theirs in volume.fields:
            entry.fields.setdefault(ours, volume.fields[theirs])
