"""A list that is read from right to left: each text runs its own way, pictures and code as ever."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from support import copy_of_toy, run

KINDS = (
    "", "explore/", "explore/?q=bees", "papers/buzz/", "papers/honey/", "years/2021/", "tags/",
    "tags/flight/", "venues/", "venues/beeconf/", "authors/", "filters/", "statistics/", "papers/",
    "reading-list/#buzz,honey", "compare/?p=buzz,honey", "audit/", "404.html",
)  # fmt: skip
# Texts that run the wrong way: with letters of ours alone, and their last sign left of their first.
REVERSED = r"""() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const text = node.data, start = text.search(/\S/), end = text.trimEnd().length - 1;
    if (start < 0 || end <= start || !/[A-Za-z]/.test(text) || /[^\x00-\xff“”’…–]/.test(text)) continue;
    if (node.parentElement.closest("script, style, [hidden]")) continue;
    const [first, last] = [start, end].map((at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    });
    if (!first.width || !last.width || Math.abs(first.top - last.top) > 2) continue;
    if (last.left < first.left) found.push(text.trim());
  }
  return found;
}"""
# What a drawing has beyond its edges, and the page beyond its own.
OUTSIDE = """() => [...document.querySelectorAll(".aq-drawn svg, .aq-chart svg")].flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((text) => {
    const it = text.getBoundingClientRect();
    return it.width && (it.left < box.left - 2 || it.right > box.right + 2);
  }).map((text) => text.textContent);
}).concat(document.documentElement.scrollWidth > innerWidth ? ["the page"] : [])"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """Serve the toy list in Arabic, of which the catalogue has a few words."""
    root = copy_of_toy(tmp_path_factory.mktemp("leftwards"))
    begun = run("init", root.parent / "begun", "--language", "ar")
    assert begun.returncode == 0, begun.stderr
    for name in ("mkdocs.yml", "docs/statistics.md", "docs/tags", "docs/venues"):
        (root.parent / "begun" / name).rename(root / name)
    settings = root / "data/list.yaml"
    settings.write_text("language: ar\n" + settings.read_text("utf-8"), "utf-8")
    (root / "messages").mkdir()
    words = '"Explore": استكشاف\n"{papers} for “{query}”": "{papers} عن «{query}»"\n'
    (root / "messages/ar.yaml").write_text(words, "utf-8")
    command = [sys.executable, "-m", "awesomequant", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (root / "host").mkdir()
    (root / "host/awesome-bees").symlink_to(root / "site")  # its 404 page begins links at the root
    return served(root / "host") + "/awesome-bees"


@pytest.mark.parametrize("kind", KINDS)
def test_texts_run_their_own_way_and_drawings_as_ever(
    reader: Callable[..., Page], address: str, kind: str
) -> None:
    page = reader(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/{kind}")
    page.wait_for_load_state("networkidle")
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    assert page.evaluate(REVERSED) == []
    assert page.evaluate(OUTSIDE) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate(REVERSED) == []
    assert page.evaluate(OUTSIDE) == []


def test_what_is_compared_moves_where_its_arrow_points(
    reader: Callable[..., Page], address: str
) -> None:
    page = reader(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/compare/?p=buzz,honey")
    page.wait_for_load_state("networkidle")
    heads = page.locator(".aq-compared thead th")
    left, right = sorted(heads.all(), key=lambda one: (one.bounding_box() or {"x": 0})["x"])
    title = left.locator("a").inner_text()
    assert right.locator("button").first.inner_text() == "←"
    left.locator("button", has_text="→").click()
    now = max(heads.all(), key=lambda one: (one.bounding_box() or {"x": 0})["x"])
    assert now.locator("a").inner_text() == title


def test_code_and_formulas_are_read_rightwards(reader: Callable[..., Page], address: str) -> None:
    page = reader(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/papers/honey/")
    page.wait_for_load_state("networkidle")
    for one in page.locator("pre, code, kbd, math").all():
        assert one.evaluate("e => getComputedStyle(e).direction") == "ltr"
