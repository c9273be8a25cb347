"""Whose page a name leads to: by its spelling alone, or by what a curator knows of the person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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

    A name spelled exactly as an entry has it, in either order, is that person's; else one that
    differs in accents, case or dots, unless two entries claim it or one disclaims it.
    """

    def __init__(self, entries: Iterable[PersonEntry] = ()) -> None:
        """Index the entries."""
        self._by_id: dict[str, PersonEntry] = {}
        self._by_spelling: dict[Person, list[PersonEntry]] = {}
        self._by_key: dict[str, list[PersonEntry]] = {}
        self._parted: set[Person] = set()
        self._pages: dict[Person, Page] = {}
        for entry in entries:
            self._by_id[entry.id] = entry
            people = [parse_person(name) for name in (entry.name, *entry.aliases)]
            for person in dict.fromkeys(people):
                self._by_spelling.setdefault(person, []).append(entry)
            for key in dict.fromkeys(map(person_key, people)):
                self._by_key.setdefault(key, []).append(entry)
            self._parted.update(map(parse_person, entry.not_aliases))

    @property
    def rivals(self) -> Mapping[str, tuple[PersonEntry, ...]]:
        """Spellings that several entries claim; they lead to none of them."""
        claimed = self._by_spelling.items()
        return {one.shown: tuple(entries) for one, entries in claimed if len(entries) > 1}

    def page_of(self, person: Person) -> Page:
        """Return the page that a name leads to; it depends on the name and the entries alone."""
        page = self._pages.get(person)
        if page is None:
            page = self._pages[person] = self._page_of(person)
        return page

    def _page_of(self, person: Person) -> Page:
        exact = self._by_spelling.get(person, [])
        if len(exact) == 1:
            return Page(exact[0].id, exact[0].name, exact[0])
        key = person_key(person)
        claiming = self._by_key.get(key, [])
        if person in self._parted or len(claiming) > 1:
            # Its like is another person's: the address is of this very spelling.
            return Page(hashed_slug(replace(person, family_first=False).shown), person.shown)
        if claiming:
            return Page(claiming[0].id, claiming[0].name, claiming[0])
        slug = person_slug(person)
        return Page(hashed_slug(key) if slug in self._by_id else slug, person.shown)
