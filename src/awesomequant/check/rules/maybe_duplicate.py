"""Two records may be one work: their titles are alike, or the same with something against it.

Titles are compared by their letters, words and numbers; a reply, a survey, the next of a row and
authors without a common name keep two records apart.  Look at both; join them, or say
``not_duplicate_of`` in one of them.  Two works that bear one title are a note: a reader may take
the one for the other.

Wrong::

    # data/papers/2020/alfa.yaml
    title: "Alpha Network of Few Bits"
    doi: 10.1000/1

Right::

    # data/papers/2020/alfa.yaml
    title: "Alpha Network of Few Bits"
    doi: 10.1000/1
    not_duplicate_of: [alpha]
"""

from collections.abc import Iterator

from awesomequant.check.duplicates import finding, looking_alike
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identity import Verdict


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records that a person should look at."""
    for pair in looking_alike(library):
        where = pair[0].source_file
        if pair[2].verdict is Verdict.PERHAPS:
            message = f"this may be the work of {where}"
            yield finding(pair, message, Level.WARNING, at=("title",))
        elif pair[2].is_namesake:
            message = f"this bears the title of {where}"
            yield finding(pair, message, Level.NOTE, at=("title",))
