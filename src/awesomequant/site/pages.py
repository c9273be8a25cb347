"""The pages that are filled for each paper, year, venue and tag of a Library."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from awesomequant.identifiers import pdf_url
from awesomequant.library import Library
from awesomequant.models import Paper
from awesomequant.render import for_html, render
from awesomequant.site import addresses
from awesomequant.site.related import related
from awesomequant.site.shell import Page
from awesomequant.text import one_line

Cite = Callable[[Paper], str]

# A description that search engines show whole.
_DESCRIPTION = 160


class Site:
    """The site of a Library: its pages, and the blocks that hand-written pages ask for."""

    def __init__(self, library: Library, root: Path, cite: Cite) -> None:
        """Take the templates below ``root``; ``cite`` gives a paper's BibTeX."""
        self.library = library
        self._cite = cite
        self._environment = for_html(root)
        self._common: dict[str, Any] = {
            "library": library,
            "settings": library.settings,
            "venue_pages": addresses.venues(library),
        }

    def pages(self) -> Iterator[Page]:
        """Yield every page that a shell is filled for."""
        yield from map(self._paper, self.library.papers)
        for year, papers in self.library.by_year.items():
            yield self._list(addresses.year(year), str(year), papers)
        for venue, papers in self.library.by_venue.items():
            yield self._venue(venue, papers)
        for identity, papers in self.library.by_tag.items():
            tag = self.library.tags[identity]
            yield self._list(addresses.tag(identity), tag.label, papers, tag.description)

    def block(self, name: str, root: str, argument: str = "") -> str:
        """Give the HTML of a block for a page whose way to the site's root is ``root``.

        Raises TemplateProblemError where there is no such block.
        """
        return self._render(f"site/blocks/{name}.html.j2", root=root, argument=argument)

    def _paper(self, paper: Paper) -> Page:
        venue = self.library.venues.get(paper.venue)
        where = f"{paper.venue} {paper.year}"
        description = one_line(paper.abstract or ", ".join([*paper.authors[:3], where]))
        body = self._render(
            "site/paper.html.j2",
            root="../../",
            paper=paper,
            venue=venue,
            pdf=self._pdf(paper),
            bibtex=self._cite(paper),
            related=related(paper, self.library),
        )
        words = [*paper.authors, where, *paper.tags]
        return Page(
            addresses.paper(paper.id),
            paper.title,
            description[:_DESCRIPTION],
            body,
            text=escape(" ".join(words)),
        )

    def _pdf(self, paper: Paper) -> str | None:
        found = (pdf_url(identifier, paper.url or "") for identifier in paper.identifiers)
        return next((url for url in found if url), None)

    def _venue(self, identity: str, papers: tuple[Paper, ...]) -> Page:
        venue = self.library.venues.get(identity)
        address = self._common["venue_pages"][identity]
        about = f"{venue.name} ({venue.kind})" if venue and venue.name != identity else None
        return self._list(address, identity, papers, about)

    def _list(
        self, address: str, title: str, papers: Iterable[Paper], about: str | None = None
    ) -> Page:
        papers = tuple(papers)
        body = self._render("site/list.html.j2", root="../../", papers=papers, about=about)
        number = f"{len(papers)} paper{'' if len(papers) == 1 else 's'}"
        description = f"{title}: {number} of {self.library.settings.title}"
        return Page(address, title, description[:_DESCRIPTION], body)

    def _render(self, template: str, **values: Any) -> str:
        return render(self._environment, template, **self._common, **values)
