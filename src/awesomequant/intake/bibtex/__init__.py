"""BibTeX taken apart: entries, their fields as TeX, and the names of an author field.

Shared by the formats that hold it: files of BibTeX, and Markdown lists with entries in blocks.
"""

from awesomequant.intake.bibtex.people import names
from awesomequant.intake.bibtex.source import Broken, Entry, entries

__all__ = ["Broken", "Entry", "entries", "names"]
