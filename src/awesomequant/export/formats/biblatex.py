"""BibLaTeX for biber: its own entry types and fields, dates as ISO, keywords and abstract kept."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

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
    form = kinds.FORMS[cited.kind]
    fields = (f"  {name} = {{{value}}},\n" for name, value in _fields(paper, cited, form))
    return f"@{form.biblatex}{{{paper.key},\n{''.join(fields)}}}\n"


def _fields(paper: Paper, cited: Citation, form: kinds.Form) -> Iterator[tuple[str, str]]:
    yield "title", tex.title(paper.title)
    if cited.names:
        yield "author", author_field(cited.names)
    if cited.container and (form.biblatex_container != "publisher" or not paper.publisher):
        yield form.biblatex_container, tex.write(cited.container)
    if form.biblatex_subtype:
        yield "type", form.biblatex_subtype
    if paper.year:
        yield "date", str(paper.year)
    yield from _printed(paper, cited)
    yield from _whereabouts(paper)
    if paper.tags:
        yield "keywords", ", ".join(paper.tags)
    if paper.abstract:
        yield "abstract", tex.write(paper.abstract)


def _whereabouts(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield identifiers and address, which BibLaTeX takes verbatim: only braces must go."""
    if paper.arxiv:
        yield "eprint", paper.arxiv
        yield "eprinttype", "arxiv"
    if paper.doi:
        yield "doi", _verbatim(paper.doi)
    if paper.address:
        yield "url", _verbatim(paper.address)


def _printed(paper: Paper, cited: Citation) -> Iterator[tuple[str, str]]:
    """Yield where in print it stands."""
    for name in ("volume", "number"):
        if value := getattr(paper, name):
            yield name, tex.write(value)
    if cited.pages:
        yield "pages", "--".join(map(tex.write, cited.pages))
    if paper.publisher:
        yield "publisher", tex.write(paper.publisher)


def _verbatim(text: str) -> str:
    return quote(text, safe="/:;.,-_~!$&+=@?#()[]<>*'|%")
