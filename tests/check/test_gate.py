"""The gate of pull requests fails closed: names as git lists them, and the workflow's own steps."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest
from gate import BRANCHES, NEW, OURS, SHORT, STARTER, Branch, Forge, Outcome, fault
from support import ROOT, copy_of_toy, run

from awesomequant.check import brought
from awesomequant.check.brought import Base
from awesomequant.check.reports import REPORTS
from awesomequant.check.rules import RULES
from awesomequant.check.scope import MOST, Scope
from awesomequant.check.suggestions import suggestions
from awesomequant.export.formats import EXPORTERS
from awesomequant.export.styles import STYLES
from awesomequant.intake.formats import IMPORTERS
from awesomequant.store.edits import Edits
from awesomequant.store.git import files_at
from awesomequant.web.services import SERVICES

FILE = "data/papers/2021/buzz.yaml"
KINDS = (RULES, REPORTS, EXPORTERS, STYLES, IMPORTERS, SERVICES)
ZIZMOR = Path(sysconfig.get_path("scripts"), "zizmor")


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return copy_of_toy(tmp_path)


@pytest.fixture(scope="module", name="forges")
def _forges(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Forge]:
    return {one: Forge(tmp_path_factory.mktemp("forge"), one) for one in (OURS, STARTER)}


@pytest.mark.parametrize(
    ("workflow", "branch"),
    [(OURS, one) for one in BRANCHES if one.name in SHORT]
    + [(STARTER, one) for one in BRANCHES if one.name in SHORT[1:8:4]],
    ids=lambda one: one.name if isinstance(one, Branch) else one.parts[-3],
)
def test_the_workflow_stops_says_and_passes(
    forges: dict[Path, Forge], workflow: Path, branch: Branch
) -> None:
    outcome = forges[workflow].put_through(branch)
    assert fault(branch, outcome) == "", outcome.said


def put(forges: dict[Path, Forge], name: str) -> Outcome:
    return forges[STARTER].put_through(next(one for one in BRANCHES if one.name == name))


def test_the_answer_names_where_a_work_is_listed(forges: dict[Path, Forge]) -> None:
    outcome = put(forges, "a work that is listed")
    assert (
        "**Already listed**: `data/papers/2021/honey-again.yaml` is the work of ["
        in outcome.summary
    )
    assert "(https://example.github.io/awesome-bees/papers/honey/)" in outcome.summary


def test_the_answer_shows_the_mend_and_leaves_it_as_a_suggestion(forges: dict[Path, Forge]) -> None:
    outcome = put(forges, "a mend")
    assert "-tags: [Flight]\n+tags: [flight]\n" in outcome.summary
    (found,) = json.loads(outcome.suggestions)
    assert (found["path"], found["text"]) == (NEW, "tags: [flight]\n")
    assert found["start_line"] == found["line"]
    assert json.loads(put(forges, "a sound record").suggestions) == []


def test_a_file_that_is_nothing_of_a_list_is_told_once(forges: dict[Path, Forge]) -> None:
    for name in ("a file that is nothing of a list", "notes in data/"):
        outcome = put(forges, name)
        assert len(re.findall("^::", outcome.said, re.MULTILINE)) == 1, outcome.said


def test_lines_that_a_change_does_not_touch_take_no_suggestion(tmp_path: Path) -> None:
    old = [f"line {number}\n" for number in range(20)]
    (tmp_path / "a.yaml").write_text("".join(old))
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    now = [*old[:10], "changed\n", *old[11:]]
    (tmp_path / "a.yaml").write_text("".join(now))
    edits = Edits(tmp_path)
    mended = ["far away\n", *now[1:9], "near by\n", "mended\n", *now[11:], "at the end\n"]
    edits.texts["a.yaml"] = "".join(mended)
    base = Base.of(tmp_path, "HEAD")
    assert [(one.start_line, one.line) for one in suggestions(edits, ["a.yaml"], base)] == [
        (10, 11)
    ]
    assert len(suggestions(edits, ["a.yaml"], None)) == 3
    assert suggestions(edits, ["b.yaml"], base) == []


@pytest.mark.parametrize(
    ("listed", "names", "is_whole"),
    [
        (f"{FILE}\n", {FILE}, False),
        (f"{FILE}\r\n", {FILE}, False),
        (f"{FILE}\0", {FILE}, False),
        (f"{FILE}", {FILE}, False),
        (f'"{FILE}"\n', {FILE}, False),  # git quotes a name for any sign in it
        (f"./{FILE}\n", {FILE}, False),
        (f"data/papers/2020/../2021/buzz.yaml\n{FILE}\n", {FILE}, False),
        ("", set(), True),
        ("\n\n", set(), True),
        ("\0\0", set(), True),
        (f"{FILE}\ndata/papers/2021/gone.yaml\n", {FILE}, True),
        (f"{FILE}\n../{FILE}\n", {FILE}, True),
        (f"{FILE}\n/etc/passwd\n", {FILE}, True),
        (f"{FILE}\n~/x.yaml\n", {FILE}, True),
        (f"{FILE} \n", set(), True),
        (f"M\t{FILE}\n", set(), True),  # --name-status
        (f"{FILE}\ndata/papers/2021\n", {FILE, "data/papers/2021"}, True),
        (f"{FILE}\ndata\n", {FILE, "data"}, True),
        (f"{FILE}\n.\n", {FILE}, True),
        (f"{FILE}\ndata/tags.yaml\n", {FILE, "data/tags.yaml"}, True),
        ("fatal: bad revision 'x'\n", set(), True),
        ("\x1b[31mdata\x1b[m\n", set(), True),
        (f"{FILE}\0data/papers/2021/a\nb.yaml\0", {FILE}, True),
    ],
)  # fmt: skip
def test_what_is_listed_is_understood_or_all_is_checked(
    root: Path, monkeypatch: pytest.MonkeyPatch, listed: str, names: set[str], *, is_whole: bool
) -> None:
    monkeypatch.chdir(root)
    scope = Scope.of_changes(root, listed.encode())
    assert (set(scope.names), scope.whole) == (names, is_whole)
    assert bool(scope.why) == is_whole


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("café.yaml", r"caf\303\251.yaml"),
        ("cafe\u0301.yaml", r"cafe\314\201.yaml"),
        ('"x".yaml', r"\"x\".yaml"),
        ("a\nb.yaml", r"a\nb.yaml"),
        ("a\tb\x01.yaml", r"a\tb\001.yaml"),
        ("a\\b.yaml", r"a\\b.yaml"),
        ("日本.yaml", r"日本.yaml"),  # with core.quotePath=false, for another sign
        (os.fsdecode(b"caf\xe9.yaml"), r"caf\351.yaml"),
        ("\x1b[2J.yaml", r"\033[2J.yaml"),
    ],
)
@pytest.mark.parametrize("form", ["piped", "argument", "NUL"])
def test_a_name_is_read_as_git_quotes_it(root: Path, name: str, quoted: str, form: str) -> None:
    file = root / "data/papers/2021" / name
    try:
        file.write_text("title: x\nyear: abc\n", "utf-8")
    except OSError:
        pytest.skip("no such name on this file system")
    listed = f'"data/papers/2021/{quoted}"'
    words, told = ["check", "-"], f"{listed}\n".encode()
    if form == "argument":
        words, told = ["check", listed], b""
    elif form == "NUL":
        words, told = (
            ["check", "-", "-z"],
            f"data/papers/2021/{name}\0".encode("utf-8", "surrogateescape"),
        )
    command = [sys.executable, "-m", "awesomequant", "-C", str(root), *words]
    done = subprocess.run(command, cwd=root, input=told, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    assert b"error" in done.stdout


def test_a_hundred_thousand_names_are_a_whole_check_at_once(root: Path) -> None:
    names = "\0".join(f"data/papers/2021/{n}.yaml" for n in range(100_000)).encode()
    start = time.process_time()
    assert Scope.of_changes(root, names).why == "100000 files were named"
    some = b"\0".join(names.split(b"\0")[:MOST])
    assert Scope.of_changes(root, some).whole
    assert time.process_time() - start < 5


def test_what_is_not_known_of_the_base_stops(root: Path) -> None:
    assert Base.of(root, "main").files is None
    done = run("-C", root, "check", "--base", "main")
    assert done.returncode == 1
    assert "nobody knows what the list was before: git has no 'main' here" in done.stdout
    assert run("-C", root, "check", "--base", "--output=x").returncode == 1
    assert not (root / "x").exists()


def test_the_files_of_a_revision_have_their_modes(root: Path) -> None:
    (root / "docs/link.md").symlink_to("index.md")
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *words], cwd=root, check=True)
    files = files_at(root, "HEAD") or {}
    assert files[FILE] == "100644"
    assert files["docs/link.md"] == "120000"
    assert set(files_at(root / "data", "HEAD") or ()) >= {"tags.yaml", "papers/2021/buzz.yaml"}
    assert files_at(root, "HEAD~9") is None


def test_every_folder_of_parts_is_one_of_code() -> None:
    folders = {folder for kind in KINDS for folder in kind.folders}
    assert len(folders) > len(KINDS)
    for folder in folders:
        assert brought._RUNS.fullmatch(f"{folder}/x"), folder


@pytest.mark.skipif(not ZIZMOR.is_file(), reason="zizmor is not installed")
def test_zizmor_finds_nothing_in_any_workflow() -> None:
    files = [
        *ROOT.glob(".github/workflows/*.yml"),
        *ROOT.glob("src/*/starter/**/workflows/*.yml"),
    ]
    assert len(files) >= 5
    command = [str(ZIZMOR), "--persona", "auditor", "--offline", "--quiet", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
