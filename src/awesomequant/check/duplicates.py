"""Pairs of records that are, or may be, one work, and that nobody has settled."""

from collections.abc import Iterable, Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.library.recalled import Pair


def sharing(library: Library) -> Iterator[Pair]:
    """Yield the pairs with an identifier in common, the older record first.

    A build asks for these pairs, and an index of all titles would cost it a second.
    """
    return _open(pair for pair in library.sharing if pair[2].shared)


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
