"""What a list lacks is told in order of worth, and the command that is named brings it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, copy_of_toy, run


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return copy_of_toy(tmp_path)


def lacks(root: Path) -> list[dict[str, str]]:
    done = run("-C", root, "doctor", "--format", "json")
    found: list[dict[str, str]] = json.loads(done.stdout)["lacks"]
    assert done.returncode == bool(found)
    return found


def test_every_command_that_is_named_brings_what_is_lacking(root: Path) -> None:
    """A list is led from nothing to nothing lacking by what it is told alone."""
    kinds: list[str] = []
    last: dict[str, str] = {}
    for _ in range(40):
        if not (found := lacks(root)):
            break
        one = found[0]
        assert one != last, f"{one} did not help"
        last = one
        kinds.append(one["brings"])
        if one["brings"].startswith("write in data/list.yaml: "):
            with (root / "data/list.yaml").open("a") as stream:
                stream.write(one["brings"].partition(": ")[2] + "\n")
            continue
        words = one["brings"].replace("awesomequant ", f"{sys.executable} -m awesomequant ", 1)
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        subprocess.run(
            ["bash", "-c", words], cwd=root, check=True, capture_output=True, env=environment
        )
    assert lacks(root) == []
    assert "nothing is lacking" in run("-C", root, "doctor").stderr


def test_the_most_needed_stands_first(root: Path) -> None:
    said = " ".join(one["what"] for one in lacks(root))
    words = ("history", "built site", "README.md", "pull request", "publishes", "maintainers",
             "CONTRIBUTING", "editors", "when it is committed")  # fmt: skip
    places = [said.find(word) for word in words]
    assert -1 not in places
    assert places == sorted(places)


def test_errors_stand_first(root: Path) -> None:
    (root / "data/papers/2021/buzz.yaml").write_text("title: x\nyear: abc\n")
    assert "errors" in lacks(root)[0]["what"]
    assert lacks(root)[0]["brings"] == "awesomequant check --fix"


def test_an_old_pin_is_told(root: Path) -> None:
    assert run("init", root, "--add", "github").returncode == 0
    (root / ".github/requirements.txt").write_text("awesomequant==0.0.1\n")
    assert any("install awesomequant 0.0.1" in one["what"] for one in lacks(root))


def test_a_list_of_gitlab_is_not_told_of_github(root: Path) -> None:
    assert run("init", root, "--add", "gitlab").returncode == 0
    assert not [
        one for one in lacks(root) if "github" in one["brings"] and "write" not in one["brings"]
    ]
