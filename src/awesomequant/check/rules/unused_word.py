"""A tag, venue or person is defined and no paper uses it.

An entry that nothing uses is a filter with no result.  Take it out, or leave it and silence the
rule when papers are to come.  A tag is used by a paper that has one below it; a preprint server
waits for what has not appeared yet.  A note: nothing is wrong for the reader of the list.

Wrong::

    # data/tags.yaml
    spare: {label: Spare}

Right::

    tags: [low-bit, spare]
    # data/tags.yaml
    spare: {label: Spare}
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

NEEDS = ("data/papers",)  # a record that cannot be read may use it


def check(library: Library) -> Iterator[Finding]:
    """Yield each entry of the vocabulary without a paper; a deprecated tag needs none."""
    hint = "take it out if none is to come"
    for tag in library.tags.values():
        if not library.by_tag[tag.id] and not tag.deprecated:
            message = f"no paper has the tag '{tag.id}'"
            yield Finding("data/tags.yaml", (tag.id, None), message, hint, Level.NOTE)
    for venue in library.venues.values():
        if venue.id not in library.by_venue and not venue.is_preprint:
            message = f"no paper appeared in '{venue.id}'"
            yield Finding("data/venues.yaml", (venue.id, None), message, hint, Level.NOTE)
    # Only a list with such entries pays for looking at every author.
    for person in library.people.values():
        if person.id not in library.by_author:
            message = f"no paper names '{person.name}'"
            yield Finding("data/people.yaml", (person.id, None), message, hint, Level.NOTE)
