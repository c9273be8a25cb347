"""What an audit asks of a list, and a work as it answers: the records, or files on a web server.

Both give works in the form of the files, so that whoever asks cannot tell them apart.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from awesomequant.language.plain import show
from awesomequant.text import once
from awesomequant.works import citing
from awesomequant.works.catalogue import letters
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Statement, Verdict, same_work
from awesomequant.works.kinds import FORMS, Form, Kind
from awesomequant.works.notices import Said, said
from awesomequant.works.people import People, Person, group
from awesomequant.works.people.stated import people
from awesomequant.works.titles import is_only_an_id
from awesomequant.works.venues import Venues


@dataclass(frozen=True, slots=True)
class Venue:
    """Where works appear: its short name, its full one, how else it is called."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    publisher: str | None = None

    @property
    def is_preprint(self) -> bool:
        """Whether what stands there has no version of record yet."""
        return self.kind == "preprint"


def venue_of(found: Mapping[str, Any]) -> Venue:
    """Return a venue as files have it."""
    return Venue(
        found["id"],
        found["name"],
        found["kind"],
        tuple(found.get("aliases", ())),
        found.get("publisher"),
    )


@dataclass(frozen=True)
class Work:
    """A work as a list has it, and how it is cited.

    ``title`` has its formulas between dollars.  ``others`` says that there are more people than
    these.  ``container`` is what it stands in, ``issuer`` who publishes it, ``short`` the short
    name of its container; ``address`` is what the record leads to, ``link`` what it is cited by.
    """

    id: str
    title: str
    kind: Kind
    also_titled: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    others: bool = False
    year: int | None = None
    date: tuple[int, ...] = ()
    venue: Venue | None = None
    venue_name: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[str, ...] = ()
    address: str | None = None
    volume: str | None = None
    number: str | None = None
    written_pages: str | None = None
    publisher: str | None = None
    edition: str | None = None
    retraction: str = ""
    notices: tuple[Said, ...] = ()
    container: str | None = None
    issuer: str | None = None
    doi: str | None = None

    @once
    def shown(self) -> str:
        """Its title without formulas."""
        return show(self.title)

    @once
    def statement(self) -> Statement:
        """What the list says of it, to be compared with what an entry says."""
        return Statement(
            # An id that stands in place of a title, as plain ids leave it, tells nothing.
            title="" if is_only_an_id(self.title) else self.shown,
            also_titled=self.also_titled,
            identifiers=self.identifiers,
            addresses=self.addresses,
            people=self.people,
            others=self.others,
            year=self.year,
            kind=self.kind,
            venue=self.venue_name,
            is_preprint=self.kind is Kind.PREPRINT,
            pages=self.written_pages,
            volume=self.volume,
            number=self.number,
            edition=self.edition,
            publisher=self.publisher,
        )

    @property
    def byline(self) -> People:
        """Its people, and whether they are all."""
        return People(self.people, self.others)

    @property
    def form(self) -> Form:
        """What the formats call its kind."""
        return FORMS[self.kind]

    @property
    def arxiv(self) -> str | None:
        """The number of its preprint."""
        return next((one.id for one in self.identifiers if one.scheme == "arxiv"), None)

    @property
    def short(self) -> str | None:
        """The short name of what it stands in."""
        return self.venue.id if self.venue and self.container else None

    @property
    def pages(self) -> tuple[str, ...]:
        """The first page and the last, or the number of an article."""
        return citing.pages(self.written_pages)

    @property
    def link(self) -> str | None:
        """Where a reader of a reference finds it."""
        return citing.address(self.address, self.arxiv, self.doi)


