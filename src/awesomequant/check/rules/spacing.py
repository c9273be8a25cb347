"""Blanks are doubled, of a strange kind, or stand before a comma.

They come from copying out of a PDF and make equal titles look different.  Notes and abstracts keep
their line breaks.

Wrong::

    title: "Alpha  Networks , of Few Bits"

Right::

    title: "Alpha Networks, of Few Bits"
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import rewritten, texts
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

# Blanks of other widths, a tab, runs of blanks; and a blank before a mark that ends a word.
_STRANGE = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]| {2,}")
_BEFORE_MARK = re.compile(r"(?<=[\w)]) +(?=[,;](?:\s|$)|:\s)|(?<=\() +(?=\w)|(?<=\w) +(?=\))")
_LINE_EDGE = re.compile(r"(?<! ) ++$", re.MULTILINE)


# One of these signs is in every text that has to be looked at closely.
_SIGNS = ("  ", " ,", " ;", " :", "( ", " )", " \n", "\t")


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with blanks that should not be there."""
    return rewritten(
        texts(library, _may_be), _tidy, "blanks are doubled, strange, or before a comma"
    )


def _may_be(text: str) -> bool:
    if any(sign in text for sign in _SIGNS):
        return True
    # Of other blanks than ours none is printable.
    return not (text.isascii() or text.replace("\n", "").isprintable())


def _tidy(text: str) -> str:
    if not _may_be(text):
        return text
    while _STRANGE.search(text):
        text = re.sub(" {2,}", " ", _STRANGE.sub(" ", text))
    return _LINE_EDGE.sub("", _BEFORE_MARK.sub("", text))
