"""Wheel and sdist: the same bytes wherever they are built, with what they need and nothing else."""

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from support import ROOT

from awesomequant.compiler import made
from release import distributions

EPOCH = 1_764_288_000
SOURCES = ("src/awesomequant", "templates")
FILES = (
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "PACKAGE.md",
    "SECURITY.md",
    "hatch_build.py",
    "pyproject.toml",
)
LITTER = ("__pycache__/cli.cpython-311.pyc", "web/__pycache__/templates-1/x", "cli.pyc")


def tree(folder: Path) -> list[Path]:
    """Return the files of our sources, without what Python leaves among them."""
    return sorted(
        file.relative_to(folder)
        for source in SOURCES
        for file in (folder / source).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".pyc"
    )


def copied(folder: Path, *, backwards: bool = False) -> Path:
    """Return a copy of the sources, as another clone on another machine might have them."""
    for file in sorted([*tree(ROOT), *map(Path, FILES)], reverse=backwards):
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, target)
        if backwards:
            target.chmod(0o600)
            os.utime(target, (0, 86_400 * len(str(file))))
    return folder


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("distributions")


@pytest.fixture(scope="module")
def archives(work: Path) -> dict[str, Path]:
    """Return an sdist and a wheel that came out the same on three unlike machines."""
    first = copied(work / "here")
    second = copied(work / "a longer name, with Ünicode" / "there", backwards=True)
    for name in LITTER:
        for source in SOURCES:
            file = second / source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"litter")
    return distributions.built_thrice(first, second, work / "built", EPOCH)


def names(archive: Path) -> list[str]:
    if archive.suffix == ".whl":
        return zipfile.ZipFile(archive).namelist()
    with tarfile.open(archive) as opened:
        return opened.getnames()


def test_three_unlike_machines_build_the_same_bytes(archives: dict[str, Path]) -> None:
    assert {kind: names(file) != [] for kind, file in archives.items()} == {
        "sdist": True,
        "wheel": True,
    }


def test_the_wheel_holds_the_package_its_templates_and_nothing_else(
    archives: dict[str, Path],
) -> None:
    found = {name for name in names(archives["wheel"]) if ".dist-info/" not in name}
    assert found == {
        file.as_posix().removeprefix("src/").replace("templates/", "awesomequant/templates/", 1)
        if file.parts[0] == "templates"
        else file.as_posix().removeprefix("src/")
        for file in tree(ROOT)
    } | {f"awesomequant/compiler/packed/{name}" for name in made.scripts()}
    for needed in (
        "py.typed",
        "starter/files/gitignore",
        "starter/list/mkdocs.yml",
        "templates/README.md.j2",
    ):
        assert f"awesomequant/{needed}" in found
    rest = {name.split("/", 1)[1] for name in names(archives["wheel"]) if ".dist-info/" in name}
    assert rest == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


def test_the_scripts_in_the_wheel_are_those_that_a_clone_makes(
    archives: dict[str, Path],
) -> None:
    wheel = zipfile.ZipFile(archives["wheel"])
    for name, text in made.scripts().items():
        assert wheel.read(f"awesomequant/compiler/packed/{name}") == text.encode()


def test_the_sdist_holds_what_the_wheel_is_built_of_and_no_data(archives: dict[str, Path]) -> None:
    found = {name.split("/", 1)[1] for name in names(archives["sdist"])}
    assert found == {*(file.as_posix() for file in tree(ROOT)), *FILES, "PKG-INFO"}


def test_what_is_packed_tells_nothing_of_the_machine(archives: dict[str, Path]) -> None:
    with tarfile.open(archives["sdist"]) as sdist:
        for member in sdist:
            assert (member.mtime, member.uid, member.gid) == (EPOCH, 0, 0)
            assert (member.uname, member.gname) == ("", "")
            assert member.mode == 0o644
    for each in zipfile.ZipFile(archives["wheel"]).infolist():
        assert each.external_attr >> 16 & 0o777 == 0o644
        assert each.date_time[:3] == (2025, 11, 28)


def test_the_wheel_says_what_pyproject_says(archives: dict[str, Path]) -> None:
    wheel = zipfile.ZipFile(archives["wheel"])
    file = next(name for name in wheel.namelist() if name.endswith("/METADATA"))
    about = Parser().parsestr(wheel.read(file).decode("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert about["License-Expression"] == "MIT"
    assert about["Summary"] == project["description"]
    assert about.get_all("Classifier") == project["classifiers"]
    links = dict(one.split(", ", 1) for one in about.get_all("Project-URL", []))
    assert links == project["urls"]
    assert links.keys() == {"Homepage", "Documentation", "Source", "Issues", "Changelog"}
    assert about["Description-Content-Type"] == "text/markdown"
    # Below the head of METADATA stands the file, as the index shows it.
    assert about.get_payload() == (ROOT / "PACKAGE.md").read_text("utf-8")
    asked = [one for one in about.get_all("Requires-Dist", []) if "extra ==" not in one]
    assert {str(Requirement(one)) for one in asked} == {
        str(Requirement(one)) for one in project["dependencies"]
    }


def test_a_list_is_begun_and_built_by_the_wheel_alone(
    archives: dict[str, Path], work: Path
) -> None:
    unpacked, project = work / "unpacked", work / "list"
    shutil.unpack_archive(archives["wheel"], unpacked, "zip")
    project.mkdir()
    env = {**os.environ, "PYTHONPATH": str(unpacked), "AWESOMEQUANT_CACHE": str(work / "cache")}

    def run(*arguments: str) -> str:
        command = (sys.executable, *arguments)
        done = subprocess.run(
            command, cwd=project, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = run("-c", "import awesomequant; print(awesomequant.__file__)")
    assert Path(where.strip()).is_relative_to(unpacked)
    tool = ("-m", "awesomequant")
    assert "init" in run(*tool, "--help")
    for command in ("init", "check", "build"):
        run(*tool, command)
    assert (project / "README.md").is_file()
    assert (project / "site/index.html").is_file()
    # The scripts of the audit page are those of the wheel: none were made.
    for name in made.scripts():
        packed = unpacked / "awesomequant/compiler/packed" / name
        assert (project / "site/assets" / name).read_bytes() == packed.read_bytes()
    assert not (work / "cache/worker").exists()


def test_two_builds_that_differ_stop_a_release(tmp_path: Path) -> None:
    first, second = copied(tmp_path / "one"), copied(tmp_path / "two")
    with (second / "CHANGELOG.md").open("a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(distributions.Differs, match=r"sdist: .* differ"):
        distributions.built_thrice(first, second, tmp_path / "built", EPOCH)


def test_what_is_exported_is_the_last_commit(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(("git", *who, *arguments), cwd=project, check=True, capture_output=True)

    project = tmp_path / "project"
    project.mkdir()
    git("init", "-q")
    (project / "kept").write_text("as committed", "utf-8")
    git("add", "kept")
    git("commit", "-qm", "x")
    (project / "kept").write_text("changed", "utf-8")
    (project / "secret.env").write_text("key", "utf-8")
    folder = distributions.exported(project, tmp_path / "exported")
    assert [file.name for file in folder.iterdir()] == ["kept"]
    assert (folder / "kept").read_text("utf-8") == "as committed"
