"""What a root of several lists begins with: its workflows are sound, and the check of one is run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lab import OTHER, lab, write
from support import ROOT, run

from awesomequant.store import strict

WORKFLOW = ".github/workflows/check.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = lab(tmp_path)
    assert run("-C", made.parent, "init", made.name, "--lists").returncode == 0
    return made


def test_its_workflows_are_what_github_takes_and_the_auditor_finds_nothing(root: Path) -> None:
    names = [str(one) for one in sorted((root / ".github/workflows").glob("*.yml"))]
    assert [Path(one).stem for one in names] == ["check", "publish"]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    for words in (
        [*command, "vendor.github-workflows", *names],
        [shutil.which("zizmor") or "zizmor", "--offline", "--no-progress", *names],
    ):
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def checked(root: Path, folder: Path, change: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the steps of the workflow on a change: what it brings is copied over what is there."""
    shutil.copytree(root, folder / "base")
    shutil.copytree(root, folder / "lists")
    write(folder / "lists", change)
    jobs = strict.read((root / WORKFLOW).read_text("utf-8").replace(": {}\n", ": none\n"))["jobs"]
    steps = {one.get("name"): one["run"] for one in jobs["lists"]["steps"] if "run" in one}
    copy = steps["Put records and words into the lists, without templates and parts of a stranger"]
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", copy], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "LC_ALL": "C"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return run("-C", folder / "base", "check", "--output-format", "github")


def test_a_change_of_any_list_is_checked_and_no_code_of_it_is_run(
    root: Path, tmp_path: Path
) -> None:
    sound = checked(root, tmp_path / "sound", {"bees/data/papers/2022/wax.yaml": OTHER})
    assert sound.returncode == 0, sound.stdout
    wrong = {"hives/data/papers/2022/wax.yaml": "title: x\nyear: abc\n"}
    done = checked(root, tmp_path / "wrong", wrong)
    assert done.returncode == 1
    assert "file=hives/data/papers/2022/wax.yaml,line=2" in done.stdout
    bad = "raise SystemExit('run')\n"
    parts = {"hives/checks/bad.py": bad, "hives/templates/README.md.j2": "{{ 1 / 0 }}"}
    done = checked(root, tmp_path / "parts", {**parts, "shared/tags.yaml": "shared-tag: {lable: x}\n"})  # fmt: skip
    assert done.returncode == 1
    assert "file=shared/tags.yaml,line=1" in done.stdout
    assert not (tmp_path / "parts/base/hives/checks").exists()


def test_the_starter_installs_the_release_that_wrote_it(root: Path) -> None:
    assert "awesomequant" in (root / ".github/requirements.txt").read_text("utf-8")
    assert (ROOT / "src/awesomequant/starter/lists/lists.yaml").is_file()


def test_of_a_list_below_a_root_nothing_is_told_that_the_root_has(root: Path) -> None:
    """Workflows in a list's own folder are read by nobody, and the site is that of all."""
    begun = run("-C", root, "init", "wasps", "--title", "Wasps")
    assert "git init" not in begun.stderr
    assert "origin" not in begun.stderr
    file = root / "lists.yaml"
    file.write_text(file.read_text("utf-8").replace("hives]", "hives, wasps]"), "utf-8")
    told = run("-C", root, "doctor").stdout.splitlines()
    assert told[0] == "1. no history: it is in no git repository"
    of_lists = [line for line in told if re.match(r"\d+\. (bees|hives|wasps): ", line)]
    assert of_lists
    for word in ("history", ".github", "pre-commit", "no site"):
        assert not [line for line in of_lists if word in line]
    alone = run("-C", root / "wasps", "doctor").stdout
    assert ".github" not in alone
