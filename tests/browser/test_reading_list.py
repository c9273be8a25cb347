"""The reading list as a reader uses it: kept on any page, its own page, notes, links, files."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from kept import HOSTILE, built
from playwright.sync_api import Browser, Locator, Page, expect

KEY = "awesomequant / reading list"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="module")
def address(site: Path, served: Callable[[Path], str]) -> str:
    return served(site)


@pytest.fixture
def mine(page: Page, address: str) -> Page:
    """The page of a reading list of three papers, one with a note."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hold(page, address, ["p1", {"id": "p2", "note": "read me"}, "p3"])
    return page


def hold(page: Page, address: str, papers: list[Any]) -> None:
    page.goto(f"{address}/reading-list/")
    store(page, papers)
    page.reload()
    ready(page)


def store(page: Page, papers: list[Any]) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(papers)])


def ready(page: Page) -> None:
    expect(page.locator(".aq-mine.aq-live")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".aq-mine__bar details")).to_be_visible()


def ids(page: Page) -> list[str]:
    rows = page.locator(".aq-mine .aq-row")
    return [rows.nth(at).get_attribute("data-id") or "" for at in range(rows.count())]


def kept(page: Page) -> Any:
    found = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))
    return found if isinstance(found, list) else found["papers"]


def about(page: Page) -> Locator:
    return page.locator(".aq-mine__about")


def press(page: Page, name: str, role: Any = "button") -> None:
    page.get_by_role(role, name=name).click()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("where", ["", "explore/", "years/2020/", "venues/icml/", "tags/low-bit/"])
def test_a_paper_is_kept_from_any_page(page: Page, address: str, where: str) -> None:
    page.goto(f"{address}/{where}")
    link = page.get_by_role("link", name="Reading list (0)")
    expect(link).to_be_visible()
    row = page.locator('.aq-row[data-id="p1"]')
    keep = row.get_by_role("button", name="Keep: Q-BERT")
    expect(keep).to_have_attribute("aria-pressed", "false")
    keep.focus()
    page.keyboard.press("Enter")
    pressed = row.get_by_role("button", name="Kept: Q-BERT")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_be_focused()
    expect(pressed).to_have_text("Kept")
    page.get_by_role("link", name="Reading list (1)").click()
    ready(page)
    assert ids(page) == ["p1"]


def test_the_page_of_a_paper_keeps_it(page: Page, address: str) -> None:
    page.goto(f"{address}/papers/p3/")
    press(page, f"Keep: {HOSTILE}")
    expect(page.get_by_role("button", name=f"Kept: {HOSTILE}")).to_be_visible()
    press(page, f"Kept: {HOSTILE}")
    assert kept(page) == []


def test_rows_that_come_later_have_their_buttons(page: Page, address: str) -> None:
    page.goto(f"{address}/explore/")
    page.locator("#aq-q").fill("filler")
    expect(page.locator(".aq-status")).to_contain_text("4 papers")
    expect(page.locator(".aq-row .aq-keep")).to_have_count(4)
    expect(page.locator(".aq-row .aq-compare")).to_have_count(4)


def test_a_list_that_was_kept_before_is_carried_over(mine: Page) -> None:
    assert ids(mine) == ["p1", "p2", "p3"]
    expect(about(mine)).to_contain_text("3 papers.")
    press(mine, "Remove: Q-BERT")
    expect(about(mine)).to_contain_text("“Q-BERT” removed. 2 papers.")
    whole = json.loads(mine.evaluate("key => localStorage.getItem(key)", KEY))
    assert whole == {"version": 2, "papers": [{"id": "p2", "note": "read me"}, "p3"]}


def test_what_is_removed_comes_back(mine: Page) -> None:
    press(mine, "Remove: Binary networks")
    expect(mine.locator(".aq-row")).to_have_count(2)
    undo = mine.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    mine.keyboard.press("Enter")
    expect(mine.locator(".aq-row")).to_have_count(3)
    assert kept(mine) == ["p1", {"id": "p2", "note": "read me"}, "p3"]
    press(mine, "Empty the list")
    expect(mine.locator(".aq-row")).to_have_count(0)
    expect(about(mine)).to_contain_text("3 papers removed.")
    assert kept(mine) == []
    press(mine, "Undo")
    expect(mine.locator(".aq-row")).to_have_count(3)
    assert ids(mine) == ["p1", "p2", "p3"]


