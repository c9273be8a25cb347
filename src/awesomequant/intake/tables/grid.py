"""A table as it stands in a source: cells with what they show, how wide they are, and where."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place
from awesomequant.text import one_line

# No table that a person reads is larger; a cell that goes over more is clipped, and told.
MOST_COLUMNS, MOST_ROWS = 400, 20_000
# So many cells of a row are read: one more than are kept, so that it is told.
WIDEST = MOST_COLUMNS + 1
# Of all tables of a file: a page with more holds data, not results.
MOST_CELLS = 500_000


class Mark(StrEnum):
    """How a run of text looks."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINED = "underlined"
    STRUCK = "struck out"
    RAISED = "raised"
    LOWERED = "lowered"


class Run(NamedTuple):
    """Some signs that look alike."""

    text: str
    marks: frozenset[Mark] = frozenset()


PLAIN: frozenset[Mark] = frozenset()
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+-()")
_SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]+")
# What a footnote is called by, where it stands raised: a sign, a digit or two, a letter.
_FOOTNOTE = re.compile(r"[\s(\[]*(?:[*∗⋆★†‡§¶#‖✝]{1,4}|\d{1,2}|[a-h])(?:\s*,\s*\w{1,2})?[\s)\]]*")
_SIGN = re.compile("[†‡¶✝]+")


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell shows.

    ``pictures`` are what stands in place of its images, ``links`` their addresses, ``cited`` the
    keys of what it cites; ``unknown`` are commands and tags of which only the text was kept.
    """

    runs: tuple[Run, ...] = ()
    pictures: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that it says, on one line, without the signs of footnotes."""
        kept = [
            run.text
            for run in self.runs
            if not (Mark.RAISED in run.marks and _FOOTNOTE.fullmatch(run.text))
        ]
        return one_line(_SIGN.sub("", "".join(kept)))

    @property
    def footnotes(self) -> tuple[str, ...]:
        """The signs of footnotes in it."""
        found = [
            run.text.strip()
            for run in self.runs
            if Mark.RAISED in run.marks and _FOOTNOTE.fullmatch(run.text)
        ]
        flat = "".join(run.text for run in self.runs if Mark.RAISED not in run.marks)
        return (*found, *_SIGN.findall(flat))

    @property
    def marks(self) -> frozenset[Mark]:
        """How all that it says looks."""
        shifted = {Mark.RAISED, Mark.LOWERED}
        own = [run.marks for run in self.runs if run.text.strip() and not run.marks & shifted]
        return frozenset.intersection(*own) if own else PLAIN

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing at all."""
        return not self.pictures and not any(run.text.strip() for run in self.runs)


def content(runs: Iterable[Run], **more: tuple[str, ...]) -> Content:
    """Return a content of runs; small raised digits of Unicode become raised ones."""
    whole: list[Run] = []
    for text, marks in runs:
        at = 0
        for found in _SUPERSCRIPT.finditer(text):
            whole.append(Run(text[at : found.start()], marks))
            whole.append(Run(found[0].translate(_SUPERSCRIPTS), marks | {Mark.RAISED}))
            at = found.end()
        whole.append(Run(text[at:], marks))
    return Content(tuple(run for run in whole if run.text), **more)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it shows, where it begins, over how many rows and columns it goes."""

    content: Content
    line: int
    column: int = 1
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Table:
    """A table as it was read.

    ``heads`` is how many rows the source calls its head (None where it does not say), ``rules`` are
    the rows above which a line is drawn.  ``overlays``: a cell over several rows lies on the cells
    below, which the source writes, as LaTeX does; else these are left out there, as in HTML.
    """

    form: str
    line: int
    last: int
    heading: str = ""
    caption: str = ""
    heads: int | None = None
    rules: frozenset[int] = frozenset()
    overlays: bool = False
    uncertain: frozenset[int] = frozenset()
    """Columns in which ``1.2(3)`` is 1.2 ± 0.3."""
    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is told by."""
        return self.caption or self.heading or f"the table of line {self.line}"


class Spot(NamedTuple):
    """One place of the grid: the cell that covers it, and whether that begins here."""

    cell: Cell | None
    is_first: bool = True

    @property
    def content(self) -> Content:
        """What stands here."""
        return self.cell.content if self.cell else Content()

    @property
    def text(self) -> str:
        """What stands here, as text."""
        return self.content.text


Grid = list[list[Spot]]


def grid(table: Table, file: str, reading: Reading) -> Grid:
    """Return the places of a table, row by row, all rows of one width."""
    _tell_clipped(table, file, reading)
    rows = list(_overlaid(table) if table.overlays else _shifted(table))
    width = max(map(len, rows), default=0)
    return [row + [Spot(None)] * (width - len(row)) for row in rows]


def _tell_clipped(table: Table, file: str, reading: Reading) -> None:
    for row in table.rows:
        for cell in row:
            if abs(cell.rows) > MOST_ROWS or cell.columns > MOST_COLUMNS:
                said = f"{abs(cell.rows):,} rows and {cell.columns:,} columns"
                told = f"a cell goes over {said}; it is clipped"
                reading.tell(Place(file, cell.line, cell.column), told)


def _shifted(table: Table) -> Iterator[list[Spot]]:
    """Yield the rows of a table in which a tall cell pushes those of later rows aside."""
    above: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        whole: list[Spot] = []
        own = iter(row)
        while len(whole) < MOST_COLUMNS:
            at = len(whole)
            if at in above:
                cell, left = above.pop(at)
                whole.append(Spot(cell, is_first=False))
                if left > 1:
                    above[at] = cell, left - 1
            elif new := next(own, None):
                for column in range(at, min(at + max(1, new.columns), MOST_COLUMNS)):
                    whole.append(Spot(new, is_first=column == at))
                    if new.rows > 1:
                        above[column] = new, new.rows - 1
            elif any(column > at for column in above):
                whole.append(Spot(None))
            else:
                break
        yield whole


def _overlaid(table: Table) -> Iterator[list[Spot]]:
    """Yield the rows of a table in which a tall cell lies over empty ones; it may go upwards."""
    rows: Grid = []
    for row in table.rows:
        whole: list[Spot] = []
        for cell in row:
            wide = min(max(1, cell.columns), MOST_COLUMNS - len(whole))
            whole += [Spot(cell, is_first=at == 0) for at in range(wide)]
        rows.append(whole)
    for at, whole in enumerate(rows):
        for column, spot in enumerate(whole):
            tall = spot.cell.rows if spot.cell and spot.is_first else 1
            if not spot.cell or tall in (0, 1):
                continue
            covered = range(at + 1, min(at + tall, len(rows))) if tall > 0 else (
                range(at - 1, max(at + tall, -1), -1)
            )  # fmt: skip
            for other in covered:
                for beside in range(column, min(column + spot.cell.columns, len(rows[other]))):
                    below = rows[other][beside]
                    # A cell that says something of its own ends the tall one.
                    if below.cell and below.cell is not spot.cell and not below.content.is_empty:
                        break
                    rows[other][beside] = Spot(spot.cell, is_first=False)
                else:
                    continue
                break
    yield from rows


def bounded(
    tables: Iterable[Table], file: str, reading: Reading, most: int = MOST_CELLS
) -> Iterator[Table]:
    """Yield tables, each cut where it is larger than any that a person reads, and told."""
    left = most
    for table in tables:
        if left <= 0:
            told = f"the tables above have {most:,} cells; this one, and those below, are not read"
            reading.tell(Place(file, table.line), told)
            return
        kept: list[list[Cell]] = []
        for row in table.rows[:MOST_ROWS]:
            if len(row) > MOST_COLUMNS:
                told = f"the row has more than {MOST_COLUMNS} cells; the others are not read"
                reading.tell(Place(file, row[0].line), told)
            if left <= 0:
                reading.tell(Place(file, row[0].line if row else table.line), "too many cells")
                break
            kept.append(row[:MOST_COLUMNS])
            left -= len(kept[-1])
            for cell in kept[-1]:
                for word in cell.content.unknown:
                    told = f"{word} is not known; what stands in it is read as text"
                    reading.tell(Place(file, cell.line, cell.column), told, Level.NOTE)
        if len(table.rows) > MOST_ROWS:
            told = f"the table has {len(table.rows):,} rows; {MOST_ROWS:,} are read"
            reading.tell(Place(file, table.line), told)
        yield replace(table, rows=kept)


Reader = Callable[[str, str, Reading], Iterator[Table]]
"""Reads the tables of a text; the second argument is the file's name, for places."""
