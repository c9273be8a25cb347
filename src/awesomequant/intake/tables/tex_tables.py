r"""Tables of LaTeX: tabular and its kin, with what spans rows and columns, and siunitx's columns.

pylatexenc reads LaTeX whole, and ends with a RecursionError at 500 braces within one another; its
tree knows neither rows nor what a file defines.  So ``&`` and ``\\`` are found here, in one pass.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from awesomequant.intake.tables.grid import MOST_COLUMNS, WIDEST, Cell, Content, Table
from awesomequant.intake.tables.tex_cells import content_of_tex
from awesomequant.intake.tables.tex_macros import Expanded, Macro, expanded, group_end, macros_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place

_KINDS = (
    r"tabular\*?|tabularx|tabulary|longtable\*?|xltabular|tabu|longtabu|NiceTabular\*?|tblr"
    r"|longtblr|supertabular"
)
_BOUND = re.compile(rf"\\(begin|end)\s*\{{({_KINDS})\}}")
_WIDE = frozenset(("tabular*", "tabularx", "tabulary", "xltabular", "NiceTabular*"))
# To the end of its line, but behind an escaped sign.
_COMMENT = re.compile(r"(?<!\\)((?:\\\\){0,40})(%[^\n]*)")
_UNREAD = re.compile(
    r"\\begin\{(verbatim\*?|comment|lstlisting|filecontents\*?)\}.*?\\end\{\1\}|\\iffalse\b.*?\\fi\b",
    re.DOTALL,
)
_RULE = re.compile(
    r"\s*\\(?:hline|toprule|midrule|bottomrule|specialrule|Xhline|hdashline|thickhline|Midrule"
    r"|Toprule|Bottomrule|hrule|noalign|cmidrule|cline|cdashline|cdashlinelr|morecmidrules"
    r"|addlinespace|arrayrulecolor|rowcolor|rowcolors|endhead|endfirsthead|endfoot|endlastfoot"
    r"|pagebreak|rowfont|SetRow|doublerule|hhline|abovespace|belowspace|vspace\*?|centering|small"
    r"|footnotesize|scriptsize|rule|ADLdrawingmode|\[)(?![A-Za-z])"
)
_FULL = frozenset((
    "hline", "midrule", "Xhline", "specialrule", "hdashline", "thickhline", "Midrule",
    "doublerule", "hhline", "toprule", "Toprule",
))  # fmt: skip
_OPTIONS = re.compile(r"\s*(?:\([^()\n]{0,40}\)|\[[^\[\]\n]{0,80}\])")
_SPLIT = re.compile(
    r"\\(?:begin|end)\s*\{[A-Za-z*]{1,40}\}|\\tabularnewline\b|\\cr\b|\\\\|\\.|[{}&]", re.DOTALL
)
_AFTER_ROW = re.compile(r"\*?\s*(?:\[\s*-?[\d.]+\s*[A-Za-z\\]{1,20}\s*\])?")
_CAPTION = re.compile(r"\\caption\*?\s*(?:\[[^\[\]]{0,400}\])?\s*(?=\{)")
_HEADING = re.compile(r"\\(?:part|chapter|(?:sub){0,2}section|paragraph)\*?\s*(?=\{)")
_FLOAT = re.compile(r"\\(begin|end)\s*\{(?:wrap|sideways|long|small)?table\*?\}")
_SPAN = re.compile(
    r"\s*(?:\\(?:rowcolor|cellcolor|columncolor)(?:\[[^\[\]]{0,40}\])?\{[^{}]{0,80}\}\s*)*"
    r"(?:\\(?P<kind>multicolumn|multirow|multirowcell)\s*(?P<option>\[[^\[\]]{0,20}\])?"
    r"\s*(?:\{\s*(?P<count>-?\d{1,12})\s*\}|(?P<digit>\d))"
    r"|\\SetCell\s*\[(?P<set>[^\[\]]{0,80})\]\s*\{[^{}]{0,80}\})"
)
_SET = re.compile(r"([rc])\s*=\s*(\d{1,12})")
# Room for a table's macros: more of it, and it is nothing that somebody laid out.
_ROOM = 400_000


class _Piece(NamedTuple):
    """The source of one cell, and where it begins in the expanded text."""

    source: str
    at: int


def tex_tables(source: str, file: str, reading: Reading) -> Iterator[Table]:
    """Yield the tables of a file of LaTeX in order."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    text = _COMMENT.sub(lambda found: found[1] + " " * len(found[2]), text)
    text = _UNREAD.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    macros = macros_of(text)
    for name in [name for name in macros if name in {"begin", "end", "multicolumn", "multirow"}]:
        del macros[name]
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    captions = list(_said(text, _CAPTION))
    headings = list(_said(text, _HEADING))
    for begin, end, kind in _regions(text, file, starts, reading):
        yield _Tabular(text, file, starts, macros, reading).read(
            begin, end, kind, _caption(text, begin, end, captions), _above(begin, headings)
        )
    for found in re.finditer(r"\\(?:input|include)\s*\{([^{}\n]{1,200})\}", text):
        line = bisect_right(starts, found.start())
        told = f"'{found[1]}' is a file of its own; name it to have its tables read"
        reading.tell(Place(file, line), told, Level.NOTE)


