"""``proceedings`` keeps titles of volumes, and says which it has."""

from pathlib import Path

from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(awesomequant, ["-C", str(root), "proceedings", *arguments])


def test_titles_are_added_listed_and_asked_by_check(tmp_path: Path) -> None:
    write(tmp_path, lay("venue: ICML\n"))
    titles = tmp_path / "titles.txt"
    titles.write_text("Bees\nAnts\n", encoding="utf-8")
    added = call(tmp_path, "add", str(titles), "--venue", "ICML", "--year", "2020")
    assert "data/proceedings/icml/2020.txt.xz: 2 new titles" in added.output
    assert "ICML: 2020 (2)" in call(tmp_path).output
    found = CliRunner().invoke(
        awesomequant,
        ["-C", str(tmp_path), "check", "--select", "not-in-proceedings"],
    )
    assert "the titles of ICML 2020 that are at hand do not have it" in found.output


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {**lay(""), "titles.csv": "venue,year,title\nICML,2020,Bees\n"})
    result = call(tmp_path, "add", str(tmp_path / "titles.csv"), "--dry-run")
    assert "ICML 2020: 1 titles" in result.output
    assert not (tmp_path / "data/proceedings").exists()


def test_titles_without_a_venue_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {**lay(""), "titles.txt": "Bees\n"})
    result = call(tmp_path, "add", str(tmp_path / "titles.txt"))
    assert "say --venue and --year" in str(result.exception)


def test_a_list_without_volumes_says_so(tmp_path: Path) -> None:
    write(tmp_path, lay(""))
    assert "0 volumes, 0 titles" in call(tmp_path).output
