"""What a refresh comes to: counts to store, empty fields to fill, proposals, what is doubtful."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from awesomequant.library.metrics import Metric
from awesomequant.web.facts import Facts

# What one service said of one paper or repository.
Said = tuple[str, Facts]


@dataclass(frozen=True, slots=True)
class Fill:
    """A field of a record that is empty, and what belongs there."""

    paper: str
    field: str
    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of what a person wrote, for a person to accept.

    ``set`` and ``was`` are texts by field; ``code.+`` adds a link to code, ``code.0.url`` changes
    one.
    """

    paper: str
    kind: str
    set: Mapping[str, str]
    was: Mapping[str, str]
    because: str

    @property
    def name(self) -> str:
        """Give the name of its line in a file of proposals."""
        return f"{self.paper}/{self.kind}"


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that is not believed, and why; nothing is changed for it."""

    subject: str
    message: str


@dataclass
class Outcome:
    """All that one refresh found, before anything is written."""

    metrics: dict[str, Metric] = field(default_factory=dict)
    fills: list[Fill] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, found: Iterable[Fill | Proposal | Held | str]) -> None:
        """Put each thing found where it belongs."""
        for one in found:
            if isinstance(one, Fill):
                self.fills.append(one)
            elif isinstance(one, Proposal):
                self.proposals.append(one)
            elif isinstance(one, Held):
                self.held.append(one)
            else:
                self.notes.append(one)
