r"""A text holds a character that nobody sees, or letters of two alphabets in one word.

Soft hyphens and blank letters come from PDFs; a Cyrillic letter that looks like a Latin ``a`` is
found by no search and may be meant to deceive.  What reorders text ``schema`` refuses.

Wrong::

    title: "Alpha Net\u00adworks of Few Bits"

Right::

    title: "Alpha Networks of Few Bits"
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import Passage, rewritten, texts
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\ufe00-\ufe0e\uffa0\ufff9-\ufffb]"
)
_TWO_ALPHABETS = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with such a character."""
    odd = [passage for passage in texts(library) if not passage.text.isascii()]
    yield from rewritten(iter(odd), lambda text: _UNSEEN.sub("", text), "a character nobody sees")
    yield from (_mixed(passage) for passage in odd if _TWO_ALPHABETS.search(passage.text))


def _mixed(passage: Passage) -> Finding:
    message = "a word has letters of two alphabets"
    return passage.finding(message, "type the word again")
