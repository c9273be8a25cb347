"""What several test modules share: the toy list, and a project written for one test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from awesomequant.export import Format
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.feeds import feeds
from awesomequant.site.files import files
from awesomequant.site.pages import Site
from awesomequant.site.splicing import Named

ROOT = Path(__file__).resolve().parent.parent
TOY = ROOT / "tests/toy"
SHARED = ROOT.parent / "shared"


def copy_of_toy(folder: Path) -> Path:
    """Return a copy of the toy list below ``folder`` that a test may change."""
    return Path(
        shutil.copytree(TOY, folder / "toy", ignore=shutil.ignore_patterns("README.md", "site"))
    )


def with_record(folder: Path, text: str | bytes, name: str = "2020/x.yaml") -> Path:
    """Return a copy of the toy list with one record more."""
    project = copy_of_toy(folder)
    file = project / "data/papers" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return project


def files_of(
    site: Site, formats: Mapping[str, Format], addresses: Sequence[str] = ()
) -> dict[str, str]:
    """Return the texts among the files of a site by their names."""
    made = files(site, site.library, formats, list(addresses))
    texts = ((name, text) for name, text in made if not isinstance(text, bytes | Named))
    return {name: "".join(text) for name, text in texts}


def feeds_of(
    library: Library,
    papers: Iterable[Paper],
    address: str = "",
    title: str = "A",
    *,
    both: bool = True,
) -> dict[str, str]:
    """Return the feeds of some papers by their names, as if the site were at https://a.org/."""
    settings = library.settings.model_copy(update={"site": "https://a.org/"})
    made = feeds(title, address, papers, replace(library, settings=settings), both=both)
    return {name.removeprefix(address): text for name, text in made}


def run(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person would, in a process of its own."""
    command = [sys.executable, "-m", "awesomequant", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )


def patience(seconds: float) -> float:
    """Return how long to wait for what takes so many seconds at most on a machine at rest."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 1
    return seconds * max(1, load / (os.cpu_count() or 1))
