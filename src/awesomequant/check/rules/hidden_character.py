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

from awesomequant.check.passages import is_foreign, rewritten, texts
from awesomequant.language.characters import without_debris
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

_TWO_ALPHABETS = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with such a character."""
    odd = [passage for passage in texts(library, is_foreign) if not passage.text.isascii()]
    yield from rewritten(iter(odd), without_debris, "a character nobody sees")
    for passage in odd:
        if _TWO_ALPHABETS.search(passage.text):
            message = "a word has letters of two alphabets"
            yield passage.finding(message, "type the word again")
