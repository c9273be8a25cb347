"""A result stands where ``data/list.yaml`` has no axis, or says what nobody asks of a protocol.

``results`` there says on which axes results stand (``axes``, with their parts and the words that
may stand for a number) and what sources may say of how they measured (``protocol``). What is not
among them would be shown nowhere, and compared with nothing.

Wrong::

    # data/list.yaml
    results: {axes: {bits: {label: Bits, parts: {w: {label: W, words: {fp8: 8}}}}}}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    rows:
      - {method: Alpha, work: alpha, at: {w: four}, values: {pics: 70.1}}

Right::

    # data/list.yaml
    results: {axes: {bits: {label: Bits, parts: {w: {label: W, words: {fp8: 8}}}}}}
    # data/benchmarks.yaml
    pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher}
    # data/results/one.yaml
    source: {url: "https://example.org/paper", place: Table 1}
    rows:
      - {method: Alpha, work: alpha, at: {w: 4}, values: {pics: 70.1}}
"""

from collections.abc import Iterator, Mapping
from typing import Any

from awesomequant.library.axes import AxisPart
from awesomequant.library.comparable import TASKS
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Path
from awesomequant.text import did_you_mean

# Where something is said, and what.
_Place = tuple[Path, Mapping[str, Any]]

STOPS_A_BUILD = True
NEEDS = ("data/list.yaml",)


def check(library: Library) -> Iterator[Finding]:
    """Yield each part of an axis, word on one, and key of a protocol that has no meaning."""
    rules = library.settings.results
    for file, path, key in _keys(library):
        if key not in rules.protocol and key != TASKS:
            hint = did_you_mean(key, rules.protocol) or "name it under results.protocol there"
            yield Finding(file, path, f"data/list.yaml knows no '{key}' of a protocol", hint)
    for table in library.results.held.tables:
        places: list[_Place] = [((), table.at)]
        places += ((("rows", at), row.at) for at, row in enumerate(table.rows))
        for path, setting in places:
            for name, value in setting.items():
                if name not in rules.parts:
                    hint = did_you_mean(name, rules.parts) or "name it under results.axes there"
                    message = f"no axis of data/list.yaml has a part '{name}'"
                    yield Finding(table.source_file, (*path, "at", name, None), message, hint)
                elif not rules.parts[name].takes(value):
                    yield _word(table.source_file, (*path, "at", name), value, rules.parts[name])


def _keys(library: Library) -> Iterator[tuple[str, Path, str]]:
    """Yield each key of a protocol that is named, with its file and path."""
    held = library.results.held
    for at, key in enumerate(library.settings.results.recipe):
        yield "data/list.yaml", ("results", "recipe", at), key
    for own in held.benchmarks.values():
        for at, key in enumerate(own.protocol):
            yield "data/benchmarks.yaml", (own.id, "protocol", at), key
    for table in held.tables:
        places: list[_Place] = [((), table.protocol)]
        places += ((("references", at), one.protocol) for at, one in enumerate(table.references))
        places += ((("rows", at), row.protocol) for at, row in enumerate(table.rows))
        for path, protocol in places:
            for key in protocol:
                yield table.source_file, (*path, "protocol", key, None), key


def _word(file: str, path: Path, value: str, part: AxisPart) -> Finding:
    message = f"'{value}' is no number, and none of the words of '{path[-1]}'"
    hint = did_you_mean(value, part.words) or f"name it under 'words' of '{path[-1]}'"
    return Finding(file, path, message, f"{hint}, in data/list.yaml" if not part.words else hint)
