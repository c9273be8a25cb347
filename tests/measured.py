"""Lists with results to try things on: of one field, and of another with axes of its own."""

from pathlib import Path

from listing import FILES, write

from awesomequant.library.library import Library
from awesomequant.store import load

SETTINGS = (
    FILES["data/list.yaml"]
    + """\
results:
  reference: {label: Full precision}
  protocol: {context: Context, code: Code base, tasks: Tasks}
  axes:
    bits: {label: Bits, parts: {w: {label: W, words: {fp8: 8, mixed: ~}}, a: {label: A}}}
"""
)
BENCHMARKS = """\
text: {label: Text, dataset: Text, metric: perplexity, direction: lower, protocol: [context, code], noise: "3 %"}
pics: {label: Pics, dataset: Pics, metric: top-1, direction: higher, unit: "%", noise: "2.5"}
both: {label: Both, dataset: Both, metric: mean, direction: higher, is_mean: true}
"""
MODELS = "Net-18: {size: 11M, aliases: [net18]}\nTalk-7B: {}\n"
SOURCE = 'source: {{url: "https://github.com/doe/{0}", commit: abcdef0, file: README.md}}\n'


def of_tables(root: Path, **tables: str) -> Library:
    """Return the list with some tables, each of a source of its own."""
    files = {**FILES, "data/list.yaml": SETTINGS}
    files |= {"data/benchmarks.yaml": BENCHMARKS, "data/models.yaml": MODELS}
    files |= {
        f"data/results/{name}.yaml": SOURCE.format(name) + text for name, text in tables.items()
    }
    project = load(write(root, files), wholly=True)
    assert [str(problem) for problem in project.problems] == []
    return project.library


# A list of another field, with no code of its own: networks by accuracy, against what they cost.
OTHER = {
    "data/list.yaml": """\
title: Small networks
description: Networks for little machines
results:
  protocol: {input: Input size}
  axes:
    size: {label: Parameters (M)}
    speed: {label: Speed, better: higher, parts: {cpu: {label: Images a second}, chip: {label: On, type: text}}}
""",
    "data/venues.yaml": FILES["data/venues.yaml"],
    "data/tags.yaml": FILES["data/tags.yaml"],
    "data/papers/2020/alpha.yaml": FILES["data/papers/2020/alpha.yaml"],
    "data/benchmarks.yaml": """\
flowers: {label: Flowers, dataset: Flowers, metric: accuracy, direction: higher, protocol: [input]}
""",
    "data/results/own.yaml": """\
source: {url: "https://example.org/alpha", place: Table 2, as_of: 2024-05-06}
benchmark: flowers
protocol: {input: 224}
told_by: authors
rows:
  - {method: Alpha-S, work: alpha, at: {size: 2.5, cpu: 90, chip: M1}, value: 90.1}
  - {method: Alpha-L, work: alpha, at: {size: 5, cpu: 40, chip: M1}, value: 92.4}
  - {method: Beta, at: {size: 5}, value: 91.0}
""",
    "data/results/other.yaml": """\
source: {url: "https://example.org/gamma", place: Table 1, as_of: 2025-05-06}
benchmark: flowers
protocol: {input: 224}
rows:
  - {method: Gamma, at: {size: 5}, value: 93.0 ± 0.2}
  - {method: Gamma, at: {size: 5}, protocol: {input: 448}, value: 95.0}
  - {method: Delta, at: {size: 5}, protocol: {input: not stated}, value: 96.0}
""",
}
