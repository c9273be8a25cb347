"""What is near to a paper: by its words, topics, people and code, of a bounded number of others."""

import datetime as dt
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support import ROOT

from awesomequant.library.earlier import follow
from awesomequant.library.library import Library
from awesomequant.library.order import default_order
from awesomequant.library.paper import Code, Measure, Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag
from awesomequant.site.related import ALL_OF, NEIGHBOURS, Relations, relations
from awesomequant.store import load
from awesomequant.store.cache import Cache
from benchmarks.related import judged

DAY = dt.date(2024, 1, 1)
WORDS = [
    "bees", "honey", "wax", "hive", "flight", "dance", "swarm", "queen", "nectar", "pollen",
    "sting", "comb", "brood", "drone",
]  # fmt: skip
MANY = [*WORDS, *(one + other for one in WORDS for other in WORDS[:8])]
TAGS = {f"t{at}": Tag(id=f"t{at}", label=f"T{at}") for at in range(6)}


def paper(name: str, title: str, **said: object) -> Paper:
    return Paper.model_validate({"id": name, "source_file": "x.yaml", "title": title, **said})


def library_of(*papers: Paper, **more: object) -> Library:
    settings = Settings(title="A", description="B")
    return Library(settings, tags=TAGS, papers=default_order(papers), **more)  # type: ignore[arg-type]


def near(library: Library, name: str) -> list[str]:
    return [one.id for one in Relations(library).near(library.by_id[name])]


OTHERS = (
    paper("o1", "Wax and nectar of the comb"),
    paper("o2", "Pollen stings the brood"),
    paper("o3", "A drone of the comb and its nectar"),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # In other forms of its words, and under a name that its title does not say.
        (paper("a", "Dancing bees"), paper("b", "How the bee dances")),
        (paper("a", "Waggle: a language of foragers", known_as=["Bee Dance"]), paper("b", "Bee dances")),
        # By the same people, the same code, the same topic.
        (paper("a", "Hive", authors=["Ann Lee", "Bo Ek"]), paper("b", "Swarm", authors=["Ann Lee"])),
        (paper("a", "Hive", code=[{"url": "https://github.com/a/b"}]), paper("b", "Swarm", code=[{"url": "https://github.com/a/b"}])),
        (paper("a", "Hive", tags=["t1"]), paper("b", "Swarm", tags=["t1", "t2"])),
        # In a script without blanks.
        (paper("a", "蜜蜂的舞蹈语言"), paper("b", "关于蜜蜂舞蹈的研究")),
    ],
)  # fmt: skip
def test_what_has_something_in_common_is_near(one: Paper, other: Paper) -> None:
    library = library_of(one, other, *OTHERS)
    assert near(library, "a")[0] == "b"
    assert near(library, "b")[0] == "a"


def test_other_words_of_one_meaning_are_near() -> None:
    papers = (paper("a", "Waggle dances"), paper("b", "The round run of a forager"), *OTHERS)
    assert near(library_of(*papers), "a") == []
    known = library_of(*papers, synonyms=(("waggle dance", "round run"),))
    assert near(known, "a") == ["b"]


@pytest.mark.parametrize(
    "others",
    [
        OTHERS,
        # Words that join other words say nothing, nor does a word that no other title has.
        (paper("b", "On the way to and from the meadow"),),
        (paper("b", "Wax", authors=["Cy Oh", "et al."]),),
    ],
)
def test_what_has_nothing_in_common_is_not_near(others: tuple[Paper, ...]) -> None:
    library = library_of(
        paper("a", "On the flight to a queen", authors=["Ann Lee", "et al."]), *others
    )
    assert near(library, "a") == []


def test_a_usual_word_is_worth_less_than_a_rare_one() -> None:
    usual = [paper(f"u{at}", f"Bees {word}") for at, word in enumerate(WORDS[2:] * 4)]
    library = library_of(paper("a", "Bees swarming"), paper("b", "Swarms unseen"), *usual)
    assert near(library, "a")[0] in {one.id for one in usual if "swarm" in one.title}
    assert "b" in near(library, "a")


def test_of_equals_the_one_of_its_time_stands_first_and_then_the_most_cited() -> None:
    def like(name: str, year: int, cited: int) -> Paper:
        return paper(name, "Dances", year=year, citations={"count": cited, "source": "s", "as_of": "2024-01-01"})  # fmt: skip

    library = library_of(paper("a", "Dances", year=2020), like("old", 1990, 99), like("b", 2020, 5), like("c", 2020, 50))  # fmt: skip
    assert near(library, "a") == ["c", "b", "old"]


def made(seed: int, number: int = 60) -> Library:
    pick = random.Random(seed)  # noqa: S311 -- no secret
    return library_of(
        *(drawn(pick, f"p{at}") for at in range(number)), synonyms=(("hive", "comb"),)
    )


