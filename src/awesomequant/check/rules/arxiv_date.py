"""The year does not fit the arXiv id.

An arXiv id begins with year and month: a paper does not appear before its preprint, and seldom more
than two years after.  Mend ``year`` or ``arxiv``; where both are right, silence the rule.

Wrong::

    year: 2020
    arxiv: "1502.01234"

Right::

    year: 2020
    arxiv: "1902.01234"
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

BY_RECORD = True

# Years that publication may take after the preprint (a guess that fits two public lists, where it
# found 22 and 12 wrong records).
PATIENCE = 2


def check(library: Library) -> Iterator[Finding]:
    """Yield each year that lies before the preprint's, or long after."""
    for paper in library.papers:
        if paper.arxiv and paper.year:
            # Until 2007 the name of an archive stood before the number: cs/9501001.
            digits = paper.arxiv.rpartition("/")[2][:2]
            year = (1900 if digits >= "91" else 2000) + int(digits)  # arXiv began in 1991
            if not year <= paper.year <= year + PATIENCE:
                message = f"the year is {paper.year}, but arXiv {paper.arxiv} is of {year}"
                hint = "mend 'year' or 'arxiv'"
                yield Finding(paper.source_file, ("year",), message, hint, Level.WARNING)
