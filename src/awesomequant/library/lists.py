"""Several lists as one: what their root says of them, and one Library of the works of all.

A work that two lists hold is one paper with two places.  Whether two records are one work says
``works.identity``, as for ``add``, ``import`` and ``check``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from pydantic import Field, PrivateAttr

from awesomequant.language.plain import show
from awesomequant.library.field_types import Address, Colour, Label, Line, Model, Prose, Title
from awesomequant.library.library import Library
from awesomequant.library.messages import Messages
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper, Spot
from awesomequant.library.settings import OwnField, Settings
from awesomequant.text import squash
from awesomequant.works.candidates import Works

# The field by which readers choose among lists; own fields of that name stay on their lists.
LIST = "list"


class Lists(Model):
    """The whole of ``lists.yaml``: what the site of several lists is called, and their folders."""

    title: Title
    description: Prose
    # In the order in which readers meet them; of a work that two have the first one's record leads.
    lists: Annotated[tuple[Line, ...], Field(max_length=200)] = ()
    site: Address | None = None
    repository: Address | None = None
    licence: Label | None = None
    language: Annotated[Line, Field(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    accent: Colour | None = None

    def settings(self, fields: Mapping[str, OwnField]) -> Settings:
        """Return the settings of the list that all of them are together."""
        said = self.model_dump(exclude={"lists"}, exclude_none=True)
        return Settings.model_validate(said).model_copy(update={"fields": dict(fields)})


@dataclass(frozen=True)
class Member:
    """A list of several: its folder, which is its place on the site, and what it holds."""

    folder: str
    library: Library

    @property
    def title(self) -> str:
        """What it is called."""
        return self.library.settings.title


class PaperOfLists(Paper):
    """A work with its places on several lists; its page is the one on the first of them."""

    _places: tuple[Spot, ...] = PrivateAttr(())

    @property
    def places(self) -> tuple[Spot, ...]:
        """Return the lists that hold it, each with the address of its page there."""
        return self._places

    @property
    def page(self) -> str:
        """Return the address of its page on the first of its lists."""
        return self._places[0].address


class Record(NamedTuple):
    """A record of one of several lists, by the number of the list and its place in that."""

    member: int
    at: int


def one_work_each(members: Sequence[Member]) -> list[list[Record]]:
    """Return the records of several lists, those of one work together, each in the lists' order.

    Only a yes joins: a wrong one shows a reader two works as one, a wrong no shows one twice.  What
    one list holds twice stays so, and `check` tells its curator.
    """
    groups: list[list[Record]] = []
    group_of: dict[Record, list[Record]] = {}
    known: Works[Record] = Works()
    for number, member in enumerate(members):
        library = member.library
        for at, paper in enumerate(library.papers):
            one = Record(number, at)
            match = known.owner_of(library.statement(paper)) if number else None
            group = group_of[match.owner] if match else []
            if not group or group[-1].member == number:
                group = []
                groups.append(group)
            group.append(one)
            group_of[one] = group
        # Behind its end: a list is compared with the others, and not with itself.  By each record,
        # since one may name the preprint alone, and another its DOI.
        for at, paper in enumerate(library.papers):
            known.add(library.statement(paper), Record(number, at))
    return groups


def united(
    about: Lists,
    members: Sequence[Member],
    groups: Iterable[Sequence[Record]],
    messages: Messages,
) -> Library:
    """Return one Library of several lists; ``groups`` are the records of each work."""
    libraries = [member.library for member in members]
    fields = {**_fields_of_all(libraries), LIST: _choice(messages)}
    papers: dict[str, Paper] = {}
    for group in groups:
        paper = _paper(members, group, fields, papers)
        papers[paper.id] = paper
    tags: dict[str, Any] = {}
    for library in libraries:
        for name, tag in library.tags.items():
            known = tags.setdefault(name, tag)
            # Other lists call it otherwise, in their language: it is found by those words too.
            also = dict.fromkeys((*known.aliases, tag.label, *tag.aliases))
            also.pop(known.label, None)
            if tuple(also) != known.aliases:
                tags[name] = known.model_copy(update={"aliases": tuple(also)})
    first_said = reversed(libraries)
    words = [(library.venues, library.people) for library in first_said]
    return Library(
        about.settings(fields),
        tags=tags,
        venues={name: venue for venues, _ in words for name, venue in venues.items()},
        people={name: person for _, people in words for name, person in people.items()},
        papers=default_order(papers.values()),
        archived=frozenset().union(*(library.archived for library in libraries)),
        synonyms=tuple(dict.fromkeys(one for library in libraries for one in library.synonyms)),
        messages=messages,
        lists=tuple(members),
    )


def _fields_of_all(libraries: Sequence[Library]) -> dict[str, OwnField]:
    """Return the own fields that every list has, and means the same by."""
    first, *others = [library.settings.fields for library in libraries] or [{}]
    return {
        name: own
        for name, own in first.items()
        if name != LIST and all(fields.get(name) == own for fields in others)
    }


def _choice(messages: Messages) -> OwnField:
    return OwnField(label=messages.say("List"), type="list", facet=True)


def _paper(
    members: Sequence[Member],
    group: Sequence[Record],
    fields: Mapping[str, OwnField],
    taken: Mapping[str, Paper],
) -> PaperOfLists:
    """Return one paper of the records of a work; its id is free among those ``taken``.

    The record of the first list leads, unless another one knows where the work appeared; what it
    lacks the others say.
    """
    of = [members[one.member] for one in group]
    records = [member.library.papers[one.at] for member, one in zip(of, group, strict=True)]
    pairs = list(zip(of, records, strict=True))
    lead = next((one for one in pairs if _has_appeared(*one)), pairs[0])[1]
    every = [lead, *(one for one in records if one is not lead)]
    values: dict[str, Any] = {name: getattr(lead, name) for name in Paper.model_fields}
    for other in every[1:]:
        values |= {name: getattr(other, name) for name, said in values.items() if not said}
    # Year and day are the lead's: a preprint's day is not that of the proceedings.
    if lead.year:
        values |= {"year": lead.year, "date": lead.date}
    first, ids = records[0], dict.fromkeys(one.id for one in records)
    identity = next(one for one in _names(first.id, of[0].folder) if one not in taken)
    was = (*ids, *(alias for one in records for alias in one.aliases))
    counted = [one.citations for one in every if one.citations]
    days = [one.added for one in every if one.added]
    values |= {
        "id": identity,
        "source_file": f"{of[0].folder}/{first.source_file}",
        "also_titled": tuple(_other_titles(every)),
        "tags": tuple(dict.fromkeys(tag for one in every for tag in one.tags)),
        "citations": max(counted, key=lambda one: one.as_of, default=None),
        "added": min(days, default=None),
        "aliases": tuple(name for name in dict.fromkeys(was) if name != identity),
        "fields": {
            **{name: said for name, said in values["fields"].items() if name in fields},
            LIST: tuple(dict.fromkeys(member.title for member in of)),
        },
    }
    made = PaperOfLists.model_construct(**values)
    places = ((one.title, f"{one.folder}/{paper.page}") for one, paper in pairs)
    made._places = tuple(Spot(*place) for place in places)  # noqa: SLF001 -- of our own class
    return made


def _other_titles(records: Sequence[Paper]) -> Iterable[str]:
    """Return the titles of a work but the first record's: who cites it by another finds it, too."""
    first, *_ = titles = [title for one in records for title in (one.title, *one.also_titled)]
    by_key = {squash(show(title)): title for title in reversed(titles)}
    del by_key[squash(show(first))]
    return reversed(by_key.values())


def _has_appeared(member: Member, paper: Paper) -> bool:
    """Return whether a record knows the version of record."""
    venue = member.library.venue(paper)
    return bool(paper.venue) and not (venue and venue.is_preprint)


def _names(identity: str, folder: str) -> Iterable[str]:
    """Yield what a paper may be called, until one is free: another work may have its id."""
    yield identity
    beside = f"{identity}-{folder.lower().replace('/', '-')}"
    yield beside
    number = 1
    while True:
        number += 1
        yield f"{beside}-{number}"
