"""Results that sources report, as their tables have them: who tells which number, and where.

A file is a table of a source.  What holds for all of it stands once at its top, and a row of it is
a row of the file: a reviewer lays the two side by side.
"""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from awesomequant.library.field_types import (
    Address,
    Count,
    Day,
    Figure,
    Flag,
    Label,
    Line,
    Model,
    Name,
    Note,
    Slug,
    Written,
)

# Who tells a number.  A README does not say whether its author ran what a rival made or copied it.
TELLERS = ("authors", "reproduced", "copied", "toolkit", "unknown")
Teller = Annotated[str, Field(pattern=f"^({'|'.join(TELLERS)})$")]
_LINES = r"[1-9]\d{0,6}(?:-[1-9]\d{0,6})?"


def _downwards(lines: str) -> str:
    first, _, last = lines.partition("-")
    if last and int(last) < int(first):
        msg = f"'{lines}' ends before it begins"
        raise ValueError(msg)
    return lines


Lines = Annotated[
    str,
    Field(pattern=f"^{_LINES}$"),
    AfterValidator(_downwards),
    Written(type=["string", "integer"], pattern=f"^{_LINES}$"),
]
OpenFigure = Annotated[str, Field(pattern="^not stated$")] | Figure
# A value, or several: the tasks of a mean.
Terms = dict[Annotated[str, Field(pattern="^[a-z][a-z_]*$")], Name | tuple[Label, ...]]
Setup = dict[Slug, Label]
_HUB = r"^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+(#[A-Za-z0-9_.-]+)?$"
_COMMIT = "^[0-9a-f]{7,64}$"


class Benchmark(Model):
    """What is measured: a data set, a part of it, by a metric; in data/benchmarks.yaml."""

    id: Slug
    label: Label
    """What readers see."""
    dataset: Label
    """The data."""
    split: Label | None = None
    """The part of the data, where it is no other than this."""
    metric: Label
    """What is computed: `accuracy`, `perplexity`."""
    direction: Annotated[str, Field(pattern="^(higher|lower)$")]
    """Which values are better: `higher` or `lower`."""
    unit: Label | None = None
    """`%` for parts of a hundred."""
    protocol: tuple[Annotated[str, Field(pattern="^[a-z][a-z_]*$")], ...] = ()
    """What has to be stated, and equal, before values of two tables are ranked together."""
    is_mean: Flag = False
    """Whether it is the mean of other benchmarks, which `tasks` name: here, or in a protocol."""
    tasks: tuple[Slug, ...] = ()
    """Which benchmarks it is the mean of, where it always is the same."""
    digits: Annotated[Count, Field(le=9)] = 2
    """To how many digits behind the point two references have to agree."""
    noise: Annotated[str, Field(pattern=r"^\d{1,6}(\.\d{1,6})? ?%?$")] | None = None
    """How much is luck: `2.5` of its own unit, or `3 %` of the reference."""
    aliases: tuple[Label, ...] = ()
    """Other spellings that sources have."""
    hub: Annotated[str, Field(pattern=_HUB, max_length=200)] | None = None
    """What a model hub calls the data set and its task: `openai/gsm8k#main`."""

    @property
    def is_hundredth(self) -> bool:
        """Whether values are parts of a hundred."""
        return self.unit == "%"

    def noise_at(self, reference: float) -> float:
        """Return how far a value may be off by luck, beside a reference."""
        said = (self.noise or "").rstrip()
        if not said:
            return 0.0
        share = said.endswith("%")
        return abs(reference) * float(said[:-1]) / 100 if share else float(said)

    def loss(self, value: float, reference: float) -> float:
        """Return how much worse a value is than a reference; negative where it is better."""
        return value - reference if self.direction == "lower" else reference - value


class Evaluated(Model):
    """What results are of: a network, a program; in data/models.yaml, under its usual name."""

    id: Label
    kind: Label | None = None
    """What sort it is: readers may filter by it."""
    size: Label | None = None
    """How large it is, as people say it: `7B`."""
    url: Address | None = None
    """Where it is described."""
    aliases: tuple[Label, ...] = ()
    """Other spellings that sources have."""


