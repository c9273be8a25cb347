"""Each paper's own piece of a file in some format, so that any choice of papers is a file at once.

An exporter writes a whole file.  From what it writes for one paper and for two follow the file's
head, the text between papers and its tail; joined again, the pieces are the exporter's own text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from awesomequant.export.formats import Exporter
from awesomequant.library.library import Library


@dataclass(frozen=True)
class Frame:
    """What stands around the pieces of a file."""

    head: str = ""
    between: str = ""
    tail: str = ""

    def join(self, pieces: Sequence[str]) -> str:
        """Give the file of some pieces."""
        return self.head + self.between.join(pieces) + self.tail


@dataclass(frozen=True)
class Snippets:
    """The pieces of a library's papers in one format, in the library's order."""

    frame: Frame
    pieces: tuple[str, ...]


def snippets(exporter: Exporter, library: Library) -> Snippets | None:
    """Give the pieces of every paper, or None where their file is more than its pieces in a row.

    That is found out by joining them all and comparing with what the exporter writes.
    """
    texts = [exporter.export([paper], library) for paper in library.papers]
    frame = _frame(exporter, library, texts)
    pieces = tuple(text[len(frame.head) : len(text) - len(frame.tail)] for text in texts)
    whole = exporter.export(library.papers, library)
    return Snippets(frame, pieces) if frame.join(pieces) == whole else None


def _frame(exporter: Exporter, library: Library, texts: Sequence[str]) -> Frame:
    """Give head, separator and tail as the first two papers show them.

    After the first paper's head and piece stand separator, second piece and tail.
    """
    if len(texts) < 2:  # noqa: PLR2004 -- a single paper is a file already
        return Frame()
    one, other = texts[:2]
    both = exporter.export(library.papers[:2], library)
    tail = one[len(_common_prefix(one, both)) :]
    rest = both[len(one) - len(tail) :]
    head = other[: len(other) - len(_common_suffix(other, rest))]
    return Frame(head, rest[: len(rest) - len(other) + len(head)], tail)


def _common_prefix(one: str, other: str) -> str:
    pairs = enumerate(zip(one, other, strict=False))
    different = (at for at, (here, there) in pairs if here != there)
    return one[: next(different, min(len(one), len(other)))]


def _common_suffix(one: str, other: str) -> str:
    return _common_prefix(one[::-1], other[::-1])[::-1]
