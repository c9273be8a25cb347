"""Tables of results become records of a list: shown, written once, and never twice."""

import json
import subprocess
from pathlib import Path

import pytest
from measured import of_tables
from support import run

PAGE = """\
# Quick talk

## Results

| Model | Talk-7B | | net 18 |
|---|---|---|---|
| **Method** | *Text* ↓ | *Both* | *Pics* |
| Full precision | 5.47 | 66.9 | 71.0 |
| *W4A16* | | | |
| Alpha | **5.60**<sup>1</sup> | 64.0 ± 0.3 | 70.1 |
| RTN | 6.1 | -- | 1e1 |

<sup>1</sup> A run of its own.

| a | b |
|---|---|
| 1 | 2 |
"""
MAP = """\
columns: {Method: method}
levels: [model, benchmark]
sections: bits
reference: {method: Full*}
own: Alpha
told_by: authors
source: {url: "https://github.com/doe/quick", commit: abcdef0, file: README.md}
"""
RECORD = """\
source: {url: https://github.com/doe/quick, commit: abcdef0, file: README.md}
told_by: authors
at: {w: 4, a: 16}
references:
  - {model: Talk-7B, values: {text: 5.47, both: 66.9}}
  - {model: Net-18, values: {pics: 71.0}}
rows:
  - {method: Alpha, work: alpha, model: Talk-7B, values: {text: 5.60, both: "64.0 ± 0.3"}, line: 10}
  - {method: Alpha, work: alpha, model: Net-18, values: {pics: 70.1}, line: 10}
  - {method: RTN, model: Talk-7B, values: {text: 6.1}, rival: true, line: 11}
  - {method: RTN, model: Net-18, values: {pics: 1e1}, rival: true, line: 11}
"""
ONE = """\
protocol: {context: 2048, code: ours}
model: Talk-7B
rows: # kept by hand
  - {method: Alpha, work: alpha, at: {w: 8}, values: {text: 5.5}, line: 7}
"""


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A list with a table, a page and a map beside it."""
    root = tmp_path / "list"
    of_tables(root, one=ONE)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def data_of(there: Path) -> dict[str, bytes]:
    """Every file of the list's data."""
    folder = there / "list/data"
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def taken(there: Path, *more: str) -> tuple[int, str, str]:
    done = run("-C", there / "list", "import-results", there / "page.md", *more)
    return done.returncode, done.stdout, done.stderr


def test_the_tables_of_a_file_are_listed(there: Path) -> None:
    code, shown, said = taken(there)
    assert code == 0
    assert shown.splitlines() == [
        "1: line 5 'Results': 3 rows, 4 columns: Model > Method, Talk-7B > Text, Talk-7B > Both, net 18 > Pics",
        "2: line 15 'Results': 1 row, 2 columns: a, b",
    ]
    assert "choose one with --table" in said


def test_a_map_is_guessed_and_can_be_used(there: Path) -> None:
    code, shown, _ = taken(there, "--table", "1", "--map", "guess")
    assert code == 0
    assert '"Talk-7B > Text"' not in shown
    shown = " ".join(shown.split())
    assert "Talk-7B > Text: {value: text, model: Talk-7B}" in shown
    assert "net 18 > Pics: {value: pics, model: Net-18}" in shown
    assert "sections: [bits]" in shown
    assert "reference: {method: [Full precision]}" in shown


