"""A build that fails says where and why, whoever made the mistake, and leaves the last good site."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support import copy_of_toy, patience, run

from awesomequant.site.exchange import swap

BEFORE = "the last good site"


def built(folder: Path) -> Path:
    """Return a copy of the toy list with a site, such as a worktree that is published."""
    project = copy_of_toy(folder)
    for name in ("index.html", "papers/gone/index.html", ".git"):
        file = project / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(BEFORE)
    return project


def lay(project: Path, name: str, text: str) -> None:
    file = project / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def assert_untouched(project: Path) -> None:
    files = {
        file.relative_to(project / "site").as_posix()
        for file in (project / "site").rglob("*")
        if file.is_file()
    }
    assert files == {"index.html", "papers/gone/index.html", ".git"}
    assert (project / "site/index.html").read_text() == BEFORE
    assert not list(project.glob(".awesomequant-*"))


def test_a_build_takes_the_place_of_the_last_site_and_keeps_hidden_files(tmp_path: Path) -> None:
    project = built(tmp_path)
    done = run("-C", project, "build")
    assert done.returncode == 0
    assert "<!doctype html>" in (project / "site/index.html").read_text("utf-8")
    assert not (project / "site/papers/gone").exists()
    assert (project / "site/.git").read_text() == BEFORE
    assert not list(project.glob(".awesomequant-*"))
    assert done.stderr == "README.md written\nthe site of 3 papers is built\n"


def hook(project: Path, text: str) -> None:
    """Give the list a hook of MkDocs' own."""
    lay(project, "hooks/ours.py", text)
    with (project / "mkdocs.yml").open("a") as stream:
        stream.write("hooks: [hooks/ours.py]\n")


MISTAKES: list[tuple[Callable[[Path], None], str]] = [
    (lambda project: lay(project, "templates/site/paper.html.j2", "\n{{ paper.titel }}\n"),
     "templates/site/paper.html.j2:2: 'awesomequant.library.paper.Paper object' has no attribute"),
    (lambda project: lay(project, "templates/site/blocks/newest.html.j2", "{% for %}\n"),
     "templates/site/blocks/newest.html.j2:1: "),
    (lambda project: lay(project, "templates/theme/main.html",
                         "{% extends 'base.html' %}\n{% block content %}{{ 1 / 0 }}{% endblock %}\n"),
     "templates/theme/main.html:2: ZeroDivisionError: division by zero"),
    (lambda project: lay(project, "templates/theme/main.html", "{% if %}\n"),
     "templates/theme/main.html:1: TemplateSyntaxError: "),
    (lambda project: lay(project, "exporters/odd.py",
                         'SUFFIX, MEDIA_TYPE, LABEL = ".odd", "text/odd", "Odd"\n\n\ndef entry(cited):\n    return 1 / 0\n'),
     "exporters/odd.py:5: ZeroDivisionError: division by zero"),
    (lambda project: lay(project, "checks/odd.py",
                         '"""Odd."""\nSTOPS_A_BUILD = True\n\n\ndef check(library):\n    return [library.papeers]\n'),
     "checks/odd.py:6:1: AttributeError: "),
    (lambda project: hook(project, "def on_nav(nav, **_):\n    return nav.itemss\n"),
     "hooks/ours.py:2: AttributeError: "),
    (lambda project: lay(project, "docs/index.md", "[nowhere](nowhere.md)\n"),
     "WARNING -  Doc file 'index.md' contains a link 'nowhere.md', but the target is not found"),
    (lambda project: lay(project, "docs/index.md", "<!-- awesomequant: newst -->\n"),
     "index.md: there is no template site/blocks/newst.html.j2"),
    (lambda project: lay(project, "mkdocs.yml", "site_name: [\n"), "MkDocs encountered an error parsing"),
    (lambda project: lay(project, "mkdocs.yml", "site_name: A\nplugins: [nowhere]\n"),
     'The "nowhere" plugin is not installed'),
    (lambda project: hook(project, "import logging\n\n\ndef on_nav(nav, **_):\n    logging.getLogger('mkdocs.hooks').warning('one\\nINFO two\\n\\n  three')\n"),
     "WARNING -  one\nINFO two\n\n  three\n"),
    (lambda project: (project / "mkdocs.yml").unlink(), "there is no mkdocs.yml in "),
    # As `check` tells it: a page would say of what the sources confirm that nothing does.
    (lambda project: lay(project, "data/provenance/2020.yaml", "alpha: {fields: {year: x}\n"),
     "data/provenance/2020.yaml:1:8: a list or mapping in brackets is broken here"),
    (lambda project: lay(project, "data/provenance/sources.yaml", "x: {name: X, kind: king}\n"),
     "data/provenance/sources.yaml:1:20: 'kind': 'king' is none of "),
]  # fmt: skip