def work_of(found: Mapping[str, Any], venues: Mapping[str, Venue]) -> Work:
    """Return a work as files have it: ``export/looked_up`` says what they leave out."""
    venue = venues.get(found.get("venue", ""))
    kind = Kind(found["type"])
    numbers = dict(found.get("identifiers", {}))
    # arXiv's own DOI says what the number of the preprint says.
    own = found.get("posted_doi") or numbers.get("doi", "")
    own = "" if own.startswith("10.48550/arxiv.") else own
    numbers.pop("doi", None)
    identifiers = [Identifier(scheme, number) for scheme, number in numbers.items()]
    if own:
        identifiers.insert(0, Identifier("doi", own))
    arxiv = numbers.get("arxiv")
    container, _, issuer = citing.place(
        kind,
        venue,
        found.get("venue"),
        found.get("publisher"),
        found.get("container"),
        arxiv,
    )
    further = found.get("further_authors", ())
    date = found.get("date") or str(found.get("year", ""))
    return Work(
        id=found["id"],
        title=found.get("formulas") or found["title"],
        kind=kind,
        also_titled=tuple(found.get("also_titled", ())),
        people=_people([*found["authors"], *further], found.get("names", {})),
        others=bool(found.get("et_al")) or found.get("more_authors", 0) > len(further),
        year=found.get("year"),
        date=tuple(map(int, date.split("-"))) if date else (),
        venue=venue,
        venue_name=found.get("venue"),
        identifiers=tuple(identifiers),
        addresses=tuple(filter(None, (found.get("url"), *found.get("found_at", ())))),
        address=_address(found, identifiers),
        volume=found.get("volume"),
        number=found.get("number"),
        written_pages=found.get("pages"),
        publisher=found.get("publisher"),
        edition=found.get("edition"),
        retraction=found.get("retracted", ""),
        notices=tuple(said(one) for one in found.get("notices", ())),
        container=container,
        issuer=issuer,
        doi=citing.doi(kind, own or None, arxiv, venue),
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """A work that a list refused because it was withdrawn, and its words."""

    statement: Statement
    why: str


def refused_of(found: Mapping[str, Any]) -> Refused:
    """Return a refused work as files have it."""
    statement = Statement(
        title=found.get("title", ""),
        also_titled=tuple(found.get("also_titled", ())),
        identifiers=tuple(Identifier(*one) for one in found.get("identifiers", {}).items()),
        addresses=(found["url"],) if found.get("url") else (),
        people=_people(found.get("authors", ()), {}),
        others=found.get("et_al", False),
        year=found.get("year"),
    )
    return Refused(statement, found["why"])


class Refusals:
    """What a list refused, by identifiers and titles."""

    def __init__(self, held: Iterable[Refused]) -> None:
        """Hold what was refused, in the order in which it is asked."""
        self._by_key: dict[str, list[Refused]] = {}
        for one in held:
            for key in _marks(one.statement):
                self._by_key.setdefault(key, []).append(one)

    def why(self, said: Statement) -> str:
        """Return why what certainly is the same work was refused; empty where it was not."""
        for key in _marks(said) if self._by_key else ():
            for one in self._by_key.get(key, ()):
                if same_work(said, one.statement).verdict is Verdict.YES:
                    return one.why
        return ""


def _marks(said: Statement) -> list[str]:
    """Return what two statements of one work have in common: an identifier, or a title."""
    return [*sorted(said.ids), *(title.key for title in said.titles if title.key)]


def _people(named: Sequence[str], parted: Mapping[str, str]) -> tuple[Person, ...]:
    """Return people by how they are shown, and by their parts where these do not follow from it."""
    found: list[Person] = []
    for at, name in enumerate(named):
        text = parted.get(str(at), name) if parted else name
        found += [group(text[1:-1])] if text[:1] == "{" else people((text,))
    return tuple(found)


def _address(found: Mapping[str, Any], identifiers: Iterable[Identifier]) -> str | None:
    if url := found.get("url"):
        return str(url)
    leads = found.get("leads")
    leading = (one.url for one in identifiers if one.url and leads in (None, one.scheme))
    return next(leading, None)


class Truth(Protocol):
    """A list that an audit asks: its name, its venues, and works by what entries say of them.

    Works that have one thing in common are in the order of their ids.  Keys of titles are their
    letters and digits, as `text.squash` has them.
    """

    @property
    def name(self) -> str:
        """What the list is called."""

    @property
    def resolver(self) -> Venues:
        """The resolver of its venues."""

    def owners(self, identifier: Identifier) -> Sequence[Work]:
        """Return the works that own a strong identifier."""

    def titled(self, key: str) -> Sequence[Work]:
        """Return the works that bear a title, or bore it once."""

    def behind(self, key: str) -> Sequence[Work]:
        """Return the works in whose titles this stands behind a name."""

    def beside(self, key: str, alike: int) -> Sequence[str]:
        """Return the keys of titles next to one that begin with the same letters."""

    def stands_in(self, work: Work, venue: str, year: int) -> bool:
        """Return whether the list keeps the titles of that volume, and the work's is among them."""

    def refusal(self, said: Statement) -> str:
        """Return why the list refused a work; empty where it did not."""


# So many titles before and behind one are looked at.
NEIGHBOURS = 30


def next_to(keys: Sequence[tuple[str, str]], key: str, alike: int) -> list[str]:
    """Return the keys next to one that begin alike, of pairs ``(letters, key)`` in their order."""
    name = letters("title", key)
    begins = name[:alike]
    at = bisect_left(keys, (name, key))
    first = bisect_left(keys, (begins,), max(0, at - NEIGHBOURS), at)
    last = at
    while last < min(len(keys), at + NEIGHBOURS) and keys[last][0].startswith(begins):
        last += 1
    return [one for _, one in keys[first:last]]
