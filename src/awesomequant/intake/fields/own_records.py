"""Drafts from our own form: a record in YAML, a paper of our JSON; nothing of it is lost."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from awesomequant.intake.fields import values
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.problems import Place
from awesomequant.library.settings import OwnField
from awesomequant.works import kinds
from awesomequant.works.notices import said as notice_of

# Fields that a draft carries along as they stand.
_CARRIED = (
    "id", "also_titled", "known_as", "type", "date", "bibtex_key", "bibtex_type", "booktitle",
    "volume", "number", "pages", "publisher", "abstract", "notices", "note", "fields",
    "extra", "added", "aliases", "locked", "not_duplicate_of",
)  # fmt: skip
# What the drafts have fields for, and what our export works out of a record.
_READ = frozenset((
    *_CARRIED, "title", "url", "venue", "year", "tags", "code", "links", "citations", "authors",
    "editors", "arxiv", "doi", "identifiers", "page", "confirmed", "source_file",
))  # fmt: skip
# Fields that no other program names so.
_OURS = frozenset((
    "also_titled", "known_as", "bibtex_key", "bibtex_type", "not_duplicate_of", "source_file",
    "identifiers",
))  # fmt: skip
_LISTED = ("authors", "editors", "tags", "code", "links")
_LISTS = ("also_titled", "known_as", "aliases", "locked", "not_duplicate_of")


def is_own(paper: Mapping[str, Any]) -> bool:
    """Return whether an object is a record or a paper of ours: its fields, and their forms."""
    if not isinstance(paper.get("title"), str) or not paper.keys() <= _READ:
        return not _OURS.isdisjoint(paper) and "title" in paper
    return all(isinstance(paper.get(name, []), list | type(None)) for name in _LISTED) and all(
        isinstance(one, dict) for name in ("code", "links") for one in paper.get(name) or ()
    )


def draft_of_own(paper: Mapping[str, Any], place: Place) -> Draft:
    """Return the draft of a record, or of a paper of our JSON, whatever stands in its fields."""
    citations = paper.get("citations")
    counted = citations.get("count") if isinstance(citations, dict) else citations
    code = paper["code"] if isinstance(paper.get("code"), list) else []
    unknown = {name: value for name, value in paper.items() if name not in _READ}
    carried: dict[str, Any] = {}
    for name in _CARRIED:
        value = paper.get(name)
        if name == "notices":
            carried[name] = _notices(value)
        elif name in _LISTS:
            carried[name] = _texts(value)
        elif name == "fields":
            carried[name] = _object(value)
        elif name != "extra":
            carried[name] = _text(paper, name)
    return Draft(
        place,
        values.text_of(paper.get("title")),
        url=_text(paper, "url"),
        venue=_text(paper, "venue"),
        year=_whole(paper.get("year")),
        tags=tuple(_texts(paper.get("tags"))),
        code=tuple(_links(paper.get("code"), "code")),
        links=tuple(_links(paper.get("links"), "link")),
        citations=_whole(counted),
        authors=tuple(values.people_of(paper["authors"])) if paper.get("authors") else (),
        arxiv=_text(paper, "arxiv"),
        doi=_text(paper, "doi"),
        more={
            **{name: value for name, value in carried.items() if value},
            "citations": _measure(citations),
            "code": [
                {**one, "stars": _measure(one["stars"])} if one.get("stars") is not None else one
                for one in code
                if isinstance(one, dict)
            ],
            "editors": tuple(values.people_of(paper["editors"])) if paper.get("editors") else (),
            "extra": {**_extra(paper.get("extra")), **_extra(unknown)},
        },
    )


def _text(paper: Mapping[str, Any], name: str) -> str | None:
    return values.text_of(paper.get(name)) or None


def _whole(value: Any) -> int | None:
    """Return a number that JSON has as one, and YAML as text."""
    text = values.text_of(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 12 else None  # noqa: PLR2004


def _texts(value: Any) -> list[str]:
    """Return a list of texts; one text stands for a list of it alone."""
    items = value if isinstance(value, list) else [value]
    return [text for one in items if (text := values.text_of(one))]


def _object(value: Any) -> dict[str, Any]:
    return {str(name): one for name, one in value.items()} if isinstance(value, dict) else {}


def _extra(value: Any) -> dict[str, str]:
    return {name: text for name, one in _object(value).items() if (text := values.text_of(one))}


def _notices(value: Any) -> list[dict[str, str]]:
    """Return notices, each an object, or a text as tables have it."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            found.append({str(name): values.text_of(said) for name, said in one.items() if said})
        elif text := values.text_of(one):
            said = notice_of(text)
            told = {"type": said.kind, "doi": said.doi, "url": said.address, "date": said.date}
            found.append({name: part for name, part in told.items() if part})
    return found


def _measure(value: Any) -> Any:
    """Return a count with its source and day, the number as a number."""
    if not isinstance(value, dict):
        return _whole(value)
    count = _whole(value.get("count"))
    return {**value, "count": count} if count is not None else None


def _links(value: Any, label: str) -> Iterator[DraftLink]:
    """Yield links, each an object with its address, or an address alone."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            if url := values.text_of(one.get("url")):
                yield DraftLink(values.text_of(one.get("label")) or label, url)
        elif url := values.text_of(one):
            yield DraftLink(label, url)


# Our CSV: its columns by name, several values of one field parted by semicolons.

_COLUMNS = frozenset(("id", "title", "authors", "venue", "year", "bibtex_key", "added"))
_MANY = (
    "authors",
    "editors",
    "tags",
    "code",
    "stars",
    "links",
    "also_titled",
    "known_as",
    "notices",
)
# What the export works out of a record: the venue has its name and its series.
_WORKED_OUT = ("container", "series", "stars", "identifiers")
_EXTRA = re.compile(r"(?:^|; )([^:;]{1,80}): ")


def is_own_head(heads: Collection[str]) -> bool:
    """Return whether the heads of a table are those of our CSV."""
    return set(heads) >= _COLUMNS


def draft_of_cells(cells: Mapping[str, str], place: Place, own: Mapping[str, OwnField]) -> Draft:
    """Return the draft of a row of our CSV, which has ids where people would write names."""
    said: dict[str, Any] = {name: text for name, text in cells.items() if text.strip()}
    for name in _MANY:
        said[name] = [one for one in cells.get(name, "").split("; ") if one.strip()]
    # Each repository has its place among the stars, those without a count an empty one.
    stars = cells.get("stars", "").split("; ")
    counts = dict(zip(said["code"], stars, strict=False))
    answers = {
        name: text.split("; ") if field.type == "list" else text
        for name, field in own.items()
        if (text := said.pop(name, ""))
    }
    if said.get("bibtex_key") == said.get("id"):  # which the export fills in
        said.pop("bibtex_key", None)
    # Who issued a book or a report is its venue; where it names a publisher besides, that is a
    # series of it, which then stands in a column of its own.
    if said.get("type") in kinds.ISSUED and said.get("venue") and not said.pop("series", ""):
        said.pop("publisher", None)
    extra = _EXTRA.split(said.pop("extra", ""))
    said["extra"] = dict(zip(extra[1::2], extra[2::2], strict=False))
    said |= {"fields": answers} if answers else {}
    draft = draft_of_own(
        {name: value for name, value in said.items() if name not in _WORKED_OUT and value}, place
    )
    code = (replace(link, stars=_whole(counts.get(link.url))) for link in draft.code)
    return replace(draft, code=tuple(code))
