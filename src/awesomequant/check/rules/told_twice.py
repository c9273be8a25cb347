"""Two tables tell the same claim, with values that luck does not explain.

The same method in the same form, at the same setting, on the same model and benchmark, measured as
stated alike and with the same reference: both numbers are kept, and a reader is shown both. It may
be that a setting is lacking that sets them apart (``variant``, a part of an axis), or that one was
copied wrongly. Of 27 claims that were gathered twice one lies further apart than its benchmark
calls noise.

Wrong::

    # data/list.yaml
    results: {reference: {label: Full precision}}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, noise: "2.5"}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    reference: 71.9
    rows:
      - {method: Alpha, work: alpha, value: 71.0}
    # data/results/two.yaml
    source: {url: "https://example.org/other", place: Table 1}
    benchmark: pics
    reference: 71.9
    rows:
      - {method: Alpha, work: alpha, value: 65.0}

Right::

    # data/list.yaml
    results: {reference: {label: Full precision}}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, noise: "2.5"}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    reference: 71.9
    rows:
      - {method: Alpha, work: alpha, value: 71.0}
    # data/results/two.yaml
    source: {url: "https://example.org/other", place: Table 1}
    benchmark: pics
    reference: 71.9
    rows:
      - {method: Alpha, work: alpha, variant: fewer steps, value: 65.0}
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesomequant.library.comparable import claims, measured, told_aside
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.library.reported import Result
from awesomequant.library.results import Benchmark

NEEDS = ("data/benchmarks.yaml", "data/list.yaml")


def check(library: Library) -> Iterator[Finding]:
    """Yield each number that another table tells otherwise, beside the nearest of these."""
    held, rules = library.results.held, library.settings.results
    aside = told_aside(held, rules)
    for claim, told in claims(held, library.results.all, rules).items():
        own = held.benchmarks.get(claim.group.benchmark)
        if own is None or not own.noise:
            continue
        # Of each table the first of them; a table that tells one claim twice is not told here.
        first: dict[tuple[object, ...], dict[str, Result]] = {}
        for one in told:
            if not one.told.doubt:
                alike = first.setdefault((one.reference, measured(one, aside)), {})
                alike.setdefault(one.table.source_file, one)
        for alike in first.values():
            yield from _apart(list(alike.values()), own)


def _apart(told: Sequence[Result], own: Benchmark) -> Iterator[Finding]:
    """Yield each number that lies further from the one told before it than luck explains."""
    for before, one in pairwise(sorted(told, key=lambda one: one.value)):
        if one.value - before.value > own.noise_at(before.value):
            other = before.table.source_file
            message = f"{one.said} here, {before.said} in {other}, for the same claim"
            hint = "both are kept; see whether a 'variant' or a setting sets them apart"
            where = one.table.source_file, one.path
            yield Finding(*where, message, hint, Level.NOTE, related=(other,))
