"""A result is of a benchmark that ``data/benchmarks.yaml`` does not have.

A benchmark says which values are better, and what has to be stated before two of them are compared:
without its entry a number means nothing. Write the id of one that is there, or add it.

Wrong::

    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    rows:
      - {method: Alpha, work: alpha, values: {pic: 70.1}}

Right::

    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    rows:
      - {method: Alpha, work: alpha, values: {pics: 70.1}}
"""

from collections.abc import Iterable, Iterator, Mapping

from awesomequant.library.comparable import TASKS
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Path
from awesomequant.library.results import ResultTable
from awesomequant.text import did_you_mean, squash

STOPS_A_BUILD = True
NEEDS = ("data/benchmarks.yaml",)  # while it cannot be read, every benchmark is unknown
_FILE = "data/benchmarks.yaml"


def check(library: Library) -> Iterator[Finding]:
    """Yield each name of a benchmark without an entry, among values and among tasks of a mean."""
    held = library.results.held
    named: list[tuple[str, Path, str]] = [
        (_FILE, (own.id, "tasks", at), task)
        for own in held.benchmarks.values()
        for at, task in enumerate(own.tasks)
    ]
    for table in held.tables:
        named += ((table.source_file, path, name) for path, name in _named(table))
    spelled = {
        squash(one): own.id
        for own in held.benchmarks.values()
        for one in (own.label, own.dataset, *own.aliases)
    }
    for file, path, name in named:
        if name not in held.benchmarks:
            known = spelled.get(squash(name))
            hint = f"write '{known}'" if known else did_you_mean(name, held.benchmarks)
            message = f"the benchmark '{name}' is not in {_FILE}"
            yield Finding(file, path, message, hint or f"add it to {_FILE}")


def _named(table: ResultTable) -> Iterator[tuple[Path, str]]:
    if table.benchmark:
        yield ("benchmark",), table.benchmark
    yield from _tasks((), table.protocol)
    for at, reference in enumerate(table.references):
        yield from _keys(("references", at, "values"), reference.values)
    for at, row in enumerate(table.rows):
        yield from _keys(("rows", at, "values"), row.values)
        yield from _keys(("rows", at, "references"), row.references)
        yield from _tasks(("rows", at), row.protocol)


def _keys(path: Path, names: Iterable[str]) -> Iterator[tuple[Path, str]]:
    yield from (((*path, name, None), name) for name in names)


def _tasks(path: Path, protocol: Mapping[str, str | tuple[str, ...]]) -> Iterator[tuple[Path, str]]:
    told = protocol.get(TASKS)
    for at, task in enumerate(told if isinstance(told, tuple) else ()):
        yield (*path, "protocol", TASKS, at), task
