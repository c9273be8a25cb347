"""One command at a time writes to a list; the others wait, and are refused in the end."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from listing import lay, write
from support import run

from awesomequant.library.problems import Refusal
from awesomequant.store import load
from awesomequant.store.batch import writing
from awesomequant.web.cache import asking

IMPORTS = 6


def test_what_several_commands_write_at_once_is_all_kept(tmp_path: Path) -> None:
    root = write(tmp_path / "list", lay(""))
    before = load(root).library

    def bring(number: int) -> int:
        source = tmp_path / f"{number}.md"
        source.write_text(
            f"- [Number {number} of the Hives](https://arxiv.org/abs/2001.0000{number}),"
            f" Meeting{number} 2020, #hive{number}\n",
            "utf-8",
        )
        return run("-C", root, "import", source).returncode

    with ThreadPoolExecutor(IMPORTS) as pool:
        assert set(pool.map(bring, range(1, IMPORTS + 1))) == {0}
    library = load(root).library
    assert len(library.papers) == len(before.papers) + IMPORTS
    assert {f"Meeting{number}" for number in range(1, IMPORTS + 1)} <= library.venues.keys()
    assert {f"hive{number}" for number in range(1, IMPORTS + 1)} <= library.tags.keys()


def test_who_waits_too_long_is_refused_and_a_killed_command_leaves_no_lock(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    hold = "import sys, time, pathlib; from awesomequant.store.batch import writing\n"
    hold += "with writing(pathlib.Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Refusal, match="another command"), writing(tmp_path, patience=0.2):
            pass
        holder.kill()
    with writing(tmp_path, patience=0.2):
        # Not the file is the lock, and git does not see it.
        names = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*"))
        ours = [".awesomequant", ".awesomequant/.gitignore", ".awesomequant/lock"]
        assert names == [*ours, "data"]
        assert (tmp_path / ours[1]).read_text() == "*\n"


def test_who_waits_is_told_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    first, entered = threading.Event(), threading.Event()

    def hold() -> None:
        with writing(tmp_path):
            entered.set()
            first.wait(2)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait()
    with writing(tmp_path):
        assert f"another command of awesomequant writes to {tmp_path}" in capsys.readouterr().err
    holder.join()


def test_a_folder_that_is_not_there_yet_needs_no_lock(tmp_path: Path) -> None:
    with writing(tmp_path / "new"):
        pass


def test_two_runs_do_not_ask_at_once(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with asking(cache), pytest.raises(Refusal, match="another"), asking(cache):
        pass
    with asking(cache):
        pass
