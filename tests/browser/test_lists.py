"""A site of several lists as a reader uses it: one search, rows that lead to the lists' own pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import lab
from playwright.sync_api import Page, expect
from support import run


@pytest.fixture(scope="module")
def all_lists(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:  # fmt: skip
    """Return the address of a site of two lists."""
    root = lab(tmp_path_factory.mktemp("lists"))
    done = run("-C", root, "build")
    assert done.returncode == 0, done.stderr
    return f"{served(root / 'site')}/"


def test_a_reader_types_once_and_comes_to_the_paper_on_either_list(
    page: Page, all_lists: str
) -> None:
    page.goto(all_lists)
    door = page.get_by_role("main").get_by_role("searchbox")
    door.fill("fly fast")
    door.press("Enter")
    rows = page.locator(".aq-list .aq-row")
    expect(rows).to_have_count(1)
    expect(rows.get_by_role("link", name="Waben")).to_be_visible()
    rows.get_by_role("link", name="Waben").click()
    expect(page).to_have_url(f"{all_lists}hives/papers/buzz/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.go_back()
    expect(rows).to_have_count(1)  # the search is asked again
    rows.locator(".aq-row__title").click()
    expect(page).to_have_url(f"{all_lists}bees/papers/buzz/")


def test_the_box_of_every_page_leads_to_the_lists(page: Page, all_lists: str) -> None:
    page.goto(f"{all_lists}explore/")
    page.locator(".aq-find input").press_sequentially("wax cells")
    page.locator(".aq-found a", has_text="Wax cells seen from below").click()
    expect(page).to_have_url(f"{all_lists}hives/papers/honey/")


def test_a_list_is_a_filter(page: Page, all_lists: str) -> None:
    page.goto(f"{all_lists}explore/")
    box = page.get_by_role("checkbox", name="Waben")
    box.press("Space")
    expect(page.locator(".aq-list .aq-row")).to_have_count(2)
    expect(page).to_have_url(f"{all_lists}explore/?field.list=Waben")


def test_rows_that_a_script_makes_are_as_those_that_the_page_has(page: Page, all_lists: str) -> None:  # fmt: skip
    page.goto(f"{all_lists}explore/")
    bare = """() => [...document.querySelectorAll(".aq-row")].map((row) => {
      row.querySelectorAll("button").forEach((one) => one.remove());
      return row.innerText.replace(/\\s+/g, " ") + [...row.querySelectorAll("a")].map((a) => a.href);
    }).sort()"""
    before = page.evaluate(bare)
    page.goto(f"{all_lists}explore/?sort=added")
    expect(page.locator(".aq-list .aq-row")).to_have_count(4)
    assert page.evaluate(bare) == before


def test_papers_of_two_lists_are_kept_and_compared(page: Page, all_lists: str) -> None:
    page.goto(f"{all_lists}compare/?p=buzz,honey-hives")
    heads = page.locator("thead th a")
    expect(heads).to_have_count(2)
    assert [one.get_attribute("href") for one in heads.all()] == [
        "../bees/papers/buzz/", "../hives/papers/honey/",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_front_page_and_explore_are_in_reach_of_everybody(
    reader: Callable[..., Page], all_lists: str, width: int, scheme: str
) -> None:
    page = reader(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for address in ("", "explore/", "tags/shared-tag/"):
        page.goto(f"{all_lists}{address}")
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
