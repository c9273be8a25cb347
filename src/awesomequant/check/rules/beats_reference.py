"""A result is better than what it falls short of, by more than luck.

The reference of a table is its value without what the list is about: nothing should be better, but
for noise. Mostly the two are of different runs, or a number stands in the wrong column. How much is
noise a benchmark says: of 5,794 facts that were gathered 44 lie beyond 2.5 points of accuracy, or
3 % of perplexity. Where the source does say so, write under ``doubt`` why it is not to be believed:
the number stays, and is never ranked.

Wrong::

    # data/list.yaml
    results: {reference: {label: Full precision}}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, noise: "2.5"}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    reference: 71.0
    rows:
      - {method: Alpha, work: alpha, value: 76.1}

Right::

    # data/list.yaml
    results: {reference: {label: Full precision}}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, noise: "2.5"}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    reference: 71.0
    rows:
      - {method: Alpha, work: alpha, value: 76.1, doubt: the reference is of a shorter training}
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

NEEDS = ("data/benchmarks.yaml",)


def check(library: Library) -> Iterator[Finding]:
    """Yield each result on the wrong side of its own reference."""
    rules = library.settings.results
    if not (rules.reference and rules.reference.is_bound):
        return
    benchmarks = library.results.held.benchmarks
    for one in library.results.all:
        own = benchmarks.get(one.benchmark)
        if one.reference is None or own is None or not own.noise or one.told.doubt:
            continue
        gain = -own.loss(one.value, one.reference)
        if gain > own.noise_at(one.reference):
            message = (
                f"{one.said} is better than {rules.reference.label.lower()} in the same table,"
                f" {one.reference:g}, by more than noise ({own.noise})"
            )
            hint = "look at the source; where it says so, say under 'doubt' why"
            yield Finding(one.table.source_file, one.path, message, hint, Level.WARNING)
