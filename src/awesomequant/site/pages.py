"""The pages of a site, each from the library alone."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from awesomequant.export import Citation, Format, citation
from awesomequant.export.references import as_html, as_plain
from awesomequant.export.styles import Style, styles
from awesomequant.language import html, plain
from awesomequant.library.library import Library
from awesomequant.library.outline import of_list, ordered
from awesomequant.library.paper import Paper
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.registry import parts
from awesomequant.render import for_html, render
from awesomequant.site import addresses, charts, metadata
from awesomequant.site.addresses import AuthorPage, author_pages, signatures
from awesomequant.site.search import explore
from awesomequant.site.shell import Page
from awesomequant.text import one_line
from awesomequant.web.services import SERVICES, counted_by

# Papers close to one: the same code, then the most tags in common, then near in time.

# Candidates are taken from the neighbours in each shared tag, so that the cost does not grow with
# the list: the default order puts papers of like years side by side.
_NEIGHBOURS = 20


def related(paper: Paper, library: Library, most: int = 5) -> list[Paper]:
    """At most ``most`` papers that a reader of ``paper`` may want next, the closest first."""
    here = library.rank[paper.id]
    tags = set(library.tags_of(paper))  # of two of one branch, those of one twig share more
    found: dict[str, Paper] = {}
    for tag in tags:
        papers = library.by_tag.get(tag, ())
        at = library.rank_in_tag(tag, here)
        for near in papers[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]:
            found[near.id] = near
    found.pop(paper.id, None)

    def closeness(other: Paper) -> tuple[int, int, int, str]:
        shared = len(tags & set(library.tags_of(other)))
        if {code.url for code in paper.code} & {code.url for code in other.code}:
            shared += 2
        apart = abs((paper.year or 0) - (other.year or 0))
        cited = other.citations.count if other.citations else 0
        return (-shared, apart, -cited, other.id)

    return sorted(found.values(), key=closeness)[:most]


# The pages that are filled for each paper, year, venue, tag and author of a Library.

# A description that search engines show whole.
_DESCRIPTION = 160
_UP = "../../"


class Listed(NamedTuple):
    """A page that lists papers: its address, what it is called and is about, and its papers.

    ``author`` is set on the page of a name.
    """

    address: str
    title: str
    papers: Sequence[Paper]
    about: str | None = None
    author: AuthorPage | None = None
    venue: Venue | None = None
    tag: Tag | None = None


class Site:
    """The site of a Library: its pages, and the blocks that hand-written pages ask for."""

    def __init__(self, library: Library, root: Path, formats: Mapping[str, Format]) -> None:
        """Take the templates below ``root``; ``formats`` are the exporters by name."""
        self.library = library
        self.formats = formats
        self._environment = for_html(root)
        self.styles = styles(root)
        self._years = charts.span(library.by_year)
        self._venue_pages = addresses.venues(library)
        self.author_pages = author_pages(library)
        # Globals, so that macros are compiled and imported once for all pages.
        self._environment.globals |= {
            "library": library,
            "settings": library.settings,
            "venue_pages": self._venue_pages,
            "downloads": [
                {"name": form.list_file, "label": form.label, "media_type": form.media_type}
                for form in formats.values()
                if form.label
            ],
            "counted_by": counted_by(library, parts(SERVICES, root)),
        }

    def lists(self, *, authors: bool = True) -> Iterator[Listed]:
        """Yield what every page that lists papers is made of, those of authors last."""
        library = self.library

        def in_order(papers: Sequence[Paper]) -> Sequence[Paper]:
            # The list's own order has the most cited of a year first, which README.md has not.
            return papers if of_list(library).order == "newest" else ordered(library, papers)

        for year, papers in library.by_year.items():
            yield Listed(addresses.year(year), str(year), in_order(papers))
        for identity, papers in library.by_venue.items():
            venue = library.venues.get(identity)
            about = f"{venue.name} ({venue.kind})" if venue else None
            address = self._venue_pages[identity]
            yield Listed(address, identity, in_order(papers), about, venue=venue)
        for name, papers in library.by_tag.items():
            tag = library.tags[name]
            about = tag.description.rstrip(".") if tag.description else None
            yield Listed(addresses.tag(name), tag.label, in_order(papers), about, tag=tag)
        for page in self.author_pages.values() if authors else ():
            yield Listed(page.address, page.name, page.papers, author=page)

    def has_feed(self, listed: Listed) -> bool:
        """Return whether a page that lists papers has feeds beside it.

        Feeds hold whole addresses, so that a list that names no site has none; and of an author
        with few papers none, since most authors of a list never come onto it again.
        """
        if not self.library.settings.site:
            return False
        least = self.library.settings.feeds.authors
        return listed.author is None or 0 < least <= len(listed.papers)

    def feed_links(self, root: str) -> str:
        """Return what the head of a hand-written page says of the feeds of the whole list."""
        return self._render("site/head-page.html.j2", root=root)

    def pages(self) -> Iterator[Page]:
        """Yield every page that a shell is filled for."""
        yield from map(self.paper_page, self.library.papers)
        yield from map(self.list_page, self.lists())

    def lookup_schema(self) -> str:
        """Return what the files that programs look things up in promise, as a JSON Schema."""
        return self._render("site/lookup.schema.json")

    def moved(self) -> Iterator[tuple[str, str]]:
        """Yield address and text of the page at each address that a paper had before.

        They lead on by themselves: what was linked, printed or bookmarked stays good.
        """
        taken = set(self.library.by_id)
        for paper in self.library.papers:
            for old in paper.aliases:
                if old not in taken:
                    taken.add(old)
                    html = self._render("site/moved.html.j2", paper=paper)
                    yield f"{addresses.paper(old)}index.html", html

    def block(self, name: str, root: str, argument: str = "") -> str:
        """Return the HTML of a block for a page whose way to the site's root is ``root``.

        Raises TemplateProblemError where there is no such block.
        """
        values: dict[str, Any] = {"charts": charts, "years": self._years}
        if name == "explore":
            values |= explore(self.library)
        template = f"site/blocks/{name}.html.j2"
        return self._render(template, root=root, argument=argument, **values)

    def paper_page(self, paper: Paper) -> Page:
        """Return the page of a paper."""
        library = self.library
        cited = citation(paper, library)
        # Zotero takes any description for the abstract: of a paper without one nothing is said.
        description = one_line(plain.show(paper.abstract or ""))[:_DESCRIPTION]
        at = library.rank[paper.id]
        body = self._render(
            "site/paper.html.j2",
            root=_UP,
            paper=paper,
            signatures=signatures(paper, library, self.author_pages),
            venue=library.venue(paper),
            publisher=cited.publisher,
            editors=[person.shown for person in cited.editors],
            pdf=cited.pdf,
            bibtex=self.formats["bibtex"].entry(paper, library),
            references=[_set(name, style, cited) for name, style in self.styles.items()],
            related=related(paper, library),
            newer=library.papers[at - 1] if at else None,
            older=library.papers[at + 1] if at + 1 < len(library.papers) else None,
        )
        page = f"{library.settings.site}{paper.page}" if library.settings.site else None
        head = self._render(
            "site/head-paper.html.j2",
            root=_UP,
            tags=list(metadata.tags(cited)),
            article=metadata.article(cited, page),
            paper=paper,
            page=page,
            description=description,
        )
        title, heading = plain.show(paper.title), html.show(paper.title)
        return Page(paper.page, title, heading, description, body, head)

    def list_page(self, listed: Listed) -> Page:
        """Return a page that lists papers."""
        papers = listed.papers
        number = f"{len(papers)} paper{'' if len(papers) == 1 else 's'}"
        description = plain.show(f"{listed.title}: {number} of {self.library.settings.title}")
        has_feed = self.has_feed(listed)
        body = self._render(
            "site/list.html.j2",
            root=_UP,
            listed=listed,
            has_feed=has_feed,
            papers=papers,
            bars=charts.by_year(papers, self._years),
            spans=metadata.coins(papers, self.library),
        )
        head = self._render("site/head-list.html.j2", root=_UP, listed=listed, has_feed=has_feed)
        title, heading = plain.show(listed.title), html.show(listed.title)
        return Page(listed.address, title, heading, description[:_DESCRIPTION], body, head)

    def _render(self, template: str, **values: Any) -> str:
        return render(self._environment, template, **values)


def _set(name: str, style: Style, cited: Citation) -> dict[str, str | None]:
    """Return a reference as its page shows it; a browser cannot tell what formulas are as text."""
    text = style.reference(cited)
    plain_text = as_plain(text) if "$" in text else None
    return {"name": name, "label": style.LABEL, "html": as_html(text), "plain": plain_text}
