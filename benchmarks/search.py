"""Measure the explore page in Chromium, beside Pagefind and the theme's own search.

    python benchmarks/search.py [SIZE ...] [--alone]        200, 10000 and 100000 papers

Each page is served with gzip; "4G" is 60 ms a request and 10 Mbit/s.  Numbers are medians of RUNS
fresh browsers without a cache; times are taken in the page, from the reader's act to what is shown.
Pagefind (`pip install 'pagefind[extended]'`) and the theme's search get titles and authors of
10,000 papers; ``--alone`` leaves them out, and so does a machine without Pagefind.  No page of a
paper is made: the index and the explore page are all that is asked for.
"""

# ruff: noqa: E402 -- what is beside us is found however we are started

import contextlib
import gzip
import importlib.util
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tests")]
# MkDocs runs in a process of its own, elsewhere.
os.environ |= {"PYTHONPATH": os.pathsep.join(sys.path[1:3]), "NO_MKDOCS_2_WARNING": "1"}

from browser.conftest import TEXT, Handler
from playwright.sync_api import Browser, Page, sync_playwright

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.site.pages import Site
from awesomequant.site.search import FOLDER, build
from benchmarks.generate import library as generated
from benchmarks.generate import tree
from make import find_chromium

RUNS = 2
HEADERS = 200  # bytes that come with each answer, about
LATENCY, BANDWIDTH = 0.06, 1_250_000  # seconds a request, bytes a second
BESIDE = 10_000
MKDOCS = """
site_name: A generated list
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search, awesomequant]
nav: [Home: index.md, Explore: explore.md]
"""
PLAIN = "site_name: Plain\ntheme: {name: material, font: false}\nplugins: [search]\n"

# What happens in the page: act, wait until the result is there, give the milliseconds.
ACT = """async ([act, done]) => {
  const check = new Function("return " + done);
  const start = performance.now();
  return new Promise((found, failed) => {
    setTimeout(() => failed(new Error("no result: " + done)), 60000);
    new MutationObserver(() => { if (check()) found(performance.now() - start); }).observe(
      document, {subtree: true, childList: true, characterData: true, attributes: true});
    new Function(act)();
  });
}"""
TYPE = """const box = document.querySelector("#aq-q"); box.focus(); box.value = "%s";
box.dispatchEvent(new Event("input", {bubbles: true}))"""
FOUND = """document.querySelector(".aq-status").textContent.includes("for “%s”")"""
FILTER = """document.querySelector('[data-facet="tag"] li input').click();
const sort = document.querySelector("[name=sort]"); sort.value = "citations";
sort.dispatchEvent(new Event("change", {bubbles: true}))"""
FILTERED = """!document.querySelector(".aq-explore").hasAttribute("aria-busy") &&
document.querySelector(".aq-status").textContent !== %s"""
PAGEFIND = """async ([query, filters]) => {
  const start = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const options = filters ? {filters, sort: {citations: "desc"}} : {};
  const found = await pagefind.search(query, options);
  await Promise.all(found.results.slice(0, 10).map(one => one.data()));
  return performance.now() - start;
}"""
THEME = """const box = document.querySelector("[data-md-component=search-query]"); box.focus();
box.value = "sparse adapter"; box.dispatchEvent(new Event("input", {bubbles: true}));
box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}))"""
THEME_FOUND = """document.querySelectorAll(".md-search-result__link").length > 0"""


