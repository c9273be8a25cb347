"""The files that a new list begins with, of what its keeper asks for and its sources say."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from awesomequant.console import say
from awesomequant.intake.adoption.taking import Adoption
from awesomequant.language.characters import visible
from awesomequant.language.markdown import show
from awesomequant.library.field_types import LONGEST_PROSE
from awesomequant.library.messages import ENGLISH
from awesomequant.outfit import names
from awesomequant.outfit.kits import starter
from awesomequant.store import canonical
from awesomequant.store.git import origin
from awesomequant.store.messages import read_messages
from awesomequant.store.reader import Reader
from awesomequant.store.roots import LIST
from awesomequant.text import one_line
from awesomequant.works.titles import LONGEST as LONGEST_TITLE

_EXAMPLES = ("data/papers/", "data/tags.yaml")


def begun(
    root: Path, adoption: Adoption | None, sources: Sequence[Path], asked: Mapping[str, str | None]
) -> dict[str, str]:
    """Return the files that a list begins with, by name.

    What was ``asked`` for (title, description, licence, language) goes before what its sources say
    of themselves.
    """
    texts = starter()
    stated: dict[str, Any] = {**_places(root), **(adoption.settings if adoption else {})}
    beside = ("title", "description")
    stated |= {key: value for key, value in asked.items() if value and key not in beside}
    messages = read_messages(Reader(root), str(stated.get("language", ENGLISH)))
    titled, about = messages.say(names.TITLE), messages.say(names.ABOUT)
    named = {"title": asked.get("title") or stated.get("title"), "description": None}
    if adoption or any(asked.get(key) for key in beside):
        if not named["title"] and sources:  # its curator has named the folder, not the file
            words = one_line(visible(re.sub("[-_]", " ", root.name)))
            named["title"] = words[:1].upper() + words[1:]
            say(f"it is called '{named['title']}' for now: see 'title' and 'description' in {LIST}")
        # A page, a folder and what is pasted may hold what a list may not.
        named["title"] = one_line(visible(str(named["title"] or "")))[:LONGEST_TITLE] or titled
        said = visible(str(asked.get("description") or stated.get("description") or ""))
        named["description"] = said[:LONGEST_PROSE].strip() or about
        texts[LIST] = canonical.record(
            {**named, **{k: v for k, v in stated.items() if k not in named}}
        )
        titled = str(named["title"])
        welcome = f"# {show(str(named['title']))}\n\n{show(str(named['description']))}\n"
        texts["docs/index.md"] = texts["docs/index.md"].replace("# Welcome\n", welcome)
    else:  # with the remarks that tell a beginner what can be stated
        for key, value in {**stated, "title": titled, "description": about}.items():
            now = f"{key}: {canonical.inline(value)}"
            lines = texts[LIST].splitlines()
            begins = (f"# {key}: ", f"{key}: ")
            kept = [now if line.startswith(begins) else line for line in lines]
            texts[LIST] = "\n".join(kept) + "\n"
    site = f"site_name: {canonical.inline(titled)}"
    texts[names.SETTINGS] = texts[names.SETTINGS].replace(f"site_name: {names.TITLE}", site)
    texts = {name: names.named(name, text, messages) for name, text in texts.items()}
    if adoption:  # a list that is filled needs no example
        texts = {name: text for name, text in texts.items() if not name.startswith(_EXAMPLES)}
    return texts


def _places(root: Path) -> dict[str, str]:
    """Return where the list's repository and its site are, as far as git tells."""
    repository = origin(root)
    if repository is None:
        return {}
    host, owner, *rest = repository.removeprefix("https://").split("/")
    if host != "github.com" or len(rest) != 1:
        return {"repository": repository}
    own = rest[0].lower() == f"{owner.lower()}.github.io"
    return {
        "repository": repository,
        "site": f"https://{owner.lower()}.github.io/" + ("" if own else f"{rest[0]}/"),
    }
