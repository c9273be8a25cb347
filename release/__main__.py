"""``python3 make.py release``: wheel, sdist, bill of materials and hashes of the last commit.

Everything is made in a folder of its own, tried there, and put into ``dist/`` when all is well.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import make
from release.distributions import Differs, built_thrice, exported
from release.locks import ROOT
from release.sbom import bill

DIST = ROOT / "dist"


def main() -> int:
    """Make a release; return the exit code."""
    try:
        with tempfile.TemporaryDirectory(prefix="awesomequant-release-") as name:
            _make(Path(name))
    except (Differs, subprocess.CalledProcessError, OSError, ValueError) as problem:
        print(f"release: {problem}", file=sys.stderr)
        return 1
    return 0


def _git(*arguments: str) -> str:
    command = ("git", "-C", str(ROOT), *arguments)
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def _make(work: Path) -> None:
    # The locks are read here, the sources in the commit: the bill must be of both.
    if changed := _git("status", "--porcelain", "--untracked-files=no"):
        raise Differs(f"commit this first, or put it aside:\n{changed}")
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct"))
    one, two = (exported(ROOT, work / name) for name in ("one", "two"))
    archives = built_thrice(one, two, work / "built", epoch)
    wheel = archives["wheel"]
    _try(wheel, work)
    version = wheel.name.split("-")[1]
    paper = wheel.with_name(f"awesomequant-{version}.cdx.json")
    paper.write_text(bill(version, tuple(archives.values()), epoch), "utf-8")
    files = sorted((*archives.values(), paper))
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    hashes = ""
    for file in files:
        shutil.copyfile(file, DIST / file.name)
        hashes += f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
    (DIST / "SHA256SUMS").write_text(hashes, "utf-8")
    print(f"built three times, the same bytes; in {DIST}:\n{hashes}", end="")


def _try(wheel: Path, work: Path) -> None:
    """Install a wheel as a user does, with what the lock has; begin a list and build it."""
    venv, project = work / "venv", work / "list"
    make.create(venv)
    python = venv / make.BIN.name / "python"
    if make.fill(*make.locked("run"), python=str(python)) or make.fill(
        "--no-deps", str(wheel), python=str(python)
    ):
        raise Differs("the wheel cannot be installed; what was said stands above")
    project.mkdir()
    for arguments in (("--help",), ("init",), ("check",), ("build",)):
        command = (str(venv / make.BIN.name / "awesomequant"), *arguments)
        subprocess.run(command, cwd=project, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    sys.exit(main())
