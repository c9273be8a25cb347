"""RIS for reference managers: one tag and one value a line, so that no value can add a tag."""

from collections.abc import Iterator, Sequence

from awesomequant.export.citation import citation
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.text import one_line
from awesomequant.works import kinds

SUFFIX = ".ris"
MEDIA_TYPE = "application/x-research-info-systems"


def export(papers: Sequence[Paper], library: Library) -> str:
    """Give one record a paper, with a blank line between them."""
    return "\n".join(entry(paper, library) for paper in papers)


def entry(paper: Paper, library: Library) -> str:
    """Give the record of one paper; it ends with a newline."""
    shown = ((tag, one_line(plain.show(value))) for tag, value in _tags(paper, library))
    return "".join(f"{tag}  - {value}".rstrip() + "\n" for tag, value in shown) + "ER  - \n"


def _tags(paper: Paper, library: Library) -> Iterator[tuple[str, str]]:
    cited = citation(paper, library)
    yield "TY", kinds.FORMS[cited.kind].ris
    yield "ID", paper.key
    yield "TI", paper.title
    yield from (("AU", name.inverted) for name in cited.names)
    if cited.container:
        yield "T2", cited.container
    if paper.year:
        yield "PY", str(paper.year)
    yield from zip(("SP", "EP"), cited.pages, strict=False)
    tags = {
        "VL": paper.volume,
        "IS": paper.number,
        "PB": paper.publisher,
        "DO": paper.doi,
        "UR": paper.address,
        "AN": f"arXiv:{paper.arxiv}" if paper.arxiv else None,
        "AB": paper.abstract,
    }
    yield from ((tag, value) for tag, value in tags.items() if value)
    yield from (("L2", code.url) for code in paper.code)
    yield from (("KW", tag) for tag in paper.tags)
