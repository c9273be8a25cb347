"""Volumes of titles are files that anybody can add, read when asked for, told where wrong."""

import lzma
from pathlib import Path

import pytest

from awesomequant.library.problems import Refusal
from awesomequant.store.batch import write_all
from awesomequant.store.proceedings import faults, load_proceedings, with_titles


def add_titles(root: Path, venue: str, year: int, titles: list[str]) -> tuple[Path, int]:
    """Write a volume joined with ``titles``; gives its file and how many are new."""
    file, content, new = with_titles(root, venue, year, titles)
    write_all(root, {file: content})
    return file, new


def test_a_volume_is_written_packed_and_sorted_and_only_grows(tmp_path: Path) -> None:
    file, new = add_titles(tmp_path, "NeurIPS", 2019, ["Wasps  at\nNight", "Ants", "ants!"])
    assert (file.relative_to(tmp_path).as_posix(), new) == (
        "data/proceedings/neurips/2019.txt.xz",
        2,
    )
    assert lzma.decompress(file.read_bytes()).decode() == "ants!\nWasps at Night\n"
    before = file.read_bytes()
    assert add_titles(tmp_path, "NeurIPS", 2019, ["Ants"]) == (file, 0)
    assert file.read_bytes() == before


def test_a_plain_volume_stays_plain(tmp_path: Path) -> None:
    plain = tmp_path / "data/proceedings/icml/2020.txt"
    plain.parent.mkdir(parents=True)
    plain.write_text("Bees\n", encoding="utf-8")
    add_titles(tmp_path, "ICML", 2020, ["Ants"])
    assert plain.read_text("utf-8") == "Ants\nBees\n"
    assert load_proceedings(tmp_path)["icml", 2020].holds("bees")


def test_a_list_without_any_has_none(tmp_path: Path) -> None:
    assert dict(load_proceedings(tmp_path)) == {}
    assert list(faults(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("icml/2020.txt.xz", b"no archive"),
        ("icml/2020.txt.xz", lzma.compress(b"")),
        ("icml/2020.txt.xz", lzma.compress(b"Bees\n" * 99)[:-9]),
        ("icml/2020.txt", b"\xff\xfe"),
        ("icml/notes.md", b"Bees\n"),
        ("2020.txt", b"Bees\n"),
        ("icml/more/2020.txt", b"Bees\n"),
    ],
)
def test_what_is_no_volume_is_told_and_holds_nothing(
    name: str, content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "data/proceedings" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert [found.place.file for found in faults(tmp_path)] == [f"data/proceedings/{name}"]
    assert not sum(map(len, load_proceedings(tmp_path).values()))


@pytest.mark.parametrize("name", ["2020.txt.xz", "2020.txt"])
def test_a_volume_that_cannot_be_read_is_never_written_anew(tmp_path: Path, name: str) -> None:
    file = tmp_path / "data/proceedings/bee" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff no volume")
    with pytest.raises(Refusal, match="cannot be read"):
        add_titles(tmp_path, "BEE", 2020, ["Bees of Few Bits"])
    assert file.read_bytes() == b"\xff no volume"
