"""HTML that stands on many pages, made once: names, venues, tags, a paper's row and its COinS.

A paper stands on a page of its own, on those of its year, venue, tags and authors, and is linked
from its neighbours: each piece is worked out once and joined from then on.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from awesomequant.export import citation
from awesomequant.language import html
from awesomequant.library.library import Library
from awesomequant.library.paper import Code, Paper
from awesomequant.render import Markup
from awesomequant.site import addresses, metadata
from awesomequant.site.addresses import LEAST_PAPERS, AuthorPage
from awesomequant.site.search.columns import pdf_of, starred
from awesomequant.works.people import Person

# From a page two folders deep, as all of papers and lists are, to the site's root.
UP = "../../"
# Between a topic and the one below it; who hears the page read hears the two names alone.
_BELOW = '<span aria-hidden="true"> &rsaquo; </span>'


class Pieces:
    """The pieces of a library's pages; ``root`` leads from a page to the site's root."""

    def __init__(
        self,
        library: Library,
        venues: Mapping[str, str],
        authors: Mapping[str, AuthorPage],
        render: Callable[[str, Paper, str], str],
    ) -> None:
        """Take the addresses of the venues' pages, and the pages of authors by their slugs.

        ``render`` gives a template filled for a paper and a root.
        """
        self._library = library
        self._render = render
        self._venues = venues
        self._authors = authors
        self._rows: dict[str, dict[str, str]] = {}
        self._entries: dict[str, str] = {}
        self._spans: dict[str, str] = {}
        self._known: dict[tuple[str, ...], Markup] = {}
        self._names: dict[str, dict[int, tuple[Person, str]]] = {}

    def known_where(self, paper: Paper, root: str = UP) -> Markup:
        """Venue and year with their pages, as far as they are known."""
        if paper.venue and paper.year:
            return self.where(paper, root)
        if paper.venue:
            return Markup(_link(f"{root}{self._venues[paper.venue]}", escape(paper.venue)))
        return Markup(_link(f"{root}years/{paper.year}/", str(paper.year)) if paper.year else "")

    def where(self, paper: Paper, root: str = UP) -> Markup:
        """Venue and year with their pages; what is not known is said."""
        key = ("where", root, paper.venue or "", str(paper.year or ""))
        made = self._known.get(key)
        if made is None:
            say = self._library.messages.say
            venue, year = (
                f"<em>{escape(say(text))}</em>" for text in ("venue unknown", "year unknown")
            )
            if paper.venue:
                venue = _link(f"{root}{self._venues[paper.venue]}", escape(paper.venue))
            if paper.year:
                year = _link(f"{root}years/{paper.year}/", str(paper.year))
            made = self._known[key] = Markup(f"{venue} {year}")
        return made

    def tags(self, paper: Paper, root: str = UP) -> Markup:
        """The tags of a paper in a row: links alone, of which a page has hundreds."""
        if not paper.tags:
            return Markup()
        key = (root, *paper.tags)
        made = self._known.get(key)
        if made is None:
            links = (
                f'<a class="aq-tag" href="{root}tags/{tag}/">{self._label(tag)}</a>\n'
                for tag in paper.tags
            )
            made = self._known[key] = Markup("".join(links))
        return made

    def pdf(self, paper: Paper) -> str | None:
        """The address of a paper's PDF, where it is known."""
        return pdf_of(paper, self._library)

    @staticmethod
    def code(paper: Paper) -> Code | None:
        """The repository of a paper that a row names: the most starred, else the first."""
        return starred(paper)

    def topics(self, paper: Paper, root: str = UP) -> Markup:
        """The tags of a paper with those above them, each a way down through the list's topics.

        A tag that stands on the way to another one of them is not said again.
        """
        key = (root, "topics", *paper.tags)
        made = self._known.get(key)
        if made is None:
            library = self._library
            ways = [(*library.lineage.get(tag, ())[::-1], tag) for tag in paper.tags]
            over = {tag for way in ways for tag in way[:-1]}
            items = []
            for way in ways:
                if way[-1] not in over:
                    links = (_link(f"{root}tags/{tag}/", self._label(tag)) for tag in way)
                    items.append(f"<li>{_BELOW.join(links)}</li>")
            listed = "".join(items)
            called = escape(library.messages.say("Topics"))
            made = Markup(f'<ul class="aq-topics" aria-label="{called}">{listed}</ul>\n')
            made = self._known[key] = made if paper.tags else Markup()
        return made

    def _label(self, tag: str) -> str:
        known = self._library.tags
        return html.show(known[tag].label if tag in known else tag)

    def entries(self, papers: Iterable[Paper], to: str = f"{UP}papers/") -> Markup:
        """Items that link papers; ``to`` leads to the folder of their pages."""
        known = self._entries
        made = []
        for paper in papers:
            if paper.id not in known:
                title = html.show(paper.title)
                where = escape(self._library.where(paper))
                known[paper.id] = f'{paper.id}/">{title}</a> <small>{where}</small></li>\n'
            made.append(known[paper.id])
        begin = f'<li><a href="{to}'
        return Markup(begin + begin.join(made)) if made else Markup()

    def signed(self, people: Iterable[Person], root: str = UP) -> Markup:
        """The names below a title, each with its page, or with the search for its papers."""
        known = self._names.setdefault(root, {})
        made = []
        for person in people:
            # By the object, which the papers of a name share, and which is held here: to hash a
            # name takes longer than all else, and two orders of one are equal.
            found = known.get(id(person))
            if found is None:
                name, address = escape(person.shown), self._address(person)
                shown = _link(f"{root}{address}", name) if address else name
                found = known[id(person)] = (person, shown)
            made.append(found[1])
        return Markup(", ".join(made))

    def _address(self, person: Person) -> str:
        slug = self._library.persons.page_of(person).slug
        if page := self._authors.get(slug):
            return page.address
        # Of a long list only those with the most papers have pages; the others are searched for.
        if len(self._library.by_author.get(slug, ())) >= LEAST_PAPERS:
            return f"explore/?{addresses.search_for(person.shown)}"
        return ""

    def own_fields(self, paper: Paper, root: str = UP) -> Markup:
        """The answers of a paper to the list's own fields."""
        key = ("fields", root, repr(paper.fields))
        made = self._known.get(key)
        if made is None:
            made = self._known[key] = Markup(self._render("site/fields.html.j2", paper, root))
        return made

    def rows(
        self, papers: Sequence[Paper], row: Callable[[Paper, str], str], root: str = UP
    ) -> Markup:
        """The rows of some papers of a list; ``row`` makes one that was not made yet."""
        known = self._rows.setdefault(root, {})
        for paper in papers:
            if paper.id not in known:
                known[paper.id] = str(row(paper, root))
        return Markup("".join([known[paper.id] for paper in papers]))

    def coins(self, papers: Sequence[Paper]) -> Markup:
        """The COinS of some papers of a list, which Zotero offers."""
        known = self._spans
        for paper in papers:
            if paper.id not in known:
                # All that HTML would take for its own is written out in it but for what stands
                # between two values, which begins no name of a character.
                value = metadata.coins(citation(paper, self._library))
                known[paper.id] = f'<span class="Z3988" title="{value}"></span>\n'
        return Markup("".join([known[paper.id] for paper in papers]))


def _link(address: str, shown: str) -> str:
    return f'<a href="{address}">{shown}</a>'
