"""Build a list as shards by year, as machines of a matrix would, and search all of them as one.

    python benchmarks/shards.py 10000 /tmp/shards --pagefind "/tmp/venv/bin/python -m pagefind"

The shards are lists below one root (docs/several-lists.md): words and the site's address are shared.
Each is built by a process of its own with a cache of its own, and indexed by Pagefind there.  What
comes of them is put together: a tree, an index of sitemaps, a page that searches all indexes at
once, which Chromium opens in the end.  docs/scaling.md has what was measured.
"""

import argparse
import json
import os
import resource
import shlex
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
# Of what is started here, too.
os.environ |= {"PYTHONPATH": os.pathsep.join(sys.path[:2]), "NO_MKDOCS_2_WARNING": "1"}

from awesomequant.store import canonical  # noqa: E402 -- found beside us
from benchmarks.generate import Generator  # noqa: E402
from make import find_chromium  # noqa: E402

ADDRESS = "https://papers.example.org/"
MKDOCS = """site_name: "{title}"
theme: {{name: material, font: false}}
plugins: [search, awesomequant]
nav: [Home: index.md, Explore: explore.md]
"""
# What a page of the whole needs: the first index leads, the others are merged into it.
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>All years</title>
<link rel="icon" href="data:,"><h1>All years</h1>
<input type="search" aria-label="Search all years"><ol></ol>
<script type="module">
const [first, ...others] = {shards};
const pagefind = await import(`./${{first}}/pagefind/pagefind.js`);
await pagefind.options({{ baseUrl: `/${{first}}/` }});
await Promise.all(others.map((one) =>
  pagefind.mergeIndex(`/${{one}}/pagefind/`, {{ baseUrl: `/${{one}}/` }})));
const box = document.querySelector("input"), list = document.querySelector("ol");
box.addEventListener("input", async () => {{
  const found = await pagefind.search(box.value);
  const rows = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
  list.replaceChildren(...rows.map(({{ url, meta }}) => {{
    const item = document.createElement("li"), to = document.createElement("a");
    [to.href, to.textContent] = [url, meta.title];
    item.append(to);
    return item;
  }}));
  list.dataset.count = found.results.length;
}});
box.dataset.ready = "";
</script></html>
"""


class Cost(NamedTuple):
    """What a job took: CPU seconds, the megabytes of its largest process."""

    cpu: float
    memory: float


def shards_of(years: Counter[int], most: int) -> list[tuple[int, ...]]:
    """Return years in runs of at most so many works; a year alone may have more."""
    found: list[tuple[int, ...]] = []
    held = most
    for year in sorted(years):
        if held + years[year] > most:
            found.append(())
            held = 0
        found[-1] += (year,)
        held += years[year]
    return found


def write_root(root: Path, count: int, most: int) -> dict[str, int]:
    """Write a root whose lists are shards of so many works; returns how many each has."""
    made = Generator(count)
    records = list(made.papers())
    years = Counter(int(record["year"]) for _, record in records)
    runs = shards_of(years, most)
    names = {year: f"{run[0]}-{run[-1]}" for run in runs for year in run}
    own = f"{canonical.record({'fields': made.settings()['fields']})}"
    texts = {
        "lists.yaml": f"title: All years\ndescription: Shards\nsite: {ADDRESS}\n"
        f"lists: {json.dumps([*dict.fromkeys(names[year] for year in sorted(names))])}\n",
        "shared/tags.yaml": canonical.entries(made.tags),
        "shared/venues.yaml": canonical.entries(made.venues),
    }
    for name in set(names.values()):
        title = f"Papers of {name}"
        texts[f"{name}/data/list.yaml"] = f'title: "{title}"\ndescription: A shard.\n{own}'
        texts[f"{name}/mkdocs.yml"] = MKDOCS.format(title=title)
        texts[f"{name}/docs/index.md"] = f"# {title}\n"
    for identity, record in records:
        year = int(record["year"])
        texts[f"{names[year]}/data/papers/{year}/{identity}.yaml"] = canonical.record(record)
    for name, text in texts.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return dict(Counter(names[int(record["year"])] for _, record in records))


def job(command: Sequence[str], folder: Path, cache: Path) -> Cost:
    """Run a job of the matrix, with a cache of its own; returns what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "AWESOMEQUANT_CACHE": str(cache)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, after.ru_maxrss / 1024)


