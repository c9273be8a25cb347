"""Check the links of a list: politely, twice before one is called dead, with repairs to propose.

``sightings`` of earlier runs are remembered outside the project, since dead is what was missing
twice.  What keeps programs out is told apart from what is gone.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

from awesomequant.console import warn
from awesomequant.library.library import Library
from awesomequant.store.writing import append, is_regular, rewrite
from awesomequant.update.proposals import Proposal
from awesomequant.web.probe import Prober, Sighting, State

# What was seen of each address, kept outside the project.

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
        self._known: dict[str, Memory] = {}
        self._is_full = False
        unread = 0
        for line in self._lines():
            try:
                url, at, since, state, detail, target = json.loads(line)
                sighting = Sighting(State(state), f"{detail}", f"{target}")
                since = None if since is None else float(since)
                self._known[f"{url}"] = Memory(sighting, float(at), since)
            except (ValueError, TypeError, OverflowError, RecursionError):
                unread += line.endswith(b"\n")  # one that a kill cut short is passed over
        if unread:
            told = f"lines that cannot be read: {unread}; those addresses are looked at anew"
            warn(f"{self._file}: {told}")

    def __getitem__(self, url: str) -> Memory:
        """Return what is remembered of an address that was seen."""
        return self._known[url]

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
        since = before.missing_since if before and before.missing_since is not None else at
        missing = sighting.state is State.MISSING
        # An outage between two sightings neither confirms that a page is missing nor denies it.
        if sighting.state is State.UNSURE and before:
            memory = Memory(sighting, at, before.missing_since)
        else:
            memory = Memory(sighting, at, since if missing else None)
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


def _line(url: str, memory: Memory) -> str:
    seen = memory.sighting
    values = [url, memory.at, memory.missing_since, seen.state, seen.detail, seen.target]
    return json.dumps(values, ensure_ascii=False) + "\n"


# Every address of a list with the places where it stands, the hosts mixed.


@dataclass(frozen=True, slots=True)
class Use:
    """A place of an address: the file, the field such as ``code.0.url``, and whose record it is."""

    file: str
    field: str
    paper: str | None = None


def uses(library: Library) -> dict[str, list[Use]]:
    """Return the places of each address that stands in a record or a section."""
    found: dict[str, list[Use]] = {}
    for paper in sorted(library.papers, key=lambda paper: paper.id):
        for name, url in _addresses(
            paper.model_dump(mode="python", include={"url", "code", "links"})
        ):
            found.setdefault(url, []).append(Use(paper.source_file, name, paper.id))
    for section in library.sections:
        for name, url in _addresses(section.model_dump(mode="python")):
            found.setdefault(url, []).append(Use(section.source_file, name))
    return found


def mixed(addresses: Iterator[str] | list[str]) -> list[str]:
    """Return the addresses so that those of one host stand far apart: no host keeps us waiting."""
    by_host: dict[str, list[str]] = {}
    for url in sorted(addresses):
        by_host.setdefault(urlsplit(url).hostname or "", []).append(url)
    return [url for row in zip_longest(*by_host.values()) for url in row if url]


def _addresses(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text under a key ``url`` with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _addresses(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list | tuple):
        for at, inner in enumerate(value):
            yield from _addresses(inner, f"{name}.{at}")
    elif isinstance(value, str) and name.rpartition(".")[2] == "url":
        yield name, value


# Survey the links of a list: probe what is due, look again at the unsure, say what to mend.

# A page that answers all that is gone with its front page has not moved.
_FRONT = 3


@dataclass
class Survey:
    """What was found of each address, by what it is."""

    seen: dict[str, Memory] = field(default_factory=dict)
    probed: int = 0
    interrupted: bool = False

    def of(self, state: State) -> list[str]:
        """Return the addresses last seen in a state, dead ones apart."""
        return [
            url for url, one in self.seen.items() if one.sighting.state is state and not one.dead
        ]

    @property
    def dead(self) -> list[str]:
        """Return the addresses that were missing twice."""
        return [url for url, one in self.seen.items() if one.dead]


def survey(
    addresses: Iterable[str], prober: Prober, sightings: Sightings, *,
    age: float, advance: Callable[[int], None],
) -> Survey:  # fmt: skip
    """Probe the addresses not seen for ``age`` seconds; ``advance`` is told of each."""
    result = Survey()
    now = prober.clock.now()
    every = mixed(list(addresses))
    due = [url for url in every if not sightings.fresh(url, now - age, now)]
    result.seen = {url: sightings[url] for url in every if url not in set(due)}
    try:
        for url in due:
            _look(url, prober, sightings, result)
            advance(1)
        for url in result.of(State.UNSURE):
            _look(url, prober, sightings, result)
    except KeyboardInterrupt:
        result.interrupted = True
    sightings.tidy()
    return result


def _look(url: str, prober: Prober, sightings: Sightings, result: Survey) -> None:
    result.seen[url] = sightings.keep(url, prober.probe(url), prober.clock.now())
    result.probed += 1


def repairs(
    found: Survey, places: Mapping[str, Sequence[Use]], copy_of: Callable[[str], str | None]
) -> list[Proposal]:
    """Propose the new address of what moved for good, and an archive's copy of what is dead."""
    proposals = []
    for url in found.of(State.MOVED):
        target = found.seen[url].sighting.target
        if target.count("/") > _FRONT or not target.endswith("/"):
            proposals += _changes(url, target, places[url], "it has moved for good")
    for url in found.dead:
        if copy := copy_of(url):
            proposals += _changes(url, copy, places[url], "it is dead; the archive has a copy")
    return proposals


def _changes(url: str, target: str, places: Sequence[Use], because: str) -> list[Proposal]:
    return [
        Proposal(use.paper, f"link-{use.field}", {use.field: target}, {use.field: url}, because)
        for use in places
        if use.paper
    ]
