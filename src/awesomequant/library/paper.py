"""A paper: one work with its version of record, its preprint, its code and its counts."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field, ValidationInfo, model_validator
from pydantic_core import core_schema

from awesomequant.library.author import SHOWN_AUTHORS, Authors, people
from awesomequant.library.certain import Certain
from awesomequant.library.field_types import (
    Address,
    ArxivId,
    BibtexKey,
    Count,
    Day,
    Doi,
    Label,
    Line,
    Model,
    Name,
    Note,
    PartialDay,
    Prose,
    Slug,
    Title,
    Written,
    Year,
)
from awesomequant.works.identifiers import Identifier, identified, one_a_scheme
from awesomequant.works.kinds import Kind
from awesomequant.works.notices import NoticeKind, Said, Standing, gravest, standing_of
from awesomequant.works.people import Person

# The folder of ``data/papers/`` in which the records without a year lie.
UNDATED = "undated"
# How the note of a work begins that was withdrawn, where no notice of the record says so.
RETRACTED = "Retracted"


_ENTRY = "^[a-z]{3,20}$"


class Measure(Model):
    """A count with the service that gave it and the day it was true."""

    count: Count
    """The number itself: `1200`."""
    source: Label
    """The service that gave it."""
    as_of: Day
    """The day on which it was true."""


_CUT_LABEL = 70


class Link(Model):
    """An address that belongs to a paper, with the label it is shown under."""

    label: Label
    """What readers see: `Slides`, `Video`."""
    url: Address
    """Where it leads."""


class Code(Model):
    """A place where the code of a paper lies, with the stars of its repository."""

    url: Address
    """The repository's address."""
    label: Label = "code"
    """What readers see; `code` if absent."""
    stars: Measure | None = None
    """The stars of the repository; `update` counts them."""


_NOTICE = f"^({'|'.join(NoticeKind)})$"


class Notice(Model):
    """What was said of a work after it appeared: that it was corrected, is doubted, was retracted.

    It has a DOI of its own, or stands at an address.
    """

    type: Annotated[str, Field(pattern=_NOTICE)]
    """Its kind: `erratum`, `expression-of-concern`, `retraction`."""
    doi: Doi | None = None
    """DOI of the notice itself."""
    url: Address | None = None
    """Where it stands, if it has no DOI."""
    date: PartialDay | None = None
    """Day or month of the notice: `2024-06-17` or `2024-06`."""

    @property
    def said(self) -> Said:
        """It as one text has it."""
        return Said(self.type, self.doi or "", self.date or "", self.url or "")

    @property
    def standing(self) -> Standing:
        """What it makes of the work."""
        return standing_of(self.type)


def _not_in_the_far_future(year: int | None) -> int | None:
    """Refuse a year later than the next."""
    latest = datetime.now(UTC).year + 1
    if year and year > latest:
        msg = f"{year} lies in the future; the latest is {latest}"
        raise ValueError(msg)
    return year


def _of_the_stated_year(date: str | None, info: ValidationInfo) -> str | None:
    """Refuse a date that no calendar has, or that contradicts the year."""
    year = info.data.get("year")
    if date and year and int(date[:4]) != year:
        msg = f"{date} is not in {year}, the record's year"
        raise ValueError(msg)
    if date and len(date) == len("2024-06-17"):
        datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC)
    return date


PublishedIn = Annotated[
    Year | None,
    AfterValidator(_not_in_the_far_future),
    # This year is certain as long as the program runs, whatever the clock says later.
    Certain(
        core_schema.chain_schema(
            [
                core_schema.str_schema(pattern="^[0-9]{4}$"),
                core_schema.int_schema(ge=1900, le=datetime.now(UTC).year),
            ]
        )
    ),
]
PublishedOn = Annotated[PartialDay | None, AfterValidator(_of_the_stated_year)]


class Spot(NamedTuple):
    """Where a paper stands: what the list is called, and the address of its page there."""

    title: str
    address: str


