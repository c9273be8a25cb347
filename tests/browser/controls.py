"""Every control of a page pressed, and held to what its kind promises.

Nothing here knows the site's controls: they are found on the page, alike ones are taken together, and
what a press must do follows from what a control is and from what happens (promises.py).
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from browser.promises import Promises
from browser.reader import FOREVER, Changed, Control, Fault
from playwright.sync_api import Error

# So many runs share what is alike on pages of several kinds; with EVERY_CONTROL each presses all.
TURNS = 1 if os.environ.get("EVERY_CONTROL") else 4


class Presser(Promises):
    """Press one of each group of controls of a page.

    Links are alike across the site: one of each group is pressed once, all are followed in the files.
    """

    def press_all(self, address: str) -> tuple[int, int, list[str]]:
        """Press one of each group on a page; return how many groups, how many pressed, what is wrong."""
        faults: list[str] = []
        pressed = 0
        self.open(address)
        self.rows = self.state()["rows"]
        found = self.find()
        faults += self.heard()
        faults += self.broken_links(found)
        for control in firsts(found):
            if self.skips(control) or self.left_to_others(control):
                continue
            self.pressed.add(control.group)
            try:
                self.try_twice(address, self.fresh(address, control))
            except (Fault, Error) as error:
                said = in_short(error) if isinstance(error, Error) else str(error)
                if not self.is_done_already(control):
                    faults.append(f"{control.html}: {said}")
            pressed += 1
            faults += [f"{control.html}: {one}" for one in self.heard()]
        told = [f"{address}: {one}" for one in dict.fromkeys(faults)]
        return len(firsts(found)), pressed, told

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
            self.happened.clear()
            self.page.evaluate("controls.quiet(120)")
            try:
                self.try_one(control)
            except Error:  # what the first press brought lies over it
                self.try_one(self.fresh(address, control))

    def is_done_already(self, control: Control) -> bool:
        """Tell whether a control went when one came near: rows come by themselves to who scrolls."""
        with suppress(Error):
            same = [one for one in self.find() if one.group == control.group]
            return not same and self.state()["rows"] > self.rows
        return False

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
        return self.turn % TURNS != self.mine % TURNS

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
