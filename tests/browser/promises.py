"""What a control promises by its kind, and whether a press of it keeps that.

A press after which nothing is otherwise is a fault, and so is a state that does not come back.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from browser.reader import FOCUS, NOTHING_COPIED, Control, Fault, Reader
from playwright.sync_api import FilePayload, Locator

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
OWN = "n => controls.own(n)"
TEXT = "input[type=text], input[type=search], input:not([type]), textarea"
BESIDE = "[data-beside]"


class Promises(Reader):
    """A reader who holds what is pressed to its promise."""

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

    def follows(self, control: Control) -> None:
        """A link leads where it says, or gives its file."""
        self.press(control)
        address = control.href
        plain = address.split("#")[0].rstrip("/")
        if control.saves or re.search(r"\.(bib|ris|csv|csl\.json)$", urlsplit(address).path):
            if not self.waits(lambda: self.has_files() or self.page.url == address):
                raise Fault("gives no file")
            if self.page.url == address:  # a browser that shows the file itself
                self.is_whole(address, self.page.request.get(address).body())
            else:
                self.files_are_whole()
        elif not self.waits(
            lambda: self.page.url.split("#")[0].rstrip("/") == plain or self.has_files()
        ):
            raise Fault(f"leads to {self.page.url} in place of {address}")

    def files_are_whole(self) -> None:
        """See that what was handed over is what it is called."""
        for name, data in self.files():
            self.is_whole(name, data)

    def is_whole(self, name: str, data: bytes) -> None:
        """See that a file has bytes, and begins as its format does."""
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
            back = next(one for one in self.find() if 'for="__palette' in one.html)
            self.page.evaluate("n => controls.reveal(n)", back.number)
            self.press(back)
            if not self.waits(lambda: self.state()["scheme"] == before["scheme"]):
                raise Fault("the scheme does not come back")
            return
        for _ in range(2):  # what is wanted, what is not, and neither
            self.press_again(control)
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

    def press_again(self, control: Control) -> None:
        """Press what was pressed: it, or what lies over all else to undo it."""
        if not self.page.evaluate("n => controls.isCovered(n)", control.number):
            self.press(control)
        elif over := self.page.evaluate("n => controls.coverOf(n)", control.number):
            self.page.mouse.click(*over)
        else:
            self.page.keyboard.press("Escape")

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
            self.waits(lambda: self.has_happened() or "address" in changed, 0.4)
        if "download" in control.html and not self.waits(self.has_files):
            raise Fault("gives no file")
        copied = self.copied()
        if re.match(r"copy\b", control.name, re.IGNORECASE) and not copied:
            raise Fault("copies nothing")
        if copied:
            self.is_what_stands_there(copied)
        elif self.has_files():
            self.files_are_whole()
        elif not changed and not self.happened:
            self.acts_on_text(control, before)
        elif not self.is_done(control, before, changed):
            self.press_again(control)
            self.comes_back(before, "a second press")

    def is_done(self, control: Control, before: dict[str, Any], changed: set[str]) -> bool:
        """Tell whether a press has had its effect, and no second one undoes it."""
        if self.happened.choosers or self.happened.questions:
            return True  # it asks: for a file, or whether it is meant
        if "open" in changed and self.page.locator("dialog[open]").count():
            self.opens(before)
            return True
        if not self.locator(control).is_visible():
            return True  # it shuts what it stands in, or has shown the last there is
        if "address" in changed:
            self.page.go_back()
            self.comes_back(before, "Back")
            return True
        shows_more = "rows" in changed and self.state()["rows"] > before["rows"] + 1
        return shows_more or changed == {"scrolled"}

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
        file = FilePayload(name="empty.json", mimeType="application/json", buffer=b"{}")
        self.locator(control).set_input_files(files=file)
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

    def opens(self, before: dict[str, Any]) -> None:
        """A dialog: has a name and a way out, is left by Escape, and gives the focus back."""
        inside = self.find("dialog[open]")
        if not inside:
            raise Fault("opens a dialog without a way out")
        if nameless := [one.html for one in inside if not one.name]:
            raise Fault(f"opens a dialog with a control without a name: {nameless[0]}")
        self.page.keyboard.press("Escape")
        self.comes_back(before, "Escape")
