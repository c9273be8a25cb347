"""The script that made our tables of results reads facts as they were gathered."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support import ROOT

from awesomequant.library.reported import Result, results_of
from awesomequant.library.results import ResultTable
from awesomequant.store import strict
from awesomequant.store.results import text

README = "| doe/nets | none found | abcdef012345 | 2024-01-02 | 3 |\n"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gathered", ROOT / "importers/_results.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class NoWorks:
    """A list that has none of the works."""

    def id(self, _fact: object) -> None:
        return None


def fact(line: int, dataset: str, value: float, **more: Any) -> dict[str, Any]:
    metric = (
        "perplexity"
        if dataset == "C4"
        else "avg zero-shot accuracy"
        if "average" in dataset
        else "accuracy"
    )
    return {
        "work_title": None, "method": "RTN", "model": "LLaMA-7B",
        "benchmark": {"dataset": dataset, "metric": metric, "direction": "lower" if dataset == "C4" else "higher"},
        "bits": {"w": 4}, "value": value, "kind": "authors", "as_of": "2024-01-02", "file_as_of": "2024-01-01",
        "source": {"repo": "doe/nets", "commit": "abcdef012345", "file": "README.md", "line": line},
    } | more  # fmt: skip


def made(script: ModuleType, *facts: dict[str, Any]) -> list[list[Result]]:
    """Return the numbers of each table that facts come to, by the files that they are written to."""
    tables = []
    for some in script.tables(facts):
        written = text(script.table_values(some, NoWorks(), script.licences(README)))
        values = {**strict.read(written), "id": "x", "source_file": "x.yaml"}
        tables.append(list(results_of(ResultTable.model_validate(values))))
    return tables


def test_lines_that_lie_close_are_one_table(script: ModuleType) -> None:
    facts = [fact(5, "PIQA", 78.1), fact(6, "PIQA", 70, bits={"w": 3}), fact(40, "C4", 7.1), fact(41, "C4", 9.1, bits={"w": 3}), fact(42, "C4", 8, bits={"w": 8})]  # fmt: skip
    first, second = made(script, *facts)
    assert [(one.line, one.value, one.at) for one in first] == [
        (5, 78.1, {"a": "not stated", "w": "4"}),
        (6, 70.0, {"a": "not stated", "w": "3"}),
    ]
    assert [one.line for one in second] == [40, 41, 42]
    assert first[0].table.source.licence == "not stated"
    assert str(first[0].table.as_of) == "2024-01-01"


def test_a_row_of_the_source_is_a_row_and_its_mean_names_its_tasks(script: ModuleType) -> None:
    terms = {"protocol": {"shots": 0, "tasks": 2}}
    row = [fact(5, "PIQA", 70, **terms), fact(5, "BoolQ", 60, **terms), fact(5, "zero-shot average", 65, **terms, fp_value=71)]  # fmt: skip
    ((one, other, mean),) = made(script, *row)
    assert one.row == other.row == mean.row
    assert mean.protocol == {"shots": "0", "tasks": ("boolq", "piqa")}
    assert (one.reference, mean.reference) == (None, 71.0)
    wrong = [*row[:2], row[2] | {"value": 66.0}]
    assert made(script, *wrong)[0][2].protocol["tasks"] == "2"


@pytest.mark.parametrize(
    ("bits", "at"),
    [
        ({"w": "gguf q4_k_m"}, {"w": "4", "as-stated": "gguf q4_k_m"}),
        ({"w": "AQLM 1x16g8", "w_nominal": 2}, {"w": "2", "as-stated": "AQLM 1x16g8"}),
        ({"w": "fp8 (block)", "a": "fp8"}, {"w": "fp8", "a": "fp8", "as-stated": "fp8 (block)"}),
        ({"w": 1.58, "kv": 4}, {"w": "1.58", "kv": "4"}),
    ],
)
def test_bits_are_numbers_and_keep_the_words_of_the_source(
    script: ModuleType, bits: dict[str, Any], at: dict[str, str]
) -> None:
    assert script.at(fact(1, "C4", 1.0, bits=bits)) == at


def test_our_tables_name_their_source_whole() -> None:
    for file in Path(ROOT / "data/results").rglob("*.yaml"):
        source = strict.read(file.read_text("utf-8"))["source"]
        assert source["commit"], file
        assert source["licence"], file
        assert json.dumps(source).isascii()
