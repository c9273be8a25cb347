"""The files of a site that are no pages: signposts for machines, downloads, redirects, feeds."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from awesomequant.export import Format
from awesomequant.export.pieces import FileOfEntries, Stamp, files_of, places
from awesomequant.language import plain
from awesomequant.language.xml import escape, quoteattr
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.registry import own_place
from awesomequant.site import lookup, lookup_whole, programs, references
from awesomequant.site.feeds import feeds
from awesomequant.site.pages import Site
from awesomequant.site.splicing import Spliced
from awesomequant.site.trees import Content
from awesomequant.store.cache import Cache, digest

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
    # Each list of several has a sitemap of its own, beside that of the pages of all.
    folders = ["", *(f"{one.folder}/" for one in library.lists)]
    maps = "".join(f"Sitemap: {site}{folder}sitemap.xml\n" for folder in folders if site)
    yield "robots.txt", f"User-agent: *\nAllow: /\n{maps}"
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


class Group(NamedTuple):
    """Files that are made together, called as one of them or what they have in common.

    They are made of ``papers``, of all where that is None, and of what is ``said`` besides.
    """

    name: str
    papers: Sequence[Paper] | None
    make: Callable[[], Iterator[tuple[str, Content]]]
    said: str = ""


# Papers of a list whose file is copied where it did not change: to know of its pieces costs 1 ms.
_SPLICED = 500


def files(
    site: Site, library: Library, formats: Mapping[str, Format], addresses: list[str]
) -> Iterator[tuple[str, Content]]:
    """Yield address and content of every file; ``addresses`` are those of all pages."""
    for group in itertools.chain(
        of_formats(site, library, formats), groups(site, library, formats, addresses)
    ):
        yield from group.make()


def of_formats(site: Site, library: Library, formats: Mapping[str, Format]) -> Iterator[Group]:
    """Yield what makes the files of the whole list.

    Where there is no room RIS, CSL-JSON and CSV are without abstracts: these were 31 of their 47
    MB of 10,000 papers, and ``papers.json`` has them.
    """
    for form in formats.values():
        if form.label:
            is_brief = not site.has_room and form.has_brief
            make = partial(_of_list, form, "", library.papers, library, is_brief=is_brief)
            yield Group(form.list_file, None, make)


def groups(
    site: Site,
    library: Library,
    formats: Mapping[str, Format],
    addresses: list[str],
    records: Mapping[str, bytes] = MappingProxyType({}),
    cache: Cache | None = None,
) -> Iterator[Group]:
    """Yield what makes the others, the longest first: each part of it may be made by itself.

    ``records`` are the digests of what the papers say, by their ids, for what is kept of them.
    """
    looked_up = lookup.groups(library, site.author_pages, records, cache or Cache(None))
    yield from itertools.starmap(Group, looked_up)
    whole = lookup_whole.groups(library, records, cache or Cache(None))
    yield from itertools.starmap(Group, whole)
    has_pages = not library.lists
    beside = site.has_room and has_pages
    yield Group("llms.txt", None, partial(programs.files, library, beside=beside))
    if beside:
        for paper in library.papers:
            make = partial(_markdown, site, paper, library, formats)
            yield Group(f"{paper.page}index.md", [paper], make)
    yield Group("robots.txt", (), partial(signposts, library, addresses), "\n".join(addresses))
    yield Group("feed.xml", None, partial(_of_the_site, site, library))
    # Of a part of the list BibTeX alone, which Overleaf and others pull from its address: all six
    # formats took 390 MB of 10,000 papers, and a browser joins them of what the search index has.
    bibtex = formats["bibtex"]
    for listed in site.lists(authors=False):
        joined = partial(_of_list, bibtex, listed.address, listed.papers, library)
        yield Group(f"{listed.address}{bibtex.list_file}", listed.papers, joined)
    if library.settings.site:
        for listed in site.lists():
            if site.has_feed(listed):
                name = f"{listed.title} - {library.settings.title}"
                found = (name, listed.address, listed.papers, library)
                make = partial(feeds, *found, both=site.has_room)
                yield Group(f"{listed.address}feed.xml", listed.papers, make, name)
    if has_pages:
        yield from itertools.starmap(Group, references.groups(library, site.styles))


def _of_list(
    form: Format,
    address: str,
    papers: Sequence[Paper],
    library: Library,
    *,
    is_brief: bool = False,
) -> Iterator[tuple[str, Content]]:
    name = f"{address}{form.list_file}"
    # A list's own exporter may read whatever it likes, so that nobody knows what it writes.
    if len(papers) < _SPLICED or own_place(form.exporter):
        yield name, form.write(papers, library, outlined=not address)
        return
    pieces = list(form.pieces(papers, library, outlined=not address))
    between = form.exporter.BETWEEN

    def make(at: int) -> str:
        paper = pieces[at].paper
        if is_brief:
            return pieces[at].around(form.brief(paper, library))
        # Of a part of the list they stand in the file of the whole, and in memory where not.
        return pieces[at].around((form.entry if address else form.written)(paper, library))

    def placed(file: str, stamp: Stamp, lengths: Sequence[int]) -> None:
        if not (address or is_brief):
            at = places(pieces, library)
            files_of(library)[form.name] = FileOfEntries(pieces, at, file, stamp, lengths)

    keys = [piece.key(library, between) for piece in pieces]
    yield name, Spliced([digest(b"brief", key) for key in keys] if is_brief else keys, make, placed)


def _markdown(
    site: Site, paper: Paper, library: Library, formats: Mapping[str, Format]
) -> Iterator[tuple[str, str]]:
    style = next(iter(site.styles.values()))
    yield f"{paper.page}index.md", programs.paper_markdown(paper, library, formats, style)


def _of_the_site(site: Site, library: Library) -> Iterator[tuple[str, str]]:
    if not library.lists:
        yield from site.moved()
    yield f"{lookup.FOLDER}/schema.json", site.lookup_schema()
    if library.settings.site:
        yield from feeds(library.settings.title, "", library.papers, library, both=True)
