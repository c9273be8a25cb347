"""The files of the lookup, parted: each group is made of its papers, and of no other."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper
from awesomequant.library.persons import Person
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.site import addresses, lookup
from awesomequant.site.addresses import author_pages
from awesomequant.store.cache import Cache, digest

NAMES = [
    "Jane Doe", "J. Doe", "Doe, Jane", "Zoë Bär", "Zoe Bar", "王小明", "Xiaoming Wang", "Bo Li",
    "Ludwig van Beethoven", "Martin Luther King Jr.", "Ångström, Anders", "Angela Angstrom",
]  # fmt: skip
WORDS = ["Bees", "Über", "量子", "$x^2$", "1-bit", "…", "Wax", "C++"]
PEOPLE = {"zoe": Person(id="zoe", name="Zoë Bär", aliases=("Q. Honey",))}
TAGS = {"low-bit": Tag(id="low-bit", label="Few bits"), "wax": Tag(id="wax", label="Wax")}
VENUES = {
    "ICML": Venue(id="ICML", name="International Conference", kind="conference", aliases=("ml",)),
    "arXiv": Venue(id="arXiv", name="arXiv", kind="preprint"),
}


def paper(identity: str, chance: random.Random) -> Paper:
    said = {
        "title": " ".join(chance.sample(WORDS, 3)),
        "also_titled": [" ".join(chance.sample(WORDS, 2))] if chance.random() < 0.2 else [],
        "authors": chance.sample(NAMES, 3),
        "venue": chance.choice(["ICML", "arXiv", "Elsewhere"]),
        "year": str(chance.choice([2020, 2021])),
        "tags": chance.sample(["low-bit", "wax"], chance.randrange(3)),
        "url": chance.choice(
            ["https://arxiv.org/abs/2001.01234", "https://doi.org/10.1/abc", None]
        ),
        "arxiv": chance.choice([None, "2101.00001"]),
    }
    given = {"id": identity, "source_file": f"data/papers/{identity}.yaml"}
    return Paper.model_validate({key: value for key, value in said.items() if value} | given)


def library_of(papers: Mapping[str, Paper]) -> Library:
    return Library(
        Settings(title="A", description="B"),
        papers=default_order(papers.values()),
        people=PEOPLE,
        tags=TAGS,
        venues=VENUES,
    )


def records(library: Library) -> dict[str, bytes]:
    """Return what each paper says, and where its links lead."""
    pages, venues = author_pages(library), addresses.venues(library)
    return {
        one.id: digest(
            packed(one),
            *[who.shown for who in one.people if library.persons.page_of(who).slug in pages],
            venues.get(one.venue or "", ""),
        )
        for one in library.papers
    }


def parted(library: Library, cache: Cache) -> dict[str, tuple[bytes, dict[str, str | bytes]]]:
    """Return the recipe and the files of each group."""
    known = records(library)
    groups = lookup.groups(library, author_pages(library), known, cache)
    return {
        name: (
            digest(*[known[one.id] for one in (library.papers if papers is None else papers)]),
            dict(make()),
        )
        for name, papers, make in groups
    }


@pytest.mark.parametrize("seed", range(3))
def test_files_of_a_group_change_with_its_papers_alone(tmp_path: Path, seed: int) -> None:
    chance, cache = random.Random(seed), Cache(tmp_path / "a/b.sqlite")  # noqa: S311
    papers = {str(number): paper(str(number), chance) for number in range(30)}
    before = parted(library_of(papers), cache)
    kept = 0
    for _ in range(30):
        identity = str(chance.randrange(34))
        if identity in papers and chance.random() < 0.3:
            del papers[identity]
        else:
            papers[identity] = paper(identity, chance)
        library = library_of(papers)
        now = parted(library, cache)
        assert now == parted(library, Cache(None))
        whole = dict(lookup.files(library, author_pages(library)))
        assert sum(len(files) for _, files in now.values()) == len(whole)
        assert {name: text for _, files in now.values() for name, text in files.items()} == whole
        for name in now.keys() & before.keys():
            if now[name][0] == before[name][0]:
                kept += 1
                assert now[name][1] == before[name][1]
        before = now
    assert kept > 100
