"""Read BibTeX and BibLaTeX: accents as letters, crossrefs followed, broken entries reported."""

import re
from collections.abc import Iterator
from typing import Any

from awesomequant.language import bibtex, tex
from awesomequant.library.author import of_bibtex
from awesomequant.library.draft import Draft, DraftLink, Reading
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.works import kinds
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.kinds import Kind

SUFFIXES = (".bib", ".bibtex")

_VOLUMES = frozenset(("proceedings", "mvproceedings", "mvbook", "collection", "periodical", "set"))
_CONTAINERS = (
    "booktitle", "journal", "journaltitle", "school", "institution", "organization",
    "howpublished", "series",
)  # fmt: skip
# The fields whose text comes into a record; others hold paths of files and notes to oneself.
_TOLD = ("title", "author", "editor", *_CONTAINERS, "publisher", "keywords", "abstract")
# The fields that are read, besides the first container; any other goes to ``extra``.
_READ = frozenset((
    "title", "author", "editor", "year", "date", "month", "keywords", "url", "doi", "eprint",
    "archiveprefix", "eprinttype", "volume", "number", "pages", "publisher", "abstract", "code",
    "github",
))  # fmt: skip
# Who issues a report, a thesis or a standard.
_HOUSES = ("institution", "school", "organization")
_MONTHS = {name: at for at, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
)}  # fmt: skip
_ARXIV = re.compile(
    r"arxiv[:\s]*(?:preprint\s+arxiv[:\s]*)?(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(v\d+)?", re.IGNORECASE
)
_ID = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}|[a-zA-Z.-]+/\d{7})(?:v\d+)?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")


def read(source: str, file: str) -> Reading:
    """Return the entries of BibTeX ``source``; ``file`` is the name that places bear."""
    reading = Reading()
    found, broken = bibtex.entries(source)
    reading.problems.extend(_problem(file, one.line, one.reason) for one in broken)
    for entry in found:
        if entry.kind in _VOLUMES:
            reading.prose[("volumes",)] = reading.prose.get(("volumes",), 0) + 1
        elif not tex.read(entry.fields.get("title", "")).text:
            reading.problems.append(_problem(file, entry.line, f"'{entry.key}' has no title"))
        else:
            reading.drafts.append(_draft(entry, file))
            reading.problems.extend(_problem(file, entry.line, it) for it in _unknown(entry))
    return reading


def _problem(file: str, line: int, message: str) -> Problem:
    return Problem(Place(file, line), "import", message, level=Level.WARNING)


def _unknown(entry: bibtex.Entry) -> Iterator[str]:
    """Yield what to say of each TeX command, in a field that goes on, that nobody knows."""
    commands = {
        command: name for name in _TOLD for command in tex.read(entry.fields.get(name, "")).unknown
    }
    for command, name in commands.items():
        yield f"the TeX command \\{command} in '{name}' is not known; its text was kept"


def _draft(entry: bibtex.Entry, file: str) -> Draft:
    text = {name: tex.read(value).text for name, value in entry.fields.items() if name != "author"}
    named = _YEAR.search(text.get("year") or text.get("date", ""))
    arxiv, doi = _arxiv(text), _doi(text)
    kind = kinds.from_bibtex(entry.kind, text)
    keywords = re.split(r"\s*[,;]\s*", text.get("keywords", ""))
    return Draft(
        Place(file, entry.line),
        text["title"],
        url=entry.fields.get("url", "").strip().replace("\\", "") or None,
        venue=text.get(_container(kind, text)) or ("arXiv" if arxiv else text.get("publisher")),
        year=int(named[0]) if named else None,
        tags=tuple(filter(None, keywords)),
        authors=of_bibtex(entry.fields.get("author", "")),
        arxiv=arxiv,
        doi=doi,
        code=tuple(_code(text)),
        more=dict(_more(entry, text, kind)),
    )


def _container(kind: Kind, text: dict[str, str]) -> str:
    """Return the name of the field that says what the work stands in; empty where none does.

    What a house issues stands in a series where it names one: a report, a thesis, a book.
    """
    names = ("series", *_CONTAINERS) if kind in kinds.ISSUED else _CONTAINERS
    return next((name for name in names if text.get(name)), "")


def _arxiv(text: dict[str, str]) -> str | None:
    scheme = text.get("archiveprefix") or text.get("eprinttype") or "arxiv"
    found = _ID.match(text.get("eprint", "")) if scheme.lower() == "arxiv" else None
    for name in ("journal", "howpublished", "note", "volume"):
        found = found or _ARXIV.search(text.get(name, "")) or _corr(text, name)
    return found[1] if found else None


def _corr(text: dict[str, str], name: str) -> re.Match[str] | None:
    """Return the number of a paper that its volume ``abs/1909.05840`` names."""
    return re.match(r"abs/(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})", text[name]) if name in text else None


def _doi(text: dict[str, str]) -> str | None:
    return text.get("doi", "").replace(" ", "") or None


def _code(text: dict[str, str]) -> Iterator[DraftLink]:
    for name in ("code", "github"):
        if text.get(name, "").startswith("http"):
            yield DraftLink("code", text[name])


def _more(entry: bibtex.Entry, text: dict[str, str], kind: Kind) -> Iterator[tuple[str, Any]]:
    """Yield the fields that only a bibliography has."""
    if editors := of_bibtex(entry.fields.get("editor", "")):
        yield "editors", editors
    if is_bibtex_key(entry.key):
        yield "bibtex_key", entry.key
    yield "type", kind
    yield "bibtex_type", entry.kind
    for name in ("volume", "number", "pages", "publisher", "abstract"):
        if text.get(name) and not (name == "volume" and text[name].startswith("abs/")):
            yield name, text[name]
    if date := _date(text):
        yield "date", date
    container = _container(kind, text)
    read = {*_READ, container}
    house = next((name for name in _HOUSES if text.get(name) and name not in read), "")
    if container == "series" and house and not text.get("publisher"):
        yield "publisher", text[house]
        read.add(house)
    yield "extra", {name: value for name, value in text.items() if value and name not in read}


def _date(text: dict[str, str]) -> str | None:
    """Return a date that says more than the year: BibLaTeX's, or BibTeX's year and month."""
    stated = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:/.*)?", text.get("date", ""))
    if stated:
        return "-".join(part for part in stated.groups() if part)
    month = text.get("month", "").strip(" .").lower()
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3], 0)
    year = text.get("year", "")
    is_date = re.fullmatch(r"\d{4}", year) and number in range(1, 13)
    return f"{year}-{number:02}" if is_date else None
