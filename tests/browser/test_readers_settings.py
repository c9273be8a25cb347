"""What readers set or do: paper, colours of their own, large letters, a small window, other scripts."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from support import ROOT, copy_of_toy

KINDS = (
    "",
    "explore/",
    "papers/buzz/",
    "papers/",
    "tags/flight/",
    "venues/beeconf/",
    "years/2021/",
    "authors/",
    "statistics/",
    "reading-list/#p=buzz,honey",
    "compare/?p=buzz,honey",
    "audit/",
    "404.html",
)
PALETTE = """theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.tabs.sticky]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: custom, accent: custom}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom, accent: custom}
"""
# Titles, people and tags as no list of one language has them.
STRANGE = {
    "hebrew": ("למידה עמוקה עם BERT (2022)!", ["דוד כהן"]),
    "arabic": ("تكميم النماذج: دراسة (INT8)", ["أحمد علي"]),
    "chinese": ("面向大语言模型的低比特量化方法综述" * 6, ["李明"]),
    "emoji": ("🐝 BuzzNet 👩‍👩‍👧‍👦 in Titles 🤖", ["Zoë Bee"]),
    "word": ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 5, ["Q" * 90]),
    "long": (("A title that goes on " * 15)[:300].strip(), ["A. Keeper"]),
    "many": ("Two Hundred Keepers", [f"Given{at} Keeper{at}" for at in range(200)]),
}
LIGHTNESS = """selector => {
  const parts = getComputedStyle(document.querySelector(selector)).color.match(/[\\d.]+/g);
  return Math.max(...parts.slice(0, 3).map(Number));
}"""
# What has the focus, if nothing of it is to be seen for what lies on it.
COVERED = """() => {
  const at = document.activeElement, box = at.getClientRects()[0];
  // The theme's switch of colours shows on its label that it has the focus.
  if (at === document.body || !box || at.matches(".md-option")) return "";
  const x = Math.min(innerWidth - 1, Math.max(0, box.x + Math.min(box.width, 40) / 2));
  const inside = (one) => one && (at.contains(one) || one.closest("label")?.contains(at));
  for (let y = Math.max(0, box.top + 2); y < Math.min(innerHeight, box.bottom); y += 4) {
    if (inside(document.elementFromPoint(x, y))) return "";
  }
  return at.outerHTML.slice(0, 120);
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """Serve the toy list with strange records, a palette of light and dark, and statistics."""
    root = copy_of_toy(tmp_path_factory.mktemp("settings"))
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8").replace("theme: {name: material, font: false}\n", PALETTE)
    file.write_text(
        text.replace(
            "Papers: papers/index.md]", "Papers: papers/index.md, Statistics: statistics.md]"
        ),
        "utf-8",
    )
    (root / "docs/statistics.md").write_text(
        (ROOT / "docs/statistics.md").read_text("utf-8"), "utf-8"
    )
    folder = root / "data/papers/2022"
    folder.mkdir()
    for name, (title, people) in STRANGE.items():
        (folder / f"{name}.yaml").write_text(
            f'title: "{title}"\nauthors: [{", ".join(people)}]\nvenue: BeeConf\nyear: 2022\n'
            f'tags: [flight]\nurl: "https://example.org/{name}"\nadded: 2022-06-01\n',
            "utf-8",
        )
    command = [sys.executable, "-m", "awesomequant", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (root / "host").mkdir()
    (root / "host/awesome-bees").symlink_to(root / "site")  # its 404 page begins links at the root
    return served(root / "host") + "/awesome-bees"


@pytest.fixture
def visit(reader: Callable[..., Page], address: str) -> Callable[..., Page]:
    """Return what opens a page for a reader with settings of their own."""

    def opened(kind: str, **settings: Any) -> Page:
        page = reader(**settings)
        page.goto(f"{address}/{kind}")
        page.wait_for_load_state("networkidle")
        return page

    return opened


# On paper.


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_nothing_to_press(visit: Callable[..., Page], kind: str) -> None:
    page = visit(kind)
    page.emulate_media(media="print")
    controls = "button, input, select, summary, textarea, header, .md-tabs, .aq-tray, .aq-files"
    shown = [
        one.evaluate("e => e.outerHTML.slice(0, 100)")
        for one in page.locator(controls).all()
        if one.is_visible()
    ]
    assert shown == []


def test_rows_on_paper_are_as_wide_as_the_sheet_and_close(visit: Callable[..., Page]) -> None:
    page = visit("years/2021/", viewport={"width": 718, "height": 1000})
    row = page.locator(".aq-list > .aq-row").first
    on_screen = row.bounding_box()
    page.emulate_media(media="print")
    on_paper = row.bounding_box()
    assert on_screen
    assert on_paper
    assert on_paper["height"] < on_screen["height"] * 0.7
    assert row.evaluate("e => getComputedStyle(e).paddingInlineEnd") == "0px"


@pytest.mark.parametrize(
    "kind", ["reading-list/#p=buzz,honey", "compare/?p=buzz,honey", "404.html"]
)
def test_what_fits_a_sheet_is_one(visit: Callable[..., Page], kind: str) -> None:
    page = visit(kind)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def test_six_papers_side_by_side_fit_a_sheet(visit: Callable[..., Page]) -> None:
    page = visit("compare/?p=" + ",".join(list(STRANGE)[:6]))
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 without its margins
    page.emulate_media(media="print")
    expect(page.locator(".aq-compared thead th")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    frame = "document.querySelector('.aq-comparison__frame')"
    assert page.evaluate(f"{frame}.scrollWidth <= {frame}.clientWidth")
    assert page.evaluate(f"{frame}.scrollHeight <= {frame}.clientHeight")


def test_paper_says_where_a_button_leads(visit: Callable[..., Page]) -> None:
    page = visit("papers/buzz/")
    page.emulate_media(media="print")
    link = page.locator(".aq-paper__links a").first
    said = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert str(link.get_attribute("href")).startswith("https://")
    assert str(link.get_attribute("href")) in said


def test_a_note_is_printed_and_an_empty_one_is_not(visit: Callable[..., Page]) -> None:
    page = visit("years/2021/")
    for button in page.locator(".aq-keep").all()[:2]:
        button.click()
    page.goto(page.url.replace("years/2021/", "reading-list/"))
    notes = page.locator(".aq-note")
    notes.first.fill("Read it twice.")
    page.emulate_media(media="print")
    expect(notes.first).to_be_visible()
    expect(notes.last).to_be_hidden()


@pytest.mark.parametrize("kind", ["years/2021/", "papers/buzz/", "statistics/"])
def test_who_reads_in_the_dark_prints_in_black(visit: Callable[..., Page], kind: str) -> None:
    page = visit(kind, color_scheme="dark")
    assert page.evaluate(LIGHTNESS, "h1") > 150
    page.emulate_media(media="print")
    for selector in ("h1", "main a[href]", ".aq-row__by", ".aq-paper__facts", "figcaption"):
        if page.locator(selector).count():
            assert page.evaluate(LIGHTNESS, selector) < 160, selector


# In the reader's own colours.


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_found_words_are_seen_in_colours_of_the_reader(
    visit: Callable[..., Page], scheme: str
) -> None:
    page = visit("explore/?q=bees", forced_colors="active", color_scheme=scheme)
    mark = page.locator(".aq-row mark").first
    mark.wait_for()
    colour, ground = mark.evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    )
    assert ground not in {colour, "rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_pressed_is_seen_in_colours_of_the_reader(
    visit: Callable[..., Page], scheme: str
) -> None:
    page = visit("years/2021/", forced_colors="active", color_scheme=scheme)
    compare = page.locator(".aq-compare")
    compare.first.click()
    expect(compare.first).to_have_attribute("aria-pressed", "true")
    ground = "e => getComputedStyle(e).backgroundColor"
    assert compare.first.evaluate(ground) != compare.last.evaluate(ground)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404.html"])
def test_each_control_has_an_edge_in_colours_of_the_reader(
    visit: Callable[..., Page], kind: str
) -> None:
    page = visit(kind, forced_colors="active")
    bare = page.evaluate(
        """() => Array.from(document.querySelectorAll(
          "main button, main input:not([type=checkbox], [type=radio], [type=file]), main select"))
          .filter((one) => one.checkVisibility() && !one.closest("dialog") &&
            !parseFloat(getComputedStyle(one).borderTopWidth) &&
            !one.closest("[role=menu], ul") && !one.matches(".md-clipboard, .md-code__button"))
          .map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert bare == []


# Large letters, and a window that holds few of them.


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("kind", ["explore/", "papers/buzz/", "years/2021/"])
def test_buttons_grow_with_their_letters(visit: Callable[..., Page], kind: str, width: int) -> None:
    page = visit(kind, viewport={"width": width, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # twice the theme's
    cut = page.evaluate(
        """() => Array.from(document.querySelectorAll(".aq-keep, .aq-compare"))
          .filter((one) => one.scrollHeight > one.clientHeight + 1 ||
            one.scrollWidth > one.clientWidth + 1).length"""
    )
    assert cut == 0
    keep, compare = (
        page.locator(f".aq-{name}").first.bounding_box() for name in ("keep", "compare")
    )
    assert keep
    assert compare
    assert compare["y"] >= keep["y"] + keep["height"] or compare["x"] >= keep["x"] + keep["width"]


@pytest.mark.parametrize("kind", ["explore/", "papers/buzz/", "years/2021/", "reading-list/", ""])
def test_nothing_covers_what_has_the_focus_at_400_percent(
    visit: Callable[..., Page], kind: str
) -> None:
    page = visit("years/2021/", viewport={"width": 320, "height": 256})
    for name in ("keep", "compare"):
        for button in page.locator(f".aq-{name}").all()[:2]:
            button.click()
    page.goto(page.url.replace("years/2021/", kind))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for _ in range(45):
        page.keyboard.press("Tab")
        assert page.evaluate(COVERED) == ""


# Other scripts.


def test_a_title_runs_the_way_of_its_letters(visit: Callable[..., Page]) -> None:
    page = visit("tags/flight/")
    sides = """title => {
      const range = document.createRange(), text = title.firstChild, end = text.length;
      const side = (from) => { range.setStart(text, from); range.setEnd(text, from + 1);
        return range.getBoundingClientRect().x; };
      return [side(0), side(end - 1)];
    }"""
    for name in ("hebrew", "arabic"):
        first, last = page.locator(f"[data-id={name}] .aq-row__title").evaluate(sides)
        assert last < first, name
    page.goto(page.url.replace("tags/flight/", "papers/hebrew/"))
    first, last = page.locator("h1").evaluate(sides)
    assert last < first
    page.goto(page.url.replace("papers/hebrew/", "compare/?p=hebrew,arabic"))
    first, last = page.locator(".aq-compared thead th a").first.evaluate(sides)
    assert last < first


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize(
    "kind",
    [
        "",
        "explore/",
        "tags/flight/",
        "statistics/",
        *(f"papers/{name}/" for name in STRANGE),
        "reading-list/#p=" + ",".join(STRANGE),
        "compare/?p=" + ",".join(list(STRANGE)[:6]),
    ],
)
def test_no_title_is_too_long_for_its_page(
    visit: Callable[..., Page], kind: str, width: int
) -> None:
    page = visit(kind, viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = page.evaluate(
        """() => Array.from(document.querySelectorAll(".aq-row > *, h1, .aq-paper > p"))
          .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).length"""
    )
    assert outside == 0


# Nothing moves for who asked for that.


@pytest.mark.parametrize("kind", ["", "explore/", "papers/buzz/", "reading-list/"])
def test_nothing_moves_for_who_asked_for_that(visit: Callable[..., Page], kind: str) -> None:
    page = visit(kind)
    moving = page.evaluate(
        """() => Array.from(document.querySelectorAll("*")).filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return parseFloat(transitionDuration) || animationName !== "none" ||
            scrollBehavior === "smooth";
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert moving == []
