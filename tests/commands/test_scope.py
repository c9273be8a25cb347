"""``scope`` sorts the works of any file; ``import --in-scope`` takes what counts."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant

SCOPE = """\
titles: [bee*]
against: [bee line*]
reviewed:
  - {work: The Last Bee, counts: false, because: a novel}
"""
BIB = """\
@inproceedings{a, title={How Bees See}, booktitle={ICML}, year=2020, url={https://example.org/a}}
@inproceedings{b, title={A Bee Line to Paris}, booktitle={ICML}, year=2020}
@inproceedings{c, title={The Last Bee}, booktitle={ICML}, year=2020}
@inproceedings{d, title={Wasps}, booktitle={ICML}, year=2020}
@inproceedings{e, title={Alpha Networks of Few Bits}, eprint={2001.01234}, archiveprefix={arXiv}}
"""


def bees(root: Path, scope: str = SCOPE) -> Path:
    write(root, {**lay(""), **({"data/scope.yaml": scope} if scope else {}), "new.bib": BIB})
    return root


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(awesomequant, ["-C", str(root), *arguments, str(root / "new.bib")])


@pytest.mark.parametrize(
    ("shown", "titles"),
    [
        ("to be read", ["A Bee Line to Paris"]),
        ("out", ["The Last Bee", "Wasps"]),
        ("in", ["How Bees See", "Alpha Networks of Few Bits"]),
    ],
)
def test_works_are_shown_with_what_says_so(shown: str, titles: list[str], tmp_path: Path) -> None:
    result = call(bees(tmp_path), "scope", "--show", shown)
    assert result.exit_code == 0
    lines = [line for line in result.output.splitlines() if "new.bib:" in line]
    assert [title for title in titles if any(f": {title}: " in line for line in lines)] == titles
    assert len(lines) == len(titles)
    assert "2 in, 2 out, 1 to be read" in result.output


def test_the_table_counts_by_source_and_says_why_works_were_refused(tmp_path: Path) -> None:
    result = call(bees(tmp_path), "scope", "--by-source")
    assert "| (no source named) | 5 | 2 | 2 | 1 | 1 | 0 | 2 | 1 |" in result.output
    assert "| 1 | reviewed: a novel |" in result.output
    everything = call(tmp_path, "scope", "--by-source", "--since", "2020-01-01")
    assert "| (no source named) | 5 | 2 | 2 | 1 | 1 |" in everything.output  # alpha has no day


def test_an_import_takes_what_counts_and_names_what_is_to_be_read(tmp_path: Path) -> None:
    result = call(bees(tmp_path), "import", "--in-scope", "--dry-run")
    assert "1 new records would be written" in result.output
    assert "bees-see-2020.yaml" in result.output
    assert "not taken, to be read: A Bee Line to Paris" in result.output


@pytest.mark.parametrize(
    ("scope", "said"),
    [("", "there is no data/scope.yaml"), ("titels: [bee*]\n", "did you mean 'titles'")],
)
def test_a_list_without_a_sound_scope_is_told_so(scope: str, said: str, tmp_path: Path) -> None:
    result = call(bees(tmp_path, scope), "scope")
    assert said in str(result.exception)


def test_check_reads_the_scope(tmp_path: Path) -> None:
    bees(tmp_path, "titels: [bee*]\n")
    result = CliRunner().invoke(
        awesomequant, ["-C", str(tmp_path), "check", "--output-format", "concise"]
    )
    assert "data/scope.yaml:1:1" in result.output
