"""Every control of every kind of page is pressed, in two browsers, by pointer and by keys.

What is pressed is found on the pages of a site with everything in it, and what a press must do follows
from what a control is (tests/browser/controls.py): a new page or button needs no line here.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.conftest import a_firefox, heard
from browser.controls import Presser, kinds
from browser.rich import built
from playwright.sync_api import Browser, Playwright

DESKTOP, PHONE = (1440, 900), (390, 844)
QUERIES = ("explore/?q=network",)  # a page that is of another kind by what is asked of it
LEAST = 8  # kinds of pages: home, explore, a tag, a venue, a year, a paper, statistics, not found


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page and feature, built once."""
    return built(tmp_path_factory.mktemp("rich"))


def presser(
    browser: Browser,
    site: Path,
    address: str,
    way: str,
    *,
    size: tuple[int, int] = DESKTOP,
    scheme: str = "light",
    turn: int = 0,
) -> Iterator[Presser]:
    """Give a reader with a browser window of some size."""
    complaints: list[str] = []
    is_firefox = browser.browser_type.name == "firefox"
    context = heard(
        browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
            color_scheme="dark" if scheme == "dark" else "light",
            permissions=[] if is_firefox else ["clipboard-read", "clipboard-write"],
        ),
        complaints,
    )
    yield Presser(context.new_page(), site, address, way, complaints, turn)
    context.close()


@pytest.mark.parametrize(
    ("name", "way", "size", "scheme", "turn"),
    [
        ("chromium", "pointer", DESKTOP, "light", 0),
        ("chromium", "keyboard", PHONE, "dark", 1),
        ("firefox", "pointer", PHONE, "light", 2),
        ("firefox", "keyboard", DESKTOP, "dark", 3),
    ],
)
def test_every_control_of_every_kind_of_page_does_what_it_promises(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    rich: Path,
    served: Callable[[Path], str],
    name: str,
    way: str,
    size: tuple[int, int],
    scheme: str,
    turn: int,
) -> None:
    is_other = name == "firefox" and scheme == "dark"
    browser = a_firefox(playwright, scheme) if is_other else request.getfixturevalue(name)
    pages = [*kinds(rich), *QUERIES]
    assert len(pages) > LEAST
    faults: list[str] = []
    counted: dict[str, int] = {}
    address = f"{served(rich.parent)}/{rich.name}"
    for one in presser(browser, rich, address, way, size=size, scheme=scheme, turn=turn):
        for page in pages:
            counted[page], wrong = one.press_all(page)
            faults += wrong
    if is_other:
        browser.close()
    print(f"\n{name}, {way}: {sum(counted.values())} controls pressed, {counted}")  # noqa: T201
    assert not [page for page, count in counted.items() if not count]
    assert not faults, "\n".join(faults)


def changed(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


END = "</body>"
BROKEN = [  # what is done to a page by hand, and what the harness must say of it
    ('<p><a href="../nowhere/">there</a></p>', "a link to nowhere"),
    ('<p><a href="#no-such-part">there</a></p>', "a link to a part that is not there"),
    ("<p><button type=button><svg width=9 height=9></svg></button></p>", "has no name"),
    ("<p><button type=button>Idle</button></p>", "nothing happens"),
    ("<p><button type=button id=b>Copy this</button></p>", "copies nothing"),
    ("<p><span tabindex=0 style='outline: none'>Plain</span></p>", "does not show that it has"),
]
ACTS = [  # the same with a script: what a press of the button does
    ("throw new Error('boo')", "Thrower", "uncaught: boo"),
    ("console.error('hoo')", "Complainer", "error: hoo"),
    ("fetch('http://127.0.0.2/')", "Caller", "foreign request"),
    ("document.querySelector('h1').append('!')", "Sticky", "does not bring back"),
    (
        "{ const a = document.createElement('a'); a.download = 'x.bib';"
        " a.href = URL.createObjectURL(new Blob([''])); a.click(); }",
        "Save",
        "an empty file",
    ),
    (
        "{ const a = document.createElement('a'); a.download = 'x.ris';"
        " a.href = URL.createObjectURL(new Blob(['@article'])); a.click(); }",
        "Save",
        "x.ris begins with",
    ),
    ("navigator.clipboard.writeText('el' + 'sewhere')", "Copy", "copies what does not stand there"),
]


@pytest.fixture
def broken_page(rich: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Give a way to write a page by hand that carries a fault, in a copy of the site's frame."""
    site = tmp_path / rich.name
    shutil.copytree(rich / "assets", site / "assets")

    def write(inside: str) -> Path:
        text = (rich / "counting/index.html").read_text("utf-8")
        head = text[: text.index("<body")].replace("Content-Security-Policy", "x")
        page = f"{head}<body><main><h1>A</h1>{inside}</main>{END}"
        (site / "counting").mkdir()
        (site / "counting/index.html").write_text(page, "utf-8")
        return site

    return write


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        *BROKEN,
        *(
            (
                f"<button type=button id=b>{name}</button>"
                f"<script>document.getElementById('b').onclick = () => {{ {act} }};</script>",
                said,
            )
            for act, name, said in ACTS
        ),
    ],
)
def test_a_fault_is_found(
    chromium: Browser,
    broken_page: Callable[[str], Path],
    served: Callable[[Path], str],
    inside: str,
    said: str,
) -> None:
    site = broken_page(inside)
    way = "keyboard" if "has" in said else "pointer"
    for one in presser(chromium, site, f"{served(site.parent)}/{site.name}", way):
        _, faults = one.press_all("counting/")
    assert any(said in fault for fault in faults), faults


def test_the_button_that_copied_nothing_for_a_year_would_be_found(
    chromium: Browser, rich: Path, tmp_path: Path, served: Callable[[Path], str]
) -> None:
    site = Path(shutil.copytree(rich, tmp_path / rich.name))
    script = site / "assets/cite.js"
    script.write_text(
        changed(script.read_text("utf-8"), "navigator.clipboard.write", "(async () => 0)"), "utf-8"
    )
    page = next(one for one in kinds(site) if one.startswith("papers/") and one.count("/") > 1)
    for one in presser(chromium, site, f"{served(site.parent)}/{site.name}", "pointer"):
        _, faults = one.press_all(page)
    assert any("copies nothing" in fault for fault in faults), faults
