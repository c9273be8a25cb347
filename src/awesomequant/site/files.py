"""The files beside the pages: downloads, feeds of addresses, redirects."""

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from awesomequant.export import Format
from awesomequant.library.library import Library
from awesomequant.site import feeds
from awesomequant.site.pages import Site

# Files that tell machines the way: sitemaps, robots.txt, OpenSearch, llms.txt.

# A sitemap holds at most 50,000 addresses (sitemaps.org).
_MOST = 50_000


def signposts(library: Library, addresses: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield names and texts of the files; none where the list does not say where its site is.

    ``addresses`` are those of the filled pages; the pages of people stand in MkDocs' own sitemap.
    """
    site = library.settings.site
    if not site:
        return
    names = []
    for number, start in enumerate(range(0, len(addresses), _MOST), 1):
        names.append(f"sitemap-{number}.xml")
        yield names[-1], _sitemap(site, addresses[start : start + _MOST])
    maps = "".join(f"Sitemap: {site}{name}\n" for name in ["sitemap.xml", *names])
    yield "robots.txt", f"User-agent: *\nAllow: /\n{maps}"
    yield "opensearch.xml", _opensearch(library.settings.title, site)
    yield "llms.txt", _llms(library, site)


def _sitemap(site: str, addresses: Sequence[str]) -> str:
    urls = "".join(f"<url><loc>{escape(site + address)}</loc></url>\n" for address in addresses)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{urls}</urlset>\n'


def _opensearch(title: str, site: str) -> str:
    template = quoteattr(f"{site}explore/?q={{searchTerms}}")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        # 16 characters are the most that the specification allows for a short name.
        f"<ShortName>{escape(title[:16])}</ShortName>\n<LongName>{escape(title[:48])}</LongName>\n"
        f"<Description>Search {escape(title)}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template={template}/>\n</OpenSearchDescription>\n'
    )


def _llms(library: Library, site: str) -> str:
    settings = library.settings
    lines = [
        f"# {settings.title}",
        "",
        f"> {settings.description}",
        "",
        f"{len(library.papers)} papers; the data are free under {settings.licence}.",
        "",
        "## Data",
        "",
        f"- [All papers, JSON]({site}papers.json): every field of every record",
        f"- [All papers, BibTeX]({site}papers.bib)",
        f"- [All papers, CSV]({site}papers.csv)",
        f"- [All papers, Markdown]({site}papers.md)",
        "",
        "## Tags",
        "",
        *(f"- [{tag.label}]({site}tags/{tag.id}/)" for tag in library.tags.values()),
    ]
    return "\n".join(lines) + "\n"


# The files of a site that are no pages: downloads, feeds, signposts.


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
            text = form.write(papers, library, outlined=not address)
            yield f"{address}{form.list_file}", text
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
