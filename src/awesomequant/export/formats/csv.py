"""CSV for spreadsheets and data frames: a line a paper, several values of one field by ``; ``.

Mathematics is plain text here; ``json`` keeps it.  The variant ``excel-safe`` puts an apostrophe
before a cell that a spreadsheet would run as a formula, and begins with the mark by which Excel
knows UTF-8.
"""

import re
from collections.abc import Iterable

from awesomequant.export.citation import Citation
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.works.people import ET_AL

LABEL = "CSV"
ORDER = 4
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"

# Their full-width forms too: where these are typed, Excel takes them for the same (OWASP's list).
_SIGNS = "=+@\uff1d\uff0b\uff20\uff0d-"
_FORMULA = (*_SIGNS, "\t", "\r")
# Where a comma stands in numbers Excel parts cells at semicolons, quoted or not: what is behind one
# begins a cell, and so does what is behind the end of a line.
_INNER_FORMULA = re.compile(rf"([;\t\r\n][ \"]*)(?=[{_SIGNS}])")
# New columns stand at the end: scripts count on the place of the others.
_COLUMNS = (
    "id", "title", "authors", "venue", "year", "tags", "url", "arxiv", "doi", "code", "stars",
    "links", "citations", "abstract", "note", "bibtex_key", "added", "type", "date", "editors",
    "container", "series", "volume", "number", "pages", "publisher", "also_titled", "extra",
    "known_as", "notices",
)  # fmt: skip


def _head(library: Library) -> str:
    """Return the line of names, those of the list's own fields last."""
    return _line([*_COLUMNS, *library.settings.fields])


HEAD = _head


def entry(cited: Citation) -> str:
    """Return the line of one paper."""
    return _line(_cells(cited))


def brief(text: str, cited: Citation) -> str:
    """Return the line with an empty cell for the abstract."""
    if not cited.abstract:
        return text
    cell = f",{_quoted(plain.show(cited.abstract))},"
    if text.count(cell) == 1:  # to make the line anew takes ten times as long
        return text.replace(cell, ",,")
    cells = _cells(cited)
    cells[_COLUMNS.index("abstract")] = ""
    return _line(cells)


def excel_safe(cited: Citation) -> str:
    """Return the same with every formula disarmed."""
    cells = (_INNER_FORMULA.sub(r"\1'", cell) for cell in _cells(cited))
    return _line(f"'{cell}" if cell.lstrip(' "').startswith(_FORMULA) else cell for cell in cells)


def _excel_head(library: Library) -> str:
    """Return the line of names behind a mark: without it Excel takes UTF-8 for an old code page."""
    return f"\ufeff{_head(library)}"


VARIANTS = {"excel-safe": excel_safe}
VARIANT_HEADS = {"excel-safe": _excel_head}


def _line(cells: Iterable[str]) -> str:
    return ",".join([_quoted(cell) for cell in cells]) + "\n"


# The module ``csv``, which writes the same, looks at each sign: 18 µs a paper with its abstract,
# this 5.
def _quoted(cell: str) -> str:
    if "," in cell or '"' in cell or "\n" in cell or "\r" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _cells(cited: Citation) -> list[str]:
    """Return what each column holds, in their order."""
    paper, joined = cited.paper, "; ".join
    stars = [str(code.stars.count) if code.stars else "" for code in paper.code]
    return [
        paper.id,
        plain.show(cited.title),
        joined((*paper.names, *[ET_AL] * cited.others)),
        paper.venue or "",
        str(paper.year or ""),
        joined(paper.tags),
        cited.address or "",
        cited.arxiv or "",
        cited.doi or "",
        joined([code.url for code in paper.code]),
        joined(stars),
        joined([link.url for link in paper.links]),
        str(paper.citations.count) if paper.citations else "",
        plain.show(paper.abstract or ""),
        plain.show(paper.note or ""),
        cited.key,
        str(paper.added or ""),
        cited.kind.value,
        paper.date or "",
        joined((*[one.shown for one in cited.editors], *[ET_AL] * cited.more_editors)),
        plain.show(cited.container or ""),
        cited.series or "",
        paper.volume or "",
        paper.number or "",
        "-".join(cited.pages),
        cited.publisher or "",
        joined(map(plain.show, paper.also_titled)),
        joined([f"{name}: {value}" for name, value in paper.extra.items()]),
        joined(paper.known_as),
        joined([one.said.text for one in paper.notices]),
        *map(joined, cited.own.values()),
    ]
