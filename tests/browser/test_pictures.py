"""Pictures of the statistics in a browser: each is a file in three forms, light and dark."""

import csv
import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """Our own list, built and served."""
    target = tmp_path_factory.mktemp("pictures")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return served(target)


PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_picture_is_saved_in_three_forms(site: str, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{site}/statistics/")
    figures = page.locator(".aq-drawn")
    assert figures.count() >= 6
    for figure in figures.all():
        name = figure.get_attribute("data-name")
        made = {}
        for form in ("SVG", "PNG", "CSV"):
            page.wait_for_timeout(120)  # Chromium drops what is the eleventh file of a second
            with page.expect_download() as waited:
                figure.get_by_role("button", name=f" as {form}").press("Enter")
            assert waited.value.suggested_filename == f"{name}.{form.lower()}"
            made[form] = Path(waited.value.path()).read_bytes()
        drawn = ET.fromstring(made["SVG"])  # noqa: S314 -- of our own site
        assert len(list(drawn.iter("{http://www.w3.org/2000/svg}text"))) > 4
        assert b"class=" not in made["SVG"]
        assert b"var(" not in made["SVG"]
        assert made["PNG"].startswith(PNG)
        assert int.from_bytes(made["PNG"][16:20]) == (480 + 2 * 16) * 3
        lines = list(csv.reader(io.StringIO(made["CSV"].decode("utf-8-sig"))))
        assert len(lines) > 2
        assert {len(line) for line in lines} == {len(lines[0])}


def test_letters_are_eleven_pixels_on_a_phone(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/statistics/")
    for drawing in page.locator(".aq-drawn svg").all():
        size = drawing.evaluate(
            "d => parseFloat(getComputedStyle(d.querySelector('text')).fontSize)"
            " * d.getBoundingClientRect().width / d.viewBox.baseVal.width"
        )
        assert size >= 11


@pytest.mark.parametrize("wide", [390, 1440])
def test_no_two_labels_of_an_axis_touch(site: str, page: Page, wide: int) -> None:
    page.set_viewport_size({"width": wide, "height": 844})
    page.goto(f"{site}/statistics/")
    touching = page.evaluate(
        """() => [...document.querySelectorAll('.aq-drawn:not([data-name=together]) svg')].flatMap(
          (drawing) => {
            const boxes = [...drawing.querySelectorAll('text')]
              .map((text) => [text.textContent, text.getBoundingClientRect()])
              .filter(([, box]) => box.width);
            return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
              .filter(([, b]) => Math.abs(a.top - b.top) < 2
                && a.left < b.right && b.left < a.right)
              .map(([other]) => one + ' / ' + other));
          })"""
    )
    assert touching == []
