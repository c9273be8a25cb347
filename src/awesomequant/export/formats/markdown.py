"""Markdown for notes and other lists: an item a paper, no text becomes markup."""

from collections.abc import Iterator, Sequence

from awesomequant.language.markdown import code as span
from awesomequant.language.markdown import destination, show
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper

SUFFIX = ".md"
MEDIA_TYPE = "text/markdown"


def export(papers: Sequence[Paper], library: Library) -> str:
    """Give the papers in their order, under the list's title."""
    items = "".join(entry(paper, library) for paper in papers)
    return f"# {show(library.settings.title)}\n\n{items}"


def entry(paper: Paper, library: Library) -> str:  # noqa: ARG001 -- the exporters' form
    """Give the item of one paper; it ends with a newline."""
    return "- " + " ".join(_pieces(paper)) + "\n"


def _pieces(paper: Paper) -> Iterator[str]:
    end = "" if paper.title[-1] in ".?!…" else "."
    yield f"**{show(paper.title)}**{end}"
    if paper.names:
        yield ", ".join(show(author) for author in paper.names) + "."
    yield f"{show(paper.where)}."
    if paper.address:
        yield f"[[paper]({destination(paper.address)})]"
    labelled = [(code.label, code.url) for code in paper.code]
    labelled += [(link.label, link.url) for link in paper.links]
    yield from (f"[[{show(label)}]({destination(url)})]" for label, url in labelled)
    yield from (f"[`{span(tag)}`]" for tag in paper.tags)
