"""History: how counts grew, from snapshots that each hold only what had changed since the last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

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
        days = sorted(self.snapshots)
        return [(day, self.snapshots[day][key]) for day in days if key in self.snapshots[day]]

    def growth(self, day: date, days: int = 30) -> dict[str, int]:
        """Return by how much each count rose in the ``days`` up to ``day``.

        A key that was not yet measured when they began is left out: its growth is not known.
        """
        before, now = self.at(day - timedelta(days)), self.at(day)
        return {key: now[key] - count for key, count in before.items() if now[key] > count}

    def trending(self, keys: Iterable[str], day: date, number: int = 10) -> list[tuple[str, int]]:
        """Return the ``keys`` that grew most in the month up to ``day``, with their growth."""
        growth = self.growth(day)
        found = [(key, growth[key]) for key in keys if key in growth]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:number]


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
