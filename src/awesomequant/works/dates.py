"""Dates of publication as people and programs write them: a year, with month and day if told.

A date is read only where all of a text is one: "Before 2022" and "2019-2021" state no year.
"""

import re
from datetime import date
from typing import NamedTuple

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
_SEASONS = frozenset(
    ("spring", "summer", "autumn", "fall", "winter", "sommer", "herbst", "printemps", "automne")
)
# What may stand between the parts of a date and says nothing.
_BETWEEN = frozenset(("of", "de", "del", "do", "di", "the", "year", "c", "ca", "\u0433"))
_TIME = re.compile(
    r"(?<=\d)[T, -]{1,3}\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?\s*(?:[AaPp]M)?\s*"
    r"(?:Z|UTC|[+-]\d\d:?\d\d)?$"
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_EAST = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*)?(?:(\d{1,2})\s*[日일]?)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})?/?)?")
_TURNED = re.compile(r"(?:(\d{1,2})([./-]))?(\d{1,2})[./-](\d{4})")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONGEST = 60
_DECEMBER, _LAST_DAY = 12, 31


def month_named(word: str) -> int | None:
    """Return the number of the month that a word names, in full or abbreviated; None for none."""
    return _MONTHS.get(fold(word))


class Dated(NamedTuple):
    """The year of a work, and its day or month (``2024-06-17``, ``2024-06``) where it is told."""

    year: int
    day: str | None = None


def read_date(text: str) -> Dated | None:
    """Return the date that a text states, None where it states none or says more than one."""
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
    if not int(month or 0):
        return Dated(int(year))
    if not int(day or 0):
        return Dated(int(year), f"{year}-{int(month or 0):02}") if _is_month(month) else None
    try:
        return Dated(int(year), date(int(year), int(month or 0), int(day or 0)).isoformat())
    except ValueError:
        return None


def _is_month(month: str | None) -> bool:
    return 1 <= int(month or 0) <= _DECEMBER


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
