"""BibTeX source as entries: strings put in, what they inherit added, broken ones named."""

from awesomequant.language.bibtex.abbreviations import JOURNALS
from awesomequant.language.bibtex.entry import Broken, Entry, inherit
from awesomequant.language.bibtex.scanner import Scanner

__all__ = ["JOURNALS", "Broken", "Entry", "entries"]


def entries(source: str) -> tuple[list[Entry], list[Broken]]:
    """Return the entries of BibTeX source, and what of it is broken; no error ends the reading."""
    scanner = Scanner(source)
    found = list(scanner.entries())
    return found, scanner.broken + inherit(found)
