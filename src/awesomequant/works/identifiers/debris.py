"""The marks that a text leaves around an identifier, and the characters nobody sees."""

import re

from awesomequant.language.signs import DEBRIS, HIDDEN

LONGEST = 10_000
"""Characters a text may have; longer ones are refused so that no input can cost much time."""

UNSEEN = re.compile(
    rf"[{HIDDEN}{DEBRIS}\t\n\r\xa0\u180b-\u180f\u2000-\u200a\u202f\u205f\u3000\ud800-\udfff]"
)
"""What no identifier holds: unseen characters, blanks but U+0020, lone surrogates."""

ZERO_WIDTH = re.compile(r"[\xad\u200b-\u200d\u2060\ufeff]")
"""What copying from a page or a PDF file leaves behind; without meaning in an identifier."""

BLANK = "".join(map(chr, [*range(0x21), *range(0x7F, 0xA1), *range(0x2000, 0x2010)]))
BLANK += "\xad\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"

CJK_MARKS = "\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\u2018\u2019\u201c\u201d\u2026"
SENTENCE_MARKS = ".,;:*\"'" + CJK_MARKS
"""Punctuation that ends a phrase; never `_`, which OpenReview ids and repositories end in."""

_ENDS = SENTENCE_MARKS + BLANK
_OPENER = {
    ")": "(",
    "]": "[",
    "}": "{",
    ">": "<",
    "\uff09": "\uff08",
    "\u3009": "\u3008",
    "\u300b": "\u300a",
    "\u300d": "\u300c",
    "\u300f": "\u300e",
    "\u3011": "\u3010",
}
_STARTS = "".join(_OPENER.values()) + SENTENCE_MARKS + BLANK


def trim_start(text: str) -> str:
    """Return the text without the blanks, brackets, quotes and marks in front of it."""
    return text.lstrip(_STARTS)


def trim_end(text: str, marks: str = SENTENCE_MARKS) -> str:
    """Return the text without final `marks` and without final brackets that close nothing in it.

    A bracket that closes one inside the text belongs to it: `JHEP12(2022)021` keeps both.
    """
    end = len(text)
    closed: dict[str, int] = {}
    while end and (text[end - 1] in marks or _closes_nothing(text, end, closed)):
        end -= 1
    return text[:end]


def _closes_nothing(text: str, end: int, closed: dict[str, int]) -> bool:
    """Tell whether the bracket before `end` is one too many; `closed` keeps the surplus."""
    bracket = text[end - 1]
    if bracket not in _OPENER:
        return False
    if bracket not in closed:
        closed[bracket] = text.count(bracket) - text.count(_OPENER[bracket])
    closed[bracket] -= 1
    return closed[bracket] >= 0


def trim(text: str) -> str:
    """Return the text without blanks, invisible characters, brackets and marks around it."""
    return trim_end(trim_start(text), _ENDS)
