"""The year that a text names, and the day, wherever in it: "ICLR'17", "EMNLP24 Findings".

``dates`` reads a text that is a date and nothing else; a list writes its dates beside venues,
glued to them, behind apostrophes, and beside numbers that are none.
"""

import re
from datetime import UTC, datetime
from functools import lru_cache

from awesomequant.works.dates import read_date

_KEPT = 20_000  # the same venues and headings are asked again and again

LATEST = datetime.now(UTC).year + 1
_ARXIV_ID = re.compile(
    r"(?<=arxiv)[:\s]+\d{4}\.\d{4,5}(v\d+)?(\s*\[[\w.-]+\])?|\b[a-z-]+/\d{7}\b"
    r"|\babs/\d{4}\.\d{4,5}(v\d+)?|\barxiv:\s*\d{4}\.\d{4,5}(v\d+)?(\s*\[[\w.-]+\])?"
    # "CVE-2017-5753" numbers a fault, "RFC 2018" a standard.
    r"|\bCVE-\d{4}-\d{4,7}\b|\bRFC[\s-]?\d{3,4}\b"
    # "[2010.06608]" behind the people is of no year: it was 2010 for a paper of 2020.
    r"|(?<![\w./-])\d{4}\.\d{5}(?:v\d+)?(?![\d.])"
    # Of "bioRxiv (2022): 2022.01.27.478087" the number, in which the day is a day.
    r"|(?<=\d\d\.\d\d)\.\d{6,8}(?:v\d+)?(?![\d.])|(?<=rxiv)[\s:,]+\d{6,8}(?:v\d+)?(?![\d.])",
    re.IGNORECASE,
)
_MAY_BE_ID = re.compile(r"\d{4}[.-]\d{4}|\d{6}|[Rr][Ff][Cc]")
# English, and what other languages write otherwise: "set" and "out" are words besides.
MONTH = (
    r"((?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|févr?(?:ier)?|avr(?:il)?|mai|juin"
    r"|juil(?:let)?|août|déc(?:embre)?|jänner|märz|okt(?:ober)?|dez(?:ember|embro)?|enero|febrero"
    r"|abril|mayo|junio|julio|agosto|octubre|diciembre|fevereiro|março|maio|junho|julho|setembro"
    r"|outubro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\.?"
)
_DATE = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(0?[1-9]|1[0-2])(?:\s?[-/.]\s?\d{{1,2}})?(?!\d)"
    rf"|(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+((?:19|20)\d\d)(?!\d)"
    rf"|(?<!\w){MONTH},?\s+(?:\d{{1,2}},?\s+)?((?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ARXIV_MONTH = re.compile(
    r"(?<=arxiv)[\s'-]?(?!20[0-2]\d)(\d\d)(?:0[1-9]|1[0-2])(?!\d)", re.IGNORECASE
)
_DIGITS = re.compile(r"\d\d")
_IN_BRACKETS = re.compile(r"[(\[]\s*((?:19|20)\d\d)\s*[)\]]")
# Of a span of years, "1890–1960", none is that of the work.
_WHOLE = re.compile(
    r"(?<!\d)(?<!\d[.:–-])(?<!\d\d [–-] )((?:19|20)\d\d)"
    # "Interspeech 2020: 1234-1238" is dated, in "41 2020:12" it is the number of an issue.
    r"(?!\d|:\s?\d(?!\d*\s?[-–]\s?\d)|\s?[–—]\s?(?:1[5-9]|20)\d\d)"
)
_SHORT = re.compile(  # an apostrophe is written as any of these
    r"(?<=[A-Za-z])\s?['’‘`´]\s?(\d\d)(?!\d)|^['’‘`´](\d\d)(?!\d)"  # noqa: RUF001
)
_GLUED = re.compile(
    # "Salsa20 family of ciphers" is no date, "EMNLP24 findings" is one.
    r"(?:(?<=[A-Za-z]{3})(?!\d\d(?-i:\s[a-z]{3}))|(?-i:(?<=[A-Z]{3})))(\d\d)(?=[\s_,.;:)-]|[wos]?$)|(?<=arxiv)[\s-](\d\d)(?!\d)"
    r"|(?-i:(?<=[A-Z]{3}))[\s-](\d\d)(?=$|[\s,])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def without_numbers(text: str) -> str:
    """Return a text without the numbers of preprints, in which a year may be read."""
    return _ARXIV_ID.sub(" ", text) if _MAY_BE_ID.search(text) else text


def without_dates(text: str) -> str:
    """Return a text without the days, months and whole years that it names."""
    return _WHOLE.sub(" ", _DATE.sub(" ", text)) if _DIGIT.search(text) else text


@lru_cache(maxsize=_KEPT)
def date_of(text: str) -> str | None:
    """Return the month or day that a text names, as ``2024-06`` or ``2024-06-17``; else None."""
    if not _DIGITS.search(text):
        return None
    found = _DATE.search(without_numbers(text))
    dated = read_date(text) or (read_date(found[0]) if found else None)
    return dated.iso if dated else None


@lru_cache(maxsize=_KEPT)
def year_of(text: str) -> int | None:
    """Return the year that a text names."""
    return year_apart(without_numbers(text))[0]


def year_apart(text: str) -> tuple[int | None, str]:
    """Return the year and what is left without it; a year beside a venue beats a date."""
    if not _DIGITS.search(text):  # most texts have none, and the names of months are many
        return None, text
    for pattern in (_DATE, _ARXIV_MONTH, _IN_BRACKETS, _WHOLE, _SHORT, _GLUED):
        for found in reversed(list(pattern.finditer(text))):
            groups = [group for group in found.groups() if group and group.isdecimal()]
            year = _whole(max(groups, key=len), signed=pattern is _SHORT) if groups else None
            if year is not None:
                return year, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _whole(digits: str, *, signed: bool = False) -> int | None:
    """Return a year of four digits for four or two; None for one that cannot be.

    ``signed``: it stands behind an apostrophe, as in ``SIGCOMM '84``.
    """
    year = int(digits)
    if len(digits) == 2:  # noqa: PLR2004 -- "'84"
        year += 2000 if year <= LATEST - 2000 else 1900
        # 50 of ResNet50 is no year; of MICRO '54, the 54th, neither.
        return year if year > (1969 if signed else 1984) else None
    return year if 1900 < year <= LATEST else None  # noqa: PLR2004 -- as records have it


_SPAN_OF_YEARS = re.compile(
    r"\b(before|until|till|up to|prior|pre|since|after|post|older|earlier|last)\b[\W_]*"
    r"(?:19|20)\d\d"
    # "Papers from 2022" are those of the year; "From 2022" and "from 2022 on" go on.
    r"|^\W*from\b[\W_]*(?:19|20)\d\d|\bfrom\b[\W_]*(?:19|20)\d\d\W*\b(on|onwards?|to|until|till)\b"
    r"|(?:19|20)\d\d\W*(and (before|earlier|later|after|older)|\+|onwards?|earlier|以前|之前)"
    r"|(?:19|20)\d\d\s*[-–—~/&]\s*(?:(?:19|20)\d\d|\d\d(?![-\d])|now|present|$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=_KEPT)  # asked for each entry that stands below it
def of_heading(heading: str) -> int | None:
    """Return the year that a heading names; none for a span of years such as "Before 2022".

    In a longer heading it must begin or end with it: "The winners of the 2019 challenge on bees"
    are not of 2019.
    """
    if _SPAN_OF_YEARS.search(heading):
        return None
    if len(heading.split()) <= 5:  # noqa: PLR2004 -- words
        return year_of(heading)
    found = re.search(r"^\W*((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\W*$", heading)
    return _whole(found[1] or found[2]) if found else None
