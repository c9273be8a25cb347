"""Our own site in a real browser: a reader finds a paper and opens its page."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """Our own list, built and served."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return served(folder)


def test_a_reader_searches_for_ghostnet_and_opens_its_page(site: str, page: Page) -> None:
    page.goto(f"{site}/")
    page.get_by_role("searchbox", name="Search papers and pages").click()
    page.keyboard.type("GhostNet")
    page.locator(".aq-found a", has_text="GhostNet: More Features").first.click()
    page.wait_for_url("**/papers/ghostnet/**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("GhostNet: More Features")
    expect(page.locator("pre")).to_contain_text("@inproceedings{ghostnet,")


PAGES = (
    "",
    "explore/",
    "papers/",
    "papers/ghostnet/",
    "tags/binarization/",
    "years/2020/",
    "venues/",
    "statistics/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_accessibility_violation(
    site: str, page: Page, address: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{site}/{address}")
    page.wait_for_timeout(300)
    violations = Axe().run(page).response["violations"]
    assert not [(found["id"], found["nodes"][0]["html"]) for found in violations]


def test_nothing_is_wider_than_a_phone(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for address in PAGES:
        page.goto(f"{site}/{address}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, address
