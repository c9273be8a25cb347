"""A day lies in the future.

``added`` orders the feeds and ``as_of`` decides which count is the newer: a day to come would win
for ever.  Write the day on which it was true.

Wrong::

    added: 2999-01-01

Right::

    added: 2021-01-12
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level, Path

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each day later than tomorrow, which has begun somewhere."""
    latest = datetime.now(UTC).date() + timedelta(days=1)
    for paper in library.papers:
        days: dict[Path, date | None] = {("added",): paper.added}
        if paper.citations:
            days["citations", "as_of"] = paper.citations.as_of
        for index, code in enumerate(paper.code):
            if code.stars:
                days["code", index, "stars", "as_of"] = code.stars.as_of
        for path, day in days.items():
            if day and day > latest:
                message = f"{day.isoformat()} lies in the future"
                hint = "write the day on which it was true"
                yield Finding(paper.source_file, path, message, hint, Level.WARNING)
