"""A progress line on a terminal: counts, rate and time left; nothing where it is piped."""

import os
import time
from types import TracebackType
from typing import Self

from awesomequant.console import is_terminal, tell


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
            tell("\r\x1b[2K" + line(self._label, self._done, self._total, self._seconds()))

    def _seconds(self) -> float:
        return time.monotonic() - self._begun


def line(label: str, done: int, total: int, seconds: float) -> str:
    """Return the line: what, how many of how many, how fast, how long still."""
    bar = "#" * (20 * done // max(total, 1))
    rate = done / seconds if seconds > 0 else 0.0
    left = f", {_time((total - done) / rate)} left" if rate and done < total else ""
    return f"{label} [{bar:<20}] {done}/{total}, {rate:.0f}/s{left}"


def _time(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"  # noqa: PLR2004
