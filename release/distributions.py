"""Wheel and sdist, the same bytes wherever and whenever they are built of the same sources.

What is packed has the time of the commit, permissions and order that no machine decides.  Only the
compression is that of the machine's zlib: with another one the archives hold the same files, byte
for byte, but may differ themselves.
"""

import io
import os
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Python 3.11 knows filters since 3.11.4; Debian 12 has 3.11.2.  The archives are our own.
UNPACKING: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
# What two machines differ in, and what must not be seen in an archive.
HERE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
ELSEWHERE = {"TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"}


class Differs(Exception):  # noqa: N818 - no mistake of a program: of a release
    """Two builds of the same sources are not the same bytes."""


def build(
    source: Path, target: Path, epoch: int, *, machine: Mapping[str, str] = HERE, umask: int = -1
) -> dict[str, Path]:
    """Build sdist and wheel of the sources in a folder; return both, "sdist" before "wheel".

    Raises CalledProcessError where the build backend, which has said why, cannot.
    """
    target.mkdir(parents=True, exist_ok=True)
    ours = {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONDONTWRITEBYTECODE": "1", **machine}
    kept = {key: text for key, text in os.environ.items() if not key.startswith("HATCH_")}
    # That of .venv, which the lock has: no environment of the build's own.
    command = (sys.executable, "-m", "hatchling", "build", "-d", str(target), "-t")
    for kind in ("sdist", "wheel"):
        subprocess.run(
            (*command, kind),
            cwd=source,
            env={**kept, **ours},
            umask=umask,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return {
        "sdist": next(target.glob("*.tar.gz")),
        "wheel": next(target.glob("*.whl")),
    }


def unpacked(sdist: Path, folder: Path) -> Path:
    """Unpack an sdist and return the folder of its sources."""
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, **UNPACKING)  # noqa: S202 -- our own
    return folder / sdist.name.removesuffix(".tar.gz")


def exported(root: Path, folder: Path) -> Path:
    """Write the files of the last commit into a folder: no cache, nothing that is not committed."""
    command = ("git", "-C", str(root), "archive", "--format=tar", "HEAD")
    files = subprocess.run(command, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(files)) as archive:
        archive.extractall(folder, **UNPACKING)  # noqa: S202 -- our own
    return folder


def built_thrice(first: Path, second: Path, work: Path, epoch: int) -> dict[str, Path]:
    """Build two copies of the sources on unlike machines, and the sdist itself once more.

    Raises Differs where these are not the same bytes, and CalledProcessError as ``build`` does.
    """
    ours = build(first, work / "first", epoch)
    _compare(ours, build(second, work / "second", epoch, machine=ELSEWHERE, umask=0o077))
    _compare(ours, build(unpacked(ours["sdist"], work / "sources"), work / "third", epoch))
    return ours


def _compare(ours: Mapping[str, Path], others: Mapping[str, Path]) -> None:
    for kind, file in others.items():
        if file.name != ours[kind].name or file.read_bytes() != ours[kind].read_bytes():
            raise Differs(f"{kind}: {ours[kind]} and {file} are of one source and differ")
