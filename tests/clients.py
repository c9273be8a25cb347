"""Programs of others that tests ask: where each is found, and how to get it.

A test whose program is not installed is left out, and the run says so in its last lines.  ``.ci/run``
installs them all before it tests: ``python3 tests/clients.py debian`` prints the packages of Debian,
``npm`` those of npm, which are looked for in ``.clients/`` and in ``node_modules/``.
"""

# Asked by .ci/run before there is an environment: nothing but the standard library is imported here.

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ".clients"  # not node_modules: make.py takes away what package.json does not name


class Client(NamedTuple):
    """A program: the packages that bring it, its commands, and its files below ``node_modules``."""

    use: str
    debian: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


CLIENTS = {
    "curl": Client("fetches the list's files", debian=("curl",), commands=("curl",)),
    "emacs": Client(
        "cites from the list's BibTeX in org", debian=("emacs-nox",), commands=("emacs",)
    ),
    "latex": Client(
        "sets a text with the list's BibTeX",
        debian=("texlive-latex-base",),
        commands=("pdflatex", "bibtex"),
    ),
    "pandoc": Client(
        "cites from the list's CSL-JSON in Markdown", debian=("pandoc",), commands=("pandoc",)
    ),
    "vnu": Client(
        "validates the HTML of every kind of page",
        debian=("default-jre-headless",),
        npm=("vnu-jar@26.9.27",),
        commands=("java",),
        files=("vnu-jar/build/dist/vnu.jar",),
    ),
}


def found(name: str) -> list[str] | None:
    """Return where the commands and files of a client are, None where one is missing."""
    client = CLIENTS[name]
    places: list[str | None] = [shutil.which(command) for command in client.commands]
    for file in client.files:
        paths = (ROOT / folder / "node_modules" / file for folder in (FOLDER, ""))
        places.append(next((str(path) for path in paths if path.is_file()), None))
    known = [place for place in places if place]
    return known if len(known) == len(places) else None


def left_out(name: str) -> str:
    """Say that a client was not asked, what it would do, and how to get it."""
    client = CLIENTS[name]
    ways = [f"apt-get install {' '.join(client.debian)}"] if client.debian else []
    if client.npm:
        ways.append(f"npm install --prefix {FOLDER} {' '.join(client.npm)}")
    return f"left out: {name}, which {client.use}; to have it: {', '.join(ways)}"


if __name__ == "__main__":
    for one in CLIENTS.values():
        packages = one.debian if sys.argv[1:] == ["debian"] else one.npm
        sys.stdout.write("".join(f"{package}\n" for package in packages))
