"""A venue is the same venue at every door: add, import, update --apply and export --venue."""

from pathlib import Path

import pytest
from venue_spellings import SPELLINGS, VOCABULARY

from awesomequant.export.selection import Selection, select
from awesomequant.intake.accession import accession
from awesomequant.intake.adding import planned
from awesomequant.intake.records import Provenance
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Place, Refusal
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.store import load
from awesomequant.store.canonical import entries
from awesomequant.update import proposals
from awesomequant.update.proposals import Held, Proposal

DAY = "2020-01-01"
VENUES = {entry.id: Venue(**vars(entry)) for entry in VOCABULARY}
PAPERS = tuple(
    Paper(
        id=f"paper-{at}", source_file="x", title="A Paper", venue=venue, year=2020,
        url="https://example.org/a",
    )
    for at, venue in enumerate(VENUES)
)  # fmt: skip
LIBRARY = Library(Settings(title="A", description="B"), venues=VENUES, papers=PAPERS)


def added(text: str) -> str:
    url = "https://example.org/n"
    draft = Draft(Place("x", 1), "A New Paper", venue=text, year=2020, url=url)
    (record,) = planned(draft, LIBRARY, DAY).records.values()
    return str(record["venue"])


def imported(text: str) -> str:
    draft = Draft(Place("x", 1), "A New Paper", venue=text, year=2020, url="https://example.org/n")
    plan = accession([draft], LIBRARY, Provenance("x", DAY))
    (record,) = plan.records.values()
    assert not plan.venues
    return str(record["venue"])


def exported(text: str) -> str:
    (paper,) = select(LIBRARY, Selection(venues=(text,)))
    return str(paper.venue)


@pytest.mark.parametrize("door", [added, imported, exported])
@pytest.mark.parametrize(("text", "known"), SPELLINGS)
def test_every_door_knows_the_venue(door: object, text: str, known: str) -> None:
    assert callable(door)
    assert door(text) == known


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a list with the whole vocabulary and a preprint for each spelling."""
    words = {
        entry.id: {"name": entry.name, "kind": entry.kind, "aliases": list(entry.aliases)}
        for entry in VOCABULARY
    }
    folder = tmp_path / "data/papers/2020"
    folder.mkdir(parents=True)
    (tmp_path / "data/list.yaml").write_text("title: A\ndescription: B\n")
    (tmp_path / "data/venues.yaml").write_text(entries(words))
    for at in range(len(SPELLINGS)):
        record = (
            f"title: Paper {at}\nvenue: OpenReview\nyear: 2020\nurl: https://example.org/{at}\n"
        )
        (folder / f"paper-{at}.yaml").write_text(record)
    return tmp_path


def test_an_accepted_proposal_writes_the_id_and_teaches_the_spelling(root: Path) -> None:
    accepted = [
        Proposal(f"paper-{at}", "published", {"venue": text}, {"venue": "OpenReview"}, "x")
        for at, (text, _) in enumerate(SPELLINGS)
        if len(text) <= 80  # an alias may not be longer; 'update' proposes the bare name
    ] * 2
    found = list(proposals.apply(root, load(root).library, accepted))
    assert not [one for one in found if isinstance(one, Held)]
    library = load(root).library
    for at, (text, known) in enumerate(SPELLINGS):
        if len(text) <= 80:
            assert library.by_id[f"paper-{at}"].venue == known
            assert library.resolver.has(text)
            assert library.venue_of.get(text, library.venues[known]).id == known
    every = [alias for venue in library.venues.values() for alias in venue.aliases]
    assert len(every) == len(set(every))


def test_a_venue_that_no_door_knows_is_told(root: Path) -> None:
    with pytest.raises(Refusal, match=r"'github\.com' names no venue: .* host"):
        added("github.com")
    with pytest.raises(Refusal, match=r"no venue 'Foo Letters'; 'awesomequant explain-venue"):
        exported("Foo Letters")
    proposal = Proposal("paper-1", "published", {"venue": "Foo Letters"}, {}, "x")
    (held,) = proposals.apply(root, load(root).library, [proposal])
    assert isinstance(held, Held)
