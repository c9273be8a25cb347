"""A list of some forty papers that has everything a list can have, to be edited at random.

``benchmarks/random_edits.py`` are the edits, ``benchmarks/edits.py`` builds it after each.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from awesomequant.store import canonical

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
PAPERS = "data/papers"
RESULTS = "data/results"
WORDS = [
    *("Bees", "Wax", "Hives", "Honey", "Drones", "Nectar", "Waggle", "Dances", "Networks"),
    *(
        "Rounding",
        "Weights",
        "Swarm",
        "Ünder",
        "$2^n$",
        "Few-Bit",
        "A/B",
        "«Queen»",
        "&",
        "<Larvae>",
    ),
]
PEOPLE = [
    *("Jane Doe", "Zoë Bär", "Zoe Bar", "Bo Li", "Fei-Fei Li", "李明", "Søren K. Amir", "Tom Ruth"),
    *("Ann Keeper", "Priya Ngoc", "Lars Olga", "Ivan de la Cruz", "Maria Jan", "Hao Yi", "Kai Xin"),
]
SETTINGS: dict[str, Any] = {
    "title": "Awesome Bees",
    "description": "What is known of bees.",
    "repository": "https://github.com/example/bees",
    "site": "https://example.org/bees/",
    "sections": ["begin", "papers", "tools", "keepers"],
    "fields": {
        "bits": {"label": "Bits", "type": "list", "values": ["1", "2", "4"], "facet": True},
        "species": {"label": "Species", "type": "text", "column": True},
    },
    "feeds": {"authors": 2},
    "rules": {"ignore": ["id-style", "markup"]},
}
TAGS: dict[str, dict[str, Any]] = {
    "flight": {"label": "Flight", "description": "How bees fly"},
    "dance": {"label": "Dance", "parent": "flight", "related": ["honey"]},
    "waggle": {"label": "Waggle", "parent": "dance"},
    "honey": {"label": "Honey", "aliases": ["Honey making"]},
    "wax": {"label": "Wax $x^2$"},
    "idle": {"label": "Idle"},
}
VENUES: dict[str, dict[str, Any]] = {
    "BeeConf": {"name": "International Conference on Bees", "kind": "conference"},
    "J. Apic.": {"name": "Journal of Apiculture & Honey", "kind": "journal", "aliases": ["JA"]},
    "HiveW": {"name": "Workshop on Hives", "kind": "workshop"},
    "arXiv": {"name": "arXiv", "kind": "preprint", "aliases": ["CoRR"]},
}
KNOWN: dict[str, dict[str, Any]] = {
    "zoe-baer": {"name": "Zoë Bär", "not_aliases": ["Zoe Bar"]},
    "bo-li": {"name": "Bo Li", "homepage": "https://example.org/bo"},
}
SECTIONS = {
    "begin": "kind: highlights\ntitle: Begin here\nitems:\n  - paper: p0\n    blurb: Read it first.\n",
    "tools": "kind: resources\ntitle: Tools & docs\nitems:\n  - title: A scale\n    note: Weighs.\n"
    '    links:\n      - {label: code, url: "https://example.org/scale"}\n',
    "keepers": "kind: team\ntitle: The keepers\nmembers:\n  - {name: Ann Keeper, role: keeper}\n",
}
INDEX = "".join(
    f"<!-- awesomequant: {block} -->\n\n"
    for block in (
        *("find", "counts", "files", "section begin", "tags", "newest", "most-cited", "outline"),
        *("years", "venues", "trending", "about", "latest-year", "statistics"),
    )
)
MKDOCS: dict[str, Any] = {
    "site_name": "Awesome Bees",
    "site_url": "https://example.org/bees/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", "awesomequant"],
}


@dataclass
class Edited:
    """A list that is edited at random; ``program`` is a copy of the templates of the program."""

    root: Path
    program: Path
    chance: random.Random
    number: int = 0
    # What an edit asks of the builds that follow, as a cache that is gone.
    asked: set[str] = field(default_factory=set)
    turns: dict[str, list[int]] = field(default_factory=dict)
    edits: int = 0
    since: dict[Path, int] = field(default_factory=dict)  # when a part of its own came

    def turn(self, of: str, options: Sequence[T]) -> T:
        """Return one of the options, each in its turn: a random choice would leave some out."""
        left = self.turns.setdefault(of, [])
        if not left:
            left += self.chance.sample(range(len(options)), len(options))
        return options[left.pop() % len(options)]

    def read(self, name: str) -> Any:
        """Return what a YAML file of the list says."""
        file = self.root / name
        return yaml.safe_load(file.read_text("utf-8")) or {} if file.exists() else {}

    def write(self, name: str, text: str) -> None:
        """Write a file of the list."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        (self.root / name).unlink(missing_ok=True)

    def records(self) -> list[str]:
        """Return the files of the records."""
        found = (self.root / PAPERS).rglob("*.yaml")
        return sorted(file.relative_to(self.root).as_posix() for file in found)

    def some(self) -> str:
        """Return the file of one record."""
        return self.chance.choice(self.records())

    def next(self) -> int:
        """Return a number that was not given out before."""
        self.number += 1
        return self.number

    def words(self, count: int = 4) -> str:
        """Return some words; no two calls give the same."""
        return " ".join(self.chance.choices(WORDS, k=count)) + f" {self.next()}"

    def set(self, file: str, **values: Any) -> str:
        """Give a record other values, None for those it is to have no more."""
        self.write(file, canonical.record({**self.read(file), **values}))
        return f"{file}: {', '.join(values)}"

    def entries(self, name: str, values: Mapping[str, Mapping[str, Any]]) -> None:
        """Write a file of an entry a line."""
        self.write(name, canonical.entries(values))

    def settings(self, **values: Any) -> str:
        """Give the list other settings."""
        said = {k: v for k, v in {**self.read("data/list.yaml"), **values}.items() if v is not None}
        self.write("data/list.yaml", yaml.safe_dump(said, allow_unicode=True, sort_keys=False))
        return f"data/list.yaml: {values}"

    def configure(self, **values: Any) -> str:
        """Give mkdocs.yml other values."""
        said = {**self.read("mkdocs.yml"), **values}
        self.write("mkdocs.yml", yaml.safe_dump(said, sort_keys=False))
        return f"mkdocs.yml: {values}"


