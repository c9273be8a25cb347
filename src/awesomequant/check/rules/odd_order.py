"""In one table the same method is far better where it costs less.

Two rows of a method that differ in one part of one axis should be in order: fewer bits are no
better than more. By luck they may be: of 1,188 such pairs that were gathered 72 are out of order,
and all but three by less than twice what their benchmark calls noise (5 points of accuracy, 6 % of
perplexity). Beyond that two columns may be exchanged. Where the source does say so, write under
``doubt`` of the row that is not to be believed why.

Wrong::

    # data/list.yaml
    results: {axes: {bits: {label: Bits}}}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, noise: "2.5"}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    rows:
      - {method: Alpha, work: alpha, at: {bits: 2}, value: 70.0}
      - {method: Alpha, work: alpha, at: {bits: 4}, value: 60.0}

Right::

    # data/list.yaml
    results: {axes: {bits: {label: Bits}}}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, noise: "2.5"}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    rows:
      - {method: Alpha, work: alpha, at: {bits: 2}, value: 60.0}
      - {method: Alpha, work: alpha, at: {bits: 4}, value: 70.0}
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from awesomequant.library.axes import ResultSettings
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.library.reported import Result

NEEDS = ("data/benchmarks.yaml", "data/list.yaml")
_TIMES = 2
# Rows of one method in one table; each is compared with each, and a hostile table has thousands.
_MOST = 200


def check(library: Library) -> Iterator[Finding]:
    """Yield each result that a cheaper setting of the same method beats by far."""
    rules = library.settings.results
    benchmarks = library.results.held.benchmarks
    for name, some in _alike(library).items():
        own = benchmarks.get(name)
        if own is None or not own.noise:
            continue
        for rows in some:
            for one, other in combinations(rows[:_MOST], 2):
                pair = _in_order(one, other, rules)
                if pair is None:
                    continue
                cheap, dear, part = pair
                if own.loss(dear.value, cheap.value) > _TIMES * own.noise_at(cheap.value):
                    label = rules.parts[part].label
                    message = (
                        f"{dear.said} at {label} {dear.at[part]} is far worse than"
                        f" {cheap.said} at {cheap.at[part]}, in the same table"
                    )
                    hint = "look at the source; where it says so, say under 'doubt' why"
                    yield Finding(dear.table.source_file, dear.path, message, hint, Level.WARNING)


def _alike(library: Library) -> dict[str, list[list[Result]]]:
    """Return the rows of one method, form, model and protocol of one table, by benchmark."""
    found: dict[tuple[object, ...], list[Result]] = defaultdict(list)
    for one in library.results.all:
        row = one.told
        if not row.doubt:
            terms = tuple(sorted((key, str(said)) for key, said in one.protocol.items()))
            reference = one.reference
            key = one.benchmark, one.table.source_file, row.method, row.variant, one.model
            found[*key, terms, reference].append(one)
    by_benchmark: dict[str, list[list[Result]]] = defaultdict(list)
    for (name, *_), some in found.items():
        by_benchmark[str(name)].append(some)
    return by_benchmark


def _in_order(
    one: Result, other: Result, rules: ResultSettings
) -> tuple[Result, Result, str] | None:
    """Return two results, the cheaper first, and the one part in which they differ, if in one."""
    parts = [name for name in rules.parts if one.at.get(name) != other.at.get(name)]
    if len(parts) != 1:
        return None
    part, axis = rules.parts[parts[0]], rules.axis_of(parts[0])
    here, there = part.place(one.at.get(parts[0])), part.place(other.at.get(parts[0]))
    if here is None or there is None or here == there or axis is None:
        return None
    is_first = (here < there) == (axis.better == "lower")
    return (one, other, parts[0]) if is_first else (other, one, parts[0])
