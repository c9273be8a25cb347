"""Where the pages of a site stand, relative to its root, and which authors have one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.persons import Person as Known
from awesomequant.render.plain_site import venue_names


def paper(identity: str) -> str:
    """Return the address of a paper's page."""
    return f"papers/{identity}/"


def year(of: int) -> str:
    """Return the address of a year's page."""
    return f"years/{of}/"


def tag(identity: str) -> str:
    """Return the address of a tag's page."""
    return f"tags/{identity}/"


def venues(library: Library) -> Mapping[str, str]:
    """Return the address of each used venue's page."""
    names = venue_names(library.by_venue)
    return {venue: f"venues/{name}/" for venue, name in names.items()}


# Pages of authors: a name's papers, under an address that depends on nothing but the name.

# One paper's page says it all of most authors, and pages for all would double the output.
LEAST_PAPERS = 2


@dataclass(frozen=True, slots=True)
class AuthorPage:
    """What a name leads to: its papers, its spellings, and what the list says of the person.

    With ``known`` None nobody looked who it is: namesakes share the page, and it says so.
    """

    address: str
    name: str
    papers: Sequence[Paper]
    spellings: tuple[str, ...]
    known: Known | None = None


def author_pages(library: Library) -> Mapping[str, AuthorPage]:
    """Return the page of each name, under the slug of its address, in the order of addresses.

    A name has one from its second paper on, and a person of ``data/people.yaml`` from the first.
    """
    found: dict[str, AuthorPage] = {}
    for slug, papers in sorted(library.by_author.items()):
        known = library.people.get(slug)
        if known is None and len(papers) < LEAST_PAPERS:
            continue
        met = Counter(
            person.shown
            for paper in papers
            for person in paper.people
            if library.persons.page_of(person).slug == slug
        )
        # The most frequent spelling is shown; among equals the one that says most: with accents
        # ("José García"), then with more letters, so that the choice is the same at every build.
        rank = {
            name: (count, not name.isupper(), sum(not char.isascii() for char in name), len(name))
            for name, count in met.items()
        }
        shown = known.name if known else max(met, key=lambda name: (rank[name], name))
        others = tuple(sorted(name for name in met if name != shown))
        found[slug] = AuthorPage(f"authors/{slug}/", shown, papers, others, known)
    return found


class Signature(NamedTuple):
    """A name below a title, and the address of its page if it has one."""

    name: str
    address: str | None


def signatures(paper: Paper, library: Library, pages: Mapping[str, AuthorPage]) -> list[Signature]:
    """Return the names that a paper is signed with, each with its page."""
    found = ((person, pages.get(library.persons.page_of(person).slug)) for person in paper.people)
    return [Signature(person.shown, page.address if page else None) for person, page in found]
