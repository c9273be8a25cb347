"""People: what a list says of single ones, and whose page a name leads to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, NamedTuple

from pydantic import Field, field_validator, model_validator

from awesomequant.library.author import texts
from awesomequant.library.field_types import Address, Line, Model, Name
from awesomequant.library.paper import Paper
from awesomequant.works import people

_NAMES = Annotated[tuple[Name, ...], Field(max_length=50)]


class Person(Model):
    """A person of the list; the id is the address of the page, ``authors/<id>/``."""

    # Two hyphens are the one that a name has itself: fei--fei-li is Fei-Fei Li.
    id: Annotated[Line, Field(pattern=r"^[a-z0-9]+(--?[a-z0-9]+)*$", max_length=80)]
    name: Name
    """The name that the page shows."""
    aliases: _NAMES = ()
    """Other names of the same person, as records write them."""
    not_aliases: _NAMES = ()
    """Spellings that differ from the name in accents or case alone and are another person's."""
    orcid: Annotated[Line, Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")] | None = None
    """Shown on the page."""
    homepage: Address | None = None
    """Shown on the page; names in sections lead there."""

    @field_validator("orcid")
    @classmethod
    def sound(cls, orcid: str | None) -> str | None:
        """Refuse an ORCID whose last sign does not follow from the others (ISO 7064 11,2)."""
        if orcid is None:
            return None
        total = 0
        for digit in orcid.replace("-", "")[:-1]:
            total = (total + int(digit)) * 2
        expected = "0123456789X"[(12 - total % 11) % 11]
        if orcid[-1] != expected:
            hint = f"its last sign would be {expected}; one of the others is wrong"
            msg = f"{orcid} is no ORCID: {hint}"
            raise ValueError(msg)
        return orcid

    @model_validator(mode="after")
    def not_both(self) -> "Person":
        """Refuse a spelling that is claimed and disclaimed at once."""
        for name in self.not_aliases:
            if name in (self.name, *self.aliases):
                msg = f"'{name}' stands under 'not_aliases' and is a name of the person as well"
                raise ValueError(msg)
        return self


# Whose page a name leads to: by its spelling alone, or by what a curator knows of the person.
#
# Namesakes that are joined by guess are the steadiest complaint that large bibliographies get; so
# nothing is guessed, and the page of a name that nobody looked into says that it is one.


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a name; with no ``entry`` it shows whatever is signed with the name."""

    slug: str
    entry: Person | None = None


class Signed(NamedTuple):
    """What a name leads to, the slug of its page, and how it is shown; both empty for "et al."."""

    slug: str
    shown: str


class Persons:
    """The people of whom a list says something, found by their names.

    A name spelled exactly as an entry has it, in either order, is that person's; else one that
    differs in accents, case or dots, unless two entries claim it or one disclaims it.
    """

    def __init__(self, entries: Iterable[Person] = ()) -> None:
        """Index the entries."""
        self._by_id: dict[str, Person] = {}
        self._by_spelling: dict[people.Person, list[Person]] = {}
        self._by_key: dict[str, list[Person]] = {}
        self._parted: set[people.Person] = set()
        self._pages: dict[people.Person, Page] = {}
        for entry in entries:
            self._by_id[entry.id] = entry
            named = [people.parse_person(name) for name in (entry.name, *entry.aliases)]
            for person in dict.fromkeys(named):
                self._by_spelling.setdefault(person, []).append(entry)
            for key in dict.fromkeys(map(people.person_key, named)):
                self._by_key.setdefault(key, []).append(entry)
            self._parted.update(map(people.parse_person, entry.not_aliases))

    @property
    def rivals(self) -> Mapping[str, tuple[Person, ...]]:
        """Spellings that several entries claim; they lead to none of them."""
        claimed = self._by_spelling.items()
        return {one.shown: tuple(entries) for one, entries in claimed if len(entries) > 1}

    def page_of(self, person: people.Person) -> Page:
        """Return the page that a name leads to; it depends on the name and the entries alone."""
        # Asked for at every mention of the name, on every page of the site.
        page = self._pages.get(person)
        if page is None:
            page = self._pages[person] = self._page_of(person)
        return page

    def _page_of(self, person: people.Person) -> Page:
        # A spelling that an entry has letter for letter outweighs one that differs in accents.
        exact = self._by_spelling.get(person, [])
        if len(exact) == 1:
            return Page(exact[0].id, exact[0])
        key = people.person_key(person)
        claiming = self._by_key.get(key, [])
        if person in self._parted or len(claiming) > 1:
            # Its like is another person's: the address is of this very spelling.
            return Page(people.hashed_slug(replace(person, family_first=False).shown))
        if claiming:
            return Page(claiming[0].id, claiming[0])
        slug = people.person_slug(person)
        return Page(people.hashed_slug(key) if slug in self._by_id else slug)


class Author(NamedTuple):
    """What is met of an author: the papers, and how often each name is signed."""

    papers: list[Paper]
    names: dict[str, int]


def authors_of(papers: Iterable[Paper], signed: Mapping[str, Signed]) -> dict[str, Author]:
    """Return the authors of papers, under the pages that their names lead to."""
    found: dict[str, Author] = {}
    for paper in papers:
        for name in texts(paper.authors):
            slug, shown = signed[name]
            if slug not in found:
                found[slug] = Author([], {})
            own, names = found[slug]
            names[shown] = names.get(shown, 0) + 1
            if not own or own[-1] is not paper:
                own.append(paper)
    found.pop("", None)  # of those whom nobody names
    return found
