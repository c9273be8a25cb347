"""Targets that need a list around them: what people, services and git say to a small one."""

import atexit
import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from listing import FILES, write

from awesomequant.check.rulebook import rules
from awesomequant.check.run import inspect
from awesomequant.check.scope import Scope
from awesomequant.intake.adoption.taking import adopt
from awesomequant.intake.files.reading import Source
from awesomequant.intake.formats import IMPORTERS, Profile
from awesomequant.intake.hand_edit.edit import hand_edit
from awesomequant.intake.hand_edit.page import EditedPage
from awesomequant.intake.records import Provenance
from awesomequant.library.problems import Level
from awesomequant.registry import parts
from awesomequant.site.building import rendered
from awesomequant.site.trial import not_shown
from awesomequant.store import load, strict
from awesomequant.update.sightings import Sightings
from awesomequant.web.cache import Journal

_DAY = Provenance("README.md", "2026-01-02")
SECOND = "data/papers/2021/beta.yaml"
_VENUES = """ICML: {name: International Conference on Machine Learning, kind: conference}
CVPR: {name: Conference on Computer Vision and Pattern Recognition, kind: conference}
"""
_RECORD = """title: Beta Graphs
authors: [Ann Lee]
venue: ICML
year: 2021
tags: [low-bit]
url: https://a.org/b
code:
  - url: https://github.com/a/b
"""


@lru_cache(maxsize=1)
def small_list() -> Path:
    """Return the folder of a list of two records, which goes when the tests end."""
    folder = Path(mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # Few words: they are learnt three times for each edit.
    few = {"data/venues.yaml": _VENUES, SECOND: _RECORD}
    return write(folder, {**FILES, **few})


@lru_cache(maxsize=1)
def _shown() -> Any:
    project = load(small_list())
    return project, rendered(project)


def hand_edited(text: str) -> object:
    """Take over a hand edit of README.md: text put in behind an entry, in its midst, and below."""
    project, made = _shown()
    before = made["README.md"]
    head, sign, tail = before.partition("\n- [Alpha")
    first, _, rest = tail.partition("\n")
    kind = len(text) % 4
    middle = len(first) // 2
    after = (
        f"{head}{sign}{first}{text}\n{rest}",
        f"{head}{sign}{first[:middle]}{text}{first[middle:]}\n{rest}",
        f"{head}{sign}{first}\n- {text}\n{rest}",
        f"{head}\n{text}\n{sign}{first}\n{rest}\n{text}",
    )[kind]
    return hand_edit(project, [EditedPage("README.md", "README.md", before, after)],
                     lambda _: made, _DAY)  # fmt: skip


def passed(text: str) -> None:
    """Check a record by all rules, and show what they pass in every output."""
    project = load(small_list(), {SECOND: _decoded(text)})
    every = rules(project.root)
    said = inspect(project, every, every).problems
    if any(one.level is Level.ERROR and one.place.file == SECOND for one in said):
        return
    papers = [paper for paper in project.library.papers if paper.source_file == SECOND]
    assert papers
    wrong = not_shown(project.library, project.root, papers)
    assert not wrong, wrong[0].message


def adopted(text: str) -> object:
    """Take a page over as a list."""
    file = small_list() / "page.md"
    text = text.encode("utf-8", "replace").decode()
    file.write_text(text, "utf-8", newline="")
    reading = parts(IMPORTERS)["markdown"].read_profiled(text, str(file), Profile())
    found = adopt([Source(file, reading)], topics_wanted=None)
    return found.kept({draft.place.line: f"x{draft.place.line}" for draft in found.page_drafts})


def journal(text: str) -> None:
    """Read what services said, and what links were seen to say, as a cache kept it."""
    folder = small_list() / ".fuzzed"
    folder.mkdir(exist_ok=True)
    content = text.encode("utf-8", "surrogatepass")
    for name in ("x.jsonl", "links.jsonl"):
        (folder / name).write_bytes(content)
    with redirect_stderr(io.StringIO()):  # it is told how many lines cannot be read
        Journal(folder).entry("x", "k")
        Sightings(folder).tidy()


def named_by_git(text: str) -> None:
    """Read the names of a change: what is not understood is a whole check."""
    content = text.encode("utf-8", "surrogatepass")
    found = Scope.of_changes(small_list(), content)
    assert found.whole or all(line.strip() for line in found.names)
    assert found.whole == bool(found.why)


def _decoded(text: str) -> str:
    return strict.decode(text.encode("utf-8", "surrogatepass"))


def targets() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the targets by name."""
    yield "hand edit", hand_edited
    yield "shown record", passed
    yield "adoption", adopted
    yield "journal", journal
    yield "names of git", named_by_git
