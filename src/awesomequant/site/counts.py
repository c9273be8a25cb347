"""Counts as a paper's page tells them: when, by whom, how they went, and what its code is in."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from html import escape
from typing import NamedTuple

from awesomequant.export.references import MONTHS
from awesomequant.language import html
from awesomequant.library.library import Library
from awesomequant.library.metrics import repository_key
from awesomequant.library.paper import Code, Measure, Paper
from awesomequant.render import Markup
from awesomequant.text import compact
from awesomequant.web.services import Credit

# From so many days on a line says more than its two ends.
_DRAWN = 3
WIDTH, HEIGHT = 120, 24
# What was written by hand or by a program before services were asked: "seed", "own-count".
_NO_NAME = re.compile(r"[a-z0-9_-]+")
# What says no more than that it is code, in the words that lists use: of "PyTorch code" the first
# word is told beside ours.
_BARE = re.compile(
    r"(?<![\w-])(?:(?:source[ -])?codes?|repo(?:sitory)?|git(?:hub|lab)?|implementation|project"
    r"|link|here|código|código-fonte|код|quellcode)(?![\w-])|代码|代碼|源码|源代码|コード|実装|코드|구현",
    re.IGNORECASE,
)
_AROUND = " ,;:/|()[]-–—"


class Growth(NamedTuple):
    """How one count went: of what, its unit, first and last; ``line`` where it is drawn."""

    of: str
    unit: str
    first: int
    began: str
    last: int
    ended: str
    line: str


@lru_cache(maxsize=1 << 10)  # counts of a list are of a few days
def month(day: date | str) -> str:
    """Return the month of a day, or of a date as far as it is known, as readers say it."""
    year, *rest = str(day).split("-")
    return f"{MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def counted(measure: Measure, credit: Mapping[str, Credit]) -> Markup:
    """Return when something was counted, and by whom where that has a name for readers."""
    when = f"counted {month(measure.as_of)}"
    known = credit.get(measure.source)
    if known and known.url:
        return Markup(f'{when} by <a href="{escape(known.url)}">{escape(known.name)}</a>')
    named = known.name if known else measure.source
    is_name = known or not _NO_NAME.fullmatch(named)
    return Markup(f"{when} by {html.show(named)}" if is_name else when)


@lru_cache(maxsize=1 << 12)  # a list has a few labels, and statistics ask for each place of code
def told_of(label: str) -> str:
    """Return what a label says besides that it is code: of "PyTorch code" the first word."""
    return _BARE.sub("", label).strip(_AROUND)


def about_code(paper: Paper) -> list[tuple[Code, str]]:
    """Return each place of a paper's code, and what is told beside the word "Code".

    That is what its label says: "torch", "unofficial"; of several that say the same, where it is.
    """
    said = [told_of(one.label) for one in paper.code]
    return [
        (one, what if said.count(what) == 1 else f"{what}, {_place(one.url)}".lstrip(_AROUND))
        for one, what in zip(paper.code, said, strict=True)
    ]


def growths(paper: Paper, library: Library) -> list[Growth]:
    """Return how the counts of a paper went, of those that were met with on two days or more."""
    if not library.history.snapshots:
        return []
    of = [("", "citations", paper.id, paper.citations)]
    several = len(paper.code) > 1
    of += [
        (_place(one.url) if several else "", "stars", repository_key(one.url), one.stars)
        for one in paper.code
    ]
    found = []
    for name, unit, key, now in of:
        points = list(library.history.points(key))
        # A snapshot has what had changed: that it was counted again, and is the same, is later.
        if now and points and now.as_of > points[-1][0]:
            points.append((now.as_of, now.count))
        months = {month(day) for day, _ in points}
        if len(months) > 1:
            (began, first), (ended, last) = points[0], points[-1]
            line = _line(points) if len(points) >= _DRAWN else ""
            found.append(Growth(name, unit, first, month(began), last, month(ended), line))
    return found


def _line(points: list[tuple[date, int]]) -> str:
    """Return the corners of a line through counts, in the units of the drawing."""
    days = [day.toordinal() for day, _ in points]
    counts = [count for _, count in points]
    wide, high = days[-1] - days[0], max(counts) - min(counts)
    corners = []
    for day, count in zip(days, counts, strict=True):
        across = (day - days[0]) * (WIDTH - 4) / wide + 2
        up = (count - min(counts)) * (HEIGHT - 4) / high if high else (HEIGHT - 4) / 2
        corners.append(f"{across:.0f},{HEIGHT - 2 - up:.0f}")
    return " ".join(corners)


def _place(url: str) -> str:
    """Return owner and name of a repository; the host of what is none."""
    key = repository_key(url)
    # A key has no capitals, which names have.
    at = url.lower().find(key)
    host, _, path = (url[at : at + len(key)] if at >= 0 else key).partition("/")
    return path or host


def told(growth: Growth) -> str:
    """Return in words how a count went."""
    of = f" of {growth.of}" if growth.of else ""
    first, last = compact(growth.first), compact(growth.last)
    return f"{growth.unit.capitalize()}{of}: {first} in {growth.began}, {last} in {growth.ended}"
