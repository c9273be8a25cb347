"""The blocks of a document, of Markdown and of the HTML in it alike, and slips mended before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomequant.intake.formats.markdown.inline import BREAK, PRIVATE, Flat, Writer, flatten


@dataclass(slots=True)
class Block:
    """A block of a document, and those inside it.

    ``kind`` is heading, paragraph, list, item, table, row, cell, quote, code or folded (what a
    reader unfolds below its text); ``line`` and ``last`` are its lines in the source, from 1;
    ``level`` is that of a heading, and 1 of a cell in the head of a table; ``is_html`` says that it
    was written in HTML.
    """

    kind: str
    line: int
    last: int
    flat: Flat = field(default_factory=Flat)
    level: int = 0
    is_html: bool = False
    inside: list["Block"] = field(default_factory=list)


# Slips of the source that no parser of Markdown forgives, mended before it is parsed.
#
# Lines are never added nor removed, so that every later finding still names the line of the source.

Mended = tuple[int, str]

_LONGEST_LINE = 10_000  # no honest line is longer; a pattern sees no more of one

_SLIPS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"(\]\([^()\s]{1,2000})(\n[ \t]*)\)"),
        r"\1)\2",
        "an address that was broken over two lines was joined",
    ),
    (
        re.compile(r"\][ \t]{1,9}\((?=https?://)"),
        "](",
        "a blank between a link's text and its address was taken out",
    ),
    (
        re.compile(r"\[\[([^\[\]()\n]{1,40})\((https?://[^()\s]{1,2000})\)\]"),
        r"[[\1](\2)]",
        "the bracket that a link's text lacked was put in",
    ),
    (
        re.compile(r"(?<=\n\n)(#{1,6})(?=[0-9A-Z][^#\n]{0,200}\n)"),
        r"\1 ",
        "the blank that a heading lacked was put in",
    ),
)
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_PIPE_INSIDE = re.compile(r"\[[^\[\]\n]{1,400}\]\(|\$[^$\n|]{0,80}\|[^$\n]{0,80}\$")


def mend(source: str) -> tuple[str, list[Mended]]:
    """Return the source with its slips mended, and line and account of each repair."""
    repairs: list[Mended] = []
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE:
            lines[number - 1] = line[:_LONGEST_LINE]
            repairs.append((number, f"the line has {len(line)} characters; the rest was left out"))
    text = "\n".join(lines)
    for pattern, into, message in _SLIPS:
        repairs += [
            (text.count("\n", 0, found.start()) + 1, message) for found in pattern.finditer(text)
        ]
        text = pattern.sub(into, text)

    def escaped(found: re.Match[str]) -> str:
        """Return a link's text or a formula with its bars escaped, so that they end no cell."""
        return re.sub(r"(?<!\\)\|", r"\\|", found[0])

    return _ROW.sub(lambda row: _PIPE_INSIDE.sub(escaped, row[0]), text), sorted(repairs)


# Markdown: addresses stay as they are written.

_KINDS = {
    "heading": "heading", "paragraph": "paragraph", "bullet_list": "list", "ordered_list": "list",
    "list_item": "item", "blockquote": "quote", "fence": "code", "code_block": "code",
    "table": "table", "tr": "row", "th": "cell", "td": "cell",
}  # fmt: skip


def parse(source: str) -> list[Block]:
    """Return the blocks of a Markdown document in order, those of HTML among them."""
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    # A percent-encoded copy of an address would no longer be the author's.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    lines = source.split("\n")
    top = Block("document", 1, len(lines))
    opened, until, skipped = [top], 0, 0
    for token in parser.parse(PRIVATE.sub("\ufffd", source)):
        first, last = token.map or (opened[-1].line - 1, opened[-1].last)
        if skipped or (token.map and first < until):  # inside a table of HTML that was read already
            skipped += token.nesting
        elif token.type == "inline":
            opened[-1].flat = flatten(token.children or [])
        elif token.type == "html_block":
            until = _end_of_html(token, lines)
            opened[-1].inside += html_blocks("\n".join(lines[first:until]), first + 1)
        elif token.nesting < 0:
            if _KINDS.get(token.type.removesuffix("_close")) == opened[-1].kind:
                opened.pop()
        elif kind := _KINDS.get(token.type.removesuffix("_open")):
            block = Block(kind, first + 1, last)
            # Of a cell it is 1 in the head of its table.
            block.level = int(token.tag[1:]) if kind == "heading" else int(token.tag == "th")
            opened[-1].inside.append(block)
            if token.nesting > 0:
                opened.append(block)
    _fold(top)
    return top.inside


def _fold(block: Block) -> None:
    """Put what stands between a summary and the end of its details inside the summary's block."""
    kept: list[Block] = []
    opened: list[Block] = []
    for inner in block.inside:
        _fold(inner)
        if inner.kind == "end":
            if opened:
                opened.pop().last = inner.last
            continue
        (opened[-1].inside if opened else kept).append(inner)
        if inner.kind == "folded" and len(opened) < _DEEPEST:
            opened.append(inner)
    block.inside = kept


def _end_of_html(token: Token, lines: list[str]) -> int:
    """Return after which line a block of HTML ends.

    A blank line ends it for Markdown, but not the table or the list that was opened in it.
    """
    last = (token.map or (0, 0))[1]
    for tag in ("table", "ul", "ol"):
        text = token.content.lower()
        if text.count(f"<{tag}") > text.count(f"</{tag}"):
            close = f"</{tag}"
            ends = (at for at in range(last, len(lines)) if close in lines[at].lower())
            return next(ends, last - 1) + 1
    return last


# HTML: its tables, items, paragraphs and headings as the same blocks.

_PARAGRAPHS = frozenset(("p", "div", "dd", "summary", "details", "center", "figcaption", "caption"))
_CONTAINERS = {
    "ul": "list", "ol": "list", "dl": "list", "li": "item", "dt": "item", "table": "table",
    "tr": "row", "td": "cell", "th": "cell", "blockquote": "quote",
}  # fmt: skip
_SILENT = frozenset(("pre", "script", "style", "head"))
_DEEPEST = 60  # no page nests deeper; what does is read as if it stood there


def html_blocks(source: str, line: int = 1) -> list[Block]:
    """Return the blocks of a piece of HTML that begins on ``line``."""
    reader = _Reader(line)
    reader.feed(source)
    reader.close()
    reader.end_paragraph()
    return reader.top.inside


class _Reader(HTMLParser):
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
        if (kind := _CONTAINERS.get(tag)) and len(self._opened) < _DEEPEST:
            self._close_unended(kind)
            block = Block(kind, self._here(), self._here())
            block.level = tag == "th"
            self._opened[-1].inside.append(block)
            self._opened.append(block)
        self._writer.tag(tag, {name: value or "" for name, value in attrs}, opens=True)

    def _close_unended(self, kind: str) -> None:
        """End what HTML lets end by itself: an item by the next one, a cell by the next cell."""
        ends = {"item": ("item",), "cell": ("cell",), "row": ("cell", "row")}.get(kind, ())
        while self._opened[-1].kind in ends:
            self._pop()

    def _pop(self) -> None:
        self._opened.pop().last = self._here()

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


def all_flats(blocks: Iterable[Block]) -> Iterator[Flat]:
    """Yield the text of every block and of what is inside it, in order."""
    for block in blocks:
        if block.flat.text:
            yield block.flat
        yield from all_flats(block.inside)


def flat_of(block: Block) -> Flat:
    """Return all that stands in a block as one text, its lines apart."""
    whole = Flat()
    for flat in all_flats([block]):
        whole.extend(flat, BREAK if whole.text else "")
    return whole
