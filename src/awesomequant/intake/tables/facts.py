"""One number of a table with all that the table says of it, and what became of the others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place

Terms = Mapping[str, str | tuple[str, ...]]
# Of one kind of remark about a column so many are told with their lines; the rest are counted.
_TOLD = 3


class Fact(NamedTuple):
    """One number, with all that its table says of it."""

    said: str
    benchmark: str
    method: str
    model: str
    variant: str
    at: Mapping[str, str]
    protocol: Terms
    work: str
    is_reference: bool
    rival: bool
    line: int
    column: int
    note: str = ""

    def to_json(self) -> dict[str, object]:
        """Return it for programs; what it does not say is left out."""
        said: dict[str, object] = {
            "line": self.line, "method": self.method, "work": self.work, "variant": self.variant,
            "model": self.model, "at": dict(self.at), "protocol": dict(self.protocol),
            "benchmark": self.benchmark, "value": self.said, "is_reference": self.is_reference,
            "rival": self.rival, "note": self.note,
        }  # fmt: skip
        return {name: value for name, value in said.items() if value}


@dataclass(slots=True)
class Account:
    """What became of the cells of a table."""

    taken: int = 0
    absent: int = 0
    blank: int = 0
    unread: int = 0
    unmapped: int = 0
    unset: int = 0
    """Cells of words in which a setting was to stand, and none was understood."""

    def told(self) -> str:
        """Return the account as a line."""
        parts = [f"{self.taken} {'number' if self.taken == 1 else 'numbers'} taken"]
        for count, what in (
            (self.absent, "without one (--, n/a)"),
            (self.blank, "empty"),
            (self.unread, "not taken"),
            (self.unmapped, "in columns that the map does not name"),
            (self.unset, "of which a setting is not understood"),
        ):
            if count:
                parts.append(f"{count} {'cell' if count == 1 else 'cells'} {what}")
        return ", ".join(parts)


@dataclass(slots=True)
class Taken:
    """What a table came to."""

    facts: list[Fact] = field(default_factory=list)
    account: Account = field(default_factory=Account)


class Remarks:
    """What is to be said of a table, of one kind only the first few with their lines."""

    def __init__(self, file: str, reading: Reading) -> None:
        """Tell into ``reading``."""
        self._file, self._reading = file, reading
        self._told: Counter[str] = Counter()

    def tell(
        self, line: int, column: int, message: str, level: Level = Level.WARNING, kind: str = ""
    ) -> None:
        """Tell of a place."""
        if kind:
            self._told[kind] += 1
            if self._told[kind] > _TOLD:
                return
        self._reading.tell(Place(self._file, line, column), message, level)

    def end(self, line: int) -> None:
        """Tell how many more there are of each kind."""
        for kind, count in self._told.items():
            if count > _TOLD:
                self.tell(line, 1, f"{kind}: {count - _TOLD} more like this", Level.NOTE)


def conflicts(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield pairs of facts that say unlike numbers of the same thing."""
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        key = (
            fact.benchmark, fact.method, fact.model, fact.variant, fact.is_reference,
            tuple(sorted(fact.at.items())), tuple(sorted(fact.protocol.items())), fact.note,
        )  # fmt: skip
        first = seen.setdefault(key, fact)
        if first is not fact and first.said != fact.said:
            yield first, fact
