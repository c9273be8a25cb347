"""IEEE style, as its reference guide of 2023 has it."""

from collections.abc import Sequence

from awesomequant.export.citation import Citation
from awesomequant.export.references import (
    MONTHS,
    commas,
    forward,
    italic,
    listed,
    own_address,
    paged,
    quoted,
    server,
    stopped,
)
from awesomequant.works.kinds import Kind
from awesomequant.works.people import ET_AL, Person

LABEL = "IEEE"
ORDER = 2

# Of more authors only the first is named.
_MOST_AUTHORS = 6
# Months that are not cut to three letters.
_WHOLE = ("May", "June", "July")
_IN = frozenset((Kind.CONFERENCE, Kind.WORKSHOP, Kind.CHAPTER))
# What is dated to the month.
_MONTHLY = frozenset((Kind.ARTICLE, Kind.CONFERENCE, Kind.WORKSHOP, Kind.REPORT, Kind.WEB))
# Works whose titles are set in italics, as they stand alone.
_ALONE = frozenset((Kind.BOOK, Kind.SOFTWARE, Kind.STANDARD))


def reference(cited: Citation) -> str:
    """Return ``G. Family, “Title,” in Container, 2020, pp. 1–9. doi: …``."""
    who = _names(cited.people, others=cited.others) or _edited_by(cited)
    link = f"doi: {cited.doi}." if cited.doi else None
    if not link and (address := own_address(cited)):
        link = f"[Online]. Available: {address}"
    told = commas(who, _told(cited))
    if cited.kind is Kind.ARTICLE and link:  # of an article all is one sentence
        return f"{told}, {link}"
    return " ".join(filter(None, (stopped(told), link)))


def _told(cited: Citation) -> str:
    """Return title, place and date, in the order of the kind of work."""
    kind, date = cited.kind, _date(cited)
    volume = cited.volume and f"vol. {cited.volume}"
    number = cited.number and f"no. {cited.number}"
    title = quoted(cited.title, ",")
    container = italic(cited.container)
    if kind is Kind.ARTICLE:
        return f"{title} {commas(container, volume, number, paged(cited, label=True), date)}"
    if kind in _IN:
        place = container and f"in {container}"
        editors = _edited_by(cited) if cited.people else None
        # Of proceedings the volume is left out.
        volume = volume if kind is Kind.CHAPTER else None
        stands = commas(place, volume, editors, cited.publisher, date, paged(cited, label=True))
        return f"{title} {stands}".strip()
    if kind is Kind.PREPRINT:
        place = italic(server(cited))
        if cited.arxiv and not cited.container:
            place += f": arXiv:{cited.arxiv}"
        return f"{title} {commas(date, place)}"
    if kind is Kind.BOOK:
        series = cited.series and commas(f"in {cited.series}", volume)
        alone = commas(italic(cited.title), volume)
        return _then(_then(alone, series), commas(cited.publisher, date))
    if kind is Kind.SOFTWARE:
        return _then(_then(italic(cited.title), date and f"({date})"), cited.publisher)
    if kind is Kind.STANDARD:
        return commas(italic(cited.title), cited.number, date)
    if kind is Kind.DATASET or (kind is Kind.OTHER and not container):
        return _then(quoted(cited.title), commas(cited.publisher, date))
    if kind is Kind.OTHER:
        place = commas(container, volume, number)
        return _then(f"{title} {place}", commas(cited.publisher, paged(cited, label=True), date))
    degree = "M.S. thesis" if cited.is_masters else "Ph.D. dissertation"
    house = commas(degree if kind is Kind.THESIS else None, cited.publisher or cited.container)
    return f"{title} {commas(house, cited.number, date)}".strip()


def _then(sentence: str, rest: str | None) -> str:
    """Return a sentence with its stop, and what follows it."""
    return f"{stopped(sentence)} {rest}" if rest else sentence


def _names(people: Sequence[Person], *, others: bool) -> str:
    names = [forward(person, short=True) for person in people]
    if len(names) + others > _MOST_AUTHORS:
        names, others = names[:1], True
    if others:
        return f"{', '.join(names)}{',' * (len(names) > 1)} {italic(ET_AL)}"
    return listed(names)


def _edited_by(cited: Citation) -> str:
    if not cited.editors:
        return ""
    several = len(cited.editors) > 1 or cited.more_editors
    return f"{_names(cited.editors, others=cited.more_editors)}, {'Eds.' if several else 'Ed.'}"


def _date(cited: Citation) -> str | None:
    """Return the date as far as the kind of work has it: a book's year, an article's month."""
    if not cited.date:
        return None
    year, *rest = map(str, cited.date)
    if not rest or cited.kind in (Kind.BOOK, Kind.CHAPTER, Kind.THESIS):
        return year
    month = MONTHS[int(rest[0]) - 1]
    month = month if month in _WHOLE else f"{month[:3]}."
    by_month = cited.kind in _MONTHLY
    if by_month or not rest[1:]:
        return f"{month} {year}"
    return f"{month} {int(rest[1]):02}, {year}"
