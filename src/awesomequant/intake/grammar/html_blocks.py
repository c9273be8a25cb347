"""The blocks of a piece of HTML: tables, items, paragraphs and headings, as those of Markdown."""

import re

from awesomequant.intake.grammar.document import DEEPEST, Block, Writer
from awesomequant.language.html_tags import TagReader

_PARAGRAPHS = frozenset(("p", "div", "dd", "summary", "details", "center", "figcaption", "caption"))
_CONTAINERS = {
    "ul": "list", "ol": "list", "dl": "list", "li": "item", "dt": "item", "table": "table",
    "tr": "row", "td": "cell", "th": "cell", "blockquote": "quote",
}  # fmt: skip
_SILENT = frozenset(("pre", "script", "style", "head"))


def html_blocks(source: str, line: int = 1) -> list[Block]:
    """Return the blocks of a piece of HTML that begins on ``line``."""
    reader = _Reader(line)
    reader.feed(source)
    reader.close()
    reader.end_paragraph()
    reader.end_blocks()
    return reader.top.inside


_MOST_ROWS, _MOST_COLUMNS = 1000, 40  # no honest cell goes over more


def _count(said: str | None) -> int:
    return min(int(said), _MOST_ROWS) if said and said.isdecimal() and len(said) < 9 else 1


def _spread(rows: list[Block]) -> None:
    """Put a cell that goes over several rows into each, and empty ones beside a wide one.

    Else "Congestion" beside three rows moves what stands in the last two to the wrong columns.
    """
    above: dict[int, tuple[Block, int]] = {}
    for row in rows:
        whole: list[Block] = []
        own = iter(row.inside)
        while True:
            at = len(whole)
            if at in above:
                cell, left = above.pop(at)
                whole.append(cell)
            elif new := next(own, None):
                cell, left = new, new.spans[0]
                wide = min(cell.spans[1], _MOST_COLUMNS)
                whole += [cell, *(Block("cell", cell.line, cell.last) for _ in range(wide - 1))]
            else:
                break
            if left > 1:
                above[at] = cell, left - 1
        row.inside = whole


class _Reader(TagReader):
    """Builds blocks from tags; what is shown nowhere, as a script, is left out."""

    def __init__(self, line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Block("document", line, line)
        self._first, self._opened, self._writer = line, [self.top], Writer()
        self._line, self._level, self._silent, self._kind = line, 0, 0, "paragraph"

    def _here(self) -> int:
        return self._first + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
        if level or tag in _PARAGRAPHS or tag in _CONTAINERS:
            self.end_paragraph()
            self._level = level
        if (kind := _CONTAINERS.get(tag)) and len(self._opened) < DEEPEST:
            # HTML lets an item end by the next one, and a cell by the next cell.
            ends = {"item": ("item",), "cell": ("cell",), "row": ("cell", "row")}.get(kind, ())
            while self._opened[-1].kind in ends:
                self._pop()
            block = Block(kind, self._here(), self._here())
            block.level = tag == "th"
            if kind == "cell":
                said = dict(attrs)
                block.spans = _count(said.get("rowspan")), _count(said.get("colspan"))
            self._opened[-1].inside.append(block)
            self._opened.append(block)
        self._writer.tag(tag, {name: value or "" for name, value in attrs}, opens=True)

    def _pop(self) -> None:
        block = self._opened.pop()
        block.last = self._here()
        if block.kind == "table":
            _spread([row for row in block.inside if row.kind == "row"])

    def end_blocks(self) -> None:
        """End what was left open."""
        while len(self._opened) > 1:
            self._pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _PARAGRAPHS and tag not in _CONTAINERS:
            self._writer.tag(tag, {name: value or "" for name, value in attrs}, opens=True)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._writer.tag(tag, {}, opens=False)
        if tag == "summary":
            self._kind = "folded"
        kind = _CONTAINERS.get(tag)
        if kind or tag in _PARAGRAPHS or re.fullmatch("h[1-6]", tag):
            self.end_paragraph()
        if tag == "details":
            self._opened[-1].inside.append(Block("end", self._here(), self._here()))
        if tag == "dt":  # what defines the term stands in its item
            return
        if kind and any(block.kind == kind for block in self._opened[1:]):
            while self._opened[-1].kind != kind:
                self._pop()
            self._pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            if not self._writer.flat.text and data.strip():
                self._line = self._here()
            self._writer.text(data.replace("\n", " "))

    def handle_comment(self, data: str) -> None:
        self._writer.text(f"<!--{data}-->")

    def end_paragraph(self) -> None:
        """End the paragraph that is open, and keep it where it says anything."""
        flat, self._writer = self._writer.finished(), Writer()
        level, self._level = self._level, 0
        kind, self._kind = self._kind, "paragraph"
        if not flat.text.strip():
            return
        line = min(self._line, self._here())
        kind = "heading" if level else kind
        self._opened[-1].inside.append(Block(kind, line, self._here(), flat, level, is_html=True))
