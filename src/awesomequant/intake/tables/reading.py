"""The tables of a file, read by the reader that its name and its text call for."""

import re
from collections.abc import Iterator
from pathlib import Path

from awesomequant.intake.files.opening import opened
from awesomequant.intake.tables.grid import Table, bounded
from awesomequant.intake.tables.html_tables import html_tables, regions
from awesomequant.intake.tables.pages import Inner, page_tables
from awesomequant.intake.tables.separated import separated_tables
from awesomequant.intake.tables.tex_tables import tex_tables
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Place, Refusal

FORMS = ("markdown", "html", "csv", "latex")
_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".qmd": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".tex": "latex", ".ltx": "latex",
}  # fmt: skip
# A book of results; what is larger is data, or was made to be.
MOST_SIGNS = 8 * 1024 * 1024
_TEX = re.compile(r"\\begin\s*\{(?:tabular|longtable|tabu|tblr|NiceTabular)")


def tables_of(file: Path, form: str | None, encoding: str | None, reading: Reading) -> list[Table]:
    """Return the tables of a file, in order; what was not understood is told in ``reading``."""
    text = opened(file, encoding).text
    if len(text) > MOST_SIGNS:
        most = MOST_SIGNS // 2**20
        raise Refusal(f"{file} is longer than {most} MB; keep the tables that you want of it")
    return tables_in(text, str(file), form or _form_of(file, text), reading)


def tables_in(text: str, file: str, form: str, reading: Reading) -> list[Table]:
    """Return the tables of a text of a known format."""
    text = text.removeprefix("\ufeff")
    try:
        return list(bounded(_read(text, file, form, reading), file, reading))
    except (RecursionError, ValueError, IndexError) as error:
        # A library that stumbles over a stranger's text says so in words of its own.
        told = f"the reader stumbles over it ({type(error).__name__}: {error})"
        reading.tell(Place(file), told[:200])
        return []


def _form_of(file: Path, text: str) -> str:
    if form := _SUFFIXES.get(file.suffix.lower()):
        return form
    if _TEX.search(text):
        return "latex"
    if any(True for _ in regions(text)) and "|---" not in text.replace(" ", ""):
        return "html"
    first = text.lstrip().partition("\n")[0]
    return "csv" if "|" not in text and ("," in first or "\t" in first) else "markdown"


def _read(text: str, file: str, form: str, reading: Reading) -> Iterator[Table]:
    if form == "csv":
        return separated_tables(text, file, reading)
    if form == "latex":
        return tex_tables(text, file, reading)
    if form == "html":
        return (
            table
            for start, end in regions(text)
            for table in html_tables(text, start, end, file, reading)
        )
    inner: dict[str, Inner] = {
        **dict.fromkeys(("latex", "tex"), tex_tables),
        **dict.fromkeys(("csv", "tsv"), separated_tables),
    }
    return page_tables(text, file, reading, inner)
