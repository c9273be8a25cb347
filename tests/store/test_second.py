"""A list read by two processes is the list that one reads, whatever becomes of the second."""

import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from listing import FILES, write

from awesomequant.store import kept, load, recall, second
from awesomequant.store.kept import Chunk


@pytest.fixture(name="root")
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of 60 records, of which some are wrong, in a cache of its own."""
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(kept, "_TOGETHER", 6)
    monkeypatch.setattr(kept, "_AT_ONCE", 2)
    monkeypatch.setattr(kept, "_RECENT_NS", 0)
    chance = random.Random(4)  # noqa: S311 -- the same ones each time
    files = dict(FILES)
    for number in range(60):
        text = f'title: "Bees {number}"\nauthors: [Jane Doe, {{group: The Bees}}]\nyear: 20{number % 9 + 10}\n'
        odd = {
            7: "titel: x\n",
            23: "- [\n",
            41: "# awesomequant: ignore[spacing]\n",
            50: "year: 2011\n",
        }
        folder = chance.choice((2019, 2020, 2021))
        files[f"data/papers/{folder}/bees-{number}.yaml"] = text + odd.get(number, "")
    # One id twice, far apart.
    files["data/papers/2018/bees-9.yaml"] = files["data/papers/2022/bees-9.yaml"] = "title: Twice\n"
    return write(tmp_path / "list", files)


def _said(root: Path, monkeypatch: pytest.MonkeyPatch, least: int) -> Any:
    kept.forget()
    recall.forget()
    monkeypatch.setattr(second, "LEAST_FILES", least)
    project = load(root, wholly=True)
    files = [paper.source_file for paper in project.library.papers]
    digests = [project.digests[file] for file in files]
    return project.problems, project.library, project.marked, project.lost, digests


def _forget(root: Path) -> None:
    for file in (root.parent / "cache").rglob("*.sqlite"):
        file.unlink()


@pytest.fixture(name="forks")
def _forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were started."""
    found: list[int] = []
    really = os.fork

    def noted() -> int:
        worker = really()
        found.append(worker)
        return worker

    monkeypatch.setattr(os, "fork", noted)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="forks nowhere else")
def test_two_read_what_one_reads(
    root: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _said(root, monkeypatch, 10**9)
    assert not forks
    assert one[0]
    _forget(root)
    assert _said(root, monkeypatch, 1) == one
    assert len(forks) == 1
    # What the second has read is kept: another run knows it, and starts none.
    assert _said(root, monkeypatch, 1) == one
    assert len(forks) == 1
    monkeypatch.setenv("AWESOMEQUANT_CACHE", "off")
    assert _said(root, monkeypatch, 1) == one
    assert len(forks) == 2


def _killed(chunk: Chunk) -> Any:
    del chunk
    os.kill(os.getpid(), signal.SIGKILL)


def _broken(chunk: Chunk) -> Any:
    raise MemoryError(chunk)


@pytest.mark.parametrize("read", [_killed, _broken])
@pytest.mark.skipif(sys.platform != "linux", reason="forks nowhere else")
def test_without_the_second_all_is_read_here(
    root: Path,
    forks: list[int],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    read: Callable[[Chunk], Any],
) -> None:
    one = _said(root, monkeypatch, 10**9)
    _forget(root)
    really = second.Second.__init__

    def started(self: second.Second, chunks: Any, _read: Any) -> None:
        really(self, chunks, read)

    monkeypatch.setattr(second.Second, "__init__", started)
    assert _said(root, monkeypatch, 1) == one
    assert forks
    assert capfd.readouterr() == ("", "")
    with pytest.raises(ChildProcessError):  # nobody is left behind
        os.waitpid(-1, os.WNOHANG)
