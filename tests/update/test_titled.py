"""Who answers to a title may mean a namesake: only what is surely the work fills a record."""

from pathlib import Path
from typing import Any

import pytest
from services import World, project
from updating import DAY, Bench

from awesomequant.commands.update import lines
from awesomequant.store import load
from awesomequant.update.inquiry import TITLES_PER_RUN, Plan
from awesomequant.update.matching import Said, of_this_title
from awesomequant.web.client import variables
from awesomequant.web.facts import Facts
from awesomequant.web.values import Service

LONG = "Learned Step Sizes for Binary Detection Networks on Small Devices"
VENUES = """\
arXiv: {name: arXiv, kind: preprint, aliases: [CoRR]}
TOYS: {name: Toy Conference, kind: conference, aliases: [Toys]}
TOYSW: {name: Toy Conference Workshops, kind: workshop}
KDD: {name: Knowledge Discovery and Data Mining, kind: conference}
TOCJ: {name: Journal of Toy Computing, kind: journal}
"""


@pytest.fixture(autouse=True)
def without_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def record(title: str = LONG, venue: str = "TOYS", year: int = 2020, more: str = "") -> str:
    return f'title: "{title}"\nvenue: {venue}\nyear: {year}\nabstract: Mine.\ntags: [toy]\n{more}'


def judged(folder: Path, text: str, *hits: Facts) -> tuple[list[Facts], list[str]]:
    root = project(folder / "list", {"one": text})
    (root / "data/venues.yaml").write_text(VENUES)
    library = load(root).library
    said = [Said("dblp", one, by_title=True) for one in hits]
    sound, held = of_this_title(library.by_id["one"], library, said)
    return [one.facts for one in sound], [one.message for one in held]


def hit(
    title: str = LONG, venue: str | None = "TOYS", year: int | None = 2020, **more: Any
) -> Facts:
    known = {"authors": ("Ada B", "Cy D"), "published": venue not in (None, "CoRR"), **more}
    return Facts(title=title, venue=venue, year=year, **known)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(record(), hit(), id="title, venue and year"),
        pytest.param(record(), hit(LONG.upper() + "!"), id="case and signs aside"),
        pytest.param(record(), hit(venue="Proceedings of the Toy Conference", year=2021),
                     id="the venue in its own words, a year later"),
        pytest.param(record(), hit(venue="CoRR", year=2018), id="its preprint two years before"),
        pytest.param(record(), hit(venue=None, year=None), id="a long title alone"),
        pytest.param(record(), hit(venue="Some Place Unheard of", year=2021),
                     id="a venue that the list does not know"),
        pytest.param(record("Deep Learning"), hit("Deep learning"),
                     id="a short title at one venue in one year"),
        pytest.param(record("Model Compression", "KDD", 2006),
                     hit("Model compression", "Knowledge Discovery and Data Mining", 2006),
                     id="the venue's long name"),
        pytest.param(record("Model Compression", "KDD", 2006, "doi: 10.1145/1150402.1150464\n"),
                     hit("Model compression.", None, None, doi="10.1145/1150402.1150464"),
                     id="a short title with the DOI in common"),
        pytest.param(record("GPTQ: Accurate Quantization for Generative Transformers",
                            more='also_titled: ["OPTQ: Accurate Quantization for Generative Transformers"]\n'),
                     hit("OPTQ: Accurate Quantization for Generative Transformers"),
                     id="the title it bears elsewhere"),
    ],
)  # fmt: skip
def test_the_work_itself_is_believed(text: str, found: Facts, tmp_path: Path) -> None:
    assert judged(tmp_path, text, found) == ([found], [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(record("Deep Learning", "TOYS", 2020), hit("Deep learning", "TOCJ", 2015),
                     id="Deep learning: of another journal and year"),
        pytest.param(record("Deep Learning"), hit("Deep learning", None, None),
                     id="Deep learning: of nobody knows where"),
        pytest.param(record("Deep Learning"), hit("Deep learning", "TOYS", 2021),
                     id="Deep learning: a year later at the same venue"),
        pytest.param(record("Model Compression", "KDD", 2006),
                     hit("Model Compression", "CoRR", 2006), id="Model Compression: a preprint"),
        pytest.param(record(), hit(venue="TOYSW", year=2019), id="the workshop's version"),
        pytest.param(record(venue="TOYSW"), hit(venue="TOYS"), id="the conference's version"),
        pytest.param(record(), hit(venue="TOCJ", year=2021), id="the journal's extended version"),
        pytest.param(record(), hit(venue="Some Place Unheard of", year=2022),
                     id="two years later at a venue that the list does not know"),
        pytest.param(record(), hit(venue="CoRR", year=2012), id="a preprint of long ago"),
        pytest.param(record("GPTQ: Accurate Quantization for Generative Transformers"),
                     hit("OPTQ: Accurate Quantization for Generative Transformers"),
                     id="another name for it that the list does not know"),
        pytest.param(record(LONG), hit(LONG + ": A Survey"), id="a survey of it"),
        pytest.param(record(LONG), hit("A Reply to " + LONG), id="a reply to it"),
        pytest.param(record(LONG + " II"), hit(LONG + " III"), id="another part"),
        pytest.param(record("Quantization for Small Devices: A Handbook for Engineers"),
                     hit("Quantization for Small Devices: A Handbook for Engineers (2nd Edition)",
                         None, 2020), id="another edition by its title"),
        pytest.param(record("Quantization for Small Devices: A Handbook for Engineers"),
                     hit("Quantization for Small Devices: A Handbook for Engineers",
                         "Toy Press", 2024), id="another edition by its year"),
        pytest.param(record(LONG), hit(LONG.replace("Binary", "Ternary")), id="a word is another"),
        pytest.param(record("ToyNet: Few Bits for Cars"), hit("ToyNet: Few Bits for Planes"),
                     id="the same coined name"),
        pytest.param(record(more="authors: [Me Myself]\n"), hit(), id="by other people"),
        pytest.param(record(more='arxiv: "2001.00001"\n'), hit(arxiv="1901.00009"),
                     id="with another arXiv id"),
    ],
)  # fmt: skip
def test_what_may_be_another_text_is_not_believed(text: str, found: Facts, tmp_path: Path) -> None:
    believed, held = judged(tmp_path, text, found)
    assert believed == []
    assert len(held) == 1
    assert found.title
    assert found.title[:80] in held[0]
    assert "Ada B" in held[0]


