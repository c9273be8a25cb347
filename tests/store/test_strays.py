"""What lies beside the list's files and is read by nothing is told; what may lie there is not."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, copy_of_toy

from awesomequant.check.run import audit
from awesomequant.cli import main
from awesomequant.library.problems import Level, Problem, has_errors
from awesomequant.store import load

RECORD = "title: Wings\nvenue: BeeConf\nyear: 2020\ntags: [flight]\nurl: https://x.org/w\n"
HERE = "data/papers/2020"

# A file of another name, what is said of it, and what to do.
FILES = [
    (f"{HERE}/x.yml", "its name must end in .yaml", "name it 'x.yaml'"),
    (f"{HERE}/x.YML", "its name must end in .yaml", "name it 'x.yaml'"),
    (f"{HERE}/X.YAML", "its name must end in .yaml", "name it 'X.yaml'"),
    (f"{HERE}/x.yaml.txt", "its name must end in .yaml", "name it 'x.yaml'"),
    (f"{HERE}/x", "nothing reads this file", "name it 'x.yaml' if it is a record"),
    (f"{HERE}/x.txt", "nothing reads this file", "name it 'x.yaml' if it is a record"),
    (f"{HERE}/x.json", "nothing reads this file", "name it 'x.yaml' if it is a record"),
    (f"{HERE}/x.yaml.orig", "nothing reads this file", "name it 'x.yaml' if it is a record"),
    (f"{HERE}/x.yaml.rej", "nothing reads this file", "name it 'x.yaml' if it is a record"),
    (f"{HERE}/x.bib", "nothing reads this file", "name it 'x.yaml' if it is a record"),
    ("data/papers/x.yml", "its name must end in .yaml", "name it 'x.yaml'"),
    ("data/x.yaml", "nothing reads this file", "a record lies in data/papers/YEAR/"),
    ("data/tag.yaml", "nothing reads this file", "did you mean 'data/tags.yaml'?"),
    ("data/tags.yml", "its name must end in .yaml", "name it 'tags.yaml'"),
    ("data/paper/2020/x.yaml", "nothing in this folder is read", "did you mean 'data/papers'?"),
    ("data/2020/x.yaml", "nothing in this folder is read", "records lie in data/papers/YEAR/"),
    ("data/sections/tools2.yml", "its name must end in .yaml", "name it 'tools2.yaml'"),
    ("data/history/2020-01-01.yml", "its name must end in .yaml", "name it '2020-01-01.yaml'"),
    ("papers/2020/x.yaml", "this record is not read", "a record lies in data/papers/YEAR/x.yaml"),
    ("papers/x.yml", "this record is not read", "a record lies in data/papers/YEAR/x.yaml"),
]


Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return what runs ``check`` somewhere, and gives its exit code and what it says."""

    def call(project: Path, *words: str, told: str = "", cwd: Path = ROOT) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(told))
        monkeypatch.setattr(sys, "argv", ["awesomequant", "-C", str(project), "check", *words])
        monkeypatch.chdir(cwd)
        with pytest.raises(SystemExit) as left:
            main()
        return int(left.value.code or 0), *capsys.readouterr()

    return call


def strays(project: Path) -> list[Problem]:
    return [problem for problem in audit(load(project)) if problem.rule == "stray-file"]


def lay(project: Path, name: str, text: str = RECORD) -> Path:
    file = project / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(("name", "said", "way_out"), FILES)
def test_a_record_under_a_wrong_name_is_an_error_with_its_place(
    tmp_path: Path, name: str, said: str, way_out: str
) -> None:
    project = copy_of_toy(tmp_path)
    lay(project, name)
    (found,) = strays(project)
    assert found.level is Level.ERROR
    assert name.startswith(found.place.file)
    assert said in found.message
    assert way_out in found.hint


def pipe(file: Path) -> None:
    os.mkfifo(file)


def link(file: Path) -> None:
    file.symlink_to(ROOT / "README.md")


def dangling(file: Path) -> None:
    file.symlink_to("nowhere")


def linked_folder(file: Path) -> None:
    file.symlink_to(ROOT / "docs", target_is_directory=True)


def folder(file: Path) -> None:
    lay(file, "inside.yaml")


def not_utf_8(file: Path) -> None:
    lay(file.parent, os.fsdecode(b"caf\xe9" + file.suffix.encode()))


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor such names")
@pytest.mark.parametrize(
    ("make", "name", "said"),
    [
        (pipe, "x.yaml", "a pipe, a socket or a device"),
        (link, "x.yaml", "a link is not followed"),
        (dangling, "x.yaml", "a link is not followed"),
        (linked_folder, "2019", "a link is not followed"),
        (folder, "x.yaml", "a folder has the name of a file, and nothing in it is read"),
        (not_utf_8, "caf\\xe9.yml", "its name must end in .yaml"),
        (not_utf_8, "caf\\xe9.yaml", "its name is not UTF-8"),
    ],
)
def test_what_is_no_plain_file_is_told_and_never_opened(
    check: Check, tmp_path: Path, make: Callable[[Path], None], name: str, said: str
) -> None:
    project = copy_of_toy(tmp_path)
    (project / HERE).mkdir()
    make(project / HERE / name)
    (found,) = strays(project)
    assert (found.place.file, found.level) == (f"{HERE}/{name}", Level.ERROR)
    assert said in found.message
    code, told, _ = check(project)
    assert code == 1
    assert f"{HERE}/{name}:1:1: error[stray-file]" in told


@pytest.mark.parametrize(
    "name",
    [
        "data/.gitkeep", f"{HERE}/.DS_Store", f"{HERE}/.x.yaml.swp", f"{HERE}/x.yaml~",
        f"{HERE}/#x.yaml#", f"{HERE}/README.md", "data/README", "data/LICENSE.txt",
        "data/papers/readme.rst", f"{HERE}/Thumbs.db", f"{HERE}/desktop.ini",
        "papers/notes.yaml", "docs/x.yaml", "x.yaml", "mkdocs.yaml",
    ],
)  # fmt: skip
def test_what_may_lie_there_is_not_told(tmp_path: Path, name: str) -> None:
    project = copy_of_toy(tmp_path)
    lay(project, name, "a note\n")
    assert strays(project) == []


@pytest.mark.parametrize("name", ["data/notes.txt", "data/raw/table.csv", "data/sections/a.txt"])
def test_what_cannot_be_a_record_is_a_warning(tmp_path: Path, name: str) -> None:
    project = copy_of_toy(tmp_path)
    lay(project, name)
    (found,) = strays(project)
    assert found.level is Level.WARNING
    assert not has_errors(audit(load(project)))


def test_a_section_that_the_list_does_not_name_is_told(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    lay(project, "data/sections/forgotten.yaml", "kind: resources\ntitle: Forgotten\nitems: []\n")
    (found,) = strays(project)
    assert str(found.place) == "data/sections/forgotten.yaml:1:1"
    assert "name 'forgotten' under 'sections' in data/list.yaml" in found.hint


def test_the_fix_gives_a_record_its_name(check: Check, tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    for name in ("wings.yml", "buzz.YAML"):
        lay(project, f"data/papers/2021/{name}")
    assert "2 fixed, 1 refused" in check(project, "--fix")[2]  # there is a buzz.yaml; of 2020
    assert (project / "data/papers/2020/wings.yaml").read_text("utf-8") == RECORD
    assert (project / "data/papers/2021/buzz.YAML").exists()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (f"{HERE}/x.yml", f"{HERE}/x.yml"),
        (f"{HERE}/x", f"{HERE}/x"),
        ("data/x.yaml", "data/x.yaml"),
        ("papers/2020/x.yaml", "papers/2020/x.yaml"),
        ("x.yaml", "x.yaml"),
        ("some/where/x.yml", "some/where/x.yml"),
        (f"{HERE}/é.yml", f'"{HERE}/\\303\\251.yml"'),  # as git quotes it
        (f"{HERE}/x.yml", f"lists/bees/{HERE}/x.yml"),  # the list in a folder of the repository
        ("x.yaml", "lists/bees/x.yaml"),
    ],
)
def test_a_change_that_no_list_reads_is_never_green(
    check: Check, tmp_path: Path, name: str, line: str
) -> None:
    project = copy_of_toy(tmp_path / "lists").rename(tmp_path / "lists/bees")
    lay(project, name)
    for cwd in (project, tmp_path):
        code, told, _ = check(project, "-", told=f"{line}\ndocs/index.md\n", cwd=cwd)
        assert code == 1
        assert f"{name}:1:1: error[stray-file]" in told


def test_a_link_that_is_changed_is_named_itself(check: Check, tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / HERE).mkdir()
    (project / HERE / "x.yaml").symlink_to(tmp_path)
    code, told, _ = check(project, "-", told=f"{HERE}/x.yaml\n")
    assert code == 1
    assert "a link is not followed" in told


def test_a_change_far_from_the_list_is_passed_over(check: Check, tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    lay(project, "data/papers/2021/bad.yaml", "a: [")
    for name in ("src/main.py", "README.md", "other/x.yaml"):
        lay(tmp_path, name, "far: away")
    names = "src/main.py\nREADME.md\nother/x.yaml\n"
    code, told, _ = check(project, "-", told=names, cwd=tmp_path)
    assert (code, told) == (0, "")
    # A name that is nothing may have been anything.
    code, _, said = check(project, "-", told=f"{names}src/gone.py\n", cwd=tmp_path)
    assert code == 1
    assert "all of the list was checked: src/gone.py is not there" in said


@pytest.mark.parametrize("gone", ["data/papers/2021/gone.yaml", "toy/data/papers/2021/gone.yaml"])
def test_a_record_that_is_gone_reaches_the_whole_list(
    check: Check, tmp_path: Path, gone: str
) -> None:
    project = copy_of_toy(tmp_path)
    lay(project, "data/papers/2021/bad.yaml", "a: [")
    assert check(project, "-", told=f"{gone}\n")[0] == 1


@pytest.mark.parametrize("path", ["docs", "docs/index.md", "mkdocs.yml"])
def test_a_named_path_in_which_nothing_is_checked_is_refused(
    check: Check, tmp_path: Path, path: str
) -> None:
    code, _, said = check(copy_of_toy(tmp_path), path, cwd=tmp_path)
    assert code == 2
    assert f"nothing is checked in {path}" in said


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("docs/index.md", True),
        ("docs/javascripts/x.js", True),
        ("docs/x.png", True),
        ("templates/site/paper.html", True),
        ("docs/.x.mov", False),
        ("data/papers/.x.yaml.swp", False),
    ],
)
def test_a_file_that_a_build_would_read_whole_is_told_by_its_size(
    tmp_path: Path, name: str, *, is_told: bool
) -> None:
    project = copy_of_toy(tmp_path)
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    with (project / name).open("wb") as stream:
        stream.truncate(10 * 2**30)  # takes no room
    found = [one for one in load(project).problems if one.rule == "stray-file"]
    told = [(one.place.file, one.message) for one in found if one.level is Level.ERROR]
    assert told == ([(name, "the file is larger than 64 MiB")] if is_told else [])
