"""A page that a person edited is not written over unseen, and nothing else is held up by that."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support import copy_of_toy, run

HONEY = "data/papers/2019/honey.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the toy list with its README.md rendered."""
    root = copy_of_toy(tmp_path)
    assert run("-C", root, "readme").returncode == 0
    return root


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def git(root: Path, *words: str) -> None:
    command = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b.c", *words]
    subprocess.run(command, check=True, capture_output=True)


def commit(root: Path) -> None:
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")


@pytest.mark.parametrize("in_git", [True, False])
def test_an_edit_that_no_record_has_is_not_written_over(project: Path, *, in_git: bool) -> None:
    if in_git:
        commit(project)
    change(project / "README.md", "[No](", "[Yes](")
    edited = (project / "README.md").read_text("utf-8")
    done = run("-C", project, "readme")
    assert done.returncode == 2
    assert "README.md holds edits that no record has" in done.stderr
    assert "import README.md --as-edit" in done.stderr
    assert (project / "README.md").read_text("utf-8") == edited
    check = run("-C", project, "readme", "--check")
    assert check.returncode == 1
    assert "take them over with 'awesomequant import README.md --as-edit'" in check.stderr
    taken = run("-C", project, "import", project / "README.md", "--as-edit")
    assert "1 file changed; run 'awesomequant readme'" in taken.stderr
    assert run("-C", project, "readme").returncode == 0
    assert "[Yes](" in (project / "README.md").read_text("utf-8")


def test_what_is_not_taken_over_keeps_the_page_until_it_is_replaced(project: Path) -> None:
    change(project / "README.md", "### 2021\n", "### 2021\n\nA good year for bees.\n")
    change(project / "README.md", "[No](", "[Yes](")
    taken = run("-C", project, "import", project / "README.md", "--as-edit")
    assert taken.returncode == 1
    assert "1 edit is not taken over; README.md still holds what no record has" in taken.stderr
    assert "run 'awesomequant readme'" not in taken.stderr
    assert run("-C", project, "readme").returncode == 2
    assert "A good year" in (project / "README.md").read_text("utf-8")
    assert run("-C", project, "readme", "--replace").returncode == 0
    assert "A good year" not in (project / "README.md").read_text("utf-8")
    assert "A good year" in (project / "README.md.before").read_text("utf-8")
    assert run("-C", project, "readme").returncode == 0


def test_no_change_is_no_advice(project: Path) -> None:
    done = run("-C", project, "import", project / "README.md", "--as-edit")
    assert done.returncode == 0
    assert done.stderr.endswith("0 files changed\n")


def records(root: Path) -> None:
    change(root / HONEY, "title:", "note: Sweet.\ntitle:")


def rendered_and_changed(root: Path) -> None:
    """A rendering that no git knows, and records that changed since."""
    change(root / HONEY, "year: 2019", "year: 2018")
    assert run("-C", root, "readme").returncode == 0
    change(root / HONEY, "year: 2018", "year: 2017")


def older_rendering(root: Path) -> None:
    """The page of two renderings ago, as `git stash pop` brings it back."""
    page = (root / "README.md").read_bytes()
    rendered_and_changed(root)
    assert run("-C", root, "readme").returncode == 0
    (root / "README.md").write_bytes(page)


def fresh_clone(root: Path) -> None:
    for file in (root / ".cache/awesomequant").iterdir():
        file.unlink()
    change(root / HONEY, "year: 2019", "year: 2018")


def windows(root: Path) -> None:
    page = (root / "README.md").read_bytes()
    (root / "README.md").write_bytes(page.replace(b"\n", b"\r\n"))
    change(root / HONEY, "year: 2019", "year: 2018")


def conflict(root: Path) -> None:
    change(root / "README.md", "### 2021\n", "<<<<<<< HEAD\n### 2021\n=======\n>>>>>>> other\n")


@pytest.mark.parametrize(
    "meanwhile",
    [records, rendered_and_changed, older_rendering, fresh_clone, windows, conflict],
)
def test_what_nobody_wrote_on_the_page_holds_nothing_up(
    project: Path, meanwhile: Callable[[Path], None]
) -> None:
    commit(project)
    meanwhile(project)
    done = run("-C", project, "readme")
    assert (done.returncode, done.stderr) == (0, done.stderr)
    assert run("-C", project, "readme", "--check").returncode == 0


def test_marks_that_a_person_writes_and_takes_out_are_no_edit_of_what_stands_between(
    tmp_path: Path,
) -> None:
    root = copy_of_toy(tmp_path)
    own = "# Mine\n\n<!-- awesomequant: papers -->\n<!-- awesomequant: end -->\n"
    (root / "README.md").write_text(own, "utf-8")
    commit(root)
    assert run("-C", root, "readme").returncode == 0
    topic = "<!-- awesomequant: topic honey -->\n<!-- awesomequant: end -->\n\n# Rest\n"
    change(root / "README.md", "# Mine\n", f"# My own\n\n{topic}")
    assert run("-C", root, "readme").returncode == 0
    page = (root / "README.md").read_text("utf-8")
    assert page.count("[No](") == 1
    assert "# My own" in page
    change(root / "README.md", "[No](", "[Yes](")
    assert run("-C", root, "readme").returncode == 2


def test_the_site_is_built_and_the_page_is_left(project: Path) -> None:
    change(project / "README.md", "[No](", "[Yes](")
    done = run("-C", project, "build")
    assert done.returncode == 1
    assert "README.md holds edits that no record has" in done.stderr
    assert (project / "site/index.html").is_file()
    assert "[Yes](" in (project / "README.md").read_text("utf-8")


def test_a_folder_of_git_is_told_to_leave_our_notes_out(project: Path) -> None:
    git(project, "init", "-q")
    said = subprocess.run(
        ["git", "-C", project, "status", "--short", "-uall"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert ".cache" not in said.stdout
