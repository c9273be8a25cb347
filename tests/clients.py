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
    """A program: the packages that bring it, its commands, and its files.

    ``files`` lie below ``node_modules``, ``wheels`` beside the packages of Python, where the extra
    ``dev`` puts them.
    """

    use: str
    debian: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    wheels: tuple[str, ...] = ()


CLIENTS = {
    "cmark-gfm": Client(
        "renders README.md as GitHub does", debian=("cmark-gfm",), commands=("cmark-gfm",)
    ),
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
    # biblatex is in bibtex-extra, and what it needs in latex-recommended; lmodern has the letters of
    # Europe as outlines, which pdftotext reads.  91 MB, 46 s on a machine without any TeX.
    "biber": Client(
        "sets every entry of BibTeX and BibLaTeX, by bibtex, biber and pdflatex",
        debian=(
            "texlive-latex-recommended",
            "texlive-bibtex-extra",
            "biber",
            "lmodern",
            "poppler-utils",
        ),
        commands=("bibtex", "biber", "pdflatex", "pdftotext", "kpsewhich"),
    ),
    "pandoc 3": Client(
        "reads BibTeX, BibLaTeX, RIS and CSL-JSON",
        wheels=("pypandoc/files/pandoc",),  # that of Debian 12 reads no RIS
    ),
    "citation-js": Client(
        "reads BibTeX, BibLaTeX, RIS and CSL-JSON",
        npm=(
            "@citation-js/core@0.8.2",
            "@citation-js/plugin-bibtex@0.8.2",
            "@citation-js/plugin-ris@0.8.2",
        ),
        commands=("node",),
        files=(
            "@citation-js/core/package.json",
            "@citation-js/plugin-bibtex/package.json",
            "@citation-js/plugin-ris/package.json",
        ),
    ),
}


def found(name: str) -> list[str] | None:
    """Return where the commands and files of a client are, None where one is missing."""
    client = CLIENTS[name]
    places: list[str | None] = [shutil.which(command) for command in client.commands]
    for file in client.files:
        paths = (ROOT / folder / "node_modules" / file for folder in (FOLDER, ""))
        places.append(next((str(path) for path in paths if path.is_file()), None))
    for file in client.wheels:
        paths = (Path(folder) / file for folder in sys.path)
        places.append(next((str(path) for path in paths if path.is_file()), None))
    known = [place for place in places if place]
    return known if len(known) == len(places) else None


def left_out(name: str) -> str:
    """Say that a client was not asked, what it would do, and how to get it."""
    client = CLIENTS[name]
    ways = [f"apt-get install {' '.join(client.debian)}"] if client.debian else []
    if client.npm:
        ways.append(f"npm install --prefix {FOLDER} {' '.join(client.npm)}")
    if client.wheels:
        ways.append("python3 make.py setup")
    return f"left out: {name}, which {client.use}; to have it: {', '.join(ways)}"


if __name__ == "__main__":
    for one in CLIENTS.values():
        packages = one.debian if sys.argv[1:] == ["debian"] else one.npm
        sys.stdout.write("".join(f"{package}\n" for package in packages))
