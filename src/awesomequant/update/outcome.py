"""What a refresh comes to: counts to store, fields to fill, proposals, what is doubtful."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from awesomequant.library.change import ANY, BEHIND, Change
from awesomequant.library.metrics import Metric
from awesomequant.web.asking import Account
from awesomequant.web.facts import Facts


class Said(NamedTuple):
    """What one service said of one paper or repository."""

    service: str
    facts: Facts
    by_title: bool = False
    """Whether it was asked by no more than a title, and may speak of a namesake."""


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

    def changes(self, file: str) -> tuple[Change, ...]:
        """Return the changes of the record's ``file`` that it proposes."""
        return tuple(
            Change(
                file,
                tuple(int(step) if step.isdecimal() else step for step in name.split(".")),
                {"url": value} if name.endswith(f".{BEHIND}") else value,
                self.because,
                was=ANY if name.endswith(f".{BEHIND}") else self.was.get(name),
            )
            for name, value in self.set.items()
        )

    @property
    def name(self) -> str:
        """Return the name of its line in a file of proposals."""
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
    fills: list[Change] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, found: Iterable[Change | Proposal | Held | str]) -> None:
        """Put each thing found where it belongs."""
        for one in found:
            if isinstance(one, Change):
                self.fills.append(one)
            elif isinstance(one, Proposal):
                self.proposals.append(one)
            elif isinstance(one, Held):
                self.held.append(one)
            else:
                self.notes.append(one)


@dataclass
class Refreshed:
    """What a refresh came to and which files it changed."""

    outcome: Outcome
    accounts: Mapping[str, Account]
    complete: bool
    interrupted: bool = False
    files: list[str] = field(default_factory=list)
