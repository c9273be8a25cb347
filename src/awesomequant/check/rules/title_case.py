"""A title stands in capitals only, or without any.

Capitals carry meaning in a title (names, acronyms), and shouting hides it.  Write the title as the
paper's own first page or its publisher's page has it.

Wrong::

    title: "ALPHA NETWORKS OF FEW BITS"

Right::

    title: "Alpha Networks of Few Bits"
"""

from collections.abc import Iterator

from awesomequant.check.passages import titles
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

# Shorter titles may be an acronym, or begin with a name in lower case (our own bounds).
WORDS = 3
LETTERS = 12


def check(library: Library) -> Iterator[Finding]:
    """Yield each title of one case."""
    for passage in titles(library):
        title = passage.text
        # Of scripts without capitals neither can be said: both questions below answer no.
        if len(title.split()) < WORDS or sum(map(str.isalpha, title)) < LETTERS:
            continue
        if title.isupper() or title.islower():
            message = (
                f"the title is {'in capitals only' if title.isupper() else 'without capitals'}"
            )
            yield passage.finding(message, "write it as the paper's first page does")
