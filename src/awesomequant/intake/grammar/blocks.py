"""The blocks of a document, whatever it is written in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from awesomequant.intake.grammar.inline import BREAK, Flat

DEEPEST = 60
"""No page nests deeper; what does is read as if it stood there."""


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
