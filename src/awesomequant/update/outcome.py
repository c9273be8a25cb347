"""What an update brought: counts, fills, proposals and troubles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from awesomequant.library.change import ANY, BEHIND, Change
from awesomequant.library.metrics import Metric
from awesomequant.web.facts import Facts

# What a refresh comes to: counts to store, empty fields to fill, proposals, what is doubtful.


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
                tuple(int(step) if step.isdigit() else step for step in name.split(".")),
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


# Whether a count is worth storing: not when it hardly moved, not when it is doubtful.

# A count that moves by less than 1 % or 2 is left, so that a refresh is one reviewable diff.
NOISE, LEAST = 0.01, 2


def counted(subject: str, old: int | None, new: int, *, force: bool = False) -> int | Held | None:
    """Judge a new count: itself if worth storing, None if it hardly moved, Held if it fell by half.

    ``old`` is the count that is shown now, wherever it was stated.
    """
    if old is None:
        return new
    if 2 * new < old and not force:
        return Held(subject, f"the count fell from {old} to {new}")
    return None if abs(new - old) < max(LEAST, old * NOISE) else new


def starred(
    key: str,
    said: Said,
    shown: int | None,
    stored: Mapping[str, Metric],
    *,
    day: date,
    force: bool,
) -> tuple[Metric | None, list[Held]]:
    """Return the new line of a repository, None where the old one stays, and what is doubtful.

    ``shown`` is the count shown now, ``stored`` are the lines of all; ``force`` silences doubt.
    """
    source, facts, _ = said
    old = stored.get(key)
    if facts.stars is None:
        return None, []
    if old and old.id is not None and facts.number not in (None, old.id) and not force:
        message = f"another repository has taken the name (id {old.id}, now {facts.number})"
        return None, [Held(key, message)]
    count = counted(key, shown, facts.stars, force=force)
    if isinstance(count, Held):
        return None, [count]
    before = old or Metric.model_construct(as_of=day)
    archived = before.archived if facts.archived is None else facts.archived
    number = before.id if facts.number is None else facts.number
    if count is None and old and (old.archived, old.id) == (archived, number):
        return None, []
    stars = facts.stars if count is not None or before.stars is None else before.stars
    return Metric.model_construct(
        stars=stars, archived=archived, id=number, source=source, as_of=day
    ), []
