"""A list whose records are at hand, as an audit asks it: they answer in the form of files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from awesomequant.audit.remembered import RememberedRecords, RememberedVenues, RememberedVolumes
from awesomequant.audit.truth import (
    Refusals,
    Venue,
    Work,
    next_to,
    refused_of,
    venue_of,
    work_of,
)
from awesomequant.export import looked_up
from awesomequant.export.citation import citation
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.store.cache import Cache
from awesomequant.works.catalogue import letters
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Statement
from awesomequant.works.venues import Venues


class Records:
    """The records of a list, by what entries say of them."""

    def __init__(
        self,
        name: str,
        library: Library,
        root: Path | None = None,
        digests: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """Know the list, what it is called, where it lies, and the digests of its files."""
        self.name, self.library, self.root = name, library, root
        self._cache = Cache(None) if root is None else Cache.of(root)
        self._said = RememberedRecords(digests, self._cache)
        self._known: dict[str, Work] = {}

    def called(self, name: str) -> None:
        """Call the list otherwise."""
        self.name = name

    @cached_property
    def resolver(self) -> Venues:
        """The resolver of its venues; of a list that lies in a folder it knows earlier answers."""
        if self.root is None:
            return Venues(self._venues.values())
        return RememberedVenues(self._venues.values(), self._cache)

    def keep(self) -> None:
        """Keep for later runs what this one worked out."""
        if isinstance(self.resolver, RememberedVenues):
            self.resolver.keep()
        if "_volumes" in self.__dict__:  # most bibliographies ask none
            self._volumes.keep()
        self._said.keep()

    @cached_property
    def _volumes(self) -> RememberedVolumes:
        return RememberedVolumes(self.library.proceedings, self._cache)

    @cached_property
    def _venues(self) -> Mapping[str, Venue]:
        every = self.library.venues.values()
        return {one.id: venue_of(looked_up.venue(one)) for one in every}

    def _works(self, papers: Iterable[Paper]) -> list[Work]:
        return [self._work(paper) for paper in sorted(papers, key=lambda paper: paper.id)]

    def _work(self, paper: Paper) -> Work:
        if paper.id not in self._known:
            said = self._said.of("work", paper.id, partial(self._form, paper))
            self._known[paper.id] = work_of(said, self._venues)
        return self._known[paper.id]

    def _form(self, paper: Paper) -> dict[str, Any]:
        return looked_up.work(citation(paper, self.library), self.library.venue(paper))

    @cached_property
    def _titles(self) -> Mapping[str, Sequence[Paper]]:
        found = defaultdict[str, list[Paper]](list)
        for paper in self.library.papers:
            keys = self._said.of("titles", paper.id, partial(_titles_of, paper))
            for key in keys:
                found[key].append(paper)
        return found

    @cached_property
    def _behind(self) -> Mapping[str, set[str]]:
        found = defaultdict[str, set[str]](set)
        for paper in self.library.papers:
            held = self._said.of("behind", paper.id, partial(looked_up.behind, paper))
            for key, name in held.items():
                found[key].add(name)
        return found

    @cached_property
    def _order(self) -> list[tuple[str, str]]:
        return sorted((letters("title", key), key) for key in self._titles)

    def owners(self, identifier: Identifier) -> Sequence[Work]:
        """Return the works that own a strong identifier."""
        return self._works(self.library.by_identifier.get(identifier.key, ()))

    def titled(self, key: str) -> Sequence[Work]:
        """Return the works that bear a title, or bore it once."""
        return self._works(self._titles.get(key, ()))

    def behind(self, key: str) -> Sequence[Work]:
        """Return the works in whose titles this stands behind a name."""
        return [
            work for name in sorted(self._behind.get(key, ())) for work in self.titled(name + key)
        ]

    def beside(self, key: str, alike: int) -> Sequence[str]:
        """Return the keys of titles next to one that begin with the same letters."""
        return next_to(self._order, key, alike)

    def stands_in(self, work: Work, venue: str, year: int) -> bool:
        """Return whether the list keeps the titles of that volume, and the work's is among them."""
        titles = (work.shown, *work.also_titled)
        return any(self._volumes.has_exactly(venue, year, title) for title in titles)

    def refusal(self, said: Statement) -> str:
        """Return why the list refused a work that was withdrawn; empty where it did not."""
        return self._refusals.why(said)

    @cached_property
    def _refusals(self) -> Refusals:
        every = self.library.decisions.refused
        return Refusals(
            refused_of(looked_up.refused(one)) for one in every if looked_up.is_withdrawn(one.why)
        )


def _titles_of(paper: Paper) -> list[str]:
    return list(looked_up.titles(paper))
