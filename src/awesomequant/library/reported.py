"""Every number that a list's tables report, each with all that its table says of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from awesomequant.library.axes import is_stated
from awesomequant.library.field_types import number, off
from awesomequant.text import squash

if TYPE_CHECKING:
    from awesomequant.library.results import Benchmark, Evaluated, ResultRow, ResultTable


class Result(NamedTuple):
    """One number, with all that its table says of it."""

    table: "ResultTable"
    row: int
    """The place of its row in the table, from 0."""
    benchmark: str
    model: str | None
    said: str
    """The number as its source tells it."""
    value: float
    reference: float | None
    """What it is measured by; None where the table has nothing, or says that it is not stated."""
    at: Mapping[str, str]
    protocol: Mapping[str, str | tuple[str, ...]]
    told_by: str
    line: int | None

    @property
    def told(self) -> "ResultRow":
        """The row that it stands in."""
        return self.table.rows[self.row]

    @property
    def note(self) -> str:
        """What is to be said of it, and of all of its table."""
        return "; ".join(filter(None, (self.table.note, self.told.note)))

    @property
    def error(self) -> float | None:
        """How far it may be off, as its source says."""
        return off(self.said)

    @property
    def address(self) -> str:
        """Where its source has it."""
        return self.table.line_address(self.line)

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where it stands in its file."""
        row = self.told
        return (
            ("rows", self.row, "value")
            if row.value
            else ("rows", self.row, "values", self.benchmark)
        )


def results_of(table: "ResultTable") -> Iterator[Result]:
    """Yield each number of a table with what the table says of all."""
    references = _References(table)
    for at, row in enumerate(table.rows):
        values = row.values or {table.benchmark or "": row.value or ""}
        model = row.model or table.model
        protocol = {**table.protocol, **row.protocol} if row.protocol else table.protocol
        setup = {**table.at, **row.at} if table.at else row.at
        lines = _lines(row.line, len(values))
        for (benchmark, said), line in zip(values.items(), lines, strict=True):
            own = row.reference if row.value else row.references.get(benchmark)
            reference = own or references.of(model, benchmark, protocol)
            yield Result(
                table, at, benchmark, model, said, number(said) or 0.0,
                number(reference) if is_stated(reference) and reference else None,
                setup, protocol, row.told_by or table.told_by, line,
            )  # fmt: skip


def _lines(said: str | None, count: int) -> list[int | None]:
    """Return the line of each of some values: one for all, or one after the other."""
    if not said:
        return [None] * count
    first, _, last = said.partition("-")
    start, end = int(first), int(last or first)
    if end - start + 1 == count:
        return [*range(start, end + 1)]
    return [start] * count


class _References:
    """What the numbers of a table are measured by."""

    def __init__(self, table: "ResultTable") -> None:
        self._table = table
        # By model and benchmark: a table may have thousands of both rows and references.
        self._held: dict[tuple[str | None, str], list[tuple[Mapping[str, object], str]]] = {}
        for one in sorted(table.references, key=lambda one: -len(one.protocol)):
            for benchmark, said in one.values.items():
                own = self._held.setdefault((one.model, benchmark), [])
                own.append((one.protocol, said))

    def of(self, model: str | None, benchmark: str, protocol: Mapping[str, object]) -> str | None:
        """Return the value for a number; that of its own model and protocol comes first."""
        for whose in dict.fromkeys((model, None)):
            for terms, said in self._held.get((whose, benchmark), ()):
                if all(protocol.get(key) == value for key, value in terms.items()):
                    return said
        return self._table.reference if benchmark == self._table.benchmark else None


class Reported(NamedTuple):
    """All tables of a list, and what they name."""

    tables: "tuple[ResultTable, ...]" = ()
    benchmarks: "Mapping[str, Benchmark]" = MappingProxyType({})
    models: "Mapping[str, Evaluated]" = MappingProxyType({})


class Results:
    """The results of a list, read when somebody first asks: most lists have none."""

    def __init__(self, read: Callable[[], Reported] = Reported) -> None:
        """Know how to ``read`` them."""
        self._read = read

    @cached_property
    def held(self) -> Reported:
        """The tables, and what they name."""
        return self._read()

    @cached_property
    def all(self) -> tuple[Result, ...]:
        """Every number, by file and line."""
        return tuple(one for table in self.held.tables for one in results_of(table))

    @cached_property
    def by_work(self) -> Mapping[str, tuple[Result, ...]]:
        """The numbers of each work, under its id."""
        found: dict[str, list[Result]] = {}
        for one in self.all:
            if work := one.told.work:
                found.setdefault(work, []).append(one)
        return MappingProxyType({work: tuple(some) for work, some in found.items()})


def names_of_benchmarks(held: Reported, benchmarks: Iterable[str]) -> dict[str, str]:
    """Return what each benchmark is called: two of one label are told apart by their metric."""
    labels = Counter(one.label for one in held.benchmarks.values())
    found = {}
    for name in benchmarks:
        of = held.benchmarks.get(name)
        label = of.label if of else name
        found[name] = f"{label}, {of.metric}" if of and labels[label] > 1 else label
    return found


def spellings(held: Reported, results: Iterable[Result]) -> dict[str, dict[str, set[str]]]:
    """Return what each spelling names, by kind."""
    found: dict[str, dict[str, set[str]]] = {"model": {}, "benchmark": {}, "method": {}}

    def learn(kind: str, name: str, spellings: Iterable[str | None]) -> None:
        for one in spellings:
            if one and (key := squash(one)):
                found[kind].setdefault(key, set()).add(name)

    for model in held.models.values():
        learn("model", model.id, (model.id, *model.aliases))
    for own in held.benchmarks.values():
        learn("benchmark", own.id, (own.id, own.label, own.dataset, *own.aliases))
    for one in results:
        learn("model", one.model or "", (one.model,))
        learn("benchmark", one.benchmark, (one.benchmark,))
        learn("method", one.told.method, (one.told.method,))
        learn("method", one.told.work or "", (one.told.work,))
    return found
