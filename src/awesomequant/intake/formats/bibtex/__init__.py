"""Read BibTeX and BibLaTeX: accents as letters, crossrefs followed, broken entries reported."""

from awesomequant.intake.formats.bibtex.reader import read

SUFFIXES = (".bib", ".bibtex")

__all__ = ["SUFFIXES", "read"]
