"""A reader at one page of a built site, who sees what stands there and presses by pointer or by keys."""

import base64
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import (
    Dialog,
    Download,
    Error,
    FileChooser,
    FilePayload,
    Locator,
    Page,
    Request,
)
from support import patience

FINDING = Path(__file__).with_name("controls.js").read_text("utf-8").rstrip().rstrip(";")
NOTHING_COPIED = "nothing was copied"
FOCUS = "n => controls.focus(n)"
FOREVER = 2.5  # seconds, at rest, after which what did not happen does not happen


class Control(NamedTuple):
    """A control as it stands on a page: ``number`` finds it again, ``group`` is what is alike."""

    number: int
    kind: str
    tag: str
    name: str
    group: str
    href: str
    saves: bool
    html: str


@dataclass
class Happened:
    """What a press brought that no state of the page shows."""

    downloads: list[Download] = field(default_factory=list)
    choosers: list[FileChooser] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def clear(self) -> None:
        """Forget it before the next press."""
        for one in (self.downloads, self.choosers, self.questions, self.pages):
            one.clear()

    def __bool__(self) -> bool:
        """Tell whether there was anything."""
        return bool(self.downloads or self.choosers or self.questions or self.pages)


class Fault(Exception):  # noqa: N818 - of a page
    """A control that does not do what it promises."""


class Changed(Fault):
    """A page that is not as it was; at the first touch it may have loaded what it needs."""


