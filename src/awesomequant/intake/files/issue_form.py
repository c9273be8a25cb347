"""Read the issue form by which a reader proposes a paper, from the event that GitHub hands over."""

import re
from pathlib import Path

from awesomequant.door import named
from awesomequant.intake.adding import STATED, Wish, completed
from awesomequant.language.json_text import value_of
from awesomequant.library.author import Author, stated
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.problems import Refusal
from awesomequant.works.people import split_people

_SECTION = re.compile(r"^### ++([^\n]+)\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_NOTHING = frozenset(("", "_No response_", "None"))
_LONGEST = 70_000  # GitHub's own bound is 65,536
_EVENT_BYTES = 4 * 1024 * 1024  # people, labels and repositories stand in it too
_MOST_IDS = 10
# The labels a form may have, by the field they fill; a label is compared by its first word.
_FIELDS = {
    "title": "title", "venue": "venue", "conference": "venue", "year": "year",
    "note": "note", "abstract": "abstract",
}  # fmt: skip
_IDS = frozenset(("link", "url", "paper", "address", "arxiv", "doi", "id"))
_LISTS = {"tags": "tags", "keywords": "tags", "code": "code", "repository": "code"}


def read(file: Path) -> Wish:
    """Return what an issue asks for; raises Refusal where the event holds no form."""
    try:
        event = value_of(named(file, _EVENT_BYTES))
        body = event["issue"]["body"]
    except (ValueError, KeyError, TypeError, RecursionError):
        msg = f"{file} holds no event of an issue"
        raise Refusal(msg) from None
    if not isinstance(body, str) or len(body) > _LONGEST:
        msg = f"the issue in {file} has no text"
        raise Refusal(msg)
    return wish_of(body)


def wish_of(body: str) -> Wish:
    """Return the fields of a form's text: a heading ``###`` each, the answer below it."""
    given: dict[str, str] = {}
    authors: tuple[Author, ...] = ()
    ids: list[str] = []
    lists: dict[str, list[str]] = {"tags": [], "code": []}
    for label, answer in _SECTION.findall(body):
        text = answer.strip()
        words = re.findall(r"[a-z]+", label.lower())
        if text in _NOTHING or not words:
            continue
        if words[0] in _IDS:
            ids += text.split()[:_MOST_IDS]
        elif words[0] in _LISTS:
            # With commas or a line each, behind bullets or in ticked boxes.
            ticked = [line for line in text.splitlines() if not re.match(r"\s*- \[ \]", line)]
            items = re.split(r"[,\n]", "\n".join(ticked))
            bare = (re.sub(r"^\s*(?:[-*] )?(?:\[[xX]\] )?", "", item).strip() for item in items)
            lists[_LISTS[words[0]]] += [item for item in bare if item]
        elif words[0] == "authors":
            lines = [line.strip(" ,;") for line in text.splitlines() if line.strip(" ,;")]
            authors = stated(split_people("; ".join(lines) if len(lines) > 1 else text))
        elif words[0] in _FIELDS:
            given[_FIELDS[words[0]]] = " ".join(text.split())
    if not ids and not given:
        msg = "the issue is not written with the form; it has no '### Title' and no '### Link'"
        raise Refusal(msg)
    code = tuple(DraftLink("code", link) for link in lists["code"])
    draft = Draft(STATED, "", tags=tuple(lists["tags"]), code=code, authors=authors)
    return Wish(tuple(ids), completed(draft, given))
