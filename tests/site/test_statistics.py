"""What front page and statistics tell: numbers that agree with the list, nothing it cannot tell."""

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import TOY

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.site import front, series
from awesomequant.site.pages import Site
from awesomequant.site.ring import ring
from awesomequant.store import load

FRONT = ("rising", "topics", "timeline", "begin", "cited")


@pytest.fixture(scope="module")
def site() -> Site:
    """Return the site of our own list."""
    root = Path(__file__).parents[2]
    return Site(load(root).library, root, exporters(root))


def of(site: Site, name: str) -> series.Grid:
    """Return one of the pictures of the statistics."""
    grids = series.statistics(site.library, site.venue_pages, site.author_pages)
    return next(grid for grid in grids if grid.id == name)


def test_papers_by_year_are_those_of_the_list(site: Site) -> None:
    grid, papers = of(site, "years"), site.library.papers
    counted = Counter(paper.year for paper in papers)
    coded = Counter(paper.year for paper in papers if paper.code)
    for at, column in enumerate(grid.columns[1:], 1):
        assert sum(row.counts[at] for row in grid.rows) == counted[int(column.label)]
        assert grid.rows[0].counts[at] == coded[int(column.label)]
    assert sum(row.total for row in grid.rows) == sum(bool(paper.year) for paper in papers)


@pytest.mark.parametrize("name", ["venues", "kinds"])
def test_rows_and_the_others_are_all_papers_with_a_year(site: Site, name: str) -> None:
    papers = [paper for paper in site.library.papers if paper.year]
    assert sum(row.total for row in of(site, name).rows) == len(papers)


def test_each_picture_shows_twelve_at_most(site: Site) -> None:
    for grid in series.statistics(site.library, site.venue_pages, site.author_pages):
        assert len(grid.rows) <= series.MOST
        assert len(grid.columns) <= series.MOST
        assert grid.ticks[-1] >= grid.highest
        assert len(grid.ticks) <= 5


def test_a_line_of_the_ring_is_a_pair_that_shares_so_many_papers(site: Site) -> None:
    drawn = ring(site.author_pages)
    assert drawn
    papers = {page.address: {one.id for one in page.papers} for page in site.author_pages.values()}
    for line in drawn.lines:
        assert len(papers[line.one.address] & papers[line.other.address]) == line.shared
    assert drawn == ring(site.author_pages)


def test_a_line_of_the_fewest_shared_papers_is_the_thinnest(site: Site) -> None:
    drawn = ring(site.author_pages)
    assert drawn
    assert {line.width for line in drawn.lines if line.shared == 2} <= {1}
    assert max(line.width for line in drawn.lines) == 4


def test_what_came_is_told_by_day(site: Site) -> None:
    came = front.new(site.library)
    days = Counter(paper.added for paper in site.library.papers)
    assert [one.total for one in came] == [days[one.day] for one in came]
    assert [one.day for one in came] == sorted((one.day for one in came), reverse=True)


def without(library: Library) -> Library:
    """Return three papers that say no more than title and authors."""
    lacking = ("venue", "year", "date", "tags", "citations", "added", "code", "arxiv")
    bare = dict.fromkeys(lacking, None) | {"tags": (), "code": ()}
    papers = tuple(paper.model_copy(update=bare) for paper in library.papers[:3])
    return Library(library.settings, library.tags, library.venues, papers)


def test_a_list_that_cannot_tell_has_no_block_and_no_heading() -> None:
    site = Site(without(load(TOY).library), TOY, exporters())
    for name in FRONT:
        assert not BeautifulSoup(site.block(name, ""), "html.parser").get_text().strip(), name
    latest = BeautifulSoup(site.block("new", ""), "html.parser")
    assert [one.text for one in latest.select("h2, h3")] == ["Latest"]
    assert len(latest.select(".aq-row")) == 3
    shown = BeautifulSoup(site.block("statistics", ""), "html.parser")
    assert not shown.select("svg, h2")
    assert shown.get_text().strip() == "3 papers."
    assert "years" not in site.block("counts", "")


@pytest.mark.parametrize("highest", [0, 1, 3, 4, 7, 12, 99, 101, 832, 4_001, 120_000])
def test_an_axis_has_round_numbers_up_to_the_highest(highest: int) -> None:
    columns = (series.Column("2020"),)
    grid = series.Grid("x", "bars", "", "", columns, (series.Row("a", "", (highest,)),))
    assert grid.ticks[-1] >= highest
    assert 1 < len(grid.ticks) <= 5
