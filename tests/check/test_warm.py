"""What is known from a run before changes nothing that is said: cold and warm are one."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from listing import FILES, write

from awesomequant.check import known
from awesomequant.check.rulebook import rules
from awesomequant.check.run import inspect
from awesomequant.door import Door
from awesomequant.library import earlier
from awesomequant.library.library import Library
from awesomequant.library.problems import Problem
from awesomequant.store import kept, load, recall
from awesomequant.store.cache import Cache
from awesomequant.store.project import RECORD_BYTES
from awesomequant.store.seal import seal
from awesomequant.works import candidates

WORDS = [
    "Bees",
    "Wax",
    "Hives",
    "Honey",
    "Drones",
    "Nectar",
    "Waggle",
    "Dances",
    "Networks",
    "Rounding",
    "Weights",
    "Swarm",
]
ROOT = Path(__file__).resolve().parents[2]
RULES = rules(ROOT)
OURS = {name: rule for name, rule in RULES.items() if not rule.file}


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of 40 records, with a cache of its own."""
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    chance = random.Random(2)  # noqa: S311 -- the same ones each time
    files = dict(FILES)
    for number in range(40):
        title = " ".join(chance.sample(WORDS, 5))
        year = chance.choice((2019, 2020, 2021))
        files[f"data/papers/{year}/{title.split()[0].lower()}-{number}.yaml"] = (
            f'title: "{title}"\nauthors: [Jane Doe, "Zoë Bär", Bo Li]\n'
            f"venue: {chance.choice(('CVPR', 'ICML', 'arXiv'))}\nyear: {year}\ntags: [low-bit]\n"
            f"url: https://www.example.org/{number % 38}\n"
            f"code:\n  - url: https://github.com/bees/{number % 30}\n    stars: "
            f"{{count: {number}, source: github, as_of: 2026-01-01}}\n"
            f"abstract: >-\n  A text on {title}\n  of two lines.\n"
        )
    return write(tmp_path / "list", files)


def said(
    root: Path, *, anew: bool = True, before: Library | None = None
) -> tuple[list[Problem], list[dict[str, Any]], Library]:
    """Return what a run says; ``anew`` as another process would run, else behind one ``before``."""
    if anew:
        kept.forget()
        recall.forget()
    project = load(root, wholly=True)
    if before and not anew:
        earlier.follow(before, project.library)
    problems = inspect(project, OURS, RULES).problems
    library = project.library
    records = [{**vars(paper), "set": paper.model_fields_set} for paper in library.papers]
    asked = ("identifiers", "people")  # worked out when they are asked for
    return (
        list(problems),
        [{k: v for k, v in one.items() if k not in asked} for one in records],
        library,
    )


def cold(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any, Any]:
    with monkeypatch.context() as patch:
        patch.setenv("AWESOMEQUANT_CACHE", "off")
        return said(root, anew=False)


def _replace(old: str, new: str) -> Callable[[Path, random.Random], None]:
    def edit(file: Path, _chance: random.Random) -> None:
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")

    return edit


def _append(line: str) -> Callable[[Path, random.Random], None]:
    def edit(file: Path, _chance: random.Random) -> None:
        file.write_text(file.read_text("utf-8") + line, "utf-8")

    return edit


def _copy(file: Path, chance: random.Random) -> None:
    shutil.copy(file, file.with_name(f"copy-{chance.randrange(20)}.yaml"))


def _swap_title(file: Path, chance: random.Random) -> None:
    other = chance.choice(sorted(file.parents[1].rglob("*.yaml")))
    title = other.read_text("utf-8").partition("\n")[0]
    head, _, rest = file.read_text("utf-8").partition("\n")
    if title.startswith("title") and head.startswith("title"):
        file.write_text(f"{title}\n{rest}", "utf-8")


def _same_size(file: Path, _chance: random.Random) -> None:
    # With the times that it had: only the time of the change of the file's entry tells.
    before = file.stat()
    file.write_bytes(file.read_bytes().swapcase()[:2] + file.read_bytes()[2:])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _words(file: Path, chance: random.Random) -> None:
    words = file.parents[2] / chance.choice(["tags.yaml", "venues.yaml"])
    lines = words.read_text("utf-8").splitlines(keepends=True)
    lines.insert(
        len(lines), lines.pop(chance.randrange(len(lines))) if chance.random() < 0.7 else ""
    )
    words.write_text("".join(lines), "utf-8")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    _replace('title: "', 'title: "The '),
    _replace("year: 20", "year: 19"),
    _replace("tags: [", "tags: [no-such-tag, "),
    _replace("venue: ", "venue: Nowhere "),
    _replace("https://www.example.org/", "https://arxiv.org/abs/2001.0123"),
    _replace(":", ""),
    _append("note: one  two , three\n"),
    _append("# awesomequant: ignore[spacing]\n"),
    _append("abstract: >-\n  A text.\n"),
    _append("links:\n  - url: https://t.co/x\n    label: talk\n"),
    lambda file, _: file.unlink(),
    lambda file, _: os.utime(file),
    lambda _file, _chance: None,
    _copy,
    _swap_title,
    _same_size,
    _words,
)


