"""Each command that the docs show is run, on a list of a page's own, or has a reason not to be.

What is not run is at least a call that its command takes: its options are there, and its files.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from support import ROOT, copy_of_toy

from awesomequant.cli import awesomequant

DOCS = ROOT / "docs"
# Pages whose blocks another test follows, output and all.
ELSEWHERE = {
    "how-to/fields.md": "test_howto.py",
    "how-to/format.md": "test_howto.py",
    "how-to/look.md": "test_howto.py",
    "how-to/rule.md": "test_howto.py",
    "how-to/service.md": "test_howto.py",
    "take-along.md": "test_take_along.py",
}
# What is not for those who use the tool, or has tests of each line: docs/security.md names its own.
NOT_FOR_USERS = ("architecture.md", "decisions/", "security.md", "tree.md", "reference/rules.md")
# What is not run, by how it begins, and why.
NOT_RUN = {
    "awesomequant serve": "goes on until it is stopped: commands/test_serve.py",
    "awesomequant add 1": "asks services: intake/test_add.py",
    "awesomequant add 2": "asks services: intake/test_add.py",
    "awesomequant add https": "asks services: intake/test_add.py",
    "awesomequant audit paper.tex --list https": "asks a site: audit/test_sites.py",
    "awesomequant import old-README.md": "asks services about ids: intake/test_shapes.py",
    "awesomequant links": "asks the hosts of a list: update/test_link_checks.py",
    "awesomequant refuse 1": "asks services for what an id leaves open: intake/test_earlier.py",
    "awesomequant update": "asks services: update/test_update.py",
    "git push": "there is no other repository",
    "pipx install": "installs from the index: releases/test_distributions.py begins a list by the wheel",
}
# Pages that begin where there is no list.
BEGIN = ("curate/bring.md", "several-lists.md")
# What ends with 1 where something was found or would change.
MAY_FIND = (
    "awesomequant audit",
    "awesomequant check",
    "awesomequant doctor",
    "awesomequant gaps",
    "awesomequant import",
)
_BLOCK = re.compile(r'^( *)```(\w+)(?: title="([^"]+)")?\n(.*?)^\1```$', re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"\s{2,}#.*$|^#.*$")
BIB = "@article{wasp2020, title={How Wasps Count}, author={Mei Lin}, journal={BeeConf}, year={2020}, url={https://example.org/wasps}}\n"
LIST = "# Bees\n\n## Swarms\n\n- [How Bees Swarm](https://example.org/swarm) (BeeConf 2019)\n"

LYING_ABOUT = {
    **dict.fromkeys(
        ("new.bib", "more.bib", "references.bib", "survey.bib", "paper.bib", "beeconf.bib", "scopus.bib", "arxiv.bib", "refs.bib"),
        BIB,
    ),
    **dict.fromkeys(("list.md", "old-README.md", "other-list/README.md"), LIST),
    **dict.fromkeys(("repairs.yaml", "proposals.yaml", "code.yaml"), "proposals: []\n"),
    "profile.yaml": "title: linked\n",
    "paper.tex": "\\cite{wasp2020}\n\\bibliography{refs}\n",
    "bees.yaml": "data:\n  bees:\n    - {headline: Bees at Night, written by: Mei Lin, link: https://example.org/night}\n",
    "works.jsonl": '{"title": "How Wasps Eat", "year": 2021, "url": "https://example.org/eat"}\n',
    "other-list/data/papers/2020/x.yaml": "title: How Wasps Hum\nyear: 2020\nurl: https://example.org/hum\n",
}  # fmt: skip
OF_A_LIST = {
    "data/papers/2026/graph-networks-2026.yaml": "title: Graph Networks of Bees\nauthors: [Ada Garcia]\nvenue: BeeConf\nyear: 2026\ntags: [survey, old]\nurl: https://example.org/graph\ncode:\n  - url: https://github.com/example/graph\n",
    "data/papers/2020/alpha-2020.yaml": "title: Alpha Bees\nvenue: BeeConf\nyear: 2020\nurl: https://example.org/alpha\n",
    "data/benchmarks.yaml": "flowers: {label: Flowers, dataset: Flowers, metric: accuracy, direction: higher}\n",
    "data/results/hives.yaml": 'source: {url: "https://example.org/hives", place: Table 1}\nrows:\n  - {work: alpha-2020, method: Alpha, at: {size: 5}, values: {flowers: 90}}\n',
    "data/tag-rules.yaml": "rules:\n  - {tag: swarm, titles: [swarm]}\n",
    "data/scope.yaml": "titles: [bee, bees]\n",
}  # fmt: skip


class Shown(NamedTuple):
    """A command as a page shows it."""

    page: str
    line: int
    text: str


def pages() -> list[str]:
    names = sorted(file.relative_to(DOCS).as_posix() for file in DOCS.rglob("*.md"))
    return [one for one in names if not one.startswith(NOT_FOR_USERS)]


def shown(page: str) -> Iterator[Shown]:
    """Yield the commands of a page's blocks of ``sh`` and ``console``, without comments."""
    text = (DOCS / page).read_text("utf-8")
    for found in _BLOCK.finditer(text):
        indent, language, _, body = found.groups("")
        lines = [line[len(indent) :] for line in body.splitlines()]
        if language == "console":
            lines = [line[2:] for line in lines if line.startswith("$ ")]
        elif language != "sh":
            continue
        at = text[: found.start()].count("\n") + 1
        for line in lines:
            if command := _COMMENT.sub("", line).strip():
                yield Shown(page, at, command)


