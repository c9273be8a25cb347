"""What the blocks below a line say of it: that they describe it, or are entries of their own."""

from collections.abc import Sequence
from itertools import pairwise

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.blocks import Block, all_flats, flat_of
from awesomequant.intake.grammar.inline import PRIVATE, SPANS, Flat
from awesomequant.intake.grammar.lines import may_be_title, speaks
from awesomequant.intake.grammar.venues import find


def first_flat(block: Block) -> Flat:
    """Return the first text that stands in a block, an empty one where none does."""
    return next(all_flats([block]), Flat())


def is_labelled(block: Block) -> bool:
    """Return whether a list is one entry, a field an item: ``- Title: …``, ``- Authors: …``."""
    shown = [flat.plain(flat.text) for flat in map(first_flat, block.inside)]
    roles = [role_of(text.partition(":")[0]) for text in shown if ":" in text[:40]]
    is_one = roles[:1] == [Role.TITLE] and roles.count(Role.TITLE) == 1
    return is_one and len(roles) > 1 and len(roles) == len(shown)


def is_about(title: Flat, below: Block) -> bool:
    """Return whether a list below a paragraph describes the work that the paragraph names."""
    if not may_be_title(title) or not below.inside:
        return False
    flats = [first_flat(item) for item in below.inside]
    said = [speaks(flat) for flat in flats]
    deeper = [flat for item in below.inside for flat in list(all_flats([item]))[1:]]
    if said.count("entry") * 3 > len(said) or any(speaks(flat) == "entry" for flat in deeper):
        return False
    text = title.plain(PRIVATE.sub(" ", title.text))
    alone = speaks(title) == "entry" and len(text.split()) <= 4
    return alone or "attribute" in said


def describe(own: Flat, below: Sequence[Block]) -> bool:
    """Return whether the items below an item describe it."""
    said = [speaks(first_flat(item)) for item in below]
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
    shown = [flat.plain(flat.text) for flat in map(first_flat, below)]
    dated = sum(len(text.split()) < 25 and bool(find(text).year) for text in shown)
    return dated * 2 < count and len(own.plain(own.text).split()) > 4


def are_explained(blocks: Sequence[Block]) -> bool:
    """Return whether the paragraphs that are entries have one below that says what they are."""
    said = [speaks(block.flat) if block.kind == "paragraph" else "" for block in blocks]
    behind = [two for one, two in pairwise(said) if one == "entry"]
    return behind.count("note") >= _SEVERAL and behind.count("note") * 5 >= len(behind) * 3


_SEVERAL = 3


def labelled_lines(block: Block) -> Block:
    """Return a table of names and values, which describes one work, as the lines that it is."""
    rows = [row.inside for row in block.inside if row.kind == "row"]
    if block.kind != "table" or not rows or any(len(row) != _NAME_AND_VALUE for row in rows):
        return block
    told = [(_shown(name).rstrip(" :："), flat_of(value)) for name, value in rows]
    told = [(name, value) for name, value in told if name or value.text.strip()]
    known = [name for name, _ in told if role_of(name) is not Role.OTHER]
    is_one = len(known) > 1 and len(known) * 2 > len(told) and len(set(known)) == len(known)
    if not is_one or role_of(told[0][0]) in (Role.ROW, Role.OTHER) or _names_columns(told):
        return block
    lines = []
    for name, value in told:
        flat = Flat(f"{name}: ")
        flat.extend(value, "")
        item = Block("item", block.line, block.last)
        item.inside = [Block("paragraph", block.line, block.last, flat)]
        lines.append(item)
    return Block("list", block.line, block.last, inside=lines)


_NAME_AND_VALUE = 2


def _names_columns(told: Sequence[tuple[str, Flat]]) -> bool:
    """Return whether the first row names columns: "Title | Authors" is no name with its value."""
    return role_of(told[0][1].plain(told[0][1].text)) is not Role.OTHER


def _shown(block: Block) -> str:
    flat = flat_of(block)
    return flat.plain(flat.text)
