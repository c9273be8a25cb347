"""What the blocks below a line say of it: that they describe it, or are entries of their own."""

from collections.abc import Sequence

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.blocks import Block, all_flats
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
