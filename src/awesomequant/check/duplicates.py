"""Pairs of records that are, or may be, one work, and that nobody has settled."""

from collections.abc import Iterable, Iterator

from awesomequant.library.library import Library, age
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identity import Judgement

Pair = tuple[Paper, Paper, Judgement]


def sharing(library: Library) -> Iterator[Pair]:
    """Yield the pairs with an identifier in common, the older record first.

    The oldest owner of an identifier is compared with each other one, and no record with all: a
    build asks for these pairs, and an index of all titles would cost it a second.
    """
    owners = (sorted(papers, key=age) for papers in library.by_identifier.values())
    pairs = ((first, other) for first, *rest in owners for other in rest)
    # Two records may share a DOI and an arXiv id: that is one pair.
    once = {(one.source_file, other.source_file): (one, other) for one, other in pairs}
    judged = ((*pair, library.judge(*pair)) for pair in once.values())
    return _open(pair for pair in judged if pair[2].shared)


def looking_alike(library: Library) -> Iterator[Pair]:
    """Yield the pairs that have no identifier in common, the older record first."""
    return _open(pair for pair in library.alike if not pair[2].shared)


def finding(pair: Pair, message: str, level: Level, *, at: tuple[str, ...] = ()) -> Finding:
    """Make the finding on the younger record of a pair, with the ways to settle it."""
    first, second, judgement = pair
    hint = f"join the two records, or write 'not_duplicate_of: [{first.id}]'"
    told = f"{message}: {judgement}"
    return Finding(second.source_file, at, told, hint, level, related=(first.source_file,))


def _open(pairs: Iterable[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        first, second, _ = pair
        if first.id not in second.not_duplicate_of and second.id not in first.not_duplicate_of:
            yield pair
