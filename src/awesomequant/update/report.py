"""Tell how a refresh goes and what it came to."""

import os
import re
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from awesomequant.console import is_terminal, tell
from awesomequant.library.problems import Refusal
from awesomequant.update.outcome import Refreshed

_UNITS = {"m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}
_SHOWN = 20
_IN_MINUTES = 90  # seconds, from which on a time left is told in minutes

# A few lines for a person or an issue.


def lines(result: Refreshed, *, dry_run: bool = False) -> Iterator[str]:
    """Yield the report: what changed, what is proposed and doubtful, who could not be asked."""
    outcome = result.outcome
    verb = "would change" if dry_run else "changed"
    yield (
        f"{len(outcome.metrics)} counts and {len(outcome.fills)} empty fields {verb}, "
        f"{len(outcome.proposals)} proposals, {len(outcome.held)} answers held back"
    )
    for title, found in (
        ("held back", [f"{one.subject}: {one.message}" for one in outcome.held]),
        ("noticed", list(dict.fromkeys(outcome.notes))),
        ("proposed", [f"{one.name}: {one.because}" for one in outcome.proposals]),
    ):
        yield from (f"  {title}: {line}" for line in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield f"  {title}: and {len(found) - _SHOWN} more"
    for account in result.accounts.values():
        told = [*account.malformed[:_SHOWN], *account.odd]
        yield from (f"  {account.service}: {one}" for one in told)
        if account.skipped:
            yield f"  {account.service}: {account.skipped}"
        elif account.stopped or account.notes:
            why = account.stopped or f"{len(account.notes)} questions failed: {account.notes[0]}"
            yield f"  {account.service}: {account.answered} of {account.asked} answered; {why}"
    if not result.complete:
        yield "The update is partial; nothing was lost.  Run it again to go on."


def seconds(age: str | None) -> float | None:
    """Return an age such as ``7d`` in seconds; raises Refusal for another form."""
    if age is None:
        return None
    found = re.fullmatch(r"(\d{1,4})([mhdw])", age.strip())
    if not found:
        msg = f"'{age}' is no age; write 12h, 7d or 4w"
        raise Refusal(msg)
    return int(found[1]) * _UNITS[found[2]]


# A progress line on a terminal: counts, rate and time left; nothing where it is piped.


class Progress:
    """One line that grows while keys of one service are dealt with, and goes when it is done."""

    def __init__(self, service: str, purpose: str, total: int) -> None:
        """Begin at nothing of ``total``."""
        self._label = f"{service} ({purpose})"
        self._total, self._done, self._begun = total, 0, time.monotonic()
        self._shown = is_terminal() and not os.environ.get("AWESOMEQUANT_QUIET")

    def __enter__(self) -> Self:
        """Show the empty line."""
        self.advance(0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away."""
        if self._shown:
            tell("\r\x1b[2K")

    def advance(self, number: int) -> None:
        """Say that so many more are dealt with."""
        self._done += number
        if self._shown:
            taken = time.monotonic() - self._begun
            tell("\r\x1b[2K" + line(self._label, self._done, self._total, taken))


def line(label: str, done: int, total: int, seconds: float) -> str:
    """Return the line: what, how many of how many, how fast, how long still."""
    bar = "#" * (20 * done // max(total, 1))
    rate = done / seconds if seconds > 0 else 0.0
    told = f"{label} [{bar:<20}] {done}/{total}, {rate:.0f}/s"
    if not rate or done >= total:
        return told
    seconds = (total - done) / rate
    left = f"{seconds / 60:.0f} min" if seconds >= _IN_MINUTES else f"{seconds:.0f} s"
    return f"{told}, {left} left"
