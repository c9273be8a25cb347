"""BibTeX for LaTeX users: the right entry type, stable keys, capitals protected, text TeX-safe."""

from awesomequant.export.bibtex_entries import named, printed, written
from awesomequant.export.citation import Citation
from awesomequant.language import tex

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
    if cited.year:
        fields.append(("year", str(cited.year)))
    if len(cited.date) > 1:
        fields.append(("month", _MONTHS[cited.date[1] - 1]))
    if len(cited.date) > 2:  # noqa: PLR2004 -- no style prints it, programs that read us keep it
        fields.append(("day", str(cited.date[2])))
    fields += printed(cited, container)
    if cited.arxiv:
        fields += [("eprint", cited.arxiv), ("archivePrefix", "arXiv")]
    if cited.doi:
        fields.append(("doi", tex.write(cited.doi)))
    if cited.address:
        # A brace without its partner would end the field, and none may be escaped in an address.
        fields.append(("url", cited.address.replace("{", "%7B").replace("}", "%7D")))
    return written(kind, cited.key, fields)


def latex(cited: Citation) -> str:
    """Return the same in ASCII, with accents as commands."""
    return tex.ascii_only(entry(cited))


VARIANTS = {"latex": latex}