def test_a_clone_says_where_its_file_stands(there: Path) -> None:
    clone = there / "clone/docs"
    clone.mkdir(parents=True)
    (clone / "page.md").write_text(PAGE, encoding="utf-8")

    def git(*said: str) -> str:
        done = subprocess.run(
            ["git", "-C", clone.parent, "-c", "user.name=A", "-c", "user.email=a@b.org", *said],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    git("init", "-q")
    git("remote", "add", "origin", "git@github.com:doe/quick.git")
    git("add", ".")
    git("commit", "-qm", "one", "--date", "2024-05-06T12:00:00Z")
    said = ("import-results", clone / "page.md", "--table", "1", "--map", "guess")
    shown = run("-C", there / "list", *said).stdout
    where = f'source: {{url: "https://github.com/doe/quick", commit: {git("rev-parse", "HEAD")}'
    assert where in shown.replace(f'"{git("rev-parse", "HEAD")}"', git("rev-parse", "HEAD"))
    assert "file: docs/page.md" in shown
    (clone / "page.md").write_text(f"{PAGE}\n", encoding="utf-8")
    assert "# source: {url: …" in run("-C", there / "list", *said).stdout


def test_a_record_is_shown_then_written_and_never_twice(there: Path) -> None:
    before = data_of(there)
    said = ("--table", "1", "--map", str(there / "map.yaml"))
    code, shown, told = taken(there, *said, "--dry-run")
    assert code == 0, told
    assert shown.startswith("--- /dev/null\n+++ data/results/doe-quick-results.yaml\n")
    assert data_of(there) == before
    code, _, told = taken(there, *said)
    assert code == 0
    assert "with 4 rows written" in told
    made = there / "list/data/results/doe-quick-results.yaml"
    assert made.read_text("utf-8") == RECORD
    assert (there / "list/data/results/one.yaml").read_text("utf-8").endswith(ONE)
    code, shown, told = taken(there, *said)
    assert (code, shown) == (0, "")
    assert "nothing new" in told
    assert "5 numbers are in the list already" in told
    checked = run("-C", there / "list", "check")
    assert "error" not in checked.stdout.replace("no error", ""), checked.stdout


def test_a_number_that_the_list_has_otherwise_is_told_and_left(there: Path) -> None:
    said = ("--table", "1", "--map", str(there / "map.yaml"))
    taken(there, *said)
    (there / "page.md").write_text(PAGE.replace("| 6.1 |", "| 6.2 |"), encoding="utf-8")
    before = data_of(there)
    code, _, told = taken(there, *said)
    assert code == 1
    assert "data/results/doe-quick-results.yaml:10:" in told
    assert f"6.1 here, 6.2 in line 11 of {there / 'page.md'}: RTN, text" in told
    assert data_of(there) == before
    code, shown, told = taken(there, *said, "--overwrite", "--dry-run")
    assert code == 0, told
    assert shown.count("\n-") == 1
    assert data_of(there) == before
    assert taken(there, *said, "--overwrite")[0] == 0
    made = (there / "list/data/results/doe-quick-results.yaml").read_text("utf-8")
    assert made == RECORD.replace("text: 6.1", 'text: "6.2"')
    assert "nothing new" in taken(there, *said)[2]


def made_of(there: Path, name: str = "doe-quick-results") -> Path:
    return there / f"list/data/results/{name}.yaml"


def test_new_rows_of_a_known_table_go_into_its_file_and_nothing_else_changes(there: Path) -> None:
    said = ("--table", "1", "--map", str(there / "map.yaml"))
    taken(there, *said)
    kept = made_of(there).read_text("utf-8").replace("rows:\n", "rows: # by hand\n") + "  # more?\n"
    made_of(there).write_text(kept, encoding="utf-8")
    more = PAGE.replace("| RTN |", "| Beta | 5.90 | 61.0 | 69.0 |\n| RTN |")
    (there / "page.md").write_text(more, encoding="utf-8")
    row = "  - {method: Beta, model: Talk-7B, values: {text: 5.90, both: 61.0}, rival: true, line: 11}\n"
    code, shown, told = taken(there, *said, "--dry-run")
    assert (code, f"+{row}" in shown) == (0, True)
    assert "with 2 more rows would be written" in told
    assert made_of(there).read_text("utf-8") == kept
    code, _, told = taken(there, *said)
    assert code == 0
    assert "5 numbers are in the list already" in told
    assert made_of(there).read_text("utf-8") == (
        kept.removesuffix("  # more?\n") + row
        + "  - {method: Beta, model: Net-18, values: {pics: 69.0}, rival: true, line: 11}\n  # more?\n"
    )  # fmt: skip
    assert not made_of(there, "doe-quick-results-2").exists()
    assert "nothing new" in taken(there, *said)[2]


def test_a_model_more_comes_with_what_it_is_measured_by(there: Path) -> None:
    said = ("--table", "1", "--map", str(there / "map.yaml"))
    narrow = PAGE.replace("| | net 18 |", "|").replace("*Both* | *Pics*", "*Both*")
    narrow = (
        narrow.replace("66.9 | 71.0", "66.9").replace("0.3 | 70.1", "0.3").replace("- | 1e1", "-")
    )
    (there / "page.md").write_text(narrow.replace("|---|---|---|---|", "|---|---|---|"), "utf-8")
    assert "with 2 rows written" in taken(there, *said)[2]
    # Of one model alone the file says so at its top: what another one says is a file of its own.
    (there / "page.md").write_text(PAGE, encoding="utf-8")
    assert "doe-quick-results-2.yaml with 2 rows written" in taken(there, *said)[2]
    assert "{pics: 71.0}" in made_of(there, "doe-quick-results-2").read_text("utf-8").replace(
        "values: ", ""
    )


@pytest.mark.parametrize(
    ("references", "wanted"),
    [
        ("references:\n  - {model: Talk-7B, values: {text: 5.47}}\n", "  - {model: Net-18, values: {pics: 71.0}}\nrows:"),
        ("", "references: {pics: 71.0}"),
    ],
)  # fmt: skip
def test_rows_find_what_they_are_measured_by_in_a_file_that_lacks_it(
    there: Path, references: str, wanted: str
) -> None:
    head, _, rows = RECORD.partition("references:")
    row = next(line for line in rows.splitlines() if "Talk-7B, values: {text: 5.60" in line)
    made_of(there).write_text(f"{head}{references}rows:\n{row}\n", encoding="utf-8")
    assert taken(there, "--table", "1", "--map", str(there / "map.yaml"))[0] == 0
    assert wanted in made_of(there).read_text("utf-8")
    done = run("-C", there / "list", "results", "--format", "json", "net 18")
    assert json.loads(done.stdout)
    assert '"reference": 71' in done.stdout or '"reference": "71' in done.stdout, done.stdout


def test_a_later_commit_of_a_file_adds_what_is_new_in_it_and_repeats_nothing(there: Path) -> None:
    said = ("--table", "1", "--map", str(there / "map.yaml"))
    taken(there, *said)
    (there / "map.yaml").write_text(MAP.replace("abcdef0", "abcdef1"), encoding="utf-8")
    assert "nothing new" in taken(there, *said)[2]
    more = PAGE.replace("| RTN |", "| Beta | 5.9 | 61.0 | 69.0 |\n| RTN |")
    (there / "page.md").write_text(more, encoding="utf-8")
    assert "doe-quick-results-2.yaml with 2 rows written" in taken(there, *said)[2]
    made = made_of(there, "doe-quick-results-2").read_text("utf-8")
    assert "commit: abcdef1" in made
    assert "RTN" not in made


def test_a_file_that_cannot_take_rows_is_left_and_said(there: Path) -> None:
    made_of(there).write_text(RECORD.replace("{w: 4, a: 16}", "{w: 4, a: 16, kv: 4}"), "utf-8")
    said = ("--table", "1", "--map", str(there / "map.yaml"), "--to", "doe-quick-results")
    before = data_of(there)
    code, _, told = taken(there, *said)
    assert code == 2
    assert "is there already, and cannot take these rows" in told
    assert data_of(there) == before


def test_fractions_are_told_as_the_record_has_them(there: Path) -> None:
    page = "| Method | Pics |\n|---|---|\n| Alpha | 0.701 ± 0.002 |\n"
    (there / "page.md").write_text(page, encoding="utf-8")
    said = MAP.replace("levels: [model, benchmark]\nsections: bits\n", "default: {model: Net-18}\n")
    said = (
        said.replace("{Method: method}", "{Method: method, Pics: value:pics}") + 'scale: "0.01"\n'
    )
    (there / "map.yaml").write_text(said, encoding="utf-8")
    assert taken(there, "--map", str(there / "map.yaml"), "--to", "fractions")[0] == 0
    made = (there / "list/data/results/fractions.yaml").read_text("utf-8")
    assert 'value: "70.1 ± 0.2"' in made
    assert 'scale: "0.01"' in made


WRONG = {
    "no source": ("source:", "sauce:", "is not a field"),
    "no url": ('url: "https://github.com/doe/quick", commit: abcdef0, file: README.md', "place: x", "where it stands"),
    "no role": ("sections: bits", "sections: bit", "did you mean 'bits'"),
    "no teller": ("told_by: authors", "told_by: me", "authors"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_map_that_is_wrong_is_told(there: Path, name: str) -> None:
    old, new, words = WRONG[name]
    assert old in MAP
    (there / "map.yaml").write_text(MAP.replace(old, new), encoding="utf-8")
    before = data_of(there)
    code, _, told = taken(there, "--table", "1", "--map", str(there / "map.yaml"))
    assert code == 2
    assert words in told
    assert "Traceback" not in told
    assert data_of(there) == before


def test_numbers_can_be_printed_where_there_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        "| Method | Text |\n|---|---|\n| A | 5.5 |\n", encoding="utf-8"
    )
    said = ("--map", "Method=method, Text=value:text", "--format", "jsonl")
    done = run("-C", tmp_path, "import-results", tmp_path / "page.md", *said)
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "line": 3,
        "method": "A",
        "benchmark": "text",
        "value": "5.5",
    }
    done = run("-C", tmp_path, "import-results", tmp_path / "page.md", *said[:2])
    assert done.returncode == 2


def test_unknown_names_are_told_with_what_may_have_been_meant(there: Path) -> None:
    (there / "page.md").write_text(PAGE.replace("Talk-7B", "Talk-7C"), encoding="utf-8")
    code, _, told = taken(there, "--table", "1", "--map", str(there / "map.yaml"), "--dry-run")
    assert code == 0
    assert "'Talk-7C' is no model of the list; did you mean 'Talk-7B'?" in told


@pytest.mark.parametrize("text", ["", "words alone\n", "\x00\x01", "%PDF-1.7"])
def test_a_file_without_a_table_is_told(there: Path, text: str) -> None:
    (there / "page.md").write_text(text, encoding="utf-8")
    code, _, told = taken(there)
    assert code == 2
    assert "Error:" in told
