"""The examples of the pages of how-to are true: each page is followed on a toy list."""

import dataclasses
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from support import ROOT, copy_of_toy

from awesomequant.export.citation import Citation
from awesomequant.registry import PartKind, parts
from awesomequant.store import canonical, load, strict
from awesomequant.web.facts import Facts
from awesomequant.web.services import SERVICES, tellers
from awesomequant.web.values import Reply, Tells
from awesomequant.works.people import Person

PAGES = (
    "how-to/fields.md",
    "how-to/look.md",
    "how-to/rule.md",
    "how-to/format.md",
    "how-to/service.md",
)
_BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A block of code on a page: its language, the file it is of, and its text."""

    language: str
    file: str
    text: str


def blocks(page: str) -> list[Block]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return [Block(*found.groups("")) for found in _BLOCK.finditer(text)]


def follow(project: Path, block: Block) -> None:
    """Write a file as a reader of the page would: YAML of a file that exists is added to it."""
    file = project / block.file
    file.parent.mkdir(parents=True, exist_ok=True)
    if block.language == "yaml" and file.exists():
        values = {**strict.read(file.read_text("utf-8")), **strict.read(block.text)}
        file.write_text(canonical.record(values), "utf-8")
    else:
        file.write_text(block.text, "utf-8")


def commands(block: Block) -> Iterator[tuple[str, list[str]]]:
    """Yield each command with the lines that stand below it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        yield command, lines


def said(project: Path, command: str) -> str:
    words = shlex.split(command)
    if words[0] == "awesomequant":
        words = [sys.executable, "-m", *words]
    done = subprocess.run(words, cwd=project, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The toy list after each page was followed, with what its commands said that they did not."""
    projects = {}
    for page in PAGES:
        project = copy_of_toy(tmp_path_factory.mktemp(page.replace("/", "-")))
        wrong = []
        for block in blocks(page):
            if block.file:
                follow(project, block)
            elif block.language == "console":
                for command, lines in commands(block):
                    told = said(project, command)
                    wrong += [(command, line, told) for line in lines if line not in told]
        assert not wrong, wrong
        projects[page] = project
    return projects


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_say_what_it_says(page: str, followed: dict[str, Path]) -> None:
    assert not load(followed[page]).problems


def test_the_service_of_the_page_is_asked_first_and_read(followed: dict[str, Path]) -> None:
    services = parts(SERVICES, followed["how-to/service.md"])
    assert tellers(services, Tells.CITATIONS)[0] == "hivemind"
    service = services["hivemind"]
    request = service.request(("doi:10.1/a", "doi:10.1/b"))
    assert request.url == "https://api.hivemind.example/works?doi=10.1/a,10.1/b"
    works = {"works": [{"doi": "10.1/a", "count": 7}]}
    answers = service.parse(Reply(request, 200, body=json.dumps(works).encode()))
    assert answers == {"doi:10.1/a": Facts(citations=7)}


def kinds() -> Iterator[PartKind[object]]:
    """Yield the kinds of parts, found where faces declare them."""
    for file in (ROOT / "src/awesomequant").rglob("__init__.py"):
        if "PartKind[" in file.read_text("utf-8"):
            name = ".".join(file.parent.relative_to(ROOT / "src").parts)
            module = __import__(name, fromlist=["x"])
            yield from (one for one in vars(module).values() if isinstance(one, PartKind))


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.name)
def test_the_page_names_all_that_a_part_may_have(kind: PartKind[object]) -> None:
    text = (ROOT / "docs/parts.md").read_text("utf-8")
    (row,) = (line for line in text.splitlines() if line.startswith(f"| `{kind.folders[0]}/`"))
    named = {*kind.contract.__annotations__, *vars(kind.contract)}
    for name in named:
        if not name.startswith("_"):
            assert f"`{name}" in row, name


def test_a_citation_has_what_the_page_says() -> None:
    text = (ROOT / "docs/how-to/format.md").read_text("utf-8")
    (said,) = re.findall(
        r"^`cited` has (.*?)\. A person\nhas (.*?)\.$", text, re.DOTALL | re.MULTILINE
    )
    for names, kind in zip(said, (Citation, Person), strict=True):
        known = {field.name for field in dataclasses.fields(kind)} | set(dir(kind))
        assert set(re.findall(r"`(\w+)`", names)) <= known


def test_what_the_page_says_of_ranks_is_so() -> None:
    services = parts(SERVICES)
    ranks = [
        (services[name].SERVICE.title, services[name].SERVICE.tells[Tells.CITATIONS])
        for name in tellers(services, Tells.CITATIONS)
    ]
    assert ranks == [("Semantic Scholar", 10), ("OpenAlex", 20), ("Crossref", 30)]
    text = (ROOT / "docs/how-to/service.md").read_text("utf-8")
    for title, rank in ranks:
        assert f"{rank} ({title})" in text
    for what in Tells:
        assert f"`{what}`" in text
