"""What a front page tells of a list: what came last, what rises, where to begin.

Each says nothing of a list that cannot tell it.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from awesomequant.library.library import Library
from awesomequant.library.messages import Messages
from awesomequant.library.paper import Paper
from awesomequant.text import fold

_DAYS, _ROWS = 3, 6
_MOST = 5
# Rising are papers of so many years, and no fewer than so many: of one nothing rises over others.
_YEARS_OF_RISING = 3
_LEAST = 3
# In titles and names of tags of any list in English, as in "A Survey of …", "surveys", "Tutorials".
_SURVEY = re.compile(r"\b(?:surveys?|overviews?|tutorials?|systematic reviews?|reviews?)\b")
_SURVEY_TITLE = re.compile(r"\b(?:survey|overview|tutorial|(?:systematic|literature) review)\b")


class Came(NamedTuple):
    """Papers that came onto the list on one day: how many, and the first to show."""

    day: date
    total: int
    papers: Sequence[Paper]


class Rises(NamedTuple):
    """A paper that rises, and by how much as readers are told."""

    paper: Paper
    told: str


class Rising(NamedTuple):
    """What rises, and by which measure."""

    measure: str
    papers: Sequence[Rises]


def last_added(library: Library) -> date | None:
    """Return the day on which the last paper came onto the list."""
    return max((paper.added for paper in library.papers if paper.added), default=None)


def counts_line(library: Library, messages: Messages | None = None) -> str:
    """Return what a list has, in a line: papers, code, years, and when the last one came.

    In the list's own words, or in those of the page that tells of it.
    """
    messages = messages or library.messages
    say = messages.say
    told = [say("{count:,} papers", one="{count:,} paper", count=len(library.papers))]
    if coded := sum(bool(paper.code) for paper in library.papers):
        told.append(say("{count:,} with code", count=coded))
    if years := library.by_year:
        first, last = min(years), max(years)
        told.append(
            say("{first} to {last}", first=first, last=last) if first < last else str(first)
        )
    line = say(", ").join(told)
    came = last_added(library)
    if not came:
        return say("{counts}.", counts=line)
    return say("{counts}. Last added: {day}.", counts=line, day=messages.day(came))


def topics(library: Library, above: str = "") -> list[str]:
    """Return the tags directly below one, or the topmost: those with most papers first."""
    return sorted(library.below.get(above, ()), key=lambda tag: -len(library.by_tag[tag]))


def new(library: Library) -> list[Came]:
    """Return the last days on which papers came, a few rows in all."""
    days: dict[date, list[Paper]] = {}
    for paper in library.newest:
        if paper.added:
            days.setdefault(paper.added, []).append(paper)
    shown = list(days.items())[:_DAYS]
    # One day of six, or three days of two and what the others leave.
    room, found = _ROWS, list[Came]()
    for at, (day, papers) in enumerate(shown):
        share = max(1, room - 2 * (len(shown) - at - 1))
        found.append(Came(day, len(papers), papers[:share]))
        room -= len(found[-1].papers)
    return found


def rising(library: Library) -> Rising | None:
    """Return what grew in the last month, else what is cited most a year among the latest papers.

    None where neither is known.
    """
    say, month = library.messages.say, library.messages.month
    if len(library.trending) >= _LEAST:
        last = month(max(library.history.snapshots))
        found = []
        for one in library.trending[:_MOST]:
            grew = [say("+{count:,} stars", count=one.stars)] if one.stars else []
            grew += [say("+{count:,} citations", count=one.citations)] if one.citations else []
            found.append(Rises(one.paper, say(", ").join(grew)))
        return Rising(
            say("Stars and citations won in the month before the last count, {month}.", month=last),
            found,
        )
    latest = max(library.by_year, default=0)
    ranked = []
    for year in range(latest, latest - _YEARS_OF_RISING, -1):
        for paper in library.by_year.get(year, ()):
            # A count that was made before the year of the record is of a preprint.
            if paper.citations and paper.citations.count and paper.citations.as_of.year >= year:
                age = paper.citations.as_of.year - year + 1
                ranked.append((paper.citations.count / age, paper))
    if len(ranked) < _LEAST:
        return None
    ranked.sort(key=lambda two: (-two[0], two[1].id))
    days = [paper.citations.as_of for _, paper in ranked[:_MOST] if paper.citations]
    when = sorted({min(days), max(days)})
    first, *others = dict.fromkeys(month(day) for day in when)
    measure = say(
        "Citations for each year since publication, papers of {first} to {last}; counted {months}.",
        first=latest - _YEARS_OF_RISING + 1,
        last=latest,
        months=say("{first} to {last}", first=first, last=others[0]) if others else first,
    )
    top = [
        Rises(one, say("{count:,} a year", count=round(a_year))) for a_year, one in ranked[:_MOST]
    ]
    return Rising(measure, top)


def surveys(library: Library) -> list[Paper]:
    """Return what is tagged as a survey, else what is titled so; the most cited first."""
    tags = {
        name for name, tag in library.tags.items() if _SURVEY.search(fold(f"{name} {tag.label}"))
    }
    found = {paper.id: paper for tag in sorted(tags) for paper in library.by_tag[tag]}
    if not found:
        named = (one for one in library.papers if _SURVEY_TITLE.search(one.title.casefold()))
        found = {paper.id: paper for paper in named}

    def place(paper: Paper) -> tuple[int, int, str]:
        return (-(paper.citations.count if paper.citations else 0), -(paper.year or 0), paper.id)

    return sorted(found.values(), key=place)[:_MOST]


def most_cited(library: Library) -> list[Paper]:
    """Return the most cited papers of all years; none where few were counted."""
    cited = [
        (-one.citations.count, one.id, one)
        for one in library.papers
        if one.citations and one.citations.count
    ]
    return [one for _, _, one in sorted(cited)[:_MOST]] if len(cited) >= _LEAST else []


def venues(library: Library) -> list[tuple[str, int]]:
    """Return each venue with its number of papers: the most first."""
    found = [(venue, len(papers)) for venue, papers in library.by_venue.items()]
    return sorted(found, key=lambda two: -two[1])


def by_name(venues: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return venues from A to Z."""
    return sorted(venues, key=lambda two: fold(two[0]))