def drawn(pick: random.Random, name: str) -> Paper:
    """Return a paper of words, people and the like that are drawn by lot."""
    return Paper(
        id=name,
        source_file="x.yaml",
        title=" ".join(pick.sample(MANY, 4)),
        authors=tuple(f"Ann Lee{chr(97 + pick.randrange(20))}" for _ in range(pick.randrange(3))),
        year=pick.choice([None, 2019, 2020, 2021]),
        tags=tuple(pick.sample(sorted(TAGS), pick.randrange(4))),
        code=tuple(Code(url=f"https://a.org/{pick.randrange(9)}") for _ in range(pick.randrange(2))),
        citations=pick.choice([None, Measure(count=pick.randrange(3), source="s", as_of=DAY)]),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_sets_changes_nothing(seed: int) -> None:
    program = (
        "from test_related import Relations, made\n"
        f"library = made({seed})\nrelations = Relations(library)\n"
        "print([[one.id for one in relations.near(paper)] for paper in library.papers])\n"
        "print(relations.made_of([paper.id.encode() for paper in library.papers]))"
    )
    said = set()
    for hashes in ("0", "1", "77"):
        path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
        environment = {**os.environ, "PYTHONHASHSEED": hashes, "PYTHONPATH": path}
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)  # fmt: skip
        said.add(done.stdout)
    assert len(said) == 1
    assert len(said.pop()) > 1000


def test_the_work_for_a_paper_does_not_grow_with_the_list() -> None:
    # All have the same four words and the same tag: each would be compared with each.
    visits = []
    for number in (200, 2000):
        papers = (paper(f"p{at}", "Bees dance for honey", tags=["t1"]) for at in range(number))
        library = library_of(*papers)
        relations = Relations(library)
        for one in library.papers[::40]:
            assert len(relations.near(one)) == 5
        visits.append(relations.visits / len(library.papers[::40]))
    assert max(visits) <= 5 * max(ALL_OF, 2 * NEIGHBOURS + 1)


def shown(library: Library) -> list[bytes]:
    return [f"{one.id}\0{one.title}\0{one.where}".encode() for one in library.papers]


def answers(library: Library, cache: Cache | None = None) -> dict[str, tuple[bytes, list[str]]]:
    """Return what each paper's answer is made of, and the answer as a page shows it."""
    relations = Relations(library, cache)
    made_of = relations.made_of(shown(library))
    return {
        one.id: (told, [f"{it.id} {it.title} {it.where}" for it in relations.near(one)])
        for one, told in zip(library.papers, made_of, strict=True)
    }


def retitled(pick: random.Random, papers: list[Paper]) -> None:
    at = pick.randrange(len(papers))
    papers[at] = papers[at].model_copy(update={"title": " ".join(pick.sample(MANY, 3))})


def redrawn(pick: random.Random, papers: list[Paper]) -> None:
    at = pick.randrange(len(papers))
    papers[at] = drawn(pick, papers[at].id)


def added(pick: random.Random, papers: list[Paper]) -> None:
    papers.append(drawn(pick, f"n{pick.random()}".replace(".", "")))


def removed(pick: random.Random, papers: list[Paper]) -> None:
    papers.pop(pick.randrange(len(papers)))


@pytest.mark.parametrize("edit", [retitled, redrawn, added, removed])
def test_where_what_it_is_made_of_stays_the_answer_does(
    edit: Callable[[random.Random, list[Paper]], None],
) -> None:
    pick = random.Random(4)  # noqa: S311 -- no secret
    # More papers than are all looked at for a word, so that neighbours are chosen too.
    library = made(3, 320)
    before, kept = answers(library), 0
    for _ in range(12):
        papers = list(library.papers)
        edit(pick, papers)
        library = replace(library, papers=default_order(papers))
        now = answers(library)
        for name in before.keys() & now.keys():
            if before[name][0] == now[name][0]:
                kept += 1
                assert before[name][1] == now[name][1], (name, edit)
        before = now
    assert kept > 300  # pages that are not made again


def test_a_new_note_makes_no_other_page_again() -> None:
    library = made(5, 200)
    papers = list(library.papers)
    papers[9] = papers[9].model_copy(update={"note": "New.", "abstract": "Of bees."})
    assert answers(replace(library, papers=tuple(papers))) == answers(library)


def test_a_new_paper_makes_only_pages_near_it_again() -> None:
    pick = random.Random(6)  # noqa: S311 -- no secret
    words = [f"{one}{other}" for one in WORDS for other in WORDS]
    papers = [paper(f"p{at}", " ".join(pick.sample(words, 6)) + " bees", year=2020) for at in range(3000)]  # fmt: skip
    library = library_of(*papers)
    before = answers(library)
    now = answers(library_of(*papers, paper("new", " ".join(words[:6]) + " bees", year=2021)))
    changed = [name for name in before if before[name][0] != now[name][0]]
    assert 0 < len(changed) < 900


def test_what_is_kept_is_what_would_be_made(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept.sqlite")
    library = made(7)
    first = answers(library, cache)
    assert cache.is_there
    assert answers(library, cache) == first == answers(library)
    # Another list, or other synonyms, than those that it was made of.
    for other in (made(8), replace(library, synonyms=())):
        assert answers(other, cache) == answers(other)


def test_a_server_takes_what_it_knows_where_nothing_of_it_changed() -> None:
    library = made(9)
    known = relations(library)
    papers = list(library.papers)
    papers[3] = papers[3].model_copy(update={"note": "New."})
    now = replace(library, papers=tuple(papers))
    follow(library, now)
    found = relations(now)
    assert vars(found)["_found"] is vars(known)["_found"]
    assert papers[3] in [one for other in papers for one in found.near(other)]
    # Of other synonyms it is worked out again.
    other = replace(now, synonyms=(("wax", "honey"),))
    follow(now, other)
    assert vars(relations(other))["_found"] is not vars(found)["_found"]


def test_four_of_five_are_related_as_a_person_judged() -> None:
    related, other, unknown = judged(load(ROOT).library)
    assert related >= 0.8 * (related + other)
    # Where many were never judged, the share says nothing: benchmarks/related.py names them.
    assert len(unknown) <= 50
