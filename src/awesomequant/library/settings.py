"""What a list says of itself in ``data/list.yaml``: names, addresses, thresholds, own fields."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator, model_validator

from awesomequant.library.author import MOST_AUTHORS, SHOWN_AUTHORS
from awesomequant.library.axes import ResultSettings
from awesomequant.library.field_types import (
    Address,
    Colour,
    Count,
    Flag,
    Label,
    Language,
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
    """Who it is."""
    url: Address | None = None
    """A page of theirs."""


class Origin(Model):
    """A work that this list grew from, credited with a link."""

    title: Title
    """What it is called."""
    url: Address
    """Where it is."""
    note: Prose | None = None
    """What came from there."""


class OwnField(Model):
    """A field that a list adds to its records, given there under ``fields``."""

    label: Label
    """What readers see."""
    type: Annotated[str, Field(pattern="^(text|choice|list)$")] = "text"
    """`text`, `choice` (one of `values`) or `list`."""
    values: tuple[Label, ...] = ()
    """What an answer may be; anything, where there are none."""
    facet: Flag = False
    """Whether it is a filter of the explore page."""
    column: Flag = False
    """Whether it stands wherever a paper is listed, on README.md and on the site."""

    def refused(self, answer: str | Sequence[str]) -> str | None:
        """Return the first part of an answer that is none of the values, where these are named."""
        parts = (answer,) if isinstance(answer, str) else answer
        return next((one for one in parts if self.values and one not in self.values), None)


class HighlyCited(Model):
    """From how many citations on a paper bears the mark: a default, and other bounds by year."""

    default: Count = 100
    """The bound for papers of every year."""
    years: dict[Year, Count] = {}
    """Another one for single years: a paper of last year has had less time."""

    def bound(self, year: int) -> int:
        """Return the bound for papers of ``year``."""
        return self.years.get(year, self.default)


class Outline(Model):
    """How a list reads: by which headings, inside one another, and in which order below them."""

    by: tuple[Annotated[str, Field(pattern="^(topic|year|venue)$")], ...] = ("year",)
    """`topic`, `year`, `venue`: the first outside, the others inside it."""
    order: Annotated[str, Field(pattern="^(newest|oldest|cited|title|added|as-listed)$")] = "newest"
    """Of papers below one heading: `newest`, `oldest`, `cited`, `title`, `added`, `as-listed`."""

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
    """How README.md is made; a ``look`` sets what the list does not set itself."""

    template: Annotated[Line, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.j2$")] = "README.md.j2"
    """The template's file in `templates/`."""
    look: Annotated[str, Field(pattern=f"^({'|'.join(LOOKS)})$")] = "classic"
    """`classic`, `compact`, `table` or `grouped`: what is not set here is as they have it."""
    entry: Annotated[str, Field(pattern="^(venue|title|table)$")] = "venue"
    """`venue` (a link before the title), `title` (itself the link) or `table` (a row)."""
    authors: Annotated[
        int,
        BeforeValidator(_authors_shown),
        WithJsonSchema({"anyOf": [
            {"type": "boolean"}, {"enum": ["all"]}, {"type": "integer", "minimum": 1},
        ]}),
    ] = 0  # fmt: skip
    """`true` (the first six of each paper), `all`, a number, or `false`."""
    tags: Annotated[str, Field(pattern="^(ids|labels|none)$")] = "ids"
    """How tags stand there: `ids`, `labels` or `none`."""
    notes: Flag = False
    """Whether the note of a paper stands there."""
    venues: Flag = True
    """Whether venue and year do."""
    numbered: Flag = False
    """Whether entries are numbered."""
    bold: Flag = False
    """Whether titles are bold."""
    folded: Flag = False
    """Whether the papers below a heading open on demand."""
    layout: Annotated[str, Field(pattern="^(line|paragraph|items)$")] = "line"
    """`line` (all on one), `paragraph` or `items`: people and note below the title."""
    columns: Annotated[dict[Label, Label], Field(max_length=30)] = {}
    """What each head of a table, or each labelled item below a title, holds."""
    budget: Count = 512_000  # bytes of a file that GitHub shows; it cuts the rest without a word
    """Its bytes; over them the papers move to `lists/`. GitHub shows 512,000."""
    newest: Count = 25
    """Of a list too long for it, how many of the newest papers stay."""
    cited: Count = 25
    """And how many of the most cited."""

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
    """Which pages have feeds besides those of the list, its tags, venues and years."""

    authors: Count = 5
    """From how many papers on an author has a feed; 0 for none."""


PicturePath = Annotated[Line, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_./-]*\.(png|jpg|svg|webp)$")]


class Picture(Model):
    """A picture in the repository."""

    path: PicturePath
    """Its file in the repository."""
    alt: Title
    """The text that stands for it."""
    dark: PicturePath | None = None
    """The one in its place where a reader's system is dark."""


