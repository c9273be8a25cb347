"""BibLaTeX for biber: its own entry types and fields, dates as ISO, keywords and abstract kept."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from awesomequant.export.author_field import author_field
from awesomequant.export.citation import Citation, citation
from awesomequant.language import tex
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper

SUFFIX = ".bib"
MEDIA_TYPE = "application/x-bibtex"

_TYPES = {
    "journal": "article", "thesis": "thesis", "report": "report", "preprint": "online",
    "book": "book", "chapter": "incollection", "other": "misc",
}  # fmt: skip
_CONTAINERS = {
    "article": "journaltitle", "thesis": "institution", "report": "institution",
    "online": "organization", "misc": "howpublished", "book": "series",
}  # fmt: skip
# biber wants the type of a thesis and of a report; these two are its own localisation keys.
_SUBTYPES = {"thesis": "phdthesis", "report": "techreport"}


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
    kind = _TYPES.get(cited.kind, "inproceedings")
    fields = (f"  {name} = {{{value}}},\n" for name, value in _fields(paper, cited, kind))
    return f"@{kind}{{{paper.key},\n{''.join(fields)}}}\n"


def _fields(paper: Paper, cited: Citation, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", tex.title(paper.title)
    if cited.names:
        yield "author", author_field(cited.names)
    if cited.container:
        yield _CONTAINERS.get(kind, "booktitle"), tex.write(cited.container)
    if kind in _SUBTYPES:
        yield "type", _SUBTYPES[kind]
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
