"""Read our own JSON, as ``export --format json`` and ``jsonl`` write it: nothing is lost."""

import json
from collections.abc import Iterator
from typing import Any

from awesomequant.library.author import Author, Group
from awesomequant.library.draft import Draft, DraftLink, Reading
from awesomequant.library.problems import Level, Place, Problem

SUFFIXES = (".json", ".jsonl")

_OWN = (
    "id", "also_titled", "type", "date", "bibtex_key", "bibtex_type", "booktitle", "volume",
    "number", "pages", "publisher", "abstract", "note", "fields", "extra", "added",
    "aliases", "locked", "not_duplicate_of",
)  # fmt: skip
# What the drafts have fields for, and what our export works out of a record.
_READ = frozenset((
    *_OWN, "title", "url", "venue", "year", "tags", "code", "links", "citations", "authors",
    "editors", "arxiv", "doi", "identifiers", "page", "source_file",
))  # fmt: skip


def fits(text: str) -> bool:
    """Whether the text is an object, or objects line by line: CSL-JSON is an array."""
    return not text.lstrip().startswith("[")


def read(source: str, file: str) -> Reading:
    """Return the papers of our JSON or of its lines; ``file`` is the name that places bear."""
    reading = Reading()
    for line, found in _papers(source):
        if isinstance(found, str):
            reading.problems.append(_problem(file, line, found))
        elif not isinstance(found.get("title"), str):
            reading.problems.append(_problem(file, line, "the paper has no title"))
        else:
            reading.drafts.append(_draft(found, Place(file, line)))
    return reading


def _problem(file: str, line: int, message: str) -> Problem:
    return Problem(Place(file, line), "import", message, level=Level.WARNING)


def _papers(source: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Yield line and object of each paper, or what is wrong there."""
    try:
        document = json.loads(source)
    except ValueError as error:
        if source.lstrip().count("\n{") or getattr(error, "msg", "") == "Extra data":
            yield from _lines(source)
        else:
            yield getattr(error, "lineno", 1), f"this is no JSON: {error}"
        return
    papers = document.get("papers", [document]) if isinstance(document, dict) else document
    starts = [at for at, line in enumerate(source.split("\n"), 1) if line == "  {"]
    for at, paper in enumerate(papers if isinstance(papers, list) else []):
        line = starts[at] if len(starts) == len(papers) else 1
        yield line, paper if isinstance(paper, dict) else "this is no paper"


def _lines(source: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            yield number, f"this is no JSON: {error}"
        else:
            yield number, found if isinstance(found, dict) else "this is no paper"


def _authors(names: Any) -> Iterator[Author]:
    for name in names if isinstance(names, list) else ():
        if isinstance(name, str):
            yield name
        elif isinstance(name, dict) and isinstance(name.get("group"), str):
            yield Group(group=name["group"])


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _unknown(paper: dict[str, Any]) -> dict[str, str]:
    """Return the fields that are not ours, as text."""
    others = {name: value for name, value in paper.items() if name not in _READ and value}
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in others.items()
    }


def _draft(paper: dict[str, Any], place: Place) -> Draft:
    citations = paper.get("citations")
    code = paper.get("code") or []
    return Draft(
        place,
        paper["title"],
        url=paper.get("url"),
        venue=paper.get("venue"),
        year=paper.get("year"),
        tags=tuple(paper.get("tags") or ()),
        code=tuple(DraftLink(link.get("label", "code"), link["url"]) for link in code),
        links=tuple(DraftLink(link["label"], link["url"]) for link in paper.get("links") or []),
        citations=citations.get("count") if isinstance(citations, dict) else citations,
        authors=tuple(_authors(paper.get("authors"))),
        arxiv=paper.get("arxiv"),
        doi=paper.get("doi"),
        more={name: paper[name] for name in _OWN if paper.get(name) is not None}
        | {
            "citations": citations,
            "code": code,
            "editors": tuple(_authors(paper.get("editors"))),
            "extra": {**_object(paper.get("extra")), **_unknown(paper)},
        },
    )
