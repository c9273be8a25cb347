"""One file, whole or not at all; litter of the killed is swept, journals keep whole lines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from awesomequant.store import writing
from awesomequant.store.lock import held
from awesomequant.store.writing import FOLDER, append, rewrite, write


@pytest.fixture(autouse=True)
def unswept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test be as a program of its own."""
    monkeypatch.setattr(writing, "_swept", set())
    monkeypatch.setattr(writing, "_near", {})


def test_what_a_killed_program_left_is_swept_and_what_another_writes_is_not(
    tmp_path: Path,
) -> None:
    stale, own = tmp_path / ".awesomequant-0123.tmp", tmp_path / ".awesomequant-mine.txt"
    stale.write_text("half")
    own.write_text("a person's")
    hold = "import sys, time; from pathlib import Path\n"
    hold += "from awesomequant.store.writing import _temporary\n"
    hold += (
        "with _temporary(Path(sys.argv[1])) as (_, path): print(path, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        written = Path(other.stdout.readline().strip())
        assert write(tmp_path / "a.txt", "whole")
        assert not stale.exists()
        assert written.exists()
        other.kill()
    writing._swept.clear()
    write(tmp_path / "b.txt", "whole")
    assert sorted(file.name for file in tmp_path.iterdir()) == [own.name, "a.txt", "b.txt"]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_only_has_the_name_of_litter_does_no_harm(tmp_path: Path, kind: str) -> None:
    stale = tmp_path / ".awesomequant-0123.tmp"
    (tmp_path / "kept.txt").write_text("kept")
    if kind == "link":
        stale.symlink_to(tmp_path / "kept.txt")
    elif kind == "pipe":
        os.mkfifo(stale)
    else:
        stale.mkdir()
    write(tmp_path / "a.txt", "whole")
    assert (tmp_path / "kept.txt").read_text() == "kept"
    assert os.path.lexists(stale)


def test_in_a_list_temporary_files_lie_where_git_does_not_see_them(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/list.yaml").write_text("title: A\ndescription: B\n")
    with writing._temporary(writing._near_to(tmp_path / "data")) as (_, path):
        assert path.parent == tmp_path / FOLDER
        assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


def test_a_name_as_long_as_can_be_is_written(tmp_path: Path) -> None:
    file = tmp_path / ("a" * 251 + ".txt")
    assert write(file, "x")
    assert file.read_text() == "x"
    with pytest.raises(OSError, match="too long") as told:
        write(tmp_path / ("a" * 300), "x")
    assert told.value.filename == str(tmp_path / ("a" * 300))
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_devices_and_pipes_are_written_to_and_not_replaced() -> None:
    device = Path(os.devnull)
    before = device.stat()
    assert write(device, "x")
    assert os.path.samestat(before, device.stat())


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    (tmp_path / "a.txt").symlink_to(tmp_path / "kept.txt")
    write(tmp_path / "a.txt", "whole")
    assert (tmp_path / "kept.txt").read_text() == "kept"
    assert not (tmp_path / "a.txt").is_symlink()


def test_a_line_that_was_cut_short_goes_before_the_next_one_comes(tmp_path: Path) -> None:
    file = tmp_path / "new/answers.jsonl"
    append(file, "one\n")
    for torn in ("tw", "t" * 200_000):
        with file.open("a") as stream:
            stream.write(torn)
        append(file, "two\nthree\n")
    assert file.read_text() == "one\n" + "two\nthree\n" * 2
    file.write_text("torn from its first line on")
    append(file, "one\n")
    assert file.read_text() == "one\n"


def test_what_has_no_room_leaves_the_lines_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "answers.jsonl"
    append(file, "one\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        append(file, "two\n")
    assert file.read_text() == "one\n"


def test_a_journal_that_another_writes_to_is_not_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    append(file, "one\n")
    with held(file, "taken"):
        rewrite(file, "two\n")
    assert "two" not in file.read_text()
    rewrite(file, "two\n")
    assert file.read_text() == "two\n"
