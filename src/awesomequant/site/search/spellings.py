"""Values of facets by every spelling that the list knows: ``tag:``, ``venue:``, ``benchmark:``."""

from collections.abc import Mapping

from awesomequant.library.library import Library
from awesomequant.site.search.facets import facet_called
from awesomequant.site.search.tokenise import joined

FACETS = ("tag", "venue", "benchmark")


def spelt(library: Library) -> Mapping[str, Mapping[str, int]]:
    """Return the places of the values of each facet that has any, by their spellings."""
    return {name: found for name in FACETS if (found := spelt_in(library, name))}


def spelt_in(library: Library, name: str) -> Mapping[str, int]:
    """Return the places of values in their facet, by their words in one: ``neurips``, ``lowbit``.

    An id outweighs another value's label or alias, and what comes first another's that comes later.
    """
    known: dict[str, int] = {}
    facet = facet_called(library, name)
    values = facet.values if facet else ()
    for place, value in enumerate(values):
        known.setdefault(joined(value.id), place)
    for place, value in enumerate(values):
        for spelling in value.also:
            known.setdefault(joined(spelling), place)
    known.pop("", None)
    return known
