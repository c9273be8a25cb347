"""BibTeX for LaTeX users: the right entry type, stable keys, capitals protected, text TeX-safe."""

import re

from awesomequant.export.bibtex_entries import named, places, printed, written
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
    kind = "mastersthesis" if cited.is_masters else cited.form.bibtex
    container = cited.form.bibtex_container
    fields = [*named(cited, container)]
    if not cited.people and not cited.editors:
        # By it BibTeX sorts and labels what nobody signed; no style prints it in the list.
        fields.append(("key", tex.write(_short_title(cited.title))))
    if cited.year:
        fields.append(("year", str(cited.year)))
    if len(cited.date) > 1:
        fields.append(("month", _MONTHS[cited.date[1] - 1]))
    if len(cited.date) > 2:  # noqa: PLR2004 -- no style prints it, programs that read us keep it
        fields.append(("day", str(cited.date[2])))
    # @misc says neither data set nor program, and no style prints its ``type``; that of @techreport
    # is what it prints in place of "Technical Report".
    if cited.form.bibtex_subtype:
        fields.append(("type", cited.form.bibtex_subtype))
    fields += printed(cited, container)
    if cited.arxiv:
        fields += [("eprint", cited.arxiv), ("archivePrefix", "arXiv")]
    fields += places(cited)
    return written(kind, cited.key, fields)


def _short_title(title: str) -> str:
    """Return a title as far as its colon."""
    return re.split(r"[:?!–—]\s", plain.show(title))[0]


def latex(cited: Citation) -> str:
    """Return the same in ASCII, with accents as commands."""
    return tex.ascii_only(entry(cited))


VARIANTS = {"latex": latex}
