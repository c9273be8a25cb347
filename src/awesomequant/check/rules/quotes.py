"""Quotation marks of LaTeX, or around a whole title.

Write the marks that a reader sees: “…” or "…".  Marks around the whole title belong to a citation
style, not to the title.

Wrong::

    title: "``Alpha'' Networks of Few Bits"

Right::

    title: "“Alpha” Networks of Few Bits"
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import rewritten, texts, titles
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

_LATEX = re.compile(r"(?:``|'')([^`']+)''")
_WHOLE = re.compile(r'\A["“«]([^"“”«»]+)["”»]\Z')

_LONE = re.compile(r'^"|(?<!\d)"(?: |$)')


def _holds(text: str) -> bool:
    return "''" in text


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with LaTeX's marks, and each title that is a quotation as a whole."""
    marked = (passage for passage in texts(library, _holds) if _holds(passage.text))
    message = "these are LaTeX's quotation marks"
    yield from rewritten(marked, lambda text: _LATEX.sub(r"“\1”", text), message)
    message = "the whole title stands in quotation marks"
    # Not safe: a title may be a quotation, and its marks then its own.
    bare = rewritten(titles(library), lambda title: _WHOLE.sub(r"\1", title), message, safe=False)
    yield from bare
    for passage in titles(library):
        # Inches stand behind a digit: a 5" screen.
        if passage.text.count('"') == 1 and _LONE.search(passage.text):
            yield passage.finding("a quotation mark stands alone", "write the other one, or none")
