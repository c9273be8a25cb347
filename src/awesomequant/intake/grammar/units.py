"""From the blocks of a document to its units: the items, paragraphs, rows that may be entries.

A container is only a container: whether a list below a line describes it or lists works of its own,
whether a heading is a topic or a title, is asked of what stands in it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.below import (
    are_explained,
    describe,
    first_flat,
    is_about,
    is_labelled,
    labelled_lines,
)
from awesomequant.intake.grammar.blocks import Block, all_flats, flat_of
from awesomequant.intake.grammar.inline import BREAK, SOFT, SPANS, Flat, Piece
from awesomequant.intake.grammar.lines import (
    end_of_section,
    entries_of,
    headed_levels,
    is_dated,
    is_headed,
    speaks,
)
from awesomequant.intake.grammar.own_fields import Answers
from awesomequant.intake.grammar.people import cited
from awesomequant.intake.grammar.pieces import pieces
from awesomequant.intake.grammar.tables import heads_of, settled_roles
from awesomequant.intake.grammar.venues import find

_FEW_OF_HTML = 3
_YEAR_ALONE = re.compile(r"\W*(?:19|20)\d\d\W*")
_BELOW = 0.5  # between two levels


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
    roles of a row's cells.
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
    pieces: list[Piece] = field(default_factory=list)

    @property
    def leads_out(self) -> bool:
        """Return whether a link of it leads to the web."""
        flats = [flat for flat, _ in self.lines] + [cell.flat for cell in self.cells]
        return any(flat.leads_out for flat in flats)


# The walk through a document.


def units(blocks: Sequence[Block], columns: Mapping[str, str]) -> list[Unit]:
    """Return the units of a document in order, headings and prose among them.

    The document's title, a first heading of the first level, is no heading above.  ``columns``
    are the roles that a person states for heads of tables.
    """
    blocks = [labelled_lines(block) for block in blocks]
    walk = _Walk(columns)
    walk.headed = headed_levels(blocks)
    walk.is_explained = are_explained(blocks)
    heads = [block.is_html for block in blocks if block.kind == "heading"]
    below = heads[heads.index(False) :] if False in heads else []
    # One or two are a banner; who writes more below a "#" heading has his sections so.
    walk.has_headings = bool(below) and sum(below) < _FEW_OF_HTML
    walk.blocks(blocks)
    return walk.units


class _Walk:
    def __init__(self, columns: Mapping[str, str]) -> None:
        self.units: list[Unit] = []
        self.headed: frozenset[int] = frozenset()
        self._columns = columns
        self._headings: dict[float, str] = {}
        self._line_above = ""
        self._has_title = False
        self.has_headings = False
        self.is_explained = False
        self._folds_topics = False

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Go through blocks of one level."""
        done = 0
        for at, block in enumerate(blocks):
            if at < done:
                continue
            if block.kind == "heading":
                end = end_of_section(blocks, at)
                if block.level in self.headed and is_headed(block, blocks[at + 1 : end]):
                    self._headed(block, blocks[at + 1 : end])
                    done = end
                else:
                    self._heading(block)
            elif block.kind == "paragraph":
                following = blocks[at + 1] if at + 1 < len(blocks) else None
                done = at + 1 + self._paragraph(block, following)
            elif block.kind == "list":
                self._list(block)
            elif block.kind == "table":
                self._table(block)
            elif block.kind == "folded":
                self._folded(block)
            elif block.kind in ("quote", "item", "row", "cell"):
                self._quote(block)
            else:
                self._prose(block)

    def _add(self, kind: str, block: Block, lines: list[tuple[Flat, int]]) -> Unit:
        headings = tuple(text for _, text in sorted(self._headings.items()))
        above = (*headings, self._line_above) if self._line_above else headings
        unit = Unit(kind, block.line, block.last, headings, above, lines)
        self.units.append(unit)
        return unit

    def _prose(self, block: Block) -> None:
        self._add("prose", block, [(flat, 0) for flat in all_flats([block])])

    def _heading(self, block: Block) -> None:
        text = block.flat.plain(block.flat.text)
        level: float = block.level
        if block.is_html and self.has_headings:  # a banner, or the text of a picture, mostly
            self._add("heading", block, [(block.flat, 0)])
            return
        if self._is_year_of_topic(text, block.level):
            level += _BELOW
        self._headings = {of: said for of, said in self._headings.items() if of < level}
        self._line_above = ""
        self._add("heading", block, [(block.flat, 0)])
        is_title = not self._has_title and level == 1
        self._has_title = True
        if not is_title and text:
            self._headings[level] = text

    def _is_year_of_topic(self, text: str, level: int) -> bool:
        """Return whether a heading is a year below a topic that is written with as many signs.

        Such as "## Compression" and, with nothing between, "## 2024", and then "## 2023": as
        headings of one level the years would part the papers from their topic.
        """
        above = self._headings.get(level)
        if above is None or not _YEAR_ALONE.fullmatch(text) or _YEAR_ALONE.fullmatch(above):
            return False
        return level + _BELOW in self._headings or self.units[-1].kind == "heading"

    def _headed(self, heading: Block, body: Sequence[Block]) -> None:
        """Make a heading and what stands below it one unit."""
        self._headings = {of: said for of, said in self._headings.items() if of < heading.level}
        unit = self._add("headed", heading, _lines(heading.flat, 0))
        for block in body:
            # What unfolds below "Abstract" is the abstract: as a note it filled the page.
            said = _unfolded(block) if block.kind == "folded" else all_flats([block])
            for flat in said if block.kind != "code" else ():
                unit.lines += _lines(flat, 1)
            unit.last = max(unit.last, block.last)

    def _before(self) -> Unit | None:
        """Return the unit that what comes now may describe."""
        last = self.units[-1] if self.units else None
        return last if last and last.kind in ("paragraph", "item", "headed") else None

    def _paragraph(self, block: Block, following: Block | None) -> int:
        """Take a paragraph; gives how many blocks behind it were taken with it."""
        flat, before = block.flat, self._before()
        if self._is_line_above(flat, following):
            self._line_above = flat.plain(flat.text).strip(" :：*_")
            self._add("heading", block, [(flat, 0)])
            return 0
        is_said = self.is_explained and speaks(flat) == "note" and not flat.links()
        if before and before.kind == "paragraph" and is_said and before.last + 2 >= block.line:
            before.lines += _lines(flat, 1)
            before.last = block.last
            return 0
        if before and speaks(flat) == "attribute" and _adds(flat):
            before.lines += _lines(flat, 1)
            before.last = block.last
            is_list = following is not None and following.kind == "list"
            if following and is_list and before.kind == "paragraph" and is_about(flat, following):
                for item in following.inside:
                    for one in all_flats([item]):
                        before.lines += _lines(one, 1)
                before.last = following.last
                return 1
            return 0
        unit = None
        found = list(entries_of(flat))
        for offset, one in found:
            unit = self._add("paragraph", block, _lines(one, 0))
            if len(found) > 1:
                unit.line = unit.last = block.line + offset
        if unit:
            unit.last = block.last
        if unit and following and following.kind == "list" and is_about(flat, following):
            for item in following.inside:
                for one in all_flats([item]):
                    unit.lines += _lines(one, 1)
            unit.last = following.last
            return 1
        return 0

    def _is_line_above(self, flat: Flat, following: Block | None) -> bool:
        """Return whether a styled line is a heading in all but its marks: ``***2020:***``."""
        text = flat.text.strip().strip(" :：")
        is_styled = text[:1] in SPANS and text[-1:] in SPANS and SOFT not in text
        shown = flat.plain(text)
        if following is None or flat.leads_out or len(shown.split()) > 8:
            return False
        if not (is_styled and BREAK not in text) and not re.fullmatch(r"\W*(19|20)\d\d\W*", shown):
            return False
        if find(shown).year and len(shown.split()) <= 4:
            return following.kind == "list" or speaks(following.flat) != "attribute"
        if following.kind == "list":
            said = [speaks(first_flat(item)) for item in following.inside]
            return said.count("attribute") < max(1, len(said) / 2)
        return following.kind == "table" or speaks(following.flat) == "entry"

    def _quote(self, block: Block) -> None:
        before = self._before()
        flats = list(all_flats([block]))
        has_entry = any(speaks(flat) == "entry" for flat in flats)
        if before and not has_entry and before.last + 2 >= block.line:
            for flat in flats:
                before.lines += _lines(flat, 1)
            before.last = block.last
        else:
            self.blocks(block.inside)

    def _folded(self, block: Block) -> None:
        """Take what a reader unfolds: a note on an entry, an entry, or many below a topic."""
        shown, before = block.flat.plain(block.flat.text), self._before()
        inner = Block("document", block.line, block.last, inside=block.inside)
        flats = list(all_flats(one for one in block.inside if one.kind != "code"))
        many = sum(speaks(flat) == "entry" for flat in flats) > 1 or any(
            one.kind in ("table", "heading") for one in block.inside
        )
        # Where others fold a topic each, the one with a single work does so too.
        is_topic = self._folds_topics and block.inside and block.inside[0].kind == "list"
        self._folds_topics = self._folds_topics or many
        if many or is_dated(shown) or (is_topic and role_of(shown) is Role.OTHER):
            above, self._line_above = self._line_above, shown
            self._add("heading", block, [(block.flat, 0)]).last = block.line
            self.blocks(inner.inside)
            self._line_above = above
        elif before and (len(shown.split()) < 3 or role_of(shown) is not Role.OTHER):
            if before.kind != "prose" and role_of(shown) is not Role.CITATIONS:
                before.lines += [line for flat in _unfolded(block) for line in _lines(flat, 1)]
            before.last = block.last
        else:
            unit = self._add("item", block, _lines(block.flat, 0))
            for flat in flats:
                unit.lines += _lines(flat, 1)

    def _list(self, block: Block) -> None:
        if is_labelled(block):
            unit = self._add("item", block, [])
            for item in block.inside:
                for flat in all_flats([item]):
                    unit.lines += _lines(flat, 0)
            return
        for item in block.inside:
            if item.kind == "item":
                self._item(item)
            else:
                self.blocks([item])

    def _item(self, item: Block) -> None:
        """Take an item; what stands below it describes it or is entries of its own."""
        inside = item.inside
        while (
            inside and inside[0].kind == "quote"
        ):  # "- > Bees That Count", set apart only to the eye
            inside = [*inside[0].inside, *inside[1:]]
        own = [block for block in inside[:1] if block.kind == "paragraph"]
        rest = inside[len(own) :]
        below = [sub for block in rest if block.kind == "list" for sub in block.inside]
        if not own:
            self.blocks(rest)
            return
        flat = own[0].flat
        if (
            len(below) == 1
            and (speaks(flat) == "attribute" or cited(flat.plain(flat.text)))
            and speaks(first_flat(below[0])) == "entry"
        ):
            # "Ann Keeper (2020)", and below it the title with its link
            unit = self._add("item", item, [(one, 0) for one in all_flats(below)])
            unit.lines += _lines(flat, 1)
            return
        if below and not describe(flat, below):
            above, self._line_above = self._line_above, flat.plain(flat.text)
            if speaks(flat) == "entry":
                self._line_above = above
                self._add("item", own[0], _lines(flat, 0))
            else:
                self._add("prose", own[0], [(flat, 0)])
            self.blocks(rest)
            self._line_above = above
            return
        unit = self._add("item", item, _lines(flat, 0))
        for block in rest:
            if block.kind in ("code", "table"):
                continue
            depth = 0 if block.kind == "paragraph" else 1
            for one in _unfolded(block) if block.kind == "folded" else all_flats([block]):
                unit.lines += _lines(one, depth)

    def _table(self, block: Block) -> None:
        rows = [row for row in block.inside if row.kind == "row" and row.inside]
        if not rows:
            self.blocks([inner for inner in block.inside if inner.kind != "row"])
            return
        heads, rows = heads_of(rows)
        settled = settled_roles(heads, rows, self._columns)
        for row in rows:
            unit = self._add("row", row, [])
            unit.columns = tuple(zip(heads, settled, strict=False))
            for at, cell in enumerate(row.inside):
                head = heads[at] if at < len(heads) else ""
                role = settled[at] if at < len(settled) else Role.OTHER
                if role is Role.TITLE:
                    for flat in all_flats([cell]):
                        unit.lines += _lines(flat, 0)
                else:
                    unit.cells.append(Cell(head, role, flat_of(cell)))
            if not unit.lines and not any(role is Role.TITLE for role in settled):
                unit.lines = [line for cell in unit.cells for line in _lines(cell.flat, 0)]
                unit.cells = []


def _unfolded(block: Block) -> list[Flat]:
    """Return what is unfolded below a summary, with the summary as the label of its first line."""
    flats = list(all_flats(one for one in block.inside if one.kind != "code"))
    label = Flat(f"{block.flat.plain(block.flat.text)}: ")
    if flats:
        label.extend(flats[0], "")
    return [label, *flats[1:]]


def _lines(flat: Flat, depth: int) -> list[tuple[Flat, int]]:
    return [(flat, depth)] if flat.text.strip() else []


def _adds(flat: Flat) -> bool:
    """Return whether an attribute adds anything: an address of the web, names, a label."""
    only_inside = bool(flat.links()) and not flat.leads_out
    return not only_inside


def split_pieces(unit: Unit) -> None:
    """Take the lines of a unit apart into its pieces."""
    unit.pieces = pieces(unit.lines)
