"""From the blocks of a document to its units: the items, paragraphs, rows that may be entries.

A container is only a container: whether a list below a line describes it or lists works of its own,
whether a heading is a topic or a title, is asked of what stands in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from awesomequant.intake.columns import Role, role_of, roles_of
from awesomequant.intake.formats.markdown.blocks import Block, all_flats, flat_of
from awesomequant.intake.formats.markdown.inline import (
    BOLD,
    BREAK,
    EM,
    PRIVATE,
    SOFT,
    SPANS,
    Flat,
    Link,
)
from awesomequant.intake.formats.markdown.names import find, people_strength
from awesomequant.intake.formats.markdown.pieces import Piece, is_label_line, pieces
from awesomequant.intake.formats.markdown.senses import piece_sense
from awesomequant.intake.formats.markdown.words import is_generic, is_paper, is_paper_address
from awesomequant.library.settings import OwnField

Answers = dict[str, str | list[str]]
"""Answers to a list's own fields, as its README.md writes them: ``[Bits: 2, 4]``."""


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


# What a line says by itself: that it is an entry, that it describes one, or something else.


def speaks(flat: Flat) -> str:
    """Return whether a text is an "entry" by itself, an "attribute" of one, or only a "note"."""
    if not flat.speaks:
        flat.speaks = _speaks(flat)
    return flat.speaks


_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_NUMBERED = re.compile(rf"[\s{SPANS}]*\[\d{{1,4}}\][\s{SPANS}]*\w")
_TELLING = frozenset(("people", "venue", "date", "link", "keyed", "badge", "tag"))


def _speaks(flat: Flat) -> str:
    links = [link for link in flat.links() if not link.image]
    if is_label_line(flat):
        label = flat.plain(flat.text).replace("：", ":").partition(":")[0]
        return "entry" if role_of(label) is Role.TITLE else "attribute"
    if any(_is_titled(link) for link in links) or _is_name_alone(flat, links):
        return "entry"
    found = pieces([(flat, 0)])
    told = [(piece, *part) for piece in found for part in piece_sense(piece).roles]
    notes = [text for _, role, text in told if role == "note"]
    names = [text for piece, role, text in told if role == "weak-people" and piece.form != "em"]
    count = sum(_size(text) for text in (*notes, *names))
    # "Swarms that learn [paper]" is an entry of three words, "full text here" a label.
    most = 2 if any(is_paper(link) for link in links) else 3
    is_short = count <= most and bool(links or flat.marks)
    # A quotation is a title, and so is what follows a number: "[4] Haddad. “GRAINS”. arXiv, 2024."
    if flat.leads_out and (_NUMBERED.match(flat.text) or any(one.form == "quote" for one in found)):
        return "entry"
    if not (notes or names) or is_short:
        is_telling = any(role in _TELLING or role == "weak-people" for _, role, _ in told)
        return "attribute" if is_telling or is_short else "note"
    if any(is_paper(link) for link in links) and count <= 60:
        return "entry"
    first = next((one for one in found if any(map(str.isalnum, one.text))), None)
    stands_out = first is not None and first.form in ("bold", "quote")
    return "entry" if flat.leads_out and stands_out and count <= 40 else "note"


