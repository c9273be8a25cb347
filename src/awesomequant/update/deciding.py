"""What a person answers to proposals, one by one: each answer is written before the next question.

*No* is remembered with what was proposed, in the list itself, so that neither a colleague nor next
week's run is asked again; something else may be proposed of the same field.  *Never* locks the
fields in the record.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from awesomequant.library.change import BEHIND, Change
from awesomequant.library.field_types import Line, Model, Prose
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.store.batch import write_all, writing
from awesomequant.store.canonical import entries
from awesomequant.store.edits import Edits
from awesomequant.store.project import DECLINED
from awesomequant.store.reader import Reader
from awesomequant.update.proposals import Held, Proposal, apply

_HEAD = (
    "# What was proposed and declined ('awesomequant update --apply'): not proposed again.\n"
    "# Delete a line to be asked once more.\n"
)


class Answer(StrEnum):
    """What may be answered."""

    YES = "y"
    NO = "n"
    EDIT = "e"
    NEVER = "v"
    QUIT = "q"


class _Declined(Model):
    """One line of the file: what was proposed for the fields of a record."""

    set: dict[Line, Prose]


def declined(root: Path) -> dict[str, Mapping[str, str]]:
    """Return what was declined, by the name of its proposal."""
    reader = Reader(root)
    found: dict[str, Mapping[str, str]] = {
        name: entry.set for name, entry in reader.entries(DECLINED, _Declined, None)
    }
    if reader.problems:  # written over, it would lose what could not be read
        raise Refusal(str(reader.problems[0]))
    return found


def undecided(root: Path, library: Library, found: Iterable[Proposal]) -> list[Proposal]:
    """Return the proposals that nobody has declined, and whose fields are not locked."""
    before = declined(root)
    return [
        one
        for one in found
        if before.get(one.name) != one.set
        and not (one.paper in library.by_id and _fields(one) & set(library.by_id[one.paper].locked))
    ]


def _fields(proposal: Proposal) -> set[str]:
    return {name.partition(".")[0] for name in proposal.set}


@dataclass
class Deciding:
    """A list below ``root`` and how it is read; ``edited`` asks for other values."""

    root: Path
    opened: Callable[[], Library]
    edited: Callable[[Proposal], Mapping[str, str]]
    name: str = ""

    def carry_out(self, one: Proposal, answer: Answer) -> Iterator[Proposal | Held]:
        """Do what was answered to one proposal; yields what was changed, or why it was not."""
        if answer is Answer.QUIT:
            return
        if answer is Answer.EDIT:
            edited = self.edited(one)  # a person says so then, and no service
            one = replace(one, set=edited, by=one.by if edited == one.set else "")
        with writing(self.root, name=self.name):
            library = self.opened()  # as it is by now: others may have written meanwhile
            if answer is Answer.NO:
                self._decline(one)
            elif answer is Answer.NEVER:
                yield from self._lock(one, library)
            else:
                yield from apply(self.root, library, [one])

    def _decline(self, one: Proposal) -> None:
        known = {**declined(self.root), one.name: one.set}
        lines = {name: {"set": dict(known[name])} for name in sorted(known)}
        write_all(self.root, {self.root / DECLINED: _HEAD + entries(lines)})

    def _lock(self, one: Proposal, library: Library) -> Iterator[Held]:
        paper = library.by_id.get(one.paper)
        if paper is None:
            yield Held(one.paper, "there is no such paper in the list")
            return
        edits = Edits(self.root)
        try:
            for field in sorted(_fields(one) - set(paper.locked)):
                edits.make([Change(paper.source_file, ("locked", BEHIND), field)])
        except Refusal as error:
            yield Held(one.paper, str(error))
        else:
            edits.write()
