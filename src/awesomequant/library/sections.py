"""What stands around the papers of a list: highlighted works, other resources, a team."""

from typing import Annotated, Literal

from pydantic import Field

from awesomequant.library.paper import Link
from awesomequant.library.settings import Person, Picture
from awesomequant.library.types import Address, Label, Model, Name, Prose, Slug, Title, Year


class Highlight(Model):
    """A paper of the list worth a box of its own, with a blurb in the curator's words."""

    paper: Slug
    blurb: Prose
    links: tuple[Link, ...] = ()
    picture: Picture | None = None


class Resource(Model):
    """Something useful that is no paper: code, a document, a book, another list."""

    title: Title
    links: Annotated[tuple[Link, ...], Field(min_length=1)]
    note: Prose | None = None
    language: Label | None = None


class Member(Person):
    """One of a team."""

    affiliation: Title | None = None
    role: Title | None = None


class Publication(Model):
    """A publication of a team; one that is on the list is named by the paper's id."""

    title: Title
    authors: tuple[Name, ...] = ()
    venue: Title
    year: Year
    url: Address | None = None
    paper: Slug | None = None


class Part(Model):
    """What every section has: the id that is its file's name, a title and a few words."""

    id: Slug
    source_file: str
    title: Title
    text: Prose | None = None


class Highlights(Part):
    """A section of highlighted papers."""

    kind: Literal["highlights"]
    items: Annotated[tuple[Highlight, ...], Field(min_length=1)]


class Resources(Part):
    """A section of resources."""

    kind: Literal["resources"]
    items: Annotated[tuple[Resource, ...], Field(min_length=1)]


class Team(Part):
    """A section about people: who they are, where they work, what they published."""

    kind: Literal["team"]
    affiliation: Title | None = None
    url: Address | None = None
    members: tuple[Member, ...] = ()
    publications: tuple[Publication, ...] = ()


Section = Highlights | Resources | Team
SECTION_KINDS: dict[str, type[Section]] = {
    "highlights": Highlights,
    "resources": Resources,
    "team": Team,
}
