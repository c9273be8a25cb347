"""The Content-Security-Policy of every kind of page, tried in a browser from both sides.

What the site's owner wrote runs, on each page, and the browser complains of nothing (the fixture
``page`` fails of any complaint); what slipped into a page runs nowhere.
"""

import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hostile import TITLES
from playwright.sync_api import Browser, Page, Route
from support import copy_of_toy, patience

from awesomequant.store import canonical

POLICY = re.compile('<meta http-equiv="Content-Security-Policy" content="[^"]*">')
# Each would say so, did it run.  The last waits for a click.
SLIPPED = """
<script>window.ran = "a script"</script>
<script type="module">window.ran = "a module"</script>
<img src="x:" onerror="window.ran = 'a handler'">
<svg onload="window.ran = 'a drawing'"></svg>
<iframe srcdoc="<script>parent.ran = 'a frame'</script>"></iframe>
<script src="data:text/javascript,window.ran='data'"></script>
<object data="data:text/html,<script>opener.ran='an object'</script>"></object>
<details open ontoggle="window.ran = 'a fold'"><summary>x</summary></details>
<a id="slipped" href="javascript:void(window.ran = 'an address')">x</a>
"""


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]
) -> tuple[str, list[str]]:
    """A site of every kind of page, with hostile records: its address, and its pages'."""
    root = copy_of_toy(tmp_path_factory.mktemp("policy"))
    for number, title in enumerate(TITLES):
        record = {
            "title": title,
            "authors": [f"{title} {number}"],  # else two of them are one work told twice
            "venue": "BeeConf",
            "year": "2020",
            "url": f"https://x.org/{number}",
            "tags": ["flight"],
            "abstract": title,
            "note": title,
        }
        file = root / f"data/papers/2020/hostile-{number}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(canonical.record(record), "utf-8")
    command = [sys.executable, "-m", "awesomequant", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # Below the address that the list says is its own, as a page that is not found asks for it.
    site = (root / "site").rename(root.parent / "awesome-bees")
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return f"{served(site.parent)}/{site.name}", files


def is_redirect(folder: str) -> bool:
    return 'http-equiv="refresh"' in folder


def kinds(pages: list[str]) -> Iterator[str]:
    """Yield one page of each kind: of each folder at the top, its own and one below it."""
    seen = set()
    for page in pages:
        kind = page.split("/")[0], page.count("/")
        if kind not in seen:
            seen.add(kind)
            yield page


def test_no_page_of_hostile_records_runs_or_loads_what_is_not_its_own(
    pages: tuple[str, list[str]], page: Page
) -> None:
    address, files = pages
    page.on("dialog", lambda _: pytest.fail("a script ran"))
    for file in files:
        page.goto(f"{address}/{file.removesuffix('index.html')}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_has_a_policy_and_does_its_work_under_it(
    pages: tuple[str, list[str]], page: Page, scheme: str
) -> None:
    address, files = pages
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for file in kinds(files):
        page.goto(f"{address}/{file}")
        page.wait_for_load_state("networkidle")
        assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1, file


@pytest.mark.parametrize("is_guarded", [True, False])
def test_what_slips_into_a_page_does_not_run(
    pages: tuple[str, list[str]], chromium: Browser, *, is_guarded: bool
) -> None:
    address, files = pages
    page = chromium.new_context().new_page()

    def slipped(route: Route) -> None:
        if route.request.resource_type != "document" or not urlsplit(route.request.url).netloc:
            return route.continue_()
        answer = route.fetch()
        html = answer.text().replace("</body>", f"{SLIPPED}</body>")
        assert "</body>" in html
        return route.fulfill(response=answer, body=html if is_guarded else POLICY.sub("", html))

    page.route("**/*", slipped)
    for file in kinds(files):
        page.goto(f"{address}/{file}")
        page.locator("#slipped").evaluate("link => link.click()")
        page.wait_for_timeout(100)
        ran = page.evaluate("window.ran || null")
        assert (ran is None) == is_guarded, (file, ran)
    page.context.close()


def test_a_page_that_is_served_loads_itself_anew_under_its_policy(
    tmp_path: Path, page: Page, complaints: list[str]
) -> None:
    project = copy_of_toy(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "awesomequant", "-C", str(project), "serve"]
    server = subprocess.Popen(
        [*command, "--address", place], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        assert server.stderr
        next(line for line in server.stderr if "Serving on" in line)
        page.goto(f"http://{place}/awesome-bees/papers/honey/")
        assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
        file = project / "data/papers/2019/honey.yaml"
        file.write_text(file.read_text("utf-8") + "note: Said while it is read\n", "utf-8")
        text = page.get_by_text("Said while it is read").first
        text.wait_for(timeout=1000 * patience(20))
        page.goto("about:blank")  # with the server gone its next question meets nobody
    finally:
        server.terminate()
        server.wait()
        server.communicate()
    # What it was asking when it was loaded anew, it is told no more.
    complaints[:] = [one for one in complaints if "net::ERR_" not in one]
