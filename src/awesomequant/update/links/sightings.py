"""Remember what was seen of each address, outside the project: dead is what was missing twice."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from awesomequant.console import warn
from awesomequant.store.writing import write
from awesomequant.web.probe import Sighting, State

# Two sightings in one outage are one.
APART = 20 * 3600.0


@dataclass(frozen=True, slots=True)
class Memory:
    """The last sighting of an address, when it was, and since when the address is missing."""

    sighting: Sighting
    at: float
    missing_since: float | None = None

    @property
    def dead(self) -> bool:
        """Return whether the address was missing twice, a day apart."""
        since = self.missing_since
        missing = self.sighting.state is State.MISSING
        return missing and since is not None and self.at - since >= APART


class Sightings:
    """A file of sightings, one line each; the last line of an address counts."""

    def __init__(self, folder: Path) -> None:
        """Read what earlier runs saw."""
        self._file = folder / "links.jsonl"
        self._known = _read(self._file)

    def __getitem__(self, url: str) -> Memory:
        """Return what is remembered of an address that was seen."""
        return self._known[url]

    def fresh(self, url: str, since: float, now: float) -> bool:
        """Whether an address was seen well after ``since``; what is missing is seen again."""
        known = self._known.get(url)
        if known is None or not since <= known.at <= now:
            return False
        return known.sighting.state not in (State.MISSING, State.UNSURE)

    def keep(self, url: str, sighting: Sighting, at: float) -> Memory:
        """Remember a sighting; it is on the disk before the next probe."""
        before = self._known.get(url)
        since = before.missing_since if before and before.missing_since is not None else at
        missing = sighting.state is State.MISSING
        # An outage between two sightings neither confirms that a page is missing nor denies it.
        if sighting.state is State.UNSURE and before:
            memory = Memory(sighting, at, before.missing_since)
        else:
            memory = Memory(sighting, at, since if missing else None)
        self._known[url] = memory
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as stream:
            stream.write(_line(url, memory))
            stream.flush()
            os.fsync(stream.fileno())
        return memory

    def tidy(self) -> None:
        """Write the file anew with one line an address."""
        write(self._file, "".join(_line(url, memory) for url, memory in self._known.items()))


def _line(url: str, memory: Memory) -> str:
    seen = memory.sighting
    values = [url, memory.at, memory.missing_since, seen.state, seen.detail, seen.target]
    return json.dumps(values, ensure_ascii=False) + "\n"


def _read(file: Path) -> dict[str, Memory]:
    """Return what a file remembers of each address.

    A line that a kill cut short is passed over; of others that cannot be read it is told.
    """
    known: dict[str, Memory] = {}
    unread = 0
    for line in file.read_bytes().splitlines(keepends=True) if file.is_file() else ():
        try:
            url, at, since, state, detail, target = json.loads(line)
            known[url] = Memory(Sighting(State(state), detail, target), float(at), since)
        except (ValueError, TypeError):
            unread += line.endswith(b"\n")
    if unread:
        warn(f"{file}: lines that cannot be read: {unread}; those addresses are looked at anew")
    return known
