"""Tables of a page of Markdown: of bars, of HTML, and those that stand in code."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomequant.intake.tables.grid import WIDEST, Cell, Mark, Table
from awesomequant.intake.tables.html_tables import html_tables, regions
from awesomequant.intake.tables.inline import content_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place

_RULE = re.compile(r"[\s|:+=-]*[-=][\s|:+=-]*$")
# What a line of a quotation, or of an item, begins with.
_QUOTED = re.compile(r"(?:\s{0,9}>)+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?=\|)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LONGEST_CAPTION = 240
_NEAR = 3
# Frames of terminals, as the signs that they stand for.
_BOXES = str.maketrans("│┃║┆┊─━═┄┈┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╭╮╰╯", "|" * 5 + "-" * 5 + "+" * 31)
# The parser makes six tokens of a cell: 100,000 cells in a row took it 200 MB.
_LONGEST_LINE = 40_000

Inner = Callable[[str, str, Reading], Iterator[Table]]


@cache
def _blocks() -> MarkdownIt:
    """Return a parser that leaves what stands in the blocks as it is."""
    made = MarkdownIt("commonmark").enable("table")
    made.core.ruler.enableOnly(["normalize", "block"])
    return made


def page_tables(
    source: str, file: str, reading: Reading, inner: dict[str, Inner]
) -> Iterator[Table]:
    """Yield the tables of a page in order; ``inner`` reads those of other formats in its fences."""
    text = source.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if len(line) > _LONGEST_LINE:
            lines[at] = line[:_LONGEST_LINE]
            told = f"the line has {len(line):,} characters; the rest is not read"
            reading.tell(Place(file, at + 1, _LONGEST_LINE), told)
    text = "\n".join(lines)
    page = _Page(text, lines, file, reading, inner)
    for token in _blocks().parse(text):
        page.take(token)
    page.take_html()
    yield from sorted(page.tables, key=lambda table: table.line)


class _Page:
    """A page while it is read."""

    def __init__(
        self, text: str, lines: list[str], file: str, reading: Reading, inner: dict[str, Inner]
    ) -> None:
        self.text, self.lines, self.file, self.reading = text, lines, file, reading
        self.inner = inner
        self.tables: list[Table] = []
        self._headings: list[tuple[int, int, str]] = []
        self._level, self._paragraph = 0, (0, "")
        self._code: list[tuple[int, int]] = []
        self._table: Table | None = None
        self._is_paragraph, self._quotes = False, 0

    def take(self, token: Token) -> None:
        """Take one block of the page."""
        first, last = token.map or (0, 0)
        if token.type == "heading_open":
            self._level = int(token.tag[1:])
        elif token.type.startswith("blockquote_"):
            self._quotes += token.nesting
        elif token.type == "paragraph_open":
            self._is_paragraph = True
        elif token.type == "inline" and self._level:
            title = content_of(token.content).text
            self._headings.append((first + 1, self._level, title))
            self._level = 0
        elif token.type == "inline" and self._is_paragraph:
            self._is_paragraph = False
            self._take_paragraph(token.content, first, last)
        elif token.type in {"fence", "code_block"}:
            self._code.append((first, last))
            self._take_code(token, first)
        elif token.type == "table_open":
            self._table = self._new("Markdown", first, last, 1)
        elif token.type == "tr_open" and self._table:
            self._table.rows.append(self._row(first))
            if len(self._table.rows) > 1:
                self._tell_width(self._table)
        elif token.type == "table_close" and self._table:
            self.tables.append(self._table)
            self._table = None

    def _new(self, form: str, first: int, last: int, heads: int | None) -> Table:
        line, caption = self._paragraph
        near = 0 <= first - line <= _NEAR
        path: list[tuple[int, str]] = []
        for _, level, title in self._headings:
            while path and path[-1][0] >= level:
                path.pop()
            path.append((level, title))
        heading = path[-1][1] if path else ""
        return Table(form, first + 1, last, heading, caption if near else "", heads)

    def _row(self, at: int) -> list[Cell]:
        return [
            Cell(content_of(source), at + 1, column)
            for column, source in cells_of(self.lines[at], is_quoted=self._quotes > 0)[:WIDEST]
        ]

    def _tell_width(self, table: Table) -> None:
        """Tell of a row that has more cells than the head: a reader of the page sees none of it."""
        head, row = len(table.rows[0]), table.rows[-1]
        if len(row) > head and any(not cell.content.is_empty for cell in row[head:]):
            told = f"the row has {len(row)} cells and the head {head}; all are read"
            self.reading.tell(Place(self.file, row[0].line, row[head].column), told)

    def _take_paragraph(self, source: str, first: int, last: int) -> None:
        self._paragraph = last, _caption(source)
        rows = [line for line in self.lines[first:last] if line.count("|") > 1]
        if len(rows) > 1 and "<table" not in source.lower():
            told = "bars without a line of dashes below the head: a page shows no table"
            self.reading.tell(Place(self.file, first + 1), told, Level.NOTE)
            self._take_bars(first, last)

    def _take_code(self, token: Token, first: int) -> None:
        name = token.info.strip().lower().partition(" ")[0]
        begin = first + (token.type == "fence")
        lines = token.content.translate(_BOXES).split("\n")
        if read := self.inner.get(name):
            for table in read("\n" * begin + token.content, self.file, self.reading):
                table.heading = table.heading or self._new("", first, first, None).heading
                self.tables.append(table)
        elif sum(line.count("|") > 1 for line in lines) > 1:
            end = min(begin + len(lines), len(self.lines))
            self.lines[begin:end] = [line.translate(_BOXES) for line in self.lines[begin:end]]
            self._take_bars(begin, end)

    def _take_bars(self, first: int, last: int) -> None:
        """Take runs of lines with bars, such as programs print, as tables."""
        table: Table | None = None
        for at in range(first, min(last, len(self.lines)) + 1):
            line = self.lines[at] if at < min(last, len(self.lines)) else ""
            is_rule = bool(_RULE.match(line)) and ("|" in line or "+" in line)
            if is_rule and table:
                table.rules |= {len(table.rows)}
            elif line.count("|") > 1:
                if table is None:
                    table = self._new("Markdown", at, at + 1, None)
                table.rows.append(self._row(at))
                table.last = at + 1
            elif not is_rule and table is not None:
                if len(table.rows) > 1:
                    table.heads = min((rule for rule in table.rules if rule), default=1)
                    table.heads = table.heads if table.heads < len(table.rows) else 1
                    self.tables.append(table)
                table = None

    def take_html(self) -> None:
        """Take the tables of HTML, but those that stand in code or in a comment."""
        if "<table" not in self.text.lower():
            return
        lines = list(self.lines)
        for first, last in self._code:
            lines[first:last] = [" " * len(line) for line in lines[first:last]]
        masked = _COMMENT.sub(
            lambda found: re.sub(r"[^\n]", " ", found[0]), "\n".join(lines)
        )  # what is left keeps its places
        for start, end in regions(masked):
            for table in html_tables(masked, start, end, self.file, self.reading):
                above = [one for one in self._headings if one[0] <= table.line]
                table.heading = above[-1][2] if above else ""
                self.tables.append(table)


def _caption(source: str) -> str:
    """Return what a paragraph above a table calls it; empty where it speaks of something else."""
    if len(source) > _LONGEST_CAPTION:
        return ""
    shown = content_of(source)
    is_numbered = re.match(r"[^\W\d_]{1,9}\.?\s?\d", shown.text)
    looks = shown.marks & {Mark.BOLD, Mark.ITALIC}
    return shown.text if is_numbered or looks or shown.text.endswith((":", "：")) else ""


def cells_of(line: str, *, is_quoted: bool = False) -> Sequence[tuple[int, str]]:
    r"""Return the cells of a line with bars, each with its column; ``\|`` parts none."""
    found: list[tuple[int, str]] = []
    before = (_QUOTED if is_quoted else _ITEM).match(line)
    start = before.end() if before else 0
    for part in re.compile(r"\\.|\|").finditer(line, start):
        if part[0] == "|":
            found.append((start, line[start : part.start()]))
            start = part.end()
    found.append((start, line[start:]))
    if len(found) > 1 and not found[0][1].strip():
        found.pop(0)
    if len(found) > 1 and not found[-1][1].strip():
        found.pop()
    return [
        (at + len(text) - len(text.lstrip()) + 1, text.strip().replace("\\|", "|"))
        for at, text in found
    ]
