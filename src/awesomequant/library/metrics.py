"""Counts of stars and citations: the last ones, and how they went."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from awesomequant.library.field_types import Count, Day, Flag, Label, Model
from awesomequant.library.paper import Measure, Paper

# History: how counts grew, from snapshots that each hold only what had changed since the last.
# Weekly snapshots of every count grew one project by 93 MB.

Counts = Mapping[str, int]


@dataclass(frozen=True)
class History:
    """Snapshots by day in order; a key is a paper's id or a repository's ``host/owner/name``."""

    snapshots: Mapping[date, Counts] = field(default_factory=dict)

    def at(self, day: date) -> dict[str, int]:
        """Return every count as it was last measured up to and on ``day``."""
        counts: dict[str, int] = {}
        for when in sorted(self.snapshots):
            if when <= day:
                counts |= self.snapshots[when]
        return counts

    def points(self, key: str) -> list[tuple[date, int]]:
        """The days on which the count of ``key`` had changed, with the count, oldest first."""
        return list(self._series.get(key, ()))

    @cached_property
    def _series(self) -> Mapping[str, Sequence[tuple[date, int]]]:
        # A day without the key is a day without a change, not a count of 0.  Each page of a paper
        # asks: to look through all days for each would be 600,000 looks at 10,000 papers.
        found = defaultdict[str, list[tuple[date, int]]](list)
        for day in sorted(self.snapshots):
            for key, count in self.snapshots[day].items():
                found[key].append((day, count))
        return found

    def growth(self, day: date, days: int = 30) -> dict[str, int]:
        """Return by how much each count rose in the ``days`` up to ``day``.

        A key that was not yet measured when they began is left out: its growth is not known.
        """
        before, now = self.at(day - timedelta(days)), self.at(day)
        return {key: now[key] - count for key, count in before.items() if now[key] > count}


def thinned(snapshots: Mapping[date, Counts], since: date) -> dict[date, Counts]:
    """Return the snapshots with one a month, its last, for the months that ended before ``since``.

    What a month's earlier snapshots held goes into its last, so that no count is lost.
    """
    kept: dict[date, Counts] = {}
    months: dict[tuple[int, int], list[date]] = {}
    for day in sorted(snapshots):
        months.setdefault((day.year, day.month), []).append(day)
    for (year, month), days in months.items():
        ended = (year, month) < (since.year, since.month)
        merged = {key: count for day in days for key, count in snapshots[day].items()}
        kept |= {days[-1]: merged} if ended else {day: snapshots[day] for day in days}
    return kept


# What ``update`` measured: one line a paper and one a repository of ``data/metrics.yaml``.


class Metric(Model):
    """The counts of one paper (by its id) or one repository (by ``host/owner/name``)."""

    citations: Count | None = None
    """How often a paper is cited."""
    stars: Count | None = None
    """How many a repository has."""
    archived: Flag | None = None
    """Whether its owner has closed it."""
    id: Count | None = None
    """The number that a repository keeps when it is renamed; another number is another one."""
    source: Label = "github"
    """Who counted."""
    as_of: Day
    """When."""

    @property
    def count(self) -> int | None:
        """Return the one count that the line is about."""
        return self.stars if self.citations is None else self.citations

    def line(self) -> dict[str, Any]:
        """Return the fields of the line in their order; a source that the key names is left out."""
        named = {} if self.source == "github" else {"source": self.source}
        stated = {"citations": self.citations, "stars": self.stars, "archived": self.archived}
        return {**stated, "id": self.id, **named, "as_of": self.as_of.isoformat()}


def measured(paper: Paper, metrics: dict[str, Metric]) -> Paper:
    """Return ``paper`` with the newer of what it states and what ``metrics`` measured."""
    own = metrics.get(paper.id)
    citations = _newer(paper.citations, own.citations if own else None, own)
    code = []
    for one in paper.code:
        metric = metrics.get(repository_key(one.url))
        stars = _newer(one.stars, metric.stars if metric else None, metric)
        code.append(one if stars is one.stars else one.model_copy(update={"stars": stars}))
    # The paper itself where nothing is newer: what it has worked out of itself stays with it.
    if citations is paper.citations and tuple(code) == paper.code:
        return paper
    return paper.model_copy(update={"citations": citations, "code": tuple(code)})


def repository_key(url: str) -> str:
    """Return the key of a repository's line: its address without scheme, ``host/owner/name``."""
    bare = url.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    host, *path = bare.partition("?")[0].partition("#")[0].rstrip("/").split("/")
    names = 3 if path[:1] in (["datasets"], ["spaces"]) else 2
    # Without case and ".git": the same repository is linked in all of these ways.
    if host.lower() == "gitlab.com":  # groups nest there; what follows "-" is no name
        names = path.index("-") if "-" in path else len(path)
    return "/".join([host, *path[:names]]).lower().removesuffix(".git")


def _newer(stated: Measure | None, count: int | None, metric: Metric | None) -> Measure | None:
    """Return the newer of a stated and a measured count; the measured one on the same day."""
    if metric is None or count is None or (stated and stated.as_of > metric.as_of):
        return stated
    return Measure.model_construct(count=count, source=metric.source, as_of=metric.as_of)
