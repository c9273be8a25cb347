"""Read BibTeX and BibLaTeX: accents as letters, crossrefs followed, broken entries reported."""

from awesomequant.intake.bibtex.reader import read_scanned
from awesomequant.language import bibtex
from awesomequant.library.author import Group
from awesomequant.library.draft import Reading
from awesomequant.store import collector_off

SUFFIXES = (".bib", ".bibtex")


def read(source: str, file: str) -> Reading:
    """Return the entries of BibTeX ``source``; ``file`` is the name that places bear."""
    # What is made here refers to nothing in a circle, and the collector would walk all of it again
    # and again: a fifth of the time that 100,000 entries take.
    with collector_off():
        return read_scanned(bibtex.scan(source), file, lambda name: Group(group=name))[0]
