"""The style of the Association for Computing Machinery."""

from awesomequant.export.citation import Citation
from awesomequant.export.references import (
    MONTHS,
    commas,
    doi_address,
    forward,
    italic,
    listed,
    own_address,
    paged,
    sentences,
)
from awesomequant.works.kinds import Kind

LABEL = "ACM"
ORDER = 3

_PROCEEDINGS = frozenset((Kind.CONFERENCE, Kind.WORKSHOP))
_ALONE = frozenset((Kind.BOOK, Kind.REPORT))


def reference(cited: Citation) -> str:
    """Return ``Given Family. 2020. Title. Container 7, 2 (2020), 1–9. https://doi.org/…``."""
    who = listed([forward(person) for person in cited.people] or [""], others=cited.others)
    if not who and cited.editors:
        who = f"{_editors(cited)} ({'Eds.' if _are_many(cited) else 'Ed.'})"
    title = italic(cited.title) if cited.kind in _ALONE else cited.title
    link = doi_address(cited)
    if not link and (address := own_address(cited)):
        link = f"Retrieved from {address}"
    year = str(cited.year) if cited.year else None
    told = sentences(who, year, title, *_place(cited))
    return f"{told} {link}" if link else told


def _place(cited: Citation) -> tuple[str | None, ...]:
    """Return the sentences that tell where a work stands, and who issued it."""
    kind, container = cited.kind, italic(cited.container)
    if kind is Kind.ARTICLE:
        date = _date(cited)
        head = container + (
            f" {cited.volume or cited.number}" if cited.volume or cited.number else ""
        )
        if cited.volume and date:  # the comma stands also where no number follows it
            head += f", {cited.number}" if cited.number else ","
        return (commas(f"{head} ({date})".strip() if date else head, paged(cited)),)
    issued = commas(cited.publisher, paged(cited))
    if kind in _PROCEEDINGS:
        return commas(container and f"In {container}", _date(cited, days=True)), issued
    if kind is Kind.CHAPTER:
        by = (
            f"{_editors(cited)} ({'eds.' if _are_many(cited) else 'ed.'})"
            if cited.people and cited.editors
            else None
        )
        return container and f"In {commas(container, by)}", issued
    if kind is Kind.THESIS:
        return "Master’s thesis" if cited.is_masters else "Ph.D. Dissertation", cited.publisher
    if kind in _ALONE:
        return (cited.publisher,)
    return (container,)


def _are_many(cited: Citation) -> bool:
    return len(cited.editors) > 1 or cited.more_editors


def _editors(cited: Citation) -> str:
    return listed([forward(one) for one in cited.editors], others=cited.more_editors)


def _date(cited: Citation, *, days: bool = False) -> str | None:
    if len(cited.date) < 2:  # noqa: PLR2004 -- the year alone
        return str(cited.year) if cited.year else None
    year, month, *day = cited.date
    if day and days:
        return f"{MONTHS[month - 1]} {day[0]:02}, {year}"
    return f"{MONTHS[month - 1]} {year}"
