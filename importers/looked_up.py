"""Facts of single works that no gathered source had, looked up one by one: ``looked-up.yaml``.

An entry names a work and what was found of it: ``authors``, ``code``, ``arxiv``, ``doi``.  Each of
them has a line under ``by``: who says so, how many others say the same, and what of theirs it was.
A record keeps what it has; importing the file twice adds nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from awesomequant.library.draft import Draft, DraftLink, Reading
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.store import strict
from awesomequant.store.syntax import YamlError
from awesomequant.text import one_line

# The whole name: other YAML files are not for this importer, and it is asked for none of them.
SUFFIXES = ("looked-up.yaml",)
# What an entry may tell; a title, a venue and a year only say which work is meant.
TOLD = ("authors", "code", "arxiv", "doi")
_NAMES = frozenset((*TOLD, "title", "venue", "year", "by"))


def read(text: str, file: str) -> Reading:
    """Return the works of a file as drafts; an entry with a fault is told and left out."""
    reading = Reading()

    def tell(line: int, column: int, message: str) -> None:
        place = Place(file, line, column)
        reading.problems.append(Problem(place, "import", message, level=Level.WARNING))

    try:
        values, places = strict.read(text), strict.positions(text)
    except YamlError as error:
        tell(error.line, error.column, str(error))
        return reading
    told = values if isinstance(values, dict) else {}
    works, sources = told.get("works"), told.get("sources")
    if not isinstance(works, list) or not isinstance(sources, dict):
        tell(1, 1, "there is no list of 'works' beside a mapping of 'sources'")
        return reading
    for index, work in enumerate(works):
        line, column = places.get(("works", index), (1, 1))
        faults = list(_faults(work, sources)) if isinstance(work, dict) else ["it is no entry"]
        for fault in faults:
            tell(line, column, fault)
        if not faults:
            reading.drafts.append(_draft(work, Place(file, line, column), sources))
    return reading


def _faults(work: Mapping[str, Any], sources: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with an entry; a fact that nobody is named for is none here."""
    if not isinstance(work.get("title"), str):
        yield "it has no title"
    if unknown := work.keys() - _NAMES:
        yield f"it has unknown fields: {', '.join(sorted(unknown))}"
    by = work.get("by")
    for name in TOLD:
        said = by.get(name) if isinstance(by, dict) else None
        if work.get(name) and not (isinstance(said, dict) and said.get("source") in sources):
            yield f"nobody under 'sources' is named for its {name}"
        elif said and not str(said.get("agree") or 0).isdecimal():
            yield f"how many agree on its {name} is no number"
    if not isinstance(work.get("authors", []), list):
        yield "its authors are no list"
    code = work.get("code")
    if code is not None and not (isinstance(code, dict) and isinstance(code.get("url"), str)):
        yield "its code has no 'url'"
    if not str(work.get("year") or 0).isdecimal():
        yield "its year is no number"


def _draft(work: Mapping[str, Any], place: Place, sources: Mapping[str, Any]) -> Draft:
    code = work.get("code")
    said = {name: work["by"][name] for name in TOLD if work.get(name)}
    witnesses = list(dict.fromkeys(one["source"] for one in said.values()))
    attribution = {
        "fields": {name: one["source"] for name, one in said.items()},
        "agree": {name: int(one["agree"]) for name, one in said.items() if one.get("agree")},
        "notes": {name: one["note"] for name, one in said.items() if one.get("note")},
        "met": witnesses,
    }
    return Draft(
        place,
        one_line(work["title"]),
        venue=work.get("venue"),
        year=int(work.get("year") or 0) or None,
        authors=tuple(work.get("authors") or ()),
        code=(DraftLink(code.get("label") or "code", code["url"]),) if code else (),
        arxiv=work.get("arxiv"),
        doi=work.get("doi"),
        more={
            "attribution": attribution,
            "witnesses": {name: sources[name] for name in witnesses},
        },
    )
