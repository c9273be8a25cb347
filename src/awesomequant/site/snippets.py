"""Each paper's own piece of a file in some format, so that any choice of papers is a file at once.

An exporter writes a whole file.  From what it writes for one paper and for two follow the file's
head, the text between papers and its tail, and a heading of each year where it writes one; joined
again, the pieces are the exporter's own text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from awesomequant.library import Library
from awesomequant.models import Paper


class Exporter(Protocol):
    """A module of ``exporters``: a file's suffix and type, and how papers become its text."""

    SUFFIX: str
    MEDIA_TYPE: str

    def export(self, papers: Sequence[Paper], library: Library) -> str:
        """Give the text of a file with the papers."""


@dataclass(frozen=True)
class Frame:
    """What stands around the pieces of a file; ``years`` are the headings where a year begins."""

    head: str = ""
    between: str = ""
    tail: str = ""
    years: Mapping[int, str] = field(default_factory=dict)

    def join(self, papers: Sequence[tuple[int, str]]) -> str:
        """Give the file of some papers, each as its year and its piece.

        search-index.js does the same.
        """
        text, before = list[str](), None
        for year, piece in papers:
            text.append(self.between if text else "")
            text.append(self.years.get(year, "") if year != before else "")
            text.append(piece)
            before = year
        return self.head + "".join(text) + self.tail


@dataclass(frozen=True)
class Snippets:
    """The pieces of a library's papers in one format, in the library's order."""

    frame: Frame
    pieces: tuple[str, ...]


def snippets(exporter: Exporter, library: Library) -> Snippets | None:
    """Give the pieces of every paper, or None where their file is more than such pieces in a row.

    That is found out by joining them all and comparing with what the exporter writes.
    """
    papers = library.papers
    texts = [exporter.export([paper], library) for paper in papers]
    whole = exporter.export(papers, library)
    for frame in (_plain(exporter, library, texts), _by_year(exporter, library, texts)):
        heads = (len(frame.head + frame.years.get(paper.year, "")) for paper in papers)
        pieces = tuple(
            text[head : len(text) - len(frame.tail)]
            for text, head in zip(texts, heads, strict=True)
        )
        years = (paper.year for paper in papers)
        if frame.join(list(zip(years, pieces, strict=True))) == whole:
            return Snippets(frame, pieces)
    return None


def _plain(exporter: Exporter, library: Library, texts: Sequence[str]) -> Frame:
    """Give head, separator and tail as the first two papers show them."""
    if len(texts) < 2:  # noqa: PLR2004 -- a single paper is a file already
        return Frame()
    one, other = texts[:2]
    both = exporter.export(library.papers[:2], library)
    tail = one[len(_common_prefix(one, both)) :]
    rest = both[len(one) - len(tail) :]
    head = other[: len(other) - len(_common_suffix(other, rest))]
    second = len(other) - len(head)
    return Frame(head, rest[: len(rest) - second], tail)


def _by_year(exporter: Exporter, library: Library, texts: Sequence[str]) -> Frame:
    """Give head and headings of a file without tail in which every year has a heading.

    The heading of a year stands between its first paper and one of another year.
    """
    first = {paper.year: at for at, paper in reversed(list(enumerate(library.papers)))}
    if len(first) < 2:  # noqa: PLR2004 -- with a single year its heading is the head
        return Frame()
    headings: dict[int, str] = {}
    head = ""
    for year, at in first.items():
        before = next(place for other, place in first.items() if other != year)
        both = exporter.export([library.papers[before], library.papers[at]], library)
        added = both[len(texts[before]) :]
        shared = _common_suffix(added, texts[at])
        headings[year] = shared[: len(shared) - len(_item(exporter, library, at, shared))]
        head = texts[at][: len(texts[at]) - len(shared)]
    return Frame(head, years=headings)


def _item(exporter: Exporter, library: Library, at: int, shared: str) -> str:
    """Give what a paper adds to a file that ends with its year already."""
    paper = library.papers[at]
    twice = exporter.export([paper, paper], library)
    return _common_suffix(twice[len(exporter.export([paper], library)) :], shared)


def _common_prefix(one: str, other: str) -> str:
    pairs = enumerate(zip(one, other, strict=False))
    different = (at for at, (here, there) in pairs if here != there)
    return one[: next(different, min(len(one), len(other)))]


def _common_suffix(one: str, other: str) -> str:
    return _common_prefix(one[::-1], other[::-1])[::-1]
