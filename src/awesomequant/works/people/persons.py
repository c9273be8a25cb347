"""Whose page a name leads to: by its spelling alone, or by what a curator knows of the person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from awesomequant.works.people.parsing import parse_person
from awesomequant.works.people.person import Person
from awesomequant.works.people.spelling import hashed_slug, person_key, person_slug


class PersonEntry(Protocol):
    """What a list says of a person: the names used, and spellings that are someone else's."""

    @property
    def id(self) -> str:
        """The address part of the page."""

    @property
    def name(self) -> str:
        """The name to show."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names of the person."""

    @property
    def not_aliases(self) -> tuple[str, ...]:
        """Spellings that would be taken for the name and are another person's."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a name; with no ``entry`` it shows whatever is signed with the name."""

    slug: str
    shown: str
    entry: PersonEntry | None = None

    @property
    def is_by_name(self) -> bool:
        """Whether the page can only say "works under this name": nobody looked who it is."""
        return self.entry is None


class Persons:
    """The people of whom a list says something, found by their names.

    A name spelled exactly as an entry has it is that person's; else one that differs in accents,
    case or dots, unless two entries claim it or one disclaims it.
    """

    def __init__(self, entries: Iterable[PersonEntry] = ()) -> None:
        """Index the entries; where two claim one spelling, `rivals` has both."""
        self._by_id: dict[str, PersonEntry] = {}
        self._by_spelling: dict[str, list[PersonEntry]] = {}
        self._by_key: dict[str, list[PersonEntry]] = {}
        self._parted: set[str] = set()
        for entry in entries:
            self._by_id[entry.id] = entry
            people = [parse_person(name) for name in (entry.name, *entry.aliases)]
            for spelling in {person.shown for person in people}:
                self._by_spelling.setdefault(spelling, []).append(entry)
            for key in {person_key(person) for person in people}:
                self._by_key.setdefault(key, []).append(entry)
            self._parted.update(parse_person(name).shown for name in entry.not_aliases)

    @property
    def rivals(self) -> dict[str, tuple[PersonEntry, ...]]:
        """Spellings that several entries claim; they lead to none of them."""
        claimed = self._by_spelling.items()
        return {name: tuple(entries) for name, entries in claimed if len(entries) > 1}

    def page_of(self, person: Person) -> Page:
        """Return the page that a name leads to; it depends on the name and the entries alone."""
        spelling, key = person.shown, person_key(person)
        exact = self._by_spelling.get(spelling, [])
        if len(exact) == 1:
            return Page(exact[0].id, exact[0].name, exact[0])
        claiming = self._by_key.get(key, [])
        if spelling in self._parted or len(claiming) > 1:
            # Its like is another person's: the address is of this very spelling.
            return Page(hashed_slug(spelling), spelling)
        if claiming:
            return Page(claiming[0].id, claiming[0].name, claiming[0])
        slug = person_slug(person)
        return Page(hashed_slug(key) if slug in self._by_id else slug, spelling)
