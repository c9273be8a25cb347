"""Text was read in the wrong encoding.

``Ã¶`` is an ``ö`` that was read as Latin-1, ``â€™`` an apostrophe, and � a character that is lost.

Wrong::

    title: "MÃ¶bius Networks of Few Bits"

Right::

    title: "Möbius Networks of Few Bits"
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import is_foreign, texts
from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

# Two or three bytes of UTF-8 as Windows-1252 or Latin-1 shows them: the first byte is one
# of the letters C2 to C5, CE to D1 or E2, the next a sign or a control character; or the mark of
# a lost character.
_TRACE = re.compile(
    "[\u00c2-\u00c5\u00ce-\u00d1][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]"
    "|\u00e2[\u0080\u0082\u0086\u20ac\u201a\u2020]|\ufffd"
)


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with the traces of a wrong encoding."""
    for passage in texts(library, is_foreign):
        if not passage.text.isascii() and _TRACE.search(passage.text):
            right = _read_again(passage.text)
            fix = put(passage.path, right, safe=False) if right else None
            hint = f"write '{right}'" if right else "copy it again from the source"
            yield passage.finding("the text was read in the wrong encoding", hint, fix=fix)


def _read_again(text: str) -> str | None:
    """Return the text read as what it was, or None where that is no text."""
    # ``â€™`` can only have come by Windows-1252, a control character only by Latin-1.
    for wrong in ("cp1252", "latin-1"):
        try:
            return text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
    return None
