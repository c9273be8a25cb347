"""A mean is not the mean of its tasks.

A benchmark that ``is_mean`` names its tasks, or a protocol does; where the same row of a table has
all of them, their mean must be the one that is told, but for rounding. Of 294 means that were
gathered with their tasks the farthest lies off by 0.05, in a table of one digit behind the point;
a tenth is let pass (``digits`` of the benchmark: one of the digit before the last).

Wrong::

    # data/benchmarks.yaml
    one: {label: One, dataset: One, metric: accuracy, direction: higher}
    two: {label: Two, dataset: Two, metric: accuracy, direction: higher}
    all: {label: A, dataset: A, metric: mean, direction: higher, is_mean: true, tasks: [one, two]}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    rows:
      - {method: Alpha, work: alpha, values: {one: 70.0, two: 60.0, all: 67.5}}

Right::

    # data/benchmarks.yaml
    one: {label: One, dataset: One, metric: accuracy, direction: higher}
    two: {label: Two, dataset: Two, metric: accuracy, direction: higher}
    all: {label: A, dataset: A, metric: mean, direction: higher, is_mean: true, tasks: [one, two]}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    rows:
      - {method: Alpha, work: alpha, values: {one: 70.0, two: 60.0, all: 65.0}}
"""

from collections.abc import Iterator
from itertools import groupby

from awesomequant.library.comparable import TASKS
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

NEEDS = ("data/benchmarks.yaml",)


def check(library: Library) -> Iterator[Finding]:
    """Yield each mean beside the tasks that it is of."""
    benchmarks = library.results.held.benchmarks
    rows = groupby(library.results.all, key=lambda one: (one.table.source_file, one.row))
    for _, numbers in rows:
        row = {one.benchmark: one for one in numbers}
        for name, one in row.items():
            own = benchmarks.get(name)
            if own is None or not own.is_mean or one.told.doubt:
                continue
            told = one.protocol.get(TASKS)
            tasks = own.tasks or (told if isinstance(told, tuple) else ())
            if not tasks or not all(task in row for task in tasks):
                continue
            mean = sum(row[task].value for task in tasks) / len(tasks)
            if abs(mean - one.value) > 10.0 ** (1 - own.digits) + 1e-9:
                message = f"{one.said} is not the mean of its {len(tasks)} tasks, {mean:.4g}"
                hint = "look at the source: a number or the name of a task is wrong"
                yield Finding(one.table.source_file, one.path, message, hint, Level.WARNING)
