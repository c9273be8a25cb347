"""Pages of years, tags, venues and authors, which are searched and filtered as Explore is."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from support import ROOT

from awesomequant.library.paper import Paper
from awesomequant.site.search.facets import Value, facets
from awesomequant.store import load


@pytest.fixture(scope="session")
def papers() -> tuple[Paper, ...]:
    """The papers of our own list."""
    return load(ROOT).library.papers


def status(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator(".aq-status")).to_have_text(text)


def box(page: Page, facet: str, value: str) -> None:
    page.locator(f'fieldset[data-facet="{facet}"] li[data-value="{value}"] input').click()


def ids(page: Page) -> list[str]:
    rows = page.locator(".aq-list .aq-row")
    return list(rows.evaluate_all("rows => rows.map(row => row.dataset.id)"))


def tagged(papers: tuple[Paper, ...], *tags: str) -> list[Paper]:
    library = load(ROOT).library
    return [paper for paper in papers if set(tags) <= set(library.tags_of(paper))]


@pytest.mark.parametrize(
    "address",
    ["explore/", "years/2020/", "tags/binarization/", "venues/cvpr/", "authors/song-han/"],
)
def test_every_list_page_has_the_same_bar_and_the_same_rows(
    site: str, page: Page, address: str
) -> None:
    page.goto(f"{site}/{address}")
    bar = page.locator(".aq-bar")
    expect(bar.get_by_label("Sort by")).to_be_visible()
    expect(bar.get_by_role("status")).to_have_text(re.compile(r"\d+ papers"))
    expect(bar.locator("summary")).to_have_text("Download")
    expect(bar.get_by_role("link", name="Feed")).to_have_attribute("href", re.compile("feed.xml$"))
    expect(bar.get_by_role("button", name="Share")).to_be_visible()
    row = page.locator(".aq-list .aq-row").first
    assert row.get_attribute("data-id")
    expect(row.locator(".aq-row__title")).to_have_attribute("href", re.compile("/papers/"))
    expect(row.locator(".aq-row__facts a").first).to_have_attribute("href", re.compile("venues/"))


def test_a_row_is_the_same_from_the_page_and_from_the_script(site: str, page: Page) -> None:
    page.goto(f"{site}/tags/distillation/")
    outer = "rows => rows.map(row => row.outerHTML.replace(/\\s+/g, ' ').replaceAll('> <', '><'))"
    arrived = page.locator(".aq-list .aq-row").evaluate_all(outer)
    page.get_by_label("Sort by").select_option("year")
    expect(page.get_by_role("button", name="Newest first")).to_be_visible()
    # The first ten come at once, the others when the browser is idle.
    expect(page.locator(".aq-list .aq-row")).to_have_count(min(100, len(arrived)))
    made = page.locator(".aq-list .aq-row").evaluate_all(outer)
    assert set(made) <= set(arrived)


def test_within_a_tag_a_reader_searches_and_asks_for_another_tag_too(
    site: str, page: Page, papers: tuple[Paper, ...]
) -> None:
    page.goto(f"{site}/tags/binarization/")
    both = tagged(papers, "binarization", "vision")
    page.locator("summary", has_text="Filters").click()
    box(page, "tag", "vision")
    status(page, f"{len(both)} papers")
    assert page.url.endswith("/tags/binarization/?tag=vision")
    page.locator("#aq-q").fill("xnor")
    status(page, re.compile("for “xnor”"))
    assert set(ids(page)) <= {paper.id for paper in both}
    page.wait_for_url("**/binarization/?q=xnor&tag=vision")
    page.reload()
    status(page, re.compile("for “xnor”"))
    page.get_by_role("button", name="Remove filter Tags: Vision").click()
    page.locator("#aq-q").fill("")
    status(page, f"{len(tagged(papers, 'binarization'))} papers")
    expect(page.locator(".aq-chip")).to_have_count(0)


def test_of_an_author_and_a_year_the_page_says_its_own_once(site: str, page: Page) -> None:
    for address, gone in (("years/2020/", "year"), ("venues/cvpr/", "venue")):
        page.goto(f"{site}/{address}")
        page.locator("summary", has_text="Filters").click()
        expect(page.locator('fieldset[data-facet="tag"]')).to_be_visible()
        expect(page.locator(f'fieldset[data-facet="{gone}"]')).to_have_count(0)


def test_the_papers_of_an_author_are_sorted_either_way(
    site: str, page: Page, papers: tuple[Paper, ...]
) -> None:
    page.goto(f"{site}/authors/song-han/")
    before = ids(page)
    page.get_by_label("Sort by").select_option("year")
    button = page.get_by_role("button", name="Newest first")
    button.click()
    expect(page.get_by_role("button", name="Oldest first")).to_be_visible()
    assert page.url.endswith("?sort=year&order=up")
    years = {paper.id: paper.year or 0 for paper in papers}
    expect(page.locator(".aq-list .aq-row").first).to_have_attribute(
        "data-id",
        re.compile(
            "|".join(one for one in before if years[one] == min(years[of] for of in before))
        ),
    )
    expect(page.locator(".aq-list .aq-row")).to_have_count(len(before))
    shown = ids(page)
    assert sorted(shown) == sorted(before)
    assert [years[one] for one in shown] == sorted(years[one] for one in before)
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("")


def test_what_is_shown_is_what_is_downloaded(
    site: str, page: Page, tmp_path: Path, papers: tuple[Paper, ...]
) -> None:
    page.goto(f"{site}/authors/song-han/?tag=llm")
    expect(page.locator(".aq-chip")).to_have_text(["Tags: Language models"])
    expect(page.locator(".aq-explore")).not_to_have_attribute("aria-busy", "true")
    shown = set(ids(page))
    page.locator(".aq-take summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^JSON")).click()
    assert download.value.suggested_filename == "song-han.json"
    download.value.save_as(tmp_path / "found.json")
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))["papers"]
    assert {paper["id"] for paper in found} == shown
    assert 1 < len(shown) < sum("Song Han" in paper.names for paper in papers)


@pytest.mark.parametrize(
    ("asked", "chips"),
    [
        ("?tag=LLMs", ["Tags: Language models"]),
        ("?tag=Post-Training%20Quantization", ["Tags: Post-training quantization"]),
        ("?venue=nips&-venue=cvpr", ["Venue: NeurIPS", "Venue: not CVPR"]),
        ("?author=song%20HAN", ["Authors: Song Han"]),
        ("?author=song-han&year=2019&year=2023", ["Year: 2019", "Year: 2023", "Authors: Song Han"]),
    ],
)
def test_an_address_may_spell_a_value_as_people_do(
    site: str, page: Page, asked: str, chips: list[str]
) -> None:
    page.goto(f"{site}/explore/{asked}")
    expect(page.locator(".aq-chip")).to_have_text(chips)
    status(page, re.compile(r"\d+ papers?"))


def test_what_the_list_does_not_know_is_said(site: str, page: Page) -> None:
    page.goto(f"{site}/explore/?tag=no-such&author=Nobody%20Else")
    expect(page.locator(".aq-hint")).to_have_text(
        "This list has no “no-such” under Tags, no “Nobody Else” under Authors."
    )
    status(page, "No paper")


def test_an_author_is_found_among_all_of_them(site: str, page: Page) -> None:
    page.goto(f"{site}/explore/")
    page.get_by_role("searchbox", name="Find in authors").fill("alistarh")
    box(page, "author", "dan-alistarh")
    expect(page.locator(".aq-chip")).to_have_text(["Authors: Dan Alistarh"])
    status(page, re.compile(r"^\d+ papers$"))
    expect(page.locator('li[data-value="dan-alistarh"] .aq-count')).to_have_text(re.compile(r"\d+"))


def test_back_leads_to_the_row_one_came_from(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 700})
    page.goto(f"{site}/explore/?q=quantization")
    expect(page.locator(".aq-list .aq-row")).to_have_count(100)
    page.get_by_role("button", name=re.compile("Show .* more")).click()
    expect(page.locator(".aq-list .aq-row")).to_have_count(200)
    link = page.locator(".aq-list .aq-row").nth(150).locator(".aq-row__title")
    link.scroll_into_view_if_needed()
    title, top = link.inner_text(), link.evaluate("one => one.getBoundingClientRect().top")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(page.locator(".aq-list .aq-row")).to_have_count(200)
    again = page.locator(".aq-list .aq-row").nth(150).locator(".aq-row__title")
    expect(again).to_be_focused()
    assert abs(again.evaluate("one => one.getBoundingClientRect().top") - top) < 40


def test_share_copies_the_address_of_what_is_shown(site: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/tags/binarization/")
    page.locator("#aq-q").fill("xnor")
    status(page, re.compile("for “xnor”"))
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".aq-hint")).to_contain_text("The link is copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site}/tags/binarization/?q=xnor"


def test_on_a_phone_filters_fill_the_screen_and_lead_back(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/tags/binarization/")
    page.locator("summary", has_text="Filters").click()
    box(page, "year", "2020")
    button = page.get_by_role("button", name=re.compile(r"Show \d+ papers"))
    expect(button).to_be_in_viewport()
    assert not Axe().run(page).response["violations"]
    said = button.inner_text()
    button.click()
    expect(page.locator(".aq-status")).to_be_in_viewport()
    assert said.removeprefix("Show ") == page.locator(".aq-status").inner_text()
    page.locator("summary", has_text="Filters").click()
    page.keyboard.press("Escape")
    expect(button).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_javascript_a_list_has_its_papers_its_file_and_no_dead_control(
    site: str, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/tags/binarization/")
    told = re.search(r"1 to (\d+)", page.locator(".aq-status").inner_text())
    assert told
    expect(page.locator(".aq-list .aq-row")).to_have_count(int(told[1]))
    assert page.locator("article :is(input, button, select):visible").count() == 0
    page.locator(".aq-take summary").click()
    expect(page.get_by_role("link", name="BibTeX")).to_be_visible()
    page.get_by_role("link", name="Older papers").click()
    expect(page.locator(".aq-list .aq-row").first).to_be_visible()
    context.close()


def test_authors_stand_from_a_to_z(site: str, page: Page) -> None:
    page.goto(f"{site}/authors/")
    page.get_by_role("link", name="H", exact=True).click()
    assert page.url.endswith("#authors-h")
    page.get_by_role("link", name="Song Han (").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Song Han")
    assert page.locator("*").count() < 3000


# Filters with very many values: Explore begins with the first, and fetches the others


@pytest.fixture(scope="session")
def seldom() -> Value:
    """A venue of our own list that Explore does not begin with."""
    venues = next(facet for facet in facets(load(ROOT).library) if facet.id == "venue")
    assert len(venues.values) > 60
    return venues.values[50]


def ticked(page: Page, venue: Value) -> None:
    line = page.locator(f'fieldset[data-facet="venue"] li[data-value="{venue.id}"]')
    expect(line.locator("input")).to_be_checked()
    status(page, re.compile(rf"^{venue.count} paper"))
    expect(page.locator(".aq-chips")).to_contain_text(venue.label)


def test_the_values_that_explore_did_not_begin_with_come_at_a_press(
    site: str, page: Page, seldom: Value
) -> None:
    page.goto(f"{site}/explore/")
    line = page.locator(f'fieldset[data-facet="venue"] li[data-value="{seldom.id}"]')
    expect(line).to_have_count(0)
    page.locator('fieldset[data-facet="venue"] .aq-rest-of a').press("Enter")
    expect(page.locator('fieldset[data-facet="venue"] summary').last).to_be_focused()
    line.locator("input").click()
    ticked(page, seldom)


def test_they_are_found_by_typing_and_by_an_address(site: str, page: Page, seldom: Value) -> None:
    page.goto(f"{site}/explore/")
    page.get_by_label("Find in venue").fill(seldom.label)
    page.locator(f'fieldset[data-facet="venue"] li[data-value="{seldom.id}"] input').click()
    ticked(page, seldom)
    page.goto(f"{site}/explore/?venue={seldom.id.upper()}")
    ticked(page, seldom)


def test_without_scripts_they_stand_on_a_page_of_all_filters(
    site: str, chromium: Browser, seldom: Value
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/explore/")
    page.locator("summary", has_text="Filters").click()
    page.locator('.aq-facet[data-facet="venue"] .aq-rest-of a').click()
    expect(page).to_have_url(re.compile(r"/filters/#venue$"))
    page.locator('.aq-facet[data-facet="venue"] > details > summary').click()
    page.locator(f'[data-facet="venue"] li[data-value="{seldom.id}"] a').click()
    expect(page.locator("h1")).to_contain_text(seldom.label)
    context.close()
