"""What the page says of commits, of GitHub and of latexmk: each is run, and ends as it should."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from audit.shelves import files
from serving import Quiet
from support import ROOT, with_record

from awesomequant.library.json_text import compact
from awesomequant.store import load

PAGE = (ROOT / "docs/read/while-writing.md").read_text("utf-8")
SITE = "https://awesomequant.github.io/awesomequant/"
RECORD = """\
title: "Bees That Count: Small Integers in Hives"
authors: [Anna Müller, Ben van der Berg, Cho Lee]
venue: BeeConf
year: 2020
tags: [counting]
arxiv: "1905.01234"
"""
RIGHT = """@inproceedings{bees,
  title={Bees That Count: Small Integers in Hives},
  author={M{\\"u}ller, Anna and van der Berg, Ben and Lee, Cho},
  booktitle={BeeConf},
  year={2020}
}
"""
PAPER = r"""\documentclass{article}
\begin{document}
\cite{bees}
\bibliographystyle{plain}
\bibliography{refs}
\end{document}
"""


def block(name: str) -> str:
    """Return what the page says that a file holds."""
    found = re.search(
        rf'^```\w+ title="{re.escape(name)}"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL
    )
    assert found
    return found[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a list."""
    folder = tmp_path_factory.mktemp("served")
    library = load(with_record(folder / "list", RECORD, "2020/bees.yaml")).library
    for name, value in files(library).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(compact(value), "utf-8")

    class Files(SimpleHTTPRequestHandler):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(folder))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = Quiet(("127.0.0.1", 0), Files)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """The folder of a paper, and beside it programs that stand in for those it calls."""
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "paper.tex").write_text(PAPER, "utf-8")
    (tmp_path / "bin").mkdir()
    program(tmp_path, "awesomequant", f'exec "{sys.executable}" -m awesomequant "$@"')
    return folder


def program(folder: Path, name: str, script: str) -> None:
    file = folder / "bin" / name
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


def ran(paper: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    path = f"{paper.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, cwd=paper, env={**os.environ, "PATH": path, **more}, capture_output=True,
        text=True, check=False, timeout=300,
    )  # fmt: skip


CASES = [(RIGHT, 0, ""), (RIGHT.replace("2020", "2018"), 1, "the year is 2018; the list has 2020")]


@pytest.mark.parametrize(("source", "code", "words"), CASES)
def test_a_commit_is_stopped_by_an_error(
    paper: Path, site: str, source: str, code: int, words: str
) -> None:
    """As pre-commit runs a hook: its entry, the arguments, the files that change."""
    (paper / "refs.bib").write_text(source, "utf-8")
    (used,) = yaml.safe_load(block(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    every = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    hook = next(one for one in every if one["id"] == used["id"])
    names = [one.name for one in paper.iterdir() if re.search(hook["files"], one.name)]
    arguments = [one.replace(SITE, site) for one in used["args"]]
    done = ran(paper, *hook["entry"].split(), *arguments, *names)
    assert (done.returncode, words in done.stdout) == (code, True), done.stderr


def action(paper: Path, site: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action as a runner does."""
    flow = yaml.safe_load(block(".github/workflows/bibliography.yml"))
    assert flow["permissions"] == {}
    (job,) = flow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    used = job["steps"][-1]
    assert used["uses"].partition("@")[0] == "awesomequant/awesomequant/actions/audit"
    made = yaml.safe_load((ROOT / "actions/audit/action.yml").read_text("utf-8"))
    assert set(used["with"]) <= set(made["inputs"])
    given = {name: one.get("default", "") for name, one in made["inputs"].items()}
    given |= {name: text.replace(SITE, site) for name, text in (used["with"] | inputs).items()}
    own = paper.parent / "awesomequant-audit"
    own.mkdir(exist_ok=True)
    if not (own / "bin").exists():
        (own / "bin").symlink_to(paper.parent / "bin")
    step = made["runs"]["steps"][-1]
    wanted = {
        name: given[re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", text)[1]]  # type: ignore[index]
        for name, text in step["env"].items()
    }
    script = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
    return ran(paper, *script, RUNNER_TEMP=str(paper.parent), **wanted)


@pytest.mark.skipif(not shutil.which("bash"), reason="left out: runners of the action have bash")
@pytest.mark.parametrize(("source", "code", "words"), CASES)
def test_the_action_annotates_and_fails_with_an_error(
    paper: Path, site: str, source: str, code: int, words: str
) -> None:
    (paper / "refs.bib").write_text(source, "utf-8")
    done = action(paper, site)
    assert (done.returncode, words in done.stdout) == (code, True), done.stderr
    assert ("::error file=refs.bib,line=5" in done.stdout) is bool(code)
    several = action(paper, site, files="refs.bib\npaper.tex\n", lists=f"{site}\n\n{site}\n")
    assert several.returncode == code


@pytest.mark.skipif(not shutil.which("bash"), reason="left out: runners of the action have bash")
def test_the_action_fails_with_a_warning_where_that_is_asked_for(paper: Path, site: str) -> None:
    """And takes no word of its inputs for a command or an option."""
    (paper / "refs.bib").write_text(RIGHT.replace("  year={2020}\n", ""), "utf-8")
    assert action(paper, site).returncode == 0
    strict = action(paper, site, strict="true")
    assert (strict.returncode, "::warning file=refs.bib" in strict.stdout) == (1, True)
    for text in ("$(touch pwned)", "`touch pwned`", "; touch pwned", "--fix"):
        assert action(paper, site, files=text).returncode == 2
        assert action(paper, site, lists=text).returncode == 2
    assert not (paper / "pwned").exists()


def rules(site: str) -> dict[str, str]:
    """Return the commands that latexmk is told."""
    text = block(".latexmkrc").replace(SITE, site)
    found = dict(re.findall(r"^\$(\w+) = ['\"](.+)['\"];$", text, re.MULTILINE))
    return {name: rule.replace("$audit", found["audit"]) for name, rule in found.items()}


@pytest.mark.parametrize(("source", "code", "words"), CASES)
@pytest.mark.parametrize("tool", ["bibtex", "biber"])
def test_latexmk_is_stopped_before_the_bibliography_is_made(
    paper: Path, site: str, tool: str, source: str, code: int, words: str
) -> None:
    """As latexmk makes a command of a rule: %R is the paper, %S what the tool reads."""
    (paper / "refs.bib").write_text(source, "utf-8")
    program(paper.parent, tool, 'echo "$0 $@" > made')
    rule = rules(site)[tool]
    for sign, text in (("%R", "paper"), ("%S", "paper.aux"), ("%O", "")):
        rule = rule.replace(sign, text)
    done = ran(paper, "sh", "-c", rule)
    assert (done.returncode, words in done.stdout) == (code, True), done.stderr
    assert (paper / "made").exists() is not bool(code)
    assert ran(paper, "sh", "-c", rule.replace("&&", ";")).returncode == 0


@pytest.mark.skipif(
    not (shutil.which("latexmk") and shutil.which("pdflatex")),
    reason="left out: latexmk, which Debian has",
)
@pytest.mark.parametrize(("source", "code", "words"), CASES)
def test_latexmk_itself(paper: Path, site: str, source: str, code: int, words: str) -> None:
    (paper / "refs.bib").write_text(source, "utf-8")
    (paper / ".latexmkrc").write_text(block(".latexmkrc").replace(SITE, site), "utf-8")
    done = ran(paper, "latexmk", "-pdf", "-interaction=nonstopmode", "paper.tex")
    assert (bool(done.returncode), words in done.stdout) == (bool(code), True), done.stdout
    assert (paper / "paper.bbl").exists() is not bool(code)
