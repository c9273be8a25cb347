"""Check the links of a list: politely, with repairs to propose, and never by a broken network.

What keeps programs out is told apart from what is gone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from urllib.parse import urlsplit

from awesomequant.library.library import Library
from awesomequant.update.outage import Control, suspicion
from awesomequant.update.proposals import Proposal
from awesomequant.update.sightings import Memory, Sightings
from awesomequant.web.probe import Sighting, State

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
    for url in addresses:
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

# Sightings that are judged together, and kept if they can be believed: a kill costs no more.
STRETCH = 24
# A host that did not answer so often in a run is not asked about its other pages.
_SILENT = 3
# The longest that a host which wants to be left alone is waited for.
_LONGEST_REST = 120.0


@dataclass
class Survey:
    """What was found of each address, by what it is.

    ``outage`` says why what was seen last was not believed, and the survey ended.  ``left`` are
    addresses whose hosts wanted to be left alone.
    """

    seen: dict[str, Memory] = field(default_factory=dict)
    probed: int = 0
    interrupted: bool = False
    outage: str = ""
    left: list[str] = field(default_factory=list)

    def of(self, state: State) -> list[str]:
        """Return the addresses last seen in a state, dead ones apart."""
        return [
            url for url, one in self.seen.items() if one.sighting.state is state and not one.dead
        ]

    @property
    def dead(self) -> list[str]:
        """Return the addresses that were missing twice, or silent for weeks."""
        return [url for url, one in self.seen.items() if one.dead]


@dataclass
class _Surveying:
    """A survey under way: what was seen and is not judged yet, and who did not answer."""

    control: Control
    sightings: Sightings
    result: Survey
    believe: bool
    stretch: list[tuple[str, Sighting, float]] = field(default_factory=list)
    silent: dict[str, list[Sighting]] = field(default_factory=dict)

    def look(self, url: str) -> None:
        """Probe one address; the third silence of a host stands for all its pages."""
        host, prober = urlsplit(url).hostname or "", self.control.prober
        silences = self.silent.get(host, [])
        seen = silences[-1] if len(silences) >= _SILENT else prober.probe(url)
        if seen.host or seen.state is not State.UNSURE:
            self.silent.pop(host, None)
        else:
            self.silent.setdefault(host, []).append(seen)
        self.stretch.append((url, seen, prober.clock.now()))
        self.result.probed += 1
        if len(self.stretch) >= STRETCH:
            self.settle()

    def may_answer(self, url: str) -> bool:
        """Whether an address was looked at, and its host is not known to be silent."""
        host = urlsplit(url).hostname or ""
        return url not in self.result.left and len(self.silent.get(host, [])) < _SILENT

    def failed_before(self, url: str) -> bool:
        """Whether an address was not to be had when it was last seen."""
        return url in self.sightings and self.sightings[url].sighting.state not in _FINE

    def settle(self) -> None:
        """Keep what was seen last if it can be believed; else the survey ends."""
        stretch, self.stretch = self.stretch, []
        if stretch and not self.believe and not self.result.outage:
            # Where all is well, nobody else is troubled.
            is_well = all(sighting.state in _WELL for _, sighting, _ in stretch)
            # What failed before is no news: on the next day it may be all that is looked at.
            news = [(url, sighting) for url, sighting, _ in stretch if not self.failed_before(url)]
            self.result.outage = suspicion(news) or ("" if is_well else self.control.wrong())
        if self.result.outage:
            self.result.probed -= len(stretch)
            return
        for url, sighting, at in stretch:
            self.result.seen[url] = self.sightings.keep(url, sighting, at)

    def all(self, urls: Iterable[str], advance: Callable[[int], None]) -> None:
        """Look at addresses one after another; those of hosts that want to rest come last."""
        prober = self.control.prober
        later: dict[str, list[str]] = {}
        for url in urls:
            if self.result.outage:
                return
            if prober.rest(url):
                later.setdefault(urlsplit(url).hostname or "", []).append(url)
            else:
                self.look(url)
                advance(1)
        for found in later.values():
            pause = prober.rest(found[0])
            if pause <= _LONGEST_REST:  # once: who says "too many" again has had enough
                prober.clock.sleep(pause)
            while found and not prober.rest(found[0]) and not self.result.outage:
                self.look(found.pop(0))
                advance(1)
            self.result.left += found


_WELL = frozenset((State.OK, State.BLOCKED))
_FINE = _WELL | {State.MOVED, State.REFUSED}


def survey(
    addresses: Iterable[str], control: Control, sightings: Sightings, *,
    age: float, advance: Callable[[int], None], believe: bool = False,
) -> Survey:  # fmt: skip
    """Probe the addresses not seen for ``age`` seconds; ``advance`` is told of each.

    ``believe`` takes what is seen for true, however many fail.
    """
    result = Survey()
    now = control.prober.clock.now()
    # Those seen longest ago first: what a run has no time for comes before others in the next.
    every = mixed(sorted(addresses, key=lambda url: (sightings.seen_at(url), url)))
    due = [url for url in every if not sightings.fresh(url, now - age, now)]
    result.seen = {url: sightings[url] for url in every if url in sightings}
    if due and not believe:
        result.outage = control.wrong()
    under_way = _Surveying(control, sightings, result, believe)
    try:
        under_way.all(due, advance)
        under_way.settle()
        if not result.outage:
            # Who has been silent three times is, and who wants to be left alone was not asked.
            again = [url for url in result.of(State.UNSURE) if under_way.may_answer(url)]
            under_way.all(again, lambda _: None)
        under_way.settle()
    except KeyboardInterrupt:
        result.interrupted = True
        under_way.settle()
    sightings.tidy()
    return result


def repairs(
    found: Survey, places: Mapping[str, Sequence[Use]], copy_of: Callable[[str], str | None]
) -> list[Proposal]:
    """Propose the new address of what moved for good, and an archive's copy of what is dead."""
    proposals = []
    for url in found.of(State.MOVED):
        target = found.seen[url].sighting.target
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
