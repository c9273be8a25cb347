"""The values of facets by every spelling that the list knows, for ``tag:`` and ``venue:``."""

from collections.abc import Mapping

from awesomequant.library.library import Library
from awesomequant.site.search.facets import facets
from awesomequant.site.search.tokenise import joined

FACETS = ("tag", "venue")


def spelt(library: Library) -> Mapping[str, Mapping[str, int]]:
    """Return the places of values in their facet, by their words in one: ``neurips``, ``lowbit``.

    An id outweighs another value's label or alias, and what comes first another's that comes later.
    """
    found: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for facet in facets(library):
        if facet.id in found:
            known = found[facet.id]
            for place, value in enumerate(facet.values):
                known.setdefault(joined(value.id), place)
            for place, value in enumerate(facet.values):
                for name in value.also:
                    known.setdefault(joined(name), place)
            known.pop("", None)
    return found