class Command(Model):
    """A command that README.md opens with, and what it does."""

    run: Line
    """The command."""
    does: Title
    """What it does."""


class Bibtex(Model):
    """How BibTeX and BibLaTeX are written, and by which keys new works are cited."""

    # Styles print both, one under the other, and reviewers ask to have the second taken out.
    doi_urls: Flag = False
    """Whether a `url` stands there that only repeats the DOI."""
    venues: Annotated[str, Field(pattern="^(long|short)$")] = "long"
    """`long`: a venue's name; `short`: its id."""
    keys: Annotated[str, Field(pattern="^(id|author-year-word|acronym)$")] = "id"
    """Of new works that bring none: `id`, `author-year-word` or `acronym`."""


class Rules(Model):
    """Which rules of ``check`` hold for a list: all, where nothing is said."""

    select: tuple[Slug, ...] = ()
    """These alone."""
    ignore: tuple[Slug, ...] = ()
    """All but these."""
    error: tuple[Slug, ...] = ()
    """What these find is an error, and stops a build."""
    warning: tuple[Slug, ...] = ()
    """What these find is a warning, whatever it was."""


# What a list's own field may not be called: what every record has, what stands in a column of an
# export, in the address of the explore page or on the lines of README.md, and what every object of
# a script has.  Two columns of one name are one to whoever reads them.
RESERVED = frozenset((
    "abstract", "abstracts", "added", "aliases", "also-titled", "arxiv", "authors", "bibtex-key",
    "bibtex-type", "booktitle", "citations", "code", "constructor", "container", "date", "doi",
    "editors", "every", "exact", "extra", "fields", "id", "kept", "known-as", "links", "locked",
    "not-duplicate-of", "note", "notices", "number", "others", "pages", "prototype", "published",
    "publisher", "q", "series", "since", "sort", "source-file", "stars", "tags", "title", "type",
    "url", "venue", "volume", "year",
))  # fmt: skip


class Settings(Model):
    """The whole of ``data/list.yaml``."""

    title: Title
    """What the list is called."""
    description: Prose
    """What it is about, in a sentence."""
    repository: Address | None = None
    """Where its files are: links to edit lead there."""
    site: Address | None = None
    """Where its site is: feeds, sitemap and citations need it."""
    branch: Annotated[Line, Field(pattern=r"^[\w./-]{1,100}$")] = "main"
    """Where "Edit this entry" leads."""
    licence: Label | None = None
    """Under what the data may be used, as SPDX says; a list that states none has none."""
    language: Language = "en"
    """In which the pages' own words stand: `de`, `es`, `zh`, `pt-BR`."""
    accent: Colour | None = None
    """The colour of header, buttons and charts, in quotes: `"#7a5c00"`."""
    maintainers: tuple[Person, ...] = ()
    """Who keeps it, each `name` and `url`."""
    origins: tuple[Origin, ...] = ()
    """What it grew from, each `title`, `url`, `note`."""
    commands: tuple[Command, ...] = ()
    """What README.md opens with, each `run` and `does`."""
    pictures: tuple[Picture, ...] = ()
    """What stands behind the papers on README.md, each `path`, `alt`, `dark`."""
    # In the order in which they are read; the papers are one of them.
    sections: tuple[Slug, ...] = ("papers",)
    """What README.md has, in order: `papers`, and files of `data/sections`."""
    # Made where a list needs one: made here each cost every start its validator, 20 ms in all.
    highly_cited: HighlyCited = Field(default_factory=HighlyCited)
    """From how many citations on a paper bears the mark."""
    stars_shown_from: Count = 50
    """From how many stars on its code does."""
    outline: Outline | None = None
    """Below which headings papers stand, and in which order."""
    readme: Readme = Field(default_factory=Readme)
    """How README.md looks."""
    feeds: Feeds = Field(default_factory=Feeds)
    """Who has feeds."""
    audit: Flag = True
    """Whether the site has a page that checks readers' bibliographies."""
    bibtex: Bibtex = Field(default_factory=Bibtex)
    """How BibTeX is written."""
    rules: Rules = Field(default_factory=Rules)
    """Which rules hold, and how strictly."""
    fields: dict[Slug, OwnField] = {}
    """Fields of the list's own, each under its name."""
    results: ResultSettings = Field(default_factory=ResultSettings)
    """On which axes its results stand, and what they fall short of."""

    @field_validator("fields")
    @classmethod
    def _of_free_names(cls, fields: dict[str, OwnField]) -> dict[str, OwnField]:
        if taken := next((name for name in fields if name in RESERVED), None):
            msg = f"'{taken}' means something everywhere already; call it '{taken}-of-ours', say"
            raise ValueError(msg)
        return fields
