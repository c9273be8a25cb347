"""Whether two names may be one person's, and whose page a name leads to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from awesomequant.works.people.parsing import parse_person
from awesomequant.works.people.person import Person, folded, hashed_slug, person_key, person_slug

# Whether two written names may be one person's.

_GAP = re.compile(r"[\s.,&/()'-]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class Agreement(StrEnum):
    """How far two names agree."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


_FROM_BEST = tuple(Agreement)


def agree(one: Person, other: Person) -> Agreement:
    """Return whether two written names may be one person's.

    YES: the same name, hyphens and accents aside.  PERHAPS: one may be a shorter form of the other
    (initials, no middle name, half a double family name, no suffix), the two are written in
    different scripts or orders.  NO: given names, middle initials, families or suffixes differ.
    """
    if person_key(one) == person_key(other):
        return Agreement.YES
    if one.is_group or other.is_group:
        # "Gemini Team" is in "Gemini Team, Google".
        team, other_team = set(_all_words(one)), set(_all_words(other))
        is_part = one.is_group and other.is_group and (team <= other_team or other_team <= team)
        return Agreement.PERHAPS if is_part else Agreement.NO
    if _is_latin(one) != _is_latin(other):
        return Agreement.PERHAPS
    first, second = (person.suffix.strip(".").lower() for person in (one, other))
    if first and second and first != second:
        return Agreement.NO
    families = _families_agree(one, other)
    if families is not Agreement.NO:
        names = (one.given_apart, other.given_apart)
        given = _given_agree(*map(_words, names))
        if given is Agreement.NO and _given_agree(*map(_german, names)) is not Agreement.NO:
            given = Agreement.PERHAPS  # Jürgen and Juergen
        suffix = Agreement.YES if first == second else Agreement.PERHAPS
        return max(families, given, suffix, key=_FROM_BEST.index)
    # Wang Xiaoming and Xiao-Ming Wang; Madonna and Madonna Ciccone; Ana Ruiz and Ana Ruiz Vega
    halves = [("".join(_words(p.given)), "".join(_words(p.surname))) for p in (one, other)]
    shorter, longer = sorted((_all_words(one), _all_words(other)), key=len)
    is_turned = halves[0] == halves[1][::-1]
    is_begun = bool(shorter) and shorter == longer[: len(shorter)]
    return Agreement.PERHAPS if is_turned or is_begun else Agreement.NO


def _families_agree(one: Person, other: Person) -> Agreement:
    first, second = _words(one.surname), _words(other.surname)
    if "".join(first) == "".join(second):
        return Agreement.YES
    if "".join(_german(one.surname)) == "".join(_german(other.surname)):
        return Agreement.PERHAPS  # Müller and Mueller
    # van Rossum and Rossum; García and García Márquez
    shorter, longer = sorted((first, second), key=len)
    return Agreement.PERHAPS if shorter and set(shorter) <= set(longer) else Agreement.NO


def _given_agree(one: Sequence[str], other: Sequence[str]) -> Agreement:
    """Compare the words of given names; an initial stands for a name, a middle name may lack."""
    if "".join(one) == "".join(other):
        return Agreement.YES
    if not one or not other:
        return Agreement.PERHAPS
    shorter, longer = sorted((one, other), key=len)
    at = 0
    for number, word in enumerate(shorter):
        while at < len(longer) and not _stands_for(word, longer[at]):
            at += 1
        # Whoever goes by the middle name writes it out: "A. John Doe" is no "J. Doe".
        if at == len(longer) or (number == 0 < at and (len(word) == 1 or len(longer[at]) == 1)):
            return Agreement.NO
        at += 1
    return Agreement.PERHAPS


def _stands_for(one: str, other: str) -> bool:
    """Return whether one word is the other, its initial, or its beginning (Rob, Robert)."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) in (1, 3, 4, 5) and longer.startswith(shorter))


def _is_latin(person: Person) -> bool:
    return any("a" <= char <= "z" for char in folded(person.shown))


@lru_cache(maxsize=1 << 15)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _GAP.split(folded(text)) if word)


def _all_words(person: Person) -> tuple[str, ...]:
    return _words(person.given_apart) + _words(person.surname)


def _german(text: str) -> tuple[str, ...]:
    """Return the words with umlauts written out, as keyboards without them have it."""
    return _words(text.lower().translate(_UMLAUTS))


# Whose page a name leads to: by its spelling alone, or by what a curator knows of the person.


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