def test_papers_are_moved_by_button_and_by_key(mine: Page) -> None:
    down = mine.get_by_role("button", name="Down: Q-BERT")
    down.click()
    assert ids(mine) == ["p2", "p1", "p3"]
    expect(down).to_be_focused()
    expect(about(mine)).to_have_text("Now number 2 of 3.")
    mine.keyboard.press("Alt+ArrowDown")
    assert ids(mine) == ["p2", "p3", "p1"]
    press(mine, "Down: Q-BERT")  # it is the last: nothing happens
    press(mine, "Up: Q-BERT")
    assert ids(mine) == ["p2", "p1", "p3"]
    mine.reload()
    ready(mine)
    assert ids(mine) == ["p2", "p1", "p3"]


def test_notes_are_kept_as_they_are_written(mine: Page) -> None:
    note = mine.get_by_label("Note on Q-BERT")
    note.fill("<b>first</b>\nsecond")
    note.blur()
    assert kept(mine)[0] == {"id": "p1", "note": "<b>first</b>\nsecond"}
    mine.reload()
    expect(mine.get_by_label("Note on Q-BERT")).to_have_value("<b>first</b>\nsecond")
    expect(mine.get_by_label("Note on Binary networks")).to_have_value("read me")


def test_a_list_is_shared_by_its_address(mine: Page, chromium: Browser) -> None:
    press(mine, "Copy link")
    expect(about(mine)).to_have_text("Link copied. Your notes are not in it.")
    link = clipboard(mine)
    assert link.endswith("/reading-list/#p=p1,p2,p3")
    context = chromium.new_context()
    other = context.new_page()
    hold(other, link.partition("/reading-list")[0], ["p9", "p2"])
    other.goto(link)
    expect(about(other)).to_contain_text("A shared list of 3 papers.")
    assert ids(other) == ["p1", "p2", "p3"]
    expect(other.locator(".aq-note")).to_have_count(0)
    assert kept(other) == ["p9", "p2"], "one's own is as it was"
    other.get_by_role("button", name="Keep: Q-BERT").click()
    assert kept(other) == ["p9", "p2", "p1"]
    press(other, "Keep all")
    expect(about(other)).to_contain_text("1 paper added, 2 there already.")
    assert ids(other) == ["p9", "p2", "p1", "p3"]
    other.go_back()
    expect(about(other)).to_contain_text("A shared list")
    other.get_by_role("link", name=re.compile("Your own list")).click()
    expect(other.locator(".aq-note")).to_have_count(4)
    context.close()


def test_a_strangers_address_runs_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/reading-list/#p=once-called,gone,<img src=x onerror=alert(1)>,P1,p1,p1")
    expect(about(page)).to_have_text("A shared list of 2 papers. Not on this site: gone.")
    assert ids(page) == ["p3", "p1"], "renamed papers are found by their former ids"
    assert page.locator("main img").count() == 0
    page.goto(f"{address}/reading-list/#p=")
    expect(about(page)).to_have_text("This link names no paper.")


def test_renamed_papers_get_their_new_ids_and_lost_ones_are_told(page: Page, address: str) -> None:
    hold(page, address, [{"id": "once-called", "note": "n"}, "gone", "p1"])
    expect(about(page)).to_have_text("2 papers. Not on this site: gone.")
    assert kept(page) == [{"id": "p3", "note": "n"}, "gone", "p1"]
    press(page, "Forget what is not on this site")
    expect(about(page)).to_contain_text("“gone” removed.")
    assert kept(page) == [{"id": "p3", "note": "n"}, "p1"]


def test_other_tabs_are_in_step(mine: Page) -> None:
    other = mine.context.new_page()
    other.goto(mine.url)
    ready(other)
    press(other, "Remove: Q-BERT")
    expect(mine.locator(".aq-row")).to_have_count(2)
    expect(mine.get_by_role("link", name="Reading list (2)")).to_be_visible()
    note = other.get_by_label("Note on Binary networks")
    note.fill("anew")
    note.blur()
    expect(mine.get_by_label("Note on Binary networks")).to_have_value("anew")


def test_a_browser_that_keeps_nothing_is_told(page: Page, address: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto(f"{address}/explore/")
    press(page, "Keep: Q-BERT")
    expect(page.locator(".aq-tray__said")).to_contain_text("keeps nothing")
    expect(page.get_by_role("button", name="Kept: Q-BERT")).to_be_visible()
    expect(page.get_by_role("link", name="Reading list (1)")).to_be_visible()


def test_papers_are_taken_along_with_notes_or_in_any_format(mine: Page, tmp_path: Path) -> None:
    choice = mine.get_by_label("Download as")
    said = {"bibtex": "@", "ris": "TY  - ", "csv": "id,title", "csl-json": "["}
    for name, begin in said.items():
        choice.select_option(name)
        with mine.expect_download() as download:
            mine.get_by_role("button", name="Download", exact=True).click()
        download.value.save_as(tmp_path / name)
        text = (tmp_path / name).read_text("utf-8")
        assert text.startswith(begin), text[:40]
        assert text.index("Q-BERT") < text.index("Binary networks"), "in the reader's order"
        expect(about(mine)).to_contain_text("3 papers in ")
    choice.select_option("list")
    with mine.expect_download() as download:
        mine.get_by_role("button", name="Download", exact=True).click()
    download.value.save_as(tmp_path / "list.json")
    saved = json.loads((tmp_path / "list.json").read_text("utf-8"))
    assert saved == {"version": 2, "reading list": ["p1", {"id": "p2", "note": "read me"}, "p3"]}
    press(mine, "Empty the list")
    mine.get_by_text("Import", exact=True).click()
    mine.locator("input[type=file]").set_input_files(tmp_path / "list.json")
    expect(about(mine)).to_contain_text("3 papers added.")
    expect(about(mine)).to_be_focused()
    assert kept(mine) == saved["reading list"]


def test_papers_come_in_from_anywhere(page: Page, address: str, tmp_path: Path) -> None:
    hold(page, address, ["p1"])
    page.get_by_text("Import", exact=True).click()
    area = page.get_by_label("Ids, DOIs")
    area.fill("https://doi.org/10.1109/TEST.2020.1 arXiv:1911.11907v3, p6 10.9999/none what")
    press(page, "Add these papers")
    expect(about(page)).to_contain_text(
        "2 papers added, 1 there already. 2 of 5 not on this site: 10.9999/none, what."
    )
    assert ids(page) == ["p1", "p2", "p6"]
    file = tmp_path / "my.bib"
    file.write_text("@article{p7,\n title={X}}\n@misc{mine,\n doi = {10.1/none}}\n", "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(about(page)).to_contain_text("1 paper added. 1 of 2 not on this site: mine.")
    page.get_by_label("Ids, DOIs").fill("{no json")
    press(page, "Add these papers")
    expect(about(page)).to_have_text("Nothing was added: this is JSON with a mistake in it.")
    page.get_by_label("Ids, DOIs").fill("")
    press(page, "Add these papers")
    expect(about(page)).to_have_text("Nothing was added: there is no paper in it.")
    expect(about(page)).to_be_focused()
    assert [one for one in kept(page) if isinstance(one, str)] == ["p1", "p2", "p6", "p7"]


def test_a_list_that_is_shown_again_asks_for_no_ids(mine: Page) -> None:
    asked: list[str] = []
    mine.on("request", lambda request: asked.append(request.url))
    mine.reload()
    ready(mine)
    assert ids(mine) == ["p1", "p2", "p3"]
    assert any("/search-index/rows-" in url for url in asked)
    assert not [url for url in asked if "/search-index/ids-" in url]


def test_a_lost_connection_is_said(mine: Page, complaints: list[str]) -> None:
    mine.route("**/search-index/**", lambda route: route.abort())
    mine.reload()
    expect(about(mine)).to_contain_text("could not be read")
    mine.unroute("**/search-index/**")
    press(mine, "Try again")
    expect(mine.locator(".aq-row")).to_have_count(3)
    complaints.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(mine: Page, address: str, scheme: Any) -> None:
    mine.emulate_media(color_scheme=scheme)
    mine.get_by_text("Import", exact=True).click()
    for where in ("", f"{address}/reading-list/#p=p1,gone", f"{address}/papers/p1/"):
        if where:
            mine.goto(where)
        mine.locator(".aq-compare").first.click()
        mine.wait_for_load_state("networkidle")
        found = Axe().run(mine).response["violations"]
        assert not found, [
            (one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found
        ]


def test_the_page_fits_a_phone(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    phone = context.new_page()
    hold(phone, address, ["p1", {"id": "p3", "note": "n"}])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    small = phone.evaluate(
        """() => [...document.querySelectorAll("main button, main summary, main select, .aq-to-list")]
        .filter(one => one.offsetParent && one.getBoundingClientRect().height < 24)
        .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert not small
    phone.get_by_role("button", name="Up: A & b_c").tap()
    assert ids(phone) == ["p3", "p1"]
    context.close()


@pytest.mark.parametrize("where", ["reading-list", "compare"])
def test_without_javascript_the_page_says_what_it_needs(
    chromium: Browser, address: str, site: Path, where: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{address}/{where}/")
    expect(plain.get_by_text("needs JavaScript")).to_be_visible()
    assert plain.locator("article :is(button, input, select):visible").count() == 0
    text = (site / where / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in text
    assert where not in (site / "sitemap.xml").read_text("utf-8")
    context.close()
