"""The files of a site answer an audit as the records do, word for word."""

import random
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest
from audit.measuring import corpus, lists
from audit.planted import bibliography
from audit.shelves import Shelf, asked, files
from support import ROOT

from awesomequant.audit.auditing import audit, mended
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.records import Records
from awesomequant.audit.report import report
from awesomequant.audit.wishes import Names, Prefer, Venues, Wishes
from awesomequant.export import exporters
from awesomequant.language.plain import show
from awesomequant.library.decision import Decision
from awesomequant.library.decisions import Decided, Decisions
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.store import load
from awesomequant.text import squash
from awesomequant.works.proceedings import Contents

# Files of each hand; what is asked of them, in turn.
SEEDS = range(501, 515)
WISHES = (
    Wishes(),
    Wishes(prefer=Prefer.PREPRINT, names=Names.INITIALS, venues=Venues.SHORT),
    Wishes(names=Names.FULL, venues=Venues.LONG),
)


@pytest.fixture(scope="module")
def ours() -> Library:
    return load(ROOT).library


@pytest.fixture(scope="module")
def both(
    ours: Library, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Records], list[Shelf], list[str]]:
    """Two lists by their records, the same by their files, and bibliographies of all hands."""
    known, our_works, river_works = lists(tmp_path_factory.mktemp("lists"), ours)
    shelves = [Shelf(files(one.library), one.name) for one in known]
    texts = [one.text for one in corpus(SEEDS, our_works, river_works)]
    texts += [bibliography(seed, [], of_list=False).text for seed in range(515, 517)]
    return known, shelves, texts


@pytest.mark.parametrize("number", range(16))
def test_files_and_records_say_the_same_of_bibliographies(
    both: tuple[list[Records], list[Shelf], list[str]], number: int
) -> None:
    known, shelves, texts = both
    document, wishes = of_bibtex(texts[number], "x.bib"), WISHES[number % 3]
    told = report([audit(document, known, wishes)])
    assert told == report([asked(shelves, document, lambda: audit(document, shelves, wishes))])
    new = mended(document, known, wishes)
    again = asked(shelves, document, lambda: mended(document, shelves, wishes))
    assert again == new


def test_they_say_the_same_of_all_that_a_list_has(ours: Library) -> None:
    """Its own export is right, and by its files as well."""
    text = exporters(ROOT)["bibtex"].write(ours.papers, ours)
    document = of_bibtex(text, "papers.bib")
    known, shelf = Records("ours", ours), Shelf(files(ours), "ours")
    told = report([audit(document, [known], Wishes())])
    assert told == report([asked([shelf], document, lambda: audit(document, [shelf], Wishes()))])
    assert [one for one in told["files"][0]["entries"] if one["findings"]] == []
    assert shelf.rounds <= 6


def test_few_files_are_asked_for_and_in_few_rounds(ours: Library) -> None:
    shelf = Shelf(files(ours))
    document = of_bibtex(bibliography(7, [], of_list=False).text, "x.bib")
    shelf.fetch(document)
    assert shelf.rounds <= 5
    assert len(shelf.got) <= 2 * len(document.entries)
    assert shelf.wanted(document) == []


# Works that are not like others.


def _paper(at: int, **more: object) -> Paper:
    said = {"id": f"p{at}", "source_file": "", "title": f"Hive {at}", **more}
    return Paper.model_validate(said)