@pytest.mark.parametrize(("make", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_the_last_good_site_stays(
    tmp_path: Path, make: Callable[[Path], None], told: str
) -> None:
    project = built(tmp_path)
    make(project)
    done = run("-C", project, "build")
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "INFO  " not in done.stderr
    assert "a mistake of awesomequant" not in done.stderr
    assert_untouched(project)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize("moment", ["MkDocs is started", "it imports", "it builds"])
def test_ctrl_c_ends_a_build_and_the_last_good_site_stays(tmp_path: Path, moment: str) -> None:
    project, begun = built(tmp_path), tmp_path / "begun"
    builds = f"import pathlib, time\n    pathlib.Path({str(begun)!r}).touch(); time.sleep(60)"
    hook(project, f"\ndef on_pre_build(**_):\n    {builds}\n")
    command = [sys.executable, "-m", "awesomequant", "-C", str(project), "build"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        started = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if moment != "it builds" and not started.exists():
            pytest.skip("nothing tells here when a process was started")
        until = time.monotonic() + patience(20)
        while not (begun.exists() if moment == "it builds" else started.read_text().strip()):
            assert time.monotonic() < until
            time.sleep(0.01)
        time.sleep(0.1 if moment == "it imports" else 0)
        os.killpg(process.pid, signal.SIGINT)
        told, _ = process.communicate(timeout=patience(20))
    assert process.returncode == 130
    assert "Traceback" not in told
    assert_untouched(project)


@pytest.mark.skipif(os.name == "nt", reason="links are for administrators there")
def test_a_site_may_be_a_link_and_lie_elsewhere(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (tmp_path / "www").mkdir()
    (project / "site").symlink_to(tmp_path / "www")
    assert run("-C", project, "build").returncode == 0
    assert (project / "site").is_symlink()
    assert (tmp_path / "www/index.html").is_file()


def test_a_site_whose_new_files_cannot_be_moved_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, place, old = (tmp_path / name for name in ("new", "place", "old"))
    for folder in (new, place):
        lay(folder, "a/index.html", folder.name)
        lay(folder, "b.html", folder.name)
        lay(folder, f"{folder.name}.html", folder.name)
    moves = iter(range(10))

    def move(source: Path, target: Path) -> None:
        if next(moves) == 5:
            raise OSError(28, "No space left on device")
        Path(source).rename(Path(target) / Path(source).name if Path(target).is_dir() else target)

    monkeypatch.setattr("awesomequant.site.trees.shutil.move", move)
    with pytest.raises(OSError, match="No space left"):
        swap(new, place, old)
    found = {file.relative_to(place).as_posix(): file.read_text() for file in place.rglob("*.html")}
    assert found == {"a/index.html": "place", "b.html": "place", "place.html": "place"}


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of the system")
@pytest.mark.parametrize("most", [2, 8, 64, 600])
def test_a_full_disk_is_code_3_wherever_a_build_meets_it(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In MkDocs, which makes errors of its own of it, too; ``most`` are KiB that a file may have."""
    project = built(tmp_path)
    assert run("-C", project, "readme").returncode == 0
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    limit = most * 1024, resource.RLIM_INFINITY
    done = subprocess.run(
        [sys.executable, "-m", "awesomequant", "-C", project, "build"],
        capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "File too large" in done.stderr
    assert "the site is as it was" in done.stderr
    assert "Traceback" not in done.stderr
    assert_untouched(project)
    litter = [*(tmp_path / "cache").rglob(".awesomequant-*"), *project.rglob(".awesomequant-*")]
    assert not litter


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_what_a_killed_mkdocs_left_is_swept_by_the_next_build_though_it_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_of_toy(tmp_path)
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    assert run("-C", project, "build").returncode == 0
    (skeletons,) = (tmp_path / "cache").rglob("skeletons")
    for place in (skeletons, project / ".awesomequant"):
        (place / ".awesomequant-1-0123").mkdir()
        (place / ".awesomequant-1-0123/page.html").write_text("half")
        (place / ".awesomequant-1-0123.tmp").touch()
    assert run("-C", project, "build").returncode == 0
    assert not [*(tmp_path / "cache").rglob(".awesomequant-*")]
    assert not [*project.rglob(".awesomequant-*")]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_mkdocs_that_the_system_ends_is_told_and_the_site_stays(tmp_path: Path) -> None:
    """As it does where memory is short: nothing was said, and the exit code was 1."""
    project = built(tmp_path)
    hook(project, "\nimport os\n\n\ndef on_pre_build(**_):\n    os.kill(os.getpid(), 9)\n")
    done = run("-C", project, "build")
    assert done.returncode == 3
    words = "Error: MkDocs was ended by signal 9; is there memory enough?; the site is as it was"
    assert done.stderr.splitlines()[-1] == words
    assert_untouched(project)


def test_a_list_that_states_no_site_stands_where_its_workflow_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the page of what is missing, below a path on Pages, has neither style nor way back."""
    root = tmp_path / "list"
    assert run("init", root).returncode == 0
    place = "https://ann.example.org/bees"
    monkeypatch.setenv("AWESOMEQUANT_SITE", place)
    assert run("-C", root, "build").returncode == 0
    page = (root / "site/404.html").read_text("utf-8")
    assert 'href="/bees/assets/awesomequant.css"' in page
    assert f"{place}/papers/" in (root / "site/sitemap.xml").read_text("utf-8")
    monkeypatch.setenv("AWESOMEQUANT_SITE", "' onload=x")
    refused = run("-C", root, "build")
    assert refused.returncode == 2
    assert "AWESOMEQUANT_SITE is '' onload=x', which is no address" in refused.stderr
    assert "onload" not in (root / "site/404.html").read_text("utf-8")
    monkeypatch.delenv("AWESOMEQUANT_SITE")
    told = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "not included in the" not in told.stdout + told.stderr, "a menu leaves out what it will"
