"""The blocks of a Markdown list that may be entries, each with its line and its headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Characters of Unicode's private use area stand for links and code spans in flattened text.
_FIRST_MARK = 0xE000
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: its text, and its address, which may be empty."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Flat:
    """Inline text in which one private character stands for each link and each code span."""

    text: str
    links: dict[str, Link]
    codes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A list item, a paragraph or a table cell: its line, its kind, the headings above it."""

    line: int
    kind: str
    headings: tuple[str, ...]
    flat: Flat


def blocks(source: str) -> Iterator[Block]:
    """Yield the blocks of text of a Markdown document in order, headings among them.

    Lines count from 1.  The document's title (a heading of the first level) is no heading above.
    """
    headings: dict[int, str] = {}
    opened: list[Token] = []
    for token in _parser().parse(_PRIVATE.sub("\ufffd", source)):
        if token.nesting > 0:
            opened.append(token)
        elif token.nesting < 0:
            opened.pop()
        elif token.type == "inline" and token.map:
            container = _container(opened)
            flat = flatten(token.children or [])
            if container.type == "heading_open":
                level = int(container.tag[1:])
                headings = {of: text for of, text in headings.items() if of < level}
                headings[level] = flat.text.strip()
            above = tuple(text for of, text in sorted(headings.items()) if of > 1)
            kind = container.type.removesuffix("_open")
            yield Block(token.map[0] + 1, kind, above, flat)


def _container(opened: list[Token]) -> Token:
    """Give what holds the text: a list item rather than the paragraph inside it."""
    inner = [token for token in opened if token.type != "paragraph_open"]
    return inner[-1] if inner else opened[-1]


def flatten(tokens: list[Token]) -> Flat:
    """Give inline tokens as one text; emphasis is dropped, comments stay as written."""
    flat = Flat("", {}, {})
    pieces: list[str] = []
    label: list[str] | None = None
    address = ""
    for token in tokens:
        if token.type == "link_open":
            label, address = [], str(token.attrGet("href") or "")
        elif token.type == "link_close" and label is not None:
            pieces.append(_mark(flat.links, Link("".join(label).strip(), address.strip())))
            label = None
        else:
            text = _text(token, flat, inside_link=label is not None)
            (pieces if label is None else label).append(text)
    return Flat("".join(pieces), flat.links, flat.codes)


def _text(token: Token, flat: Flat, *, inside_link: bool) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "code_inline" and not inside_link:
        return _mark(flat.codes, token.content.strip())
    return (
        token.content
        if token.type in ("text", "text_special", "html_inline", "code_inline")
        else ""
    )


def _mark(marks: dict[str, Any], value: Any) -> str:
    """Remember ``value`` under the next private character, and give that character."""
    char = chr(_FIRST_MARK + len(marks) * 2 + (0 if isinstance(value, Link) else 1))
    marks[char] = value
    return char


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # Addresses stay as written: a percent-encoded copy would no longer be the author's.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser
