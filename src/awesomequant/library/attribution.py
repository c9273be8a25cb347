"""Who said what a record says: per field the source, how many others agree, where it was met."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from awesomequant.library.field_types import Address, Count, Day, Label, Line, Model, Prose, Slug

Words = Annotated[tuple[Label, ...], Field(max_length=200)]


# The fields that others know of a work, in the order in which they are told.
Fact = Literal[
    "title", "authors", "editors", "venue", "year", "date", "volume", "number", "pages",
    "publisher", "arxiv", "doi",
]  # fmt: skip
FACTS: tuple[Fact, ...] = get_args(Fact)


class WitnessKind(StrEnum):
    """Sources whose word settles a fact."""

    REGISTRY = "registry"
    PUBLISHER = "publisher"


class Witness(Model):
    """A source that records were made from: a repository, an archive, a decision of our own."""

    id: Slug
    name: Line
    """What it is called, such as `owner/repository`."""
    url: Address | None = None
    """Where it is."""
    version: Label | None = None
    """The commit or the edition that was read."""
    as_of: Day | None = None
    """The day of that version."""
    licence: Line | None = None
    """As the source states it; facts were taken, no words."""
    kind: WitnessKind | None = None
    """`registry` gives out the numbers of works (arXiv, Crossref), `publisher` printed them."""
    knows: tuple[Fact, ...] = ()
    """The fields that it is registry or publisher of; all of them if absent."""
    of: Line | None = None
    """Whose data it passes on, where it is a copy: `arXiv`."""

    @property
    def shown(self) -> str:
        """What readers see: whose word it is, and who has passed it on."""
        return f"{self.of} ({self.name})" if self.of else self.name

    def tells(self, field: str) -> bool:
        """Whether its word settles a field, if it settles any."""
        return not self.knows or field in self.knows


class Attribution(Model):
    """Who says the fields of one record, and the words that its sources file it under.

    The words are the sources' own, kept so that tags can be given anew without the sources.
    """

    id: Slug
    source_file: str
    fields: dict[Label, Slug] = {}
    """Field of the record to the witness that it was taken from."""
    also: dict[Label, tuple[Slug, ...]] = {}
    """Further witnesses by name that say the same of a field."""
    agree: dict[Label, Count] = {}
    """How many other sources say the same of a field, of those without a name here."""
    differ: dict[Label, Count] = {}
    """How many other sources say something else."""
    notes: dict[Label, Prose] = {}
    """What is to be said of a field besides: why it was decided so."""
    met: Annotated[tuple[Slug, ...], Field(max_length=200)] = ()
    """Witnesses that have the work at all."""
    words: Words = ()
    """Words that lists tag it with."""
    headings: Words = ()
    """Headings that lists keep it under."""
    keywords: Words = ()
    """The authors' own keywords."""


class Held(NamedTuple):
    """Attributions by the id of their record, and the witnesses that they name."""

    records: Mapping[str, Attribution] = MappingProxyType({})
    witnesses: Mapping[str, Witness] = MappingProxyType({})


class Attributions:
    """All that a list keeps of its sources, read when somebody first asks: few commands do."""

    def __init__(self, read: Callable[[], Held] = Held, *, kept: bool = False) -> None:
        """Know how to ``read`` them, and whether the list keeps any: many do not."""
        self.kept = kept
        # A line a record, as many as there are records: `check`, `build` and `export` read none.
        self._read = read

    @cached_property
    def held(self) -> Held:
        """What there is."""
        return self._read()
