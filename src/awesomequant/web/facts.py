"""Facts: what one service says of one work or one repository, cleaned and bounded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from awesomequant.language import markup
from awesomequant.language.characters import visible
from awesomequant.language.plain import show
from awesomequant.library.author import Author, Group, people, plain, stated, tidied
from awesomequant.works import kinds
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Statement
from awesomequant.works.kinds import Kind
from awesomequant.works.people import People, Person, from_parts, group, is_et_al, parse_person

# No real count, title or abstract comes near; what is longer is cut or left out.
LARGEST = 10**9
LONGEST = {"title": 400, "venue": 200, "abstract": 10_000}
YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a service says; None and empty mean that it did not say.

    A work has a title, a repository a ``name`` (``host/owner/name`` as it is called now) and the
    ``number`` that stays with it when it is renamed.  ``notices`` are retractions, concerns
    and corrections as `works.notices` writes one in a text.  ``namesakes`` are the other works of
    like title that a question by title brought up; which of them was meant the service cannot know.
    """

    title: str | None = None
    authors: tuple[Author, ...] = ()
    venue: str | None = None
    year: int | None = None
    doi: str | None = None
    arxiv: str | None = None
    abstract: str | None = None
    citations: int | None = None
    code: str | None = None
    page: str | None = None
    notices: tuple[str, ...] = ()
    published: bool = False
    name: str | None = None
    number: int | None = None
    namesakes: tuple["Facts", ...] = ()
    stars: int | None = None
    archived: bool | None = None

    def statement(self, *identifiers: Identifier) -> Statement:
        """Return what this says of a work, which was asked for by ``identifiers``."""
        named = [("doi", self.doi), ("arxiv", self.arxiv)]
        told = [Identifier(scheme, name) for scheme, name in named if name]
        return Statement(
            title=show(self.title or ""),
            identifiers=tuple(dict.fromkeys((*told, *identifiers))),
            people=people(self.authors),
            others=len(people(self.authors)) < len(self.authors),
            year=self.year,
            venue=self.venue,
            is_preprint=not (self.published or self.doi),
        )

    def to_json(self) -> dict[str, Any]:
        """Return what is known as a JSON object."""
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        known["authors"] = plain(self.authors)
        known["namesakes"] = [one.to_json() for one in self.namesakes]
        if not self.published:
            del known["published"]
        # A count of 0 and what is not archived are said, and equal False.
        return {key: value for key, value in known.items() if value not in (None, (), [])}


# The kinds of those that are no text.
_KINDS = {
    "authors": tuple, "notices": tuple, "namesakes": tuple, "year": int, "citations": int,
    "number": int, "stars": int, "published": bool, "archived": bool,
}  # fmt: skip
# The journal may be of an older or newer version than the program.
_NAMES = frozenset(field.name for field in fields(Facts))


def from_json(values: Mapping[str, Any]) -> Facts:
    """Return the facts that ``to_json`` wrote; a field of another version is left out.

    Raises TypeError for a value of another kind: a line of the journal may be anybody's.
    """
    known: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in values.items()
        if key in _NAMES
    }
    if "namesakes" in known:
        known["namesakes"] = tuple(map(from_json, known["namesakes"]))
    if "authors" in known:
        names = known["authors"]
        if not isinstance(names, tuple):
            raise TypeError("the authors are no list")
        known["authors"] = tuple(Group(**one) if isinstance(one, dict) else one for one in names)
    for name, value in known.items():
        kind = _KINDS.get(name, str)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            msg = f"'{name}' is of another kind"
            raise TypeError(msg)
    if not all(isinstance(one, str | Group) for one in known.get("authors", ())):
        raise TypeError("an author is of another kind")
    if not all(isinstance(one, str) for one in known.get("notices", ())):
        raise TypeError("a notice is of another kind")
    return Facts(**known)


# Half of a character outside of the first plane, which JSON can name and no file hold.
_HALF = re.compile("[\ud800-\udfff]")
# What a stranger's JSON says, piece by piece; what is of another kind says nothing.


def get(value: Any, *path: str | int) -> Any:
    """Return what stands at a path of keys and positions in a JSON value; None where it ends."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def items(value: Any, *path: str | int) -> list[dict[str, Any]]:
    """The objects of the list at a path of a JSON value; an empty list where there is none."""
    found = get(value, *path)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def first(value: Any) -> Any:
    """Return the first of a list, None of an empty one; anything else is returned as it is."""
    return get(value, 0) if isinstance(value, list) else value


def text(value: Any, field: str = "") -> str | None:
    """Return a stranger's text on one line, without markup and invisible signs; None for none."""
    if not isinstance(value, str):
        return None
    clean = visible(markup.read(_HALF.sub("\ufffd", value)))
    return clean[: LONGEST.get(field, 200)].strip() or None


def names(values: Any) -> tuple[Author, ...]:
    """Return the people named in a list of text; none where it is no list.

    Which names are a group's a text does not tell; "et al." at the end of the list is kept.
    """
    found = (text(value) for value in values) if isinstance(values, list | tuple) else ()
    told = [name for name in found if name]
    others = any(map(is_et_al, told))
    people = tuple(parse_person(name) for name in told if not is_et_al(name))
    return tidied(stated(People(people, others)))


def count(value: Any) -> int | None:
    """Return a count; None for anything but a whole number that a count may be."""
    # Python takes True for the number 1.
    sound = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST
    return value if sound else None


def year(value: Any) -> int | None:
    """Return a year as a number or from the start of a date such as ``2020-01-31``; else None."""
    if isinstance(value, str) and re.match(r"\d{4}", value):
        value = int(value[:4])
    return value if isinstance(value, int) and value in YEARS else None


# A work in the shape that Crossref and doi.org share: CSL JSON, with lists for some texts.

_UNPUBLISHED = (Kind.PREPRINT, Kind.DATASET)


def from_csl(work: dict[str, Any], notices: tuple[str, ...] = ()) -> Facts:
    """Return the facts of a work; lists may be empty, parts of a date null, names in one piece."""
    doi = text(work.get("DOI"), "title")
    venue = text(first(work.get("container-title")), "venue")
    return Facts(
        title=text(first(work.get("title")), "title"),
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


def _person(who: dict[str, Any]) -> Person | None:
    """Return a person of its parts; what has a name in one piece is a group."""
    family, given, suffix = (text(who.get(part)) or "" for part in ("family", "given", "suffix"))
    if family or given:
        return from_parts(family=family, given=given, suffix=suffix)
    name = text(who.get("name") or who.get("literal"))
    return group(name) if name else None
