"""TeX: text written so that nothing in it can become a command, and BibTeX source read."""

from awesomequant.language.tex.people import names
from awesomequant.language.tex.source import Broken, Entry, entries
from awesomequant.language.tex.text import ascii_only, capitals, escape, persons, plain

__all__ = [
    "Broken",
    "Entry",
    "ascii_only",
    "capitals",
    "entries",
    "escape",
    "names",
    "persons",
    "plain",
]
