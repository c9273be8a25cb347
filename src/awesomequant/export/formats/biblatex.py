"""BibLaTeX for biber: its own entry types and fields, dates as ISO, keywords and abstract kept."""

from collections.abc import Iterator

from awesomequant.export.citation import Citation
from awesomequant.export.entries import named, printed, verbatim, written
from awesomequant.language import tex

SUFFIX = ".bib"
MEDIA_TYPE = "application/x-bibtex"
BETWEEN = "\n"


def entry(cited: Citation) -> str:
    """Return the entry of one work."""
    return written(cited.form.biblatex, cited.key, _fields(cited))


def latex(cited: Citation) -> str:
    """Return the same in ASCII, with accents as commands."""
    return tex.ascii_only(entry(cited))


VARIANTS = {"latex": latex}


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    container = cited.form.biblatex_container
    yield from named(cited, container)
    if subtype := "mathesis" if cited.is_masters else cited.form.biblatex_subtype:
        yield "type", subtype
    if cited.date:
        yield "date", "-".join(f"{part:02}" for part in cited.date)
    yield from printed(cited, container)
    if cited.arxiv:
        yield "eprint", cited.arxiv
        yield "eprinttype", "arxiv"
    if cited.doi:
        yield "doi", verbatim(cited.doi)
    if cited.address:
        yield "url", verbatim(cited.address)
    if cited.keywords:
        yield "keywords", ", ".join(cited.keywords)
    if cited.abstract:
        yield "abstract", tex.write(cited.abstract)
