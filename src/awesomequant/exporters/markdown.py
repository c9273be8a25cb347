"""Markdown for notes and other lists: a heading a year, an item a paper, no text becomes markup."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from awesomequant.library import Library
from awesomequant.models import Paper
from awesomequant.render.markdown import code as span
from awesomequant.render.markdown import destination, escape

SUFFIX = ".md"
MEDIA_TYPE = "text/markdown"


def export(papers: Sequence[Paper], library: Library) -> str:
    """Give the papers in their order, with a heading wherever the year changes."""
    parts = [f"# {escape(library.settings.title)}\n"]
    for year, group in groupby(papers, lambda paper: paper.year):
        parts.append(f"\n## {year}\n\n")
        parts.extend(entry(paper, library) for paper in group)
    return "".join(parts)


def entry(paper: Paper, library: Library) -> str:
    """Give the item of one paper; it ends with a newline."""
    return "- " + " ".join(_pieces(paper, library)) + "\n"


def _pieces(paper: Paper, library: Library) -> Iterator[str]:
    end = "" if paper.title[-1] in ".?!…" else "."
    yield f"**{escape(paper.title)}**{end}"
    if paper.authors:
        yield ", ".join(escape(author) for author in paper.authors) + "."
    venue = library.venues.get(paper.venue)
    yield f"{escape(venue.id if venue else paper.venue)} {paper.year}."
    if paper.address:
        yield f"[[paper]({destination(paper.address)})]"
    labelled = [(code.label, code.url) for code in paper.code]
    labelled += [(link.label, link.url) for link in paper.links]
    yield from (f"[[{escape(label)}]({destination(url)})]" for label, url in labelled)
    yield from (f"[`{span(tag)}`]" for tag in paper.tags)