def _size(text: str) -> int:
    """Return how many words a text has; Chinese, Japanese and Korean have no blanks, or few."""
    return max(len(text.split()), len(_EAST_ASIAN.findall(text)) // 2)


def _is_name_alone(flat: Flat, links: Sequence[Link]) -> bool:
    """Return whether a text is one link to a paper under its short name: ``[FlashBin](…)``."""
    if len(links) != 1 or flat.plain(PRIVATE.sub(" ", flat.text)):
        return False
    label = links[0].label
    is_told = is_generic(label) or bool(find(label).year) or bool(re.fullmatch("[A-Z]{2,5}", label))
    return not is_told and (is_paper_address(links[0].url) or flat.text.strip()[:1] in SPANS)


def _is_titled(link: Link) -> bool:
    count = _size(link.label)
    if is_generic(link.label) or count < 2 or link.url.startswith("#"):
        return False
    if find(link.label).year and count <= 4:
        return False
    if is_paper_address(link.url):
        return True
    return count > 2 and not people_strength(link.label)


def may_be_title(flat: Flat) -> bool:
    """Return whether a text begins with what may be a title, and not with a list's introduction."""
    first = flat.text.partition(BREAK)[0].partition(SOFT)[0]
    count = len(flat.plain(first).split())
    stands_out = BOLD in first or EM in first or bool(flat.links(first)) or count >= 5
    return 1 <= count <= 60 and stands_out and not first.rstrip(SPANS + " ").endswith((":", "："))


def entries_of(flat: Flat) -> Iterator[tuple[int, Flat]]:
    """Yield the entries that share a paragraph, each with the offset of its line."""
    lines = re.split(f"[{SOFT}{BREAK}]", flat.text)
    starts = [at for at, line in enumerate(lines) if _begins_entry(flat, line)]
    if len(starts) < 2 or starts[0] != 0:
        yield 0, flat
        return
    for start, end in pairwise([*starts, len(lines)]):
        yield start, Flat(SOFT.join(lines[start:end]), flat.marks)


_LEAD = re.compile(r"^[\s|*•·+>-]*(?:\(?\[?\d{1,4}[\]).]{1,2}\s*)?")


def _begins_entry(flat: Flat, line: str) -> bool:
    text = _LEAD.sub("", line)
    one = Flat(text, flat.marks)
    if speaks(one) != "entry":
        return False
    mark = flat.marks.get(text.lstrip(SPANS)[:1])
    is_link = isinstance(mark, Link) and not mark.image and len(mark.label.split()) > 2
    is_led = text.startswith(("[", "【", "(")) or text[:1] in SPANS
    return is_link or (is_led and bool(flat.links(text)))


# The walk through a document.


def units(blocks: Sequence[Block], columns: Mapping[str, str]) -> list[Unit]:
    """Return the units of a document in order, headings and prose among them.

    The document's title, a first heading of the first level, is no heading above.  ``columns``
    are the roles that a person states for heads of tables.
    """
    walk = _Walk(columns)
    walk.headed = _headed_levels(blocks)
    walk.has_headings = any(block.kind == "heading" and not block.is_html for block in blocks)
    walk.blocks(blocks)
    return walk.units


class _Walk:
    def __init__(self, columns: Mapping[str, str]) -> None:
        self.units: list[Unit] = []
        self.headed: frozenset[int] = frozenset()
        self._columns = columns
        self._headings: dict[int, str] = {}
        self._line_above = ""
        self._has_title = False
        self.has_headings = False

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Go through blocks of one level."""
        done = 0
        for at, block in enumerate(blocks):
            if at < done:
                continue
            if block.kind == "heading":
                end = _end_of_section(blocks, at)
                if block.level in self.headed and _is_headed(block, blocks[at + 1 : end]):
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
        level = block.level
        if block.is_html and self.has_headings:  # a banner, or the text of a picture, mostly
            self._add("heading", block, [(block.flat, 0)])
            return
        self._headings = {of: said for of, said in self._headings.items() if of < level}
        self._line_above = ""
        self._add("heading", block, [(block.flat, 0)])
        is_title = not self._has_title and level == 1
        self._has_title = True
        if not is_title and text:
            self._headings[level] = text

    def _headed(self, heading: Block, body: Sequence[Block]) -> None:
        """Make a heading and what stands below it one unit."""
        self._headings = {of: said for of, said in self._headings.items() if of < heading.level}
        unit = self._add("headed", heading, _lines(heading.flat, 0))
        for block in body:
            for flat in all_flats([block]) if block.kind != "code" else ():
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
            self._add("heading", block, [(block.flat, 0)])
            return 0
        if before and speaks(flat) == "attribute" and _adds(flat):
            before.lines += _lines(flat, 1)
            before.last = block.last
            return 0
        if self._is_line_above(flat, following):
            self._line_above = flat.plain(flat.text).strip(" :：*_")
            self._add("heading", block, [(flat, 0)])
            return 0
        unit = None
        found = list(entries_of(flat))
        for offset, one in found:
            unit = self._add("paragraph", block, _lines(one, 0))
            if len(found) > 1:
                unit.line = unit.last = block.line + offset
        if unit:
            unit.last = block.last
        if unit and following and following.kind == "list" and _is_about(flat, following):
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
            said = [speaks(_first_flat(item)) for item in following.inside]
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
        if many or _is_dated(shown):
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
        if _is_labelled(block):
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
        own = [block for block in item.inside[:1] if block.kind == "paragraph"]
        rest = item.inside[len(own) :]
        below = [sub for block in rest if block.kind == "list" for sub in block.inside]
        if not own:
            self.blocks(rest)
            return
        flat = own[0].flat
        if below and not _describe(flat, below):
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
        heads, rows = _heads(rows)
        settled = _settle(heads, rows, self._columns)
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


def _is_labelled(block: Block) -> bool:
    """Return whether a list is one entry, a field an item: ``- Title: …``, ``- Authors: …``."""
    shown = [flat.plain(flat.text) for flat in map(_first_flat, block.inside)]
    roles = [role_of(text.partition(":")[0]) for text in shown if ":" in text[:40]]
    return len(roles) > 1 and roles[0] is Role.TITLE and len(roles) == len(shown)


def _lines(flat: Flat, depth: int) -> list[tuple[Flat, int]]:
    return [(flat, depth)] if flat.text.strip() else []


def _first_flat(block: Block) -> Flat:
    return next(all_flats([block]), Flat())


def _adds(flat: Flat) -> bool:
    """Return whether an attribute adds anything: an address of the web, names, a label."""
    only_inside = bool(flat.links()) and not flat.leads_out
    return not only_inside


def _is_about(title: Flat, below: Block) -> bool:
    """Return whether a list below a paragraph describes the work that the paragraph names."""
    if not may_be_title(title) or not below.inside:
        return False
    flats = [_first_flat(item) for item in below.inside]
    said = [speaks(flat) for flat in flats]
    if said.count("entry") * 3 > len(said):
        return False
    text = title.plain(PRIVATE.sub(" ", title.text))
    alone = speaks(title) == "entry" and len(text.split()) <= 4
    return alone or "attribute" in said


def _describe(own: Flat, below: Sequence[Block]) -> bool:
    """Return whether the items below an item describe it."""
    said = [speaks(_first_flat(item)) for item in below]
    entries, count = said.count("entry"), len(said)
    if own.text.rstrip(SPANS + " ").endswith((":", "：")) and not own.leads_out:
        return False
    if speaks(own) == "entry":
        return entries * 2 < count or (count < 3 and entries < 2)
    if entries * 2 >= count:
        return False
    if "attribute" in said:
        return True
    # Neither side has links: a short line above titles with their years is a topic.
    shown = [flat.plain(flat.text) for flat in map(_first_flat, below)]
    dated = sum(len(text.split()) < 25 and bool(find(text).year) for text in shown)
    return dated * 2 < count and len(own.plain(own.text).split()) > 4


# Headings that are titles: "### A study of bees", with its people and links below.


def _end_of_section(blocks: Sequence[Block], at: int) -> int:
    """Return the index of the heading behind the one at ``at``."""
    return next(
        (end for end in range(at + 1, len(blocks)) if blocks[end].kind == "heading"), len(blocks)
    )


def _headed_levels(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the levels at which most headings are titles of works."""
    total: defaultdict[int, int] = defaultdict(int)
    headed: defaultdict[int, int] = defaultdict(int)
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        end = _end_of_section(blocks, at)
        is_leaf = end == len(blocks) or blocks[end].level <= block.level
        if is_leaf and end > at + 1:
            total[block.level] += 1
            headed[block.level] += _is_headed(block, blocks[at + 1 : end])
    return frozenset(
        level for level, count in headed.items() if count >= 2 and count * 2 > total[level]
    )


def _is_headed(heading: Block, body: Sequence[Block]) -> bool:
    """Return whether a section is one entry: a title, and below it what describes it."""
    shown = heading.flat.plain(heading.flat.text)
    if len(body) > 14 or any(block.kind == "table" for block in body):
        return False
    own = any(_is_titled(link) for link in heading.flat.links())
    if not own and (len(shown.split()) < 3 or shown.endswith(":") or _is_dated(shown)):
        return False
    flats = list(all_flats(block for block in body if block.kind != "code"))
    said = [speaks(flat) for flat in flats]
    if not said or said.count("entry") > (1 if own else max(1, len(said) // 3)):
        return False
    return own or ("attribute" in said and any(flat.leads_out for flat in flats))


def _is_dated(text: str) -> bool:
    return bool(find(text).year) and len(text.split()) <= 5


# Tables: which column holds what.


def _heads(rows: list[Block]) -> tuple[list[str], list[Block]]:
    """Return the heads of a table's columns, and its other rows."""
    first = [flat_of(cell) for cell in rows[0].inside]
    is_head = any(cell.level for cell in rows[0].inside)
    shown = [flat.plain(flat.text) for flat in first]
    if not is_head:
        # Without ``th`` the first row names columns where its texts are short and lead nowhere.
        known = sum(role_of(text) is not Role.OTHER for text in shown)
        is_short = all(not flat.links() and len(flat.text.split()) <= 3 for flat in first)
        is_head = len(first) > 1 and is_short and known > 0
    return (shown, rows[1:]) if is_head else ([], rows)


def _settle(heads: Sequence[str], rows: Sequence[Block], stated: Mapping[str, str]) -> list[Role]:
    """Return the role of each column: by a person's word, by its head, the title's by its texts."""
    width = max((len(row.inside) for row in rows), default=0)
    if not heads:
        return [Role.OTHER] * width if width != 1 else []
    texts = [
        [_text_of(row.inside[at]) for row in rows[:60] if at < len(row.inside)]
        for at in range(len(heads))
    ]
    roles = [found[0] if found else Role.OTHER for found in roles_of(heads, texts)]
    roles = [_stated(stated.get(head), role) for head, role in zip(heads, roles, strict=True)]
    if Role.TITLE in roles:
        first = roles.index(Role.TITLE)
        return [
            Role.OTHER if role is Role.TITLE and at != first else role
            for at, role in enumerate(roles)
        ]
    wordy = [at for at, role in enumerate(roles) if role in (Role.OTHER, Role.PAPER, Role.LINKS)]
    at = max(wordy, key=lambda at: _wordiness(texts[at]), default=None)
    if at is not None and _wordiness(texts[at]) >= 2:
        roles[at] = Role.TITLE
    return roles


def _stated(said: str | None, role: Role) -> Role:
    if said is None:
        return role
    known = {role.value: role for role in Role} | {"text": Role.NOTE}
    return known.get(said) or role_of(said)


def _text_of(cell: Block) -> str:
    flat = flat_of(cell)
    return flat.plain(flat.text)


def _wordiness(texts: Sequence[str]) -> int:
    """Return how many words a text of a column has at most in half of the rows."""
    counts = sorted(len(text.split()) for text in texts)
    return min(counts[len(counts) // 2], 40) if counts else 0


def split_pieces(unit: Unit) -> None:
    """Take the lines of a unit apart into its pieces."""
    unit.pieces = pieces(unit.lines)
