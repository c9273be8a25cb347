"""The names of a list's menu and pages that ``init`` writes, in the language of the list."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from awesomequant import door
from awesomequant.door import PAGE_BYTES
from awesomequant.library.messages import Messages
from awesomequant.site.shell import MADE
from awesomequant.store import canonical
from awesomequant.store.messages import in_every_language

SETTINGS, DOCS = "mkdocs.yml", "docs/"
# Where each stands: in the menu beside the page that it leads to, in the two switches of the
# colours, as the title of a page and as its heading.
_ENTRY = re.compile(
    r"(?P<before>^ +- )(?P<name>.+)(?P<behind>: (?P<page>[\w/.-]+\.md)$)", re.MULTILINE
)
_SWITCH = re.compile(
    r"(?P<before>toggle: \{icon: (?P<page>[\w/-]+), name: )(?P<name>[^}\n]+)(?P<behind>\})"
)
_TITLE = re.compile(
    r"(?P<before>\A---\n(?:(?!---).*\n)*?title: )(?P<name>.+)(?P<behind>$)", re.MULTILINE
)
_HEADING = re.compile(r"(?P<before>^# )(?P<name>.+)(?P<behind>$)", re.MULTILINE)
# What each is called in English, by the page or the picture beside it.
_MENU = {
    "index.md": "Home",
    "papers/index.md": "Papers",
    "venues/index.md": "Venues",
    "tags/index.md": "Tags",
    "statistics.md": "Statistics",
    **{page: title for page, (title, _) in MADE.items()},
}
_SWITCHES = {
    "material/weather-night": "Switch to dark",
    "material/weather-sunny": "Switch to light",
}
_PAGES = {**_MENU, "index.md": "Welcome"}
TITLE = "A list of papers"
ABOUT = "Papers worth reading, each with its venue, its code and a reference to take along."
NAMES = frozenset({*_MENU.values(), *_SWITCHES.values(), *_PAGES.values(), TITLE, ABOUT})


def named(file: str, text: str, messages: Messages) -> str:
    """Return a file that ``init`` writes with its names in the language of the messages.

    A name that its keeper chose stays: none is taken but what it is called in a language of ours.
    """
    for form, names in _places(file):

        def said(found: re.Match[str], names: Mapping[str, str] = names) -> str:
            name = names.get(found.groupdict().get("page") or file.removeprefix(DOCS))
            if name is None or found["name"] not in _forms(name):
                return found[0]
            now = messages.say(name)
            is_yaml = not found["before"].startswith("# ")
            shown = canonical.inline(now) if is_yaml else now
            return f"{found['before']}{shown}{found['behind']}"

        text = form.sub(said, text)
    return text


def renamed(root: Path, messages: Messages) -> dict[str, str]:
    """Return the files of a list whose names are ours in another language, as they should be."""
    found = {}
    for file in (SETTINGS, *(f"{DOCS}{page}" for page in _PAGES)):
        if not door.has(root, file):
            continue
        text = door.content(root, file, PAGE_BYTES).decode("utf-8", "replace")
        now = named(file, text, messages)
        if now != text:
            found[file] = now
    return found


def _places(file: str) -> Iterator[tuple[re.Pattern[str], Mapping[str, str]]]:
    if file == SETTINGS:
        yield _ENTRY, _MENU
        yield _SWITCH, _SWITCHES
    elif file.startswith(DOCS):
        yield _TITLE, _PAGES
        yield _HEADING, _PAGES


@lru_cache(maxsize=64)
def _forms(name: str) -> frozenset[str]:
    """Return what a name is in each language of ours, as YAML and as text."""
    said = in_every_language(name)
    return frozenset({*said, *map(canonical.inline, said), *map(canonical.quoted, said)})
