"""Two records of a list: what they share, which is the older, and whether they are settled."""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper


def shared_identifiers(library: Library) -> Iterator[tuple[str, Paper, Paper]]:
    """Yield each strong identifier of several records, with its first owner and each other one.

    Two records come once, whatever they have in common; the older one stands first.
    """
    seen: set[tuple[str, str]] = set()
    for identifier, papers in library.by_identifier.items():
        first, *rest = sorted(papers, key=_age) if len(papers) > 1 else papers
        for other in rest:
            if (first.id, other.id) not in seen:
                seen.add((first.id, other.id))
                yield identifier, first, other


def are_settled(one: Paper, other: Paper) -> bool:
    """Say whether a record says of the other that it is none of it, or an id settles the matter."""
    if one.id in other.not_duplicate_of or other.id in one.not_duplicate_of:
        return True
    own = {str(found) for found in one.identifiers if found.strong}
    return any(str(found) in own for found in other.identifiers)


def by_age(one: Paper, other: Paper) -> tuple[Paper, Paper]:
    """Give two records, the one that came onto the list first before the other.

    A record that does not say when it came is the newest: a contributor's.
    """
    return (one, other) if _age(one) <= _age(other) else (other, one)


def _age(paper: Paper) -> tuple[bool, str, str]:
    return (paper.added is None, str(paper.added or ""), paper.id)
