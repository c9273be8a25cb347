"""The results of a list, at a terminal and for programs."""

import csv
import io
import json
from pathlib import Path

from listing import FILES, write
from measured import OTHER, of_tables
from support import run

ONE = """\
protocol: {context: 2048, code: ours}
model: Talk-7B
references: [{values: {text: 5.47}}]
rows:
  - {method: Alpha, work: alpha, at: {w: 4, a: 16}, values: {text: 5.6}, told_by: authors, line: 7}
  - {method: RTN, at: {w: 4, a: 16}, values: {text: 6.1}, rival: true, line: 8}
  - {method: RTN, at: {w: 3, a: 16}, values: {text: 25}, line: 9}
"""


def test_a_group_is_told_with_its_places_and_sources(tmp_path: Path) -> None:
    of_tables(tmp_path, one=ONE)
    done = run("-C", tmp_path, "results")
    assert done.returncode == 0, done.stderr
    head, field, *rows = done.stdout.splitlines()
    assert (
        head
        == "Talk-7B · Text, perplexity; Context 2048; Code base ours: 2 methods, 3 results, 1 source"
    )
    assert field == "  Full precision 5.47"
    at = "https://github.com/doe/one/blob/abcdef0/README.md"
    assert [" ".join(row.split()) for row in rows] == [
        f"W 3 A 16 RTN 25 +19.53 unknown {at}#L9",
        f"W 4 A 16 1 of 2 Alpha 5.6 +0.13 authors {at}#L7",
        f"W 4 A 16 2 of 2 RTN 6.1 +0.63 unknown, a rival {at}#L8",
    ]
    assert "3 results in 1 group" in done.stderr


def test_words_narrow_and_leave_places_as_they_are(tmp_path: Path) -> None:
    of_tables(tmp_path, one=ONE, two=ONE.replace("Talk-7B", "Net-18"))
    done = run("-C", tmp_path, "results", "rtn", "w=4", "net18", "--format", "json")
    (group,) = json.loads(done.stdout)["groups"]
    (field,) = group["fields"]
    (row,) = field["rows"]
    assert (group["model"], group["model_size"]) == ("Net-18", "11M")
    assert (row["method"], row["place"], row["of"], row["rival"]) == ("RTN", 2, 2, True)
    assert row["source"].endswith("/two/blob/abcdef0/README.md#L8")


def test_a_word_that_nothing_is_called_is_told(tmp_path: Path) -> None:
    of_tables(tmp_path, one=ONE)
    for words, said in {
        ("alfa",): "did you mean 'alpha'?",
        ("v=4",): "results stand on no axis 'v'",
        ("net18", "alpha"): "no result is of all of these",
    }.items():
        done = run("-C", tmp_path, "results", *words)
        assert done.returncode == 2
        assert said in done.stderr


def test_a_list_without_results_says_where_they_go(tmp_path: Path) -> None:
    write(tmp_path, dict(FILES))
    done = run("-C", tmp_path, "results")
    assert done.returncode == 2
    assert "data/results/" in done.stderr


def test_csv_has_the_axes_of_any_field_as_columns(tmp_path: Path) -> None:
    write(tmp_path, OTHER)
    done = run("-C", tmp_path, "results", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 6
    gamma = next(row for row in rows if row["value"] == "93.0")
    assert (gamma["size"], gamma["error"], gamma["place"], gamma["input"]) == (
        "5",
        "0.2",
        "1",
        "224",
    )
    assert gamma["benchmark"] == "flowers"
    assert gamma["reference"] == gamma["loss"] == ""


def test_nothing_of_a_hostile_table_reaches_the_terminal(tmp_path: Path) -> None:
    of_tables(
        tmp_path,
        one=ONE.replace("method: Alpha", 'method: "A\\u202elpha <b>"').replace("\\u202e", ""),
    )
    done = run("-C", tmp_path, "results")
    assert done.returncode == 0
    bad = tmp_path / "data/results/bad.yaml"
    bad.write_text(
        'source: {url: "javascript:alert(1)", place: x}\nrows: [{method: A, value: 1}]\n'
    )
    done = run("-C", tmp_path, "check")
    assert done.returncode == 1
    assert "'source.url'" in done.stdout + done.stderr
