"""The words that the lists of one root share, and what else a list has of its root.

A list in its folder is whole: it is read, checked and built by itself, with the words of
``shared/`` as if they were its own.  What it says itself has the last word: the nearest definition
is the one that its curator looks at.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from awesomequant.library.persons import Person
from awesomequant.library.problems import Problem
from awesomequant.library.vocabulary import Synonyms, Tag, Venue
from awesomequant.store.cache import digest
from awesomequant.store.reader import Reader
from awesomequant.store.roots import LISTS, SHARED, root_above

_TAGS, _VENUES, _PEOPLE = "tags.yaml", "venues.yaml", "people.yaml"
_SYNONYMS = "synonyms.yaml"


@dataclass
class Shared:
    """What a list has of the root that it lies below: words, the site's address, what is wrong.

    ``names`` are the ids of words by the list's own file of them; ``digests`` and ``texts`` those
    of the files, called as the list would reach them.
    """

    site: str | None = None
    tags: dict[str, Tag] = field(default_factory=dict)
    venues: dict[str, Venue] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    synonyms: tuple[tuple[str, ...], ...] = ()
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    digests: dict[str, bytes] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, frozenset[str]]:
        """Return the ids of the shared words, by the file in which a list has its own."""
        found = {
            _TAGS: frozenset(self.tags),
            _VENUES: frozenset(self.venues),
            _PEOPLE: frozenset(self.people),
        }
        return {f"data/{file}": words for file, words in found.items() if words}


def shared_with(folder: Path) -> Shared:
    """Return what the list in ``folder`` shares with others; nothing where it stands alone."""
    found = root_above(folder)
    if found is None:
        return Shared()
    root, name, about = found
    up = "../" * (name.count("/") + 1)
    shared = read_shared(root)
    # What it says of all reaches each of them: where the site is.
    shared.digests[LISTS] = digest(repr(about))
    if about.site:
        shared.site = f"{about.site.rstrip('/')}/{name}/"

    def from_there(problem: Problem) -> Problem:
        place = replace(problem.place, file=up + problem.place.file)
        related = tuple(replace(one, file=up + one.file) for one in problem.related)
        return replace(problem, place=place, related=related, fix=None)

    shared.problems = [from_there(problem) for problem in shared.problems]
    shared.lost = {up + file for file in shared.lost}
    shared.digests = {up + file: of for file, of in shared.digests.items()}
    shared.texts = {up + file: text for file, text in shared.texts.items()}
    return shared


def read_shared(root: Path) -> Shared:
    """Return the words that lie in ``shared/`` of a root."""
    reader = Reader(root)
    words = reader.entries
    shared = Shared(
        tags=dict(words(f"{SHARED}/{_TAGS}", Tag, "id")),
        venues=dict(words(f"{SHARED}/{_VENUES}", Venue, "id")),
        people=dict(words(f"{SHARED}/{_PEOPLE}", Person, "id")),
    )
    if reader.door.kind(f"{SHARED}/{_SYNONYMS}") is not None:
        same = reader.one(f"{SHARED}/{_SYNONYMS}", Synonyms)
        shared.synonyms = same.groups if same else ()
    known = {_TAGS, _VENUES, _PEOPLE, _SYNONYMS}
    if reader.door.kind(SHARED) is not None:
        try:
            there = reader.door.listing(SHARED)
        except OSError as error:
            there = []
            reader.report(SHARED, f"cannot be read: {error.strerror}", "put the folder itself here")
        for one in there:
            if one.name not in known and not one.name.startswith((".", "README")):
                hint = f"what lists share lies in {', '.join(sorted(known))}"
                reader.report(f"{SHARED}/{one.name}", "no list reads this file", hint)
    shared.problems, shared.lost = reader.problems, reader.lost
    shared.digests, shared.texts = reader.digests, reader.texts
    return shared