def test_two_works_of_one_title_are_both_left(tmp_path: Path) -> None:
    others = hit(venue=None, authors=("Some One", "No Body"))
    believed, held = judged(tmp_path, record(), hit(), others)
    assert believed == []
    assert [one.rpartition(": ")[2] for one in held] == ["two works bear this title"] * 2


def test_the_version_at_the_listed_venue_stands_first(tmp_path: Path) -> None:
    preprint = hit(venue="CoRR", year=2019, authors=("Ada B",))
    printed = hit(authors=("Ada B", "Late Comer"))
    assert judged(tmp_path, record(), preprint, printed) == ([printed, preprint], [])


def test_of_namesakes_nothing_is_told_where_the_work_was_found(tmp_path: Path) -> None:
    namesake = hit(venue="TOCJ", year=1999, authors=("Some One",))
    assert judged(tmp_path, record(), hit(), namesake) == ([hit()], [])


# A whole run: who is asked, for which papers, and what is written.


def dblp(title: str = LONG, venue: str = "TOYS", year: str = "2020", **more: Any) -> dict[str, Any]:
    people = [{"text": "Huizi Mao 0001"}, {"text": "Ada van B"}]
    kind = "Conference and Workshop Papers"
    return {
        "title": title + ".", "venue": venue, "year": year, "authors": {"author": people},
        "type": kind, **more,
    }  # fmt: skip


def crossref(title: str = LONG, venue: str = "Toy Conference", year: int = 2020) -> dict[str, Any]:
    return {
        "DOI": "10.1000/TOY.1", "title": [title], "container-title": [venue],
        "author": [{"given": "Huizi", "family": "Mao"}, {"given": "Ada", "family": "van B"}],
        "issued": {"date-parts": [[year]]}, "type": "proceedings-article",
    }  # fmt: skip


METADATA = Plan(frozenset({"metadata"}))


def bench(folder: Path, world: World, **papers: str) -> Bench:
    tried = Bench(folder, papers or {"one": record()}, world)
    (tried.root / "data/venues.yaml").write_text(VENUES)
    return tried


def written(tried: Bench, name: str = "one") -> tuple[Any, str | None]:
    paper = load(tried.root).library.by_id[name]
    return paper.authors, paper.doi


def test_people_and_doi_of_a_paper_without_an_identifier_are_filled(tmp_path: Path) -> None:
    world = World(walls=False, found={"dblp": [dblp(doi="10.1000/TOY.1")]})
    tried = bench(tmp_path, world)
    result = tried.update()
    assert written(tried) == (("Huizi Mao", "Ada van B"), "10.1000/toy.1")
    assert {one.by for one in result.outcome.fills} == {"dblp"}
    assert "api.openalex.org" not in world.requests
    assert "api2.openreview.net" not in world.requests
    assert "api.crossref.org" not in world.requests  # dblp had told the DOI as well


