"""BibTeX source as entries: strings put in, what they inherit added, broken ones named."""

from typing import NamedTuple

from awesomequant.language.bibtex.abbreviations import JOURNALS
from awesomequant.language.bibtex.entry import Broken, Entry, Stand, inherit
from awesomequant.language.bibtex.scanner import Scanner

__all__ = ["JOURNALS", "Broken", "Entry", "Source", "Stand", "entries", "scan"]


class Source(NamedTuple):
    """BibTeX source taken apart: its entries, what is broken, the strings that it defines."""

    entries: list[Entry]
    broken: list[Broken]
    strings: dict[str, str]


def scan(source: str) -> Source:
    """Take BibTeX source apart; no error ends the reading."""
    scanner = Scanner(source)
    found = list(scanner.entries())
    return Source(found, scanner.broken + inherit(found, scanner.lending), scanner.own_strings)


def entries(source: str) -> tuple[list[Entry], list[Broken]]:
    """Return the entries of BibTeX source, and what of it is broken; no error ends the reading."""
    return scan(source)[:2]
