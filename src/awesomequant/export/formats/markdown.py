"""Markdown for notes and other lists: an item a paper, no text becomes markup."""

from awesomequant.export.citation import Citation
from awesomequant.language.markdown import code as span
from awesomequant.language.markdown import destination, show
from awesomequant.library.library import Library

LABEL = "Markdown"
ORDER = 5
SUFFIX = ".md"
MEDIA_TYPE = "text/markdown"


def _head(library: Library) -> str:
    """Return the list's title as a heading."""
    return f"# {show(library.settings.title)}\n\n"


def _heading(title: str, level: int) -> str:
    """Return a heading; what is deeper than Markdown has levels for stands at the last one."""
    return f"{'#' * min(level, 6)} {show(title)}\n\n"


HEAD = _head
HEADING = _heading


def entry(cited: Citation) -> str:
    """Return the item of one paper."""
    paper = cited.paper
    end = "" if cited.title[-1] in ".?!…" else "."
    pieces = [f"- **{show(cited.title)}**{end}"]
    if paper.names:
        pieces.append(", ".join(map(show, paper.names)) + (" et al." if cited.others else "."))
    pieces.append(f"{show(paper.where)}.")
    links = [("paper", cited.address)] if cited.address else []
    links += [(code.label, code.url) for code in paper.code]
    links += [(link.label, link.url) for link in paper.links]
    pieces += (f"[[{show(label)}]({destination(url)})]" for label, url in links)
    pieces += (f"[`{span(tag)}`]" for tag in cited.keywords)
    return " ".join(pieces) + "\n"
