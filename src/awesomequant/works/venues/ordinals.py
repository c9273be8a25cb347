"""Ordinals in front of a conference: "37th", "Thirty-seventh", "One Hundred and First", "XXIV"."""

import re
from typing import Final

_UNITS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_TENS: Final = (
    "twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_LAST: Final = frozenset((*_UNITS, *(f"{ten[:-1]}ieth" for ten in _TENS), "hundredth"))
_BEFORE: Final = frozenset((*_TENS, "one", "two", "hundred", "and"))
_DIGITS: Final = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_ROMAN: Final = re.compile(r"(?=[IVX]{2})X{0,3}(?:I[XV]|V?I{0,3})")


def ordinal_length(keys: list[str], texts: list[str]) -> int:
    """Return how many of the first words make an ordinal, 0 where they make none.

    ``keys`` are the words folded, ``texts`` as they are written: only capitals make a Roman number.
    """
    if not keys:
        return 0
    if _DIGITS.fullmatch(keys[0]) or _ROMAN.fullmatch(texts[0]):
        return 1
    if keys[0].isdigit() and len(keys) > 1 and keys[1] in ("st", "nd", "rd", "th"):
        return 2  # LaTeX's 17\\textsuperscript{th}, without its command
    for at, key in enumerate(keys[:5]):
        if key in _LAST:
            return at + 1
        if key not in _BEFORE or (key == "and" and at == 0):
            return 0
    return 0
