"""Which facts of a record are confirmed, and by whom; what is said here alone decides that.

A fact is confirmed where whoever printed the work or gave out its number says so, or two sources
say the same and none says otherwise.  What one list says that was gathered is not, nor what was
decided by hand: neither is wrong for that.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from awesomequant.library.attribution import FACTS, Attribution, Held, Witness, WitnessKind
from awesomequant.library.paper import Paper
from awesomequant.works.proceedings import Volumes, volume

# What the titles of a volume tell of a work that stands there.
_OF_A_VOLUME = ("title", "venue", "year")
Verdicts = Mapping[str, Mapping[str, "Confirmed"]]


class By(StrEnum):
    """What confirms a fact, the strongest first."""

    PUBLISHER = "publisher"
    REGISTRY = "registry"
    SOURCES = "sources"


class Confirmed(NamedTuple):
    """What confirms a fact, who that is by name, and how many more there are without one."""

    by: By
    names: tuple[str, ...]
    more: int = 0


class Confirmer(Protocol):
    """Who knows what is confirmed of a list, from a run before or from its files."""

    def confirmed(self) -> Verdicts:
        """Return what is confirmed, by the id of the record and the field."""


def of_sources(held: Held) -> dict[str, dict[str, Confirmed]]:
    """Return what the sources of a list confirm, by id and field."""
    found: dict[str, dict[str, Confirmed]] = {}
    for identity, entry in held.records.items():
        of_it: dict[str, Confirmed] = {
            name: confirmed
            for name in FACTS
            if (confirmed := _of_field(entry, name, held.witnesses))
        }
        if of_it:
            found[identity] = of_it
    return found


def _of_field(entry: Attribution, name: str, witnesses: Mapping[str, Witness]) -> Confirmed | None:
    first = entry.fields.get(name)
    if first is None:
        return None
    known = [witnesses[one] for one in (first, *entry.also.get(name, ())) if one in witnesses]
    for by, kind in ((By.PUBLISHER, WitnessKind.PUBLISHER), (By.REGISTRY, WitnessKind.REGISTRY)):
        if told := tuple(one.shown for one in known if one.kind is kind and one.tells(name)):
            return Confirmed(by, told)
    more = entry.agree.get(name, 0)
    if len(known) + more > 1 and not entry.differ.get(name):
        return Confirmed(By.SOURCES, tuple(one.shown for one in known), more)
    return None


def held_by_volume(paper: Paper, volumes: Volumes) -> str:
    """Return which of "title", "work", "" a volume of its venue and year has of a paper.

    The work stands there under another title, or cut off, where it is not the title as it is.
    """
    contents = volumes.get(volume(paper.venue, paper.year)) if paper.venue and paper.year else None
    if not contents:
        return ""
    if contents.has_exactly(paper.title):
        return "title"
    return "work" if any(map(contents.holds, (paper.title, *paper.also_titled))) else ""


def with_volume(
    of_it: Mapping[str, Confirmed], paper: Paper, holds: str
) -> Mapping[str, Confirmed]:
    """Return what is confirmed of a paper, with what the titles of its volume confirm."""
    if not holds:
        return of_it
    told = Confirmed(By.PUBLISHER, (f"{paper.venue} {paper.year}",))
    of_volume = {name: told for name in _OF_A_VOLUME if name != "title" or holds == "title"}
    both = {**of_it, **of_volume}
    return {name: both[name] for name in FACTS if name in both}


def grouped(of_it: Mapping[str, Confirmed]) -> Iterator[tuple[Confirmed, list[str]]]:
    """Yield each confirmation of a paper with the fields that it is of, the strongest first."""
    groups: dict[Confirmed, list[str]] = {}
    for name, confirmed in of_it.items():
        groups.setdefault(confirmed, []).append(name)
    order = list(By)
    yield from sorted(groups.items(), key=lambda pair: order.index(pair[0].by))
