"""A unit taken apart: its links, its badges, and the pieces of text around its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from awesomequant.intake.formats.markdown import names, words
from awesomequant.intake.formats.markdown.blocks import Unit
from awesomequant.intake.formats.markdown.inline import (
    BOLD,
    BOLD_END,
    BREAK,
    EM,
    EM_END,
    PRIVATE,
    SOFT,
    Code,
    Flat,
    Image,
    Link,
)
from awesomequant.intake.formats.markdown.style import Style
from awesomequant.intake.formats.markdown.title import Title
from awesomequant.intake.formats.markdown.words import KEYS

_PIECE = re.compile(
    rf"[\[【]([^\[\]【】]{{0,300}})[\]】]|{EM}([^{EM_END}]*){EM_END}|{BOLD}([^{BOLD_END}]*){BOLD_END}"
    rf"|([^\[\]【】{EM}{EM_END}{BOLD}{BOLD_END}{BREAK}\ue000-\uf8ef]+)"
)
COMMENT = re.compile(r"<!--.*?-->|\[//\]: ?#.*")


@dataclass(slots=True)
class Piece:
    """A piece of what stands around a title: ``form`` is group, em, bold, plain or a key's name."""

    text: str
    form: str
    before: bool = False


@dataclass(slots=True)
class Parts:
    """What a unit is made of, once its title is known."""

    unit: Unit
    title: Title
    aside: str = ""
    links: list[Link] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)

    def keyed(self, *keys: str) -> Iterator[str]:
        """Yield the texts of cells and of lines that begin with one of the keys."""
        yield from (piece.text for piece in self.pieces if piece.form in keys)

    def cells(self, role: str) -> Iterator[Flat]:
        """Yield the cells of a role."""
        yield from (cell for name, cell in self.unit.cells if name == role)


def take_apart(unit: Unit, title: Title, aside: str, style: Style) -> Parts:
    """Return the links, badges and pieces of text of a unit whose title is known."""
    parts = Parts(unit, title, aside)
    flat, title = parts.unit.flat, parts.title
    _collect(parts, flat, style)
    before = COMMENT.sub(" ", flat.text[: title.start])
    after = COMMENT.sub(" ", flat.text[title.end :])
    parts.pieces.extend(_pieces(flat, words.without(before), before=True))
    parts.pieces.extend(_pieces(flat, words.without(after), before=False))
    for _, cell in parts.unit.cells:
        _collect(parts, cell, style)
    return parts


def _collect(parts: Parts, flat: Flat, style: Style) -> None:
    for char in PRIVATE.findall(flat.text):
        mark = flat.marks.get(char)
        if isinstance(mark, Image) or (isinstance(mark, Link) and mark.image):
            parts.badges.append(mark.image)
        if isinstance(mark, Link) and _is_person(mark) and style.people:
            flat.marks[char] = Code(mark.label)  # an author's page is no link of the entry
            parts.badges.append("person:" + char)
        elif isinstance(mark, Link):
            parts.links.append(mark)


def _is_person(link: Link) -> bool:
    return (
        not words.is_generic(link.label)
        and names.is_people(link.label, alone=True)
        and not words.is_paper_address(link.url)
        and not words.is_code_host(link.url)
        and len(link.label.split()) <= 4
    )


def _pieces(flat: Flat, text: str, *, before: bool) -> Iterator[Piece]:
    """Yield the pieces of a text: brackets, emphasis, bold, and what stands between them."""
    for found in _PIECE.finditer(_with_people(flat, text)):
        for form, raw in zip(("group", "em", "bold", "plain"), found.groups(), strict=True):
            if raw is None:
                continue
            shown = flat.plain("".join(c for c in raw if not is_link(flat, c)).replace(SOFT, " "))
            shown = shown.strip(" ,;:|-–—·•")
            if not shown.strip("."):
                continue
            named = KEYS.match(shown)
            if named:
                value = shown[named.end() :].strip()
                yield Piece(value, re.sub(r"\W.*", "", named[1].lower()), before)
            else:
                yield from _split(shown, form, before=before)


def _split(text: str, form: str, *, before: bool) -> Iterator[Piece]:
    """Yield a piece; one that begins with persons and goes on with a venue is two."""
    people, rest = names.split(text, alone=form == "em" or "et al" in text)
    says = names.find(rest)
    if people and (says.year or names.is_venue(rest.strip(" .,;:-()"))):
        yield Piece(people, "people", before)
        yield Piece(rest.strip(" ,;:|-–—·•"), form, before)
    else:
        yield Piece(text, form, before)


def _with_people(flat: Flat, text: str) -> str:
    """Return a text in which the names that were links, and code spans, are text again."""

    def shown(char: re.Match[str]) -> str:
        mark = flat.marks.get(char[0])
        return (
            mark.text
            if isinstance(mark, Code) and names.is_people(mark.text, alone=True)
            else char[0]
        )

    joined = re.sub(rf"({KEYS.pattern})\s*{BOLD_END}", r"\1", text, flags=re.IGNORECASE)
    return re.sub("[\ue000-\uf8ef]", shown, joined)


def is_link(flat: Flat, char: str) -> bool:
    """Return whether a character stands for a link or a picture."""
    return isinstance(flat.marks.get(char), Link | Image)
