"""A release is put into dist/ whole, when all is well, or not at all."""

import json
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from release import __main__ as release
from release.distributions import Differs


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of releases, with an older one in it; nothing is built, nor tried."""

    def built(_one: Path, _two: Path, work: Path, _epoch: int) -> dict[str, Path]:
        work.mkdir(parents=True)
        archives = {"sdist": work / "awesomequant-9.tar.gz"}
        archives["wheel"] = work / "awesomequant-9-py3-none-any.whl"
        for kind, file in archives.items():
            file.write_text(kind, "utf-8")
        return archives

    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "awesomequant-8.tar.gz").touch()
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(release, "DIST", folder)
    monkeypatch.setattr(release, "exported", lambda _root, folder: folder)
    monkeypatch.setattr(release, "built_thrice", built)
    monkeypatch.setattr(release, "_try", lambda _wheel, _work: None)
    monkeypatch.setattr(release, "_git", lambda *words: "" if "status" in words else "1764288000")
    return folder


def test_a_release_is_archives_bill_and_hashes(dist: Path) -> None:
    assert release.main() == 0
    assert sorted(file.name for file in dist.iterdir()) == [
        "SHA256SUMS",
        "awesomequant-9-py3-none-any.whl",
        "awesomequant-9.cdx.json",
        "awesomequant-9.tar.gz",
    ]
    lines = (dist / "SHA256SUMS").read_text("utf-8").splitlines()
    for digest, name in (line.split("  ") for line in lines):
        assert sha256((dist / name).read_bytes()).hexdigest() == digest
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        ("built_thrice", Differs("wheel: one and two are of one source and differ")),
        ("_try", subprocess.CalledProcessError(1, ["awesomequant", "build"])),
        ("_git", subprocess.CalledProcessError(128, ["git", "status"])),
        ("bill", OSError("no space left on device")),
        ("bill", ValueError("x names no licence")),
    ],
)
def test_a_release_that_fails_leaves_the_last_one(
    step: str,
    problem: Exception,
    dist: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails(*_arguments: object) -> None:
        raise problem

    monkeypatch.setattr(release, step, fails)
    assert release.main() == 1
    assert capsys.readouterr().err == f"release: {problem}\n"
    assert [file.name for file in dist.iterdir()] == ["awesomequant-8.tar.gz"]


def test_what_is_not_committed_stops_it(
    dist: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(release, "_git", lambda *words: "M x.py" if "status" in words else "0")
    assert release.main() == 1
    assert capsys.readouterr().err.endswith("put it aside:\nM x.py\n")
    assert [file.name for file in dist.iterdir()] == ["awesomequant-8.tar.gz"]


def test_the_time_of_a_release_may_be_given(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert release.main() == 0
    bill = json.loads((dist / "awesomequant-9.cdx.json").read_text("utf-8"))
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
