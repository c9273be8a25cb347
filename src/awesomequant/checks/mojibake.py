"""Text was read in the wrong encoding.

``Ã¶`` is an ``ö`` that was read as Latin-1, ``â€™`` an apostrophe, and � a character that is lost.

Wrong::

    title: "MÃ¶bius Networks of Few Bits"

Right::

    title: "Möbius Networks of Few Bits"
"""

import re
from collections.abc import Iterator

from awesomequant.fixes import put
from awesomequant.library import Library
from awesomequant.passages import texts
from awesomequant.problems import Finding

# The first byte of a UTF-8 sequence as Windows-1252 shows it, and a continuation byte behind it.
_TRACE = re.compile(
    "[ÂÃÄÅÎÏÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€‚„†][\u0080-\u00bf™œ\u009d“”˜¦¢]?|\ufffd"
)


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with the traces of a wrong encoding."""
    for passage in texts(library):
        if not passage.text.isascii() and _TRACE.search(passage.text):
            right = _read_again(passage.text)
            fix = put(passage.path, right, safe=False) if right else None
            hint = f"write '{right}'" if right else "copy it again from the source"
            yield passage.finding("the text was read in the wrong encoding", hint, fix=fix)


def _read_again(text: str) -> str | None:
    """Give the text read as what it was, or None where that is no text."""
    for wrong in ("cp1252", "latin-1"):
        try:
            return text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
    return None
