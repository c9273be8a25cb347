"""BibTeX for LaTeX users: the right entry type, stable keys, capitals protected, text TeX-safe."""

from collections.abc import Iterator

from awesomequant.export.citation import Citation
from awesomequant.export.entries import named, printed, written
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
    return written(kind, cited.key, _fields(cited))


def latex(cited: Citation) -> str:
    """Return the same in ASCII, with accents as commands."""
    return tex.ascii_only(entry(cited))


VARIANTS = {"latex": latex}


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    container = cited.form.bibtex_container
    yield from named(cited, container)
    if cited.year:
        yield "year", str(cited.year)
    if len(cited.date) > 1:
        yield "month", _MONTHS[cited.date[1] - 1]
    yield from printed(cited, container)
    if cited.arxiv:
        yield "eprint", cited.arxiv
        yield "archivePrefix", "arXiv"
    if cited.doi:
        yield "doi", tex.write(cited.doi)
    if cited.address:
        yield "url", cited.address.replace("{", "%7B").replace("}", "%7D")