class CachingHandler(Handler):
    """A static host: keeps connections open, and compresses each file once."""

    protocol_version = "HTTP/1.1"
    # Head and body go out in two pieces: the second waited 40 ms for the first to be acknowledged.
    disable_nagle_algorithm = True
    cache: dict[Path, bytes] = {}  # noqa: RUF012 -- shared on purpose
    slow = False  # here, not in the browser, whose throttling passes workers by
    sent = 0
    line = threading.Lock()

    def send_file(self, status: HTTPStatus, path: Path) -> None:
        """Send a file, compressed as hosts do, or the part of it that is asked for."""
        kind = self.guess_type(path)
        packed = kind.startswith(TEXT) or path.suffix in {".pf_meta", ".wasm"}
        if path not in self.cache:
            body = path.read_bytes() if path.is_file() else b""
            self.cache[path] = gzip.compress(body, 6) if packed else body
        body = self.cache[path]
        part = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if part and not packed:
            status, body = HTTPStatus.PARTIAL_CONTENT, body[int(part[1]) : int(part[2]) + 1]
        size = len(body)
        if self.slow:
            time.sleep(LATENCY)
        with self.line:
            CachingHandler.sent += size + HEADERS
            if self.slow:
                time.sleep(size / BANDWIDTH)
        self.send_response(status)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if part and not packed:
            total = len(self.cache[path])
            self.send_header("Content-Range", f"bytes {part[1]}-{part[2]}/{total}")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(size))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # the browser was closed meanwhile
            self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder."""
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(CachingHandler, directory=str(folder))
    ) as on:
        threading.Thread(target=on.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{on.server_port}"
        on.shutdown()


@contextmanager
def opened(
    browser: Browser, address: str, *, slow: bool, until: Any = "networkidle"
) -> Iterator[Page]:
    """Open a page in a fresh browser; the count of what is sent starts with it."""
    context = browser.new_context()
    page = context.new_page()
    CachingHandler.slow, CachingHandler.sent = slow, 0
    page.goto(address, wait_until=until)
    yield page
    context.close()


def sent() -> int:
    """Return the bytes sent since this was last asked."""
    size, CachingHandler.sent = CachingHandler.sent, 0
    return size


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds an action takes, and what it gives."""
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


def shell(folder: Path) -> str:
    """Return the explore page of a small list as the site generator builds it, with a hole."""
    tree(folder, 200)
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Home\n", "utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True)
    html = (folder / "site/explore/index.html").read_text("utf-8")
    start, end = html.index('<div class="aq-explore"'), html.rindex("aq-help")
    end = html.index("</dialog>\n</div>", end) + len("</dialog>\n</div>")
    return f"{html[:start]}%EXPLORE%{html[end:]}"


def whole_index(library: Library) -> list[tuple[str, bytes]]:
    """Return every file of the index, those of the formats to take along too."""
    return list(build(library, exporters()))


def site(library: Library, page: str, frame: Path, folder: Path) -> dict[str, Any]:
    """Write the explore page and the index; give what that took."""
    shutil.copytree(frame / "site/assets", folder / "assets")
    seconds, files = timed(lambda: list(build(library)))
    block = Site(library, ROOT, exporters()).block("explore", "../")
    block = block[: block.index("<script")]
    write(folder / "explore/index.html", page.replace("%EXPLORE%", block).encode())
    for name, content in files:
        write(folder / FOLDER / name, content)
    return {
        "build": f"{seconds:.2f} s CPU",
        "files": len(files),
        "size": f"{sum(len(content) for _, content in files) / 1e6:.1f} MB",
    }


def write(file: Path, content: bytes) -> None:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def measured(browser: Browser, address: str) -> dict[str, Any]:
    """Return the rows of the targets table for one size."""
    rows: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        rows.setdefault(name, []).append(value)

    for _ in range(RUNS):
        for line in ("fast", "4G"):
            with opened(browser, f"{address}/explore/", slow=line == "4G") as page:
                note("page, KiB", sent() / 1024)
                query = "sparse adapter"
                act = [TYPE % query, FOUND % query]
                note(f"first result {line}, ms", page.evaluate(ACT, act))
                first = sent() / 1000
                note(f"more to first result {line}, KB", first)
                page.wait_for_timeout(600)
                note("the same with counts of filters, KB", first + sent() / 1000)
                if line == "fast":
                    page.wait_for_timeout(600)
                    act = [TYPE % f"{query} n", FOUND % f"{query} n"]
                    page.evaluate(ACT, act)
                    page.wait_for_timeout(600)
                    act = [TYPE % f"{query} ne", FOUND % f"{query} ne"]
                    note("next keystroke, ms", page.evaluate(ACT, act))
            with opened(browser, f"{address}/explore/", slow=line == "4G") as page:
                sent()
                before = json.dumps(page.locator(".aq-status").text_content())
                act = [FILTER, FILTERED % before]
                note(f"filter and sort {line}, ms", page.evaluate(ACT, act))
                note("filter and sort, KB", sent() / 1000)
    return {name: f"{statistics.median(values):.1f}" for name, values in rows.items()}


