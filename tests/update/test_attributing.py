"""What ``update`` takes from a service is kept with its name; what was said of another value is not."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from services import World
from support import ROOT
from updating import Bench

from awesomequant.library.change import Change
from awesomequant.library.confirmed import By
from awesomequant.library.problems import BrokenFiles
from awesomequant.store import load
from awesomequant.store.batch import writing
from awesomequant.update import proposals
from awesomequant.update.attributing import attributed
from awesomequant.update.inquiry import Plan
from awesomequant.update.proposals import Proposal
from awesomequant.web.client import variables

TITLE = "Toy Networks With Few Bits"
RECORD = f"title: {TITLE}\nvenue: TOYS\nyear: 2020\ntags: [toy]\ndoi: 10.1000/odd\n"
FILE, SAID, SOURCES = (
    "data/papers/2020/odd.yaml", "data/provenance/2020.yaml", "data/provenance/sources.yaml",
)  # fmt: skip
BEES = "bees: {name: hive/bees}\n"
CROSSREF = "crossref: {name: Crossref, url: https://www.crossref.org/, kind: registry}\n"


@pytest.fixture(autouse=True)
def without_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def world() -> World:
    return World(titles={"doi:10.1000/odd": TITLE})


def bench(tmp_path: Path, world: World, said: str = "odd: {met: [bees]}\n", **more: str) -> Bench:
    """Return a list with one record that lacks its authors, and keeps its sources."""
    tried = Bench(tmp_path, {"odd": RECORD, **more}, world)
    lay(tried.root, {SAID: said, SOURCES: BEES})
    return tried


def lay(root: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def test_what_is_filled_names_the_service_and_is_confirmed(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    planned = tried.update(Plan(only=frozenset({"metadata"}), dry_run=True))
    result = tried.update()
    assert "authors: [" in tried.record("odd")
    files = tried.files()
    assert files[SAID] == "odd: {fields: {authors: crossref}, met: [bees]}\n"
    assert files[SOURCES] == BEES + CROSSREF
    assert {FILE, SAID, SOURCES} <= set(result.files)
    assert set(planned.files) == {FILE, SAID, SOURCES}
    (told,) = load(tried.root).library.confirmed["odd"].items()
    assert told == ("authors", (By.REGISTRY, ("Crossref",), 0))
    assert tried.update().files == []
    assert tried.files() == files


def test_a_list_without_sources_gets_none(tmp_path: Path, world: World) -> None:
    tried = Bench(tmp_path, {"odd": RECORD}, world)
    tried.update()
    assert "authors: [" in tried.record("odd")
    assert not (tried.root / "data/provenance").exists()


def test_who_said_a_value_that_is_gone_does_not_confirm_the_new_one(
    tmp_path: Path, world: World
) -> None:
    """A person took the authors out: the sources agreed on those, and on nobody else."""
    said = (
        "odd: {fields: {authors: bees, year: bees}, also: {authors: [bees]}, agree: {authors: 3, "
        "year: 1}, notes: {authors: so they say}, met: [bees]}\n"
    )
    tried = bench(tmp_path, world, said)
    tried.update()
    assert tried.files()[SAID] == (
        "odd: {fields: {authors: crossref, year: bees}, agree: {year: 1}, met: [bees]}\n"
    )


def test_a_source_that_the_list_describes_itself_stays_as_it_is(
    tmp_path: Path, world: World
) -> None:
    tried = bench(tmp_path, world)
    own = "crossref: {name: The registry, url: https://a.org/, licence: CC0, knows: [doi]}\n"
    (tried.root / SOURCES).write_text(own)
    tried.update()
    assert tried.files()[SOURCES] == own
    assert "authors: crossref" in tried.files()[SAID]


def accept(tried: Bench, found: list[Proposal]) -> list[Any]:
    """Write proposals to a file, read them again in their order, and accept all."""
    file = tried.root / "proposals.txt"
    proposals.save(file, found)
    again = proposals.read(file)
    assert again == sorted(found, key=lambda one: one.name)
    return list(proposals.apply(tried.root, load(tried.root).library, again))


YEAR = Proposal("odd", "year", {"year": "2021"}, {"year": "2020"}, "x", "crossref")
ACCEPTED = [
    # Another source says the new value; and where nobody is named, nobody says it.
    (YEAR, "odd: {fields: {venue: bees, year: crossref}, agree: {venue: 2}}\n"),
    (Proposal("odd", "year", {"year": "2021"}, {"year": "2020"}, "x"),
     "odd: {fields: {venue: bees}, agree: {venue: 2}}\n"),
    (Proposal("odd", "year", {"year": "2021"}, {"year": "2020"}, "x", "nobody-we-know"),
     "odd: {fields: {venue: bees}, agree: {venue: 2}}\n"),
    # What comes behind others takes nothing from what was said of those.
    (Proposal("odd", "code", {"code.+": "https://github.com/a/b"}, {}, "x", "huggingface"),
     "odd: {fields: {code: huggingface, venue: bees, year: bees}, agree: {venue: 2, year: 2}}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "kept"), ACCEPTED, ids=str)
def test_an_accepted_proposal_replaces_who_said_it(
    one: Proposal, kept: str, tmp_path: Path, world: World
) -> None:
    said = "odd: {fields: {venue: bees, year: bees}, agree: {venue: 2, year: 2}}\n"
    tried = bench(tmp_path, world, said)
    assert accept(tried, [one]) == [one]
    assert tried.files()[SAID] == kept


def test_a_record_of_which_nothing_is_left_to_say_has_a_sound_line(
    tmp_path: Path, world: World
) -> None:
    tried = bench(tmp_path, world, "odd: {fields: {year: bees}}\n")
    accept(tried, [Proposal("odd", "year", {"year": "2021"}, {"year": "2020"}, "x")])
    project = load(tried.root, wholly=True)
    assert project.problems == ()
    assert project.library.confirmed == {}


def test_sources_that_cannot_be_read_are_told_and_nothing_is_written(
    tmp_path: Path, world: World
) -> None:
    tried = bench(tmp_path, world)
    lay(tried.root, {SAID: "odd: {met: [bees}\n"})
    before = tried.files()
    change = Change(FILE, ("authors",), ["Ann Lee"], by="crossref", was=None)
    with pytest.raises(BrokenFiles, match=r"2020\.yaml:1"):
        proposals.filled(tried.root, [change])
    with pytest.raises(BrokenFiles, match=r"2020\.yaml:1"):
        accept(tried, [YEAR])
    (tried.root / "proposals.txt").unlink()
    assert tried.files() == before


def test_the_words_of_a_list_have_no_sources(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    change = Change("data/venues.yaml", ("TOYS", "name"), "Conference on Toys", by="crossref")
    assert attributed(tried.root, [change]) == {}


# Kills itself before the n-th rename of a fill.
KILL = """
import os, signal, sys
from pathlib import Path
from awesomequant.library.change import Change
from awesomequant.store.writing import aside
from awesomequant.update.proposals import filled
root, at, seen = Path(sys.argv[1]), int(sys.argv[2]), 0
change = Change("data/papers/2020/odd.yaml", ("authors",), ["Ann Lee"], by="crossref", was=None)
edits, _ = filled(root, [change])
def hook(event, arguments):
    global seen
    if event == "os.rename":
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)
aside(root)
sys.addaudithook(hook)
edits.write()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("at", range(1, 5))
def test_a_killed_fill_has_written_both_or_neither(tmp_path: Path, world: World, at: int) -> None:
    tried = bench(tmp_path, world)
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    command = [sys.executable, "-c", KILL, str(tried.root), str(at)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=False)
    assert done.returncode == -signal.SIGKILL
    with writing(tried.root):  # the next command completes what was begun
        is_filled = "Ann Lee" in tried.record("odd")
    assert is_filled == (at > 2)
    assert ("authors: crossref" in tried.files()[SAID]) == is_filled
    assert ("crossref: {" in tried.files()[SOURCES]) == is_filled
