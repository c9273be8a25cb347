"""Inline Markdown as one flat text: a private character stands for each link, code span, image."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from awesomequant.language.characters import visible
from awesomequant.text import one_line

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


@dataclass(frozen=True, slots=True)
class Piece:
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
    def is_text(self) -> bool:
        """Return whether it is words."""
        return self.form in ("plain", "bold", "em", "quote")


@dataclass(slots=True)
class Flat:
    """Text with marks for links, code spans and images, and with signs for bold and emphasis."""

    text: str = ""
    marks: dict[str, Mark] = field(default_factory=dict)
    speaks: str = ""
    """What the text says by itself, once that was asked: entry, attribute or note."""
    split: tuple[str, list[Piece]] | None = None
    """The text with its pieces, once asked for: a line is judged alone, then as an entry's."""

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
        """A piece of the text as a reader sees it: labels for links, no signs, no pictures."""
        return plain(text, self.marks)

    def links(self, text: str | None = None) -> list[Link]:
        """Return the links of the text, or of a piece of it, in order."""
        found = (
            self.marks.get(char) for char in PRIVATE.findall(self.text if text is None else text)
        )
        return [mark for mark in found if isinstance(mark, Link)]

    @property
    def leads_out(self) -> bool:
        """Return whether a link leads to the web."""
        return any(link.url.startswith(("http", "ttp", "hhttp", "www.")) for link in self.links())


def plain(text: str, marks: dict[str, Mark]) -> str:
    """Return a flat text as a reader sees it."""
    shown = PRIVATE.sub(lambda char: _MEANT.get(char[0]) or _shown(marks.get(char[0])), text)
    return one_line(visible(shown))


def _shown(mark: Mark | None) -> str:
    if mark is None:
        return " "
    if isinstance(mark, Code):
        return mark.text
    return mark.label if isinstance(mark, Link) and not mark.image else " "


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
        if self._label is None and ("://" in text or "10." in text):
            self._bare_addresses(text)
        elif self._label is None:
            self.flat.text += text
        else:
            self._label.append(" " if text == SOFT else text.strip(SPANS) if text else "")

    def _bare_addresses(self, text: str) -> None:
        """Append text in which addresses stand as they are; each becomes a link."""
        end = 0
        for found in _ADDRESS.finditer(text):
            self.flat.text += text[end : found.start()]
            said = Link(found[0], found[0])
            if found["doi"]:
                said = Link("DOI", f"https://doi.org/{found['doi']}")
            self.flat.add(said)
            end = found.end()
        self.flat.text += text[end:]

    def code(self, text: str) -> None:
        """Append a code span."""
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
