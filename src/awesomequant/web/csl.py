"""Read a work in the shape that Crossref and doi.org share: CSL JSON, with lists for some texts."""

from typing import Any

from awesomequant.library.author import stated
from awesomequant.web.facts import Facts, count, text, year
from awesomequant.web.values import get, items
from awesomequant.works import kinds
from awesomequant.works.kinds import Kind
from awesomequant.works.people import People, Person, from_parts, group

_UNPUBLISHED = (Kind.PREPRINT, Kind.DATASET)


def facts_of(work: dict[str, Any], notices: tuple[str, ...] = ()) -> Facts:
    """Return the facts of a work; lists may be empty, parts of a date null, names in one piece."""
    doi = text(work.get("DOI"), "title")
    venue = text(_first(work.get("container-title")), "venue")
    return Facts(
        title=text(_first(work.get("title")), "title"),
        authors=stated(
            People(tuple(one for who in items(work, "author") if (one := _person(who))))
        ),
        venue=venue,
        year=year(get(work, "issued", "date-parts", 0, 0)),
        doi=doi.lower() if doi else None,
        citations=count(work.get("is-referenced-by-count")),
        notices=notices,
        published=bool(venue) and kinds.from_csl(str(work.get("type"))) not in _UNPUBLISHED,
    )


def _first(value: Any) -> Any:
    return get(value, 0) if isinstance(value, list) else value


def _person(who: dict[str, Any]) -> Person | None:
    """Return a person of its parts; what has a name in one piece is a group."""
    family, given, suffix = (text(who.get(part)) or "" for part in ("family", "given", "suffix"))
    if family or given:
        return from_parts(family=family, given=given, suffix=suffix)
    name = text(who.get("name") or who.get("literal"))
    return group(name) if name else None
