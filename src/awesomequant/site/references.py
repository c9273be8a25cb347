"""A paper's reference in each style: the first on its page, the others in files of many papers.

Five references a paper were a tenth of its page, and a reader wants one of them: a browser fetches
those of some hundred papers at once when another style is first chosen.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple
from zlib import crc32

from awesomequant.export import Citation, citation
from awesomequant.export.references import as_html, as_plain
from awesomequant.export.styles import Style
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.search.packing import SUFFIX, pack, squeezed

_PAPERS = 128  # at most about so many in one file: 20 KB as it travels


class Reference(NamedTuple):
    """A reference as HTML; where its formulas make the plain text another, with that.

    A browser cannot tell what formulas are as text.
    """

    html: str
    plain: str | None


def shown(style: Style, cited: Citation) -> Reference:
    """Return a reference as a page shows it."""
    text = style.reference(cited)
    return Reference(as_html(text), as_plain(text) if "$" in text else None)


def address(paper: Paper, library: Library) -> str:
    """Return the address of the file with a paper's other references, relative to the root."""
    # By the id alone: a file of papers that stand side by side would change, and all behind it,
    # with each paper that comes before them.
    return f"papers/references-{crc32(paper.id.encode()) % number_of_files(library)}{SUFFIX}"


def number_of_files(library: Library) -> int:
    """Return over how many files the references are dealt out."""
    return 1 << max(0, (len(library.papers) - 1) // _PAPERS).bit_length()


def groups(
    library: Library, styles: Mapping[str, Style]
) -> Iterator[tuple[str, list[Paper], Callable[[], Iterator[tuple[str, bytes]]]]]:
    """Yield the address of each file, the papers whose references it holds, and what makes it."""
    others = list(styles.items())[1:]
    dealt: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in library.papers if others else ():
        dealt[address(paper, library)].append(paper)
    for name, papers in sorted(dealt.items()):
        yield name, papers, partial(_file, name, papers, library, others)


def _file(
    name: str, papers: Iterable[Paper], library: Library, styles: Sequence[tuple[str, Style]]
) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of a file, which holds references by paper and style."""
    found: dict[str, dict[str, str | Reference]] = {}
    for paper in sorted(papers, key=lambda paper: paper.id):
        cited = citation(paper, library)
        made = ((style, shown(by, cited)) for style, by in styles)
        found[paper.id] = {style: one if one.plain else one.html for style, one in made}
    yield name, squeezed(pack({"references": found}))