VENUES = {
    one.id: one
    for one in (
        Venue(id="BeeConf", name="Conference on Bees", kind="conference", aliases=("Bees Conf",)),
        Venue(id="arXiv", name="arXiv", kind="preprint"),
        Venue(id="JB", name="Journal of Bees", kind="journal", publisher="Hive Press"),
        Venue(id="Hive Press", name="Hive Press", kind="other"),
    )
}
ODD = (
    _paper(1, title="Bits of $2^k$ in $\\mathcal{O}(n)$", venue="BeeConf", year=2020),
    _paper(2, authors=[{"group": "The Bee Team"}, "García Márquez, Ana", "Li, Wei", "et al."]),
    _paper(3, authors=[f"Bee {one} Bumble" for one in range(260)], arxiv="2101.00001"),
    _paper(4, doi="10.1101/2020.01.01.123456", venue="BeeConf", year=2021, date="2021-05"),
    _paper(5, url="https://arxiv.org/abs/2101.00005", doi="10.1000/5", venue="JB", year=2021),
    _paper(6, type="thesis", venue="Hive Press", year=2019, extra={"edition": "2"}),
    _paper(7, type="book", publisher="MIT Press", venue="JB", volume="3", number="4"),
    _paper(8, venue="Nowhere", year=2018, pages="1--9", booktitle="Proceedings of Nowhere"),
    _paper(9, note="Retracted in 2024, says the journal", arxiv="math/0211159", venue="arXiv"),
    _paper(10, url="https://doi.org/10.48550/arXiv.2101.00010", arxiv="2101.00010", venue="JB",
           year=2022, also_titled=["$k$ Hives: Ten"]),
    _paper(11, links=[{"label": "pdf", "url": "https://hive.org/a.pdf"}], url="https://hive.org/"),
    _paper(12, title="2101.00012", arxiv="2101.00012"),
    _paper(13, authors=["Ludwig van Beethoven", "King, Jr., Martin Luther", "毛 泽东"]),
    _paper(14, url="https://openreview.net/forum?id=AbC-d", title="BeeNet: Counting in Hives"),
    _paper(15, title="Retracted: The Dance of Bees", year=2020),
    _paper(16, title="量子化と蜂"), _paper(17, title="Hive 17", year=2017), _paper(18, title="???"),
    _paper(19, notices=[
        {"type": "retraction", "doi": "10.1000/R"}, {"type": "erratum", "date": "2021-05"},
        {"type": "expression-of-concern", "url": "https://hive.org/c", "date": "2021-05-06"},
    ]),
)  # fmt: skip


def _library(*papers: Paper, **more: object) -> Library:
    settings = Settings(title="Odd", description="Bees")
    return Library(settings, papers=papers, venues=VENUES, **more)  # type: ignore[arg-type]


NOTHING = of_bibtex("", "x.bib")
T = TypeVar("T")


def _answered(shelf: Shelf, ask: Callable[[], T]) -> T:
    return asked([shelf], NOTHING, ask)


@pytest.mark.parametrize("paper", ODD, ids=lambda paper: paper.id)
def test_a_work_is_the_same_however_odd_it_is(paper: Paper) -> None:
    library = _library(*ODD)
    known, shelf = Records("odd", library), Shelf(files(library), "odd")
    for title in (paper.title, *paper.also_titled):
        key = squash(show(title))
        mine = known.titled(key)
        assert paper.id in [work.id for work in mine]
        assert _answered(shelf, partial(shelf.titled, key)) == mine
    for one in paper.identifiers:
        owners = known.owners(one)
        assert _answered(shelf, partial(shelf.owners, one)) == owners
        assert not one.strong or owners


def test_a_work_says_what_its_record_says() -> None:
    """The people, as they are taken apart; numbers; where it stood."""
    known = Records("odd", _library(*ODD))
    (team,), (masses,), (posted,), (dutch,) = (
        known.titled(key) for key in ("hive2", "hive3", "hive4", "hive13")
    )
    assert [(one.family, one.is_group) for one in team.people] == [
        ("The Bee Team", True), ("García Márquez", False), ("Li", False),
    ]  # fmt: skip
    assert team.others
    assert masses.others
    assert len(masses.people) == 200
    assert [one.id for one in posted.identifiers] == ["10.1101/2020.01.01.123456"]
    assert (posted.doi, posted.date) == (None, (2021, 5))
    assert dutch.people == ODD[12].people
    (retracted,) = known.titled("hive9")
    assert retracted.retraction == "Retracted in 2024, says the journal"
    (noticed,) = known.titled("hive19")
    assert noticed.retraction == "Retracted: https://doi.org/10.1000/r"
    assert [one.words for one in noticed.notices] == [
        "Erratum, 2021-05", "Expression of concern, 2021-05-06: https://hive.org/c",
    ]  # fmt: skip


