"""The pages of a site, each from the library alone."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from awesomequant.export import Format, citation
from awesomequant.export.styles import styles
from awesomequant.language import html, plain
from awesomequant.library.library import Library
from awesomequant.library.outline import of_list, ordered
from awesomequant.library.paper import Paper
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.registry import parts
from awesomequant.render import Markup, escaped, for_html, render
from awesomequant.site import addresses, charts, counts, front, metadata, references, series
from awesomequant.site.addresses import AuthorPage, author_pages
from awesomequant.site.author_index import author_index
from awesomequant.site.board_pages import BoardPages
from awesomequant.site.boards import boards
from awesomequant.site.confirmed import confirmed
from awesomequant.site.notices import notices
from awesomequant.site.page_size import rows_a_page
from awesomequant.site.pieces import UP, Pieces
from awesomequant.site.related import Relations, relations
from awesomequant.site.ring import ring
from awesomequant.site.search import explore, filters
from awesomequant.site.shell import Page
from awesomequant.site.versions import versions
from awesomequant.text import one_line
from awesomequant.web.services import SERVICES, counted_by, credit

# The pages that are filled for each paper, year, venue, tag and author of a Library.

# A description that search engines show whole.
_DESCRIPTION = 160
# Signs of an abstract that a description has at least; search engines show half of them.
_BEGINNING = 320
# Pages of a list that offer each paper to Zotero, which adds two thirds to what they weigh.
_OFFERED = 2
# So many papers of a venue or tag are listed; what is older stands on the pages of the years.
_MOST = 2000
# Of 5,000 names below a title a reader wants the first; the others open on demand.
_NAMES, _FIRST_NAMES = 60, 40
# Authors of one list that have feeds of their own, those with the most papers.
_MOST_FEEDS = 400


# Papers up to which a page has more beside it: its Markdown, or the feed of a part as JSON too.  A
# host shall take the site: of 10,000 papers these were 10,700 files more, half of all, and 43 MB.
_ROOM = 4000


class Listed(NamedTuple):
    """A page that lists papers: its address, what it is called and is about, and its papers.

    ``author`` is set on the page of a name; ``chosen`` is what the explore page is asked for to
    list the same.
    """

    address: str
    title: str
    papers: Sequence[Paper]
    about: str | None = None
    author: AuthorPage | None = None
    venue: Venue | None = None
    tag: Tag | None = None
    chosen: str = ""


class Part(NamedTuple):
    """One of the pages that a list goes on over: its papers, and which of all the first is."""

    listed: Listed
    number: int
    pages: int
    papers: Sequence[Paper]
    start: int

    @property
    def address(self) -> str:
        """Where it stands."""
        return addresses.of_part(self.listed.address, self.number)


class Site:
    """The site of a Library: its pages, and the blocks that hand-written pages ask for."""

    def __init__(self, library: Library, root: Path, formats: Mapping[str, Format]) -> None:
        """Take the templates below ``root``; ``formats`` are the exporters by name."""
        self.library = library
        self.formats = formats
        self._environment = for_html(root, library.messages)
        self.styles = styles(root)
        self.years = charts.span(library.by_year)
        self.venue_pages = addresses.venues(library)
        self.author_pages = author_pages(library)
        self._pieces = Pieces(
            library,
            self.venue_pages,
            self.author_pages,
            lambda name, paper, root: self._render(name, paper=paper, root=root),
        )
        services = parts(SERVICES, root)
        self._credit = credit(services)
        self._style = next(iter(self.styles.values()))
        self._style_names = "\n".join(
            f"{name} {style.LABEL}" for name, style in self.styles.items()
        )
        # Globals, so that macros are compiled and imported once for all pages.
        self._environment.globals |= {
            "month": library.messages.month,
            "told": lambda growth: counts.told(growth, library.messages),
            "told_day": library.messages.day,
            "kind_of": lambda kind: counts.kind(kind, library.messages),
            "since": lambda day: Markup(f"<time>{day}</time>"),
            "library": library,
            "settings": library.settings,
            "venue_pages": self.venue_pages,
            "author_pages": self.author_pages,
            "author_index": author_index,
            "pieces": self._pieces,
            "downloads": [
                {"name": form.list_file, "label": form.label, "media_type": form.media_type}
                for form in formats.values()
                if form.label
            ],
            "formats": formats,
            "counted_by": counted_by(library, services),
            "has_audit": library.settings.audit,
            "has_results": bool(boards(library).boards),
            "has_columns": any(own.column for own in library.settings.fields.values()),
        }
        credits_ = self._render("site/credited.html.j2")
        self._environment.globals["credits"] = Markup(credits_)
        self.has_room = len(library.papers) <= _ROOM
        self.per_page = rows_a_page(library)
        self._environment.globals["has_room"] = self.has_room
        site = library.settings.site
        self._feed_links = Markup(self.feed_links(UP, is_filled=True) if site else "")
        # Feeds of hundreds of authors are read by nobody, and take more than the pages.
        least = library.settings.feeds.authors
        self._least_for_feeds = least and addresses.least_for(
            _MOST_FEEDS, (len(page.papers) for page in self.author_pages.values()), least
        )

    @cached_property
    def _relations(self) -> Relations:
        # A site of which no page of a paper changes asks for none.
        return relations(self.library)

    @cached_property
    def results(self) -> BoardPages:
        """The pages of results, of which most lists have none."""
        return BoardPages(self.library, self._render, self._feed_links)

    @property
    def layout(self) -> list[Any]:
        """What all pages have of the list as a whole, beside its settings and its words."""
        names = "counted_by", "has_audit", "has_results"
        known = [self._environment.globals[name] for name in names]
        files = references.number_of_files(self.library)
        return [self.has_room, list(self.formats), list(self.styles), files, *known]

    def lists(self, *, authors: bool = True) -> Iterator[Listed]:
        """Yield what every page that lists papers is made of, those of authors last."""
        library = self.library

        def in_order(papers: Sequence[Paper]) -> Sequence[Paper]:
            # The list's own order has the most cited of a year first, which README.md has not.
            return papers if of_list(library).order == "newest" else ordered(library, papers)

        say = library.messages.say
        for year, papers in library.by_year.items():
            chosen = f"year={year}"
            yield Listed(addresses.year(year), str(year), in_order(papers), chosen=chosen)
        for identity, papers in library.by_venue.items():
            venue = library.venues.get(identity)
            about = (
                say("{name} ({about})", name=venue.name, about=say(venue.kind)) if venue else None
            )
            address = self.venue_pages[identity]
            chosen = f"venue={quote(identity)}"
            yield Listed(address, identity, in_order(papers), about, venue=venue, chosen=chosen)
        for name, papers in library.by_tag.items():
            tag = library.tags[name]
            about = tag.description.rstrip(".") if tag.description else None
            address, chosen = addresses.tag(name), f"tag={name}"
            yield Listed(address, tag.label, in_order(papers), about, tag=tag, chosen=chosen)
        for page in self.author_pages.values() if authors else ():
            slug = page.address.split("/")[1]
            chosen = f"author={slug}"
            yield Listed(page.address, page.name, page.papers, author=page, chosen=chosen)

    def parts(self) -> Iterator[Part]:
        """Yield every page that lists papers."""
        for listed in self.lists():
            papers = listed.papers
            listed_here = papers if listed.address.startswith("years/") else papers[:_MOST]
            cut = list(_cut(listed_here, self.per_page))
            start = 1
            for number, of_page in enumerate(cut, 1):
                yield Part(listed, number, len(cut), of_page, start)
                start += len(of_page)

    def has_feed(self, listed: Listed) -> bool:
        """Return whether a page that lists papers has feeds beside it.

        Feeds hold whole addresses, so that a list that names no site has none; and of an author
        with few papers none, since most authors of a list never come onto it again.
        """
        if not self.library.settings.site:
            return False
        return listed.author is None or 0 < self._least_for_feeds <= len(listed.papers)

    def feed_links(self, root: str, *, is_filled: bool = False) -> str:
        """Return what the head of a page says of the feeds of the whole list."""
        return self._render("site/head-page.html.j2", root=root, is_filled=is_filled)

    def pages(self) -> Iterator[Page]:
        """Yield every page that a shell is filled for."""
        yield from map(self.paper_page, self.library.papers)
        yield from map(self.list_page, self.parts())
        yield from map(self.results.page, self.results.pages)

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
        values: dict[str, Any] = {"charts": charts, "years": self.years, "per_page": self.per_page}
        values |= {"front": front, "series": series}
        if name == "explore":
            values |= explore(self.library)
            values["feeds"] = (
                [(f"{root}feed.xml", self.library.messages.say("Feed"))]
                if self.library.settings.site
                else []
            )
            values["files"] = [
                (f"{root}{form.list_file}", form.label)
                for form in self.formats.values()
                if form.label
            ]
        if name == "results":
            values |= {"results": self.results, "boards": self.results.all}
        if name == "lists":
            values["boards"] = boards
        if name == "filters":
            values |= filters(self.library)
        if name == "statistics":
            values["grids"] = series.statistics(self.library, self.venue_pages, self.author_pages)
            values["ring"] = ring(self.author_pages)
        template = f"site/blocks/{name}.html.j2"
        return self._render(template, root=root, argument=argument, **values)

    def paper_page(self, paper: Paper) -> Page:
        """Return the page of a paper."""
        library = self.library
        cited = citation(paper, library)
        people, pieces, address = paper.people, self._pieces, paper.address
        # Zotero takes any description for the abstract: of a paper without one nothing is said, and
        # of one with it all, so that it need not stand there again.
        description = plain.show(paper.abstract or "")
        if "\n" in description or "  " in description:
            description = one_line(description)
        # Where there is no room it is what search engines show, and cite.js, which cannot tell what
        # formulas are as text, has the whole before a reader calls Zotero: a twelfth of the page.
        if (
            len(description) > _BEGINNING
            and not self.has_room
            and "$" not in (paper.abstract or "")
        ):
            description = f"{description[:_BEGINNING].rpartition(' ')[0]} …"
        at, has_door = library.rank[paper.id], library.settings.repository is not None
        related = self._relations.near(paper)
        first = len(people) if len(people) <= _NAMES else _FIRST_NAMES
        body = self._render(
            "site/paper.html.j2",
            root=UP,
            paper=paper,
            signed=pieces.signed(people[:first]),
            others_signed=pieces.signed(people[first:]),
            left=len(people) - first,
            venue=library.venue(paper),
            publisher=cited.publisher,
            editors=[person.shown for person in cited.editors],
            pdf=pieces.pdf(paper),
            address=address,
            versions=versions(cited, library),
            counted=paper.citations
            and counts.counted(paper.citations, self._credit, library.messages),
            code=counts.about_code(paper),
            confirmed=confirmed(paper, library),
            notices=notices(paper, library.messages),
            growths=counts.growths(paper, library),
            bibtex=self.formats["bibtex"].entry(paper, library),
            reference=references.shown(self._style, cited),
            style_names=self._style_names,
            other_references=references.address(paper, library).removeprefix("papers/"),
            related=related,
            near=pieces.entries(related, "../"),
            where=pieces.known_where(paper),
            topics=pieces.topics(paper),
            edit=has_door and addresses.to_edit(library.settings, paper.source_file),
            report=has_door and addresses.to_report(library.settings, paper),
            reported=self.results.of_paper(paper.id) if self.results.all.boards else (),
            rivals=self.results.rivals(paper.id) if self.results.all.boards else (),
            tellers=self.results.tellers,
            own_fields=pieces.own_fields(paper) if paper.fields else "",
            newer=library.papers[at - 1] if at else None,
            older=library.papers[at + 1] if at + 1 < len(library.papers) else None,
        )
        tags = "".join(
            [
                f'<meta name="{name}" content="{escaped(content)}">\n'
                for name, content in metadata.tags(cited)
            ]
        )
        head = self._render(
            "site/head-paper.html.j2",
            root=UP,
            tags=Markup(tags),
            article=metadata.article(cited),
            paper=paper,
            feed_links=self._feed_links,
        )
        title, heading = plain.show(paper.title), html.show(paper.title)
        return Page(paper.page, title, heading, description, body, head)

    def list_page(self, part: Part) -> Page:
        """Return a page that lists papers."""
        listed, number, pieces = part.listed, part.number, self._pieces
        papers = listed.papers
        is_first, is_last = number == 1, number == part.pages
        has_bars = is_first and not (listed.author or listed.address.startswith("years/"))
        values = {
            "root": UP,
            "listed": listed,
            "has_feed": self.has_feed(listed),
            "feed_links": self._feed_links,
            "number": number,
            "newer": None if is_first else addresses.of_part(listed.address, number - 1),
            "older": None if is_last else addresses.of_part(listed.address, number + 1),
        }
        body = self._render(
            "site/list.html.j2",
            papers=part.papers,
            count=len(papers),
            pages=part.pages,
            start=part.start,
            left=len(papers) - part.start + 1 - len(part.papers) if is_last else 0,
            bars=charts.by_year(papers, self.years) if has_bars else (),
            # Of older ones the page itself is offered: nobody picks these by hand.
            spans="" if listed.author or number > _OFFERED else pieces.coins(part.papers),
            **values,
        )
        head = self._render("site/head-list.html.j2", **values)
        say = self.library.messages.say
        behind = "" if is_first else say(", page {number}", number=number)
        about = say(
            "{name}: {count:,} papers of {list}",
            one="{name}: {count:,} paper of {list}",
            name=plain.show(listed.title),
            count=len(papers),
            list=plain.show(self.library.settings.title),
        )
        title, heading = plain.show(listed.title) + behind, html.show(listed.title) + behind
        described = about[: _DESCRIPTION - len(behind)] + behind
        return Page(part.address, title, heading, described, body, head)

    def _render(self, template: str, **values: Any) -> str:
        return render(self._environment, template, **values)


def _cut(papers: Sequence[Paper], size: int) -> Iterator[Sequence[Paper]]:
    """Yield the papers of each page of a list; an empty one has a page, too."""
    yield from (papers[at : at + size] for at in range(0, max(len(papers), 1), size))
