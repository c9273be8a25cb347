"""Every control of a page pressed, and held to what its kind promises.

Nothing here knows the site's controls: they are found on the page, alike ones are taken together, and
what a press must do follows from what a control is and from what happens.  A press after which
nothing is otherwise is a fault, as is a page that complains of one.
"""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

from playwright.sync_api import Dialog, Download, Error, FileChooser, Locator, Page, Request
from support import patience

FINDING = Path(__file__).with_name("controls.js").read_text("utf-8")
NOTHING_COPIED = "nothing was copied"
BEGINS = {  # how a file of each format begins
    "bib": rb"\s*(@|%)",
    "ris": rb"TY  - ",
    "json": rb"\s*[\[{]",
    "csv": rb"[^\n]*,",
    "xml": rb"<\?xml|<",
    "md": rb"\S",
    "tex": rb"\S",
    "svg": rb"<(svg|\?xml)",
    "png": rb"\x89PNG",
}
FOCUS = "n => controls.focus(n)"
OWN = "n => controls.own(n)"
TEXT = "input[type=text], input[type=search], input:not([type]), textarea"
BESIDE = "[data-beside]"
FOREVER = 2.5  # seconds, at rest, after which what did not happen does not happen


TURNS = 4  # so many runs share what is alike on pages of several kinds


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

    def anything(self) -> bool:
        """Tell whether there was anything."""
        return bool(self.downloads or self.choosers or self.questions or self.pages)


class Fault(Exception):  # noqa: N818 - of a page
    """A control that does not do what it promises."""


class Changed(Fault):
    """A page that is not as it was; at the first touch it may have loaded what it needs."""


