"""Make what readers see of a project: README.md, and the site through MkDocs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from awesomequant.export import exporters
from awesomequant.library.problems import Refusal
from awesomequant.render import readme
from awesomequant.store import Project
from awesomequant.store.writing import write

_SHARED = Path("/dev/shm")  # noqa: S108 -- MkDocs makes a folder of its own in it, and removes it
_ROOM = 2 * 1024**3


def rendered(project: Project) -> str:
    """Give README.md as the project's template renders it."""
    bibtex = exporters(project.root)["bibtex"]
    return readme(project.library, project.root, lambda paper: bibtex.entry(paper, project.library))


def write_readme(project: Project) -> bool:
    """Write README.md; says whether that changed it."""
    return write(project.root / "README.md", rendered(project))


def build_site(root: Path, *, strict: bool) -> bool:
    """Build the site; what MkDocs warns of goes to standard error.  Says whether it was built."""
    # Its own --quiet would hide warnings from --strict as well.
    arguments = ["build", "--strict" if strict else "--no-strict"]
    with _mkdocs(root, arguments, stderr=subprocess.PIPE) as process:
        _, log = process.communicate()
    sys.stderr.write(_without_news(log.decode("utf-8", "replace")))
    return process.returncode == 0


def _without_news(log: str) -> str:
    """Give what MkDocs says but for its news, which may go on for several lines."""
    return re.sub(
        r"^INFO .*\n(?:(?!(?:WARNING|ERROR|CRITICAL) ).*\n)*", "", log, flags=re.MULTILINE
    )


def serve_site(root: Path, arguments: Sequence[str]) -> bool:
    """Serve the site until Ctrl-C, rebuilt on every change; says whether it could be served."""
    process = _mkdocs(root, ["serve", *arguments], TMPDIR=_memory())
    try:
        return process.wait() == 0
    except KeyboardInterrupt:
        process.wait()  # it takes away the folder it served
        raise


def _memory() -> str | None:
    """Give a folder in memory for the site that is served, where there is one with room.

    MkDocs makes every file anew at each change: 1.4 s for 1,200 files on a disk, 0.1 s in memory.
    """
    is_roomy = _SHARED.is_dir() and os.access(_SHARED, os.W_OK)
    return str(_SHARED) if is_roomy and shutil.disk_usage(_SHARED).free > _ROOM else None


def _mkdocs(
    root: Path, arguments: Sequence[str], *, stderr: int | None = None, **variables: str | None
) -> "subprocess.Popen[bytes]":
    """Start MkDocs in the project; raises Refusal where there is no mkdocs.yml.

    A process of its own: MkDocs sets up logging, signals and the working folder as it likes.
    ``variables`` are added to its environment where they have a value.
    """
    if not (root / "mkdocs.yml").is_file():
        msg = f"there is no mkdocs.yml in {root}; the site is described there"
        raise Refusal(msg)
    added = {"NO_MKDOCS_2_WARNING": "1", **variables}
    environment = {**os.environ, **{name: value for name, value in added.items() if value}}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.Popen(command, cwd=root, env=environment, stderr=stderr)
