"""Two tags or two venues claim the same spelling.

An alias is met on import and must lead to one entry.  Take it out of one of the two.

Wrong::

    # data/tags.yaml
    one: {label: One, aliases: [low-bit]}

Right::

    # data/tags.yaml
    one: {label: One, aliases: [single]}
"""

from collections.abc import Iterator, Mapping

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.library.vocabulary import Tag, Venue

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each alias that stands for two entries."""
    yield from _claimed_twice("data/tags.yaml", library.tags)
    yield from _claimed_twice("data/venues.yaml", library.venues)


def _claimed_twice(file: str, entries: Mapping[str, Tag | Venue]) -> Iterator[Finding]:
    owner = {name: name for name in entries}
    for name, entry in entries.items():
        for index, alias in enumerate(entry.aliases):
            first = owner.setdefault(alias, name)
            if first != name:
                message = f"'{alias}' is a spelling of '{first}' and of '{name}'"
                path = (name, "aliases", index)
                yield Finding(file, path, message, "take it out of one of the two")
