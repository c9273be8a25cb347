"""The files of a site that are no pages: signposts for machines, downloads, redirects, feeds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from awesomequant.export import Format
from awesomequant.language import plain
from awesomequant.library.library import Library, newest_first
from awesomequant.library.paper import Paper
from awesomequant.site import lookup, programs
from awesomequant.site.pages import Site
from awesomequant.works.people import ET_AL

# Atom feeds of the papers by the day on which they came onto the list (RFC 4287).

# What a reader who looks once a month may have missed on a busy list.
LENGTH = 50


def feed(title: str, site: str, address: str, papers: Iterable[Paper]) -> str:
    """Return the feed of the papers added last; ``address`` is its own, relative to ``site``."""
    title = plain.show(title)  # no reader of feeds sets formulas
    newest = newest_first(paper for paper in papers if paper.added)[:LENGTH]
    updated = _moment(newest[0]) if newest else "1970-01-01T00:00:00Z"
    page = site + address.rpartition("/")[0] + ("/" if "/" in address else "")
    entries = []
    for paper in newest:
        page_of = escape(site + paper.page)
        # A feed is read by people: without its "et al." the first authors would be all.
        names = [*paper.names, ET_AL] if paper.others else paper.names
        authors = "".join(f"<author><name>{escape(name)}</name></author>\n" for name in names)
        tags = "".join(f"<category term={quoteattr(tag)}/>\n" for tag in paper.tags)
        about = plain.show(paper.abstract or paper.where)
        entries.append(
            f"<entry>\n<title>{escape(plain.show(paper.title))}</title>\n<id>{page_of}</id>\n"
            f"<link href={quoteattr(site + paper.page)}/>\n<updated>{_moment(paper)}</updated>\n"
            f"{authors}{tags}<summary>{escape(about)}</summary>\n</entry>\n"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{escape(title)}</title>\n<id>{escape(site + address)}</id>\n"
        f'<link rel="self" href={quoteattr(site + address)}/>\n<link href={quoteattr(page)}/>\n'
        f"<updated>{updated}</updated>\n<author><name>{escape(title)}</name></author>\n"
        + "".join([*entries, "</feed>\n"])
    )


def _moment(paper: Paper) -> str:
    return f"{paper.added}T00:00:00Z"


# Files that tell machines the way: sitemaps, robots.txt, OpenSearch.

# A sitemap holds at most 50,000 addresses (sitemaps.org).
_MOST = 50_000
_SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{1}</{0}>\n'
)


def sitemaps(site: str, addresses: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield name and text of ``sitemap.xml``, and of the files that it names where one is too few.

    It is the name that search engines are told, so that every page is in it.
    """

    def listed(outer: str, inner: str, names: Iterable[str]) -> str:
        found = (f"<{inner}><loc>{escape(site + name)}</loc></{inner}>\n" for name in names)
        return _SITEMAP.format(outer, "".join(found))

    parts = [addresses[start : start + _MOST] for start in range(0, len(addresses), _MOST)]
    if len(parts) <= 1:
        yield "sitemap.xml", listed("urlset", "url", addresses)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", listed("sitemapindex", "sitemap", names)
    for name, part in zip(names, parts, strict=True):
        yield name, listed("urlset", "url", part)


def signposts(library: Library, addresses: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield names and texts of the files; ``addresses`` are those of all pages.

    Where the list does not say where its site is, there is no sitemap, which holds whole addresses:
    an empty one would tell search engines that there is no page.
    """
    site = library.settings.site
    robots = "User-agent: *\nAllow: /\n"
    yield "robots.txt", f"{robots}Sitemap: {site}sitemap.xml\n" if site else robots
    if not site:
        return
    yield from sitemaps(site, addresses)
    title = plain.show(library.settings.title)
    template = quoteattr(f"{site}explore/?q={{searchTerms}}")
    yield (
        "opensearch.xml",
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
            # 16 characters are the most that the specification allows for a short name.
            f"<ShortName>{escape(title[:16])}</ShortName>\n<LongName>{escape(title[:48])}</LongName>\n"
            f"<Description>Search {escape(title)}</Description>\n"
            "<InputEncoding>UTF-8</InputEncoding>\n"
            f'<Url type="text/html" template={template}/>\n</OpenSearchDescription>\n'
        ),
    )


# All of them.


def files(
    site: Site, library: Library, formats: Mapping[str, Format], addresses: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield address and text of every file; ``addresses`` are those of all pages."""
    lists = [
        ("", library.papers),
        *((listed.address, listed.papers) for listed in site.lists(authors=False)),
    ]
    # Authors have no files of their own: they would double the output.
    for form in formats.values():
        for address, papers in lists if form.label else ():
            text = form.write(papers, library, outlined=not address)
            yield f"{address}{form.list_file}", text
    yield from site.moved()
    style = next(iter(site.styles.values()))
    for paper in library.papers:
        for form in (formats["bibtex"], formats["ris"]):
            yield f"{paper.page}cite{form.suffix}", form.write((paper,), library)
        yield f"{paper.page}index.md", programs.paper_markdown(paper, library, formats, style)
    yield from programs.files(library)
    yield from lookup.files(library, site.author_pages)
    yield f"{lookup.FOLDER}/schema.json", site.lookup_schema()
    yield from signposts(library, addresses)
    home, title = library.settings.site, library.settings.title
    if home:
        yield "feed.xml", feed(title, home, "feed.xml", library.papers)
        for listed in site.lists():
            if listed.address.startswith(("tags/", "venues/")):
                address = f"{listed.address}feed.xml"
                yield address, feed(f"{listed.title} - {title}", home, address, listed.papers)
