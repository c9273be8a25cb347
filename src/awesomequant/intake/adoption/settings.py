"""The settings of a list from its page: title, description, licence, and how its entries stand."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from awesomequant.door import Door, Kind
from awesomequant.language.markdown import headings, visible
from awesomequant.library.draft import Draft, Passage
from awesomequant.text import one_line
from awesomequant.works import licences

_HTML_HEAD = re.compile(r"<h[12]\b[^<>]{0,500}>(.{1,1000}?)</h[12]>", re.IGNORECASE | re.DOTALL)
_CONTENTS = re.compile(
    r"(?:table of )?contents?|toc|introduction|overview|papers?|news|updates?|readme", re.IGNORECASE
)
_ABOUT = re.compile(r"licen[cs]e|copyright", re.IGNORECASE)
_UNDER = re.compile(r"(?:licen[cs]ed|released|available|distributed) under.{0,120}", re.IGNORECASE)
_LICENCE_FILE = re.compile(r"(?:un)?licen[cs]e(?:[.-].{1,12})?|copying(?:\..{1,5})?", re.IGNORECASE)
_LONGEST, _FEWEST = 500, 5
_FIRE = re.compile(r":fire:|🔥")


def title_of(text: str) -> str | None:
    """Return what a page calls itself: its first heading, where that stands above all others."""
    first = next(((line, shown) for line, shown in headings(text)), ("", ""))
    html = _HTML_HEAD.search(text)
    if html and (not first[0] or html.start() < text.find(first[0])):
        shown = one_line(visible(html[1]))
    else:
        shown = first[1] if first[0].lstrip().startswith(("# ", "## ")) else ""
    title = one_line(shown)[:400]
    return title if title and not _CONTENTS.fullmatch(title) else None


def description_of(text: str, passages: Sequence[Passage]) -> str | None:
    """Return the first sentences of prose that a page opens with, as plain text."""
    lines = text.splitlines()
    for passage in passages:
        if passage.role == "entry":
            return None
        if passage.role != "prose":
            continue
        said = one_line(visible("\n".join(lines[passage.first - 1 : passage.last])))
        said = re.sub(r"\s+([,.;:!?)])", r"\1", said)
        words = re.findall(r"[^\W\d_]{2,}", said)
        # A row of links and badges is no sentence.
        few = _FEWEST if said.endswith((".", "!", "?", "。")) else 2 * _FEWEST
        if len(words) < few or lines[passage.first - 1].lstrip().startswith(("|", "```", "#")):
            continue
        if len(said) <= _LONGEST:
            return said
        end = max(said.rfind(sign, 0, _LONGEST) for sign in (". ", "。", "! ", "? "))
        return said[: end + 1] if end > 0 else f"{said[: _LONGEST - 1].rpartition(' ')[0]}…"
    return None


def licence_of(text: str, folder: Path) -> str | None:
    """Return the licence of a list: its LICENSE file says it, or its page; None for none."""
    door = Door(folder)
    for name, entry in door.files("", 0):
        if _LICENCE_FILE.fullmatch(name) and entry.kind is Kind.FILE:
            with suppress(OSError):  # nobody may read it
                if found := licences.stated(door.head(name, 40_000).decode("utf-8", "replace")):
                    return found
    if found := licences.linked(text):
        return found
    # A list of tools names the licences of others: only where it speaks of its own it is one.
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if line.lstrip().startswith("#") and _ABOUT.search(line):
            if found := licences.stated("\n".join(lines[at : at + 12])):
                return found
        elif (under := _UNDER.search(line)) and (found := licences.stated(under[0])):
            return found
    return None


def thresholds_of(text: str, drafts: Sequence[Draft]) -> dict[str, Any]:
    """Return from which counts on a page marks its papers: the least that it marks."""
    lines = text.splitlines()
    found: dict[str, Any] = {}
    marked = [
        draft.citations
        for draft in drafts
        if draft.citations and _FIRE.search(lines[draft.place.line - 1])
    ]
    stars = [link.stars for draft in drafts for link in draft.code if link.stars]
    if marked:
        found["highly_cited"] = {"default": min(marked)}
    if stars:
        found["stars_shown_from"] = min(stars) - 1
    return found
