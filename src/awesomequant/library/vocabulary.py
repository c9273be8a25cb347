"""The words of a list: its tags and venues, each with the spellings that are met; synonyms."""

from typing import Annotated

from pydantic import Field

from awesomequant.library.field_types import (
    Address,
    Label,
    Line,
    Model,
    Prose,
    Slug,
    Title,
    Written,
)
from awesomequant.works.kinds import VENUE_KINDS

_ISSN = r"^\d{4}-\d{3}[\dX]$"
SynonymGroup = Annotated[tuple[Label, ...], Field(min_length=2, max_length=30)]


class Tag(Model):
    """A keyword of the list; its id stands in the records."""

    id: Slug
    label: Label
    """What readers see."""
    description: Prose | None = None
    """What it is about, in a line."""
    aliases: tuple[Label, ...] = ()
    """Other spellings, by which imports and searches know it."""
    parent: Slug | None = None
    """The tag that it is a part of: a paper under this one counts under that one too."""
    related: tuple[Slug, ...] = ()
    """Tags that a reader may want as well; they stand on its page."""
    deprecated: Slug | None = None
    """The tag that took its place."""


class Venue(Model):
    """Where papers appear; its id stands in the records and is its short name."""

    id: Label
    name: Title
    """Its full name."""
    kind: Annotated[str, Field(pattern=f"^({'|'.join(VENUE_KINDS)})$")]
    """`conference`, `journal`, `workshop`, `preprint`, `thesis`, `report` or `other`."""
    aliases: tuple[Label, ...] = ()
    """Other spellings, by which it is found."""
    held: Annotated[str, Field(pattern="^(odd|even)$")] | None = None
    """`odd` or `even`: the years in which it takes place, where that is every other one."""
    url: Address | None = None
    """Its page."""
    publisher: Line | None = None
    """Who publishes what appears there, where a record names nobody."""
    issn: Annotated[Line, Field(pattern=_ISSN), Written(pattern=_ISSN)] | None = None
    """Its ISSN."""

    @property
    def is_preprint(self) -> bool:
        """Return whether a paper here has no version of record yet."""
        return self.kind == "preprint"


class Synonyms(Model):
    """The whole of ``data/synonyms.yaml``: words and phrases that mean the same to a search."""

    groups: Annotated[tuple[SynonymGroup, ...], Field(max_length=1000)] = ()
    """Each a list of two or more: `[kNN, nearest neighbours]`."""
