"""The words of a list: its tags, venues and people, each with the spellings that are met."""

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from awesomequant.library.field_types import Address, Label, Line, Model, Name, Prose, Slug, Title
from awesomequant.works.kinds import VENUE_KINDS


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


# People: what a list says of single ones, their names, their ORCID and homepage.

_NAMES = Annotated[tuple[Name, ...], Field(max_length=50)]


class Person(Model):
    """A person of the list; the id is the address of the page, ``authors/<id>/``."""

    id: Annotated[Line, Field(pattern=r"^[a-z0-9]+(--?[a-z0-9]+)*$", max_length=80)]
    name: Name
    """The name that the page shows."""
    aliases: _NAMES = ()
    """Other names of the same person, as records write them."""
    not_aliases: _NAMES = ()
    """Spellings that differ from the name in accents or case alone and are another person's."""
    orcid: Annotated[Line, Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")] | None = None
    homepage: Address | None = None

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
