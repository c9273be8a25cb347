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

from collections.abc import Iterable, Iterator, Mapping

from awesomequant.library.axes import AxisPart
from awesomequant.library.comparable import TASKS
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Path
from awesomequant.text import did_you_mean

# Where something is said, of which setting, and of which keys of a protocol.
_Place = tuple[Path, Mapping[str, str], Iterable[str]]

STOPS_A_BUILD = True
NEEDS = ("data/list.yaml",)


def check(library: Library) -> Iterator[Finding]:
    """Yield each part of an axis, word on one, and key of a protocol that has no meaning."""
    held, rules = library.results.held, library.settings.results
    parts = rules.parts
    keys = {*rules.protocol, TASKS}
    for own in held.benchmarks.values():
        for at, key in enumerate(own.protocol):
            if key not in keys:
                yield _term("data/benchmarks.yaml", (own.id, "protocol", at), key, rules.protocol)
    for table in held.tables:
        file = table.source_file
        places: list[_Place] = [((), table.at, table.protocol)]
        places += ((("rows", at), row.at, row.protocol) for at, row in enumerate(table.rows))
        places += (
            (("references", at), {}, one.protocol) for at, one in enumerate(table.references)
        )
        for path, setting, protocol in places:
            for name, value in setting.items():
                if name not in parts:
                    hint = did_you_mean(name, parts) or "name it under results.axes there"
                    message = f"no axis of data/list.yaml has a part '{name}'"
                    yield Finding(file, (*path, "at", name, None), message, hint)
                elif not parts[name].takes(value):
                    yield _word(file, (*path, "at", name), value, parts[name])
            for key in protocol:
                if key not in keys:
                    yield _term(file, (*path, "protocol", key, None), key, rules.protocol)


def _word(file: str, path: Path, value: str, part: AxisPart) -> Finding:
    message = f"'{value}' is no number, and none of the words of '{path[-1]}'"
    hint = did_you_mean(value, part.words) or f"name it under 'words' of '{path[-1]}'"
    return Finding(file, path, message, f"{hint}, in data/list.yaml" if not part.words else hint)


def _term(file: str, path: Path, key: str, known: Iterable[str]) -> Finding:
    hint = did_you_mean(key, known) or "name it under results.protocol there"
    return Finding(file, path, f"data/list.yaml knows no '{key}' of a protocol", hint)
