"""A tree of tags on the site: pages, facet, doors; and the order that the outline states."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import TOY, copy_of_toy, files_of

from awesomequant.export import exporters
from awesomequant.export.selection import Selection, select
from awesomequant.render.plain_site import pages
from awesomequant.site.pages import Site
from awesomequant.site.search.facets import facets
from awesomequant.store import load

TREE = """\
flight: {label: Flight, description: How bees fly}
counting: {label: Counting, parent: flight}
honey: {label: Honey, parent: counting}
wax: {label: Wax}
"""


def site(folder: Path, outline: str = "") -> Site:
    """Return the site of the toy list, its tags a tree."""
    project = copy_of_toy(folder)
    (project / "data/tags.yaml").write_text(TREE, "utf-8")
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8") + outline, "utf-8")
    library = load(project).library
    return Site(library, project, exporters(project))


def test_the_facet_of_a_tag_counts_what_is_below_it(tmp_path: Path) -> None:
    library = site(tmp_path).library
    tags = facets(library)[0]
    assert {(one.id, one.count, one.parent) for one in tags.values} == {
        ("flight", 3, None),
        ("counting", 3, "flight"),
        ("honey", 1, "counting"),
    }
    assert tags.answers[library.rank["honey"]] == ("honey", "counting", "flight")


def test_the_explore_page_shows_each_value_once_and_parts_inside_their_whole(
    tmp_path: Path,
) -> None:
    page = BeautifulSoup(site(tmp_path).block("explore", "../"), "html.parser")
    facet = page.select_one('[data-facet="tag"]')
    assert facet
    values = [str(one["data-value"]) for one in facet.select("li[data-value]")]
    assert values == ["flight", "counting", "honey"]
    inner = facet.select("li.aq-branch li.aq-branch li[data-value]")
    assert [str(one["data-value"]) for one in inner] == ["honey"]
    assert [one.text for one in facet.select("summary")] == ["1 in Flight", "1 in Counting"]


def test_the_page_of_a_tag_lists_what_is_below_it_and_names_its_place(tmp_path: Path) -> None:
    made = {page.address: page.body for page in site(tmp_path).pages()}
    flight = BeautifulSoup(made["tags/flight/"], "html.parser").get_text(" ")
    assert "3 papers" in flight
    assert " ".join(flight.split()).find("In it: Counting 3") > 0
    honey = BeautifulSoup(made["tags/honey/"], "html.parser").get_text(" ")
    assert "Part of Counting , Flight" in " ".join(honey.split())


def test_the_feed_of_a_tag_has_what_is_below_it(tmp_path: Path) -> None:
    one = site(tmp_path)
    made = files_of(one, exporters())
    assert made["tags/flight/feed.xml"].count("<entry>") == 3
    assert made["tags/honey/feed.xml"].count("<entry>") == 1


@pytest.mark.parametrize(("tag", "count"), [("flight", 3), ("honey", 1), ("Honey", 1)])
def test_an_export_of_a_tag_has_what_is_below_it(tmp_path: Path, tag: str, count: int) -> None:
    assert len(select(site(tmp_path).library, Selection((tag,)))) == count


def test_the_doors_of_tags_stand_inside_one_another(tmp_path: Path) -> None:
    page = BeautifulSoup(site(tmp_path).block("tags", ""), "html.parser")
    assert [one.get_text() for one in page.select("li a")] == ["Flight", "Counting", "Honey", "Wax"]
    assert len(page.select("ul.aq-map ul ul li")) == 1
    assert len(page.select("ul.aq-map > li")) == 2


@pytest.mark.parametrize(
    ("outline", "first"),
    [
        ("", "years/"),
        ("outline: {by: [topic]}\n", "tags/"),
        ("outline: {by: [venue]}\n", "venues/"),
    ],
)
def test_the_papers_are_reached_as_the_outline_has_them(
    tmp_path: Path, outline: str, first: str
) -> None:
    page = BeautifulSoup(site(tmp_path, outline).block("outline", ""), "html.parser")
    links = [str(one["href"]) for one in page.select("a")]
    assert links[0].startswith(first)
    assert {"years/2019/", "years/2021/"} <= set(links)


def test_lists_follow_the_order_of_the_outline(tmp_path: Path) -> None:
    oldest = site(tmp_path, "outline: {order: oldest}\n")
    flight = next(one for one in oldest.lists() if one.address == "tags/flight/")
    years = [paper.year for paper in flight.papers]
    assert years == [2019, 2021, 2021]
    assert [paper.year for paper in oldest.library.papers] == [2021, 2021, 2019]


def test_the_markdown_export_has_the_headings_of_a_stated_outline_alone(tmp_path: Path) -> None:
    one = site(tmp_path, "outline: {by: [topic, year]}\n").library
    form = exporters()["markdown"]
    text = form.write(one.papers, one, outlined=True)
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Awesome Bees", "## Flight", "### Counting", "#### 2021", "#### Honey", "##### 2019",
    ]  # fmt: skip
    assert text.count("\n- ") == 3
    assert "\n\n\n" not in text
    plain = load(TOY).library
    assert form.write(plain.papers, plain, outlined=True) == form.write(plain.papers, plain)
    assert form.write(one.papers, one).count("\n#") == 0


def test_the_plain_pages_begin_with_the_topics_of_a_list_by_topic(tmp_path: Path) -> None:
    start = pages(site(tmp_path, "outline: {by: [topic]}\n").library)["index.md"]
    assert start.index("## Tags") < start.index("## Years") < start.index("## Venues")
    assert "\n- [Flight](tags/flight.md)\n  - [Counting](tags/counting.md)\n" in start
    assert "\n    - [Honey](tags/honey.md)\n" in start