def record(it: Edited, number: int) -> dict[str, Any]:
    """Return a record; its number makes its addresses its own."""
    chance = it.chance
    year = chance.choice((2019, 2020, 2021, 2021, 2022))
    made: dict[str, Any] = {
        "title": it.words(chance.randint(2, 6)),
        "authors": chance.sample(PEOPLE, chance.randint(1, 5)) + ["et al."] * (number % 9 == 0),
        "venue": chance.choice([*VENUES]),
        "year": year,
        "tags": chance.sample([*TAGS][:5], chance.randint(0, 3)),
        "url": f"https://example.org/p/{number}",
    }
    if number % 3:
        made["code"] = [{"url": f"https://github.com/hive/r{number}"}]
    if number % 4:
        made["abstract"] = it.words(30)
        made["fields"] = {"bits": chance.sample(["1", "2", "4"], 2), "species": it.words(1)}
    if number % 5:
        made["citations"] = {"count": chance.randrange(300), "source": "openalex",
                             "as_of": "2026-01-01"}  # fmt: skip
        made["added"] = f"202{chance.randrange(6)}-0{chance.randint(1, 9)}-11"
    if number % 7 == 0:
        made |= {"aliases": [f"was-{number}"], "known_as": [f"Hum{number}"], "note": it.words(5)}
    return made


def lay(root: Path, program: Path, seed: int, papers: int = 40) -> Edited:
    """Write the list below ``root`` as it is before any edit."""
    it = Edited(root, program, random.Random(seed))  # noqa: S311 -- the same list each time
    shutil.copytree(ROOT / "templates", program)
    it.write("data/list.yaml", "")
    it.settings(**SETTINGS)
    it.entries("data/tags.yaml", TAGS)
    it.entries("data/venues.yaml", VENUES)
    it.entries("data/people.yaml", KNOWN)
    for number in range(papers):
        made = record(it, number)
        it.write(f"{PAPERS}/{made['year']}/p{number}.yaml", canonical.record(made))
    for name, text in SECTIONS.items():
        it.write(f"data/sections/{name}.yaml", text)
    stars = {f"github.com/hive/r{number}": {"stars": number * 9, "as_of": "2026-02-01"}
             for number in range(1, papers, 2)}  # fmt: skip
    it.entries("data/metrics.yaml", stars)
    for at, day in enumerate(("2025-12-20", "2026-01-20", "2026-02-01")):
        counts = {f"github.com/hive/r{number}": number * (at + 3) for number in range(1, 12)}
        it.write(f"data/history/{day}.yaml", "".join(f"{k}: {v}\n" for k, v in counts.items()))
    it.write("docs/index.md", f"# Home\n\n{INDEX}")
    it.configure(**MKDOCS)
    return it


def taken(of: Path, root: Path, program: Path, seed: int) -> Edited:
    """Copy a list below ``root``, but for its scripts and what was made of it."""
    shutil.copytree(ROOT / "templates", program)
    for name in ("data", "docs"):
        shutil.copytree(of / name, root / name)
    shutil.copy(of / "mkdocs.yml", root)
    return Edited(root, program, random.Random(seed))  # noqa: S311 -- the same edits each time


# Edits: each does one thing to a list and says which.

Edit = Callable[[Edited], str]
# By what they are of: a record, results, what all records share, what MkDocs makes, which takes it a second
# to make again, and what was built or is kept.
EDITS: dict[str, list[Edit]] = {
    "record": [], "result": [], "shared": [], "shell": [], "place": []
}  # fmt: skip


def of(kind: str, times: int = 1) -> Callable[[Edit], Edit]:
    """Note an edit among those of a kind, so many times as often as others."""

    def noted(edit: Edit) -> Edit:
        EDITS[kind] += [edit] * times
        return edit

    return noted


# Beside parts and templates of a list's own nobody knows what pages are made of: were there some all
# the time, nothing else would be tried.
_STAY = {"exporters": 4, "styles": 4, "templates": 9}


def _ended(it: Edited) -> Iterator[Path]:
    """Take parts and templates away that have been there for some edits."""
    for folder, most in _STAY.items():
        for file in sorted((it.root / folder).rglob("*.*")):
            if it.edits - it.since.setdefault(file, it.edits) >= most:
                file.unlink()
                it.since.pop(file)
                yield file


def edit(it: Edited, shares: Mapping[str, float]) -> str:
    """Make one edit; ``shares`` says how often one of each kind is."""
    it.edits += 1
    gone = "".join([f"{file.relative_to(it.root)} goes; " for file in _ended(it)])
    [kind] = it.chance.choices([*shares], [*shares.values()])
    return gone + it.turn(kind, EDITS[kind])(it)
