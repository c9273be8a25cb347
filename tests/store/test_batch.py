"""Many files at once: all, or none, or the rest of them by the next command."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, run

from awesomequant.library.problems import Refusal
from awesomequant.store import batch
from awesomequant.store.batch import unfinished, write_all, writing
from awesomequant.store.writing import FOLDER

# Kills itself before the n-th rename; the first one is that of the plan.
KILL = """
import os, signal, sys
from pathlib import Path
from awesomequant.store.batch import write_all
from awesomequant.store.writing import aside
root, at = Path(sys.argv[1]), int(sys.argv[2])
seen = 0
def hook(event, arguments):
    global seen
    if event == "os.rename":
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)
aside(root)
sys.addaudithook(hook)
write_all(root, {root / f"data/{n}.yaml": f"new {n}\\n" for n in range(3)}, [root / "data/old.yaml"])
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for name in ("0", "old"):
        (tmp_path / f"data/{name}.yaml").write_text("as it was\n")
    return tmp_path


def killed(root: Path, at: int) -> dict[str, str]:
    """Kill a command that writes three files and deletes one, before its n-th rename."""
    command = [sys.executable, "-c", KILL, str(root), str(at)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return texts(root)


def texts(root: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in sorted((root / "data").iterdir())}


WAS = {"0.yaml": "as it was\n", "old.yaml": "as it was\n"}
IS = {f"{n}.yaml": f"new {n}\n" for n in range(3)}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_what_a_killed_command_left_is_dropped_or_completed(
    root: Path, at: int, capsys: pytest.CaptureFixture[str]
) -> None:
    left = killed(root, at)
    assert all(text in (WAS.get(name), IS.get(name)) for name, text in left.items())
    is_begun = left != WAS
    assert bool(unfinished(root)) is is_begun
    with writing(root):
        assert texts(root) == (IS if is_begun else WAS)
        assert not (root / FOLDER / "writing").exists()
    assert ("was stopped while it wrote 4 files" in capsys.readouterr().err) is is_begun
    assert not unfinished(root)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_what_a_person_has_changed_or_set_back_meanwhile_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    killed(root, 3)
    (root / "data/2.yaml").write_text("by hand\n")
    (root / "data/old.yaml").write_text("by hand, too\n")
    with writing(root):
        assert texts(root) == IS | {"2.yaml": "by hand\n", "old.yaml": "by hand, too\n"}
    assert "data/2.yaml was changed meanwhile, and is left as it is" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_list_that_was_copied_brings_no_plan_along(root: Path, tmp_path: Path) -> None:
    """Whoever hands us a list cannot have us write into it: the plan knows its own inode."""
    killed(root, 3)
    other = tmp_path / "other"
    shutil.copytree(root / FOLDER, other / FOLDER)
    shutil.copytree(root / "data", other / "data")
    before = texts(other)
    with writing(other):
        assert texts(other) == before
        assert not (other / FOLDER / "writing").exists()


@pytest.mark.parametrize("name", ["../out.yaml", "/out.yaml", ".git/config", "data/../../x", ""])
def test_a_plan_leads_nowhere_else(root: Path, name: str) -> None:
    folder = root / FOLDER / "writing"
    folder.mkdir(parents=True)
    (folder / "plan.json").write_text("")
    inode = (folder / "plan.json").stat().st_ino
    plan = {"inode": inode, "put": [], "gone": {name: None, "data/nothing": None}}
    (folder / "plan.json").write_text(json.dumps(plan))
    assert not unfinished(root)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"inode": 1}', '{"put": 3, "gone": {}, "inode": null}', "[" * 100_000]
)
def test_a_plan_that_is_none_is_deleted(
    root: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = root / FOLDER / "writing"
    folder.mkdir(parents=True)
    (folder / "plan.json").write_text(text)
    with writing(root):
        assert texts(root) == WAS
    assert "is deleted" in capsys.readouterr().err
    assert not folder.exists()


def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "data/linked").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refusal, match="data/linked is a link"):
        write_all(root, {root / "data/1.yaml": "x", root / "data/linked/2.yaml": "x"})
    assert not list((tmp_path / "elsewhere").iterdir())
    assert texts_of_files(root) == WAS


def texts_of_files(root: Path) -> dict[str, str]:
    found = sorted(file for file in (root / "data").iterdir() if file.is_file())
    return {file.name: file.read_text() for file in found}


@pytest.mark.parametrize("what", ["file", "link", "pipe"])
def test_something_else_in_the_place_of_our_folder_is_refused(root: Path, what: str) -> None:
    target = root / FOLDER
    if what == "file":
        target.write_text("mine\n")
    elif what == "link":
        target.symlink_to(root / "data")
    else:
        os.mkfifo(target)
    with pytest.raises(Refusal, match="is no folder"):
        write_all(root, {root / "data/1.yaml": "x"})
    assert texts(root) == WAS


