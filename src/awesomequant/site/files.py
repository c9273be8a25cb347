"""The files of a site that are no pages: downloads, feeds, signposts."""

from collections.abc import Iterator, Mapping
from typing import Any

from awesomequant.library.library import Library
from awesomequant.site import feeds
from awesomequant.site.downloads import files as download_files
from awesomequant.site.pages import Site
from awesomequant.site.signposts import signposts


def files(
    site: Site, library: Library, formats: Mapping[str, Any], addresses: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield address and text of every file; ``addresses`` are those of the filled pages."""
    lists = [
        ("", library.papers),
        *((listed.address, listed.papers) for listed in site.lists(authors=False)),
    ]
    yield from download_files(library, formats, lists)
    yield from site.moved()
    for paper in library.papers:
        yield f"{paper.page}cite.bib", formats["bibtex"].entry(paper, library)
        yield f"{paper.page}cite.ris", formats["ris"].entry(paper, library)
    yield from signposts(library, addresses)
    home, title = library.settings.site, library.settings.title
    if home:
        yield "feed.xml", feeds.feed(title, home, "feed.xml", library.papers)
        for listed in site.lists():
            if listed.address.startswith(("tags/", "venues/")):
                address = f"{listed.address}feed.xml"
                yield address, feeds.feed(f"{listed.title} - {title}", home, address, listed.papers)
