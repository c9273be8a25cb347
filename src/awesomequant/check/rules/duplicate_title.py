"""Two records without a common identifier are one work: by their titles, and what else they say.

Of 128,144 titles of proceedings 58 occur twice.  The same title is one work where its authors
agree, or where it is long enough and the years are near; so is, as a warning, a title with another
subtitle or in another spelling where the authors agree.  Join the two records; where they are two
works indeed, say so with ``not_duplicate_of`` in one of them.

Wrong::

    # data/papers/2020/alpha-2020.yaml
    title: "Alpha: Networks of Few Bits!"
    doi: 10.1000/1

Right::

    # data/papers/2020/alpha-2020.yaml
    title: "Alpha: Networks of Few Bits!"
    doi: 10.1000/1
    not_duplicate_of: [alpha]
"""

from collections.abc import Iterator

from awesomequant.check.duplicates import finding, looking_alike
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identity import Verdict
from awesomequant.works.title_likeness import Likeness

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records of one work."""
    for pair in looking_alike(library):
        if pair[2].verdict is Verdict.YES:
            message = f"this is the work of {pair[0].source_file}"
            # What `update` learns of the authors must not stop a build that went through before.
            same = pair[2].likeness is Likeness.EQUAL
            yield finding(pair, message, Level.ERROR if same else Level.WARNING, at=("title",))
