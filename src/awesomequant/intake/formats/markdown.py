"""Read a Markdown list of any shape: how it writes its entries is inferred from the list itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomequant.intake.formats import Profile
from awesomequant.intake.grammar.document import (
    BOLD,
    BOLD_END,
    BREAK,
    EM,
    EM_END,
    LITERAL,
    PRIVATE,
    SOFT,
    Block,
    Writer,
    fold,
)
from awesomequant.intake.grammar.html_blocks import html_blocks
from awesomequant.intake.grammar.reader import problem, read_blocks, uncollected
from awesomequant.intake.grammar.venues import find
from awesomequant.language import bibtex, tex
from awesomequant.language.html_tags import TagReader
from awesomequant.language.markdown import APART
from awesomequant.library.author import of_bibtex
from awesomequant.library.draft import Draft, Reading
from awesomequant.works.title_likeness import ratio

SUFFIXES = (".md", ".markdown")


def read(source: str, file: str, profile: Profile | None = None) -> Reading:
    """Return the entries of the Markdown text ``source``; ``file`` is the name that places bear."""
    mended, repairs = mend(_unlinked(source))
    with uncollected():
        reading = read_blocks(parse(mended), file, profile)
    reading.problems[:0] = [problem(file, line, message) for line, message in repairs]
    reading.drafts[:] = joined(reading.drafts, source)
    return reading


read_profiled = read

# Titles and tags of our own pages lead to the site's, and say nothing of a paper: its venue's link
# is the paper's.
_TITLE = re.compile(
    r"^((?:[-*+]|\d{1,4}\.) \\\[(?:\[[^\[\]\n]{1,200}\]\([^()\s]{1,2000}\)|[^\[\]\n]{1,200})\\\]"
    r"(?: [^\s\[\]\\]{1,20})?(?: \\\[[^\[\]\n]{1,40}\\\])? (?:\*\*)?)"
    r"\[([^\[\]\n]{1,1000})\]\(https?://[^()\s]{1,1000}/papers/[^()/\s]{1,200}/\)",
    re.MULTILINE,
)
_TAG = re.compile(
    r"\\\[\[(\*\*`[^`\n]{1,200}`\*\*)\]\(https?://[^()\s]{1,1000}/tags/[^()/\s]{1,200}/\)\\\]"
)


def _unlinked(source: str) -> str:
    """Return a page without the links of its titles and tags to the pages of our site."""
    return _TAG.sub(r"\\[\1\\]", _TITLE.sub(r"\1\2", source))


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
        re.compile(
            r"(\]\((?:https?://|/)[^()\s]{1,2000}?)(?=[,;]?[ \t]*(?:$|\||[ \t]\(?\[))", re.MULTILINE
        ),
        r"\1)",
        "the bracket that an address lacked was put in",
    ),
    (
        re.compile(r"<(\[[^\[\]<>]{1,400}\]\([^()\s<>]{1,2000}\))>"),
        r"\1",
        "the angle brackets around a link were taken out",
    ),
    (
        re.compile(r"(?<=\n\n)(#{1,6})(?=[0-9A-Z][^#\n]{0,200}\n)"),
        r"\1 ",
        "the blank that a heading lacked was put in",
    ),
    (  # "-[Bees](…)", "1.**Bees**", and "-venue: ICML" beside "- code: …"
        re.compile(
            r"^([ \t]{0,12}(?:[-+]|\d{1,3}\.))(?=\[[^\[\]\n]{1,400}\]\(|\*\*\w|<a )"
            r"|^([ \t]{0,12}[-+])(?=[^\W\d_][^\n]*\n[ \t]{0,12}[-+][ \t])",
            re.MULTILINE,
        ),
        r"\1\2 ",
        "the blank that an item lacked was put in",
    ),
)
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
# What tells kramdown and pandoc how to dress a block, shown to nobody: "{: .pub}", "{#wax .bee}".
_ATTRIBUTES = re.compile(
    r"(?:(?<![ \t])[ \t]++)?"
    r"(?:\{:[ \t]*[^{}\n]{1,200}|\{[ \t]*[#.][\w-]{1,60}(?:[ \t][^{}\n]{1,200})?)\}[ \t]*$",
    re.MULTILINE,
)
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
    text = _ATTRIBUTES.sub("", text) if "{" in text else text
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

_YEAR_NUMBERS = range(1900, 2100)
_YEARS = frozenset(map(str, _YEAR_NUMBERS))


def parse(source: str) -> list[Block]:
    """Return the blocks of a Markdown document in order, those of HTML among them."""
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    # A percent-encoded copy of an address would no longer be the author's.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    # The signs at which a rule of CommonMark may begin; the parser stops at thirteen more, those of
    # extensions, and asks ten rules at each of them.
    parser.inline.terminator_re = re.compile(r"[\n!&*<\[\\\]_`]")
    lines = source.split("\n")
    top = Block("document", 1, len(lines))
    opened, until, skipped, number = [top], 0, 0, ""
    for token in parser.parse(PRIVATE.sub("\ufffd", source)):
        first, last = token.map or (opened[-1].line - 1, opened[-1].last)
        if skipped or (token.map and first < until):  # inside a table of HTML that was read already
            skipped += token.nesting
        elif token.type == "inline":
            writer = Writer()
            for child in token.children or ():
                _write(writer, child)
            opened[-1].flat = writer.finished()
            opened[-1].flat.text = number + opened[-1].flat.text
            number = ""
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
            # "2021. Ann Keeper. Bees": no list has so many items, the number is the year.
            if kind == "item" and token.info in _YEARS and opened[-1].level in _YEAR_NUMBERS:
                number = f"{token.info}. "
            if kind == "list":
                block.level = int(token.attrs.get("start", 1))
            opened[-1].inside.append(block)
            if token.nesting > 0:
                opened.append(block)
    fold(top)
    return top.inside


def _end_of_html(token: Token, lines: list[str]) -> int:
    """Return after which line a block of HTML ends.

    A blank line ends it for Markdown, but not the table or the list that was opened in it.
    """
    last = (token.map or (0, 0))[1]
    for tag in ("table", "ul", "ol", "dl"):
        text = token.content.lower()
        if text.count(f"<{tag}") > text.count(f"</{tag}"):
            close = f"</{tag}"
            ends = (at for at in range(last, len(lines)) if close in lines[at].lower())
            return next(ends, last - 1) + 1
    return last


def bibtex_blocks(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of the BibTeX entries that stand in a Markdown document."""
    for found in re.finditer(r"@[A-Za-z]{3,20}\{[^\s{},]{1,200},", source):
        start, depth = found.start(), 0
        # To the brace that closes the first one, where it is not far off.
        for brace in re.finditer(r"[{}]", source[start : start + 8000]):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                yield source.count("\n", 0, start) + 1, source[start : start + brace.end()]
                break


