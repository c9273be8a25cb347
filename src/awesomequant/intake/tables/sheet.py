"""What a table says by its form: heads of several rows joined, rows that head a section, dittos."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from awesomequant.intake.tables.figures import Spelling, figures_of, spelling_of
from awesomequant.intake.tables.grid import Grid, Mark, Spot, Table, grid
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place
from awesomequant.text import one_line

# More rows than this no head has.
_MOST_HEADS = 5
_ARROWS = re.compile(r"\s?\(?\s?(?:([↑⬆▲🔼])|([↓⬇▼🔽]))\ufe0f?\s?\)?")
_HIGHER = re.compile(r"\(?\bhigher is better\b\)?", re.IGNORECASE)
_LOWER = re.compile(r"\(?\blower is better\b\)?", re.IGNORECASE)
_UNIT = re.compile(r"\s*[(\[]\s*(%|‰)\s*[)\]]|\s+%$|%$")
_DITTO = frozenset(('"', "〃", "''", "”", "“", "〟", "ditto", "same", "同上", "^"))
# So many rows are looked at to learn what a column holds.
_LOOKED_AT = 60
_FEW = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its head says from the top down, and what it tells of its values."""

    at: int
    path: tuple[str, ...]
    direction: str = ""
    """``higher`` or ``lower``, where an arrow says which is better."""
    unit: str = ""
    levels: tuple[str, ...] = ()
    """What each row of the head says here, blank where it says nothing."""

    @property
    def name(self) -> str:
        """The head as it is told and matched."""
        return " > ".join(self.path)


class Section(NamedTuple):
    """A row that says what holds for those below it."""

    text: str
    line: int
    level: int
    """0 for the first of those that stand together."""


class SheetRow(NamedTuple):
    """One row of the body, the cells that it repeats from above put in."""

    line: int
    spots: Sequence[Spot]
    sections: int
    """How many of the table's sections stand above it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it is understood by its form."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    spelling: Spelling
    heads: int
    numeric: frozenset[int]
    """The columns in which mostly numbers stand."""
    sections: tuple[Section, ...]
    joins: bool = True
    """Whether a cell left blank was taken to say what the one above it says."""


def sheet_of(
    table: Table, file: str, reading: Reading, heads: int | None = None,
    *, joins: bool | None = None,
) -> Sheet:  # fmt: skip
    """Return what a table says by its form; ``heads`` is how many rows its head has, if known.

    ``joins`` says whether a blank cell is as the one above it.  In CSV it is not, if nobody says:
    a program wrote it, and left out what it did not know.
    """
    joins = table.form != "CSV" if joins is None else joins
    places = grid(table, file, reading)
    body_from = heads if heads is not None else _head_rows(table, places)
    body_from = min(body_from, len(places))
    columns = _columns(places[:body_from], places[body_from:])
    body = [row for row in places[body_from:] if any(_says(spot) for spot in row)]
    numeric = _numeric(body, len(columns))
    spelling = spelling_of(
        spot.text for row in body for at, spot in enumerate(row) if spot.is_first and at in numeric
    )
    values = _values(numeric, len(columns))
    rows: list[SheetRow] = []
    found: list[Section] = []
    above: list[Spot] = []
    was_section = False
    for at, row in enumerate(body):
        line = next((spot.cell.line for spot in row if spot.cell), table.line)
        if text := _section(row, numeric, body[at + 1 :]):
            level = found[-1].level + 1 if was_section else 0
            found.append(Section(text, line, level))
            was_section, above = True, []
            continue
        was_section = False
        if _is_head_again(row, columns):
            told = "the head stands here once more; it is no row"
            reading.tell(Place(file, line), told, Level.NOTE)
            continue
        whole = _joined(row, above, values, joins=joins)
        rows.append(SheetRow(line, whole, len(found)))
        above = list(whole)
    return Sheet(
        table, tuple(columns), tuple(rows), spelling, body_from, frozenset(numeric), tuple(found),
        joins,
    )  # fmt: skip


def _says(spot: Spot) -> bool:
    return spot.is_first and not spot.content.is_empty


def _is_number(spot: Spot) -> bool:
    """Whether a cell holds numbers, or a word in the place of one."""
    return bool(figures_of(spot.content).absent) or _has_number(spot)


def _has_number(spot: Spot) -> bool:
    """Whether a cell holds numbers and no word with them: 7B names a size."""
    found = figures_of(spot.content)
    return bool(found.numbers) and not found.rest and not found.numbers[0].unit.isalpha()


def _head_rows(table: Table, places: Grid) -> int:
    """Return how many rows the head has: what the source says, and those below that are no data."""
    if not places:
        return 0
    stated = table.heads or min((rule for rule in table.rules), default=1)
    count = max(1, min(stated, _MOST_HEADS, len(places) - 1)) if len(places) > 1 else 0
    if table.heads is None and not table.rules and len(places) > 1 and _is_data(places[0]):
        return 0
    while count < min(_MOST_HEADS, len(places) - 1) and _goes_on(places, count):
        count += 1
    return count


def _is_data(row: Sequence[Spot]) -> bool:
    said = [spot for spot in row if _says(spot)]
    return sum(map(_has_number, said)) * 2 > len(said)


def _goes_on(places: Grid, at: int) -> bool:
    """Whether a row below a head belongs to it: words above numbers, below what it divides."""
    row, below = places[at], places[at + 1 : at + 1 + _LOOKED_AT]
    numeric = _numeric(below, len(row))
    own = [column for column in numeric if column < len(row)]
    said = [column for column in own if _says(row[column])]
    if any(_is_number(row[column]) for column in said) or len(said) * 2 < max(2, len(own)):
        return False
    if _has_spans_down(places, at):
        return True
    # Without a span, what it stands below is blank, or the same several times: groups.
    heads = [places[at - 1][column] for column in own]
    texts = [spot.text for spot in heads]
    blank = sum(not text or not spot.is_first for text, spot in zip(texts, heads, strict=True))
    words = [row[column].text for column in said]
    repeats = max(Counter(words).values()) > 1 if len(words) > 1 else False
    return blank > 0 or len(set(texts)) < len(texts) or (repeats and len(said) == len(own))


def _has_spans_down(places: Grid, at: int) -> bool:
    return any(
        spot.cell is not None and not spot.is_first and above.cell is spot.cell
        for spot, above in zip(places[at], places[at - 1], strict=True)
    )


def _numeric(rows: Sequence[Sequence[Spot]], width: int) -> set[int]:
    """Return the columns in which numbers stand, or words for none beside numbers."""
    found = set()
    for column in range(width):
        cells = [row[column] for row in rows if _says(row[column])][:_LOOKED_AT]
        numbers = sum(map(_has_number, cells))
        words = sum(not _is_number(cell) for cell in cells)
        if numbers and numbers >= words:
            found.add(column)
    return found


def _columns(heads: Grid, body: Grid) -> list[Column]:
    """Return the columns with what all rows of the head say of each, spans spread."""
    width = len((heads or body or [[]])[0])
    texts = [[spot.text for spot in row] for row in heads]
    for at, row in enumerate(texts[:-1]):
        for column in range(1, width):
            # A group's name stands above its first column alone where the form has no spans.
            below = [one[column] for one in texts[at + 1 :]]
            is_group = any(one[column - 1] for one in texts[at + 1 :])
            if not row[column] and row[column - 1] and any(below) and is_group:
                row[column] = row[column - 1]
    made = []
    for column in range(width):
        direction, unit = "", ""
        path: list[str] = []
        for row in texts:
            text = row[column]
            if found := _ARROWS.search(text):
                direction = "higher" if found[1] else "lower"
            elif _HIGHER.search(text) or _LOWER.search(text):
                direction = "higher" if _HIGHER.search(text) else "lower"
            if found := _UNIT.search(text):
                unit = (found[1] or found[0]).strip()
            text = head_text(text)
            if text and (not path or path[-1] != text):
                path.append(text)
        levels = tuple(head_text(row[column]) for row in texts)
        made.append(Column(column, tuple(path), direction, unit, levels))
    return made


def head_text(text: str) -> str:
    """Return a head without its arrows and its unit."""
    bare = _UNIT.sub("", _LOWER.sub("", _HIGHER.sub("", _ARROWS.sub("", text))))
    return one_line(bare) or one_line(text)


def _section(row: Sequence[Spot], numeric: set[int], below: Sequence[Sequence[Spot]]) -> str:
    """Return what a row says of those below it, where that is all it says."""
    said = [at for at, spot in enumerate(row) if _says(spot)]
    if len(said) != 1 or len(row) < _FEW or not below:
        return ""
    spot = row[said[0]]
    if _is_number(spot):
        return ""
    wide = spot.cell.columns if spot.cell else 1
    if wide > 1 and wide * 2 > len(row):
        return spot.text
    if any(spot.cell and not spot.is_first and not spot.content.is_empty for spot in row):
        return ""  # a cell of several rows stands beside it
    # In a form without spans the row says nothing more: with one other column left blank it may
    # be a method of which nothing was measured.
    blank = [at for at, one in enumerate(row) if at in numeric and one.content.is_empty]
    is_alone = len(blank) == len(numeric) and said[0] not in numeric
    # Of two columns it has to look unlike a row: in bold, or in italics.
    looks = spot.content.marks & {Mark.BOLD, Mark.ITALIC}
    return spot.text if is_alone and (len(row) > _FEW or looks) else ""


def _is_head_again(row: Sequence[Spot], columns: Sequence[Column]) -> bool:
    own = [head_text(spot.text) for spot in row]
    heads = [column.path[-1] if column.path else "" for column in columns]
    return any(own) and own == heads


def _values(numeric: set[int], width: int) -> set[int]:
    """Return the numeric columns but those that head rows, as bits left of a method do."""
    runs: list[list[int]] = []
    for at in range(width):
        if at in numeric:
            if runs and runs[-1][-1] == at - 1:
                runs[-1].append(at)
            else:
                runs.append([at])
    longest = max((len(run) for run in runs), default=0)
    first = next((run[0] for run in reversed(runs) if len(run) == longest), width)
    return {at for at in numeric if at >= first}


def _joined(
    row: Sequence[Spot], above: Sequence[Spot], values: set[int], *, joins: bool
) -> list[Spot]:
    """Return a row with its dittos and, where it ``joins``, with what it leaves blank as above.

    A blank is as above only where all that heads the row left of it is: behind "RTN" a blank
    column of bits says nothing.
    """
    whole = list(row)
    is_same = joins and bool(above)
    for at, spot in enumerate(row):
        if spot.text in _DITTO and above:
            whole[at] = Spot(above[at].cell, is_first=False)
        elif at in values:
            continue
        elif spot.content.is_empty:
            if is_same and not above[at].content.is_empty:
                whole[at] = Spot(above[at].cell, is_first=False)
        elif spot.is_first:
            is_same = False
    return whole


def names_of(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield a line for each table of a file, by which a person chooses one."""
    for number, sheet in enumerate(sheets, 1):
        rows, columns = len(sheet.rows), len(sheet.columns)
        size = f"{rows} row{'s' * (rows != 1)}, {columns} column{'s' * (columns != 1)}"
        heads = ", ".join(column.name or f"({column.at + 1})" for column in sheet.columns[:8])
        where = sheet.table.caption or sheet.table.heading
        about = f" '{where[:80]}'" if where else ""
        yield f"{number}: line {sheet.table.line}{about}: {size}: {heads[:160]}"
