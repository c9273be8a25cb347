"""What a list may know of itself from a run before, before it works it out."""

from collections.abc import Collection, Mapping
from typing import Protocol

from awesomequant.library.paper import Paper
from awesomequant.library.persons import Signed
from awesomequant.works.identity import Judgement

# Two papers that are or may be one work, the older of them first.
Pair = tuple[Paper, Paper, Judgement]


class Comparer(Protocol):
    """Whoever knows the pairs of a list from a run before; None where he does not."""

    def alike(self) -> tuple[Pair, ...] | None:
        """Return what ``Library.alike`` has."""

    def sharing(self) -> tuple[Pair, ...] | None:
        """Return what ``Library.sharing`` has."""


class Names(Protocol):
    """Whoever knows from a run before where names lead."""

    def known(self) -> dict[str, Signed]:
        """Return what is known, by the names as records state them."""

    def learn(self, every: Mapping[str, Signed], new: Collection[str]) -> None:
        """Be told what all names of the list come to, and which of them are new."""
