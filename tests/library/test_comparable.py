"""What may be ranked is ranked, and nothing across protocols or references is."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing import write
from measured import OTHER, of_tables
from support import ROOT

from awesomequant.library.axes import Axis, AxisPart, Reference, ResultSettings
from awesomequant.library.comparable import Group, Place, compared, groups
from awesomequant.library.library import Library
from awesomequant.library.reported import Reported, Result, results_of
from awesomequant.library.results import Benchmark, ResultTable
from awesomequant.store import load

STATED = "protocol: {context: 2048, code: ours}\nmodel: Talk-7B\nbenchmark: text\n"


def ranked_together(found: tuple[Group, ...]) -> Iterator[tuple[Result, Result]]:
    """Yield each two results of which one has a place before or beside the other."""
    for group in found:
        for field in group.fields:
            placed = [one for one in field.places if one.place]
            pairs = ((one.result, other.result) for one, other in combinations(placed, 2))
            yield from (pair for pair in pairs if pair[0].at == pair[1].at)


def places(library: Library) -> dict[tuple[str, str], tuple[int | None, int]]:
    """Return the place of each result by its table and method."""
    return {
        (one.result.table.id, one.result.told.method): (one.place, one.of)
        for group in compared(library)
        for field in group.fields
        for one in field.places
    }


def test_the_same_protocol_and_reference_are_one_field(tmp_path: Path) -> None:
    library = of_tables(
        tmp_path,
        one=f"{STATED}reference: 5.47\nrows:\n  - {{method: A, at: {{w: 4}}, value: 5.6}}\n",
        two=f"{STATED}reference: 5.472\nrows:\n  - {{method: B, at: {{w: 4}}, value: 5.5}}\n",
    )
    assert places(library) == {("one", "A"): (2, 2), ("two", "B"): (1, 2)}
    (group,) = compared(library)
    assert [place.loss for field in group.fields for place in field.places] == [0.028, 0.13]


@pytest.mark.parametrize(
    "other",
    [
        STATED + "reference: 5.12\n",
        STATED + "reference: not stated\n",
        STATED,
        STATED.replace("2048", "4096") + "reference: 5.47\n",
        STATED.replace("2048", "not stated") + "reference: 5.47\n",
        STATED.replace("2048", "unknown") + "reference: 5.47\n",
        STATED.replace("context: 2048, ", "") + "reference: 5.47\n",
        STATED.replace("Talk-7B", "Net-18") + "reference: 5.47\n",
    ],
)
def test_unlike_and_unstated_are_never_ranked_together(tmp_path: Path, other: str) -> None:
    rows = "rows:\n  - {{method: {0}, at: {{w: 4}}, value: 5.6}}\n"
    library = of_tables(
        tmp_path,
        one=f"{STATED}reference: 5.47\n" + rows.format("A"),
        two=other + rows.format("B"),
    )
    assert list(ranked_together(compared(library))) == []
    assert {place for place, _ in places(library).values()} == {None}


def test_what_is_open_is_ranked_inside_its_own_table(tmp_path: Path) -> None:
    rows = (
        "rows:\n  - {method: A, at: {w: 4}, value: 5.6}\n  - {method: B, at: {w: 4}, value: 5.5}\n"
    )
    open_ = "protocol: {context: not stated}\nmodel: Talk-7B\nbenchmark: text\nreference: 5.47\n"
    library = of_tables(tmp_path, one=open_ + rows, two=open_ + rows)
    assert set(places(library).values()) == {(1, 2), (2, 2)}
    assert all(one.table is other.table for one, other in ranked_together(compared(library)))


def test_only_one_setting_is_ranked_and_nothing_doubtful(tmp_path: Path) -> None:
    library = of_tables(
        tmp_path,
        one=f"""{STATED}reference: 5.47
rows:
  - {{method: A, at: {{w: 4}}, value: 5.6}}
  - {{method: B, at: {{w: 4}}, value: 5.1, doubt: of another data set}}
  - {{method: C, at: {{w: 3}}, value: 5.5}}
  - {{method: D, at: {{w: 4, a: 8}}, value: 5.5}}
  - {{method: E, at: {{w: 4}}, value: 5.6}}
