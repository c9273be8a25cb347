"""Papers side by side as a reader puts them: chosen anywhere, moved, copied, shared."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from kept import FORMULA, HOSTILE, built
from playwright.sync_api import Browser, Locator, Page, expect


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    return served(built(tmp_path_factory.mktemp("compared")))


@pytest.fixture
def five(page: Page, address: str) -> Page:
    """Five papers side by side, which came by a link."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{address}/compare/?p=p1,p2,p3,p4,p5")
    return page


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".aq-comparison.aq-live")).not_to_have_attribute("aria-busy", "true")


def heads(page: Page) -> list[str]:
    return page.locator(".aq-compared thead th > a").all_text_contents()


def line(page: Page, name: str) -> list[str]:
    row = page.locator(".aq-compared tbody tr").filter(
        has=page.get_by_role("rowheader", name=name, exact=True)
    )
    return row.locator("td").all_text_contents()


def about(page: Page) -> Locator:
    return page.locator(".aq-mine__about")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def copied(page: Page, form: str) -> str:
    page.get_by_label("As").select_option(form)
    press(page, "Copy table")
    expect(about(page)).to_have_text(f"Copied as {form}.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_papers_are_chosen_on_any_page(page: Page, address: str) -> None:
    page.goto(f"{address}/explore/")
    tray = page.get_by_role("complementary", name="Papers to compare")
    expect(tray).to_be_hidden()
    press(page, "Compare: Q-BERT")
    expect(tray).to_contain_text("1 paper to compare: choose another")
    page.goto(f"{address}/papers/p2/")
    expect(tray).to_be_visible()
    press(page, "Compare: Binary networks")
    page.get_by_role("link", name="Compare 2 papers").click()
    expect(page.locator(".aq-compared")).to_be_visible()
    assert page.url.endswith("/compare/?p=p1,p2")
    assert heads(page) == ["Q-BERT", "Binary networks"]
    expect(tray).to_be_hidden()
    press(page, "Remove: Q-BERT")
    page.goto(f"{address}/years/2020/")
    expect(tray).to_contain_text("1 paper to compare")
    tray.get_by_role("button", name="Clear").press("Enter")
    expect(tray).to_be_hidden()
    expect(page.locator("h1")).to_be_focused()


def test_six_are_the_most(page: Page, address: str) -> None:
    page.goto(f"{address}/explore/")
    buttons = page.locator(".aq-row .aq-compare")
    for at in range(6):
        buttons.nth(at).focus()
        page.keyboard.press("Space")
    buttons.nth(6).click()
    expect(page.locator(".aq-tray__said")).to_have_text("At most 6 papers stand side by side.")
    expect(buttons.nth(6)).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("link", name="Compare 6 papers")).to_be_visible()
    buttons.nth(0).click()
    expect(page.get_by_role("link", name="Compare 5 papers")).to_be_visible()


def test_all_that_is_known_stands_side_by_side(five: Page) -> None:
    assert heads(five)[:4] == ["Q-BERT", "Binary networks", HOSTILE, FORMULA]
    assert line(five, "People") == ["Ana Müller, Wei Chen", *["–"] * 4]
    assert line(five, "Venue") == ["ICML", "arXiv", "ICML", "ICML", "ICML"]
    assert line(five, "Kind")[:3] == ["Conference paper", "Preprint", "Conference paper"]
    assert line(five, "NLP") == ["BERT", "–", "NLP", "–", "–"]
    assert line(five, "Tags") == ["Low-bit", "Low-bit", "–", "–", "–"]
    assert line(five, "Bits")[0] == "2, 4"
    assert line(five, "Code")[0] == "a/b ★ 1,234 (2026-05-01)"
    assert line(five, "Citations")[0] == "99 (2026-06-01)"
    assert five.locator("main img").count() == 0
    expect(five.locator(".aq-compared thead math").first).to_be_attached()
    five.get_by_label("Only differences").check()
    expect(five.get_by_label("Only differences")).to_be_focused()
    expect(five.get_by_role("rowheader", name="On the list since")).to_have_count(0)
    expect(five.get_by_role("rowheader", name="Venue")).to_be_visible()


def test_columns_are_moved_and_removed(five: Page) -> None:
    press(five, "Move right, Q-BERT")
    assert heads(five)[:2] == ["Binary networks", "Q-BERT"]
    expect(about(five)).to_have_text("Now number 2 of 5.")
    right = five.get_by_role("button", name="Move right, Q-BERT")
    expect(right).to_be_focused()
    five.keyboard.press("Enter")
    assert five.url.endswith("?p=p2,p3,p1,p4,p5")
    press(five, "Move left, Q-BERT")
    press(five, "Remove: Binary networks")
    assert heads(five)[0] == "Q-BERT"
    expect(five.get_by_role("button", name="Undo")).to_be_focused()
    five.keyboard.press("Enter")
    assert heads(five)[0] == "Binary networks"
    assert five.evaluate("localStorage.getItem('awesomequant / compare')") is None