def test_what_stands_behind_a_name_leads_to_the_work() -> None:
    library = _library(*ODD)
    shelf, known = Shelf(files(library)), Records("odd", library)
    for asked_for, title in (("countinginhives", "BeeNet"), ("thedanceofbees", "Retracted")):
        (work,) = known.behind(asked_for)
        assert work.title.startswith(title)
        assert _answered(shelf, partial(shelf.behind, asked_for)) == [work]


@pytest.mark.parametrize(
    "titles",
    [
        [f"Quantization {'of' * (n % 7)} Hives {n}" for n in range(300)],
        [f"{'a' * n} hive" for n in range(1, 200)],
        [f"{chr(97 + n % 3)}{chr(97 + n % 5)}{n % 11} bees {n}" for n in range(400)],
        [f"量{chr(0x4E00 + n)}蜂" for n in range(300)],
        ["The Same Title"] * 60,
    ],
)
def test_neighbours_do_not_depend_on_where_files_are_parted(titles: list[str]) -> None:
    library = _library(*(_paper(at, title=title) for at, title in enumerate(titles)))
    known, site = Records("many", library), files(library)
    chance = random.Random(1)  # noqa: S311
    for title in chance.sample(titles, 40):
        at = chance.randrange(1, len(title))
        for text in (title, title[:at], f"{title[:at]}x{title[at:]}", f"{title}z"):
            for alike in (1, 3, 12):
                shelf, key = Shelf(site), squash(text)
                mine = known.beside(key, alike)
                theirs = _answered(shelf, partial(shelf.beside, key, alike))
                assert theirs == mine


def test_a_work_that_was_withdrawn_is_told_and_one_refused_for_its_topic_is_not() -> None:
    said = {"source_file": "x", "day": "2024-05-01", "by": "Bo"}
    decisions = (
        Decision.model_validate(
            {"id": "a", "title": "Waggle Dances", "authors": ["Ann Lee"], "year": 2020,
             "reason": "retracted", "doi": "10.1000/w", **said}
        ),
        Decision.model_validate({"id": "b", "title": "Of Wasps", "reason": "wasps", **said}),
    )  # fmt: skip
    library = _library(*ODD, decisions=Decisions(lambda: Decided(decisions)))
    known, shelf = Records("odd", library), Shelf(files(library), "odd")
    document = of_bibtex(
        "@misc{a, title = {Waggle Dances}, author = {Lee, Ann}, year = 2020}"
        "@misc{b, title = {Other}, doi = {10.1000/w}}@misc{c, title = {Of Wasps}}",
        "x.bib",
    )
    told = report([audit(document, [known], Wishes())])
    assert [one["verdict"] for one in told["files"][0]["entries"]] == [
        "retracted", "not-known", "not-known",
    ]  # fmt: skip
    assert told == report([asked([shelf], document, lambda: audit(document, [shelf], Wishes()))])


def test_a_title_that_stands_in_the_volume_that_an_entry_names_is_no_fault() -> None:
    volumes = {("jb", 2020): Contents(["Hive 17"]), ("beeconf", 2017): Contents(["Hive 17"])}
    paper = _paper(17, venue="BeeConf", year=2017)
    library = _library(paper, proceedings=volumes)
    known, shelf = Records("odd", library), Shelf(files(library))
    (work,) = known.titled("hive17")
    for venue, year in (("JB", 2020), ("JB", 2021), ("arXiv", 2020)):
        said = known.stands_in(work, venue, year)
        assert said is (venue == "JB" and year == 2020)
        mine = _answered(shelf, partial(shelf.stands_in, work, venue, year))
        assert mine is said