""",
    )
    found = {method: place for (_, method), place in places(library).items()}
    assert found == {"A": (1, 2), "B": (None, 2), "C": (None, 1), "D": (None, 1), "E": (1, 2)}


def test_a_mean_says_of_which_tasks_it_is(tmp_path: Path) -> None:
    rows = "reference: 70\nmodel: Talk-7B\nbenchmark: both\nrows:\n  - {method: A, value: 60}\n  - {method: B, value: 61}\n"
    library = of_tables(
        tmp_path,
        one="protocol: {tasks: [pics, text]}\n" + rows,
        two="protocol: {tasks: [text, pics]}\n" + rows,
        three="protocol: {tasks: 2}\n" + rows,
        four="protocol: {tasks: [text]}\n" + rows,
    )
    tables = {
        frozenset((one.table.id, other.table.id))
        for one, other in ranked_together(compared(library))
    }
    assert frozenset(("one", "two")) in tables
    assert not [pair for pair in tables if {"three", "four"} & pair and len(pair) > 1]


def test_our_own_list_ranks_nothing_across_protocols_or_references() -> None:
    library = load(ROOT).library
    pairs = list(ranked_together(compared(library)))
    assert len(pairs) > 1_000
    benchmarks = library.results.held.benchmarks
    for one, other in pairs:
        own = benchmarks[one.benchmark]
        assert (one.model, one.benchmark) == (other.model, other.benchmark)
        assert (one.reference is None) == (other.reference is None)
        if one.reference is not None and other.reference is not None:
            assert round(one.reference, own.digits) == round(other.reference, own.digits)
        if one.table is not other.table:
            assert one.reference is not None
            for key in own.protocol:
                assert one.protocol[key] == other.protocol[key] != "not stated"


def test_our_own_list_has_what_readers_come_for() -> None:
    library = load(ROOT).library
    many = [group for group in compared(library) if len(group.methods) >= 6]
    assert len(library.results.all) >= 3_500
    assert len(library.results.by_work) >= 60
    assert len(many) >= 60
    assert sum(len(group.sources) > 1 for group in many) >= 18


RULES = ResultSettings(
    reference=Reference(label="Full"),
    axes={"bits": Axis(label="Bits", parts={"w": AxisPart(label="W"), "a": AxisPart(label="A")})},
    protocol={"context": "Context", "code": "Code", "tool": "Tool", "tuned": "Tuned"},
    recipe=("tuned",),
)
TEXT = Benchmark(
    id="text", label="Text", dataset="Text", metric="ppl", direction="lower",
    protocol=("context", "code"),
)  # fmt: skip
TERMS = st.sampled_from(["", "not stated", "unknown", "2048", "4096"])
ROWS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("234"), TERMS, TERMS, st.sampled_from(["", "not stated", "mine"]), st.sampled_from(["", "not stated", "5.47", "5.12"]), st.integers(5, 9)),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=4))
def test_planted_rows_are_never_ranked_across(tables: list[list[tuple[object, ...]]]) -> None:
    results: list[Result] = []
    for at, rows in enumerate(tables):
        table = ResultTable.model_validate(
            {
                "id": f"t{at}", "source_file": f"t{at}.yaml", "benchmark": "text", "model": "M",
                "source": {"url": "https://example.org/x", "place": "Table 1"},
                "rows": [
                    {
                        "method": method, "at": {"w": w}, "value": str(value),
                        "protocol": {
                            k: v
                            for k, v in (("context", context), ("code", code), ("tool", tool))
                            if v
                        }
                        | {"tuned": method},
                        **({"reference": reference} if reference else {}),
                    }
                    for method, w, context, code, tool, reference, value in rows
                ],
            }
        )  # fmt: skip
        results += results_of(table)
    found = groups(Reported(benchmarks={"text": TEXT}), results, RULES)
    assert sum(len(group.results) for group in found) == len(results)
    for one, other in ranked_together(found):
        assert one.reference == other.reference
        stated = [
            {k: v for k, v in said.protocol.items() if v not in ("not stated", "unknown")}
            for said in (one, other)
        ]
        for key in ("context", "code", "tool"):
            assert stated[0].get(key) == stated[1].get(key)
        if one.table is not other.table:
            assert one.reference is not None
            assert {"context", "code"} <= stated[0].keys()


def test_another_field_has_axes_of_its_own_and_no_reference(tmp_path: Path) -> None:
    project = load(write(tmp_path, OTHER), wholly=True)
    assert [str(problem) for problem in project.problems] == []
    stated, *others = compared(project.library)
    assert dict(stated.key.protocol) == {"input": "224"}
    assert {dict(group.key.protocol)["input"] for group in others} == {"448", "not stated"}
    (field,) = stated.fields
    rows = [(one.result.told.method, one.place, one.loss) for one in field.places]
    # The smallest first; of one size the better first; of two speeds, the faster.
    assert rows == [("Alpha-S", None, None), ("Alpha-L", None, None), ("Gamma", 1, None), ("Beta", 2, None)]  # fmt: skip
    gamma: Place = field.places[2]
    assert gamma.result.error == 0.2
    assert gamma.result.address == "https://example.org/gamma"
