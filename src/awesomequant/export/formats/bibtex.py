"""BibTeX for LaTeX users: the right entry type, stable keys, capitals protected, text TeX-safe."""

import re

from awesomequant.export.bibtex_entries import field, named, places, printed
from awesomequant.export.citation import Citation
from awesomequant.language import plain, tex

LABEL = "BibTeX"
ORDER = 1
SUFFIX = ".bib"
MEDIA_TYPE = "application/x-bibtex"
BETWEEN = "\n"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def entry(cited: Citation) -> str:
    """Return the entry of one work."""
    form = cited.form
    kind = "mastersthesis" if cited.is_masters else form.bibtex
    container = form.bibtex_container
    fields = named(cited, container)
    if not cited.people and not cited.editors:
        # By it BibTeX sorts and labels what nobody signed; no style prints it in the list.
        fields += field("key", tex.write(_short_title(cited.title)))
    date = cited.date
    if cited.year:
        fields += field("year", cited.year)
    if len(date) > 1:  # a word that each style spells out in its language
        fields += f"  month = {_MONTHS[date[1] - 1]},\n"
    if len(date) > 2:  # noqa: PLR2004 -- no style prints it, programs that read us keep it
        fields += field("day", date[2])
    # @misc says neither data set nor program, and no style prints its ``type``; that of @techreport
    # is what it prints in place of "Technical Report".
    if form.bibtex_subtype:
        fields += field("type", form.bibtex_subtype)
    fields += printed(cited, container)
    if cited.arxiv:
        fields += field("eprint", cited.arxiv) + field("archivePrefix", "arXiv")
    return f"@{kind}{{{cited.key},\n{fields}{places(cited)}}}\n"


def _short_title(title: str) -> str:
    """Return a title as far as its colon."""
    return re.split(r"[:?!–—]\s", plain.show(title))[0]


def latex(cited: Citation) -> str:
    """Return the same in ASCII, with accents as commands."""
    return tex.ascii_only(entry(cited))


VARIANTS = {"latex": latex}
