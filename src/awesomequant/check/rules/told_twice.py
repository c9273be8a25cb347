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

from collections.abc import Iterator

from awesomequant.library.comparable import claims, measured, told_aside
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

NEEDS = ("data/benchmarks.yaml", "data/list.yaml")


def check(library: Library) -> Iterator[Finding]:
    """Yield each number that another table tells otherwise; the first of them is the one told."""
    held, rules = library.results.held, library.settings.results
    aside = told_aside(held, rules)
    for claim, told in claims(held, library.results.all, rules).items():
        own = held.benchmarks.get(claim.group.benchmark)
        if own is None or not own.noise:
            continue
        sound = [one for one in told if not one.told.doubt]
        for at, one in enumerate(sound):
            # One finding a number: the first before it that says otherwise.
            for before in sound[:at]:
                is_alike = before.reference == one.reference
                is_alike &= measured(before, aside) == measured(one, aside)
                if before.table is one.table or not is_alike:
                    continue
                noise = own.noise_at(min(one.value, before.value))
                if abs(one.value - before.value) > noise:
                    other = before.table.source_file
                    message = f"{one.said} here, {before.said} in {other}, for the same claim"
                    hint = "both are kept; see whether a 'variant' or a setting sets them apart"
                    related = (other,)
                    yield Finding(
                        one.table.source_file, one.path, message, hint, Level.NOTE, related=related
                    )
                    break
