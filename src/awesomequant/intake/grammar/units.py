"""From the blocks of a document to its units: the items, paragraphs, rows that may be entries.

A container is only a container: whether a list below a line describes it or lists works of its own,
whether a heading is a topic or a title, is asked of what stands in it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.document import (
    BREAK,
    SOFT,
    SPANS,
    Block,
    Cell,
    Flat,
    Unit,
    all_flats,
    flat_of,
)
from awesomequant.intake.grammar.headings import (
    end_of_section,
    headed_levels,
    is_dated,
    is_headed,
    with_labels,
)
from awesomequant.intake.grammar.lines import (
    columns_of_entries,
    describe,
    entries_in,
    entries_of,
    first_flat,
    heads_of,
    is_about,
    is_labelled,
    labelled_lines,
    settled_roles,
    speaks,
)
from awesomequant.intake.grammar.paragraphs import (
    are_explained,
    are_quoted,
    is_reference,
    opening,
    usual_openings,
)
from awesomequant.intake.grammar.people import cited
from awesomequant.intake.grammar.venues import find, of_page

_FEW_OF_HTML = 3
_YEAR_ALONE = re.compile(r"\W*(?:19|20)\d\d\W*")
_BELOW = 0.5  # between two levels


def units(blocks: Sequence[Block], columns: Mapping[str, Role]) -> list[Unit]:
    """Return the units of a document in order, headings and prose among them.

    The document's title, a first heading of the first level, is no heading above, but where it says
    of which meeting all its papers are: "SIGGRAPH 2019 papers on the web".  ``columns``
    are the roles that a person states for heads of tables.
    """
    blocks = with_labels([labelled_lines(block) for block in blocks])
    walk = _Walk(blocks, columns)
    walk.blocks(blocks)
    return walk.units


class _Walk:
    """The walk through a document: the headings above, and what was learnt on the way."""

    def __init__(self, document: Sequence[Block], columns: Mapping[str, Role]) -> None:
        self.units: list[Unit] = []
        self._columns = columns
        self._headings: dict[float, str] = {}
        self._line_above = ""
        self._page = ""
        self._has_title = False
        self._folds_topics = False
        self._headed = headed_levels(document)
        self._is_explained = are_explained(document)
        self._openings = usual_openings(document)
        self._is_quoted = are_quoted(document)
        heads = [block.is_html for block in document if block.kind == "heading"]
        below = heads[heads.index(False) :] if False in heads else []
        # One or two are a banner; who writes more below a "#" heading has his sections so.
        self._has_headings = bool(below) and sum(below) < _FEW_OF_HTML

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Go through blocks of one level."""
        done = 0
        for at, block in enumerate(blocks):
            if at < done:
                continue
            if block.kind == "heading":
                end = end_of_section(blocks, at)
                body = blocks[at + 1 : end]
                if block.level not in self._headed or not is_headed(block, body):
                    self._heading(block)
                    continue
                # The heading and what stands below it are one unit.
                self._end_headings(block.level)
                unit, done = self._add("headed", block, [block.flat]), end
                for one in body:
                    # What unfolds below "Abstract" is the abstract: as a note it filled the page.
                    said = _unfolded(one) if one.kind == "folded" else all_flats([one])
                    unit.add(said if one.kind != "code" else (), max(unit.last, one.last))
            elif block.kind == "paragraph":
                following = blocks[at + 1] if at + 1 < len(blocks) else None
                done = at + 1 + self._paragraph(block, following)
            elif block.kind == "list" and is_labelled(block):
                self._add("item", block, all_flats(block.inside))
            elif block.kind == "list":
                for item in block.inside:
                    if item.kind == "item":
                        self._item(item)
                    else:
                        self.blocks([item])
            elif block.kind == "table":
                self._table(block)
            elif block.kind == "folded":
                self._folded(block)
            elif block.kind in ("quote", "item", "row", "cell"):
                before, flats = self._before(), list(all_flats([block]))
                has_entry = any(speaks(flat) == "entry" for flat in flats)
                is_about = block.kind != "quote" or self._is_quoted
                if before and is_about and not has_entry and before.last + 2 >= block.line:
                    before.add(flats, block.last)
                else:
                    self.blocks(block.inside)
            else:
                self._add("prose", block, all_flats([block]))

    def _add(self, kind: str, block: Block, flats: Iterable[Flat]) -> Unit:
        headings = tuple(text for _, text in sorted(self._headings.items()))
        # Of the sentences that introduce the page none is of the meeting.
        page = self._page if headings or kind != "paragraph" else ""
        above = tuple(filter(None, (page, *headings, self._line_above)))
        lines = [(flat, 0) for flat in flats if flat.text.strip()]
        unit = Unit(kind, block.line, block.last, headings, above, lines)
        self.units.append(unit)
        return unit

    def _heading(self, block: Block) -> None:
        text = block.flat.shown
        if block.is_html and self._has_headings:  # a banner, or the text of a picture, mostly
            self._add("heading", block, [block.flat])
            return
        level: float = block.level
        above = self._headings.get(level)
        # "## Compression" and, with nothing between, "## 2024", and then "## 2023": as headings of
        # one level the years would part the papers from their topic.
        if (
            above is not None
            and _YEAR_ALONE.fullmatch(text)
            and not _YEAR_ALONE.fullmatch(above)
            and (level + _BELOW in self._headings or self.units[-1].kind == "heading")
        ):
            level += _BELOW
        self._end_headings(level)
        self._line_above = ""
        self._add("heading", block, [block.flat])
        is_title = not self._has_title and level == 1
        self._has_title = True
        if is_title:
            self._page = of_page(text)
        elif text:
            self._headings[level] = text

    def _end_headings(self, level: float) -> None:
        self._headings = {of: said for of, said in self._headings.items() if of < level}

    def _before(self) -> Unit | None:
        """Return the unit that what comes now may describe."""
        last = self.units[-1] if self.units else None
        return last if last and last.kind in ("paragraph", "item", "headed") else None

    def _paragraph(self, block: Block, following: Block | None) -> int:
        """Take a paragraph; gives how many blocks behind it were taken with it."""
        flat, before = block.flat, self._before()
        if self._is_line_above(flat, following):
            self._line_above = flat.shown.strip(" :：*_")
            self._add("heading", block, [flat])
            return 0
        is_said = self._is_explained and speaks(flat) == "note" and not flat.links()
        is_said = is_said and not is_reference(flat)
        if before and before.kind == "paragraph" and is_said and before.last + 2 >= block.line:
            before.add([flat], block.last)
            return 0
        # An attribute adds an address of the web, names or a label; "[back to top](#top)" does not.
        adds = flat.leads_out or not flat.links()
        unit: Unit | None = None
        adds = adds and opening(flat) not in self._openings
        if before and speaks(flat) == "attribute" and adds:
            before.add([flat], block.last)
            unit = before if before.kind == "paragraph" else None
        else:
            found = list(entries_of(flat))
            for offset, one in found:
                unit = self._add("paragraph", block, [one])
                if len(found) > 1:
                    unit.line = unit.last = min(block.line + offset, block.last)
            if unit:
                unit.last = block.last
        is_list = following is not None and following.kind == "list"
        if unit and following and is_list and is_about(flat, following):
            unit.add(all_flats(following.inside), following.last)
            return 1
        return 0

    def _is_line_above(self, flat: Flat, following: Block | None) -> bool:
        """Return whether a styled line is a heading in all but its marks: ``***2020:***``."""
        if following is None or flat.leads_out:
            return False
        text = flat.text.strip().strip(" :：")
        is_styled = text[:1] in SPANS and text[-1:] in SPANS and SOFT not in text
        shown = flat.plain(text)
        if len(shown.split()) > 8:
            return False
        if not (is_styled and BREAK not in text) and not re.fullmatch(r"\W*(19|20)\d\d\W*", shown):
            return False
        if find(shown).year and len(shown.split()) <= 4:
            return following.kind == "list" or speaks(following.flat) != "attribute"
        if following.kind == "list":
            said = [speaks(first_flat(item)) for item in following.inside]
            return said.count("attribute") < max(1, len(said) / 2)
        return following.kind == "table" or speaks(following.flat) == "entry"

    def _folded(self, block: Block) -> None:
        """Take what a reader unfolds: a note on an entry, an entry, or many below a topic."""
        shown, before = block.flat.shown, self._before()
        flats = list(all_flats(one for one in block.inside if one.kind != "code"))
        many = sum(speaks(flat) == "entry" for flat in flats) > 1 or any(
            one.kind in ("table", "heading") for one in block.inside
        )
        # Where others fold a topic each, the one with a single work does so too.
        is_topic = self._folds_topics and block.inside and block.inside[0].kind == "list"
        self._folds_topics = self._folds_topics or many
        if many or is_dated(shown) or (is_topic and role_of(shown) is Role.OTHER):
            above, self._line_above = self._line_above, shown
            self._add("heading", block, [block.flat]).last = block.line
            self.blocks(block.inside)
            self._line_above = above
        elif before and (len(shown.split()) < 3 or role_of(shown) is not Role.OTHER):
            is_kept = role_of(shown) is not Role.CITATIONS
            before.add(_unfolded(block) if is_kept else (), block.last)
        else:
            unit = self._add("item", block, [block.flat])
            unit.add(flats, unit.last)

    def _item(self, item: Block) -> None:
        """Take an item; what stands below it describes it or is entries of its own."""
        inside = item.inside
        # "- > Bees That Count" is set apart for the eye alone.
        while inside and inside[0].kind == "quote":
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
            and (speaks(flat) == "attribute" or cited(flat.shown))
            and speaks(first_flat(below[0])) == "entry"
        ):
            # "Ann Keeper (2020)", and below it the title with its link
            self._add("item", item, all_flats(below)).add([flat], item.last)
        elif below and not describe(flat, below):
            above = self._line_above
            if speaks(flat) == "entry":
                self._add("item", own[0], [flat])
            else:
                self._line_above = flat.shown
                self._add("prose", own[0], [flat])
            self.blocks(rest)
            self._line_above = above
        else:
            unit = self._add("item", item, [flat])
            for block in rest:
                if block.kind not in ("code", "table"):
                    said = _unfolded(block) if block.kind == "folded" else all_flats([block])
                    unit.add(said, unit.last, depth=int(block.kind != "paragraph"))

    def _table(self, block: Block) -> None:
        rows = [row for row in block.inside if row.kind == "row" and row.inside]
        if not rows:
            self.blocks([inner for inner in block.inside if inner.kind != "row"])
            return
        heads, rows = heads_of(rows)
        settled = settled_roles(heads, rows, self._columns)
        listing = columns_of_entries(rows)
        title: Block | None = None
        before: list[Block] = []
        for row in rows:
            if listing:
                # A row of a timetable: its readings are entries, its date and topic are not theirs.
                others = (cell for at, cell in enumerate(row.inside) if at not in listing)
                self._add("prose", row, all_flats(others))
                for cell in (row.inside[at] for at in sorted(listing) if at < len(row.inside)):
                    self.blocks(cell.inside)
                    # A cell of a Markdown table holds lines and no blocks.
                    for entry in () if cell.inside else entries_in(cell):
                        self._add("item", row, [entry])
                continue
            told = zip(settled, row.inside, strict=False)
            titled = next((cell for role, cell in told if role is Role.TITLE), None)
            if titled is None or titled is not title:
                unit, before = self._add("row", row, []), []
                unit.columns = tuple(zip(heads, settled, strict=False))
            # Where the cell of the title goes over several rows, these say more of one work.
            title, unit.last = titled, row.last
            for at, cell in enumerate(row.inside):
                head = heads[at] if at < len(heads) else ""
                role = settled[at] if at < len(settled) else Role.OTHER
                if any(cell is one for one in before):
                    continue
                if role is Role.TITLE:
                    unit.add(all_flats([cell]), unit.last, depth=0)
                else:
                    unit.cells.append(Cell(head, role, flat_of(cell)))
            before = row.inside
            if not unit.lines and not any(role is Role.TITLE for role in settled):
                unit.add((cell.flat for cell in unit.cells), unit.last, depth=0)
                unit.cells = []


def _unfolded(block: Block) -> list[Flat]:
    """Return what is unfolded below a summary, with the summary as the label of its first line."""
    flats = list(all_flats(one for one in block.inside if one.kind != "code"))
    label = Flat(f"{block.flat.shown.rstrip(' :：')}: ")
    if flats:
        label.extend(flats[0], "")
    return [label, *flats[1:]]