class Presser:
    """A reader at one page of a built site, who presses by pointer or by keys.

    Links are alike across the site: one of each group is pressed once, all are followed in the files.
    """

    def __init__(
        self, page: Page, site: Path, base: str, way: str, complaints: list[str], mine: int = 0
    ) -> None:
        self.page = page
        self.site = site
        self.base = base
        self.way = way
        self.complaints = complaints
        self.happened = Happened()
        self.wait = FOREVER
        self.pressed: set[str] = set()
        self.mine = mine
        self.turn = 0
        self.asked: set[Request] = set()
        self.requests = 0
        page.on("request", self.count)
        page.on("requestfinished", lambda it: self.asked.discard(it))
        page.on("requestfailed", lambda it: self.asked.discard(it))
        page.on("download", lambda it: self.happened.downloads.append(it))
        page.on("filechooser", lambda it: self.happened.choosers.append(it))
        page.on("popup", lambda it: self.happened.pages.append(it))
        page.on("dialog", self.answer)

    def answer(self, question: Dialog) -> None:
        """Say yes, as who pressed on purpose."""
        self.happened.questions.append(question.message)
        question.accept()

    def count(self, request: Request) -> None:
        """Know what is under way."""
        self.requests += 1
        self.asked.add(request)

    # one page

    def press_all(self, address: str) -> tuple[int, list[str]]:
        """Press one of each group on a page; return how many, and what is wrong."""
        faults: list[str] = []
        pressed = 0
        self.open(address)
        found = self.find()
        faults += self.heard()
        faults += self.broken_links(found)
        for control in firsts(found):
            if self.skips(control) or self.left_to_others(control):
                continue
            self.pressed.add(control.group)
            try:
                self.try_twice(address, self.fresh(address, control))
            except Fault as fault:
                faults.append(f"{control.html}: {fault}")
            except Error as error:
                faults.append(f"{control.html}: {in_short(error)}")
            pressed += 1
            faults += [f"{control.html}: {one}" for one in self.heard()]
        return pressed, [f"{address}: {one}" for one in dict.fromkeys(faults)]

    def open(self, address: str) -> None:
        """Open a page as who comes for the first time, with everything unfolded."""
        with suppress(Error):  # on the first, empty page there is no store
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.happened = Happened()
        self.asked.clear()
        try:
            self.page.goto(f"{self.base}/{address}")
        except Error:  # Firefox was still on its way to where the last press led
            self.page.wait_for_load_state("load")
            self.page.goto(f"{self.base}/{address}")
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

        if not self.waits(stands):
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

    def skips(self, control: Control) -> bool:
        """Tell whether a link leaves the site, or one of its kind has been pressed."""
        return control.kind == "link" and (
            not control.href.startswith(self.base) or control.group in self.pressed
        )

    def left_to_others(self, control: Control) -> bool:
        """Tell whether a control that was pressed on another page is another's turn on this one."""
        if control.group not in self.pressed:
            return False
        self.turn += 1
        return self.turn % TURNS != self.mine

    def broken_links(self, controls: list[Control]) -> Iterator[str]:
        """Follow every link within the site in its files."""
        for href in dict.fromkeys(one.href for one in controls if one.href.startswith(self.base)):
            address, fragment = urldefrag(href)
            path = self.site / unquote(urlsplit(address.removeprefix(self.base)).path.lstrip("/"))
            file = path / "index.html" if path.is_dir() else path
            if not file.is_file():
                yield f"a link to nowhere: {href}"
            elif fragment and not self.stands(href, file, unquote(fragment)):
                yield f"a link to a part that is not there: {href}"

    def stands(self, href: str, file: Path, fragment: str) -> bool:
        """Tell whether a page has the part that a link names."""
        if urldefrag(href)[0] == urldefrag(self.page.url)[0]:
            find = "id => Boolean(document.getElementById(id) || document.getElementsByName(id)[0])"
            return bool(self.page.evaluate(find, fragment))
        return (
            re.search(rf'(id|name)="?{re.escape(fragment)}["\s>]', file.read_text("utf-8"))
            is not None
        )

    # one control

    def try_one(self, control: Control) -> None:
        """Hold one control to its promise."""
        if not control.name:
            raise Fault("has no name")
        self.page.evaluate("n => controls.reveal(n)", control.number)
        self.arrive(control)
        self.page.evaluate("n => controls.reveal(n)", control.number)
        before = self.state()
        match control.kind:
            case "link":
                self.follows(control)
            case "fold" | "check" | "label":
                self.goes_and_comes(control, before)
            case "choice":
                self.chooses(control, before)
            case "select":
                self.selects(control, before)
            case "field":
                self.takes_text(control, before)
            case "file":
                self.takes_file(control, before)
            case "button":
                self.acts(control, before)
            case "place":
                pass  # that keys reach it, with a name, is all it promises
            case _:
                raise Fault(f"nobody knows what a {control.kind} promises")

    def try_twice(self, address: str, control: Control) -> None:
        """Try a control; where the page is not as it was, once more, now that it has all it loads."""
        self.wait = 0.5
        try:
            self.try_one(control)
        except Error:  # it was drawn anew while it was looked at, or could not be pressed in time
            self.wait = FOREVER
            self.try_one(self.fresh(address, control))
        except Changed:
            self.wait = FOREVER
            self.happened = Happened()
            self.page.evaluate("controls.quiet(120)")
            self.try_one(control)

    def locator(self, control: Control) -> Locator:
        return self.page.locator(f'[data-control="{control.number}"]')

    def arrive(self, control: Control) -> None:
        """By keys: reach it by Tab from what stands before it, and see that it is reached."""
        if self.way != "keyboard":
            return
        self.page.evaluate("document.activeElement?.blur()")
        plain = self.page.evaluate("n => controls.looks(n)", control.number)
        self.page.evaluate("n => controls.before(n)", control.number)
        for _ in range(3):  # parts of the page that scroll are stops of their own in Firefox
            self.page.keyboard.press("Tab")
            if self.page.evaluate("n => controls.isFocused(n)", control.number):
                break
        else:
            raise Fault("is not reached by Tab")
        if self.page.evaluate("n => controls.looks(n)", control.number) == plain:
            raise Fault("does not show that it has the focus")

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

    def waits(self, until: Any, seconds: float = 0) -> bool:
        """Wait until something holds; tell whether it came to hold."""
        end = time.monotonic() + patience(seconds or FOREVER)
        while not until():
            if time.monotonic() > end:
                return False
            self.page.wait_for_timeout(40)
        return True

    def changes(self, before: dict[str, Any]) -> set[str]:
        """Return what is otherwise than before, as soon as something is."""
        self.waits(lambda: self.happened.anything() or self.state() != before)
        self.page.wait_for_timeout(60)  # what follows at once
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

    # what each kind promises

    def follows(self, control: Control) -> None:
        """A link leads where it says, or gives its file."""
        self.press(control)
        address = control.href
        if control.saves or re.search(r"\.(bib|ris|csv|csl\.json)$", urlsplit(address).path):
            if not self.waits(lambda: self.happened.downloads or self.page.url == address):
                raise Fault("gives no file")
            self.files_are_whole()
        elif not self.waits(
            lambda: (
                self.page.url == address
                or (self.page.url.split("#")[0].rstrip("/") == address.split("#")[0].rstrip("/"))
                or self.happened.downloads
            )
        ):
            raise Fault(f"leads to {self.page.url} in place of {address}")

    def files_are_whole(self) -> None:
        """See that what was downloaded has bytes, and begins as its format does."""
        for download in self.happened.downloads:
            name = download.suggested_filename
            data = Path(download.path()).read_bytes()
            if not data:
                raise Fault(f"an empty file: {name}")
            begins = BEGINS.get(name.rpartition(".")[2])
            if begins is None:
                raise Fault(f"nobody knows how {name} begins")
            if not re.match(begins, data):
                raise Fault(f"{name} begins with {data[:40]!r}")

    def goes_and_comes(self, control: Control, before: dict[str, Any]) -> None:
        """What folds or is ticked changes, is kept where it says so, and changes back."""
        own = self.page.evaluate(OWN, control.number)
        self.press(control)
        changed = self.changes(before)
        if not changed - {"scrolled"}:
            raise Fault("nothing happens")
        after = self.state()
        if "scheme" in changed:
            self.kept_by_reload(after, {"scheme"})
            back = next(
                one for one in self.find() if one.group.startswith("label.md-header__button")
            )
            self.press(back)
            if not self.waits(lambda: self.state()["scheme"] == before["scheme"]):
                raise Fault("the scheme does not come back")
            return
        for _ in range(2):  # what is wanted, what is not, and neither
            self.press(control)
            if self.waits(lambda: self.state()["address"] == before["address"], 0.5) and (
                self.page.evaluate(OWN, control.number) == own
            ):
                break
        self.comes_back(before, "pressing again")
        if "address" in changed:
            self.page.goto(after["address"])
            self.settled()
            if self.state()["address"] != after["address"]:
                raise Fault(f"its address opens {self.state()['address']}")
            there = (
                "n => { const it = controls.get(n); return Boolean((it?.control || it)?.checked); }"
            )
            again = [
                one
                for one in self.find()
                if one.group == control.group and one.name == control.name
            ]
            if again and not self.waits(lambda: self.page.evaluate(there, again[0].number)):
                raise Fault("its address does not tick it")

    def kept_by_reload(self, after: dict[str, Any], keys: set[str]) -> None:
        """Load the page again; what was chosen stays."""
        self.page.reload()
        self.settled()
        if not self.waits(lambda: all(self.state()[key] == after[key] for key in keys)):
            raise Fault(f"a reload forgets {', '.join(sorted(keys))}")

    def chooses(self, control: Control, before: dict[str, Any]) -> None:
        """One of several: another is chosen, then the first again."""
        chosen, size = self.page.evaluate("n => controls.choices(n)", control.number)
        if size < 2:
            raise Fault("is the only choice")
        other = (chosen + 1) % size
        if self.way == "keyboard":
            self.page.evaluate(FOCUS, control.number)
            self.page.keyboard.press("ArrowRight")
        else:
            self.choice(other).click()
        if not self.changes(before):
            raise Fault("nothing happens")
        after = self.state()
        if self.way == "keyboard":
            self.page.keyboard.press("ArrowLeft")
        else:
            self.choice(max(chosen, 0)).click()
        self.comes_back(before, "choosing the first again")
        if after["text"] == before["text"] and after["fields"] == before["fields"]:
            raise Fault("another choice shows nothing else")

    def choice(self, place: int) -> Locator:
        """Return what a pointer presses of a radio button: it, or its label."""
        radio = self.page.locator(f'[data-choice="{place}"]')
        label = self.page.locator(f'label[for="{radio.get_attribute("id")}"]')
        return label if label.count() else radio

    def selects(self, control: Control, before: dict[str, Any]) -> None:
        """A list of choices: each changes the page, the first brings it back, and so does Back."""
        options = self.locator(control).evaluate("it => [...it.options].map(one => one.value)")
        first = self.locator(control).input_value()
        steps = int(self.page.evaluate("history.length"))
        for value in options:
            if value != first:
                self.choose(control, value)
                changed = self.changes(before)
                if not changed & {"text", "address", "rows"}:
                    raise Fault(f"{value!r} changes nothing but itself")
                break
        else:
            raise Fault("there is no choice")
        if int(self.page.evaluate("history.length")) > steps:
            self.page.go_back()
            self.comes_back(before, "Back")
            return
        self.choose(control, first)
        self.comes_back(before, "choosing the first again")

    def choose(self, control: Control, value: str) -> None:
        """Choose by name; by keys as far as both browsers take them for a closed list."""
        self.locator(control).select_option(value)

    def takes_text(self, control: Control, before: dict[str, Any]) -> None:
        """A field: what is typed finds something, and gone again it leaves the page as it was."""
        field = self.locator(control)
        if self.way != "keyboard":
            field.click()
        is_number = field.get_attribute("type") in {"number", "range"}
        begun = field.input_value()
        if begun:
            field.fill("")
            before = self.state()
        self.page.keyboard.type("2015" if is_number else "an")
        if is_number:
            self.page.keyboard.press("Tab")
        if not self.changes_beside_itself(before):
            self.page.keyboard.press("Enter")  # a field of a form that is sent
            if self.waits(lambda: self.state()["address"] != before["address"]):
                return
            if self.page.evaluate("([n, w]) => controls.beside(n, w)", [control.number, "button"]):
                self.page.locator(BESIDE).click()
                if self.changes_beside_itself(before):
                    return
            raise Fault("what is typed finds nothing and changes nothing")
        field.fill("")
        if is_number:
            self.page.keyboard.press("Tab")
        self.comes_back(before, "emptying it")

    def changes_beside_itself(self, before: dict[str, Any]) -> bool:
        """Tell whether more has changed than what stands in fields."""
        return self.waits(
            lambda: any(self.state()[key] != before[key] for key in ("text", "address", "rows"))
        )

    def acts(self, control: Control, before: dict[str, Any]) -> None:
        """A button: copies, saves, asks, opens, leads, shows more, or goes and comes."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", NOTHING_COPIED)
        self.press(control)
        changed = self.changes(before)
        if not re.search(r"aria-(pressed|expanded|haspopup)", control.html):
            # A file is told to be in the making, and a menu shut, before it comes.
            self.waits(lambda: self.happened.anything() or "address" in changed, 0.4)
        if "download" in control.html and not self.waits(lambda: self.happened.downloads):
            raise Fault("gives no file")
        copied = self.copied()
        if re.match(r"copy\b", control.name, re.IGNORECASE) and not copied:
            raise Fault("copies nothing")
        if copied:
            self.is_what_stands_there(copied)
        elif self.happened.downloads:
            self.files_are_whole()
        elif self.happened.choosers or self.happened.questions:
            pass  # it asks: for a file, or whether it is meant
        elif "open" in changed and self.page.locator("dialog[open]").count():
            self.opens(control, before)
        elif "address" in changed:
            self.page.go_back()
            self.comes_back(before, "Back")
        elif changed == {"scrolled"}:
            pass
        elif "rows" in changed and self.state()["rows"] > before["rows"] + 1:
            pass  # it shows more
        elif not changed:
            self.acts_on_text(control, before)
        else:
            self.press(control)
            self.comes_back(before, "a second press")

    def acts_on_text(self, control: Control, before: dict[str, Any]) -> None:
        """A button that did nothing does something with what stands in the field beside it."""
        if self.page.evaluate("([n, w]) => controls.beside(n, w)", [control.number, TEXT]):
            self.page.locator(BESIDE).fill("an")
            self.press(control)
            if self.changes_beside_itself(before):
                return
        raise Fault("nothing happens")

    def takes_file(self, control: Control, before: dict[str, Any]) -> None:
        """A place for a file: the page says what it made of it, also where that is nothing."""
        file = {"name": "empty.json", "mimeType": "application/json", "buffer": b"{}"}
        self.locator(control).set_input_files([file])
        if not self.changes_beside_itself(before):
            raise Fault("a file changes nothing")

    def copied(self) -> str:
        """Return what lies in the clipboard since the press."""
        text = str(self.page.evaluate("navigator.clipboard.readText()"))
        return "" if text == NOTHING_COPIED else text

    def is_what_stands_there(self, copied: str) -> None:
        """See that what was copied can be read on the page, or is its address."""
        if not copied.strip():
            raise Fault("copies nothing but blanks")
        if copied.startswith(self.base):
            return
        flat = re.sub(r"\s+", "", self.page.evaluate("document.body.textContent"))
        first = re.sub(r"\s+", "", copied.strip().splitlines()[0])[:60]
        if first not in flat:
            raise Fault(f"copies what does not stand there: {copied[:60]!r}")

    def opens(self, control: Control, before: dict[str, Any]) -> None:
        """A dialog: has a name and a way out, is left by Escape, and gives the focus back."""
        inside = self.find("dialog[open]")
        if not inside:
            raise Fault("opens a dialog without a way out")
        if nameless := [one.html for one in inside if not one.name]:
            raise Fault(f"opens a dialog with a control without a name: {nameless[0]}")
        self.page.keyboard.press("Escape")
        self.comes_back(before, "Escape")


def firsts(controls: list[Control]) -> list[Control]:
    """Return the first of each group."""
    seen: dict[str, Control] = {}
    for control in controls:
        seen.setdefault(control.group, control)
    return list(seen.values())


def in_short(error: Error) -> str:
    """Say why a browser could not do something: what stood in the way, if anything did."""
    lines = str(error).splitlines()
    return next((one.strip() for one in lines if "intercepts" in one or "outside" in one), lines[0])


def told(before: Any, after: Any) -> str:
    """Say where two states part."""
    if not (isinstance(before, str) and isinstance(after, str)):
        return f"{before!r} -> {after!r}"
    pairs = enumerate(zip(before, after, strict=False))
    at = next(
        (place for place, (one, other) in pairs if one != other), min(len(before), len(after))
    )
    return f"{before[max(0, at - 10) : at + 30]!r} -> {after[max(0, at - 10) : at + 30]!r}"


def kinds(site: Path) -> list[str]:
    """Return pages of every kind: of each folder the first, and each that has what those before lack."""
    met: dict[tuple[str, int], set[str]] = {}
    chosen = []
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        text = file.read_text("utf-8")
        if 'http-equiv="refresh"' in text:
            continue
        classes = {one for found in re.findall(r'class="([^"]*)"', text) for one in found.split()}
        ours = {one for one in classes if one.startswith("aq-")} | {"a page"}
        depth = name.count("/")
        known = met.setdefault((name.split("/")[0] if depth != 1 else name, depth), set())
        if ours - known:
            chosen.append(name.removesuffix("index.html"))
            known |= ours
    return chosen