class ResultSource(Model):
    """Where a table stands: a page, or a file of a repository at one commit."""

    url: Address
    """The page, or the repository."""
    commit: Annotated[str, Field(pattern=_COMMIT), Written(type=["string", "integer"])] | None = (
        None
    )
    """The commit that was read, where it is a repository."""
    file: Line | None = None
    """The file in the repository."""
    place: Label | None = None
    """Where on the page or in the file: `Table 3`."""
    as_of: Day | None = None
    """The day of that commit, or on which the page was read."""
    licence: Label | None = None
    """As the source states it; numbers and names were taken, no words."""

    @model_validator(mode="after")
    def _to_be_found(self) -> "ResultSource":
        if bool(self.commit) != bool(self.file):
            msg = "a file of a repository has a commit, and a commit a file; name both"
            raise ValueError(msg)
        if not (self.file or self.place or self.as_of):
            msg = "nobody finds the table again; add 'commit' and 'file', or 'place', or 'as_of'"
            raise ValueError(msg)
        return self


class ResultReference(Model):
    """What the rows about one thing are measured by, as the same table has it."""

    model: Label | None = None
    """Of which model; of all, if absent."""
    protocol: Terms = {}
    """Measured how, where rows differ in it."""
    values: Annotated[dict[Slug, OpenFigure], Field(min_length=1)]
    """By benchmark, the value or `not stated`."""


class ResultRow(Model):
    """What one row of a table says of one method at one setting."""

    method: Label
    """What it is called there."""
    work: Slug | None = None
    """The paper's id on the list; without one it is a baseline that is no work, or not listed."""
    variant: Label | None = None
    """Which form of the method, where there are several."""
    model: Label | None = None
    """Of which model, where the table has no `model`."""
    at: Setup = {}
    """Where it stands on the axes of data/list.yaml, beside what the table says."""
    protocol: Terms = {}
    """What it says of how it was measured, beside what the table says."""
    value: Figure | None = None
    """The number, where the table has one `benchmark`."""
    values: dict[Slug, Figure] = {}
    """The numbers by benchmark, where it has several."""
    reference: OpenFigure | None = None
    """What `value` is measured by, where it is not as the table says."""
    references: dict[Slug, OpenFigure] = {}
    """What `values` are measured by, where it is not as the table says."""
    told_by: Teller | None = None
    """Who tells it, where it is not as the table says."""
    rival: Flag = False
    """Whether it is a competitor's number in the table of another method."""
    line: Lines | None = None
    """The line of the source, or its lines, where each value has one: `52-63`."""
    note: Note | None = None
    """What is to be said of it besides."""
    doubt: Note | None = None
    """What speaks against it: it is kept as told, and never ranked."""

    @model_validator(mode="after")
    def _with_values(self) -> "ResultRow":
        if bool(self.value) == bool(self.values):
            msg = "a row has a 'value', or 'values' by benchmark"
            raise ValueError(msg)
        if (self.reference and self.values) or (self.references and self.value):
            msg = "a 'value' has a 'reference', and 'values' have 'references'"
            raise ValueError(msg)
        return self


class ResultTable(Model):
    """The whole of a file of ``data/results/``: one table of one source."""

    id: Slug
    source_file: str
    source: ResultSource
    """Where it stands: `{url, commit, file}` or `{url, place}`."""
    as_of: Day | None = None
    """The day from which its numbers are, where the source's day is later."""
    told_by: Teller = "unknown"
    """`authors`, `reproduced`, `copied`, `toolkit` or `unknown`; rows may say otherwise."""
    note: Note | None = None
    """What is to be said of all of it."""
    scale: Figure | None = None
    """What its values are multiplied by to be the source's: `0.01`, where that told fractions."""
    benchmark: Slug | None = None
    """What all of it measures; its rows have one `value` each."""
    model: Label | None = None
    """What all of it is about."""
    at: Setup = {}
    """Where all of it stands on the axes; rows may say otherwise."""
    protocol: Terms = {}
    """How all of it was measured, as the source says; `not stated` where it does not."""
    reference: OpenFigure | None = None
    """What all of it is measured by, where it has one benchmark and one model."""
    references: Annotated[tuple[ResultReference, ...], Field(max_length=5_000)] = ()
    """What its rows are measured by, a line a model."""
    rows: Annotated[tuple[ResultRow, ...], Field(min_length=1, max_length=20_000)]
    """The numbers, a line a row of the source."""

    @model_validator(mode="after")
    def _with_benchmarks(self) -> "ResultTable":
        if not self.benchmark and (self.reference or any(row.value for row in self.rows)):
            at = next((at for at, row in enumerate(self.rows) if row.value), 0)
            msg = f"row {at + 1} has a 'value', and no 'benchmark' says of what; add one at the top"
            raise ValueError(msg)
        return self

    def line_address(self, line: int | None) -> str:
        """Return the address of a line of the source, as code hosts have it; else of the source."""
        source = self.source
        if not source.commit:
            return source.url
        at = f"#L{line}" if line else ""
        return f"{source.url.rstrip('/')}/blob/{source.commit}/{source.file}{at}"
