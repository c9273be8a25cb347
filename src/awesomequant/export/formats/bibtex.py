"""BibTeX for LaTeX users: the right entry type, stable keys, capitals protected, text TeX-safe."""

from collections.abc import Iterator, Sequence

from awesomequant.export.author_field import author_field
from awesomequant.export.citation import Citation, citation
from awesomequant.language import tex
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.works import kinds

SUFFIX = ".bib"
MEDIA_TYPE = "application/x-bibtex"


def export(papers: Sequence[Paper], library: Library) -> str:
    """Give one entry a paper, with a blank line between them."""
    return "\n".join(entry(paper, library) for paper in papers)


def latex(papers: Sequence[Paper], library: Library) -> str:
    """Give the same in ASCII, with accents as commands."""
    return tex.ascii_only(export(papers, library))


VARIANTS = {"latex": latex}


def entry(paper: Paper, library: Library) -> str:
    """Give the entry of one paper; it ends with a newline."""
    cited = citation(paper, library)
    kind = paper.bibtex_type or kinds.FORMS[cited.kind].bibtex
    fields = (f"  {name} = {{{value}}},\n" for name, value in _fields(paper, cited))
    return f"@{kind}{{{paper.key},\n{''.join(fields)}}}\n"


def _fields(paper: Paper, cited: Citation) -> Iterator[tuple[str, str]]:
    yield "title", tex.title(paper.title)
    if cited.names:
        yield "author", author_field(cited.names)
    container = kinds.FORMS[cited.kind].bibtex_container
    if cited.container and (container != "publisher" or not paper.publisher):
        yield container, tex.write(cited.container)
    if paper.year:
        yield "year", str(paper.year)
    yield from _printed(paper, cited)
    if paper.arxiv:
        yield "eprint", paper.arxiv
        yield "archivePrefix", "arXiv"
    if paper.doi:
        yield "doi", tex.write(paper.doi)
    if paper.address:
        yield "url", paper.address.replace("{", "%7B").replace("}", "%7D")


def _printed(paper: Paper, cited: Citation) -> Iterator[tuple[str, str]]:
    """Yield where in print it stands."""
    for name in ("volume", "number"):
        if value := getattr(paper, name):
            yield name, tex.write(value)
    if cited.pages:
        yield "pages", "--".join(map(tex.write, cited.pages))
    if paper.publisher:
        yield "publisher", tex.write(paper.publisher)
