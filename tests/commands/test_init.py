"""A new list has what it needs around it, and nothing that is there is written over."""

import re
from pathlib import Path

import pytest
from support import copy_of_toy, run

from awesomequant import __version__
from awesomequant.cli import awesomequant
from awesomequant.commands import init
from awesomequant.store import strict

BOTH = [".github/workflows/check.yml", ".github/workflows/update.yml"]


def workflows(root: Path) -> list[str]:
    return sorted(file.relative_to(root).as_posix() for file in root.rglob(".github/**/*.yml"))


def test_a_new_list_gets_its_workflows_where_they_are_wanted(tmp_path: Path) -> None:
    assert run("init", tmp_path / "plain").returncode == 0
    assert workflows(tmp_path / "plain") == []
    assert not (tmp_path / "plain/workflows").exists()
    assert run("init", tmp_path / "hub", "--workflows").returncode == 0
    assert workflows(tmp_path / "hub") == BOTH


def test_a_list_that_exists_gets_them_with_its_branch_and_keeps_its_own(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    with (project / "data/list.yaml").open("a") as stream:
        stream.write("branch: trunk\n")
    own = project / BOTH[1]
    own.parent.mkdir(parents=True)
    own.write_text("name: mine\n")
    done = run("init", project, "--workflows")
    assert done.returncode == 0
    assert f"{BOTH[1]} is there already and was kept" in done.stderr
    assert own.read_text() == "name: mine\n"
    check = (project / BOTH[0]).read_text("utf-8")
    assert strict.read(check.replace("on:", '"on":'))["on"]["push"]["branches"] == ["trunk"]
    again = run("init", project)
    assert again.returncode == 2
    assert "exists already" in again.stderr


@pytest.mark.parametrize("name", BOTH)
def test_a_workflow_installs_the_release_that_wrote_it(tmp_path: Path, name: str) -> None:
    assert run("init", tmp_path, "--workflows").returncode == 0
    text = (tmp_path / name).read_text("utf-8")
    assert re.findall(r"pip install --quiet (.+)", text) == [f"awesomequant=={__version__}"]
    assert "VERSION" not in text


@pytest.mark.parametrize(
    ("version", "asked"),
    [
        ("0.1.0", "awesomequant==0.1.0"),
        ("1.2rc1", "awesomequant==1.2rc1"),
        ("1.2.0.post3", "awesomequant==1.2.0.post3"),
        ("0.2.0.dev4", "awesomequant"),
        ("0.2.0+local", "awesomequant"),
        ("0.2.0; import os", "awesomequant"),
    ],
)
def test_what_no_index_has_is_not_asked_for(version: str, asked: str) -> None:
    assert init._requirement(version) == asked


def test_the_weekly_run_keeps_what_services_said(tmp_path: Path) -> None:
    """In the one place, under one key, outside the list: else it would be committed."""
    assert run("init", tmp_path, "--workflows").returncode == 0
    text = (tmp_path / BOTH[1]).read_text("utf-8")
    steps = strict.read(text.replace("on:", '"on":', 1))["jobs"]["update"]["steps"]
    kept = [step for step in steps if "actions/cache/" in step.get("uses", "")]
    assert [step["uses"].split("@")[0] for step in kept] == [
        "actions/cache/restore",
        "actions/cache/save",
    ]
    (path,) = {step["with"]["path"] for step in kept}
    assert len({step["with"]["key"] for step in kept}) == 1
    assert kept[1]["if"] == "always()"
    asks = next(step for step in steps if "awesomequant update" in step.get("run", ""))
    assert path == asks["env"]["AWESOMEQUANT_CACHE"] + "/*.jsonl"
    assert path.startswith("${{ runner.temp }}/")


@pytest.mark.parametrize("name", BOTH)
def test_the_commands_of_a_workflow_are_commands(tmp_path: Path, name: str) -> None:
    assert run("init", tmp_path, "--workflows").returncode == 0
    text = (tmp_path / name).read_text("utf-8")
    called = re.findall(
        r"(?<!install --quiet )\bawesomequant (?:-C [\w./]+ )?([a-z]+)((?: -\S+| \S+)*)", text
    )
    assert len(called) >= 2
    for command, words in called:
        found = awesomequant.get_command(None, command)  # type: ignore[arg-type]
        assert found, command
        known = {option for one in found.params for option in one.opts}
        assert set(re.findall(r" (--[a-z-]+)", words)) <= known


def test_a_gitignore_that_is_kept_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("/site/\n*.tmp\n")
    done = run("init", tmp_path)
    told = next(line for line in done.stderr.splitlines() if line.startswith(".gitignore"))
    assert told.startswith(".gitignore is there already and was kept; add to it: /.cache/ ")
    assert "/site/" not in told
    assert (tmp_path / ".gitignore").read_text() == "/site/\n*.tmp\n"


@pytest.mark.parametrize(
    "words",
    ["a \x1b[31mred\x1b[0m \u202etitle", "\u2066\u200b\ue000", "x" * 20_000, "a\nb\u2028c\x85"],
)
def test_what_a_list_may_not_be_called_is_left_out_of_its_name(tmp_path: Path, words: str) -> None:
    made = run("init", tmp_path / "one", "--title", words, "--description", words)
    assert made.returncode == 0, made.stderr
    assert run("-C", tmp_path / "one", "check").returncode == 0
    page = tmp_path / "README.md"
    page.write_text(f"# {words}\n\n## Papers\n\n- [A Title of a Paper](https://x.org/a), 2020\n")
    assert run("init", tmp_path / "two", "--from", page, "--offline").returncode == 0
    assert run("-C", tmp_path / "two", "check").returncode == 0
