"""A decision: a work that a list looked at and refused, with its reason and its day."""

from typing import Annotated

from pydantic import Field

from awesomequant.library.author import Authors, people
from awesomequant.library.field_types import (
    Address,
    ArxivId,
    Day,
    Doi,
    Label,
    Model,
    Name,
    Prose,
    Slug,
    Title,
    Year,
)
from awesomequant.works.identifiers import identified, one_a_scheme
from awesomequant.works.identity import Statement


class Overruling(Model):
    """Why a work that was refused is listed all the same, and since when."""

    day: Day
    """When."""
    because: Prose
    """Why."""
    by: Name | None = None
    """Who did."""


class Decision(Model):
    """A work that was refused; its id is the name of its file."""

    id: Annotated[Slug, Field(max_length=80)]
    source_file: str
    title: Title
    """Its title, in double quotes."""
    also_titled: Annotated[tuple[Title, ...], Field(max_length=20)] = ()
    """Earlier or other titles of the same work."""
    authors: Authors = ()
    """Names in their order, as in a record."""
    year: Year | None = None
    """The year in which it appeared."""
    arxiv: ArxivId | None = None
    """Identifier of its preprint, in quotes."""
    doi: Doi | None = None
    """Identifier of its version of record."""
    url: Address | None = None
    """Its own page."""
    reason: Label
    """Why it was refused, in the few words that `flow` counts by: `another field`."""
    because: Prose | None = None
    """What is to be said of this work besides."""
    day: Day
    """The day it was refused."""
    by: Name | None = None
    """Who refused it."""
    overruled: Overruling | None = None
    """It is listed all the same: `day`, `because`, and `by`."""

    @property
    def statement(self) -> Statement:
        """What the decision says of its work, to be compared with what others say."""
        named = people(self.authors)
        found = (identified(text) for text in (self.doi, self.arxiv, self.url) if text)
        return Statement(
            title=self.title,
            also_titled=self.also_titled,
            identifiers=one_a_scheme(found),
            addresses=(self.url,) if self.url else (),
            people=named,
            others=len(named) < len(self.authors),
            year=self.year,
        )

    @property
    def why(self) -> str:
        """Return the decision in one line."""
        by = f" by {self.by}" if self.by else ""
        more = f" ({self.because.rstrip('.')})" if self.because else ""
        told = f"refused on {self.day.isoformat()}{by}: {self.reason}{more}"
        if over := self.overruled:
            by = f" by {over.by}" if over.by else ""
            told += f"; overruled on {over.day.isoformat()}{by}: {over.because}"
        return told
