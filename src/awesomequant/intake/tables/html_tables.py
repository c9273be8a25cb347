"""Tables of HTML, in a page or within Markdown; what stands in their cells may be Markdown too."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from awesomequant.intake.tables.grid import WIDEST, Cell, Table
from awesomequant.intake.tables.inline import content_of
from awesomequant.language.html_tags import TagReader
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Place

_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_DEEPEST, _MOST_DIGITS = 8, 12


def regions(source: str) -> Iterator[tuple[int, int]]:
    """Yield where each outermost table begins and ends; one never closed goes to the end."""
    depth, start = 0, 0
    for found in _TABLE.finditer(source):
        if not found[1]:
            if not depth:
                start = found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                end = source.find(">", found.end())
                yield start, end + 1 if end >= 0 else len(source)
    if depth:
        yield start, len(source)


def html_tables(source: str, start: int, end: int, file: str, reading: Reading) -> list[Table]:
    """Return the tables that stand between two places of a source, those inside others too."""
    line = source.count("\n", 0, start) + 1
    column = start - source.rfind("\n", 0, start)
    reader = _Reader(source[start:end], line, column)
    reader.feed(reader.source)
    reader.close()
    if reader.stack:
        reading.tell(Place(file, line, column), "the table is never closed; it is read to the end")
    reader.finish()
    for place in reader.nested:
        told = "a table stands in a cell of another one; it is read as a table of its own"
        reading.tell(Place(file, *place), told)
    return reader.tables


@dataclass(slots=True)
class _Open:
    """A table that is not closed yet."""

    table: Table
    start: int
    is_head: bool = False
    begun: int | None = None
    """Where what stands in the open cell begins."""
    cell: tuple[int, int, int, int] = (1, 1, 1, 1)
    caption: int | None = None
    cuts: list[tuple[int, int]] = field(default_factory=list)
    """What of the open cell belongs to a table inside it."""
    heads: list[bool] = field(default_factory=list)


def _count(said: str | None) -> int:
    """Return how far a cell goes; a number of a thousand digits is none."""
    said = (said or "").strip()
    return int(said) if said.isdecimal() and len(said) < _MOST_DIGITS else 1


class _Reader(TagReader):
    """Builds tables from tags."""

    def __init__(self, source: str, line: int, column: int) -> None:
        super().__init__(convert_charrefs=False)
        self.source, self._line, self._column = source, line, column
        self._starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self.stack: list[_Open] = []
        self.tables: list[Table] = []
        self.nested: list[tuple[int, int]] = []
        self._deeper = 0  # tables open in the deepest that is read

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _place(self, offset: int) -> tuple[int, int]:
        at = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[at] + (self._column if at == 0 else 1)
        return self._line + at, column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        here = self._offset()
        after = here + len(self.get_starttag_text() or "")
        if tag == "table":
            self._begin(here)
        elif not self.stack:
            return
        elif tag in {"td", "th"}:
            self._end_cell(here)
            own = self.stack[-1]
            if not own.table.rows:
                self._row()
            said = dict(attrs)
            place = self._place(here)
            own.cell = (*place, _count(said.get("rowspan")), _count(said.get("colspan")))
            own.begun = after
            own.heads[-1] &= tag == "th" or own.is_head
        elif tag == "tr":
            self._end_cell(here)
            self._row()
        elif tag in {"thead", "tbody", "tfoot"}:
            self._end_cell(here)
            self.stack[-1].is_head = tag == "thead"
        elif tag == "caption":
            self.stack[-1].caption = after

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack:
            return
        here, own = self._offset(), self.stack[-1]
        if tag in {"td", "th", "tr", "thead", "tbody", "tfoot"}:
            self._end_cell(here)
            own.is_head &= tag != "thead"
        elif tag == "caption" and own.caption is not None:
            own.table.caption = content_of(self.source[own.caption : here]).text
            own.caption = None
        elif tag == "table" and self._deeper:
            self._deeper -= 1
        elif tag == "table":
            self._end_table(here)

    def _begin(self, here: int) -> None:
        place = self._place(here)
        if self.stack:
            self.nested.append(place)
        if len(self.stack) == _DEEPEST:
            self._deeper += 1
            return
        self.stack.append(_Open(Table("HTML", place[0], place[0]), here))
        self.tables.append(self.stack[-1].table)

    def _row(self) -> None:
        own = self.stack[-1]
        own.table.rows.append([])
        own.heads.append(True)

    def _end_cell(self, here: int) -> None:
        own = self.stack[-1]
        if own.begun is None:
            return
        parts, at = [], own.begun
        for first, last in own.cuts:
            parts.append(self.source[at:first])
            at = max(at, last)
        source = "".join([*parts, self.source[at:here]]).strip()
        line, column, rows, columns = own.cell
        if len(own.table.rows[-1]) < WIDEST:
            own.table.rows[-1].append(Cell(content_of(source), line, column, rows, columns))
        own.begun, own.cuts = None, []

    def _end_table(self, here: int) -> None:
        self._end_cell(here)
        own = self.stack.pop()
        table = own.table
        table.last = self._place(here)[0]
        whole = [(row, head) for row, head in zip(table.rows, own.heads, strict=True) if row]
        table.rows = [row for row, _ in whole]
        heads = 0
        while heads < len(whole) and whole[heads][1]:
            heads += 1
        # Of a table all of th, or of none, nothing is said.
        table.heads = heads if 0 < heads < len(whole) else None
        if self.stack:  # the cell around it says the rest alone
            self.stack[-1].cuts.append((own.start, here))

    def finish(self) -> None:
        """End what was left open."""
        while self.stack:
            self._end_table(len(self.source))
