"""What changed on a list between two days: new, published, corrected, taken off, rising."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from awesomequant.library.library import Library
from awesomequant.library.metrics import repository_key
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper
from awesomequant.text import squash

# What a reader may have cited, or found the work by.
_STATED = ("title", "venue", "year", "doi", "arxiv", "url")
_MOST_RISING = 10


@dataclass(frozen=True, slots=True)
class Corrected:
    """A paper of which a record says something else than before: the field, and what it said."""

    paper: Paper
    was: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gone:
    """A paper that was taken off, and why where a decision says so."""

    title: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rising:
    """A paper whose counts grew."""

    paper: Paper
    stars: int
    citations: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed ``since`` one day ``until`` another, both among them."""

    since: date
    until: date
    added: tuple[Paper, ...] = ()
    published: tuple[Corrected, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    gone: tuple[Gone, ...] = ()
    rising: tuple[Rising, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.added or self.published or self.corrected or self.gone or self.rising)


def changes(
    library: Library,
    since: date,
    until: date,
    before: Mapping[str, Paper] | None,
) -> Changes:
    """Return what changed on a list; ``before`` are the records that changed or went, as they were.

    It is None where nobody knows them: then what is new, and what rises, is all that is told.
    """
    added = [paper for paper in library.newest if paper.added and since <= paper.added <= until]
    new = {paper.id for paper in added}
    published: list[Corrected] = []
    corrected: list[Corrected] = []
    gone: list[Gone] = []
    aliases = {alias: paper for paper in library.papers for alias in paper.aliases}
    for name, old in sorted((before or {}).items()):
        paper = library.by_id.get(name) or aliases.get(name)
        if paper is None:
            gone.append(Gone(old.title, _why(old, library)))
        elif paper.id not in new:
            was = _differing(old, paper)
            if _is_preprint(old, library) and paper.venue and not _is_preprint(paper, library):
                published.append(Corrected(paper, {"venue": old.where}))
            elif was:
                corrected.append(Corrected(paper, was))
    return Changes(
        since, until, tuple(added), tuple(published), tuple(corrected), tuple(gone),
        _rising(library, since, until),
    )  # fmt: skip


def _differing(old: Paper, now: Paper) -> dict[str, str]:
    """Return what a record said otherwise of the work; what it merely lacked is no correction."""
    was = {name: str(getattr(old, name)) for name in _STATED if _differ(old, now, name)}
    if old.names and {*map(squash, old.names)} != {*map(squash, now.names)} and not old.others:
        was["authors"] = old.byline()
    return was


def _differ(old: Paper, now: Paper, name: str) -> bool:
    one, other = getattr(old, name), getattr(now, name)
    if one is None or one == other:
        return False
    return name != "title" or squash(one) != squash(other or "")


def _is_preprint(paper: Paper, library: Library) -> bool:
    venue = library.venue(paper)
    return not paper.venue or bool(venue and venue.is_preprint)


def _why(old: Paper, library: Library) -> str:
    """Return why a work was taken off, as a decision says."""
    found = library.decisions.earlier(library.statement(old))
    return found.reason if found else ""


def _rising(library: Library, since: date, until: date) -> tuple[Rising, ...]:
    grown = library.history.growth(until, (until - since).days or 1)
    found: list[Rising] = []
    for paper in library.papers if grown else ():
        stars = max((grown.get(repository_key(one.url), 0) for one in paper.code), default=0)
        if stars or paper.id in grown:
            found.append(Rising(paper, stars, grown.get(paper.id, 0)))
    found.sort(key=lambda one: (-one.stars, -one.citations, one.paper.id))
    return tuple(found[:_MOST_RISING])


def as_it_was(library: Library, before: Mapping[str, Paper]) -> Library:
    """Return a list with the records that changed or went since as they were before."""
    # A record that came since is told by its day: it is no news of an earlier month.
    papers = [before.get(paper.id, paper) for paper in library.papers]
    there = {paper.id for paper in papers}
    papers += [paper for name, paper in before.items() if name not in there]
    return replace(library, papers=default_order(papers))
