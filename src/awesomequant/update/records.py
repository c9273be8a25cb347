"""Change records: fill empty fields and apply proposals, value by value, each change proven."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from awesomequant.library.change import Change
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.store.edits import Edits
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
    for one in proposals:
        paper = library.by_id.get(one.paper)
        if paper is None:
            yield Held(one.paper, "there is no such paper in the list")
            continue
        file = paper.source_file
        try:
            _refuse_unknown_venue(one, library)
            edits.make(one.changes(file))
            folder, year = PurePosixPath(file).parent, one.set.get("year")
            if year and folder.name == str(paper.year) != year:
                edits.move(file, str(folder.with_name(year) / PurePosixPath(file).name))
        except Refusal as error:
            yield Held(one.paper, str(error))
        else:
            yield one
    edits.write()


def _refuse_unknown_venue(one: Proposal, library: Library) -> None:
    venue = one.set.get("venue")
    if venue and venue not in library.venue_of:
        raise Refusal(f"the list has no venue '{venue}'; add it to data/venues.yaml first")
