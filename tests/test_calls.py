"""No stage of a build takes twice the calls that are known of it, or more a paper of a longer list."""

import subprocess
import sys

import pytest
from support import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="each stage is a fork")


def test_no_stage_takes_twice_the_calls_or_grows_faster_than_the_list() -> None:
    """Counted, not timed: the same on every machine.  `python benchmarks/calls.py --renew` where it is meant."""
    command = [sys.executable, str(ROOT / "benchmarks/calls.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