def _said(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield place and words of what stands in braces behind a command."""
    for found in pattern.finditer(text):
        end = group_end(text[: found.end() + 3000], found.end())
        if end > 0:
            yield found.start(), content_of_tex(text[found.end() + 1 : end - 1]).text


def _above(at: int, said: list[tuple[int, str]]) -> str:
    return next((words for place, words in reversed(said) if place < at), "")


def _caption(text: str, begin: int, end: int, captions: list[tuple[int, str]]) -> str:
    """Return the caption of the float that a table stands in: above it or below."""
    first = max((one.start() for one in _FLOAT.finditer(text, 0, begin)), default=0)
    after = _FLOAT.search(text, end)
    last = after.start() if after else end
    inside = [words for place, words in captions if first <= place <= last]
    return inside[0] if inside else ""


def _regions(
    text: str, file: str, starts: list[int], reading: Reading
) -> Iterator[tuple[int, int, str]]:
    """Yield where what stands in each outermost table begins and ends, and its kind."""
    depth, begin, kind = 0, 0, ""
    for found in _BOUND.finditer(text):
        if found[1] == "begin":
            if not depth:
                begin, kind = found.end(), found[2]
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield begin, found.start(), kind
    if depth:
        line = bisect_right(starts, begin)
        reading.tell(Place(file, line), "the table is never closed; it is read to the end")
        yield begin, len(text), kind


class _Tabular:
    """One table while it is read."""

    def __init__(
        self, text: str, file: str, starts: list[int], macros: dict[str, Macro], reading: Reading
    ) -> None:
        self.text, self.file, self.starts = text, file, starts
        self.macros, self.reading = macros, reading
        self.body = Expanded("", [], [], is_cut=False)

    def read(self, begin: int, end: int, kind: str, caption: str, heading: str) -> Table:
        """Return the table between two places of the text."""
        line = bisect_right(self.starts, begin)
        begin, specification = self._specification(begin, end, kind)
        most = min(_ROOM, 20_000 + 8 * (end - begin)) if end - begin < _ROOM else end - begin
        self.body = expanded(self.text, begin, end, self.macros, most)
        if self.body.is_cut:
            told = f"what its macros stand for is longer than {most:,} signs; the rest is not read"
            self.reading.tell(Place(self.file, line), told)
        table = Table(
            "LaTeX", line, bisect_right(self.starts, end), heading, caption, overlays=True
        )
        types = _types(specification)
        table.uncertain = frozenset(at for at, one in enumerate(types) if one in "Ss")
        rules: set[int] = set()
        for pieces in _rows(self.body.text):
            self._rules(pieces, len(table.rows), rules)
            cells = [self._cell(piece) for piece in pieces]
            if len(cells) > 1 or any(not cell.content.is_empty for cell in cells):
                table.rows.append(cells)
        table.rules = frozenset(rules - {0, len(table.rows)})
        return table

    def _specification(self, begin: int, end: int, kind: str) -> tuple[int, str]:
        """Return where the rows begin, and what is said of the columns."""
        said = ""
        for _ in range(2 if kind in _WIDE else 1):
            if option := _OPTIONS.match(self.text, begin):
                begin = option.end()
            blank = re.compile(r"\s*").match(self.text, begin)
            brace = blank.end() if blank else begin
            if not self.text.startswith("{", brace):
                break
            stop = group_end(self.text[:end], brace)
            if stop < 0:
                break
            said, begin = self.text[brace + 1 : stop - 1], stop
        return begin, said

    def _rules(self, pieces: list[_Piece], row: int, rules: set[int]) -> None:
        """Take the rules off the first cell of a row, and note where they stand."""
        source, at = pieces[0]
        taken = 0
        while found := _RULE.match(source, taken):
            name = found[0].strip().strip("\\")
            taken = found.end()
            while option := _OPTIONS.match(source, taken):
                taken = option.end()
            while source.startswith("{", taken):
                taken = max(group_end(source, taken), taken + 1)
                while option := _OPTIONS.match(source, taken):
                    taken = option.end()
            if name in _FULL:
                rules.add(row)
        pieces[0] = _Piece(source[taken:], at + taken)

    def _place(self, at: int) -> tuple[int, int]:
        source = self.body.source_of(at)
        line = bisect_right(self.starts, source)
        return line, source - self.starts[line - 1] + 1

    def _cell(self, piece: _Piece) -> Cell:
        """Return a cell: its spans are taken off, and what is left is read."""
        source, rows, columns = piece.source, 1, 1
        for _ in range(6):
            bare = source.strip()
            if bare.startswith("{") and group_end(bare, 0) == len(bare):
                inside = bare[1:-1]
                if _SPAN.match(inside):
                    source = inside
            found = _SPAN.match(source)
            if not found:
                break
            if found["set"] is not None:
                for way, count in _SET.findall(found["set"]):
                    rows, columns = (int(count), columns) if way == "r" else (rows, int(count))
                source = source[found.end() :]
                continue
            count = int(found["count"] or found["digit"])
            if found["kind"] == "multicolumn":
                columns = max(1, count)
            else:
                rows = count
            rest, argument = _argument(source, found.end(), found["kind"])
            source = argument + rest
        shown = content_of_tex(source.strip())
        line, column = self._place(piece.at + len(piece.source) - len(piece.source.lstrip()))
        if "&" in source.replace("\\&", ""):
            told = "a table stands in a cell; its columns are read as one text"
            self.reading.tell(Place(self.file, line, column), told)
        return Cell(shown if source.strip() else Content(), line, column, rows, columns)


def _argument(source: str, at: int, kind: str) -> tuple[str, str]:
    """Return what stands behind a span, and what stands in it: its last argument."""
    groups: list[str] = []
    wanted = 2 - (kind == "multirowcell")
    while len(groups) < wanted:
        while option := _OPTIONS.match(source, at):
            at = option.end()
        blank = re.compile(r"\s*").match(source, at)
        at = blank.end() if blank else at
        if not source.startswith("{", at):
            # \multirow{2}*{text}, and a width of one sign
            if at >= len(source) or groups:
                break
            groups.append(source[at])
            at += 1
            continue
        end = group_end(source, at)
        if end < 0:
            return "", source[at + 1 :]
        groups.append(source[at + 1 : end - 1])
        at = end
    return source[at:], groups[-1] if len(groups) == wanted else ""


def _rows(body: str) -> Iterator[list[_Piece]]:
    """Yield the rows of a table: the sources of their cells."""
    depth = inner = start = 0
    pieces: list[_Piece] = []
    at = 0
    while found := _SPLIT.search(body, at):
        sign, at = found[0], found.end()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif sign.startswith("\\begin"):
            inner += 1
        elif sign.startswith("\\end"):
            inner = max(0, inner - 1)
        elif depth or inner:
            continue
        elif sign == "&":
            if len(pieces) < WIDEST:
                pieces.append(_Piece(body[start : found.start()], start))
            start = at
        elif sign in {"\\\\", "\\tabularnewline", "\\cr"}:
            pieces.append(_Piece(body[start : found.start()], start))
            yield pieces
            if sign == "\\\\" and (more := _AFTER_ROW.match(body, at)):
                at = more.end()
            pieces, start = [], at
    pieces.append(_Piece(body[start:], start))
    yield pieces


def _types(specification: str) -> str:
    """Return the kinds of the columns, a letter each."""
    text = specification
    for _ in range(8):  # *{3}{cc} may stand within another
        text, count = re.subn(
            r"\*\s*\{?(\d{1,3})\}?\s*\{([^{}]{0,200})\}",
            lambda found: found[2] * min(int(found[1]), MOST_COLUMNS),
            text[: 20 * MOST_COLUMNS],
        )
        if not count:
            break
    kept, at = [], 0
    while at < len(text):
        char = text[at]
        at += 1
        if char in "@!><":
            end = group_end(text, at) if text.startswith("{", at) else at
            at = end if end > 0 else len(text)
        elif char.isalpha():
            kept.append(char)
            while at < len(text) and text[at] in "[{":
                end = group_end(text, at) if text[at] == "{" else text.find("]", at) + 1
                at = end if end > 0 else len(text)
    return "".join(kept)
