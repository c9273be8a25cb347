"""What a list says of single people: their names, their ORCID and homepage."""

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from awesomequant.library.field_types import Address, Line, Model, Name

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
