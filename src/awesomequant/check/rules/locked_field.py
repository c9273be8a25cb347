"""``locked`` names something that is no field.

``locked`` keeps ``update`` off a field of the record; a name that no field has keeps off nothing.

Wrong::

    locked: [citation]

Right::

    locked: [citations]
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding
from awesomequant.text import did_you_mean

BY_RECORD = True
STOPS_A_BUILD = True

# What may be locked beside the fields: the count of a record's repositories.
_FIELDS = {name.replace("_", "-") for name in Paper.model_fields} | {"stars"}


def check(library: Library) -> Iterator[Finding]:
    """Yield each locked name that no field has."""
    for paper in library.papers:
        for index, name in enumerate(paper.locked):
            if name not in _FIELDS:
                hint = did_you_mean(name, _FIELDS)
                message = f"there is no field '{name}' to lock"
                yield Finding(paper.source_file, ("locked", index), message, hint)
