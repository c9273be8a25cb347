"""From the tree to units: the lines, items and rows that may be entries."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from awesomequant.intake.formats.markdown import tree
from awesomequant.intake.formats.markdown.inline import (
    BOLD,
    BREAK,
    EM,
    EM_END,
    PRIVATE,
    SOFT,
    Flat,
    Link,
)
from awesomequant.intake.formats.markdown.names import is_people
from awesomequant.intake.formats.markdown.tree import Node, flat_of, parse, whole_item
from awesomequant.intake.formats.markdown.words import KEYS, is_generic
from awesomequant.library.settings import OwnField

# Answers to a list's own fields, as its README.md writes them: ``[Bits: 2, 4]``.

Answers = dict[str, str | list[str]]


def take(flat: Flat, own: Mapping[str, OwnField]) -> Answers:
    """Take the groups that begin with the label of an own field out of a text, and read them.

    Left in, ``[Track: CVPR]`` would be a venue and ``[Topic: bees]`` a tag.
    """
    by_label = {one.label: (name, one) for name, one in own.items()}
    found: Answers = {}

    def read(group: re.Match[str]) -> str:
        name, one = by_label[group[1]]
        said = flat.plain(group[2])
        found[name] = said.split(", ") if one.type == "list" else said
        return ""

    if by_label:
        labels = "|".join(map(re.escape, sorted(by_label, key=len, reverse=True)))
        flat.text = re.sub(rf"\s*\[({labels}): ([^\[\]]+)\]", read, flat.text)
    return found


# The units of a list as values, and when one of them only describes another.


@dataclass(slots=True)
class Unit:
    """A heading, item, paragraph or row: its line, the headings above it, its text.

    ``cells`` are the other cells of a row, each with the name of its column; ``own`` are answers
    to the list's own fields.
    """

    line: int
    kind: str
    headings: tuple[str, ...]
    flat: Flat
    cells: list[tuple[str, Flat]] = field(default_factory=list)
    own: Answers = field(default_factory=dict)


def is_titled(flat: Flat) -> bool:
    """Return whether a text begins with what may be a title, and not with a list's introduction."""
    first = flat.text.partition(BREAK)[0]
    words = len(flat.plain(first).split())
    stands_out = BOLD in first or EM in first or bool(flat.links(first)) or words >= 5
    return 2 <= words <= 60 and stands_out and not first.rstrip().endswith(":")


def is_attribute(flat: Flat) -> bool:
    """Whether an item describes what stands above it rather than being an entry of its own."""
    links = flat.links()
    if any(link.url.startswith("#") for link in links):
        return False
    if KEYS.match(flat.plain(flat.text)):
        return True
    text = flat.plain(PRIVATE.sub(" ", flat.text))
    long = [link for link in links if not is_generic(link.label) and len(link.label.split()) > 3]
    return not long and not (links and BOLD in flat.text and len(text.split()) > 5)


def says_something(flat: Flat) -> bool:
    """Return whether an item adds anything: an address or names."""
    return flat.leads_out or is_people(flat.plain(flat.text))


def describes(flat: Flat) -> bool:
    """Whether a paragraph only adds to the entry above it: ``**Authors:** …``, ``*names*``."""
    shown = flat.plain(flat.text)
    if KEYS.match(shown):
        return True
    text = flat.text.strip().strip(SOFT)
    return (
        text.startswith(EM) and text.rstrip(" .").endswith(EM_END) and is_people(shown, alone=True)
    )


def entries_of(flat: Flat) -> Iterator[tuple[int, Flat]]:
    """Yield the entries that share a paragraph, each with the offset of its line."""
    lines = re.split(f"[{SOFT}{BREAK}]", flat.text)
    starts = [at for at, line in enumerate(lines) if _begins_entry(flat, line)]
    if len(starts) < 2 or starts[0] != 0:
        yield 0, flat
        return
    for start, end in pairwise([*starts, len(lines)]):
        yield start, Flat(SOFT.join(lines[start:end]), flat.marks)


def _begins_entry(flat: Flat, line: str) -> bool:
    text = line.strip(" |-*•·")
    if text.startswith(BOLD) and flat.links(line):
        return True
    mark = flat.marks.get(text[:1])
    return isinstance(mark, Link) and not mark.image and len(mark.label.split()) > 2


def with_headed(found: list[Unit]) -> list[Unit]:
    """Make entries of headings that are titles: only attributes stand below, ``Authors: …``."""
    starts = [at for at, unit in enumerate(found) if unit.kind == "heading"]
    headed = [(at, end) for at, end in pairwise([*starts, len(found)]) if _is_headed(found[at:end])]
    if len(headed) < 2:  # one such section is about the list itself
        return found
    result, done = [], 0
    for at, end in headed:
        result.extend(found[done:at])
        title = found[at]
        merged = Unit(title.line, "headed", title.headings, title.flat)
        for unit in found[at + 1 : end]:
            merged.flat.extend(unit.flat)
        result.append(merged)
        done = end
    return result + found[done:]


def _is_headed(section: list[Unit]) -> bool:
    """Return whether a section is one entry: a heading of some words, and attributes below it."""
    title, *rest = section
    texts = [unit.flat.plain(unit.flat.text) for unit in rest]
    keyed = sum(bool(KEYS.match(text)) for text in texts)
    return (
        2 <= len(rest) <= 12
        and keyed >= 2
        and len(title.flat.plain(title.flat.text).split()) > 2
        and all(is_attribute(unit.flat) for unit in rest)
        and any(unit.flat.leads_out for unit in rest)
    )


# The units of a Markdown list that may be entries, each with its line and its headings.
#
# A unit is a list item with the sub-items and paragraphs that describe it, a paragraph with the
# lines below that do, one line of a paragraph of several entries, or a row of a table.

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
        tree.read(text, first + 1, self)


def _is_about(title: Unit, items: list[Flat]) -> bool:
    """Return whether a list below a paragraph describes the work that the paragraph names."""
    if len(items) > 8 or not is_titled(title.flat):  # more lines than one work has attributes
        return False
    return all(map(is_attribute, items)) and any(map(says_something, items))
