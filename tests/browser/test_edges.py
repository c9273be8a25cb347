"""The site at its edges: without scripts, from a disk, with links that name files, narrow, printed."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect
from support import copy_of_toy

ADDRESS = "https://example.github.io/awesome-bees/"
# A page of each kind.
KINDS = (
    "index.html",
    "explore/index.html",
    "papers/index.html",
    "papers/buzz/index.html",
    "tags/flight/index.html",
    "venues/beeconf/index.html",
    "years/2021/index.html",
)
LEADS_TO = "link => new URL(link.getAttribute('href'), document.baseURI).href"
CONTROLS = "input, button, select, textarea, summary, [role=button]"


def built(folder: Path, *settings: tuple[str, str]) -> Path:
    """Build the toy list with other ``settings`` of mkdocs.yml, and return its site."""
    root = copy_of_toy(folder)
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    for old, new in settings:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "awesomequant", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("edges"))


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(
        tmp_path_factory.mktemp("flat"),
        ("site_name:", "use_directory_urls: false\nsite_name:"),
    )


@pytest.fixture(scope="module")
def unnamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that nobody said the address of."""
    root = copy_of_toy(tmp_path_factory.mktemp("unnamed"))
    for name, key in (("mkdocs.yml", "site_url"), ("data/list.yaml", "site")):
        file = root / name
        text = re.sub(rf"(?m)^{key}: .*\n", "", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "awesomequant", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return root / "site"


# Links of the built site, as a browser resolves them.


def dead_links(site: Path, *, names_files: bool) -> Iterator[str]:
    """Yield each link of each page that leads to no file; to a folder, where it is to name files."""
    for file in sorted(site.rglob("*.html")):
        if file.name == "404.html":
            continue  # its links begin at the root of the host
        for tag in BeautifulSoup(file.read_text("utf-8"), "html.parser").select("*"):
            for name in ("href", "src", "action"):
                address = urldefrag(str(tag.get(name) or ""))[0]
                parts = urlsplit(address)
                if parts.scheme or parts.netloc or not parts.path:
                    continue
                target = (file.parent / unquote(parts.path)).resolve()
                if target.is_dir() and not (names_files and tag.name in ("a", "form")):
                    target /= "index.html"
                if not target.is_file():
                    yield f"{file.relative_to(site)}: {address}"


def test_every_link_of_a_site_leads_to_a_page(site: Path, unnamed: Path) -> None:
    assert [*dead_links(site, names_files=False)] == []
    assert [*dead_links(unnamed, names_files=False)] == []


def test_where_links_are_to_name_files_each_does(flat: Path, site: Path) -> None:
    assert [*dead_links(flat, names_files=True)] == []
    names = [
        {file.relative_to(one).as_posix() for file in one.rglob("*.html")} for one in (flat, site)
    ]
    assert names[0] == names[1]


def test_where_links_are_to_name_files_search_and_explore_do_their_work(
    flat: Path, page: Page, served: Callable[[Path], str]
) -> None:
    address = served(flat)
    page.goto(f"{address}/papers/buzz/index.html")
    page.locator("header form.aq-find input").fill("honey")
    found = page.locator("header .aq-found a")
    found.first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/index.html?q=honey")
    page.locator(".aq-row__title").first.click()
    page.wait_for_url("**/index.html")
    page.goto(f"{address}/index.html")
    page.locator("header form.aq-find input").fill("counting bees")
    found.first.wait_for()
    found.first.click()
    page.wait_for_url("**/index.html")


def test_where_links_are_to_name_files_what_readers_keep_and_share_does_too(
    flat: Path, page: Page, served: Callable[[Path], str]
) -> None:
    address = served(flat)
    page.goto(f"{address}/years/2021/index.html")
    for name in ("keep", "compare"):
        for button in page.locator(f".aq-{name}").all():
            button.click()
    page.locator(".aq-tray__go").click()
    page.wait_for_url("**/compare/index.html?p=*")
    expect(page.locator(".aq-compared thead th")).to_have_count(2)
    page.locator(".aq-compared thead a").first.click()
    page.wait_for_url("**/papers/*/index.html")
    page.locator(".aq-to-list").click()
    page.wait_for_url("**/reading-list/index.html")
    expect(page.locator(".aq-row")).to_have_count(2)
    page.goto(f"{address}/reading-list/index.html#p=honey,buzz")
    expect(page.locator(".aq-mine__about")).to_have_text("A shared list of 2 papers.")
    page.get_by_text("Your own list").click()
    page.wait_for_url("**/reading-list/index.html")
    page.locator(".aq-row__title").first.click()
    page.wait_for_url("**/papers/*/index.html")


def test_canonical_links_sitemap_and_feeds_agree_whatever_links_name(
    flat: Path, site: Path
) -> None:
    for one in (flat, site):
        addresses = set(re.findall("<loc>(.*?)</loc>", (one / "sitemap.xml").read_text("utf-8")))
        told = {
            str(link["href"])
            for file in one.rglob("*.html")
            for link in BeautifulSoup(file.read_text("utf-8"), "html.parser").select(
                "link[rel=canonical]"
            )
            if file.parent.name
            not in {"reading-list", "compare", "filters"}  # which no index is to have
        }
        assert told == addresses
        feed = (one / "feed.xml").read_text("utf-8")
        assert set(re.findall(f"<id>({ADDRESS}papers/.*?)</id>", feed)) <= addresses


# Without scripts.


@pytest.fixture
def scriptless(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", [*KINDS, "404.html"])
@pytest.mark.parametrize("width", [390, 1440])
def test_without_scripts_no_control_is_dead(
    site: Path, scriptless: Page, served: Callable[[Path], str], kind: str, width: int
) -> None:
    scriptless.set_viewport_size({"width": width, "height": 900})
    above = site.parent / "host"
    if not above.exists():
        above.mkdir()
        (above / "awesome-bees").symlink_to(site)
    scriptless.goto(f"{served(above)}/awesome-bees/{kind}")
    shown = [one for one in scriptless.locator(CONTROLS).all() if one.is_visible()]
    # What needs no script: folds, and the theme's menu of a phone.
    dead = [
        html
        for one in shown
        if "<summary" not in (html := one.evaluate("e => e.outerHTML.slice(0, 100)"))
        and "__drawer" not in html
    ]
    assert dead == []
    door = scriptless.locator("header a.aq-find__link")
    assert door.is_visible()
    door.click()
    scriptless.wait_for_url("**/explore/")
    scriptless.locator(".aq-row__title").nth(2).wait_for()


# From a disk.


@pytest.mark.parametrize("kind", KINDS)
def test_from_a_disk_every_link_of_a_page_opens_a_page(
    site: Path, chromium: Browser, kind: str
) -> None:
    page = chromium.new_page()
    page.goto((site / kind).as_uri())
    assert not page.locator("header form.aq-find").is_visible()
    links = page.locator("main a[href]:visible, header a[href]:visible")
    for at in range(links.count()):
        link = links.nth(at)
        href = link.evaluate(LEADS_TO)
        if not href.startswith("file:"):
            continue
        link.dispatch_event("pointerdown")
        path = unquote(urlsplit(link.evaluate(LEADS_TO)).path)
        assert Path(path).is_file(), href
    page.close()


def test_from_a_disk_explore_says_what_it_cannot(site: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "explore/index.html").as_uri())
    assert "cannot search" in page.locator(".aq-hint").inner_text()
    page.locator(".aq-row__title").first.click()
    page.wait_for_url("**/papers/*/index.html")
    assert errors == []
    page.close()


# Narrow, and enlarged: 1280 px at 400 % are 320.


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_narrow_phone(
    site: Path, page: Page, served: Callable[[Path], str], kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(f"{served(site)}/{kind}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_theme_that_is_not_material_has_pages_that_fit_a_phone(
    tmp_path: Path, chromium: Browser, served: Callable[[Path], str]
) -> None:
    site = built(tmp_path, ("{name: material, font: false}", "{name: mkdocs}"))
    address = served(site)
    page = chromium.new_page()  # what that theme logs, or fetches from afar, is its own
    page.set_viewport_size({"width": 375, "height": 700})
    for kind in ("papers/buzz/index.html", "explore/index.html", "tags/flight/index.html"):
        page.goto(f"{address}/{kind}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, kind
    page.close()


def test_the_menu_of_narrow_pages_is_opened_walked_and_shut_by_keys(
    site: Path, page: Page, served: Callable[[Path], str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{served(site)}/explore/")
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    behind = ".md-sidebar--primary a"
    page.keyboard.press("Tab")  # to what leads past the header
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("at => document.activeElement.matches(at)", behind)
        if page.evaluate("document.activeElement.matches('.aq-menu')"):
            break
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(menu).to_be_hidden()


def test_what_a_missing_page_found_stays_when_its_field_is_left(
    site: Path,
    tmp_path: Path,
    page: Page,
    served: Callable[[Path], str],
    complaints: list[str],
) -> None:
    (tmp_path / "awesome-bees").symlink_to(site)  # where the list says that it is
    (tmp_path / "404.html").symlink_to(site / "404.html")
    page.goto(f"{served(tmp_path)}/awesome-bees/papers/buz/")
    found = page.locator(".aq-lost .aq-found")
    expect(found).to_be_visible()
    page.get_by_label("Search papers and pages").last.click()
    page.locator("h1").click()
    expect(found).to_be_visible()
    complaints.clear()  # it is missing


def test_a_page_without_a_description_of_its_own_has_the_lists(site: Path) -> None:
    for name in ("index.html", "explore/index.html"):
        page = BeautifulSoup((site / name).read_text("utf-8"), "html.parser")
        assert [tag["content"] for tag in page.select("meta[name=description]")] == [
            "What is known of bees, and code that counts them."
        ], name
