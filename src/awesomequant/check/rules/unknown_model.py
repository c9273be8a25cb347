"""A result is of a model that ``data/models.yaml`` does not have.

Models are a vocabulary, so that the same one under two spellings is one: write its usual name (an
alias is met on import only), or add it to ``data/models.yaml`` in the same change.

Wrong::

    # data/models.yaml
    Net-18: {aliases: [net18]}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    model: net18
    rows:
      - {method: Alpha, work: alpha, value: 70.1}

Right::

    # data/models.yaml
    Net-18: {aliases: [net18]}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    benchmark: pics
    model: Net-18
    rows:
      - {method: Alpha, work: alpha, value: 70.1}
"""

from collections.abc import Iterator

from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Path
from awesomequant.library.results import ResultTable
from awesomequant.text import did_you_mean, squash

STOPS_A_BUILD = True
NEEDS = ("data/models.yaml",)  # while it cannot be read, every model is unknown


def check(library: Library) -> Iterator[Finding]:
    """Yield each name of a model without an entry, once a file and place of its own."""
    held = library.results.held
    if not held.tables:
        return
    spelled = {squash(one): model.id for model in held.models.values() for one in model.aliases}
    spelled |= {squash(name): name for name in held.models}
    for table in held.tables:
        for path, name in _named(table):
            if name not in held.models:
                known = spelled.get(squash(name))
                hint = f"write '{known}'" if known else did_you_mean(name, held.models)
                message = f"the model '{name}' is not in data/models.yaml"
                fix = put(path, known) if known else None
                hint = hint or "add it to data/models.yaml"
                yield Finding(table.source_file, path, message, hint, fix=fix)


def _named(table: ResultTable) -> Iterator[tuple[Path, str]]:
    if table.model:
        yield ("model",), table.model
    for at, reference in enumerate(table.references):
        if reference.model:
            yield ("references", at, "model"), reference.model
    for at, row in enumerate(table.rows):
        if row.model:
            yield ("rows", at, "model"), row.model
