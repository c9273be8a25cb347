"""The accent of a list colours buttons and charts at once, and stays readable, seen in a browser."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from support import ROOT, copy_of_toy

PALETTE = """
site_name: Awesome Bees
site_url: https://example.github.io/awesome-bees/
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: PRIMARY, accent: custom}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: PRIMARY, accent: custom}
plugins: [search, awesomequant]
nav: [Home: index.md, Papers: papers/index.md, Statistics: statistics.md]
"""


def built(folder: Path, accent: str, primary: str) -> Path:
    """Build the toy list in a colour."""
    project = copy_of_toy(folder)
    (project / "mkdocs.yml").write_text(PALETTE.replace("PRIMARY", primary))
    (project / "docs/statistics.md").write_text((ROOT / "docs/statistics.md").read_text())
    if accent:
        with (project / "data/list.yaml").open("a") as settings:
            settings.write(f'accent: "{accent}"\n')
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=project, capture_output=True, check=True)
    return project / "site"


def colour(page: Page, selector: str, name: str) -> str:
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return str(page.evaluate(script, [selector, name]))


def colours(page: Page, address: str) -> tuple[str, ...]:
    """Return what header, button, marked bar and link are painted in."""
    page.goto(f"{address}/papers/buzz/")
    found = (
        colour(page, ".md-header", "backgroundColor"),
        colour(page, ".md-button--primary", "backgroundColor"),
        colour(page, ".aq-paper__facts a", "color"),
    )
    page.goto(f"{address}/statistics/")
    return (*found, colour(page, ".aq-bar--marked", "fill"))


@pytest.mark.parametrize("primary", ["custom", "teal"])
def test_one_accent_colours_header_button_link_and_chart(
    primary: str, page: Page, served: Callable[[Path], str], tmp_path: Path
) -> None:
    """Whichever palette of the theme mkdocs.yml names."""
    found = colours(page, served(built(tmp_path, "#7a1f5c", primary)))
    assert found == (
        "rgb(122, 31, 92)",
        "rgb(122, 31, 92)",
        "rgb(122, 31, 92)",
        "rgb(157, 89, 134)",
    )


def test_a_palette_of_the_theme_reaches_buttons_and_charts_too(
    page: Page, served: Callable[[Path], str], tmp_path: Path
) -> None:
    header, button, link, bar = colours(page, served(built(tmp_path, "", "teal")))
    assert header == button
    assert len({header, link, bar, "rgb(23, 50, 77)", "rgb(31, 95, 158)"}) >= 4


@pytest.mark.parametrize("accent", ["#ffd500", "#111111", "#7a1f5c"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_in_any_accent_can_be_read(
    accent: str, scheme: Any, page: Page, served: Callable[[Path], str], tmp_path: Path
) -> None:
    page.emulate_media(color_scheme=scheme)
    address = served(built(tmp_path, accent, "custom"))
    for name in ("papers/buzz/", "tags/flight/", "statistics/"):
        page.goto(f"{address}/{name}")
        found = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
        assert [node["html"] for one in found for node in one["nodes"]] == [], name
