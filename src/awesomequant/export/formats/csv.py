"""CSV for spreadsheets and data frames: a line a paper, several values of one field by ``; ``.

Mathematics is plain text here; ``json`` keeps it.  The variant ``excel-safe`` puts an apostrophe
before a cell that a spreadsheet would run as a formula.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper

SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "id", "title", "authors", "venue", "year", "tags", "url", "arxiv", "doi", "code", "stars",
    "links", "citations", "abstract", "note", "bibtex_key", "added",
)  # fmt: skip


def export(papers: Sequence[Paper], library: Library) -> str:
    """Give a line of names and then one line a paper."""
    return _table(papers, library, str)


def excel_safe(papers: Sequence[Paper], library: Library) -> str:
    """Give the same with every formula disarmed."""
    return _table(papers, library, lambda cell: f"'{cell}" if cell.startswith(_FORMULA) else cell)


VARIANTS = {"excel-safe": excel_safe}


def entry(paper: Paper, library: Library) -> str:
    """Give one paper below the line of names."""
    return export((paper,), library)


def _table(papers: Sequence[Paper], library: Library, form: Callable[[str], str]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*_COLUMNS, *library.settings.fields])
    for paper in papers:
        writer.writerow([form(cell) for cell in _cells(paper, library)])
    return stream.getvalue()


def _cells(paper: Paper, library: Library) -> Iterator[str]:
    lists = {
        "authors": (*paper.names, *(["et al."] if paper.others else [])),
        "tags": paper.tags,
        "code": tuple(code.url for code in paper.code),
        "stars": tuple(str(code.stars.count) if code.stars else "" for code in paper.code),
        "links": tuple(link.url for link in paper.links),
    }
    single = {
        "url": paper.address,
        "citations": paper.citations.count if paper.citations else None,
        "bibtex_key": paper.key,
    }
    for name in _COLUMNS:
        if name in lists:
            yield "; ".join(lists[name])
        else:
            value = single[name] if name in single else getattr(paper, name)
            yield "" if value is None else plain.show(str(value))
    for name in library.settings.fields:
        value = paper.fields.get(name, "")
        yield value if isinstance(value, str) else "; ".join(value)
