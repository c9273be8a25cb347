"""BibTeX source as entries: strings and ``#`` resolved, crossrefs followed, broken ones named."""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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
    keys: set[str] = set()
    for block in library.blocks:
        # To the parser a repeated key or field is a failure; the entry is one all the same.
        failed = block if isinstance(block, model.ParsingFailedBlock) else None
        read = failed.ignore_error_block if failed else block
        line = (block.start_line or 0) + 1
        if isinstance(read, model.Entry):
            if read.key in keys:  # told here: of an entry with both, the parser tells the field
                broken.append(Broken(line, f"the key '{read.key}' is given twice"))
            keys.add(read.key)
            found.append(_entry(read, strings, broken))
        elif failed and isinstance(read, model.String):
            reason = f"the string '{read.key}' is defined twice; the first was kept"
            broken.append(Broken(line, reason))
        elif failed:
            head = (failed.raw or "").partition("\n")[0][:60]
            broken.append(Broken(line, f"the entry '{head}' is not closed or not well-formed"))

    by_key = {entry.key.lower(): entry for entry in found}
    for entry in found:
        name = entry.fields.pop("crossref", "").strip()
        volume = by_key.get(name.lower())
        if name and (volume is None or volume is entry):
            broken.append(Broken(entry.line, f"its crossref '{name}' is no entry of the file"))
        elif name and volume:
            for theirs, ours in _INHERITED.items():
                if theirs in volume.fields:
                    entry.fields.setdefault(ours, volume.fields[theirs])
    return found, broken


def _entry(block: Any, strings: dict[str, str], broken: list[Broken]) -> Entry:
    line = (block.start_line or 0) + 1
    entry = Entry(line, block.entry_type.lower(), block.key.strip())

    def report(reason: str) -> None:
        broken.append(Broken(line, reason))

    for item in block.fields:
        for index, (written, value) in enumerate(_torn(item.key.strip(), str(item.value).strip())):
            name = written.lower()
            if index:
                report(f"a comma is missing before '{written}'")
            if name in entry.fields:
                report(f"'{name}' is given twice; the first was kept")
            else:
                entry.fields[name] = _resolved(value, strings, name, report)
    return entry


def _torn(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield a field, and those that missing commas made part of its value."""
    start = 0
    while found := _NEXT_FIELD.search(value, start):
        end = found.start()
        if value.count("{", start, end) != value.count("}", start, end):
            break  # it stands inside the value: {a {b} year = {c}}
        yield name, value[start:end]
        name, start = found[1], found.end()
    yield name, value[start:]


def _resolved(value: str, strings: dict[str, str], name: str, report: Callable[[str], None]) -> str:
    """Return a value without its braces or quotes; strings are put in, pieces are joined."""
    text = value.strip()
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
