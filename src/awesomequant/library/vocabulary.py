"""The words of a list: its tags and its venues, each one entry with the spellings met."""

from typing import Annotated

from pydantic import Field

from awesomequant.library.types import Address, Label, Line, Model, Prose, Slug, Title
from awesomequant.works.kinds import VENUE_KINDS


class Tag(Model):
    """A keyword of the list; its id stands in the records."""

    id: Slug
    label: Label
    description: Prose | None = None
    aliases: tuple[Label, ...] = ()
    related: tuple[Slug, ...] = ()
    deprecated: Slug | None = None


class Venue(Model):
    """Where papers appear; its id stands in the records and is its short name.

    ``held`` says in which years it takes place where that is every other one.
    """

    id: Label
    name: Title
    kind: Annotated[str, Field(pattern=f"^({'|'.join(VENUE_KINDS)})$")]
    aliases: tuple[Label, ...] = ()
    held: Annotated[str, Field(pattern="^(odd|even)$")] | None = None
    url: Address | None = None
    publisher: Line | None = None
    issn: Annotated[Line, Field(pattern=r"^\d{4}-\d{3}[\dX]$")] | None = None

    @property
    def is_preprint(self) -> bool:
        """Return whether a paper here has no version of record yet."""
        return self.kind == "preprint"
