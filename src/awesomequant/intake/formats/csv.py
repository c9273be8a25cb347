"""Read CSV and TSV: our own, Zotero's, Notion's, a sheet's; a column by its head.

An Excel of Germany parts cells by semicolons, and an old one writes ``sep=;`` above them: the sign
that parts the first lines most evenly is the one.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from awesomequant.intake.fields.columns import Role, roles_of
from awesomequant.intake.fields.labelled import Item, draft_of, explained
from awesomequant.intake.fields.own_records import draft_of_cells, is_own_head
from awesomequant.intake.formats import Profile
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place, Refusal
from awesomequant.text import one_line

SUFFIXES = (".csv", ".tsv", ".tab")

_SIGNS = ",;\t|"
_STATED_SIGN = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
# What a spreadsheet would run as a formula: our export puts an apostrophe before it on request.
_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
# So many rows are looked at to learn how a file is made; above its heads a sheet has a few lines.
_LOOKED_AT, _ABOVE = 100, 10
_MOST_COLUMNS, _MOST_TORN = 1000, 100
_REMEDY = 'write "" for one inside a cell, and close those that are open'
# What says enough of an entry: the others are read too, but make none.
_ENOUGH = frozenset((Role.TITLE, Role.DOI, Role.ARXIV, Role.PAPER))
# Heads that only Zotero's export has; its notes are a reader's own, and often whole pages.
_ZOTERO = frozenset(("Item Type", "Publication Title", "Abstract Note", "Library Catalog"))


class Row(NamedTuple):
    """The cells of a row and the line on which it begins."""

    line: int
    cells: list[str]


def read(source: str, file: str) -> Reading:
    """Return the rows of CSV ``source``; ``file`` is the name that places bear."""
    return read_profiled(source, file, Profile())


def read_profiled(source: str, file: str, profile: Profile) -> Reading:
    """Read with a profile whose ``columns`` say what the columns of some heads hold.

    Raises Refusal, with the heads found, where none of them means a title or an identifier.
    """
    reading = Reading()
    rows = list(rows_of(source, file, reading))
    at, heads, roles = _head(rows, profile)
    if not heads:
        first = ", ".join(f"'{one_line(cell)[:40]}'" for one in rows[:1] for cell in one.cells[:20])
        hint = "or say with 'columns:' of a profile what they hold"
        said = f"the first line has {first}; name the columns in the first line, {hint}"
        raise Refusal(f"{file}: no column means a title; {said}")
    for row in rows[:at]:
        told = f"'{' '.join(filter(None, row.cells))[:80]}' stands above the heads and is not read"
        reading.tell(Place(file, row.line), told, Level.NOTE)
    is_own = is_own_head(heads)
    if not is_own:
        reading.inferred.extend(explained(heads, roles, "column"))
    for row in rows[at + 1 :]:
        place = Place(file, row.line)
        if row.cells == rows[at].cells:  # two exports behind one another
            continue
        cells = [cell[1:] if cell.startswith(_GUARDED) else cell for cell in row.cells]
        if is_own:
            draft = draft_of_cells(dict(zip(heads, cells, strict=False)), place, profile.own)
        else:
            items = map(Item, heads, roles, cells)
            draft = draft_of(place, items, profile.own)
        if rest := "; ".join(cell.strip() for cell in cells[len(heads) :] if cell.strip()):
            told = f"the row has more cells than heads; '{rest[:80]}' is kept in 'extra'"
            reading.tell(place, told)
            extra = {**(draft.more.get("extra") or {}), "cells without a head": rest}
            draft = replace(draft, more={**draft.more, "extra": extra})
        if draft.title or draft.doi or draft.arxiv or draft.url:
            reading.drafts.append(draft)
        else:
            shown = one_line(" ".join(cells))[:80]
            why = "the row has no title"
            reading.leave_out(place, shown, why, f"'{shown}' was left out: {why}")
    return reading


def _head(rows: Sequence[Row], profile: Profile) -> tuple[int, list[str], list[tuple[Role, ...]]]:
    """Return the place of the row of heads, the heads, and what stands below each."""
    for at, row in enumerate(rows[:_ABOVE]):
        heads = [one_line(cell.lstrip("\ufeff")) for cell in row.cells[:_MOST_COLUMNS]]
        stated = dict(profile.columns)
        if set(heads) >= _ZOTERO:
            heads = ["annotation" if head == "Notes" else head for head in heads]
            stated["annotation"] = Role.OTHER
        body = [one.cells for one in rows[at + 1 : at + 1 + _LOOKED_AT]]
        columns = [[cells[n] for cells in body if n < len(cells)] for n in range(len(heads))]
        roles = roles_of(heads, columns, stated)
        if any(_ENOUGH.intersection(said) for said in roles):
            return at, heads, roles
    return 0, [], []


# The rows.


class _Lines:
    """The lines of a file, handed out one by one; ``at`` is the next, and may be put back."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        """Begin with the line ``at``, counted from 0."""
        self.lines, self.at = lines, at

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def rows_of(source: str, file: str, reading: Reading) -> Iterator[Row]:
    """Yield the rows that hold something; an unclosed quotation swallows none of the others."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    lines = [f"{line}\n" for line in text.split("\n")]  # no other sign ends a line of CSV
    stated = _STATED_SIGN.match(text)
    sign = stated[1] if stated else _sign(lines)
    feed = _Lines(lines, 1 if stated else 0)
    reader = csv.reader(feed, delimiter=sign, strict=True)
    torn = 0
    while feed.at < len(lines):
        start = feed.at
        try:
            cells = next(reader)
        except csv.Error:
            # Text behind a closing quote, the end of the file or 131,072 characters within one:
            # the row is read by its first line alone, as if no cell had more than one line.
            torn += feed.at - start > 1
            if torn <= _MOST_TORN:
                feed.at = start + 1
            line = lines[start]
            closed = line if line.count('"') % 2 == 0 else line.replace('"', "")
            try:
                alone = next(csv.reader([closed], delimiter=sign))
                cells = [cell.rstrip("\n") for cell in alone]
            except csv.Error:
                cells = line.rstrip("\n").split(sign)
            told = f"the quotation marks of this row do not pair; {_REMEDY}"
            reading.tell(Place(file, start + 1), told)
            reader = csv.reader(feed, delimiter=sign, strict=True)
        if any(map(str.strip, cells)):
            yield Row(start + 1, cells)


def _sign(lines: Sequence[str]) -> str:
    """Return the sign that parts the cells: the one by which most rows have as many of them."""
    sample = [line for line in lines[: 2 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]

    def evenness(sign: str) -> tuple[float, int]:
        try:
            counts = [len(cells) for cells in csv.reader(sample, delimiter=sign)]
        except csv.Error:
            return 0, 0
        most = max(counts[:_ABOVE], default=0)
        return (counts.count(most) / len(counts), most) if most > 1 else (0, 0)

    return max(_SIGNS, key=evenness)
