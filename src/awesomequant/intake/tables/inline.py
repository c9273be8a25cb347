"""What a cell of Markdown or HTML shows: Markdown, the tags in it, and formulas of TeX."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomequant.intake.tables.grid import PLAIN, Content, Mark, Run, content
from awesomequant.intake.tables.tex_cells import content_of_tex

_LOOKS = {
    "b": Mark.BOLD, "strong": Mark.BOLD, "i": Mark.ITALIC, "em": Mark.ITALIC,
    "u": Mark.UNDERLINED, "ins": Mark.UNDERLINED,
    "s": Mark.STRUCK, "del": Mark.STRUCK, "strike": Mark.STRUCK, "sup": Mark.RAISED,
    "sub": Mark.LOWERED,
}  # fmt: skip
_MARKDOWN = {"strong": Mark.BOLD, "em": Mark.ITALIC, "s": Mark.STRUCK}
# Tags that say nothing of what a cell means; any other is told.
_NO_MATTER = frozenset(
    ("p", "div", "span", "font", "small", "big", "center", "code", "tt", "a", "kbd",
     "nobr", "wbr", "picture", "source", "summary", "details", "table", "abbr", "mark",
     "samp", "var", "tbody", "thead", "tfoot", "tr", "td", "th", "colgroup", "col", "caption",
     "ul", "ol", "li"),
)  # fmt: skip
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]{0,30})")
_ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})')""")
# A formula between dollars, as pandoc and GitHub tell it from prices.
_FORMULA = re.compile(r"\$\$?(?!\s)([^$\n]{1,400}?)(?<!\s)\$\$?(?!\d)")
# What no rule of Markdown begins with: most cells, and each is read in a tenth of the time.
_PLAIN = re.compile(r"[^*_<\[$\\&`~!\n\ue000-\uf8ff]*")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FIRST, _MOST = 0xE000, 0x1000
# A cell has no honest use for more.
_LONGEST = 4000


@cache
def parser() -> MarkdownIt:
    """Return the parser of Markdown that all of it is read by."""
    made = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    # A percent-encoded copy of an address would no longer be the author's.
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return made


def content_of(source: str) -> Content:
    """Return what a cell's source shows."""
    cut = source[:_LONGEST]
    if _PLAIN.fullmatch(cut) and len(cut) == len(source):
        return content((Run(cut),))
    formulas: list[Content] = []

    def aside(found: re.Match[str]) -> str:
        if len(formulas) >= _MOST:
            return found[0]
        formulas.append(content_of_tex(found[1], is_formula=True))
        return chr(_FIRST + len(formulas) - 1)

    text = _FORMULA.sub(aside, _PRIVATE.sub("\ufffd", cut))
    reader = _Inline(formulas)
    for token in parser().parseInline(text)[0].children or ():
        reader.take(token)
    unknown = reader.unknown
    if len(source) > _LONGEST:
        unknown = [*unknown, f"what is longer than {_LONGEST:,} signs"]
    return content(
        reader.runs,
        pictures=tuple(reader.pictures),
        links=tuple(reader.links),
        cited=tuple(key for one in formulas for key in one.cited),
        unknown=(*dict.fromkeys(unknown), *(word for one in formulas for word in one.unknown)),
    )


class _Inline:
    """One cell while it is read."""

    def __init__(self, formulas: list[Content]) -> None:
        self._formulas = formulas
        self._open: list[Mark] = []
        self.runs: list[Run] = []
        self.pictures: list[str] = []
        self.links: list[str] = []
        self.unknown: list[str] = []

    def take(self, token: Token) -> None:
        """Take one token of the parser."""
        name, _, ends = token.type.rpartition("_")
        if token.type in {"text", "text_special", "code_inline"}:
            self._say(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            self._say("\n" if token.type == "hardbreak" else " ")
        elif name in _MARKDOWN:
            self._mark(_MARKDOWN[name], ends=ends == "close")
        elif token.type == "link_open":
            self.links.append(str(token.attrGet("href") or ""))
        elif token.type == "image":
            self.pictures.append(token.content)
        elif token.type == "html_inline":
            self._tag(token.content)

    def _say(self, text: str) -> None:
        marks = frozenset(self._open) if self._open else PLAIN
        at = 0
        for found in _PRIVATE.finditer(text):
            self.runs.append(Run(text[at : found.start()], marks))
            number = ord(found[0]) - _FIRST
            if number < len(self._formulas):
                self.runs += [
                    Run(run.text, run.marks | marks) for run in self._formulas[number].runs
                ]
            at = found.end()
        self.runs.append(Run(text[at:], marks))

    def _mark(self, mark: Mark, *, ends: bool) -> None:
        if not ends:
            self._open.append(mark)
        elif mark in self._open:
            self._open.reverse()
            self._open.remove(mark)
            self._open.reverse()

    def _tag(self, source: str) -> None:
        found = _TAG.match(source)
        if not found:  # a comment
            return
        name, ends = found[2].lower(), bool(found[1])
        said = {key: first or second for key, first, second in _ATTRIBUTE.findall(source)}
        if name in _LOOKS:
            self._mark(_LOOKS[name], ends=ends)
        elif name in {"br", "p", "div", "li"}:
            self.runs.append(Run("\n"))
        elif name == "img":
            self.pictures.append(said.get("alt", ""))
        elif name not in _NO_MATTER:
            self.unknown.append(f"'<{name}>'")
        if name == "a" and said.get("href"):
            self.links.append(said["href"])
