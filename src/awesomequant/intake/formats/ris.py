"""Read RIS: records between TY and ER, each with its line; what stands outside is reported."""

import re
from collections.abc import Iterator
from typing import Any

from awesomequant.library.author import stated
from awesomequant.library.draft import Draft, DraftLink, Reading
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import one_line
from awesomequant.works import kinds
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.people import People, group, is_et_al, parse_person

SUFFIXES = (".ris",)

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
# The tags that are read, by rispy's names; any other goes to ``extra``.
_READ = frozenset((
    "type_of_reference", "id", "title", "primary_title", "year", "publication_year", "date",
    "accession_number", "urls", "url", "file_attachments2", "secondary_title", "journal_name",
    "alternate_title3", "custom3", "publisher", "keywords", "authors", "first_authors",
    "secondary_authors", "tertiary_title", "doi", "start_page", "end_page", "volume", "number",
    "abstract",
))  # fmt: skip
# DA of RIS: 2024/06/17/ or 2024/06//, and as many programs write it 2024-06-17.
_DATE = re.compile(r"(\d{4})[/-](0[1-9]|1[0-2])(?:[/-](\d\d))?")
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")


def read(source: str, file: str) -> Reading:
    """Return the records of RIS ``source``; ``file`` is the name that places bear."""
    reading = Reading()
    for line, text in _records(source, file, reading.problems):
        values = _values(text)
        if values is None:
            reading.problems.append(_problem(file, line, "the record cannot be read"))
        elif not _first(values, "title", "primary_title"):
            reading.problems.append(_problem(file, line, "the record has no title (TI or T1)"))
        else:
            reading.drafts.append(_draft(values, Place(file, line)))
    return reading


def _problem(file: str, line: int, message: str) -> Problem:
    return Problem(Place(file, line), "import", message, level=Level.WARNING)


def _records(source: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """Yield line and text of each record; one without an end is ended by the next."""
    start = 0
    lines: list[str] = []
    numbered = enumerate(source.lstrip("\ufeff").splitlines(), 1)
    for number, line in (*numbered, (0, "TY  - ")):  # one more beginning ends the last record
        found = _TAG.match(line)
        tag = found[1] if found else ""
        if tag in ("TY", "ER") and lines:
            if tag == "TY":
                problems.append(_problem(file, start, "the record has no end (ER)"))
            yield start, "\n".join([*lines, "ER  - "])
        if tag == "ER":
            lines = []
        elif tag == "TY":
            start, lines = number, [line]
        elif lines:
            lines.append(line)
        elif line.strip():
            problems.append(_problem(file, number, f"'{line[:40]}' stands outside a record"))


def _values(text: str) -> dict[str, Any] | None:
    """Return the values of one record by the names that rispy has for their tags."""
    import rispy  # noqa: PLC0415 -- 30 ms that other imports need not pay

    try:
        return dict(rispy.loads(text)[0])
    except (OSError, ValueError, KeyError, IndexError):
        return None


def _first(values: dict[str, Any], *names: str) -> str | None:
    for name in names:
        value = values.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and one_line(value):
            return one_line(value)
    return None


def _draft(values: dict[str, Any], place: Place) -> Draft:
    dated = _YEAR.search(_first(values, "year", "publication_year", "date") or "")
    number = _first(values, "accession_number") or ""
    arxiv = number[6:] if number.lower().startswith("arxiv:") else None
    addresses = [address for address in values.get("urls", []) if address.startswith("http")]
    code = [link for link in values.get("file_attachments2", []) if str(link).startswith("http")]
    return Draft(
        place,
        str(_first(values, "title", "primary_title")),
        url=addresses[0] if addresses else _first(values, "url"),
        venue=_venue(values, arxiv),
        year=int(dated[0]) if dated else None,
        tags=tuple(map(one_line, values.get("keywords", []))),
        authors=stated(_people(values, "authors", "first_authors")),
        arxiv=arxiv,
        doi=_first(values, "doi"),
        code=tuple(DraftLink("code", link) for link in code),
        more=dict(_more(values)),
    )


def _venue(values: dict[str, Any], arxiv: str | None) -> str | None:
    """Return what the work stands in: a title, a series, its house; else its preprint's server."""
    titles = ("secondary_title", "journal_name", "alternate_title3", "custom3", "tertiary_title")
    house = _first(values, "publisher")
    is_issued = kinds.from_ris(str(values.get("type_of_reference"))) in kinds.ISSUED
    return _first(values, *titles) or (house if is_issued or not arxiv else "arXiv")


def _people(values: dict[str, Any], *tags: str) -> People:
    """Read the names of the first tag that has any: ``Family, Given, Suffix``.

    A comma at the end keeps a name whole: so EndNote's manual has groups written.
    """
    written = next((values[tag] for tag in tags if values.get(tag)), "")
    names = [one_line(name) for name in ([written] if isinstance(written, str) else written)]
    people = tuple(
        group(name.rstrip(", ")) if name.endswith(",") else parse_person(name)
        for name in names
        if name.strip(", ") and not is_et_al(name)
    )
    return People(people, any(map(is_et_al, names)))


def _more(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if editors := stated(_people(values, "secondary_authors")):
        yield "editors", editors
    yield "type", kinds.from_ris(str(values.get("type_of_reference")))
    key = _first(values, "id") or ""
    if is_bibtex_key(key):
        yield "bibtex_key", key
    pages = [page for name in ("start_page", "end_page") if (page := _first(values, name))]
    if pages:
        yield "pages", "-".join(pages)
    for name in ("volume", "number", "publisher", "abstract"):
        if value := _first(values, name):
            yield name, value
    found = _DATE.match(_first(values, "date") or "")
    if found:
        yield "date", "-".join(part for part in found.groups() if part)
    yield (
        "extra",
        {
            name: "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            for name, value in values.items()
            if name not in _READ and value
        },
    )
