"""What the resolver asks of a vocabulary, and what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

LONGEST_ID: Final = 80


class VenueEntry(Protocol):
    """What the resolver asks of an entry of a vocabulary."""

    @property
    def id(self) -> str:
        """The short name that records use."""

    @property
    def name(self) -> str:
        """The full name."""

    @property
    def kind(self) -> str:
        """One of the kinds of venues."""

    @property
    def aliases(self) -> Iterable[str]:
        """Other spellings."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text says of a venue.

    ``id`` is that of the vocabulary, None where the venue is not in it.  ``name`` is the bare name
    as written, without year, ordinal, place and note; empty where the text names no venue.
    ``parent`` is the id of the conference that a workshop is held at, ``note`` what the work was
    there ("Oral"), ``evidence`` how the answer came about, a plain line each.
    """

    id: str | None = None
    name: str = ""
    acronym: str = ""
    year: int | None = None
    kind: str = "other"
    note: str = ""
    parent: str | None = None
    evidence: tuple[str, ...] = ()

    @property
    def proposed_id(self) -> str:
        """Return the id, or one for a new entry: the acronym, else the name cut between words.

        Empty where the text names no venue.
        """
        known = self.id or self.acronym
        if known or len(self.name) <= LONGEST_ID:
            return known or self.name
        whole = self.name[: LONGEST_ID + 1].rpartition(" ")[0].rstrip(" ,;:-–&")
        return whole or self.name[:LONGEST_ID]