class Paper(Model):
    """One paper of the list; its id is the name of its file.

    ``venue``, ``year``, ``url`` and ``doi`` speak of the version of record, ``arxiv`` of the
    preprint of the same work.  One that lacks venue, year or a way to reach it is a draft: 400 of
    the 450 entries of a real list had no year, and refusing them lost them.
    """

    id: Annotated[Slug, Field(max_length=80)]
    source_file: str
    title: Title
    """Plain text; `$…$` math is kept."""
    also_titled: Annotated[tuple[Title, ...], Field(max_length=20)] = ()
    """Earlier or other titles of the same work."""
    known_as: Annotated[tuple[Label, ...], Field(max_length=20)] = ()
    """What people call it where no title says so: `LSQ`; searches find it by that."""
    type: Annotated[str, Field(pattern=f"^({'|'.join(Kind)})$")] | None = None
    """What kind of work it is; follows from the venue if absent."""
    authors: Authors = ()
    """Names in their order; `{group: …}` for a team; the last may be `et al.`."""
    editors: Authors = ()
    """Who edited the book or proceedings, in the same form."""
    venue: Label | None = None
    """Id of a venue: where the version of record appeared."""
    year: PublishedIn = None
    """Year of the version of record."""
    date: PublishedOn = None
    """Day or month of the version of record: `2024-06-17` or `2024-06`."""
    tags: Annotated[tuple[Slug, ...], Field(max_length=30)] = ()
    """Ids of tags."""
    url: Address | None = None
    arxiv: ArxivId | None = None
    """Identifier of the preprint, in quotes."""
    doi: Doi | None = None
    """Identifier of the version of record."""
    code: Annotated[tuple[Code, ...], Field(max_length=30)] = ()
    """Repositories: `url`, and `label`, `stars` if known."""
    links: Annotated[tuple[Link, ...], Field(max_length=50)] = ()
    """Other addresses: `label` and `url`."""
    citations: Measure | None = None
    """`count`, `source` and `as_of`."""
    abstract: Prose | None = None
    """Plain text."""
    notices: Annotated[tuple[Notice, ...], Field(max_length=20)] = ()
    """Its corrections, concerns, retraction: `type`, and `doi` or `url`, `date` if known."""
    note: Note | None = None
    """The curator's own words."""
    bibtex_key: BibtexKey | None = None
    """Key of its BibTeX entry; the id if absent."""
    bibtex_type: Annotated[Line, Field(pattern=_ENTRY), Written(pattern=_ENTRY)] | None = None
    """Type of its BibTeX entry; follows from the venue if absent."""
    booktitle: Title | None = None
    """Title of the proceedings or book."""
    volume: Label | None = None
    """Volume of the journal or series."""
    number: Label | None = None
    """Number of the issue."""
    pages: Label | None = None
    """Pages or article number."""
    publisher: Name | None = None
    """Publisher."""
    # Not `= {}`, of which pydantic makes a deep copy for each record: 5 µs.
    fields: dict[Slug, Label | tuple[Label, ...]] = Field(default_factory=dict)
    """Values of the list's own fields."""
    extra: dict[Label, Prose] = Field(default_factory=dict)
    """What an import read and no field holds, by its own name."""
    added: Day | None = None
    """Day on which it came onto the list."""
    aliases: Annotated[tuple[Slug, ...], Field(max_length=50)] = ()
    """Ids that it had before; their pages lead to its own."""
    locked: tuple[Slug, ...] = ()
    """Fields that `update` keeps off."""
    not_duplicate_of: tuple[Slug, ...] = ()
    """Ids of works that look alike and are not the same."""

    @model_validator(mode="before")
    @classmethod
    def take_the_year_of_its_date(cls, values: Any) -> Any:
        """Fill the year of a record that states only a date."""
        # Before the fields are looked at: `year` is what pages, indexes and checks ask for.
        date = values.get("date") if isinstance(values, dict) else None
        if isinstance(date, str) and re.match(r"\d{4}-", date) and not values.get("year"):
            return {**values, "year": date[:4]}
        return values

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The authors taken apart, persons and groups; without "et al."."""
        return people(self.authors)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The authors as shown, in natural order; without "et al."."""
        return tuple([person.shown for person in self.people])

    @property
    def others(self) -> bool:
        """Whether the record names only the first of its authors: its list ends in "et al."."""
        return len(self.people) < len(self.authors)

    def byline(self, most: int = SHOWN_AUTHORS) -> str:
        """Return the authors as a row of the site has them: the first, and how many more."""
        shown, more = ", ".join(self.names[:most]), len(self.names) - most
        if self.others:  # nobody knows how many they are
            return f"{shown} et al."
        return f"{shown} and {more} more" if more > 0 else shown

    @property
    def where(self) -> str:
        """Venue and year as lists show them; what is not known is said."""
        if self.venue and self.year:
            return f"{self.venue} {self.year}"
        lacking = " and ".join(
            name for name, value in (("venue", self.venue), ("year", self.year)) if not value
        )
        return ", ".join(filter(None, (self.venue or str(self.year or ""), f"{lacking} unknown")))

    @property
    def key(self) -> str:
        """Return the BibTeX key: the stored one, else the id; both are stable."""
        # Manuscripts cite by it: a key made of authors and year would change with them.
        return self.bibtex_key or self.id

    @property
    def address(self) -> str | None:
        """Return where a reader finds it: its own page, else its DOI's, else its preprint's."""
        # The page that a curator chose outweighs what an identifier leads to.
        if self.url:
            return self.url
        return next((found.url for found in self.identifiers if found.url), None)

    @property
    def retraction(self) -> str | None:
        """What says that the work was retracted, and where; None where nothing says so."""
        for one in self.notices:
            if one.standing is Standing.RETRACTED:
                return one.said.words
        # So lists said it before records had notices, and so a person may say it in words.
        return self.note if self.note and self.note.startswith(RETRACTED) else None

    @property
    def standing(self) -> Standing | None:
        """How it stands after its notices, the gravest of them; None where it has none."""
        if self.retraction:
            return Standing.RETRACTED
        return gravest(one.type for one in self.notices)

    @property
    def titled_links(self) -> tuple[Link | Code, ...]:
        """Its links that bear its title: where a list links the title, and "(Paper)" behind it."""
        # A label has at most 80 characters, and a title may be longer.
        every: tuple[Link | Code, ...] = (*self.code, *self.links)
        return tuple(
            one
            for one in every
            if one.label == self.title
            or (len(one.label) > _CUT_LABEL and self.title.startswith(one.label))
        )

    @cached_property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Return the identifiers stated and those hidden in the addresses, each scheme once."""
        # An address may hold what only looks like one.
        found = [identified(text) for text in (self.doi, self.arxiv, self.url)]
        # What a field states outweighs what a link hides.
        return one_a_scheme(found)

    @property
    def page(self) -> str:
        """Return the address of the paper's page, relative to the site's root."""
        return f"papers/{self.id}/"

    @property
    def places(self) -> tuple[Spot, ...]:
        """Return its places, where several lists are read as one; none else."""
        return ()


def share_stated(papers: Iterable[Paper]) -> None:
    """Let papers that state the same fields share the set of their names, which nobody changes.

    pydantic keeps one for each value, a fifth of what a record takes: 109 MB of 100,000.
    """
    known: dict[frozenset[str], set[str]] = {}
    for paper in papers:
        measures = (paper.citations, *(one.stars for one in paper.code))
        for value in (paper, *paper.code, *paper.links, *filter(None, measures)):
            stated = value.model_fields_set
            shared = known.setdefault(frozenset(stated), stated)
            object.__setattr__(value, "__pydantic_fields_set__", shared)