PAGEFIND_PAGE = """<!doctype html><html lang="en"><title>{title}</title><body data-pagefind-body>
<h1>{title}</h1><p>{authors}</p><p data-pagefind-ignore>{tags}
<span data-pagefind-sort="citations">{citations}</span></p></body></html>"""


def _pagefind(library: Library, folder: Path) -> None:
    """Index a page a paper by its command: its Python interface waits 0.1 s a record."""
    for paper in library.papers:
        tags = "".join(f'<i data-pagefind-filter="tag">{tag}</i>' for tag in paper.tags)
        text = PAGEFIND_PAGE.format(
            title=escape(paper.title),
            authors=escape(", ".join(paper.names)),
            tags=tags,
            citations=paper.citations.count if paper.citations else 0,
        )
        write(folder / paper.page / "index.html", text.encode())
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def pagefind(browser: Browser, library: Library, folder: Path) -> dict[str, Any]:
    """Return the same measures for Pagefind."""
    write(folder / "index.html", b"<!doctype html><link rel=icon href='data:,'><title>x</title>")
    start = time.monotonic()
    _pagefind(library, folder)
    rows: dict[str, Any] = {"build": f"{time.monotonic() - start:.1f} s wall"}
    tag = next(iter(library.tags))
    with served(folder) as address:
        for name, asked in (
            ("first result", ["sparse adapter", None]),
            ("filter and sort", [None, {"tag": tag}]),
        ):
            for line in ("fast", "4G"):
                found, taken = [], []
                for _ in range(RUNS):
                    with opened(browser, f"{address}/", slow=line == "4G") as page:
                        sent()
                        found.append(page.evaluate(PAGEFIND, asked))
                        taken.append(sent() / 1000)
                rows[f"{name} {line}, ms"] = f"{statistics.median(found):.0f}"
                rows[f"{name}, KB"] = f"{statistics.median(taken):.0f}"
    return rows


def theme(browser: Browser, library: Library, folder: Path) -> dict[str, Any]:
    """Return the same measures for the theme's search, from the opening of the page on."""
    write(folder / "docs/index.md", b"# Home\n")
    write(folder / "mkdocs.yml", PLAIN.encode())
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True)
    file = folder / "site/search/search_index.json"
    index = json.loads(file.read_text("utf-8"))
    index["docs"] += [
        {"location": paper.page, "title": paper.title, "text": ", ".join(paper.names)}
        for paper in library.papers
    ]
    write(file, json.dumps(index).encode())
    rows: dict[str, Any] = {}
    with served(folder / "site") as address:
        for line in ("fast", "4G"):
            found = []
            for _ in range(2):
                with opened(browser, f"{address}/", slow=line == "4G", until="load") as page:
                    page.set_default_timeout(120_000)
                    page.evaluate(ACT, [THEME, THEME_FOUND])
                    found.append(page.evaluate("performance.now()"))
                    rows["every page load, KB"] = f"{sent() / 1000:.0f}"
            rows[f"first result {line}, ms"] = f"{statistics.median(found):.0f}"
    return rows


def report(name: str, rows: dict[str, Any]) -> None:
    """Print one block of measures."""
    print(f"\n## {name}")
    for key, value in rows.items():
        print(f"{key:32} {value}", flush=True)


def main(sizes: list[int], *, is_alone: bool = False) -> None:
    """Measure every size, and the others at 10,000."""
    root = Path(tempfile.mkdtemp(prefix="search-"))
    arguments = ["--no-sandbox", "--disable-gpu"]
    try:
        page = shell(root / "frame")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=find_chromium(), args=arguments)
            for size in sizes:
                library, folder = generated(size), root / str(size)
                built = site(library, page, root / "frame", folder)
                with served(folder) as address:
                    report(f"{size} papers", built | measured(browser, address))
                if size == BESIDE and not is_alone:
                    ready, _ = timed(partial(whole_index, library))
                    report("with files to take along", {"build": f"{ready:.2f} s CPU"})
                    if importlib.util.find_spec("pagefind"):
                        report("Pagefind", pagefind(browser, library, root / "pagefind"))
                    report("the theme's search", theme(browser, library, root / "theme"))
            browser.close()
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    asked = [int(size) for size in sys.argv[1:] if size.isdecimal()]
    main(asked or [200, 10_000, 100_000], is_alone="--alone" in sys.argv)
