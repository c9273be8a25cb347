"""A part of a hundred stands beside percents: 0.71 where the others say 71.0.

A benchmark whose unit is ``%`` is told in percent; a source that tells fractions gets ``scale:
0.01`` and its numbers times a hundred. A method that failed may well have 0.41 % of a task: only a
row of which all numbers are one or less is told, and one with a single number only where its
hundredfold lies within 20 points of the reference.

Wrong::

    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, unit: "%"}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    reference: 71.9
    rows:
      - {method: Alpha, work: alpha, value: 0.71}

Right::

    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, unit: "%"}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    reference: 71.9
    scale: 0.01
    rows:
      - {method: Alpha, work: alpha, value: 71.0}
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.library.reported import Result

NEEDS = ("data/benchmarks.yaml",)
_NEAR = 20.0


def check(library: Library) -> Iterator[Finding]:
    """Yield each number that is a fraction among percents."""
    benchmarks = library.results.held.benchmarks
    rows = groupby(library.results.all, key=lambda one: (one.table.source_file, one.row))
    for _, numbers in rows:
        parts = [
            one
            for one in numbers
            if (own := benchmarks.get(one.benchmark)) and own.is_hundredth and not one.told.doubt
        ]
        for one in parts if _are_fractions(parts) else ():
            message = f"{one.said} is a fraction, and its benchmark is told in percent"
            hint = f"write {one.value * 100:g}, and 'scale: 0.01' at the top of the table"
            yield Finding(one.table.source_file, one.path, message, hint, Level.WARNING)


def _are_fractions(row: Sequence[Result]) -> bool:
    if not row or not all(0 < one.value <= 1 for one in row):
        return False
    if len(row) > 1:
        return True
    (one,) = row
    return one.reference is not None and abs(one.value * 100 - one.reference) <= _NEAR
