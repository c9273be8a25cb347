"""What is brought up to date is what is made from nothing, whatever was edited."""

import subprocess
import sys

import pytest
from support import ROOT

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


@needs_linux
def test_two_hundred_edits_leave_what_is_made_from_nothing() -> None:
    """README.md, lists and site: cold and warm, by one process and two, by `build` and `serve`.

    In a process of its own, which forks one for each build; ``benchmarks/edits.py`` makes more.
    """
    command = [sys.executable, str(ROOT / "benchmarks/edits.py"), "200", "--seed", "13", "--short"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split(" edits,")[0].split()[-1]) >= 200, done.stdout
