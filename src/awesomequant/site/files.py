"""The files of a site that are no pages: downloads, feeds, signposts."""

from collections.abc import Iterator, Mapping

from awesomequant.export import Format
from awesomequant.library.library import Library
from awesomequant.site import feeds
from awesomequant.site.pages import Site
from awesomequant.site.signposts import signposts


def files(
    site: Site, library: Library, formats: Mapping[str, Format], addresses: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield address and text of every file; ``addresses`` are those of the filled pages."""
    lists = [
        ("", library.papers),
        *((listed.address, listed.papers) for listed in site.lists(authors=False)),
    ]
    for form in formats.values():
        for address, papers in lists if form.label else ():
            yield f"{address}{form.list_file}", form.write(papers, library)
    yield from site.moved()
    for paper in library.papers:
        for form in (formats["bibtex"], formats["ris"]):
            yield f"{paper.page}cite{form.suffix}", form.write((paper,), library)
    yield from signposts(library, addresses)
    home, title = library.settings.site, library.settings.title
    if home:
        yield "feed.xml", feeds.feed(title, home, "feed.xml", library.papers)
        for listed in site.lists():
            if listed.address.startswith(("tags/", "venues/")):
                address = f"{listed.address}feed.xml"
                yield address, feeds.feed(f"{listed.title} - {title}", home, address, listed.papers)
