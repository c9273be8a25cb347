"""One file, whole or not at all; litter of the killed is swept, journals keep whole lines."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from awesomequant.store import writing
from awesomequant.store.lock import held
from awesomequant.store.writing import FOLDER, append, rewrite, sweep, write, write_beside


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


HOLD = """
import os, sys, time
from pathlib import Path
from awesomequant.store.writing import temporary_folder
with temporary_folder(Path(sys.argv[1])) as (number, folder):
    (folder / "deep").mkdir()
    (folder / "deep/page.html").write_text("half")
    print(folder, flush=True)
    if sys.argv[2:]:
        if not os.fork():
            os.close(1)  # which nobody waits for
            time.sleep(600)
        os.kill(os.getpid(), 9)
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_temporary_folder_is_swept_when_nobody_that_writes_there_lives(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        folder = Path(other.stdout.readline().strip())
        write(tmp_path / "a.txt", "whole")
        assert (folder / "deep/page.html").exists()
        other.kill()
    writing._swept.clear()
    write(tmp_path / "b.txt", "whole")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_process_that_outlives_ours_keeps_its_temporary_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path), "two"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as other:
        assert other.stdout
        folder = Path(other.stdout.readline().strip())
        other.wait()
    write(tmp_path / "a.txt", "whole")
    assert (folder / "deep/page.html").exists()
    os.killpg(other.pid, signal.SIGKILL)
    for _ in range(600):  # until the system has taken its files from it
        writing._swept.clear()
        sweep(tmp_path)
        if not folder.exists():
            break
        time.sleep(0.05)
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_folders_of_older_programs_are_swept_after_a_day(tmp_path: Path) -> None:
    old, new, ahead = (tmp_path / f".awesomequant-{n}-x" for n in range(3))
    for folder, days in ((old, 2), (new, 0), (ahead, -400)):
        folder.mkdir()
        (folder / "page.html").write_text("half")
        os.utime(folder, (time.time() - days * 86_400,) * 2)
    (tmp_path / ".awesomequant-link").symlink_to(tmp_path / "elsewhere")
    sweep(tmp_path)
    found = sorted(file.name for file in tmp_path.iterdir())
    assert found == [new.name, ".awesomequant-link"]


def test_a_file_beside_which_another_lies_first_has_its_rights_from_the_start(
    tmp_path: Path,
) -> None:
    file = tmp_path / "new/key"
    write_beside(file, b"secret", 0o600)
    assert file.read_bytes() == b"secret"
    assert [one.name for one in file.parent.iterdir()] == ["key"]
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o077 == 0


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
