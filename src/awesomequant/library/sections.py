"""What stands around the papers of a list: highlighted works, other resources, a team."""

import re
from typing import Annotated, Literal

from pydantic import Field

from awesomequant.library.field_types import Address, Label, Model, Name, Prose, Slug, Title, Year
from awesomequant.library.paper import Link
from awesomequant.library.settings import Person, Picture


class Highlight(Model):
    """A paper of the list worth a box of its own, with a blurb in the curator's words."""

    paper: Slug
    """The paper's id."""
    blurb: Prose
    """Why it stands here."""
    links: tuple[Link, ...] = ()
    """Further addresses, each `label` and `url`."""
    picture: Picture | None = None
    """`path`, `alt`, `dark`."""


# What languages call themselves (CLDR), so that a reader of one finds it.
AUTONYMS = {
    "ar": "العربية", "cs": "čeština", "de": "Deutsch", "en": "English", "es": "español",
    "fa": "فارسی", "fr": "français", "he": "עברית", "hi": "हिन्दी", "id": "Indonesia",
    "it": "italiano", "ja": "日本語", "ko": "한국어", "nl": "Nederlands", "pl": "polski",
    "pt": "português", "ru": "русский", "tr": "Türkçe", "uk": "українська", "vi": "Tiếng Việt",
    "zh": "中文",
}  # fmt: skip


class Resource(Model):
    """Something useful that is no paper: code, a document, a book, another list.

    ``language`` is what it is written in: a tag such as ``zh`` or ``pt-BR``, or a name.
    """

    title: Title
    """What it is called."""
    links: Annotated[tuple[Link, ...], Field(min_length=1)]
    """Where it is, each `label` and `url`."""
    note: Prose | None = None
    """A line about it."""
    by: Title | None = None
    """Who makes it, or wrote it: people, a laboratory, a company."""
    year: Year | None = None
    """When it came out: of a book, a course, a document."""
    licence: Label | None = None
    """What it may be used under: an SPDX identifier where it has one."""
    formats: Annotated[tuple[Label, ...], Field(max_length=20)] = ()
    """What it reads or makes: kinds of files or of numbers, and the like."""
    language: Label | None = None
    """What it is written in: `zh`, `pt-BR`, or a name."""

    @property
    def origin(self) -> str:
        """Return who made it and when, as far as it is told."""
        return ", ".join(str(known) for known in (self.by, self.year) if known)

    @property
    def tongue(self) -> str | None:
        """Return the name of its language, in that language where we know it."""
        return AUTONYMS.get((self.language or "").lower(), self.language)

    @property
    def tag(self) -> str | None:
        """Return the tag of its language (BCP 47) for machines; None for a name we do not know."""
        # A curator may write "zh" or "中文": either is shown as the one and told as the other.
        if self.language and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", self.language):
            return self.language
        return {name: tag for tag, name in AUTONYMS.items()}.get(self.language or "")


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
    """The heading."""
    text: Prose | None = None
    """A few words below it."""


class Highlights(Part):
    """A section of highlighted papers."""

    kind: Literal["highlights"]
    """`highlights`."""
    items: Annotated[tuple[Highlight, ...], Field(min_length=1)]
    """The papers."""


class Resources(Part):
    """A section of resources."""

    kind: Literal["resources"]
    """`resources`."""
    items: Annotated[tuple[Resource, ...], Field(min_length=1)]
    """What it lists."""

    @property
    def compared(self) -> bool:
        """Whether its items stand in a table: one that tells licence or formats asks for it.

        Makers and years alone read better behind a title than in columns that are mostly empty.
        """
        return any(item.licence or item.formats for item in self.items)


class Team(Part):
    """A section about people: who they are, where they work, what they published."""

    kind: Literal["team"]
    """`team`."""
    affiliation: Title | None = None
    """Where it works."""
    url: Address | None = None
    """Its page."""
    members: tuple[Member, ...] = ()
    """Who they are, each `name`, `url`, `affiliation`, `role`."""
    publications: tuple[Publication, ...] = ()
    """What they wrote, each `title`, `authors`, `venue`, `year`, `url` or `paper`."""


Section = Highlights | Resources | Team
SECTION_KINDS: dict[str, type[Section]] = {
    "highlights": Highlights,
    "resources": Resources,
    "team": Team,
}
