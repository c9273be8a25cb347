"""Tables of results are read with places, kept between runs, and written a line a row."""

from pathlib import Path

import pytest
from listing import FILES, write
from measured import BENCHMARKS, MODELS, SETTINGS, SOURCE, of_tables

from awesomequant.library.problems import Refusal
from awesomequant.store import load, printed, strict
from awesomequant.store.recall import forget
from awesomequant.store.results import text

TABLE = """\
source: {url: https://github.com/doe/nets, commit: abcdef0, file: README.md, licence: MIT}
told_by: authors
model: Talk-7B
at: {w: 4}
protocol: {context: 2048, tasks: [pics, text]}
references:
  - {values: {pics: 71.0, text: not stated}}
rows:
  - {work: alpha, method: "Alpha: one", values: {pics: 70.10, text: "5.6 ± 0.1"}, line: 52-53}
  - {method: RTN, at: {w: 3}, values: {pics: 66}, told_by: copied, rival: true, line: 54}
"""


def kept(root: Path, table: str) -> Path:
    files = {**FILES, "data/list.yaml": SETTINGS, "data/results/doe/one.yaml": table}
    return write(root, files | {"data/benchmarks.yaml": BENCHMARKS, "data/models.yaml": MODELS})


def test_what_a_table_says_of_all_each_number_says(tmp_path: Path) -> None:
    library = load(kept(tmp_path, TABLE)).library
    first, second, third = library.results.all
    assert (first.benchmark, first.model, first.value, first.reference) == (
        "pics",
        "Talk-7B",
        70.1,
        71.0,
    )
    assert first.said == "70.10"
    assert (second.value, second.error, second.reference) == (5.6, 0.1, None)
    assert [one.line for one in library.results.all] == [52, 53, 54]
    assert second.address == "https://github.com/doe/nets/blob/abcdef0/README.md#L53"
    assert third.at == {"w": "3"}
    assert [one.told_by for one in library.results.all] == ["authors", "authors", "copied"]
    assert first.protocol["tasks"] == ("pics", "text")
    assert [one.said for one in library.results.by_work["alpha"]] == ["70.10", "5.6 ± 0.1"]


def test_our_own_form_needs_no_parser() -> None:
    assert printed.read(TABLE) == strict.read(TABLE)
    assert printed.read(TABLE)


def test_a_table_is_written_as_it_is_read() -> None:
    assert text(strict.read(TABLE)) == TABLE


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("values: {pics: 66", "valeus: {pics: 66", "one.yaml:10:31: 'valeus' is not a field here; did you mean 'values'?"),
        ("70.10", '"70,10"', "'rows.0.values.pics': '70,10' is not a number"),
        ("70.10", "about 70", "'about 70' is not a number"),
        ("commit: abcdef0, ", "", "a file of a repository has a commit, and a commit a file"),
        ("commit: abcdef0, file: README.md, ", "", "nobody finds the table again"),
        ("source:", "sauce:", "'sauce' is not a field here; did you mean 'source'?"),
        ("told_by: authors", "told_by: me", "'me' is none of authors, reproduced, copied, toolkit, unknown"),
        ("values: {pics: 66}", "value: 66", "row 2 has a 'value', and no 'benchmark' says of what"),
        ("values: {pics: 66}", "note: x", "a row has a 'value', or 'values' by benchmark"),
        ("line: 52-53", "line: 0", "line"),
        ("line: 52-53", "line: 53-52", "'53-52' ends before it begins"),
        ("pics: 66", "pics: 1e400", "'1e400' is not a number"),
        ("  - {work: alpha", "  - [1]\n  - {work: alpha", "one.yaml:9:5: 'rows.0'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    root = kept(tmp_path, TABLE.replace(old, new))
    project = load(root, wholly=True)
    told = [str(problem) for problem in project.problems]
    assert [one for one in told if said in one], told
    assert project.library.results.all == ()
    with pytest.raises(Refusal, match="mend it first"):
        _ = load(root).library.results.held


def test_a_list_without_results_reads_none(tmp_path: Path) -> None:
    project = load(write(tmp_path, dict(FILES)), wholly=True)
    assert project.problems == ()
    assert project.library.results.all == ()


def test_what_was_read_is_known_again_and_what_changed_is_read(tmp_path: Path) -> None:
    root = kept(tmp_path, TABLE)
    for _ in range(2):  # the second time from what was kept, as another process would
        forget()
        first, *_others = load(root).library.results.all
        assert first.said == "70.10"
        # Another command, which asks for no results, forgets none.
        load(root)
    (root / "data/results/doe/one.yaml").write_text(TABLE.replace("70.10", "70.11"), "utf-8")
    forget()
    assert load(root).library.results.all[0].said == "70.11"


def test_two_tables_of_one_name_are_told(tmp_path: Path) -> None:
    root = kept(tmp_path, TABLE)
    write(root, {"data/results/roe/One.yaml": TABLE})
    told = [str(problem) for problem in load(root, wholly=True).problems]
    assert any("the id 'One' is taken by data/results/doe/one.yaml" in one for one in told) or any(
        "the id 'one' is taken by data/results/roe/One.yaml" in one for one in told
    )


def test_a_stray_file_among_tables_is_told(tmp_path: Path) -> None:
    root = kept(tmp_path, TABLE)
    write(root, {"data/results/notes.txt": "x", "data/results/two.yml": TABLE})
    told = [str(problem) for problem in load(root, wholly=True).problems]
    assert len(told) == 2


def test_references_of_a_model_and_of_a_protocol_come_first(tmp_path: Path) -> None:
    library = of_tables(
        tmp_path,
        one="""\
references:
  - {values: {text: 9}}
  - {model: Talk-7B, values: {text: 8}}
  - {model: Talk-7B, protocol: {context: 512}, values: {text: 7}}
rows:
  - {method: A, values: {text: 10}}
  - {method: A, model: Talk-7B, values: {text: 10}}
  - {method: A, model: Talk-7B, protocol: {context: 512}, values: {text: 10}}
  - {method: A, model: Talk-7B, values: {text: 10}, references: {text: 6}}
""",
    )
    assert [one.reference for one in library.results.all] == [9, 8, 7, 6]
    assert SOURCE.format("one").strip() in (tmp_path / "data/results/one.yaml").read_text("utf-8")
