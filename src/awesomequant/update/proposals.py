"""What services say otherwise than a record: proposed to a person, kept in a file, and applied.

The file of proposals has one line each, to strike out what is wrong and apply what is left.  Fills
and proposals become changes of single values, each proven.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from awesomequant.door import named
from awesomequant.language.characters import shown
from awesomequant.library.change import ANY, BEHIND, Change
from awesomequant.library.field_types import Label, Line, Model, Prose
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.store.canonical import entries
from awesomequant.store.edits import Edits
from awesomequant.store.project import VENUES
from awesomequant.store.reader import FILE_BYTES, Reader
from awesomequant.store.writing import write
from awesomequant.update.attributing import attributed
from awesomequant.works.notices import said

_PLACE = re.compile(r"[0-9]{1,4}")  # of a link to code among those of a record


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of what a person wrote, for a person to accept.

    ``set`` and ``was`` are texts by field; ``code.+`` adds a link to code, ``code.0.url`` changes
    one, ``notices.+`` adds a notice.  ``by`` is the service that says so.
    """

    paper: str
    kind: str
    set: Mapping[str, str]
    was: Mapping[str, str]
    because: str
    by: str = ""

    def changes(self, file: str) -> tuple[Change, ...]:
        """Return the changes of the record's ``file`` that it proposes."""
        return tuple(
            Change(
                file,
                tuple(int(step) if _PLACE.fullmatch(step) else step for step in name.split(".")),
                _item(name, value) if name.endswith(f".{BEHIND}") else value,
                self.because,
                self.by,
                was=ANY if name.endswith(f".{BEHIND}") else self.was.get(name),
            )
            for name, value in self.set.items()
        )

    @property
    def name(self) -> str:
        """Return the name of its line in a file of proposals."""
        return f"{self.paper}/{self.kind}"


def _item(name: str, value: str) -> dict[str, str]:
    """Return what comes behind a list of a record: a notice, else a link."""
    if not name.startswith("notices."):
        return {"url": value}
    notice = said(value)
    found = {"type": notice.kind, "doi": notice.doi, "url": notice.address, "date": notice.date}
    return {field: one for field, one in found.items() if one}


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that is not believed, and why; nothing is changed for it."""

    subject: str
    message: str


# The file of proposals.

_HEAD = (
    "# What services say otherwise than the records.  Delete the lines that are wrong, then run\n"
    "#   awesomequant update --apply {name}\n"
)


class _Entry(Model):
    """One line of the file."""

    set: dict[Line, Prose]
    was: dict[Line, Prose] | None = None
    because: Line
    by: Label | None = None


def text_of(proposals: Iterable[Proposal], name: str) -> str:
    """Return the file's text, sorted by paper."""
    lines = {
        one.name: {
            "set": dict(one.set),
            "was": dict(one.was),
            "because": one.because,
            "by": one.by or None,
        }
        for one in sorted(proposals, key=lambda one: one.name)
    }
    return _HEAD.format(name=name) + entries(lines)


def save(file: Path, proposals: Iterable[Proposal]) -> None:
    """Write the proposals of one refresh."""
    write(file, text_of(proposals, shown(file.name)))


def read(file: Path) -> list[Proposal]:
    """Return the proposals that are left in a file; raises Refusal where it cannot be read."""
    file = file.resolve()  # whoever names it may name a link
    reader = Reader(file.parent)
    found = []
    for name, entry in reader.entries(file.name, _Entry, None):
        paper, _, kind = name.partition("/")
        was, by = entry.was or {}, entry.by or ""
        found.append(Proposal(paper, kind, entry.set, was, entry.because, by))
    # To a reader of YAML an empty file is one that went wrong; here all was struck out.
    lines = named(file, FILE_BYTES).decode("utf-8-sig", "replace").splitlines()
    is_empty = not any(line.strip() and not line.startswith("#") for line in lines)
    if reader.problems and not is_empty:
        raise Refusal(str(reader.problems[0]))
    return found


# What becomes of the records.


def filled(root: Path, fills: Iterable[Change]) -> tuple[Edits, list[Change | Held]]:
    """Return the records with what was missing, what was filled and what could not be.

    Nothing is written.
    """
    edits = Edits(root)
    made: list[Change] = []
    held: list[Held] = []
    for one in fills:
        try:
            edits.make([one])
        except Refusal as error:
            held.append(
                Held(PurePosixPath(one.file).stem, f"'{one.field}' was not filled: {error}")
            )
        else:
            made.append(one)
    _name_sources(edits, made)
    return edits, [*made, *held]


def _name_sources(edits: Edits, made: Iterable[Change]) -> None:
    """Have who said the changes of records written with them."""
    for file, text in attributed(edits.root, made).items():
        edits.rewrite(file, text)


def apply(root: Path, library: Library, proposals: Iterable[Proposal]) -> Iterator[Proposal | Held]:
    """Make the changes that a person accepted; yields what was done and what could not be.

    A record whose year changes moves to that year's folder, where it lay in the old one's.
    """
    edits = Edits(root)
    taught: list[Change] = []
    made: list[Change] = []
    for one in proposals:
        paper = library.by_id.get(one.paper)
        if paper is None:
            yield Held(one.paper, "there is no such paper in the list")
            continue
        file = paper.source_file
        try:
            changes = [*_in_our_words(one.changes(file), library)]
            edits.make([change for change in changes if change not in taught])
            taught += [change for change in changes if change.file == VENUES]
            folder, year = PurePosixPath(file).parent, one.set.get("year")
            if year and folder.name == str(paper.year) != year:
                edits.move(file, str(folder.with_name(year) / PurePosixPath(file).name))
        except Refusal as error:
            yield Held(one.paper, str(error))
        else:
            made += changes
            yield one
    _name_sources(edits, made)
    edits.write()


def _in_our_words(changes: Iterable[Change], library: Library) -> Iterator[Change]:
    """Yield changes with venues by their ids; a spelling that was accepted becomes an alias.

    So the next paper that says it so needs nobody's word.

    Raises Refusal for a venue that the list does not have.
    """
    for change in changes:
        if change.field != "venue":
            yield change
            continue
        spelling = str(change.value)
        known = library.resolver.known(spelling)
        if known is None:
            raise Refusal(f"the list has no venue '{spelling}'; add it to data/venues.yaml first")
        yield replace(change, value=known)
        if not library.resolver.has(spelling):
            yield Change(VENUES, (known, "aliases", BEHIND), spelling)
