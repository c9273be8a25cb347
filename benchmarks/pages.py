"""Measure every kind of page of a built site, as a phone gets it and as people need it.

    python benchmarks/pages.py SITE [--lighthouse PROGRAM] [--axe] [--shots FOLDER]

SITE is the folder that `build` made.  Of each kind of page the largest is opened in Chromium, of
papers three of different size: bytes as they travel (gzip), requests, elements, whether it leaves
its origin; with ``--axe`` the violations in light and dark, with ``--lighthouse`` (the program of
npm's lighthouse 12.8, which runs on Node 20) its four marks for a phone, medians of RUNS; with
``--shots`` pictures at 390 and 1440 px, light and dark.
"""

# ruff: noqa: E402 -- what is beside us is found however we are started

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tests")]

from axe_playwright_python.sync_playwright import Axe
from browser.conftest import FLAGS, serving
from playwright.sync_api import Browser, Page, sync_playwright

from make import find_chromium

RUNS = 3
MARKS = ("performance", "accessibility", "best-practices", "seo")
# Folders whose pages are filled of one shell; all other pages stand for themselves.
SHELLS = ("papers", "years", "tags", "venues", "authors", "topics")
SIZES = {"phone": (390, 844), "desktop": (1440, 900)}


def kinds(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each kind of page with the address of the one that is measured."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for file in sorted(site.rglob("index.html")):
        address = file.parent.relative_to(site).as_posix()
        first, _, rest = address.partition("/")
        if first == "papers" and b'equiv="refresh"' in file.read_bytes()[:2000]:
            continue  # it leads on to where the paper stands now
        kind = first if rest and first in SHELLS else ""
        if kind and rest.count("/"):
            kind += ", further page"
        groups.setdefault(kind or address, []).append((file.stat().st_size, address))
    for kind, pages in sorted(groups.items()):
        ranked = [address for _, address in sorted(pages)]
        if kind == "papers":
            yield "paper, smallest", ranked[0] + "/"
            yield "paper, middle", ranked[len(ranked) // 2] + "/"
            yield "paper, largest", ranked[-1] + "/"
        else:
            of_many = len(ranked) > 1 or kind in SHELLS
            address = "" if ranked[-1] == "." else ranked[-1] + "/"
            yield (f"one of {kind}, largest" if of_many and address else address or "home"), address
    yield "what is not there", "no-such/page/"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site below the folder that it was built for, as its 404 page has it."""
    home = re.search(
        r'rel="?canonical"? href="?([^"> ]+)', (site / "index.html").read_text("utf-8")
    )
    path = urlsplit(home[1]).path.strip("/") if home else ""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "site", path) if path else Path(folder, "site")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(site.absolute(), target_is_directory=True)
        if path:
            (target.parent / "404.html").symlink_to(site.absolute() / "404.html")
        with serving(Path(folder, "site")) as origin:
            yield f"{origin}/{path}".rstrip("/")


def measured(page: Page, address: str) -> dict[str, object]:
    """Return what a page is as it arrives."""
    sizes: list[int] = []
    foreign: list[str] = []

    def on_finished(request: object) -> None:
        url = urlsplit(str(getattr(request, "url", "")))
        if url.scheme.startswith("http"):
            response = request.response()  # type: ignore[attr-defined]
            sizes.append(len(gzip.compress(response.body(), mtime=0)) if response else 0)
            if url.hostname != "127.0.0.1":
                foreign.append(url.geturl())

    page.on("requestfinished", on_finished)
    page.goto(address, wait_until="networkidle")
    html = gzip.compress(page.request.get(address).body(), mtime=0)
    return {
        "HTML KB": f"{len(html) / 1000:.1f}",
        "all KiB": f"{sum(sizes) / 1024:.0f}",
        "requests": len(sizes),
        "elements": page.evaluate("document.querySelectorAll('*').length"),
        "foreign": len(foreign),
    }


def violations(browser: Browser, address: str) -> str:
    """Return how many rules of axe a page breaks in light and in dark, and which."""
    found = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        broken = Axe().run(page).response["violations"]
        found.append(" ".join([str(len(broken)), *(one["id"] for one in broken)]))
        context.close()
    return " / ".join(found)


def marks(program: str, address: str) -> str:
    """Return Lighthouse's four marks for a phone, medians of RUNS."""
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            file = Path(folder, "out.json")
            subprocess.run(
                [program, address, "--quiet", "--output=json", f"--output-path={file}",
                 "--chrome-flags=--headless --no-sandbox --disable-gpu"],
                env={**os.environ, "CHROME_PATH": find_chromium() or ""},
                capture_output=True, check=True,
            )  # fmt: skip
            read = json.loads(file.read_text("utf-8"))["categories"]
            runs.append([round(100 * read[name]["score"]) for name in MARKS])
    return " ".join(str(round(statistics.median(of_mark))) for of_mark in zip(*runs, strict=True))


def shoot(browser: Browser, kind: str, address: str, folder: Path) -> None:
    """Take pictures of the first two screens of a page."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                color_scheme=scheme,
                viewport={"width": width, "height": 2 * height},
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
            name = kind.replace("/", "-").replace(", ", "-").replace(" ", "-").strip("-")
            page.screenshot(path=folder / f"{name}-{size}-{scheme}.png")
            context.close()


def main() -> None:
    """Measure the site that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--lighthouse", default="")
    parser.add_argument("--axe", action="store_true")
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--only", default="", help="kinds that have this in their name")
    asked = parser.parse_args()
    rows: list[dict[str, object]] = []
    if asked.shots:
        asked.shots.mkdir(parents=True, exist_ok=True)
    with served(asked.site) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=[*FLAGS, "--no-sandbox"]
        )
        for kind, path in kinds(asked.site):
            if asked.only not in kind:
                continue
            address = f"{origin}/{quote(path)}"
            context = browser.new_context()
            row = measured(context.new_page(), address)
            context.close()
            if asked.axe:
                row["axe, light / dark"] = violations(browser, address)
            if asked.lighthouse and path != "no-such/page/":  # it takes no page that is missing
                row["Lighthouse"] = marks(asked.lighthouse, address)
            if asked.shots:
                shoot(browser, kind, address, asked.shots)
            rows.append({"page": kind, **row})
            print(kind, *row.values(), file=sys.stderr, flush=True)
        browser.close()
    head = tuple(dict.fromkeys(name for row in rows for name in row))
    for cells in (
        head,
        ("---",) * len(head),
        *([row.get(name, "") for name in head] for row in rows),
    ):
        print("|", " | ".join(map(str, cells)), "|")


if __name__ == "__main__":
    main()
