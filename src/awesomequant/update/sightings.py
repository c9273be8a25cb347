"""What was seen of each address, kept outside the project: dead is what was gone more than once.

An outage is no evidence: what a server that failed says neither confirms that a page is gone nor
denies it, until it has failed for four weeks.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from awesomequant.console import warn
from awesomequant.store.writing import append, is_regular, rewrite
from awesomequant.web.probe import Sighting, State

# Two sightings in one outage are one.
APART = 20 * 3600.0
# Who looks once a week has seen a host silent four times after three weeks; the day that a
# schedule comes early is left out.
TIMES, LONG = 4, 20 * 86_400.0
_FAILING = frozenset((State.MISSING, State.UNSURE))
# What neither confirms that a page is gone nor denies it.
_SILENT = frozenset((State.UNSURE, State.INSECURE, State.BLOCKED, State.REFUSED, State.ASTRAY))


class Streak(NamedTuple):
    """Since when an address fails, when it was last seen to, and how often, a day apart."""

    since: float
    last: float
    times: int = 1


@dataclass(frozen=True, slots=True)
class Memory:
    """The last sighting of an address, when it was, since when it is missing, since when it fails.

    What is missing fails; so does what does not answer.
    """

    sighting: Sighting
    at: float
    missing_since: float | None = None
    streak: Streak | None = None

    @property
    def dead(self) -> bool:
        """Return whether the address was missing twice, a day apart, or is silent for weeks."""
        return self.missing_twice or self.long_silent

    @property
    def missing_twice(self) -> bool:
        """Return whether its host has said twice, a day apart, that there is no such page."""
        since = self.missing_since
        missing = self.sighting.state is State.MISSING
        return missing and since is not None and self.at - since >= APART

    @property
    def long_silent(self) -> bool:
        """Return whether nobody has answered for weeks, however often he was asked."""
        streak = self.streak
        return bool(
            streak
            and self.sighting.state in _FAILING
            and streak.times >= TIMES
            and streak.last - streak.since >= LONG
        )


class Sightings:
    """A file of sightings, one line each; the last line of an address counts."""

    def __init__(self, folder: Path) -> None:
        """Read what earlier runs saw."""
        self._file = folder / "links.jsonl"
        self._known: dict[str, Memory] = {}
        self._is_full = False
        unread = 0
        for line in self._lines():
            try:
                # A line of older versions knows nothing of a streak.
                url, at, since, state, detail, target, *streak = json.loads(line)
                sighting = Sighting(State(state), f"{detail}", f"{target}")
                since = None if since is None else float(since)
                failing = _read_streak(streak[0]) if streak and streak[0] else None
                self._known[f"{url}"] = Memory(sighting, float(at), since, failing)
            except (ValueError, TypeError, OverflowError, RecursionError):
                unread += line.endswith(b"\n")  # one that a kill cut short is passed over
        if unread:
            told = f"lines that cannot be read: {unread}; those addresses are looked at anew"
            warn(f"{self._file}: {told}")

    def __getitem__(self, url: str) -> Memory:
        """Return what is remembered of an address that was seen."""
        return self._known[url]

    def __contains__(self, url: str) -> bool:
        """Return whether an address was ever seen."""
        return url in self._known

    def seen_at(self, url: str) -> float:
        """Return when an address was last seen; 0 where it never was."""
        return self._known[url].at if url in self._known else 0.0

    def fresh(self, url: str, since: float, now: float) -> bool:
        """Whether an address was seen well after ``since``; what is missing is seen again.

        But only when that says more than the first time: a run that was stopped and goes on asks
        nobody twice.
        """
        known = self._known.get(url)
        if known is None or not since <= known.at <= now:
            return False
        if known.sighting.state is State.MISSING:
            return now - known.at < APART
        return known.sighting.state is not State.UNSURE

    def keep(self, url: str, sighting: Sighting, at: float) -> Memory:
        """Remember a sighting; it is on the disk before the next probe."""
        before = self._known.get(url)
        if before and before.at > at:  # seen by a clock gone wrong, and no evidence
            before = None
        memory = Memory(sighting, at, _missing(before, sighting, at), _streak(before, sighting, at))
        self._known[url] = memory
        try:
            append(self._file, _line(url, memory))
        except OSError as error:
            if not self._is_full:
                warn(f"{self._file}: {error.strerror}; what is seen is not kept for the next run")
            self._is_full = True
        return memory

    def tidy(self) -> None:
        """Write the file anew with one line an address."""
        rewrite(self._file, "".join(_line(url, memory) for url, memory in self._known.items()))

    def _lines(self) -> list[bytes]:
        try:
            return (self._file.read_bytes() if is_regular(self._file) else b"").splitlines(
                keepends=True
            )
        except OSError as error:
            warn(f"{self._file}: {error.strerror}; all is looked at anew")
            return []


def _read_streak(value: object) -> Streak:
    """Return the streak that a line holds; raises ValueError or TypeError for another shape."""
    if not isinstance(value, list):
        raise TypeError
    since, last, times = value
    return Streak(float(since), float(last), int(times))


def _missing(before: Memory | None, seen: Sighting, at: float) -> float | None:
    """Return since when an address is missing, as of one more sighting."""
    since = before.missing_since if before else None
    if seen.state is State.MISSING:
        return at if since is None else since
    return since if seen.state in _SILENT else None


def _streak(before: Memory | None, seen: Sighting, at: float) -> Streak | None:
    """Return how long an address fails, as of one more sighting."""
    streak = before.streak if before else None
    if seen.state not in _FAILING:
        return None
    if streak is None:
        return Streak(at, at)
    is_another = at - streak.last >= APART
    return Streak(streak.since, at, streak.times + 1) if is_another else streak


def _line(url: str, memory: Memory) -> str:
    seen = memory.sighting
    streak = list(memory.streak) if memory.streak else None
    values = [url, memory.at, memory.missing_since, seen.state, seen.detail, seen.target, streak]
    return json.dumps(values, ensure_ascii=False) + "\n"
