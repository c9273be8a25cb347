"""README.md is over, or close to, its byte budget.

GitHub shows 512,000 bytes of a file and cuts the rest without a word; one well-known list stands
378 bytes below.  Show less of each paper in the template, or move years to the site; the budget is
``readme: budget`` in ``data/list.yaml``.  A build goes on, since it writes README.md anew.

Wrong::

    # README.md has 511,622 of 512,000 bytes

Right::

    # README.md has 120,000 of 512,000 bytes
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

# What is left then of GitHub's 512,000 bytes, 25,600, are some hundred entries of our own list.
CLOSE = 0.95


def check(library: Library) -> Iterator[Finding]:
    """Yield a finding where README.md, as it stands, is too large or nearly so."""
    size, budget = library.readme_bytes, library.settings.readme.budget
    if size > CLOSE * budget:
        level = Level.ERROR if size > budget else Level.WARNING
        message = f"README.md has {size:,} of {budget:,} bytes"
        yield Finding("README.md", (), message, "show less of each paper in the template", level)
