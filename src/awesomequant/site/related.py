"""Papers close to one: the same code, then the most tags in common, then near in time."""

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper

# Candidates are taken from the neighbours in each shared tag, so that the cost does not grow with
# the list: the default order puts papers of like years side by side.
_NEIGHBOURS = 20


def related(paper: Paper, library: Library, most: int = 5) -> list[Paper]:
    """At most ``most`` papers that a reader of ``paper`` may want next, the closest first."""
    here = library.rank[paper.id]
    found: dict[str, Paper] = {}
    for tag in paper.tags:
        papers = library.by_tag.get(tag, ())
        at = library.rank_in_tag(tag, here)
        for near in papers[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]:
            found[near.id] = near
    found.pop(paper.id, None)

    def closeness(other: Paper) -> tuple[int, int, int, str]:
        shared = len(set(paper.tags) & set(other.tags)) + (2 if _shared_code(paper, other) else 0)
        apart = abs((paper.year or 0) - (other.year or 0))
        cited = other.citations.count if other.citations else 0
        return (-shared, apart, -cited, other.id)

    return sorted(found.values(), key=closeness)[:most]


def _shared_code(one: Paper, other: Paper) -> bool:
    return bool({code.url for code in one.code} & {code.url for code in other.code})