@pytest.mark.parametrize("what", ["link", "pipe", "folder"])
def test_something_else_in_the_place_of_the_lock_does_no_harm(root: Path, what: str) -> None:
    lock = root / FOLDER / "lock"
    lock.parent.mkdir()
    if what == "link":
        lock.symlink_to(root / "data/0.yaml")
    elif what == "pipe":
        os.mkfifo(lock)
    else:
        lock.mkdir()
        write_all(root, {root / "data/1.yaml": "x"})  # a folder can be locked, too
        return
    with pytest.raises(Refusal, match=r"is a link|is no file"):
        write_all(root, {root / "data/1.yaml": "x"})
    assert texts(root) == WAS


def failing(monkeypatch: pytest.MonkeyPatch, name: str, number: int, *, after: int) -> None:
    """Let a function of ``os`` fail after it was called so many times."""
    once, seen = getattr(os, name), 0

    def failed(*arguments: Any, **named: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen > after:
            raise OSError(number, os.strerror(number), "some/temporary")
        return once(*arguments, **named)

    monkeypatch.setattr(os, name, failed)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG])
def test_where_there_is_no_room_nothing_is_written_and_that_is_said(
    root: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(root):
        failing(monkeypatch, "fsync", number, after=1)
        new = {root / f"data/new/{n}.yaml": "x" for n in range(3)}
        with pytest.raises(OSError, match=os.strerror(number)) as told:
            write_all(root, new)
    assert told.value.filename == str(root / "data/new/1.yaml")
    assert "nothing of this was written" in told.value.__notes__[0]
    assert texts(root) == WAS  # nor is there a new folder
    assert not (root / FOLDER / "writing").exists()


def test_what_fails_half_way_is_said_and_completed_once_it_can_be(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = {root / f"data/{n}.yaml": f"new {n}\n" for n in range(3)}
    with writing(root):
        once = batch._move
        left = [1]

        def move(ready: Path, path: Path) -> None:
            if not left:
                raise OSError(errno.EIO, "Input/output error")
            left.pop()
            once(ready, path)

        monkeypatch.setattr(batch, "_move", move)
        with pytest.raises(OSError, match="output error") as told:
            write_all(root, new)
        monkeypatch.setattr(batch, "_move", once)
    assert told.value.__notes__ == [
        "1 of 3 files are written; the next command that can write completes that"
    ]
    with writing(root):
        assert texts(root) == IS | {"old.yaml": "as it was\n"}


@pytest.fixture
def closed(root: Path) -> Iterator[Path]:
    folder = root / "data/closed"
    folder.mkdir()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed")
def test_a_closed_folder_is_said_before_anything_is_written(root: Path, closed: Path) -> None:
    with pytest.raises(PermissionError) as told:
        write_all(root, {root / "data/1.yaml": "x", closed / "2.yaml": "x"})
    assert told.value.filename == str(closed / "2.yaml")
    assert not (root / "data/1.yaml").exists()


def test_rights_and_bytes_are_kept_and_what_is_the_same_is_left(root: Path) -> None:
    file = root / "data/0.yaml"
    file.chmod(0o640)
    time = file.stat().st_mtime_ns
    assert write_all(root, {file: "as it was\n"}) == []
    assert file.stat().st_mtime_ns == time
    assert write_all(root, {file: b"a\r\nb"}, [root / "data/old.yaml", root / "data/no.yaml"]) == [
        file,
        root / "data/old.yaml",
    ]
    assert file.read_bytes() == b"a\r\nb"
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to one process")
def test_a_ctrl_c_while_files_are_put_in_place_waits_for_the_last(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = batch._move

    def move(ready: Path, path: Path) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        once(ready, path)

    monkeypatch.setattr(batch, "_move", move)
    with pytest.raises(KeyboardInterrupt):
        write_all(root, {root / f"data/{n}.yaml": f"new {n}\n" for n in range(3)})
    assert texts(root) == IS | {"old.yaml": "as it was\n"}


# The whole: ``benchmarks/stops.py`` in short.


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize(
    "words",
    [
        ["--only", "kills,disks,signals", "--times", "2", "import", "rename", "init"],
        ["--only", "kills", "--times", "1", "update", "links", "add", "fmt", "proceedings"],
        ["--only", "pairs", "--times", "1", "import", "rename", "readme"],
    ],
)
def test_commands_that_are_stopped_or_overlap_lose_nothing(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks/stops.py", *words],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_list_that_cannot_be_written_can_be_read_and_checked(tmp_path: Path) -> None:
    root = tmp_path / "list"
    assert run("init", root).returncode == 0
    shutil.rmtree(root / FOLDER)
    (root / FOLDER).write_text("")  # as good as a disk that is read alone: for us nothing is closed
    assert run("-C", root, "check").returncode == 0
    assert run("-C", root, "export").returncode == 0
    assert run("-C", root, "fmt", "--check").returncode in {0, 1}
    assert run("-C", root, "import", "--dry-run", root / "docs/index.md").returncode == 1
    done = run("-C", root, "fmt")
    assert done.returncode == 2
    assert "is no folder" in done.stderr