def test_the_table_is_copied_in_three_forms(five: Page, address: str) -> None:
    lines = copied(five, "Markdown").splitlines()
    assert {one.replace("&#124;", "").count("|") for one in lines} == {7}
    assert lines[0].startswith(f"|  | [Q-BERT]({address}/papers/p1/) | [Binary networks](")
    assert "<" not in lines[0]
    assert "&#38; b&#95;c &#124; &#34;q&#34;" in lines[0]
    tex = copied(five, "LaTeX")
    assert r"A \& b\_c |" in tex
    assert r"5\% \#1" in tex
    assert r"$\ell_1$" in tex
    assert r"~\cite{p1}" in tex
    assert r"a/b $\star$ 1,234 (2026-05-01)" in tex
    assert {row.replace(r"\&", "").count("&") for row in tex.splitlines() if "\\\\" in row} == {5}
    rows = list(csv.reader(io.StringIO(copied(five, "CSV").removeprefix("\ufeff"))))
    assert rows[0][1:5] == ["Q-BERT", "Binary networks", HOSTILE, f"'{FORMULA}"]
    assert {len(row) for row in rows} == {6}
    assert ["Year", "2020", "2019", "2020", "2020", "2020"] in rows


def test_the_table_is_a_file_too(five: Page, tmp_path: Path) -> None:
    for form, name in (("Markdown", "md"), ("LaTeX", "tex"), ("CSV", "csv")):
        five.get_by_label("As").select_option(form)
        with five.expect_download() as download:
            press(five, "Download")
        assert download.value.suggested_filename == f"comparison.{name}"
        download.value.save_as(tmp_path / name)
        assert "Q-BERT" in (tmp_path / name).read_text("utf-8")
    press(five, "Copy link")
    expect(about(five)).to_have_text("Link copied.")
    assert five.evaluate("navigator.clipboard.readText()") == five.url


def test_a_browser_that_copies_nothing_shows_the_text(five: Page) -> None:
    five.evaluate(
        """() => {
          Object.defineProperty(navigator, "clipboard", { value: undefined });
          document.execCommand = () => false;
        }"""
    )
    press(five, "Copy table")
    expect(five.get_by_label("Text to copy")).to_have_value(re.compile(r"^\|  \| \[Q-BERT\]\("))


def test_a_strangers_address_is_told_what_is_not_there(page: Page, address: str) -> None:
    opened(page, f"{address}/compare/?p=once-called,gone,<b>,p1")
    expect(about(page)).to_have_text("Not on this site: gone.")
    assert heads(page) == [HOSTILE, "Q-BERT"]
    opened(page, f"{address}/compare/?p=p1,p2,p3,p4,p5,p6,p7,p8")
    expect(about(page)).to_contain_text("The first 6 of 8 papers.")
    opened(page, f"{address}/compare/?p=p1")
    expect(page.locator(".aq-comparison")).to_contain_text("“Q-BERT” is chosen.")
    opened(page, f"{address}/compare/")
    expect(page.get_by_role("link", name="Explore the papers")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_and_the_names_of_rows_stay(five: Page, scheme: Any, width: int) -> None:
    five.emulate_media(color_scheme=scheme)
    five.set_viewport_size({"width": width, "height": 800})
    assert five.evaluate("document.documentElement.scrollWidth") <= width
    frame = five.get_by_role("region", name="Papers side by side")
    frame.focus()
    before = five.get_by_role("rowheader", name="People").bounding_box()
    frame.evaluate("one => { one.scrollLeft = 200 }")
    after = five.get_by_role("rowheader", name="People").bounding_box()
    assert before
    assert after
    assert before["x"] == after["x"]
    five.wait_for_load_state("networkidle")
    found = Axe().run(five).response["violations"]
    assert not found, [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found]


def test_what_was_chosen_is_another_browsers_own(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    other = context.new_page()
    other.goto(f"{address}/explore/")
    press(other, "Compare: Filler 6")
    press(other, "Compare: Filler 7")
    opened(other, f"{address}/compare/?p=p1,p2,p3")
    press(other, "Remove: Q-BERT")
    opened(other, f"{address}/compare/")
    assert heads(other) == ["Filler 6", "Filler 7"], "a stranger's link changes no choice"
    context.close()
