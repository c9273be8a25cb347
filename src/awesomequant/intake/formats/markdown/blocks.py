"""The units of a Markdown list that may be entries, each with its line and its headings.

A unit is a list item with the sub-items and paragraphs that describe it, a paragraph with the lines
below that do, one line of a paragraph of several entries, or a row of a table.
"""

from collections.abc import Callable

from awesomequant.intake.formats.markdown import html
from awesomequant.intake.formats.markdown.inline import BREAK, Flat
from awesomequant.intake.formats.markdown.tree import Node, flat_of, parse, whole_item
from awesomequant.intake.formats.markdown.units import (
    Unit,
    describes,
    entries_of,
    is_attribute,
    is_titled,
    says_something,
    with_headed,
)

Visit = Callable[[Node], None]


def units(source: str) -> list[Unit]:
    """Return the units of a Markdown document in order, headings among them.

    The document's title, a first heading of the first level, is no heading above.
    """
    walk = _Walk(source.split("\n"))
    walk.document(parse(source))
    return with_headed(walk.units)


class _Walk:
    """Goes through the blocks of a document and collects its units."""

    def __init__(self, lines: list[str]) -> None:
        self.units: list[Unit] = []
        self._lines = lines
        self._headings: dict[int, str] = {}
        self._title: str | None = None
        self._until = 0
        self._has_headings = False

    def document(self, nodes: list[Node]) -> None:
        """Go through the blocks of the whole document."""
        self._has_headings = any(node.kind == "heading" for node in nodes)
        self.blocks(nodes)

    def blocks(self, nodes: list[Node]) -> None:
        """Go through blocks of one level."""
        kinds: dict[str, Visit] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "table": self._table,
            "html_block": self._html,
            "blockquote": self._quote,
        }
        for node in nodes:
            if node.line >= self._until and node.kind in kinds:
                kinds[node.kind](node)

    def _quote(self, node: Node) -> None:
        self.blocks(node.inside)

    def add(self, line: int, kind: str, flat: Flat) -> Unit:
        """Append a unit below the present headings."""
        above = tuple(text for _, text in sorted(self._headings.items()))
        unit = Unit(line, kind, above, flat)
        self.units.append(unit)
        return unit

    def _heading(self, node: Node) -> None:
        flat = flat_of(node)
        self.heading(node.line, int(node.token.tag[1:]), flat)

    def heading(self, line: int, level: int, flat: Flat, *, is_html: bool = False) -> None:
        """Take note of a heading; one of HTML counts where the document has no others."""
        text = flat.plain(flat.text)
        if is_html and self._has_headings:
            self.add(line, "heading", flat)
            return
        self._headings = {of: text for of, text in self._headings.items() if of < level}
        is_title = self._title is None and level == 1
        self._title = self._title or text
        self.add(line, "heading", flat)
        if not is_title:
            self._headings[level] = text

    def _paragraph(self, node: Node) -> None:
        flat = flat_of(node)
        before = self.units[-1] if self.units else None
        if before and before.kind in ("paragraph", "item", "attribute") and describes(flat):
            before.flat.extend(flat)
            return
        line = node.line
        for offset, piece in entries_of(flat):
            self.add(line + offset, "paragraph", piece)

    def _list(self, node: Node) -> None:
        before = self.units[-1] if self.units else None
        items = [whole_item(item) for item in node.inside]
        if before and before.kind == "paragraph" and _is_about(before, items):
            for flat in items:
                before.flat.extend(flat)
            return
        for item in node.inside:
            self._item(item)

    def _item(self, item: Node) -> None:
        """Collect an item; its sub-items describe it or are entries of their own."""
        own, lists, others = Flat(), [], []
        for node in item.inside:
            if node.kind == "paragraph":
                own.extend(flat_of(node), BREAK if own.text else "")
            elif node.kind in ("bullet_list", "ordered_list"):
                lists.append(node)
            else:
                others.append(node)
        below = [sub for node in lists for sub in node.inside]
        flats = [whole_item(sub) for sub in below]
        joins = is_titled(own) and all(map(is_attribute, flats))
        unit = self.add(item.line, "item", own)
        for sub, flat in zip(below, flats, strict=True):
            if joins:
                unit.flat.extend(flat)
            else:
                self._item(sub)
        self.blocks(others)

    def _table(self, node: Node) -> None:
        rows = [row for part in node.inside for row in part.inside]
        names = [flat_of(cell) for cell in rows[0].inside]
        cells = [(row.line, [flat_of(cell) for cell in row.inside]) for row in rows[1:]]
        self.rows([name.plain(name.text) for name in names], cells)

    def rows(self, names: list[str], rows: list[tuple[int, list[Flat]]]) -> None:
        """Append the rows of a table, of Markdown or of HTML."""
        for line, cells in rows:
            named = [(names[at] if at < len(names) else "", cell) for at, cell in enumerate(cells)]
            self.add(line, "row", Flat()).cells = named

    def _html(self, node: Node) -> None:
        first, last = node.token.map or [0, 0]
        if (
            "<table" in (text := node.token.content)
            and "</table" not in text.rpartition("<table")[2]
        ):
            while last < len(self._lines) and "</table" not in self._lines[last]:
                last += 1  # a blank line ends the block for Markdown, not the table
            text = "\n".join(self._lines[first : last + 1])
            self._until = last + 2
        html.read(text, first + 1, self)


def _is_about(title: Unit, items: list[Flat]) -> bool:
    """Return whether a list below a paragraph describes the work that the paragraph names."""
    if len(items) > 8 or not is_titled(title.flat):  # more lines than one work has attributes
        return False
    return all(map(is_attribute, items)) and any(map(says_something, items))
