"""A paper: one work with its version of record, its preprint, its code and its counts."""

from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, field_validator

from awesomequant.library.types import (
    Address,
    ArxivId,
    Count,
    Day,
    Doi,
    Label,
    Line,
    Model,
    Name,
    Note,
    Prose,
    Slug,
    Title,
    Year,
)
from awesomequant.works.identifiers import BadIdentifier, Identifier, identify


class Measure(Model):
    """A count with the service that gave it and the day it was true."""

    count: Count
    source: Label
    as_of: Day


class Link(Model):
    """An address that belongs to a paper, with the label it is shown under."""

    label: Label
    url: Address
    """The paper's own page or file."""


class Code(Model):
    """A place where the code of a paper lies, with the stars of its repository."""

    url: Address
    label: Label = "code"
    stars: Measure | None = None


class Paper(Model):
    """One paper of the list; its id is the name of its file.

    ``venue``, ``year``, ``url`` and ``doi`` speak of the version of record, ``arxiv`` of the
    preprint of the same work.
    """

    id: Annotated[Slug, Field(max_length=80)]
    source_file: str
    title: Title
    """Plain text; `$…$` math is kept."""
    authors: Annotated[tuple[Name, ...], Field(max_length=500)] = ()
    """Names in their order."""
    venue: Label
    """Id of a venue: where the version of record appeared."""
    year: Year
    """Year of the version of record."""
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
    note: Note | None = None
    """The curator's own words."""
    bibtex_key: Annotated[Line, Field(pattern=r"^[A-Za-z0-9:_-]{1,80}$")] | None = None
    """Key of its BibTeX entry; the id if absent."""
    bibtex_type: Annotated[Line, Field(pattern="^[a-z]{3,20}$")] | None = None
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
    fields: dict[Slug, Label | tuple[Label, ...]] = {}
    """Values of the list's own fields."""
    added: Day | None = None
    """Day on which it came onto the list."""
    aliases: tuple[Slug, ...] = ()
    """Ids that it had before."""
    locked: tuple[Slug, ...] = ()
    """Fields that `update` keeps off."""
    not_duplicate_of: tuple[Slug, ...] = ()
    """Ids of works that look alike and are not the same."""

    @field_validator("year")
    @classmethod
    def not_in_the_far_future(cls, year: int) -> int:
        """Refuse a year later than the next."""
        latest = datetime.now(UTC).year + 1
        if year > latest:
            msg = f"{year} lies in the future; the latest is {latest}"
            raise ValueError(msg)
        return year

    @property
    def key(self) -> str:
        """Give the BibTeX key: the stored one, else the id; both are stable."""
        return self.bibtex_key or self.id

    @property
    def address(self) -> str | None:
        """Give where a reader finds it: its own page, else its DOI's, else its preprint's."""
        if self.url:
            return self.url
        return next((found.url for found in self.identifiers if found.url), None)

    @cached_property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Give the identifiers stated and those hidden in the addresses, each scheme once."""
        stated = (self.doi, self.arxiv, self.url)
        found = [identifier for text in stated if text and (identifier := _identify(text))]
        return tuple({identifier.scheme: identifier for identifier in reversed(found)}.values())[
            ::-1
        ]

    @property
    def page(self) -> str:
        """Give the address of the paper's page, relative to the site's root."""
        return f"papers/{self.id}/"

    def to_object(self) -> dict[str, Any]:
        """Give the paper as our public JSON has it: the record's fields and what follows from them.

        What is not known is left out; ``url`` is where a reader finds the paper.
        """
        record = self.model_dump(mode="json", exclude_none=True)
        derived = {
            "url": self.address,
            "bibtex_key": self.key,
            "identifiers": {found.scheme: found.id for found in self.identifiers},
            "page": self.page,
        }
        return {"id": record.pop("id"), **record, **derived}


def _identify(text: str) -> Identifier | None:
    try:
        return identify(text)
    except BadIdentifier:
        return None