class Reader:
    """A reader at one page, by ``way``: ``pointer`` or ``keyboard``; ``base`` is the site's address."""

    def __init__(
        self, page: Page, site: Path, base: str, way: str, complaints: list[str], mine: int = 0
    ) -> None:
        """Read ``site`` at ``base``; ``mine`` is the turn of this reader among all."""
        self.page = page
        self.site = site
        self.base = base
        browser = page.context.browser
        self.is_firefox = browser is not None and browser.browser_type.name == "firefox"
        self.way = way
        self.complaints = complaints
        self.given: dict[str, FilePayload] = {}  # what a page is given that begins with a file
        self.happened = Happened()
        self.wait = FOREVER
        self.pressed: set[str] = set()
        self.rows = 0  # of the page when its controls were found
        self.mine = mine
        self.turn = 0
        self.asked: set[Request] = set()
        self.requests = 0
        page.on("request", self.count)
        # Lambdas: Playwright marks what it is given, and methods of sets and lists take no mark.
        page.on("requestfinished", lambda it: self.asked.discard(it))  # noqa: PLW0108
        page.on("requestfailed", lambda it: self.asked.discard(it))  # noqa: PLW0108
        page.on("download", lambda it: self.happened.downloads.append(it))  # noqa: PLW0108
        page.on("filechooser", lambda it: self.happened.choosers.append(it))  # noqa: PLW0108
        page.on("popup", lambda it: self.happened.pages.append(it))  # noqa: PLW0108
        page.on("dialog", self.answer)

    def answer(self, question: Dialog) -> None:
        """Say yes, as who pressed on purpose."""
        self.happened.questions.append(question.message)
        question.accept()

    def has_happened(self) -> bool:
        """Tell whether a press brought what no state of the page shows."""
        return bool(self.happened) or self.has_files()

    def has_files(self) -> bool:
        """Tell whether a file was handed to the reader."""
        if not self.is_firefox:
            return bool(self.happened.downloads)
        with suppress(Error):  # on its way to another page
            return bool(self.page.evaluate("controls.given().length"))
        return False

    def files(self) -> list[tuple[str, bytes]]:
        """Return the files that were handed over: name and bytes."""
        if not self.is_firefox:  # Playwright hears of no download in a Firefox of a distribution
            files = self.happened.downloads
            return [(one.suggested_filename, Path(one.path()).read_bytes()) for one in files]
        given = self.page.evaluate("controls.bytesOfGiven()")
        return [(name, base64.b64decode(data)) for name, data in given]

    def count(self, request: Request) -> None:
        """Know what is under way."""
        self.requests += 1
        self.asked.add(request)

    def open(self, address: str) -> None:
        """Open a page as who comes for the first time, with everything unfolded."""
        with suppress(Error):  # on the first, empty page there is no store
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.happened.clear()
        self.asked.clear()
        try:
            self.page.goto(f"{self.base}/{address}")
        except Error:  # Firefox was still on its way to where the last press led
            self.page.wait_for_load_state("load")
            self.page.goto(f"{self.base}/{address}")
        self.settled()
        if address in self.given:
            self.page.set_input_files("main input[type=file]", self.given[address])
            self.page.locator("[aria-busy=true]").wait_for(state="detached")
            self.settled()

    def settled(self) -> None:
        """Wait until scripts have put in what they put in."""
        self.page.wait_for_load_state("load")
        self.page.evaluate(f"({FINDING})()")
        self.page.evaluate("controls.quiet(60)")
        self.page.evaluate("controls.unfold(), controls.touch()")
        self.page.wait_for_timeout(30)
        for _ in range(50):  # what is loaded asks for more
            begun = self.requests
            self.page.evaluate("controls.quiet(80)")
            if not self.asked and self.requests == begun:
                break

    def fresh(self, address: str, control: Control) -> Control:
        """Open the page anew, and give the control as it stands there again."""
        self.open(address)
        again: list[Control] = []

        def stands() -> bool:
            again[:] = [one for one in self.find() if one.group == control.group]
            return bool(again)

        if not self.waits(stands, 4 * FOREVER):
            raise Fault("is not there when the page is opened again")
        self.complaints.clear()
        return again[0]

    def find(self, within: str = "") -> list[Control]:
        """Return what stands on the page."""
        return [
            Control(**one)
            for one in self.page.evaluate(
                "([within, way]) => controls.find(within, way)", [within, self.way]
            )
        ]

    def heard(self) -> list[str]:
        """Return what the page complained of, once."""
        said = [
            one for one in self.complaints if "404" not in one or "404.html" not in self.page.url
        ]
        self.complaints.clear()
        return said

    def locator(self, control: Control) -> Locator:
        """Return what stands for a control in the browser."""
        return self.page.locator(f'[data-control="{control.number}"]')

    def arrive(self, control: Control) -> None:
        """By keys: reach it by Tab from what stands before it, and see that it is reached."""
        if self.way != "keyboard" or self._is_shown(control):
            return
        # A window that another one took its place from has a focus and shows none: once in some
        # thousand presses Firefox came back so from a page that a link had opened.
        self.page.bring_to_front()
        if not self._is_shown(control):
            raise Changed("does not show that it has the focus")

    def _is_shown(self, control: Control) -> bool:
        """Reach a control by Tab, and return whether it looks otherwise then."""
        self.page.evaluate("document.activeElement?.blur()")
        look = "n => controls.looks(n)"
        plain = self.page.evaluate(look, control.number)
        self.page.evaluate("n => controls.before(n)", control.number)
        for _ in range(3):  # parts of the page that scroll are stops of their own in Firefox
            self.page.keyboard.press("Tab")
            if self.page.evaluate("n => controls.isFocused(n)", control.number):
                break
        else:
            raise Changed("is not reached by Tab")  # or something was put in between
        return self.waits(lambda: self.page.evaluate(look, control.number) != plain)

    def press(self, control: Control) -> None:
        """Press it as its kind is pressed."""
        if self.way != "keyboard":
            self.locator(control).click(timeout=4000 * patience(1))
            return
        if not self.page.evaluate("n => controls.isFocused(n)", control.number):
            self.page.evaluate(FOCUS, control.number)
        if control.tag == "label" and control.kind == "check":  # one of several, the next in turn
            self.page.keyboard.press("ArrowRight")
            return
        is_box = control.kind in {"check", "choice", "label"}
        self.page.keyboard.press("Space" if is_box else "Enter")

    def state(self) -> dict[str, Any]:
        """Return what a reader sees of the page."""
        for _ in range(20):
            with suppress(Error):  # a page on its way to another
                if not self.page.evaluate("'controls' in window"):
                    self.page.wait_for_load_state("load")
                    self.page.evaluate(f"({FINDING})()")
                return dict(self.page.evaluate("controls.state()"))
            self.page.wait_for_timeout(50)
        raise Fault("the page does not answer")

    def waits(self, until: Callable[[], object], seconds: float = 0) -> bool:
        """Wait until something holds; tell whether it came to hold."""
        end = time.monotonic() + patience(seconds or FOREVER)
        while not until():
            if time.monotonic() > end:
                return False
            self.page.wait_for_timeout(40)
        return True

    def changes(self, before: dict[str, Any]) -> set[str]:
        """Return what is otherwise than before, as soon as something is."""
        self.waits(lambda: self.has_happened() or self.state() != before)
        with suppress(Error):  # what follows at once; a page on its way to another has nothing
            self.page.evaluate("controls.quiet(80)")
        after = self.state()
        return {key for key in before if before[key] != after[key]}

    def comes_back(self, before: dict[str, Any], how: str) -> None:
        """See that the page is as it was."""
        if not self.waits(lambda: not self.parts(before), self.wait):
            after = self.state()
            other = [f"{key} {told(before[key], after[key])}" for key in self.parts(before)]
            raise Changed(f"{how} does not bring back: {'; '.join(other)}")

    def parts(self, before: dict[str, Any]) -> list[str]:
        """Return in what the page is not as it was, but for where it is scrolled to."""
        after = self.state()
        return [key for key in before if key != "scrolled" and before[key] != after[key]]


def told(before: Any, after: Any) -> str:
    """Say where two states part."""
    if not (isinstance(before, str) and isinstance(after, str)):
        return f"{before!r} -> {after!r}"
    pairs = enumerate(zip(before, after, strict=False))
    at = next(
        (place for place, (one, other) in pairs if one != other), min(len(before), len(after))
    )
    return f"{before[max(0, at - 10) : at + 30]!r} -> {after[max(0, at - 10) : at + 30]!r}"
