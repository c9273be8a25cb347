"""The authors of a list from A to Z, by family name, as far as a page can carry them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from awesomequant.library.author import people
from awesomequant.site.addresses import AuthorPage
from awesomequant.site.search.tokenise import fold

# Authors on one page: each is one element, of which a page shall have no more than 3,000.
MOST = 2400
_ELSEWHERE = "…"  # names that begin with no Latin letter


class Group(NamedTuple):
    """The authors whose family names begin alike; ``anchor`` is where they stand in the page."""

    initial: str
    anchor: str
    pages: Sequence[AuthorPage]


class AuthorIndex(NamedTuple):
    """The groups of authors in order, and how many have pages that stand not among them."""

    groups: Sequence[Group]
    left: int


def author_index(pages: Iterable[AuthorPage], most: int = MOST) -> AuthorIndex:
    """Return the authors with the most papers, in the order of their family names."""
    ranked = sorted(pages, key=lambda page: (-len(page.papers), page.address))
    by_initial: Mapping[str, list[tuple[str, AuthorPage]]] = defaultdict(list)
    for page in ranked[:most]:
        name = fold(_sorted_by(page))
        initial = name[:1].upper()
        by_initial[initial if "A" <= initial <= "Z" else _ELSEWHERE].append((name, page))
    groups = [
        Group(
            initial,
            f"authors-{initial.lower() if initial != _ELSEWHERE else 'others'}",
            [page for _, page in sorted(found, key=lambda one: (one[0], one[1].address))],
        )
        for initial, found in sorted(by_initial.items())
    ]
    return AuthorIndex(groups, max(len(ranked) - most, 0))


def _sorted_by(page: AuthorPage) -> str:
    """Return a name as bibliographies sort it: van Gogh, Vincent."""
    return next((person.inverted for person in people((page.name,))), page.name)
