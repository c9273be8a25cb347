"""Two tags, two venues or two people claim the same spelling.

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
from awesomequant.works.people import parse_person

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each alias that stands for two entries."""
    yield from _claimed_twice("data/tags.yaml", library.tags)
    yield from _claimed_twice("data/venues.yaml", library.venues)
    # A name of several people leads to none of them.
    for name, claiming in library.persons.rivals.items():
        for entry in claiming[1:]:
            message = f"'{name}' is a name of '{claiming[0].id}' and of '{entry.id}'"
            hint = "take it out of one of the two; a name of two people can lead to neither"
            names = library.people[entry.id].aliases
            at = next((at for at, one in enumerate(names) if parse_person(one).shown == name), None)
            path = (entry.id, "name") if at is None else (entry.id, "aliases", at)
            yield Finding("data/people.yaml", path, message, hint)


def _claimed_twice(file: str, entries: Mapping[str, Tag | Venue]) -> Iterator[Finding]:
    owner = {name: name for name in entries}  # an id is a spelling as well
    for name, entry in entries.items():
        for index, alias in enumerate(entry.aliases):
            first = owner.setdefault(alias, name)
            if first != name:
                message = f"'{alias}' is a spelling of '{first}' and of '{name}'"
                path = (name, "aliases", index)
                yield Finding(file, path, message, "take it out of one of the two")