def test_where_one_does_not_know_a_title_the_next_is_asked(tmp_path: Path) -> None:
    people = [{"raw_author_name": "Huizi Mao"}]
    found = {"title": LONG, "publication_year": 2020, "authorships": people, "doi": "10.1/wrong"}
    world = World(walls=False, found={"openalex": [found]})
    tried = bench(tmp_path, world)
    assert tried.update().complete
    assert written(tried) == (("Huizi Mao",), None)
    hosts = ("dblp.org", "api.crossref.org", "api2.openreview.net", "api.openalex.org")
    assert [world.requests[host] for host in hosts] == [1, 1, 1, 1]


def test_openreview_brings_the_people_of_what_it_accepted(tmp_path: Path) -> None:
    note = {"title": LONG, "authors": ["Ada B"], "venueid": "TOYS.cc/2020/Conference"}
    world = World(walls=False, found={"openreview": [note]})
    tried = bench(tmp_path, world)
    tried.update()
    assert written(tried) == (("Ada B",), None)


def test_walls_are_told_and_others_are_asked(tmp_path: Path) -> None:
    world = World(found={"crossref": [crossref()]})
    tried = bench(tmp_path, world)
    result = tried.update()
    assert written(tried) == (("Huizi Mao", "Ada van B"), "10.1000/toy.1")
    assert any("dblp" in told and "proof of work" in told for told in lines(result))
    assert world.requests["dblp.org"] == 1  # a wall is not asked again and again
    assert result.complete  # nor does it make every run a failed one


def test_a_paper_with_a_better_key_is_not_asked_about_by_title(tmp_path: Path) -> None:
    papers = {
        "pre": record(venue="arXiv", more='arxiv: "2001.00001"\n'),
        "doi": record("The title of doi:10.1000/a", more="doi: 10.1000/a\n"),
        "known": record("A title of its own for a known paper", more="authors: [Me]\ndoi: 10.1/z\n"),
        "locked": record("A locked title for what nobody may fill", more="locked: [authors, doi]\n"),
    }  # fmt: skip
    world = World(titles={"arxiv:2001.00001": LONG}, walls=False)
    tried = bench(tmp_path, world, **papers)
    tried.update()
    assert written(tried, "pre")[0] == written(tried, "doi")[0] == ("Ada B", "Cy D")
    assert "dblp.org" not in world.requests


def test_an_identifier_that_brought_nobody_is_followed_by_the_title(tmp_path: Path) -> None:
    world = World(unknown={"doi:10.1000/toy.1"}, walls=False, found={"dblp": [dblp()]})
    tried = bench(tmp_path, world, one=record(more="doi: 10.1000/toy.1\n"))
    tried.update()
    assert written(tried) == (("Huizi Mao", "Ada van B"), "10.1000/toy.1")


def test_a_page_of_proceedings_is_read_before_anybody_is_asked_by_title(tmp_path: Path) -> None:
    url = "https://openaccess.thecvf.com/content/x/html/Toy_paper.html"
    world = World(works={f"page:{url}": {"title": LONG, "authors": ["Ada B"]}}, walls=False)
    more = f"url: {url}\nlocked: [doi]\n"
    tried = bench(tmp_path, world, one=record(more=more))
    tried.update()
    assert written(tried) == (("Ada B",), None)
    assert "dblp.org" not in world.requests


def test_the_doi_of_another_text_is_proposed_and_not_written(tmp_path: Path) -> None:
    world = World(walls=False, found={"crossref": [crossref(year=2021)]})
    tried = bench(tmp_path, world)
    (found,) = tried.update().outcome.proposals
    assert (found.kind, found.set) == ("doi", {"doi": "10.1000/toy.1"})
    assert written(tried) == (("Huizi Mao", "Ada van B"), None)


def test_a_namesake_fills_nothing_and_is_told(tmp_path: Path) -> None:
    found = [dblp("Deep Learning", "Nature", "2015", doi="10.1038/nature14539")]
    world = World(walls=False, found={"dblp": found})
    text = record("Deep Learning")
    tried = bench(tmp_path, world, one=text)
    result = tried.update()
    assert tried.record("one") == text
    (held,) = result.outcome.held
    assert "dblp has 'Deep Learning' (Huizi Mao, Ada van B; Nature 2015)" in held.message
    assert not result.outcome.proposals


