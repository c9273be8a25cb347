"""The tree of a Markdown text, HTML in it included."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomequant.intake.formats.markdown.inline import BREAK, PRIVATE, Flat, Writer, flatten

# HTML inside Markdown: its tables, items, paragraphs and headings as the same units.

_BLOCKS = frozenset(("p", "li", "div", "dt", "dd", "summary", "center", "blockquote"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_ENDS = _BLOCKS | _CELLS | _HEADINGS | {"tr", "table", "ul", "ol", "details"}


class Walk(Protocol):
    """What takes the units that are found."""

    def add(self, line: int, kind: str, flat: Flat) -> object:
        """Take a paragraph or item."""
        ...

    def heading(self, line: int, level: int, flat: Flat, *, is_html: bool = False) -> None:
        """Take a heading."""
        ...

    def rows(self, names: list[str], rows: list[tuple[int, list[Flat]]]) -> None:
        """Take the rows of a table."""
        ...


def read(source: str, line: int, walk: Walk) -> None:
    """Hand the units of a block of HTML that begins on ``line`` to ``walk``."""
    reader = _Reader(line, walk)
    reader.feed(source)
    reader.close()
    reader.end_block()


class _Reader(HTMLParser):
    def __init__(self, line: int, walk: Walk) -> None:
        super().__init__(convert_charrefs=True)
        self._first, self._walk = line, walk
        self._writer, self._kind, self._line = Writer(), "paragraph", line
        self._rows: list[tuple[int, list[Flat], bool]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("pre", "script", "style"):
            self._silent += 1
        if tag in _ENDS:
            self.end_block()
            self._kind = tag
            self._line = self._first + self.getpos()[0] - 1
        if tag == "tr":
            self._rows.append((self._line, [], False))
        self._writer.tag(tag, {name: value or "" for name, value in attrs}, opens=True)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._writer.tag(tag, {name: value or "" for name, value in attrs}, opens=True)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("pre", "script", "style"):
            self._silent = max(0, self._silent - 1)
        self._writer.tag(tag, {}, opens=False)
        if tag in _ENDS:
            self.end_block()
        if tag == "table":
            self._table()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._writer.text(data.replace("\n", " "))

    def end_block(self) -> None:
        """End the block that is open, and hand it on where it says anything."""
        flat, self._writer = self._writer.finished(), Writer()
        if self._kind in _CELLS and self._rows:
            line, cells, is_head = self._rows[-1]
            cells.append(flat)
            self._rows[-1] = (line, cells, is_head or self._kind == "th")
        elif flat.plain(flat.text) and self._kind in _HEADINGS:
            self._walk.heading(self._line, int(self._kind[1]), flat, is_html=True)
        elif flat.plain(flat.text):
            self._walk.add(self._line, "item" if self._kind == "li" else "paragraph", flat)
        self._kind = "paragraph"

    def _table(self) -> None:
        rows = [(line, cells, is_head) for line, cells, is_head in self._rows if cells]
        self._rows = []
        first = rows[0][1] if rows else []
        # A row without ``th`` names columns where its texts are short, with no link among them.
        has_head = (
            bool(rows)
            and (rows[0][2] or len(first) > 1)
            and (
                rows[0][2]
                or all(not cell.links() and len(cell.text.split()) <= 3 for cell in first)
            )
        )
        names = [cell.plain(cell.text) for cell in rows[0][1]] if has_head else []
        self._walk.rows(names, [(line, cells) for line, cells, _ in rows[1 if has_head else 0 :]])


# Markdown parsed to a tree of blocks, addresses left as they are written.


@dataclass(slots=True)
class Node:
    """A block token with what stands inside it."""

    token: Token
    inside: list["Node"] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Return the token's type without the ending of an opening tag."""
        return self.token.type.removesuffix("_open")

    @property
    def line(self) -> int:
        """Return the line on which it begins, from 1."""
        own = self.token.map or next(
            (node.token.map for node in self.inside if node.token.map), None
        )
        return (own or [0])[0] + 1


def parse(source: str) -> list[Node]:
    """Return the blocks of a document as a tree."""
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    # Addresses stay as written: a percent-encoded copy would no longer be the author's.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    top: list[Node] = []
    opened: list[Node] = []
    for token in parser.parse(PRIVATE.sub("\ufffd", source)):
        if token.nesting < 0:
            opened.pop()
            continue
        node = Node(token)
        (opened[-1].inside if opened else top).append(node)
        if token.nesting > 0:
            opened.append(node)
    return top


def flat_of(node: Node) -> Flat:
    """Return the inline text of a paragraph, heading or cell."""
    inline = next((inner.token for inner in node.inside if inner.kind == "inline"), None)
    return flatten(inline.children or []) if inline else Flat()


def whole_item(item: Node) -> Flat:
    """Return all that stands in an item as one text."""
    flat = Flat()
    for node in item.inside:
        if node.kind == "paragraph":
            flat.extend(flat_of(node), BREAK if flat.text else "")
        elif node.kind in ("bullet_list", "ordered_list"):
            for sub in node.inside:
                flat.extend(whole_item(sub), BREAK if flat.text else "")
    return flat
