"""A site of several lists as a reader uses it: one search, rows that lead to the lists' own pages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import lab
from playwright.sync_api import Page, expect
from support import run


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of two lists whose site is built."""
    root = lab(tmp_path_factory.mktemp("lists"))
    done = run("-C", root, "build")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="module")
def all_lists(root: Path, served: Callable[[Path], str]) -> str:
    """Return the address of a site of two lists."""
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


# A bibliography: a work of both lists, one of each, one that none has, one that stands twice.
BIB = """
@inproceedings{buzz, title={Buzz: How Bees Really Fly Fast and Far},
  author={M{\\"u}ller, Zo{\\"e} and van der Bee, Ludwig and 李, 明}, booktitle={BeeConf}, year={2018}}
@misc{preprint, title={Buzz: How Bees Really Fly Fast and Far}, eprint={2101.00010},
  author={M{\\"u}ller, Zo{\\"e} and van der Bee, Ludwig and 李, 明}, archiveprefix={arXiv}, year={2021}}
@inproceedings{wax, title={Wax cells seen from below}, author={Wabe, Anna}, booktitle={HiveConf},
  year={2020}}
@article{honey, title={No}, author={A. Keeper}, journal={J. Apic.}, year={2019}, volume={7}, pages={1--9}}
@article{none, title={Of Lutes and Organs}, author={Poe, A.}, journal={Early Music}, year={2001}}
@inproceedings{again, title={Wax cells seen from below}, author={Wabe, Anna}, booktitle={HiveConf},
  year={2022}}
"""


def test_a_bibliography_is_checked_against_all_lists(
    page: Page, all_lists: str, root: Path, tmp_path: Path
) -> None:
    """As the command does that asks the site, and where lists agree, the one that asks both."""
    file = tmp_path / "refs.bib"
    file.write_text(BIB, "utf-8")
    asked = [("--list", root / "bees", "--list", root / "hives"), ("--list", root / "site")]
    told = []
    for lists in asked:
        done = run("audit", file, *lists, "--format", "json")
        [found] = json.loads(done.stdout)["files"]
        told.append([[one["message"] for one in entry["findings"]] for entry in found["entries"]])
    # Of the work that both have, under two titles, the site of both knows what each of them does.
    assert told[0][2:] == told[1][2:]
    assert told[1][0][1] == "the year is 2018; the list has 2021"
    assert told[1][1][0].startswith("it is cited as a preprint; it has appeared in International")
    messages = [one for entry in told[1] for one in entry]
    page.goto(f"{all_lists}audit/")
    expect(page.locator(".aq-audit.aq-live")).to_be_visible()
    page.set_input_files(".aq-audit input[type=file]", file)
    expect(page.locator(".aq-audit__about")).to_contain_text("refs.bib: 6 entries")
    assert page.locator(".aq-finding__message").all_text_contents() == messages
    # The site of all has no page of a paper: its link leads to where both lists' pages are found.
    page.locator(".aq-entry").first.get_by_role("link", name="Buzz").click()
    expect(page.locator(".aq-list .aq-row")).to_have_count(1)
    expect(page.locator(".aq-row__title").first).to_contain_text("Buzz")
