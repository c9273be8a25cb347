"""The Chicago Manual of Style, 18th edition, author and date."""

from collections.abc import Sequence
from functools import lru_cache

from awesomequant.export.citation import Citation
from awesomequant.export.references import (
    MONTHS,
    commas,
    doi_address,
    forward,
    headline,
    inverted,
    italic,
    listed,
    paged,
    quoted,
    sentences,
    server,
)
from awesomequant.works.kinds import Kind
from awesomequant.works.people import ET_AL, Person

# The few hundred containers are those of all papers.
_headline = lru_cache(maxsize=1 << 12)(headline)

LABEL = "Chicago"
ORDER = 4

# Of more than six authors the first three are named.
_MOST_AUTHORS, _SHOWN = 6, 3
_ALONE = frozenset((Kind.BOOK, Kind.REPORT, Kind.SOFTWARE, Kind.STANDARD))
_PROCEEDINGS = frozenset((Kind.CONFERENCE, Kind.WORKSHOP))


def reference(cited: Citation) -> str:
    """Return ``Family, Given. 2020. “Title.” Container 7 (2): 1–9. https://doi.org/….``."""
    who = _names(cited.people, others=cited.others)
    place = _place(cited)
    if not who and cited.editors:
        several = len(cited.editors) > 1 or cited.more_editors
        who = _names(cited.editors, others=cited.more_editors) + (", eds." if several else ", ed.")
    elif not who and cited.kind in (Kind.SOFTWARE, Kind.WEB):  # its house is taken for its author
        who, place = cited.container or cited.publisher or "", (_day(cited),)
    title = headline(cited.title)
    # An article or a chapter that stands in nothing we know is set as what stands alone.
    is_alone = not cited.container and cited.kind in (Kind.ARTICLE, Kind.CHAPTER)
    title = italic(title) if is_alone or cited.kind in _ALONE else quoted(title)
    year = str(cited.year) if cited.year else "n.d."
    first = (who, year, title) if who else (title, year)
    return sentences(*first, *place, doi_address(cited) or cited.address)


def _place(cited: Citation) -> tuple[str | None, ...]:
    """Return the sentences that tell where a work stands, and who issued it."""
    kind, house = cited.kind, cited.publisher
    container = italic(_headline(cited.container)) if cited.container else ""
    volume = cited.volume and f"vol. {cited.volume}"
    if container and (kind is Kind.ARTICLE or (kind in _PROCEEDINGS and not cited.editors)):
        return (_in_periodical(cited, container),)
    if container and kind in (*_PROCEEDINGS, Kind.CHAPTER):
        editors = [forward(one) for one in cited.editors if cited.people]
        by = editors and f"edited by {listed(editors, others=cited.more_editors)}"
        return f"In {commas(container, by or None, volume)}", house
    if kind is Kind.PREPRINT:
        number = f"arXiv:{cited.arxiv}" if cited.arxiv and not cited.container else None
        return number, commas("Preprint", server(cited), _day(cited))
    if kind is Kind.THESIS:
        return (commas("Master’s thesis" if cited.is_masters else "PhD diss.", house),)
    if kind is Kind.BOOK:
        return volume and volume.capitalize(), cited.series, house
    if kind is Kind.OTHER and container:
        return f"In {container}", _day(cited)
    day = _day(cited)
    if kind is Kind.SOFTWARE and day:
        day = f"released {day}"
    number = cited.number if kind in (Kind.REPORT, Kind.STANDARD) else None
    return number, commas(cited.container or house, None if kind is Kind.REPORT else day)


def _in_periodical(cited: Citation, container: str) -> str:
    """Return ``Nature 7 (2): 12–34``, as far as volume, number and pages are known."""
    number, pages = cited.number, paged(cited)
    if not cited.volume:
        return commas(
            container, number and f"no. {number}", pages or (None if number else _day(cited))
        )
    place = f"{container} {cited.volume}" + (f" ({number})" if number else "")
    return f"{place}: {pages}" if pages else place


def _names(people: Sequence[Person], *, others: bool) -> str:
    names = [inverted(person, demoted=True) for person in people[:1]] + [
        forward(one) for one in people[1:]
    ]
    if len(names) + others > _MOST_AUTHORS:
        names, others = names[:_SHOWN], True
    if others:
        return commas(*names, ET_AL)
    if len(names) == 2:  # noqa: PLR2004 -- a comma, as the first is inverted
        return f"{names[0]}, and {names[1]}"
    return listed(names)


def _day(cited: Citation) -> str | None:
    """Return what the year stands without, beside the names."""
    if len(cited.date) < 2:  # noqa: PLR2004 -- the year alone
        return None
    _, month, *day = cited.date
    return " ".join((MONTHS[month - 1], *map(str, day)))
