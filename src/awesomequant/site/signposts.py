"""Files that tell machines the way: sitemaps, robots.txt, OpenSearch, llms.txt."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from awesomequant.library.library import Library

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
