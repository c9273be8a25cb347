"""Read a whole Markdown list: every line is an entry, a heading, counted prose, or a finding."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from awesomequant.identifiers import BadIdentifier, UnsafeAddress, identify
from awesomequant.importers.markdown.blocks import Block, blocks
from awesomequant.importers.markdown.entry import is_entry, read_entry, year_of
from awesomequant.models import Draft
from awesomequant.problems import Level, Place, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source came to: its entries, what was noticed, how much of it is something else."""

    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    prose: dict[tuple[str, ...], int] = field(default_factory=dict)


def read(source: str, file: str) -> Reading:
    """Give the entries of the Markdown text ``source``; ``file`` is the name that places bear."""
    reading = Reading()
    for block in blocks(source):
        if block.kind == "heading":
            continue
        if not is_entry(block):
            reading.prose[block.headings] = reading.prose.get(block.headings, 0) + 1
        elif year_of(block) is None:
            message = "no heading above it names a year, so it is no paper of the list"
            reading.problems.append(_problem(file, block, message))
        else:
            said: list[str] = []
            draft = read_entry(block, file, said.append)
            reading.drafts.append(draft)
            said.extend(_doubts(draft))
            reading.problems.extend(_problem(file, block, message) for message in said)
    return reading


def _problem(file: str, block: Block, message: str) -> Problem:
    return Problem(Place(file, block.line), "import", message, level=Level.WARNING)


def _doubts(draft: Draft) -> Iterator[str]:
    """Yield what the address of a paper tells against its entry."""
    if not draft.title:
        yield "it has no title"
    try:
        found = identify(draft.url) if draft.url else None
    except (BadIdentifier, UnsafeAddress) as error:
        yield f"its link cannot be read: {error}"
        return
    if found and found.part == "supplement":
        yield "it links the supplement, not the paper"
    workshop = f"{draft.venue}W"
    if found and found.scheme == "cvf" and f"_{workshop}_" in found.id:
        yield f"it names {draft.venue}, but its link leads to {workshop}"
