"""A paper as a line of text in the manner of the APA (7th edition), for pasting anywhere."""

from awesomequant.export.citation import Citation, citation
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.works.kinds import Kind
from awesomequant.works.people import PersonName

# The manual lists up to twenty authors, of more the first nineteen and the last.
_MOST_AUTHORS = 20
# Only what has a title of its own stands "in" something.
_STANDS_ALONE = (Kind.ARTICLE, Kind.REPORT, Kind.THESIS, Kind.BOOK, Kind.STANDARD)


def apa(paper: Paper, library: Library) -> str:
    """Give ``Family, G. (2020). Title. Container, 7(2), 1-9. address``."""
    cited = citation(paper, library)
    title = paper.title if paper.title[-1] in ".?!…" else f"{paper.title}."
    parts = [_authors(cited.names), f"({paper.year or 'n.d.'}).", title, _container(paper, cited)]
    return " ".join(part for part in [*parts, paper.address or ""] if part)


def _authors(names: tuple[PersonName, ...]) -> str:
    written = [_initialled(name) for name in names]
    if len(written) > _MOST_AUTHORS:
        return f"{', '.join(written[: _MOST_AUTHORS - 1])}, … {written[-1]}"
    if len(written) > 1:
        return f"{', '.join(written[:-1])}, & {written[-1]}"
    return "".join(written)


def _initialled(name: PersonName) -> str:
    initials = " ".join(f"{word[0]}." for word in name.given.replace("-", " ").split())
    return f"{name.family}, {initials}" if initials else name.family


def _container(paper: Paper, cited: Citation) -> str:
    if cited.kind is Kind.PREPRINT:
        return f"arXiv:{paper.arxiv}." if paper.arxiv else f"{cited.container or paper.venue}."
    volume = f", {paper.volume}" if paper.volume else ""
    number = f"({paper.number})" if paper.number else ""
    pages = f", {'–'.join(cited.pages)}" if cited.pages else ""
    lead = "" if cited.kind in _STANDS_ALONE else "In "
    return f"{lead}{cited.container}{volume}{number}{pages}."
