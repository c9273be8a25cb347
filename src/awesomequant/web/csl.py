"""Read a work in the shape that Crossref and doi.org share: CSL JSON, with lists for some texts."""

from typing import Any

from awesomequant.web.facts import MOST_AUTHORS, Facts, count, text, year
from awesomequant.web.values import get, items
from awesomequant.works import kinds
from awesomequant.works.kinds import Kind

_UNPUBLISHED = (Kind.PREPRINT, Kind.DATASET)


def facts_of(work: dict[str, Any], notices: tuple[str, ...] = ()) -> Facts:
    """Give the facts of a work; lists may be empty, parts of a date null, names in one piece."""
    doi = text(work.get("DOI"), "title")
    venue = text(_first(work.get("container-title")), "venue")
    return Facts(
        title=text(_first(work.get("title")), "title"),
        authors=tuple(name for who in items(work, "author") if (name := _name(who)))[:MOST_AUTHORS],
        venue=venue,
        year=year(get(work, "issued", "date-parts", 0, 0)),
        doi=doi.lower() if doi else None,
        citations=count(work.get("is-referenced-by-count")),
        notices=notices,
        published=bool(venue) and kinds.from_csl(str(work.get("type"))) not in _UNPUBLISHED,
    )


def _first(value: Any) -> Any:
    return get(value, 0) if isinstance(value, list) else value


def _name(who: dict[str, Any]) -> str | None:
    parts = (text(who.get("given")), text(who.get("family")))
    return " ".join(part for part in parts if part) or text(who.get("name") or who.get("literal"))
