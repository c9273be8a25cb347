"""Every list of papers as files to take along, at stable addresses beside its page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from awesomequant.export.formats import Exporter
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.snippets import snippets

# The formats a page offers, in this order, and what a reader calls them.
LABELS = {
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
    "csv": "CSV",
    "markdown": "Markdown",
    "json": "JSON",
}


class Download(NamedTuple):
    """A file beside a page: its name, what a reader calls it, and its media type."""

    name: str
    label: str
    media_type: str


def downloads(formats: Mapping[str, Exporter]) -> list[Download]:
    """Give the files that stand beside each list."""
    found = [(formats[name], label) for name, label in LABELS.items()]
    return [Download(f"papers{form.SUFFIX}", label, form.MEDIA_TYPE) for form, label in found]


def files(
    library: Library, formats: Mapping[str, Exporter], lists: Iterable[tuple[str, Sequence[Paper]]]
) -> Iterator[tuple[str, str]]:
    """Yield address and text of each file of each list; ``lists`` have the addresses of pages.

    A paper stands in half a dozen lists: each format writes it once, and its pieces are joined.
    """
    lists = list(lists)
    for name in LABELS:
        form = formats[name]
        ready = snippets(form, library)
        for address, papers in lists:
            if ready:
                pieces = (ready.pieces[library.rank[paper.id]] for paper in papers)
                yield f"{address}papers{form.SUFFIX}", ready.frame.join(list(pieces))
            else:
                yield f"{address}papers{form.SUFFIX}", form.export(papers, library)
