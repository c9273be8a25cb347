"""Read the titles of volumes of proceedings from BibTeX, tables and plain lists of titles."""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from awesomequant.door import named
from awesomequant.intake.files.fence import read_around
from awesomequant.intake.formats import bibtex
from awesomequant.language.plain import show
from awesomequant.library.draft import import_problem
from awesomequant.library.library import Library
from awesomequant.library.problems import Place, Problem, Refusal
from awesomequant.text import did_you_mean, fold, one_line

_TABLES = {".csv": ",", ".tsv": "\t"}
_COLUMNS = ("title", "venue", "year")
_YEAR = re.compile(r"[0-9]{4}")
# A digest of a year of all conferences has some 130,000 lines; a file that unpacks to more than
# this is something else.
BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One title of a file, with its line, and the venue and year where the file states them."""

    line: int
    title: str
    venue: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class TitleLists:
    """Titles by venue (an id of the list) and year, and what was left out, with its place."""

    volumes: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_titles(file: Path, library: Library, venue: str = "", year: int = 0) -> TitleLists:
    """Return the titles of a file: of one volume where ``venue`` and ``year`` say so.

    Raises Refusal for a file of another form or no UTF-8, and for a venue that the list lacks.
    """
    if venue and not known_venue(library, venue):
        hint = did_you_mean(venue, library.venue_of) or "add it to data/venues.yaml"
        raise Refusal(f"there is no venue '{venue}'; {hint}")
    found = TitleLists()

    def tell(row: Row, message: str) -> None:
        found.problems.append(import_problem(Place(str(file), row.line), message))

    unknown: dict[str, list[Row]] = {}
    for row in _rows(file):
        where = known_venue(library, venue or row.venue)
        when = year or (int(row.year) if _YEAR.fullmatch(row.year) else 0)
        if not one_line(row.title):
            tell(row, "it has no title")
        elif not where:
            unknown.setdefault(row.venue, []).append(row)
        elif not when:
            tell(row, f"'{row.year[:40]}' is no year")
        else:
            found.volumes.setdefault((where, when), []).append(row.title)
    for name, rows in unknown.items():  # a digest has volumes that a list never asks about
        what = f"'{name}' is no venue of the list" if name else "no venue is named"
        tell(rows[0], f"{what}; {len(rows)} titles left out")
    return found


def known_venue(library: Library, text: str) -> str:
    """Return the id of the venue that a text names; empty where the list lacks it."""
    known = library.venue_of.get(text)
    return known.id if known else library.resolver.resolve(text).id or ""


def _rows(file: Path) -> Iterator[Row]:
    """Yield the rows of a file by its suffix; ``.gz`` behind it is unpacked."""
    try:
        content = named(file, BYTES)
        if file.suffix == ".gz":
            with gzip.open(io.BytesIO(content)) as stream:
                content = stream.read(BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise Refusal(f"{file} cannot be unpacked: {error}") from None
    if len(content) > BYTES:
        raise Refusal(f"{file} is larger than {BYTES // 2**20} MiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(f"{file} is no UTF-8 text (byte {error.start}); save it as UTF-8") from None
    suffix = Path(file.name.lower().removesuffix(".gz")).suffix
    if suffix == ".bib":
        read = read_around(lambda one: bibtex.read(one, str(file)), text, str(file))
        for draft in read.drafts:
            title = show(draft.title)
            yield Row(draft.place.line, title, draft.venue or "", str(draft.year or ""))
    elif suffix in _TABLES:
        yield from _of_table(text, _TABLES[suffix])
    elif suffix == ".txt":
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield Row(number, line)
    else:
        raise Refusal(f"{file} is no list of titles; known are .bib, .csv, .tsv and .txt")


def _of_table(text: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows of a table: by its header, else ``title``, or ``venue``, ``year``, ``title``.

    Tab-separated titles hold quotation marks that open nothing.
    """
    csv.field_size_limit(BYTES)  # a quotation mark that nobody closes takes in the rest
    lines = io.StringIO(text, newline=None)  # old Macs end lines with a CR, which stops csv
    reader = (
        csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        if delimiter == "\t"
        else csv.reader(lines)
    )
    header: list[str] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            named = [fold(cell).strip() for cell in cells]
            header = named if "title" in named else ["venue", "year", "title"][-len(cells) :]
            if header is named:
                continue
            if len(cells) not in (1, 3):
                raise Refusal("a table without a header has a title, or venue, year, title, a row")
        held = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        yield Row(reader.line_num, **{name: held.get(name, "") for name in _COLUMNS})
