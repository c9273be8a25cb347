"""What a list decided of works before: what was refused is found again, by the same identity."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from awesomequant.works.candidates import Match, Works
from awesomequant.works.identifiers import Identifier, identified
from awesomequant.works.identity import Statement, Verdict, same_work

if TYPE_CHECKING:
    from awesomequant.library.decision import Decision
    from awesomequant.library.list_rules import Review


class Refused(NamedTuple):
    """A refusal that holds: of which work, in which file, and why in one line."""

    title: str
    file: str
    why: str
    reason: str
    statement: Statement
    review: int | None = None
    """Its place under ``reviewed``, where a scope holds it and no decision."""


class Decided(NamedTuple):
    """All that a list decided: its decisions, and what the scope in a file reviewed."""

    decisions: "tuple[Decision, ...]" = ()
    reviews: "tuple[Review, ...]" = ()
    reviewed_in: str = ""


class Decisions:
    """What a list decided of works before, read when somebody first asks: a build never does."""

    def __init__(self, read: Callable[[], Decided] = Decided) -> None:
        """Know how to ``read`` it."""
        self._read = read

    @cached_property
    def held(self) -> Decided:
        """All that was decided, overruled or not."""
        return self._read()

    @cached_property
    def refused(self) -> tuple[Refused, ...]:
        """The refusals that hold."""
        decided = (
            Refused(one.title, one.source_file, one.why, one.reason, one.statement)
            for one in self.held.decisions
            if not one.overruled
        )
        file = self.held.reviewed_in
        reviewed = (
            Refused(one.work, file, f"refused: {one.because}", one.because, stated(one.work), at)
            for at, one in enumerate(self.held.reviews)
            if not one.counts
        )
        return (*decided, *reviewed)

    @cached_property
    def _works(self) -> Works[int]:
        found: Works[int] = Works()
        for number, one in enumerate(self.refused):
            found.add(one.statement, number)
        return found

    def about(self, statement: Statement) -> "tuple[Decision, ...]":
        """Return the decisions about what certainly is the same work, overruled or not."""
        found = ((one, same_work(statement, one.statement).verdict) for one in self.held.decisions)
        return tuple(one for one, verdict in found if verdict is Verdict.YES)

    def earlier(self, statement: Statement) -> Refused | None:
        """Return the refusal of what certainly is the same work; None where there is none."""
        match = self._works.owner_of(statement)
        return self.refused[match.owner] if match else None

    def doubtful(self, statement: Statement) -> tuple[Refused, Match[int]] | None:
        """Return the likeliest refusal of what only may be the same work, with what says so."""
        for match in self._works.matches(statement):
            if match.judgement.verdict is Verdict.PERHAPS:
                return self.refused[match.owner], match
        return None


def stated(work: str) -> Statement:
    """Return what the name of a reviewed work says: an identifier as ``arxiv:…``, or a title."""
    scheme, _, name = work.partition(":")
    if scheme == "openreview":
        return Statement(title="", identifiers=(Identifier(scheme, name.strip()),))
    found = identified(work) if scheme.lower() in ("arxiv", "doi") else None
    return Statement(title="" if found else work, identifiers=(found,) if found else ())