def join_sitemaps(site: Path, names: Sequence[str]) -> str:
    """Return the index of the sitemaps of all shards; an index may name no other index."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found: list[str] = []
    for name in names:
        own = ET.parse(site / name / "sitemap.xml").getroot()  # noqa: S314 -- our own
        inner = [one.findtext(f"{space}loc", "") for one in own.iter(f"{space}sitemap")]
        found += inner or [f"{ADDRESS}{name}/sitemap.xml"]
    listed = "".join(f"<sitemap><loc>{one}</loc></sitemap>\n" for one in found)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="'
    return f'{head}{space.strip("{}")}">\n{listed}</sitemapindex>\n'


def size(folder: Path) -> tuple[int, int]:
    """Return how many files lie below a folder, and their bytes."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return len(files), sum(one.stat().st_size for one in files)


@contextmanager
def serving(folder: Path, sent: Counter[str]) -> Iterator[str]:
    """Serve a folder; ``sent`` grows with the bytes by the shard and kind of file."""

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            file = Path(self.translate_path(self.path))
            kind = file.suffix if "pagefind" in self.path else "page"
            file = file / "index.html" if file.is_dir() else file
            sent[kind] += file.stat().st_size if file.is_file() else 0
            sent["requests"] += 1
            super().do_GET()

        def log_message(self, *_: object) -> None: ...

    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def ask(site: Path, query: str) -> tuple[int, list[str], Counter[str]]:
    """Type a query in Chromium: how many works answer, the first addresses, the bytes sent."""
    sent: Counter[str] = Counter()
    with serving(site, sent) as address, sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(address)
        page.locator("input[data-ready]").fill(query)
        page.locator("ol[data-count]").wait_for(state="attached")
        count = int(page.locator("ol").get_attribute("data-count") or 0)
        links = page.locator("ol a").all()
        found = [str(one.evaluate("one => one.pathname")) for one in links]
        first = links[0].evaluate("one => fetch(one.href).then((answer) => answer.status)")
        assert first == 200, f"{first}: the page of a paper is not there"
        browser.close()
    return count, found, sent


def main() -> None:
    """Build, join, ask, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=0, help="works of a shard; a fifth by default")
    parser.add_argument("--pagefind", default=f"{sys.executable} -m pagefind", help="its command")
    parser.add_argument("--query", default="quantization attention")
    given = parser.parse_args()
    root, site = given.folder / "root", given.folder / "site"
    for old in (root, site):
        shutil.rmtree(old, ignore_errors=True)
    counts = write_root(root, given.count, given.most or given.count // 5)
    awesomequant = [sys.executable, "-m", "awesomequant", "-q", "build"]
    indexing = [*shlex.split(given.pagefind), "--site", "site", "--glob", "papers/*/index.html"]
    print(f"{given.count} works, {len(counts)} shards")
    total = Cost(0, 0)
    for name in sorted(counts):
        cache = given.folder / f"cache-{name}"
        shutil.rmtree(cache, ignore_errors=True)
        build = job(awesomequant, root / name, cache)
        files, held = size(root / name / "site")
        index = job([*indexing, "--root-selector", "article"], root / name, cache)
        print(
            f"{name}: {counts[name]} works; built in {build.cpu:.1f} CPU s, {files} files, "
            f"{held / 1e6:.1f} MB; indexed in {index.cpu:.1f} CPU s, "
            f"{size(root / name / 'site/pagefind')[1] / 1e6:.2f} MB"
        )
        total = Cost(total.cpu + build.cpu + index.cpu, max(total.memory, build.memory))
        site.mkdir(exist_ok=True)
        (root / name / "site").rename(site / name)
    names = sorted(counts)
    (site / "sitemap.xml").write_text(join_sitemaps(site, names), "utf-8")
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {ADDRESS}sitemap.xml\n")
    (site / "index.html").write_text(PAGE.format(shards=json.dumps(names)), "utf-8")
    files, held = size(site)
    indexes = [size(site / name / "pagefind") for name in names]
    meta = sum(one.stat().st_size for one in site.rglob("*.pf_meta"))
    each = given.count / 1000
    print(
        f"all: {total.cpu:.0f} CPU s, {files} files, {held / 1e6:.0f} MB; of a thousand works "
        f"{total.cpu / each:.1f} CPU s, {files / each:.0f} files, {held / each / 1e6:.1f} MB, of "
        f"these Pagefind {sum(one for _, one in indexes) / each / 1e6:.2f} MB in "
        f"{sum(one for one, _ in indexes) / each:.0f} files"
    )
    print(
        f"fetched before the first word: {meta / 1000:.0f} KB of .pf_meta, {meta / each:.0f} bytes a thousand"
    )
    count, found, sent = ask(site, given.query)
    from_shards = sorted({one.split("/")[1] for one in found})
    print(f"'{given.query}': {count} works; the first ten from {', '.join(from_shards)}")
    print(f"sent: {dict(sent)}")
    assert len(from_shards) > 1, found


if __name__ == "__main__":
    main()
