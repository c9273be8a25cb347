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
from itertools import chain

from awesomequant.check.passages import rewritten, texts, titles
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

_LATEX = re.compile(r"``([^`']+)''|''([^`']+)''")
_WHOLE = re.compile('["“«]([^"“”«»]+)["”»]')


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with LaTeX's marks, and each title that is a quotation as a whole."""
    return chain(
        rewritten(texts(library), _as_seen, "these are LaTeX's quotation marks"),
        rewritten(titles(library), _bare, "the whole title stands in quotation marks", safe=False),
    )


def _as_seen(text: str) -> str:
    return _LATEX.sub(lambda found: f"“{found[1] or found[2]}”", text) if "''" in text else text


def _bare(title: str) -> str:
    whole = _WHOLE.fullmatch(title)
    return whole[1] if whole else title
