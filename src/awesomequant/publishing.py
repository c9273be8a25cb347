"""Make what readers see of a project: README.md, and the site through MkDocs."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from awesomequant.problems import Refusal
from awesomequant.registry import parts
from awesomequant.render import readme
from awesomequant.store import Project
from awesomequant.store.writing import write


def rendered(project: Project) -> str:
    """Give README.md as the project's template renders it."""
    bibtex = parts("exporters")["bibtex"]
    return readme(project.library, project.root, lambda paper: bibtex.entry(paper, project.library))


def write_readme(project: Project) -> bool:
    """Write README.md; says whether that changed it."""
    return write(project.root / "README.md", rendered(project))


def build_site(root: Path, *, strict: bool) -> bool:
    """Build the site; what MkDocs warns of goes to standard error.  Says whether it was built."""
    # Its own --quiet would hide warnings from --strict as well.
    done = _mkdocs(root, ["build", "--strict" if strict else "--no-strict"], stderr=subprocess.PIPE)
    sys.stderr.write(_without_news((done.stderr or b"").decode("utf-8", "replace")))
    return done.returncode == 0


def _without_news(log: str) -> str:
    """Give what MkDocs says but for its news, which may go on for several lines."""
    return re.sub(
        r"^INFO .*\n(?:(?!(?:WARNING|ERROR|CRITICAL) ).*\n)*", "", log, flags=re.MULTILINE
    )


def serve_site(root: Path, arguments: Sequence[str]) -> bool:
    """Serve the site until Ctrl-C, rebuilt on every change; says whether it could be served."""
    return _mkdocs(root, ["serve", *arguments]).returncode == 0


def _mkdocs(
    root: Path, arguments: Sequence[str], stderr: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run MkDocs in the project; raises Refusal where there is no mkdocs.yml.

    A process of its own: MkDocs sets up logging, signals and the working folder as it likes.
    """
    if not (root / "mkdocs.yml").is_file():
        msg = f"there is no mkdocs.yml in {root}; the site is described there"
        raise Refusal(msg)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, stderr=stderr, check=False)
