"""The recipes of docs/take-along.md work: each command is run, against the site of a small list."""

import re
import subprocess
import sys
from pathlib import Path

import clients
import pytest
from questions import served
from support import ROOT, copy_of_toy, run

from awesomequant.store import canonical
from awesomequant.text import squash

PAGE = (ROOT / "docs/take-along.md").read_text("utf-8")
SITE = "https://awesomequant.github.io/awesomequant/"
_BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.DOTALL | re.MULTILINE)
# The file that each program writes of ours, in which the paper's title then stands.
WRITTEN = {
    "awesomequant": "list.bib",
    "curl": "papers.ris",
    "pdflatex": "main.log",
    "bibtex": "main.bbl",
    "pandoc": "pandoc.txt",
    "emacs": "draft.txt",
}
CLIENT = {"pdflatex": "latex", "bibtex": "latex"}
TITLE = "Cheap Operations, More Honey"


def commands() -> list[str]:
    return [
        line
        for language, _, text in _BLOCK.findall(PAGE)
        if language == "sh"
        for line in text.splitlines()
    ]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small list that has the paper and the tag of the page, and its site."""
    project = copy_of_toy(tmp_path_factory.mktemp("take"))
    values = {
        "title": f"{TITLE} & $\\ell_1$ Bees: José’s Way",
        "authors": ["José García", "Ann Imker"],
        "venue": "BeeConf",
        "year": 2020,
        "tags": ["surveys"],
        "doi": "10.1000/a_b",
    }
    file = project / "data/papers/2020/ghostnet.yaml"
    file.parent.mkdir()
    file.write_text(canonical.record(values), "utf-8")
    with (project / "data/tags.yaml").open("a") as tags:
        tags.write("surveys: {label: Surveys}\n")
    done = run("-C", project, "build")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="module")
def followed(project: Path) -> dict[str, list[str]]:
    """Follow the page from top to bottom: what each program said that failed, by its name."""
    failed: dict[str, list[str]] = {}
    with served(project / "site") as address:
        for language, name, text in _BLOCK.findall(PAGE):
            here = text.replace(SITE, address)
            if name:
                (project / name).write_text(here, "utf-8")
            for command in here.splitlines() if language == "sh" else ():
                words = command.split()
                client = CLIENT.get(words[0], words[0])
                if client != "awesomequant" and not clients.found(client):
                    continue
                before = [sys.executable, "-m"] if words[0] == "awesomequant" else []
                done = subprocess.run(
                    [*before, *words], cwd=project, capture_output=True, text=True, check=False
                )
                said = failed.setdefault(words[0], [])
                if done.returncode or "Warning--" in done.stdout:
                    said.append(f"{command}: {done.stdout}{done.stderr}")
                if words[0] == "pandoc":  # Emacs writes a file of the same name
                    (project / "draft.txt").rename(project / "pandoc.txt")
    return failed


@pytest.mark.parametrize("program", sorted(WRITTEN))
def test_each_command_of_the_page_does_what_it_says(
    program: str, followed: dict[str, list[str]], project: Path
) -> None:
    if program not in followed:
        pytest.skip(clients.left_out(CLIENT.get(program, program)))
    assert followed[program] == []
    text = (project / WRITTEN[program]).read_text("utf-8", "replace")
    if program == "pdflatex":
        assert "Output written on main.pdf" in text
        assert (project / "main.pdf").read_bytes().startswith(b"%PDF")
    else:  # styles set capitals, braces and line ends of their own
        assert squash(TITLE) in squash(text)


def test_the_programs_of_the_page_are_those_that_are_looked_at() -> None:
    assert {command.split()[0] for command in commands()} == set(WRITTEN)


def test_the_notes_lie_in_the_vault_and_those_gone_on_with_stay(
    project: Path, followed: dict[str, list[str]]
) -> None:
    assert followed["awesomequant"] == []
    note = project / "vault/surveys/ghostnet.md"
    assert [file.name for file in note.parent.iterdir()] == ["ghostnet.md"]
    assert len(list((project / "vault/papers").iterdir())) == 4
    note.write_text(note.read_text("utf-8") + "My own words\n", "utf-8")
    command = ("-C", project, "export", "--format", "notes", "--folder", note.parent)
    kept = run(*command, "--tag", "surveys")
    assert "0 papers; 1 differ and stay as they are" in kept.stderr + kept.stdout
    assert "My own words" in note.read_text("utf-8")
    run(*command, "--replace")
    assert "My own words" not in note.read_text("utf-8")


def test_the_addresses_of_the_page_are_files_of_a_site(project: Path) -> None:
    found = set(re.findall(rf"{re.escape(SITE)}([\w./-]+)", PAGE))
    assert {"papers.bib", "tags/surveys/papers.bib", "papers/ghostnet/"} <= found
    for name in found:
        file = project / "site" / name
        assert (file / "index.html" if name.endswith("/") else file).is_file(), name