def reason(command: str) -> str | None:
    return next((why for begins, why in NOT_RUN.items() if command.startswith(begins)), None)


def prepared(folder: Path, page: str) -> Path:
    """Return the toy list with a history, the files that pages speak of, and those of the page."""
    project = copy_of_toy(folder)
    if page in BEGIN:  # there is no list yet
        for name in ("data", "docs"):
            shutil.rmtree(project / name)
        (project / "mkdocs.yml").unlink()
        (project / "README.md").write_text(LIST, "utf-8")
    else:
        with (project / "data/tags.yaml").open("a", encoding="utf-8") as tags:
            tags.write("".join(f"{tag}: {{label: {tag}}}\n" for tag in ("old", "survey", "swarm")))
        write(project, OF_A_LIST)
        with (project / "data/list.yaml").open("a", encoding="utf-8") as settings:
            settings.write("results: {axes: {size: {label: Size}}}\n")
    write(project, LYING_ABOUT)
    for found in _BLOCK.finditer((DOCS / page).read_text("utf-8")):
        if found[3] and not found[3].startswith(("data/", "lists.yaml")):
            write(project, {found[3]: found[4]})
    return project


def write(project: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.fixture(name="shell", scope="module")
def _shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which ``awesomequant`` is ours, and git knows who commits.

    At home lies another list, in ``lists/bees``.
    """
    folder, home = tmp_path_factory.mktemp("bin"), tmp_path_factory.mktemp("home")
    (home / "lists").mkdir()
    copy_of_toy(home).rename(home / "lists/bees")
    tool = folder / "awesomequant"
    tool.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m awesomequant "$@"\n')
    tool.chmod(0o755)
    who = {f"GIT_{role}_{what}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}  # fmt: skip
    kept = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")}
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return {
        **kept,
        **who,
        "PATH": path,
        "HOME": str(home),
        "AWESOMEQUANT_CACHE": "off",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


@pytest.mark.parametrize(
    "page", [one for one in pages() if one not in ELSEWHERE and any(shown(one))]
)
def test_the_commands_of_a_page_can_be_run_from_top_to_bottom(
    page: str, tmp_path: Path, shell: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepared(tmp_path, page)
    rendered = () if page in BEGIN else ("awesomequant readme",)
    for command in (*rendered, "git init -q -b main", "git add -A", "git commit -qm x"):
        subprocess.run(
            shlex.split(command), cwd=project, env=shell, check=True, capture_output=True
        )
    here = project
    for _, line, command in shown(page):
        if command.startswith("cd "):
            here /= command.removeprefix("cd ")
            assert here.is_dir(), f"{page}:{line}: {command}"
        elif reason(command):
            if command.startswith("awesomequant "):
                monkeypatch.chdir(here)
                taken(command)
        else:
            done = subprocess.run(
                ["bash", "-c", command], cwd=here, env=shell, text=True, input="",
                capture_output=True, check=False,
            )  # fmt: skip
            fits = (0, 1) if command.startswith(MAY_FIND) else (0,)
            said = f"{page}:{line}: {command}: {done.returncode}\n{done.stdout}{done.stderr}"
            assert done.returncode in fits, said
            assert "Error:" not in done.stderr, said


def taken(command: str) -> None:
    """Raise where a command does not take a call: an option, a value or a file is wrong."""
    name, *arguments = shlex.split(command.partition("<")[0])[1:]
    context = awesomequant.make_context("awesomequant", [name], resilient_parsing=True)
    found = awesomequant.get_command(context, name)
    assert found
    try:
        found.make_context(name, arguments, parent=context)
    except click.ClickException as error:
        pytest.fail(f"{command}: {error.format_message()}")


@pytest.mark.parametrize(
    "name", ["PACKAGE.md", "CONTRIBUTING.md", "src/awesomequant/starter/files/CONTRIBUTING.md"]
)
def test_the_commands_of_a_page_outside_the_docs_are_commands(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy_of_toy(tmp_path))
    text = (ROOT / name).read_text("utf-8")
    found = re.findall(r"^ *(?:\S*/)?(awesomequant .*?)(?:\s{2,}#.*)?$", text, re.MULTILINE)
    assert found
    for command in found:
        taken(re.sub(r" -C \S+", "", command))


def test_what_is_not_run_is_on_a_page() -> None:
    every = [one.text for page in pages() for one in shown(page)]
    assert [one for one in NOT_RUN if not any(text.startswith(one) for text in every)] == []


def test_who_runs_a_command_elsewhere_is_there() -> None:
    for why in NOT_RUN.values():
        for name in re.findall(r"[\w/]+\.py$", why):
            assert (ROOT / "tests" / name).is_file(), name


def test_who_follows_a_page_elsewhere_does_so() -> None:
    for page, test in ELSEWHERE.items():
        assert page in (ROOT / "tests" / test).read_text("utf-8")
