"""A file opened as text: what is no text is named for what it is, and says what to do."""

import errno
import re
from pathlib import Path
from typing import NamedTuple

from awesomequant.door import named
from awesomequant.intake.files.encodings import UndecidedError, decoded
from awesomequant.library.problems import Refusal

# A hundred times the longest list that we know of; one byte more is never in memory.
MOST_BYTES = 256 * 1024 * 1024

_SHEET = "open it and save it as CSV (in Excel: 'CSV UTF-8')"
_PACKED = "unpack it, and import what it holds"
_EXPORT = "export the entries as BibTeX or CSV from the program that they are kept in"
# How files begin, what they are, and what to do; by the first bytes, since a suffix may lie.
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _EXPORT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old Excel or Word", _SHEET),
    (b"\x1f\x8b", "packed with gzip", _PACKED),
    (b"BZh", "packed with bzip2", _PACKED),
    (b"\xfd7zXZ\x00", "packed with xz", _PACKED),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _PACKED),
    (b"Rar!\x1a\x07", "a RAR archive", _PACKED),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", _EXPORT),
    (b"\xff\xd8\xff", "a picture (JPEG)", _EXPORT),
    (b"GIF8", "a picture (GIF)", _EXPORT),
    (b"SQLite format 3\x00", "a database (SQLite, as Zotero's own)", _EXPORT),
    (b"PAR1", "a table in Parquet", "save it as CSV"),
    (b"bplist00", "a property list", _EXPORT),
    (b"\x7fELF", "a program", _EXPORT),
    (b"{\\rtf", "a text in RTF", "save it as plain text"),
    (b"version https://git-lfs.github.com/", "a pointer of Git LFS", "run 'git lfs pull' there"),
)
# What a ZIP archive holds tells whose it is; the names of its members stand in plain bytes.
_ZIP = b"PK\x03\x04"
_MEMBERS: tuple[tuple[bytes, str, str], ...] = (
    (b"xl/", "an Excel file", _SHEET),
    (b"opendocument.spreadsheet", "a sheet of LibreOffice", _SHEET),
    (b"word/", "a Word file", "save it as plain text, or its table as CSV"),
    (b"opendocument.text", "a text of LibreOffice", "save it as plain text"),
    (b"ppt/", "a PowerPoint file", _EXPORT),
    (b"epub+zip", "an e-book (EPUB)", _EXPORT),
)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html\b)", re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml")


class Opened(NamedTuple):
    """The text of a file, and how it was read where that was not as UTF-8."""

    text: str
    encoding: str = ""


def opened(file: Path, encoding: str | None = None) -> Opened:
    """Return the text of a file; raises Refusal, with what to do, for what holds none.

    ``encoding`` is what a person says it is written in.
    """
    try:
        content = named(file, MOST_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise Refusal(f"{file} is larger than {MOST_BYTES // 2**20} MB; part it") from None
        raise Refusal(f"{file} cannot be read: {error.strerror}") from None
    form = next((form for begins, *form in _BEGINNINGS if content.startswith(begins)), None)
    if content.startswith(_ZIP):
        # The list of all members stands at the end, the names of the first ones at the beginning.
        ends = content[:65536] + content[-65536:]
        packed = ["a ZIP archive", _PACKED]
        form = next((form for member, *form in _MEMBERS if member in ends), packed)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        form = ["a picture (WebP)", _EXPORT]
    if form:
        raise Refusal(f"{file} is {form[0]}; {form[1]}")
    try:
        text, name = decoded(content, encoding)
    except UndecidedError as error:
        raise Refusal(f"{file} {error}") from None
    if not text.strip():
        raise Refusal(f"{file} is empty")
    # A page that a browser saved under the name of the file that it shows.
    if _PAGE.match(text, 0, 2000) and not file.name.lower().endswith(_PAGES):
        remedy = "save the file itself, as 'Raw' or 'Download' gives it"
        raise Refusal(f"{file} is a web page; {remedy}")
    return Opened(text, name)
