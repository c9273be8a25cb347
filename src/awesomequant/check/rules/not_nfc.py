r"""Letters and their accents are written apart.

``o`` with a combining ``¨`` looks like ``ö`` and is not found by who searches for it: texts are in
the composed form of Unicode (NFC).

Wrong::

    title: "Mo\u0308bius Networks of Few Bits"

Right::

    title: "Möbius Networks of Few Bits"
"""

import unicodedata
from collections.abc import Iterator

from awesomequant.check.passages import is_foreign, rewritten, texts
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each text that is not in NFC."""
    odd = (passage for passage in texts(library, is_foreign) if not passage.text.isascii())
    message = "letters and accents are written apart (not NFC)"
    return rewritten(odd, lambda text: unicodedata.normalize("NFC", text), message)
