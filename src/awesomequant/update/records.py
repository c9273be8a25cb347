"""Change records: fill empty fields and apply proposals, value by value, each change proven."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from awesomequant.library.change import BEHIND, Change
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.store.edits import Edits
from awesomequant.store.project import VENUES
from awesomequant.update.outcome import Held, Proposal


def fill(root: Path, fills: Iterable[Change]) -> Iterator[Change | Held]:
    """Write what is missing into the records; yields what was filled and what could not be."""
    edits = Edits(root)
    for one in fills:
        try:
            edits.make([one])
        except Refusal as error:
            yield Held(PurePosixPath(one.file).stem, f"'{one.field}' was not filled: {error}")
        else:
            yield one
    edits.write()


def apply(root: Path, library: Library, proposals: Iterable[Proposal]) -> Iterator[Proposal | Held]:
    """Make the changes that a person accepted; yields what was done and what could not be.

    A record whose year changes moves to that year's folder, where it lay in the old one's.
    """
    edits = Edits(root)
    taught: list[Change] = []
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
            yield one
    edits.write()


def _in_our_words(changes: Iterable[Change], library: Library) -> Iterator[Change]:
    """Yield changes with venues by their ids; a spelling that was accepted becomes an alias.

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
