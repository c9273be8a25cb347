"""Every control of every kind of page is pressed, in two browsers, by pointer and by keys.

What is pressed is found on the pages of a site with everything in it, and what a press must do follows
from what a control is (tests/browser/controls.py): a new page or button needs no line here.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from browser.conftest import a_firefox, heard
from browser.controls import Presser, kinds
from browser.rich import CHECKED, built
from playwright.sync_api import Browser, FilePayload

DESKTOP, PHONE = (1440, 900), (390, 844)
QUERIES = ("explore/?q=network",)  # a page that is of another kind by what is asked of it
FILE = FilePayload(name="refs.bib", mimeType="", buffer=CHECKED.encode())
GIVEN = {"audit/#given": FILE}  # and by what it is given
LEAST = 8  # kinds of pages: home, explore, a tag, a venue, a year, a paper, statistics, not found


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page and feature, built once."""
    return built(tmp_path_factory.mktemp("rich"))


class Run(NamedTuple):
    """Who reads: in which browser, by pointer or keys, on what screen, in which turn."""

    browser: str = "chromium"
    way: str = "pointer"
    size: tuple[int, int] = DESKTOP
    scheme: Literal["light", "dark"] = "light"
    turn: int = 0


RUNS = [
    Run("chromium", "pointer", DESKTOP, "light", 0),
    Run("chromium", "keyboard", PHONE, "dark", 1),
    Run("firefox", "pointer", PHONE, "light", 2),
    Run("firefox", "keyboard", DESKTOP, "dark", 3),
]


@contextmanager
def presser(browser: Browser, site: Path, address: str, run: Run) -> Iterator[Presser]:
    """Give a reader a browser window."""
    complaints: list[str] = []
    context = heard(
        browser.new_context(
            viewport={"width": run.size[0], "height": run.size[1]},
            reduced_motion="reduce",
            color_scheme=run.scheme,
            permissions=[] if run.browser == "firefox" else ["clipboard-read", "clipboard-write"],
        ),
        complaints,
    )
    yield Presser(context.new_page(), site, address, run.way, complaints, run.turn)
    context.close()


@contextmanager
def started(request: pytest.FixtureRequest, run: Run) -> Iterator[Browser]:
    """Give the browser of a run; a Firefox is told light or dark when it starts."""
    if (run.browser, run.scheme) != ("firefox", "dark"):
        yield request.getfixturevalue(run.browser)
        return
    browser = a_firefox(request.getfixturevalue("playwright"), run.scheme)
    yield browser
    browser.close()


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"{run.browser}-{run.way}")
def test_every_control_of_every_kind_of_page_does_what_it_promises(
    request: pytest.FixtureRequest, rich: Path, served: Callable[[Path], str], run: Run
) -> None:
    pages = [*kinds(rich), *QUERIES, *GIVEN]
    assert len(pages) > LEAST
    faults: list[str] = []
    counted: dict[str, int] = {}
    address = f"{served(rich.parent)}/{rich.name}"
    with started(request, run) as browser, presser(browser, rich, address, run) as one:
        one.given |= GIVEN
        for page in pages:
            groups, counted[page], wrong = one.press_all(page)
            assert groups, page
            faults += wrong
    print(f"\n{run}: {sum(counted.values())} controls pressed, {counted}")  # noqa: T201
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
BUTTON = (
    "<button type=button id=b>{}</button>"
    "<script>document.getElementById('b').onclick = () => {{ {} }};</script>"
)
SAVES = (
    "const a = document.createElement('a'); a.download = '{}';"
    " a.href = URL.createObjectURL(new Blob(['{}'])); a.click();"
)
ACTS = [  # the same with a script: what a press of the button does
    ("throw new Error('boo')", "Thrower", "uncaught: boo"),
    ("console.error('hoo')", "Complainer", "error: hoo"),
    ("fetch('http://127.0.0.2/')", "Caller", "foreign request"),
    ("document.querySelector('h1').append('!')", "Sticky", "does not bring back"),
    (
        SAVES.format("x.bib", ""),
        "Save",
        "an empty file",
    ),
    (
        SAVES.format("x.ris", "@article"),
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
                BUTTON.format(name, act),
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
    run = Run(way="keyboard" if "has" in said else "pointer")
    with presser(chromium, site, f"{served(site.parent)}/{site.name}", run) as one:
        *_, faults = one.press_all("counting/")
    assert any(said in fault for fault in faults), faults


def test_the_button_that_copied_nothing_for_a_year_would_be_found(
    chromium: Browser, rich: Path, tmp_path: Path, served: Callable[[Path], str]
) -> None:
    site = Path(shutil.copytree(rich, tmp_path / rich.name))
    script = site / "assets/cite.js"
    script.write_text(
        changed(script.read_text("utf-8"), "navigator.clipboard.writeText", "(async () => 0)"),
        "utf-8",
    )
    page = next(one for one in kinds(site) if one.startswith("papers/") and one.count("/") > 1)
    with presser(chromium, site, f"{served(site.parent)}/{site.name}", Run()) as one:
        *_, faults = one.press_all(page)
    assert any("copies nothing" in fault for fault in faults), faults