def test_what_is_not_known_is_not_asked_for_again_at_once(tmp_path: Path) -> None:
    world = World(walls=False, found={"dblp": [dblp("Quite other networks")]})
    tried = bench(tmp_path, world)
    tried.update()
    world.requests.clear()
    for days in (0, 1, 80):
        tried.later(days)
        assert tried.update().files == []
        assert "dblp.org" not in world.requests
    tried.later(30)
    tried.update()
    assert world.requests["dblp.org"] == 1
    tried.later()
    tried.update(Plan(max_age=DAY / 2))
    assert world.requests["dblp.org"] == 2


def test_offline_reads_what_was_found_before(tmp_path: Path) -> None:
    world = World(walls=False, found={"dblp": [dblp()]})
    tried = bench(tmp_path, world)
    tried.update(Plan(dry_run=True))
    assert written(tried) == ((), None)
    world.requests.clear()
    tried.clock.seconds += 999 * DAY
    tried.update(Plan(offline=True))
    assert written(tried) == (("Huizi Mao", "Ada van B"), None)
    assert world.requests == {}


def test_a_run_asks_about_few_titles_and_goes_on_where_it_was(tmp_path: Path) -> None:
    titles = [
        f"{LONG} with the {word}"
        for word in (
            chr(97 + at // 26) + chr(97 + at % 26) * 3 for at in range(2 * TITLES_PER_RUN + 5)
        )
    ]
    world = World(walls=False)
    tried = bench(tmp_path, world, **{f"p{at}": record(title) for at, title in enumerate(titles)})
    for asked in (TITLES_PER_RUN, 2 * TITLES_PER_RUN):
        tried.update()
        assert world.requests["dblp.org"] == asked
    tried.update(METADATA)  # all that is left
    assert world.requests["dblp.org"] == len(titles)
    tried.update(METADATA)
    assert world.requests["dblp.org"] == len(titles)


def test_titles_are_asked_for_at_the_pace_of_the_service(tmp_path: Path) -> None:
    papers = {f"p{at}": record(f"{LONG} {at}a") for at in range(5)}
    tried = bench(tmp_path, World(walls=False), **papers)
    tried.update(METADATA)
    # Five questions each: two seconds apart at dblp, one at Crossref and OpenReview.
    assert sum(tried.clock.slept) >= 4 * (2.0 + 1.0 + 1.0)


def test_two_papers_of_one_title_are_asked_about_once_and_judged_apart(tmp_path: Path) -> None:
    world = World(walls=False, found={"dblp": [dblp("Deep Learning")]})
    papers = {"one": record("Deep Learning"), "two": record("Deep learning", "TOCJ", 2012)}
    tried = bench(tmp_path, world, **papers)
    tried.update()
    assert written(tried, "one")[0] == ("Huizi Mao", "Ada van B")
    assert written(tried, "two")[0] == ()


@pytest.mark.parametrize(
    "given", [{"by_title": {"people": 10}}, {"schemes": ("title",)}, {"by_title": {"peple": 10}}]
)
def test_a_slip_in_what_a_service_tells_by_title_is_refused(given: dict[str, Any]) -> None:
    words = {"schemes": ("doi",), **given}
    with pytest.raises(ValueError, match="by_title"):
        Service("toy", "toy.example", interval=1.0, **words)


OWN = '''"""Bees are known by title."""
from awesomequant.web.facts import Facts
from awesomequant.web.reading import titled
from awesomequant.web.values import Request, Service

SERVICE = Service("bees", "api.crossref.org", ("title",), interval=0.0, by_title={"people": RANK})


def request(keys):
    return Request("https://api.crossref.org/works?query.bibliographic=x", keys)


def parse(reply):
    (key,) = reply.request.keys
    return titled(key, [Facts(title=key.removeprefix("title:"), authors=("Bee Keeper",))])
'''


@pytest.mark.parametrize(
    ("rank", "people"), [(5, ("Bee Keeper",)), (40, ("Huizi Mao", "Ada van B"))]
)
def test_a_service_of_one_s_own_is_asked_by_title_at_its_rank(
    rank: int, people: tuple[str, ...], tmp_path: Path
) -> None:
    world = World(walls=False, found={"dblp": [dblp()]})
    tried = bench(tmp_path, world, one=record(more="locked: [doi]\n"))
    (tried.root / "sources").mkdir()
    (tried.root / "sources/bees.py").write_text(OWN.replace("RANK", str(rank)))
    tried.update()
    assert written(tried)[0] == people
