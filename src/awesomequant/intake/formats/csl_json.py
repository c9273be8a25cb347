"""Read CSL-JSON, as Zotero, pandoc and Crossref write it: an array of items, or one item."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from awesomequant.language import markup
from awesomequant.library.author import stated
from awesomequant.library.draft import Draft, Reading
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.works import kinds
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.people import People, Person, from_parts, group, is_et_al

SUFFIXES = (".csl.json", ".csljson", ".json")

# The variables that are read; any other goes to ``extra``.
_READ = frozenset((
    "id", "citation-key", "type", "title", "URL", "container-title", "collection-title",
    "archive", "archive_location", "publisher", "number", "keyword", "author", "editor", "DOI",
    "volume", "issue", "page", "abstract",
    "issued", "published", "event-date", "submitted",
))  # fmt: skip

# Crossref writes a group under ``name``, CSL under ``literal``.
_NAME_PARTS = (
    "family", "given", "suffix", "non-dropping-particle", "dropping-particle", "literal", "name",
)  # fmt: skip


def fits(text: str) -> bool:
    """Whether the text is an array: our own JSON, which ends in ``.json`` too, is an object."""
    return text.lstrip().startswith("[")


def read(source: str, file: str) -> Reading:
    """Return the items of CSL-JSON ``source``; ``file`` is the name that places bear."""
    reading = Reading()
    try:
        document = json.loads(source)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        reading.problems.append(_problem(file, line, f"this is no JSON: {error}"))
        return reading
    for line, item in zip(
        _lines(source), document if isinstance(document, list) else [document], strict=False
    ):
        if not isinstance(item, dict) or not _text(item, "title"):
            reading.problems.append(_problem(file, line, "the item has no title"))
        else:
            reading.drafts.append(_draft(item, Place(file, line)))
    return reading


def _problem(file: str, line: int, message: str) -> Problem:
    return Problem(Place(file, line), "import", message, level=Level.WARNING)


def _lines(source: str) -> Iterator[int]:
    """Yield the line on which each item begins, and then the last line for ever."""
    depth, line, quoted = 0, 1, False
    for found in re.finditer(r'\\.|["{}\n]', source):
        char = found[0]
        line += char == "\n"
        quoted ^= char == '"'
        if not quoted and char in "{}":
            if char == "{" and depth == 0:
                yield line
            depth += 1 if char == "{" else -1
    while True:
        yield line


def _draft(item: dict[str, Any], place: Place) -> Draft:
    arxiv = (
        _text(item, "archive_location")
        if (_text(item, "archive") or "").lower() == "arxiv"
        else None
    )
    keywords = re.split(r"\s*[,;]\s*", _text(item, "keyword") or "")
    return Draft(
        place,
        str(_text(item, "title")),
        url=_text(item, "URL"),
        venue=_venue(item, arxiv),
        year=_year(item),
        tags=tuple(filter(None, keywords)),
        authors=stated(_people(item.get("author"))),
        arxiv=arxiv,
        doi=_text(item, "DOI"),
        more=dict(_more(item)),
    )


def _venue(item: dict[str, Any], arxiv: str | None) -> str | None:
    """Return what the work stands in: a title, a series, its house; else its preprint's server."""
    house = _text(item, "publisher")
    is_issued = kinds.from_csl(str(item.get("type"))) in kinds.ISSUED
    title = _text(item, "container-title") or _text(item, "collection-title")
    return title or (house if is_issued or not arxiv else "arXiv")


def _text(item: dict[str, Any], name: str) -> str | None:
    """Return a variable as plain text; Crossref writes some of them as lists."""
    value = item.get(name)
    value = value[0] if isinstance(value, list) and value else value
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    return markup.read(str(value)) or None


def _year(item: dict[str, Any]) -> int | None:
    for name in ("issued", "published", "event-date", "submitted"):
        told = item.get(name)
        if isinstance(told, dict):
            parts = told.get("date-parts") or [[told.get("raw") or told.get("literal") or ""]]
            first = parts[0] if isinstance(parts, list) and parts else ""
            told = first[0] if isinstance(first, list) and first else first
        found = re.match(r"\s*(\d{4})\b", str(told or ""))
        if found:
            return int(found[1])
    return None


def _people(names: Any) -> People:
    """Read a variable of names: a ``literal`` is a group's, or pandoc's word for others."""
    found: list[Person] = []
    others = False
    for name in names if isinstance(names, list) else ():
        if not isinstance(name, dict):
            continue
        part = {key: _text(name, key) or "" for key in _NAME_PARTS}
        literal = part["literal"] or part["name"]
        whole = literal or f"{part['given']} {part['family']}".strip()
        if not whole:
            continue
        if is_et_al(whole):
            others = True
        elif literal:
            found.append(group(literal))
        else:
            particle = part["non-dropping-particle"] or part["dropping-particle"]
            family, given, suffix = part["family"], part["given"], part["suffix"]
            found.append(from_parts(family=family, given=given, particle=particle, suffix=suffix))
    return People(tuple(found), others)


def _more(item: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if editors := stated(_people(item.get("editor"))):
        yield "editors", editors
    yield "type", kinds.from_csl(str(item.get("type")))
    key = _text(item, "id") or ""
    if is_bibtex_key(key):
        yield "bibtex_key", key
    names = {"volume": "volume", "number": "number", "issue": "number", "page": "pages"}
    names |= {"publisher": "publisher", "abstract": "abstract"}
    for theirs, ours in names.items():
        if value := _text(item, theirs):
            yield ours, value
    if len(issued := _date(item)) > 1:
        yield "date", "-".join(f"{part:02}" for part in issued)
    others = {name: value for name, value in item.items() if name not in _READ}
    yield "extra", {name: _as_text(value) for name, value in others.items() if value}


def _as_text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)


def _date(item: dict[str, Any]) -> list[int]:
    """Return year, month and day of publication, as far as they are stated and can be true."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    try:
        numbers = [int(part) for part in first[:3]]
        date(*numbers, *[1] * (3 - len(numbers)))
    except (TypeError, ValueError):
        return []
    return numbers
