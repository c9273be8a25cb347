"""One repository has two star counts of one day.

Two records name the same repository and state different counts for the same day: one of them is a
slip.  The newer statement wins where the days differ, and ``update`` measures all of them at once.

Wrong::

    code:
      - url: https://github.com/doe/nets
        stars: {count: 192, source: seed, as_of: 2021-01-12}
    # data/papers/2020/other.yaml
    title: Speech with Large Vocabularies on Small Devices
    code:
      - url: https://github.com/doe/nets
        stars: {count: 193, source: seed, as_of: 2021-01-12}

Right::

    code:
      - url: https://github.com/doe/nets
        stars: {count: 193, source: seed, as_of: 2021-01-12}
    # data/papers/2020/other.yaml
    title: Speech with Large Vocabularies on Small Devices
    code:
      - url: https://github.com/doe/nets
        stars: {count: 193, source: seed, as_of: 2021-01-12}
"""

from collections import Counter
from collections.abc import Iterator

from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.paper import Measure, Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identifiers import comparison_key


def check(library: Library) -> Iterator[Finding]:
    """Yield each count that is lower than another one of the same day."""
    highest: dict[tuple[str, object], tuple[int, Paper]] = {}
    every = list(_starred(library))
    times = Counter([key for _, _, key, _ in every])
    starred = [one for one in every if times[one[2]] > 1]  # few
    for paper, _, key, stars in starred:
        known = highest.get((key, stars.as_of))
        if known is None or stars.count > known[0]:
            highest[key, stars.as_of] = stars.count, paper
    for paper, index, key, stars in starred:
        count, other = highest[key, stars.as_of]
        if count != stars.count:
            message = f"{stars.count} stars here, {count} in {other.source_file} on the same day"
            path = ("code", index, "stars", "count")
            fix = put(path, count, safe=False)
            where = paper.source_file, path
            hint = "one of the two is a slip"
            yield Finding(*where, message, hint, Level.WARNING, fix, (other.source_file,))


def _starred(library: Library) -> Iterator[tuple[Paper, int, str, Measure]]:
    for paper in [paper for paper in library.papers if paper.code]:
        for index, code in enumerate(paper.code):
            if code.stars:
                yield paper, index, comparison_key(code.url).lower(), code.stars
