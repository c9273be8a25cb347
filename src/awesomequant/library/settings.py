"""What a list says of itself in ``data/list.yaml``: names, addresses, thresholds, own fields."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator, model_validator

from awesomequant.library.author import MOST_AUTHORS, SHOWN_AUTHORS
from awesomequant.library.field_types import (
    Address,
    Colour,
    Count,
    Flag,
    Label,
    Line,
    Model,
    Name,
    Prose,
    Slug,
    Title,
    Year,
)


class Person(Model):
    """Someone with a name and, often, a page."""

    name: Name
    url: Address | None = None


class Origin(Model):
    """A work that this list grew from, credited with a link."""

    title: Title
    url: Address
    note: Prose | None = None


class OwnField(Model):
    """A field that a list adds to its records, given there under ``fields``.

    ``facet`` makes it a filter of the explore page; ``column`` shows it wherever a paper is listed,
    on README.md and on the site.  The paper's own page shows them all.
    """

    label: Label
    type: Annotated[str, Field(pattern="^(text|choice|list)$")] = "text"
    values: tuple[Label, ...] = ()
    facet: Flag = False
    column: Flag = False

    def refused(self, answer: str | Sequence[str]) -> str | None:
        """Return the first part of an answer that is none of the values, where these are named."""
        parts = (answer,) if isinstance(answer, str) else answer
        return next((one for one in parts if self.values and one not in self.values), None)


class HighlyCited(Model):
    """From how many citations on a paper bears the mark: a default, and other bounds by year."""

    default: Count = 100
    # A paper of last year has had less time to be cited.
    years: dict[Year, Count] = {}

    def bound(self, year: int) -> int:
        """Return the bound for papers of ``year``."""
        return self.years.get(year, self.default)


class Outline(Model):
    """How a list reads: by which headings, inside one another, and in which order below them."""

    by: tuple[Annotated[str, Field(pattern="^(topic|year|venue)$")], ...] = ("year",)
    order: Annotated[str, Field(pattern="^(newest|oldest|cited|title|added|as-listed)$")] = "newest"

    @field_validator("by")
    @classmethod
    def _each_once(cls, by: tuple[str, ...]) -> tuple[str, ...]:
        # A kind inside itself would put each paper below two headings of one name.
        if not by or len(set(by)) < len(by):
            msg = "one or more of topic, year and venue, each once"
            raise ValueError(msg)
        return by


def _authors_shown(said: Any) -> int:
    """Return how many authors ``true``, ``false``, ``all`` or a number stands for."""
    number = {"false": 0, "true": SHOWN_AUTHORS, "all": MOST_AUTHORS}.get(str(said).lower())
    if number is None and re.fullmatch(r"[1-9]\d{0,3}", str(said)):
        number = min(int(said), MOST_AUTHORS)
    if number is None:
        msg = f"'{said}' is neither true, false, all nor a number of authors"
        raise ValueError(msg)
    return number


# Looks of README.md by name: what each sets of what a list does not set itself.
LOOKS: dict[str, dict[str, Any]] = {
    "classic": {},
    "compact": {"entry": "title", "tags": "none"},
    "table": {"entry": "table", "authors": True},
    "grouped": {
        "entry": "title", "layout": "items", "authors": True, "notes": True, "bold": True,
        "folded": True,
    },
}  # fmt: skip


class Readme(Model):
    """How README.md is made: the template's file name, how many authors it names, its bytes.

    ``look`` is one of LOOKS.

    ``authors`` is ``true`` for the first six of each paper, ``all``, or their number.

    GitHub cuts what it shows of a file at 512,000 bytes.  Over the budget the papers move to
    ``lists/``, and README.md shows so many of the ``newest`` and the most ``cited``.

    ``entry`` is how a paper stands on its line: its venue as a link before the title, its title as
    a link, or a row of a table.  ``tags`` says how its tags stand there, ``notes`` whether its note
    does, ``venues`` whether its venue and year do.  ``numbered`` and ``bold`` are of the entry and
    its title; ``layout`` says whether people and note stand on that line, too, as a paragraph
    below it or as items of a list below it.  ``folded`` has the papers below a heading open on
    demand.

    ``columns`` are those of a table, or the labelled items below a title: what each head holds, a
    part of an entry, a field of the list's own or the name of something ``extra``.
    """

    template: Annotated[Line, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.j2$")] = "README.md.j2"
    look: Annotated[str, Field(pattern=f"^({'|'.join(LOOKS)})$")] = "classic"
    entry: Annotated[str, Field(pattern="^(venue|title|table)$")] = "venue"
    authors: Annotated[
        int,
        BeforeValidator(_authors_shown),
        WithJsonSchema({"anyOf": [
            {"type": "boolean"}, {"enum": ["all"]}, {"type": "integer", "minimum": 1},
        ]}),
    ] = 0  # fmt: skip
    tags: Annotated[str, Field(pattern="^(ids|labels|none)$")] = "ids"
    notes: Flag = False
    venues: Flag = True
    numbered: Flag = False
    bold: Flag = False
    folded: Flag = False
    layout: Annotated[str, Field(pattern="^(line|paragraph|items)$")] = "line"
    columns: Annotated[dict[Label, Label], Field(max_length=30)] = {}
    budget: Count = 512_000  # bytes of a file that GitHub shows; it cuts the rest without a word
    newest: Count = 25
    cited: Count = 25

    @model_validator(mode="before")
    @classmethod
    def _looking_so(cls, said: Any) -> Any:
        if not isinstance(said, Mapping):
            return said
        return {**LOOKS.get(str(said.get("look")), {}), **said}

    @model_validator(mode="after")
    def _with_titles(self) -> "Readme":
        if self.entry == "table" and self.columns and "title" not in self.columns.values():
            msg = "columns: one of them holds the title"
            raise ValueError(msg)
        return self


class Feeds(Model):
    """Which pages have feeds besides those of the list, its tags, venues and years.

    An author has them from so many papers on; 0 for none.
    """

    authors: Count = 5


PicturePath = Annotated[Line, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_./-]*\.(png|jpg|svg|webp)$")]


class Picture(Model):
    """A picture in the repository, with the text that stands for it.

    ``dark`` is the one in its place where a reader's system is dark.
    """

    path: PicturePath
    alt: Title
    dark: PicturePath | None = None


class Command(Model):
    """A command that README.md opens with, and what it does."""

    run: Line
    does: Title


class Bibtex(Model):
    """How BibTeX and BibLaTeX are written, and by which keys new works are cited.

    ``venues`` says by which of a venue's names, ``doi_urls`` whether an address stands there too
    that only repeats the DOI.  ``keys`` is the form of the key that a new record gets where its
    source states none: its id, or ``vaswani2017attention``, or the name that its title begins with.
    """

    # Styles print both, one under the other, and reviewers ask to have the second taken out.
    doi_urls: Flag = False
    venues: Annotated[str, Field(pattern="^(long|short)$")] = "long"
    keys: Annotated[str, Field(pattern="^(id|author-year-word|acronym)$")] = "id"


class Rules(Model):
    """Which rules of ``check`` hold for a list: all, or those selected, but for those ignored.

    What the rules of ``error`` find is an error for this list, and stops its build; what those of
    ``warning`` find is none.
    """

    select: tuple[Slug, ...] = ()
    ignore: tuple[Slug, ...] = ()
    error: tuple[Slug, ...] = ()
    warning: tuple[Slug, ...] = ()


# What a list's own field may not be called: what every record has, what stands in a column of an
# export, in the address of the explore page or on the lines of README.md, and what every object of
# a script has.  Two columns of one name are one to whoever reads them.
RESERVED = frozenset((
    "abstract", "abstracts", "added", "aliases", "also-titled", "arxiv", "authors", "bibtex-key",
    "bibtex-type", "booktitle", "citations", "code", "constructor", "container", "date", "doi",
    "editors", "every", "exact", "extra", "fields", "id", "kept", "known-as", "links", "locked",
    "not-duplicate-of", "note", "number", "others", "pages", "prototype", "published", "publisher",
    "q", "series", "since", "sort", "source-file", "stars", "tags", "title", "type", "url", "venue",
    "volume", "year",
))  # fmt: skip


class Settings(Model):
    """The whole of ``data/list.yaml``."""

    title: Title
    description: Prose
    repository: Address | None = None
    site: Address | None = None
    # Where "Edit this entry" leads.
    branch: Annotated[Line, Field(pattern=r"^[\w./-]{1,100}$")] = "main"
    # A list that states none has none: its maintainers alone may say what may be done with it.
    licence: Label | None = None
    # In which the pages' own words stand: BCP 47, as "de" or "pt-BR".
    language: Annotated[Line, Field(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    accent: Colour | None = None
    maintainers: tuple[Person, ...] = ()
    origins: tuple[Origin, ...] = ()
    commands: tuple[Command, ...] = ()
    pictures: tuple[Picture, ...] = ()
    # In the order in which they are read; the papers are one of them.
    sections: tuple[Slug, ...] = ("papers",)
    # Made where a list needs one: made here each cost every start its validator, 20 ms in all.
    highly_cited: HighlyCited = Field(default_factory=HighlyCited)
    stars_shown_from: Count = 50
    outline: Outline | None = None
    readme: Readme = Field(default_factory=Readme)
    feeds: Feeds = Field(default_factory=Feeds)
    bibtex: Bibtex = Field(default_factory=Bibtex)
    rules: Rules = Field(default_factory=Rules)
    fields: dict[Slug, OwnField] = {}

    @field_validator("fields")
    @classmethod
    def _of_free_names(cls, fields: dict[str, OwnField]) -> dict[str, OwnField]:
        if taken := next((name for name in fields if name in RESERVED), None):
            msg = f"'{taken}' means something everywhere already; call it '{taken}-of-ours', say"
            raise ValueError(msg)
        return fields
