"""Counts as a paper's page tells them: when, by whom, how they went, and what its code is in."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from html import escape
from typing import NamedTuple

from awesomequant.language import html
from awesomequant.library.library import Library
from awesomequant.library.messages import Messages
from awesomequant.library.metrics import repository_key
from awesomequant.library.paper import Code, Measure, Paper
from awesomequant.render import Markup
from awesomequant.text import compact
from awesomequant.web.services import Credit

# What a work is, in words of which each list's language has its own.
_KINDS = {
    "article": "Article", "conference": "Conference paper", "workshop": "Workshop paper",
    "preprint": "Preprint", "book": "Book", "chapter": "Chapter", "thesis": "Thesis",
    "report": "Report", "dataset": "Dataset", "software": "Software", "standard": "Standard",
    "web": "Web", "other": "Other",
}  # fmt: skip
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
    """How one count went: of what, first and last; ``line`` where it is drawn.

    ``unit`` is "citations" or "stars".
    """

    of: str
    unit: str
    first: int
    began: str
    last: int
    ended: str
    line: str


def counted(measure: Measure, credit: Mapping[str, Credit], messages: Messages) -> Markup:
    """Return when something was counted, and by whom where that has a name for readers."""
    month, known = messages.month(measure.as_of), credit.get(measure.source)
    if known and known.url:
        by = f'<a href="{escape(known.url)}">{escape(known.name)}</a>'
    elif known or not _NO_NAME.fullmatch(measure.source):
        by = html.show(known.name if known else measure.source)
    else:
        return Markup(messages.say("counted {month}", month=month))
    return Markup(messages.say("counted {month} by {name}", month=month, name=by))


def kind(of: str, messages: Messages) -> str:
    """Return what kind of work a paper is, as its page says it."""
    return messages.say(_KINDS[of])


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
    found, month = [], library.messages.month
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


def told(growth: Growth, messages: Messages) -> str:
    """Return in words how a count went."""
    of = "Stars: {first} in {began}, {last} in {ended}"
    if growth.unit == "citations":
        of = "Citations: {first} in {began}, {last} in {ended}"
    elif growth.of:
        of = "Stars of {name}: {first} in {began}, {last} in {ended}"
    return messages.say(
        of,
        name=growth.of,
        first=messages.decimal(compact(growth.first)),
        began=growth.began,
        last=messages.decimal(compact(growth.last)),
        ended=growth.ended,
    )
