"""The engine in a browser says and mends what the command does, over files of all hands."""

import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from audit.planted import bibliography
from audit.references import of_library
from browser.conftest import heard
from browser.test_audit_page import ASKED, about, opened
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect
from support import ROOT

from awesomequant.cli import awesomequant
from awesomequant.store import load

SEEDS = range(501, 508)  # a file of each hand
WISHES = {"names": "initials", "venues": "short", "prefer": "preprint"}


def write(folder: Path, seeds: Iterable[int]) -> list[Path]:
    """Write bibliographies of our works, with faults planted in them."""
    works = of_library(load(ROOT).library, "ours")
    files = []
    for seed in seeds:
        file = folder / f"{seed}.bib"
        file.write_bytes(bibliography(seed, works).content)
        files.append(file)
    return files


def commanded(*arguments: object) -> str:
    """Return what the command prints, in our repository."""
    done = CliRunner().invoke(awesomequant, ["-C", str(ROOT), "audit", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.stdout


def told(files: list[Path], **wishes: str) -> list[list[str]]:
    """Return the messages of the command, by file, in the order of its entries."""
    options = [part for name, value in wishes.items() for part in (f"--{name}", value)]
    report = json.loads(commanded(*files, "--format", "json", *options))
    return [
        [finding["message"] for entry in file["entries"] for finding in entry["findings"]]
        for file in report["files"]
    ]


def fixed(files: list[Path], folder: Path) -> list[bytes]:
    """Return what ``--fix`` writes of copies of files."""
    copies = [folder / file.name for file in files]
    for file, copy in zip(files, copies, strict=True):
        copy.write_bytes(file.read_bytes())
    commanded(*copies, "--fix")
    return [copy.read_bytes() for copy in copies]


def shown(page: Page) -> list[list[str]]:
    """Return the messages on the page, by file, when all are shown."""
    more = page.locator(".aq-checked > .aq-show-more button")
    while more.count():
        more.first.click()
    every: Any = page.evaluate(
        """() => [...document.querySelectorAll(".aq-checked")].map((file) =>
          [...file.querySelectorAll(".aq-finding__message")].map((one) => one.textContent))"""
    )
    return list(every)


def handed(page: Page) -> list[bytes]:
    """Return the mended files, as the page hands them over."""
    page.evaluate(
        """() => {
          window.handed = [];
          URL.createObjectURL = (blob) => { window.handed.push(blob); return "#"; };
        }"""
    )
    for one in page.locator(".aq-checked").all():
        one.locator(".aq-button--first").click()
        expect(one.locator(".aq-checked__about")).to_contain_text("Saved", timeout=60_000)
    texts: list[str] = page.evaluate(
        """() => Promise.all(window.handed.map((blob) => new Promise((done) => {
          const reader = new FileReader();
          reader.onload = () => done(reader.result.split(",")[1] || "");
          reader.readAsDataURL(blob);
        })))"""
    )
    return [base64.b64decode(text) for text in texts]


def checked(page: Page, files: list[Path]) -> None:
    page.set_input_files(ASKED, files)
    expect(about(page)).to_contain_text("fetched, nothing sent", timeout=120_000)


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_the_page_says_and_mends_what_the_command_does(
    request: pytest.FixtureRequest, site: str, tmp_path: Path, name: str
) -> None:
    browser: Browser = request.getfixturevalue(name)
    complaints: list[str] = []
    context = heard(browser.new_context(), complaints)
    page = opened(context.new_page(), site)
    files = write(tmp_path, SEEDS)
    checked(page, files)
    messages = told(files)
    assert sum(map(len, messages)) > 200
    assert shown(page) == messages
    (tmp_path / "fixed").mkdir()
    mended = fixed(files, tmp_path / "fixed")
    assert [file.read_bytes() for file in files] != mended
    assert handed(page) == mended
    for wish, value in WISHES.items():
        page.locator(f"select[name={wish}]").select_option(value)
    expect(page.locator(".aq-audit")).not_to_have_attribute("aria-busy", "true", timeout=60_000)
    assert shown(page) == told(files, **WISHES)
    context.close()
    assert not complaints
