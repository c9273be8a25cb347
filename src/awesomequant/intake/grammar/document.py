"""A document in whatever form: its blocks, the text of each as one run with marks, its units.

Markdown, HTML, org and reStructuredText come to the same blocks; from here on nobody asks which.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from awesomequant.intake.fields.columns import Role
from awesomequant.language.characters import visible
from awesomequant.text import one_line

# The text of a block: words, with a private character for each link, code span and picture.

# Characters of Unicode's private use area; those of the source are taken out before.
BOLD, BOLD_END, EM, EM_END, SOFT = "\uf8f0", "\uf8f1", "\uf8f2", "\uf8f3", "\uf8f4"
BREAK = "\n"
SPANS = BOLD + BOLD_END + EM + EM_END
MARK = "[\ue000-\uf8ef]"
PRIVATE = re.compile("[\ue000-\uf8ff]")
# Brackets that were written as entities are text, never a group: our own README.md does so.
LITERAL = {"[": "\uf8f5", "]": "\uf8f6"}
_MEANT = {sign: char for char, sign in LITERAL.items()}
_FIRST = 0xE000
EDGE = " \t,;:|·•/–—-"
# Brackets inside belong to it where they are closed: ``10.1016/S0140-6736(19)30912-4``.
_ADDRESS = re.compile(
    r"https?://(?:[^\s<>()\[\]\"']|\([^\s<>()\[\]\"']{1,80}\)){1,2000}(?<![.,;:!?])"
    r"|https?://[^\s<>()\[\]\"']+[^\s<>()\[\]\"'.,;:!?]"
    # A DOI by itself is an address too: "doi: 10.1016/j.clsr.2023.105811."
    r"|\b(?:doi\b:?\s?)?(?P<doi>10\.\d{4,9}/[^\s<>\[\]\"']{0,200}[^\s<>()\[\]\"'.,;:!?])",
    re.IGNORECASE,
)
# No column is so wide.  Each pattern that asks what stands behind blanks tries from every one of
# them: a word with ten thousand behind it took four seconds.
_WIDE = re.compile(r"([^\S\n]{2})[^\S\n]{30,}")
_NARROW = 31
_DOI = re.compile(r"(?:doi:?\s?)?(10\.\d{4,9}/\S{1,200})", re.IGNORECASE)
_TAGS = {"b": (BOLD, BOLD_END), "strong": (BOLD, BOLD_END), "i": (EM, EM_END), "em": (EM, EM_END)}


class Link(NamedTuple):
    """A link as written; ``image`` is the address of the picture it shows, a badge mostly."""

    label: str
    url: str
    image: str = ""


class Code(NamedTuple):
    """A code span."""

    text: str


class Image(NamedTuple):
    """A picture that leads nowhere."""

    label: str
    image: str


Mark = Link | Code | Image


class Piece(NamedTuple):
    """A piece of an entry's text as a reader sees it.

    ``form`` is plain, bold, em, quote, link, code, tag (a hashtag), image or comment; ``group`` the
    bracket that it stands in, else empty; ``before`` the separator in front of it; ``key`` the role
    that the ``label`` of its line gives it; ``line`` the number of its line within the entry, and
    ``depth`` 0 for the entry's own lines and 1 for those below it.
    """

    text: str
    form: str
    group: str = ""
    before: str = ""
    key: str = ""
    label: str = ""
    line: int = 0
    depth: int = 0
    link: Link | None = None
    image: str = ""

    @property
    def styled(self) -> str:
        """The form with the bracket around it: ``link[``."""
        return self.form + self.group

    @property
    def is_text(self) -> bool:
        """Return whether it is words."""
        return self.form in ("plain", "bold", "em", "quote")


_RARE_SIGN = re.compile("[⟨〈〔［«„“「『]")
_RARE_BRACKETS = re.compile(r"[⟨〈〔［]([^⟨⟩〈〉〔〕［］]{1,80})[⟩〉〕］]")
# French, German and Japanese references have « [Bees](…) »: the link stands out by itself.
_QUOTED_LINK = re.compile(rf"[«„「『]\s?([{SPANS}]?{MARK}[{SPANS}]?)\s?[»“”」』]")
# So does a title in bold: “**Bees that count**.” was understood by nobody.
_QUOTED_BOLD = re.compile(
    rf"[«„“「『]\s?({BOLD}[^{BOLD}{BOLD_END}\n]{{3,400}}{BOLD_END}[.,?!]?)\s?[»“”」』]"
)


def with_usual_brackets(text: str) -> str:
    """Return a text with round brackets for rare ones, and no quotation marks around a link."""
    if not _RARE_SIGN.search(text):
        return text
    text = _QUOTED_LINK.sub(r"\1", _RARE_BRACKETS.sub(r"(\1)", text))
    return _QUOTED_BOLD.sub(r"\1", text)


_OUTWARD = ("http", "ttp", "hhttp", "www.")  # letters are lost at the beginning, and doubled


@dataclass(slots=True)
class Flat:
    """Text with marks for links, code spans and images, and with signs for bold and emphasis."""

    text: str = ""
    marks: dict[str, Mark] = field(default_factory=dict)
    speaks: str = ""
    """What the text says by itself, once that was asked: entry, attribute or note."""
    split: tuple[str, list[Piece]] | None = None
    """The text with its pieces, once asked for: a line is judged alone, then as an entry's."""
    seen: tuple[str, str] | None = None
    """The text with what a reader sees of it, once asked for."""

    def add(self, mark: Mark) -> None:
        """Append a mark."""
        char = chr(_FIRST + len(self.marks) % 6000)
        self.marks[char] = mark
        self.text += char

    def extend(self, other: "Flat", between: str = BREAK) -> None:
        """Append another text, its marks renumbered."""
        self.text += between
        for char in other.text:
            if char in other.marks:
                self.add(other.marks[char])
            else:
                self.text += char

    def plain(self, text: str) -> str:
        """Return a piece of the text as a reader sees it: labels for links, no signs."""
        if text.isascii() and text.isprintable():  # it has neither marks nor unseen signs
            return one_line(text)

        def shown(char: re.Match[str]) -> str:
            mark = self.marks.get(char[0])
            if isinstance(mark, Code):
                return mark.text
            if isinstance(mark, Link) and not mark.image:
                return mark.label
            return _MEANT.get(char[0], " ")

        return one_line(visible(PRIVATE.sub(shown, text)))

    @property
    def shown(self) -> str:
        """The text as a reader sees it."""
        if self.seen is None or self.seen[0] != self.text:
            self.seen = self.text, self.plain(self.text)
        return self.seen[1]

    def links(self, text: str | None = None) -> list[Link]:
        """Return the links of the text, or of a piece of it, in order."""
        found = (
            self.marks.get(char) for char in PRIVATE.findall(self.text if text is None else text)
        )
        return [mark for mark in found if isinstance(mark, Link)]

    @property
    def leads_out(self) -> bool:
        """Return whether a link leads to the web."""
        for char in PRIVATE.findall(self.text):
            mark = self.marks.get(char)
            if isinstance(mark, Link) and mark.url.startswith(_OUTWARD):
                return True
        return False


class Writer:
    """Builds a flat text piece by piece, from Markdown tokens and from HTML tags alike."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.flat = Flat()
        self._label: list[str] | None = None
        self._url = ""
        self._image = ""
        self._code: int | None = None

    @property
    def is_in_link(self) -> bool:
        """Return whether a link is open, whose label it is that is written."""
        return self._label is not None

    def text(self, text: str) -> None:
        """Append text, to the label of the open link if there is one."""
        if self._label is not None:
            self._label.append(" " if text == SOFT else text.strip(SPANS) if text else "")
            return
        text, end = _WIDE.sub(r"\1", text) if len(text) > _NARROW else text, 0
        # Addresses that stand as they are become links; few texts have one, the pattern is slow.
        for found in _ADDRESS.finditer(text) if "://" in text or "10." in text else ():
            self.flat.text += text[end : found.start()]
            said = Link(found[0], found[0])
            if found["doi"]:
                said = Link("DOI", f"https://doi.org/{found['doi']}")
            self.flat.add(said)
            end = found.end()
        self.flat.text += text[end:]

    def code(self, text: str) -> None:
        """Append a code span."""
        # "`10.1145/3292500`" is set as code, and leads to the work as any address does.
        doi = _DOI.fullmatch(text.strip())
        if self._label is None and doi:
            self.flat.add(Link("DOI", f"https://doi.org/{doi[1]}"))
        elif self._label is None:
            self.flat.add(Code(text.strip()))
        else:
            self._label.append(text)

    def image(self, label: str, address: str) -> None:
        """Append a picture; inside a link it is what the link shows."""
        if self._label is None:
            self.flat.add(Image(one_line(label), address))
        else:
            self._image = address
            self._label.append(label)

    def open_link(self, address: str) -> None:
        """Begin a link."""
        self.close_link()
        self._label, self._url, self._image = [], address.strip(), ""

    def close_link(self) -> None:
        """End the open link, if there is one."""
        if self._label is not None:
            label = one_line(PRIVATE.sub(" ", "".join(self._label)))
            self._label, text = None, label
            self.flat.add(Link(text, self._url, self._image))

    def tag(self, name: str, attributes: dict[str, str], *, opens: bool) -> None:
        """Append what an HTML tag means for the text."""
        if name == "br":
            self.text(BREAK if self._label is None else " ")
        elif name in _TAGS:
            self.text(_TAGS[name][0 if opens else 1])
        elif name in ("kbd", "code") and self._label is None:
            if opens:
                self._code = len(self.flat.text)
            elif self._code is not None:
                inside, self._code = self.flat.text[self._code :], None
                if not self.flat.links(inside):  # a link that is dressed as a key stays a link
                    self.flat.text = self.flat.text[: len(self.flat.text) - len(inside)]
                    self.code(self.flat.plain(inside))
        elif name == "img":
            self.image(attributes.get("alt", ""), attributes.get("src", ""))
        elif name == "a" and opens and "href" in attributes:
            self.open_link(attributes["href"])
        elif name == "a" and not opens:
            self.close_link()

    def finished(self) -> Flat:
        """Return the text; an open link is ended."""
        self.close_link()
        return self.flat


# Blocks.

# No page nests deeper; what does is read as if it stood there.
DEEPEST = 60


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
    spans: tuple[int, int] = (1, 1)
    """Of a cell over how many rows and columns it goes."""


def fold(block: Block) -> None:
    """Put what stands between a summary and the end of its details inside the summary's block."""
    kept: list[Block] = []
    opened: list[Block] = []
    for inner in block.inside:
        fold(inner)
        if inner.kind == "end":
            if opened:
                opened.pop().last = inner.last
            continue
        (opened[-1].inside if opened else kept).append(inner)
        if inner.kind == "folded" and len(opened) < DEEPEST:
            opened.append(inner)
    block.inside = kept


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


# Units: what a document lists.

# Answers to a list's own fields, as its README.md writes them: ``[Bits: 2, 4]``.
Answers = dict[str, str | list[str]]


@dataclass(slots=True)
class Cell:
    """A cell of a row beside its title: the head of its column, the role of that, its text."""

    head: str
    role: Role
    flat: Flat


@dataclass(slots=True)
class Unit:
    """What may be an entry: its lines with their depth, and the headings above it.

    ``kind`` is item, paragraph, row or headed; heading and prose are none.  ``above`` holds the
    headings and the bold lines that stand above it, the nearest last; ``columns`` are heads and
    roles of a row's cells; ``key`` is what its list cites it by, as in "[GMR85]".
    """

    kind: str
    line: int
    last: int
    headings: tuple[str, ...]
    above: tuple[str, ...] = ()
    lines: list[tuple[Flat, int]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    columns: tuple[tuple[str, Role], ...] = ()
    own: Answers = field(default_factory=dict)
    key: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def add(self, flats: Iterable[Flat], last: int, depth: int = 1) -> None:
        """Add lines that describe it; it ends at ``last`` in the source then."""
        self.lines += [(flat, depth) for flat in flats if flat.text.strip()]
        self.last = last

    @property
    def leads_out(self) -> bool:
        """Return whether a link of it leads to the web."""
        return any(flat.leads_out for flat, _ in self.lines) or any(
            cell.flat.leads_out for cell in self.cells
        )
