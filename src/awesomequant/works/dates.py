"""Dates of publication as people and programs write them: a year, with month and day if told.

A record holds a year, and a month or a day of it.  What a date says beyond that (a range, a season,
"about", a time) is for its source to keep: `Dated.is_whole` tells that there is more.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from awesomequant.text import fold

# The names of the months in the order of the year, in ten languages; without accents.
_NAMES = """
    january february march april may june july august september october november december
    jan feb mar apr may jun jul aug sep oct nov dec
    januar februar marz april mai juni juli august september oktober november dezember
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    januari februari maart april mei juni juli augustus september oktober november december
"""
_MONTHS = {
    fold(name): place % 12 + 1
    for line in _NAMES.strip().split("\n")
    for place, name in enumerate(line.split())
} | {"sept": 9, "janv": 1, "fevr": 2, "avr": 4, "juil": 7, "okt": 10, "dez": 12, "mai": 5}
_DECEMBER, _LAST_DAY = 12, 31
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


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


_NOTHING: Final = Dated(is_whole=False)


# A date as people write it in a list: read only where all of a text is one ("Before 2022" and
# "2019-2021" state no year).

_SEASONS = frozenset(
    ("spring", "summer", "autumn", "fall", "winter", "sommer", "herbst", "printemps", "automne")
)
# What may stand between the parts of a date and says nothing.
_BETWEEN = frozenset(("of", "de", "del", "do", "di", "the", "year", "c", "ca", "\u0433"))
_TIME = re.compile(
    r"(?<=\d)[T, -]{1,3}\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?\s*(?:[AaPp]M)?\s*"
    r"(?:Z|UTC|[+-]\d\d:?\d\d)?$"
)
_EAST = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*)?(?:(\d{1,2})\s*[日일]?)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})?/?)?")
_TURNED = re.compile(r"(?:(\d{1,2})([./-]))?(\d{1,2})[./-](\d{4})")
# "20230417", and "202304" where a column names no day.
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONGEST = 60


def read_date(text: str) -> Dated | None:
    """Return the date that a text states, None where it states none or says more than one.

    One that is given has a year.
    """
    if not any(map(str.isdecimal, text[: 2 * _LONGEST])):  # the name of a venue, mostly
        return None
    text = _TIME.sub("", text.strip(" ()[].,;'\"\t\n")[:_LONGEST])
    if _YEAR.fullmatch(text):
        return Dated(int(text))
    if found := _COMPACT.fullmatch(text):
        return _dated(*found.groups())
    if found := _EAST.fullmatch(text) or _ISO.fullmatch(text):
        return _dated(*found.groups())
    if found := _TURNED.fullmatch(text):
        return _turned(found)
    return _in_words(text)


def _dated(year: str, month: str | None = None, day: str | None = None) -> Dated | None:
    """Return a date of numbers; a month that no calendar has makes the whole none."""
    if not _YEAR.fullmatch(year):
        return None
    numbers = int(year), int(month or 0), int(day or 0)
    if not numbers[1]:
        return Dated(numbers[0])
    if not numbers[2]:
        return Dated(*numbers[:2]) if numbers[1] <= _DECEMBER else None
    try:
        date(*numbers)
    except ValueError:
        return None
    return Dated(*numbers)


def _turned(found: re.Match[str]) -> Dated | None:
    """Return a date with the year last: 17.06.2024 everywhere, but 6/7/2024 on two days a year."""
    first, sign, second, year = found.groups()
    if first is None:
        return _dated(year, second)
    if sign == "." or int(first) > _DECEMBER:
        return _dated(year, second, first)
    if int(second) > _DECEMBER or int(first) == int(second):
        return _dated(year, first, second)
    return Dated(int(year)) if _YEAR.fullmatch(year) and int(first) and int(second) else None


def _in_words(text: str) -> Dated | None:
    """Return a date with its month in words, or a year alone."""
    years: list[str] = []
    months: list[int] = []
    days: list[str] = []
    for token in _TOKEN.findall(fold(text)):
        if token in _MONTHS:
            months.append(_MONTHS[token])
        elif _YEAR.fullmatch(token):
            years.append(token)
        elif token.isdecimal() and len(token) <= 2 and 0 < int(token) <= _LAST_DAY:  # noqa: PLR2004
            days.append(token)
        elif token not in _SEASONS | _BETWEEN and token not in ("st", "nd", "rd", "th", "er"):
            return None
    if len(years) != 1 or (days and not months) or len(days) > 2:  # noqa: PLR2004 -- "12-14 May"
        return None
    # "May-June 2020" and "12-14 May 2020" are one year, and no one month or day.
    if len(months) != 1:
        return Dated(int(years[0]))
    return _dated(years[0], str(months[0]), days[0] if len(days) == 1 else None)


# A date in the forms that bibliographies define: EDTF, the strokes of RIS, years and months apart.

# Years that a date may have; a record holds those from 1900 on, which it says for itself.
_FIRST, _LAST, _HELD = 1000, 2200, 1900

# A day, a month or a year of EDTF level 1: 1967-02-03, 199X, 2004-22, 1723~, a time behind it.
_EDTF: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<rest>[~?%]{0,2}|[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)"
)
# 2024/06/17/, 2024/06//Spring, 2024///, 2024/6/17
_STROKES: Final = re.compile(
    r"(?P<year>\d{4})/(?P<month>\d{0,2})(?:/(?P<day>\d{0,2})(?:/(?P<rest>.*))?)?"
)
_OPEN: Final = ("", "..", "open")


@lru_cache(maxsize=4096)  # a bibliography has few dates, each of them many times
def read_field(text: str) -> Dated:
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
    return _MONTHS.get(fold(name))


@lru_cache(maxsize=4096)
def of_parts(year: str, month: str = "", day: str = "") -> Dated:
    """Read a date whose parts stand apart; a month may hold its day (``3~March``, ``Mar. 3``)."""
    found = _of_words(year)
    if found.month:  # "January 1978" in the field of the year
        return found._replace(is_whole=found.is_whole and not month.strip() and not day.strip())
    words = _TOKEN.findall(month)
    numbers = [word for word in words if word.isdecimal()]
    names = [number for word in words if not word.isdecimal() and (number := month_of(word))]
    if len(words) == 1 and (number := month_of(words[0])):
        made = _made(str(found.year or ""), str(number), day.strip(), is_whole=True)
    elif len(words) == 2 and len(names) == len(numbers) == 1 and not day.strip():  # noqa: PLR2004 -- month and day
        made = _made(str(found.year or ""), str(names[0]), numbers[0], is_whole=True)
    else:
        return found._replace(is_whole=found.is_whole and not words and not day.strip())
    return made if found.year else found._replace(is_whole=False)


def _of_words(text: str) -> Dated:
    """Read ``May 3, 2001``, ``3 May 2001``, ``2001 May``; anything else for the year in it."""
    words = _TOKEN.findall(text)
    months = [number for word in words if not word.isdecimal() and (number := month_of(word))]
    years = [word for word in words if word.isdecimal() and len(word) == len("2001")]
    days = [word for word in words if word.isdecimal() and len(word) < 3]  # noqa: PLR2004 -- 31
    if len(months) == len(years) == 1 and len(words) == 2 + len(days) and len(days) < 2:  # noqa: PLR2004
        return _made(years[0], str(months[0]), "".join(days), is_whole=True)
    # The year of "in press, 2004" and "2004b", which say more than that.
    found = re.search(r"(?<!\d)(?:1[0-9]|20|21)\d\d(?!\d)", text)
    if found is None:
        return Dated(is_whole=not text.strip())
    year = int(found[0])
    return Dated(year, is_whole=text.strip() == found[0] and year >= _HELD)


def _number(text: str) -> int:
    """Return a number that a calendar may have; 0 for another, as one of 5,000 digits is."""
    return int(text) if text.isdecimal() and len(text) <= len("2001") else 0


def _made(year: str, month: str | None, day: str | None, *, is_whole: bool) -> Dated:
    """Return a date of its parts, as much of it as a calendar has."""
    number = _number(year)
    if not _FIRST <= number < _LAST:
        return _NOTHING
    is_whole = is_whole and number >= _HELD
    # 2004-22 is a summer, 1999-XX some month; RIS writes 0 for what is not known.
    if not month or not 1 <= _number(month) <= _DECEMBER:
        return Dated(number, is_whole=is_whole and (month or "0").strip("0") == "")
    if day and _number(day):
        try:
            date(number, int(month), int(day))
        except ValueError:
            return Dated(number, int(month), is_whole=False)
        return Dated(number, int(month), int(day), is_whole)
    return Dated(number, int(month), is_whole=is_whole and (day or "0").strip("0") == "")