def test_two_hundred_edits(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_TOGETHER", 8)  # several chunks of so few
    monkeypatch.setattr(kept, "_AT_ONCE", 2)  # and not all of them at once
    for module in (known, earlier):  # several records changed are not all of them
        monkeypatch.setattr(module, "_OF_SO_MANY", 4)
    for name, bound in (("OFTEN", 6), ("LARGE", 4), ("NEAREST", 3)):  # which so few come to
        monkeypatch.setattr(candidates, name, bound)
    chance = random.Random(13)  # noqa: S311 -- the same edits each time
    originals = {file: file.read_bytes() for file in (project / "data").rglob("*.yaml")}
    problems: set[str] = set()
    before, followed = None, 0
    for number in range(200):
        if number % 20 == 0:
            # What edits have spoilt is sound again, in another order than it was known in.
            for file, content in chance.sample(sorted(originals.items()), len(originals)):
                file.write_bytes(content)
            monkeypatch.setattr(kept, "_RECENT_NS", chance.choice((0, 2_000_000_000)))
        for _ in range(chance.choice((1, 1, 1, 4))):
            file = chance.choice(sorted((project / "data/papers").rglob("*.yaml")))
            chance.choice(EDITS)(file, chance)
        # Each second time in the process that ran before, as `serve` does.
        warm = said(project, anew=number % 2 == 0, before=before)
        now = cold(project, monkeypatch)
        assert warm == now, (number, file)
        for name in ("alike", "sharing", "by_author"):
            assert getattr(warm[2], name) == getattr(now[2], name), (number, file, name)
        before, followed = warm[2], followed + len(warm[2].earlier)
        problems |= {problem.rule for problem in warm[0]}
    assert len(problems) > 10, problems  # else the edits said nothing
    assert followed > 20


def test_what_one_rule_finds_in_a_record_no_other_record_changes(project: Path) -> None:
    # The promise of BY_RECORD: a half of a list and the other half say what the whole says.
    library = load(ROOT).library
    chance = random.Random(3)  # noqa: S311 -- the same halves each time
    del project
    papers = [paper for paper in library.papers if chance.random() < 0.15]
    files = {paper.source_file for paper in papers}

    def found(rule: Any, some: list[Any]) -> list[Any]:
        part = replace(library, papers=tuple(some))
        vars(part)["by_id"] = library.by_id
        return sorted(
            (one for one in rule.module.check(part) if one.file in files),
            key=lambda one: (one.file, str(one.path), one.message),
        )

    for rule in OURS.values():
        if rule.module and rule.module.BY_RECORD:
            halves = found(rule, papers[::2]) + found(rule, papers[1::2])
            key = lambda one: (one.file, str(one.path), one.message)  # noqa: E731
            assert sorted(halves, key=key) == found(rule, papers), rule.id


def test_nothing_is_opened_that_is_as_it_was_but_in_ci(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_RECENT_NS", 0)
    said(project)
    opened: list[str] = []
    really = Door.content  # no other way leads to a file of a list: see test_two_doors

    def noted(self: Door, name: str, limit: int) -> bytes:
        if limit == RECORD_BYTES:  # to be read as a record; for the place of a finding it is more
            opened.append(name)
        return really(self, name, limit)

    monkeypatch.setattr(Door, "content", noted)
    said(project)
    assert not [path for path in opened if "/papers/" in path]
    monkeypatch.setenv("CI", "true")
    said(project)
    assert len([path for path in opened if "/papers/" in path]) == 41


def test_a_file_written_a_moment_ago_is_read_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = next((project / "data/papers").rglob("*.yaml"))
    said(project)
    before = file.stat()
    text = file.read_text("utf-8")
    file.write_text(text.replace('title: "', 'title: "X', 1)[: len(text)], "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert said(project) == cold(project, monkeypatch)


@pytest.mark.parametrize(
    "kind", ["times", "records", "words", "traces", "judged", "pairs", "sequence", "clean"]
)
def test_what_a_stranger_wrote_into_the_cache_is_as_if_it_were_not_there(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(kept, "_RECENT_NS", 0)
    sound = said(project)
    (file,) = (tmp_path / "cache").rglob("*.sqlite")
    with closing(sqlite3.connect(file)) as base:
        (real,) = base.execute("SELECT max(value) FROM kept WHERE kind LIKE ?", (f"{kind}%",))
    values = [
        b"", b"{", b"[]", b"null", b"\xff", b'{"a": 1}', b'{"a": [1, 2]}', b'{"a": ["zz", {}]}', b'"x"',
        b'{"data/papers/2020/x.yaml": ["00", 7]}', b"x" * 16, real[0],
    ]  # fmt: skip
    monkeypatch.setattr(Cache, "keep", lambda *_: None)
    for number, value in enumerate(values):
        # Under his own key he can make a seal as well.
        with monkeypatch.context() as patch:
            patch.setenv("AWESOMEQUANT_CACHE_KEY", "another")
            place = f"{file.parent.name}/{file.name}"
            with closing(sqlite3.connect(file, isolation_level=None)) as base:
                select = "SELECT kind, key FROM kept WHERE kind LIKE ?"
                for one, key in base.execute(select, (f"{kind}%",)).fetchall():
                    sealed = seal(place, one, make=True)
                    assert sealed
                    update = "UPDATE kept SET value = ?, seal = ? WHERE kind = ? AND key = ?"
                    base.execute(update, (value, sealed(key, value), one, key))
        assert said(project) == sound, number


def test_a_list_made_of_another_knows_nothing_of_its_works(project: Path) -> None:
    library = load(project).library
    first, second, *rest = library.papers
    assert not any({one.id, other.id} == {first.id, second.id} for one, other, _ in library.alike)
    twin = second.model_copy(update={"title": first.title, "url": None, "year": first.year})
    found = replace(library, papers=(first, twin, *rest)).alike
    assert any({one.id, other.id} == {first.id, second.id} for one, other, _ in found)
