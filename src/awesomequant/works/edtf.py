"""Dates in the forms that bibliographies define: EDTF, the strokes of RIS, years and months apart.

A record holds a year, and a month or a day of it.  What a date says beyond that (a range, a season,
"about", a time) is for its source to keep: `Dated.is_whole` tells that there is more.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from awesomequant.works.dates import month_named

# Years that a date may have; a record holds those from 1900 on, which it says for itself.
_FIRST, _LAST, _HELD = 1000, 2200, 1900

_DECEMBER: Final = 12

# A day, a month or a year of EDTF level 1: 1967-02-03, 199X, 2004-22, 1723~, a time behind it.
_EDTF: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<rest>[~?%]{0,2}|[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)"
)
# 2024/06/17/, 2024/06//Spring, 2024///, 2024/6/17
_STROKES: Final = re.compile(
    r"(?P<year>\d{4})/(?P<month>\d{0,2})(?:/(?P<day>\d{0,2})(?:/(?P<rest>.*))?)?"
)
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
_OPEN: Final = ("", "..", "open")


class Dated(NamedTuple):
    """A date as far as a record can hold it; ``is_whole`` where that is all that was written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_whole: bool = True

    @property
    def iso(self) -> str | None:
        """The month or the day: ``2024-06``, ``2024-06-17``; None where only the year is known."""
        if not self.month:
            return None
        return "-".join([f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n)])


NOTHING: Final = Dated(is_whole=False)


@lru_cache(maxsize=4096)  # a bibliography has few dates, each of them many times
def read(text: str) -> Dated:
    """Read a date in any of the forms; of a range the beginning, or the end where that is open."""
    written = " ".join(text.split())
    if not written:
        return Dated()
    strokes = _STROKES.fullmatch(written)
    if strokes:
        return _made(
            strokes["year"], strokes["month"], strokes["day"], is_whole=not strokes["rest"]
        )
    begin, stroke, end = written.partition("/")
    if stroke and (found := _EDTF.fullmatch(end if begin.strip() in _OPEN else begin)):
        return _made(found["year"], found["month"], found["day"], is_whole=False)
    if found := _EDTF.fullmatch(written):
        return _made(found["year"], found["month"], found["day"], is_whole=not found["rest"])
    return _of_words(written)


def month_of(text: str) -> int | None:
    """Return the number of a month written in words or digits, None for anything else."""
    name = text.strip(" .,").lower()
    if name.isascii() and name.isdecimal() and len(name) < 3:  # noqa: PLR2004 -- 12
        return int(name) if 1 <= int(name) <= _DECEMBER else None
    return month_named(name)


@lru_cache(maxsize=4096)
def of_parts(year: str, month: str = "", day: str = "") -> Dated:
    """Read a date whose parts stand apart; a month may hold its day (``3~March``, ``Mar. 3``)."""
    found = _of_words(year)
    if found.month:  # "January 1978" in the field of the year
        return found._replace(is_whole=found.is_whole and not month.strip() and not day.strip())
    words = _WORDS.findall(month)
    numbers = [word for word in words if word.isdecimal()]
    names = [number for word in words if not word.isdecimal() and (number := month_of(word))]
    if len(words) == 1 and (number := month_of(words[0])):
        made = _made(str(found.year or ""), str(number), day.strip(), is_whole=True)
    elif len(words) == 2 and len(names) == len(numbers) == 1 and not day.strip():  # noqa: PLR2004 -- month and day
        made = _made(str(found.year or ""), str(names[0]), numbers[0], is_whole=True)
    else:
        return found._replace(is_whole=found.is_whole and not words and not day.strip())
    return made if found.year else found._replace(is_whole=False)


def _year_in(text: str) -> tuple[int | None, None, None, bool]:
    """Return the year that a text states, as `Dated` has it; "in press" and "2004b" say more."""
    found = re.search(r"(?<!\d)(?:1[0-9]|20|21)\d\d(?!\d)", text)
    if found is None:
        return None, None, None, not text.strip()
    year = int(found[0])
    return year, None, None, text.strip() == found[0] and year >= _HELD


def _of_words(text: str) -> Dated:
    """Read ``May 3, 2001``, ``3 May 2001``, ``2001 May``; anything else for the year in it."""
    words = _WORDS.findall(text)
    months = [number for word in words if not word.isdecimal() and (number := month_of(word))]
    years = [word for word in words if word.isdecimal() and len(word) == len("2001")]
    days = [word for word in words if word.isdecimal() and len(word) < 3]  # noqa: PLR2004 -- 31
    if len(months) == len(years) == 1 and len(words) == 2 + len(days) and len(days) < 2:  # noqa: PLR2004
        return _made(years[0], str(months[0]), "".join(days), is_whole=True)
    return Dated(*_year_in(text))


def _made(year: str, month: str | None, day: str | None, *, is_whole: bool) -> Dated:
    """Return a date of its parts, as much of it as a calendar has."""
    number = int(year) if year.isdecimal() else 0
    if not _FIRST <= number < _LAST:
        return NOTHING
    is_whole = is_whole and number >= _HELD
    # 2004-22 is a summer, 1999-XX some month; RIS writes 0 for what is not known.
    if not month or not month.isdecimal() or not 1 <= int(month) <= _DECEMBER:
        return Dated(number, is_whole=is_whole and (month or "0").strip("0") == "")
    if day and day.isdecimal() and int(day):
        try:
            date(number, int(month), int(day))
        except ValueError:
            return Dated(number, int(month), is_whole=False)
        return Dated(number, int(month), int(day), is_whole)
    return Dated(number, int(month), is_whole=is_whole and (day or "0").strip("0") == "")
