"""What is brought up to date is what is made from nothing, whatever was edited."""

import subprocess
import sys

import pytest
from support import ROOT

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


def tried(*command: str) -> str:
    """Run a program of ``benchmarks/`` to its end; return what it says."""
    name, *arguments = command
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / name), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@needs_linux
def test_two_hundred_edits_leave_what_is_made_from_nothing() -> None:
    """README.md, lists and site: cold and warm, by one process and two, by `build` and `serve`.

    In a process of its own, which forks one for each build; ``benchmarks/edits.py`` makes more.
    """
    said = tried("edits.py", "200", "--seed", "13", "--short")
    assert int(said.split(" edits,")[0].split()[-1]) >= 200, said


@needs_linux
def test_what_the_headers_search_knows_of_results_is_made_again_when_they_change() -> None:
    """Eight edits after which the index was the one before: its recipe knew of papers alone."""
    assert "8 edits" in tried("edits.py", "8", "--seed", "4", "--short", "--results")


@needs_linux
def test_a_killed_build_leaves_a_whole_site_and_readers_miss_nothing() -> None:
    """Of whole commands, most of which bring a site up to date; ``benchmarks/kill.py`` kills more."""
    said = tried("kill.py", "5", "40", "3", "--rebuilds", "3")
    assert "5 kills" in said
    assert "no torn site" in said
    assert "3 rebuilds: no page of" in said
