"""CSV for spreadsheets and data frames: a line a paper, several values of one field by ``; ``.

Mathematics is plain text here; ``json`` keeps it.  The variant ``excel-safe`` puts an apostrophe
before a cell that a spreadsheet would run as a formula, and begins with the mark by which Excel
knows UTF-8.
"""

import csv
import io
from collections.abc import Iterable

from awesomequant.export.citation import Citation
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.works.people import ET_AL

LABEL = "CSV"
ORDER = 4
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# New columns stand at the end: scripts count on the place of the others.
_COLUMNS = (
    "id", "title", "authors", "venue", "year", "tags", "url", "arxiv", "doi", "code", "stars",
    "links", "citations", "abstract", "note", "bibtex_key", "added", "type", "date", "editors",
    "container", "series", "volume", "number", "pages", "publisher", "also_titled", "extra",
    "known_as",
)  # fmt: skip


def _head(library: Library) -> str:
    """Return the line of names, those of the list's own fields last."""
    return _line([*_COLUMNS, *library.settings.fields])


HEAD = _head


def entry(cited: Citation) -> str:
    """Return the line of one paper."""
    return _line(_cells(cited))


def excel_safe(cited: Citation) -> str:
    """Return the same with every formula disarmed."""
    return _line(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in _cells(cited))


def _excel_head(library: Library) -> str:
    """Return the line of names behind a mark: without it Excel takes UTF-8 for an old code page."""
    return f"\ufeff{_head(library)}"


VARIANTS = {"excel-safe": excel_safe}
VARIANT_HEADS = {"excel-safe": _excel_head}


def _line(cells: Iterable[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()


def _cells(cited: Citation) -> list[str]:
    paper = cited.paper
    values = {
        **{name: getattr(paper, name, None) for name in _COLUMNS},
        "title": plain.show(cited.title),
        "abstract": plain.show(cited.abstract or ""),
        "note": plain.show(paper.note or ""),
        "also_titled": list(map(plain.show, paper.also_titled)),
        "authors": [*paper.names, *[ET_AL] * cited.others],
        "editors": [*(one.shown for one in cited.editors), *[ET_AL] * cited.more_editors],
        "url": cited.address,
        "arxiv": cited.arxiv,
        "doi": cited.doi,
        "code": [code.url for code in paper.code],
        "stars": [str(code.stars.count) if code.stars else "" for code in paper.code],
        "links": [link.url for link in paper.links],
        "citations": paper.citations.count if paper.citations else None,
        "bibtex_key": cited.key,
        "type": cited.kind,
        "container": plain.show(cited.container or ""),
        "series": cited.series,
        "pages": "-".join(cited.pages),
        "publisher": cited.publisher,
        "extra": [f"{name}: {value}" for name, value in paper.extra.items()],
        **{f"fields.{name}": answers for name, answers in cited.own.items()},
    }
    return [
        "; ".join(value)
        if isinstance(value, (list, tuple))
        else str("" if value is None else value)
        for value in values.values()
    ]