# BibTeX that stands below an entry of a list, in a folded block mostly, joined to that entry.

_NEAR = 3  # entries above a block that it may belong to
_ALIKE = 80


def joined(drafts: list[Draft], source: str) -> Iterator[Draft]:
    """Yield the drafts with what the BibTeX below them adds: authors, venue, year, DOI."""
    lines = [draft.place.line for draft in drafts]
    extra: dict[int, bibtex.Entry] = {}
    for line, text in bibtex_blocks(source) if "@" in source else ():
        for entry in bibtex.entries(text)[0]:
            # It belongs to one of the last entries above it: the one that has its title.
            end, title = bisect_right(lines, line), tex.read(entry.fields.get("title", "")).text
            near = range(max(0, end - _NEAR), end)
            alike, at = max(((ratio(drafts[at].title, title), at) for at in near), default=(0.0, 0))
            if alike >= _ALIKE:
                extra.setdefault(at, entry)
    for at, draft in enumerate(drafts):
        if at not in extra:
            yield draft
            continue
        said = {name: tex.read(value).text for name, value in extra[at].fields.items()}
        container = find(said.get("booktitle") or said.get("journal", "")).venue
        year = said.get("year", "")
        yield replace(
            draft,
            authors=draft.authors or of_bibtex(extra[at].fields.get("author", "")),
            venue=draft.venue or container,
            year=draft.year or (int(year) if year.isdecimal() else None),
            doi=draft.doi or said.get("doi"),
        )


# Inline Markdown as a flat text.

_SIGNS = {
    "softbreak": SOFT, "hardbreak": BREAK, "strong_open": BOLD, "strong_close": BOLD_END,
    "em_open": EM, "em_close": EM_END,
}  # fmt: skip


def _write(writer: Writer, token: Token) -> None:
    """Append one token of an inline run to its flat text."""
    kind = token.type
    if kind == "text":
        writer.text(token.content)
    elif kind == "text_special":
        is_entity = token.info == "entity" and not writer.is_in_link
        writer.text(LITERAL.get(token.content, token.content) if is_entity else token.content)
    elif kind == "link_open":
        writer.open_link(str(token.attrGet("href") or ""))
    elif kind == "link_close":
        writer.close_link()
    elif kind == "code_inline":
        writer.code(token.content)
    elif kind == "image":
        writer.image(token.content, str(token.attrGet("src") or ""))
    elif kind == "html_inline" and token.content == APART:
        return  # what keeps "a@b.org" from being a link
    elif kind == "html_inline":
        _Tag(writer).feed(token.content)
    else:
        writer.text(_SIGNS.get(kind, ""))


class _Tag(TagReader):
    """Reads one tag or comment that stands in Markdown text."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(convert_charrefs=True)
        self._writer = writer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._writer.tag(tag, {name: value or "" for name, value in attrs}, opens=True)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._writer.tag(tag, {}, opens=False)

    def handle_comment(self, data: str) -> None:
        self._writer.text(f"<!--{data}-->")
