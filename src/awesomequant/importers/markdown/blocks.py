"""The units of a Markdown list that may be entries, each with its line and its headings.

A unit is a list item with the sub-items and paragraphs that describe it, a paragraph with the lines
below that do, one line of a paragraph of several entries, or a row of a table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomequant.importers.markdown import html
from awesomequant.importers.markdown.inline import (
    BOLD,
    BREAK,
    EM,
    EM_END,
    PRIVATE,
    SOFT,
    Flat,
    Link,
    flatten,
)
from awesomequant.importers.markdown.people import is_people
from awesomequant.importers.markdown.words import KEYS, is_generic


@dataclass(slots=True)
class Unit:
    """A heading, item, paragraph or row: its line, the headings above it, its text.

    ``cells`` are the other cells of a row, each with the name of its column.
    """

    line: int
    kind: str
    headings: tuple[str, ...]
    flat: Flat
    cells: list[tuple[str, Flat]] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A block token with what stands inside it."""

    token: Token
    inside: list["Node"] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Give the token's type without the ending of an opening tag."""
        return self.token.type.removesuffix("_open")

    @property
    def line(self) -> int:
        """Give the line on which it begins, from 1."""
        own = self.token.map or next((node.token.map for node in self.inside if node.token.map), None)
        return (own or [0])[0] + 1


def units(source: str) -> list[Unit]:
    """Give the units of a Markdown document in order, headings among them.

    The document's title, a first heading of the first level, is no heading above.
    """
    walk = _Walk(source.split("\n"))
    walk.document(_tree(_parser().parse(PRIVATE.sub("\ufffd", source))))
    return walk.units


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
        for node in nodes:
            if node.line < self._until:
                continue
            if node.kind == "heading":
                self._heading(node)
            elif node.kind == "paragraph":
                self._paragraph(node)
            elif node.kind in ("bullet_list", "ordered_list"):
                self._list(node)
            elif node.kind == "table":
                self._table(node)
            elif node.kind == "html_block":
                self._html(node)
            elif node.kind == "blockquote":
                self.blocks(node.inside)

    def add(self, line: int, kind: str, flat: Flat) -> Unit:
        """Append a unit below the present headings."""
        above = tuple(text for _, text in sorted(self._headings.items()))
        unit = Unit(line, kind, above, flat)
        self.units.append(unit)
        return unit

    def _heading(self, node: Node) -> None:
        flat = _flat(node)
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
        flat = _flat(node)
        before = self.units[-1] if self.units else None
        if before and before.kind in ("paragraph", "item", "attribute") and _describes(flat):
            _attached(before, flat)
            return
        line = node.line
        for offset, piece in _entries_of(flat):
            self.add(line + offset, "paragraph", piece)

    def _list(self, node: Node) -> None:
        before = self.units[-1] if self.units else None
        items = [_whole_item(item) for item in node.inside]
        is_short = len(items) <= 8  # noqa: PLR2004 -- more lines than one work has attributes
        if before and before.kind == "paragraph" and is_short and _is_titled(before.flat):
            if all(_is_attribute(item) for item in items) and any(map(_says_something, items)):
                for item in items:
                    _attached(before, item)
                return
        for item in node.inside:
            self._item(item)

    def _item(self, item: Node) -> None:
        """Collect an item; its sub-items describe it or are entries of their own."""
        own, lists, others = Flat(), [], []
        for node in item.inside:
            if node.kind == "paragraph":
                own.extend(_flat(node), BREAK if own.text else "")
            elif node.kind in ("bullet_list", "ordered_list"):
                lists.append(node)
            else:
                others.append(node)
        below = [sub for node in lists for sub in node.inside]
        flats = [_whole_item(sub) for sub in below]
        joins = _is_titled(own) and all(map(_is_attribute, flats))
        unit = self.add(item.line, "item", own)
        for sub, flat in zip(below, flats, strict=True):
            if joins:
                _attached(unit, flat)
            else:
                self._item(sub)
        self.blocks(others)

    def _table(self, node: Node) -> None:
        rows = [row for part in node.inside for row in part.inside]
        names = [_flat(cell) for cell in rows[0].inside]
        cells = [(row.line, [_flat(cell) for cell in row.inside]) for row in rows[1:]]
        self.rows([name.plain(name.text) for name in names], cells)

    def rows(self, names: list[str], rows: list[tuple[int, list[Flat]]]) -> None:
        """Append the rows of a table, of Markdown or of HTML."""
        for line, cells in rows:
            named = [(names[at] if at < len(names) else "", cell) for at, cell in enumerate(cells)]
            self.add(line, "row", Flat()).cells = named

    def _html(self, node: Node) -> None:
        first, last = node.token.map or [0, 0]
        if "<table" in (text := node.token.content) and "</table" not in text.rpartition("<table")[2]:
            while last < len(self._lines) and "</table" not in self._lines[last]:
                last += 1  # a blank line ends the block for Markdown, not the table
            text = "\n".join(self._lines[first : last + 1])
            self._until = last + 2
        html.read(text, first + 1, self)


def _tree(tokens: list[Token]) -> list[Node]:
    """Give the block tokens as a tree."""
    top: list[Node] = []
    opened: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            opened.pop()
            continue
        node = Node(token)
        (opened[-1].inside if opened else top).append(node)
        if token.nesting > 0:
            opened.append(node)
    return top


def _flat(node: Node) -> Flat:
    """Give the inline text of a paragraph, heading or cell."""
    inline = next((inner.token for inner in node.inside if inner.kind == "inline"), None)
    return flatten(inline.children or []) if inline else Flat()


def _whole_item(item: Node) -> Flat:
    """Give all that stands in an item as one text."""
    flat = Flat()
    for node in item.inside:
        if node.kind == "paragraph":
            flat.extend(_flat(node), BREAK if flat.text else "")
        elif node.kind in ("bullet_list", "ordered_list"):
            for sub in node.inside:
                flat.extend(_whole_item(sub), BREAK if flat.text else "")
    return flat


def _attached(unit: Unit, flat: Flat) -> None:
    unit.flat.extend(flat)


def _is_titled(flat: Flat) -> bool:
    """Say whether a text begins with what may be a title, and not with a list's introduction."""
    first = flat.text.partition(BREAK)[0]
    words = len(flat.plain(first).split())
    stands_out = BOLD in first or EM in first or bool(flat.links(first)) or words >= 5  # noqa: PLR2004
    return 2 <= words <= 60 and stands_out and not first.rstrip().endswith(":")  # noqa: PLR2004


def _is_attribute(flat: Flat) -> bool:
    """Say whether an item describes what stands above it rather than being an entry of its own."""
    links = flat.links()
    if any(link.url.startswith("#") for link in links):
        return False
    if KEYS.match(flat.plain(flat.text)):
        return True
    text = flat.plain(PRIVATE.sub(" ", flat.text))
    long = [link for link in links if not is_generic(link.label) and len(link.label.split()) > 3]  # noqa: PLR2004
    return not long and not (links and BOLD in flat.text and len(text.split()) > 5)  # noqa: PLR2004


def _says_something(flat: Flat) -> bool:
    return flat.leads_out or is_people(flat.plain(flat.text))


def _describes(flat: Flat) -> bool:
    """Say whether a paragraph only adds to the entry above it: ``**Authors:** …``, ``*names*``."""
    shown = flat.plain(flat.text)
    if KEYS.match(shown):
        return True
    text = flat.text.strip().strip(SOFT)
    return text.startswith(EM) and text.rstrip(" .").endswith(EM_END) and is_people(shown, alone=True)


def _entries_of(flat: Flat) -> Iterator[tuple[int, Flat]]:
    """Yield the entries that share a paragraph, one or more lines each, with their line's offset."""
    lines = re.split(f"[{SOFT}{BREAK}]", flat.text)
    starts = [at for at, line in enumerate(lines) if _begins_entry(flat, line)]
    if len(starts) < 2 or starts[0] != 0:  # noqa: PLR2004
        yield 0, flat
        return
    for start, end in pairwise([*starts, len(lines)]):
        yield start, Flat(SOFT.join(lines[start:end]), flat.marks)


def _begins_entry(flat: Flat, line: str) -> bool:
    text = line.strip(" |-*•·")
    if text.startswith(BOLD) and flat.links(line):
        return True
    mark = flat.marks.get(text[:1])
    return isinstance(mark, Link) and not mark.image and len(mark.label.split()) > 2  # noqa: PLR2004


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # Addresses stay as written: a percent-encoded copy would no longer be the author's.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser
