"""Read the issue form by which a reader proposes a paper, from the event that GitHub hands over.

The form (outfit/forms.py) asks in the language of the list, and for the list's own fields too.
What each question is called is worked out here, for who writes the form and who reads the answers.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from awesomequant.door import named
from awesomequant.intake.adding import STATED, Wish, completed
from awesomequant.language.characters import visible
from awesomequant.language.json_text import value_of
from awesomequant.library.author import Author, stated
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.field_types import LONGEST_LABEL
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.library.settings import OwnField
from awesomequant.text import did_you_mean, fold, one_line
from awesomequant.works.people import split_people

_SECTION = re.compile(r"^### ++([^\n]+)\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_UNANSWERED = "_No response_"
_NOTHING = frozenset(("", _UNANSWERED, "None"))
_LONGEST = 70_000  # GitHub's own bound is 65,536
_EVENT_BYTES = 4 * 1024 * 1024  # people, labels and repositories stand in it too
_MOST_IDS = 10
# What the form asks for: the field that an answer fills, and the question in English, which each
# language has its own words for.
QUESTIONS = {
    "link": "Link to the paper", "title": "Title", "authors": "Authors", "venue": "Venue",
    "year": "Year", "tags": "Tags", "code": "Code", "note": "Note",
}  # fmt: skip
# The labels that a form of somebody's own may have; a label is compared by its first word.
_WORDS = {
    "link": "link", "url": "link", "paper": "link", "address": "link", "arxiv": "link",
    "doi": "link", "id": "link", "title": "title", "venue": "venue", "conference": "venue",
    "year": "year", "note": "note", "abstract": "abstract", "authors": "authors",
    "tags": "tags", "keywords": "tags", "code": "code", "repository": "code",
}  # fmt: skip
OWN = "fields."  # what the questions for a list's own fields begin with


def questions(library: Library) -> dict[str, str]:
    """Return what the form asks for, by the field that an answer fills: ``title``, ``fields.bits``.

    No two are called alike: an own field that is called as one of ours, "Venue", has its id behind
    it, since the answer names the question alone.
    """
    say = library.messages.say
    found = {name: one_line(say(text)) for name, text in QUESTIONS.items()}
    taken = {_key(text) for text in (*found.values(), *QUESTIONS.values())}
    for name, own in library.settings.fields.items():
        label = own.label
        while _key(label) in taken:
            label = f"{label} ({name})"
        taken.add(_key(label))
        found[f"{OWN}{name}"] = label
    return found


def _key(label: str) -> str:
    # GitHub takes labels for one that differ in signs and capitals alone.
    return re.sub(r"[\W_]+", " ", fold(label)).strip() or label


def read(file: Path, library: Library | None = None) -> Wish:
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
    return wish_of(body, library)


def wish_of(body: str, library: Library | None = None) -> Wish:
    """Return the fields of a form's text: a heading ``###`` each, the answer below it.

    Raises Refusal where there is no paper in it, and for an answer that an own field does not take.
    """
    settings = library.settings if library else None
    known = {_key(text): name for name, text in QUESTIONS.items()}
    if library:
        known |= {_key(label): name for name, label in questions(library).items()}
    given: dict[str, str] = {}
    own_fields: dict[str, str | tuple[str, ...]] = {}
    authors: tuple[Author, ...] = ()
    ids: list[str] = []
    lists: dict[str, list[str]] = {"tags": [], "code": []}
    for label, answer in _SECTION.findall(body):
        text = answer.strip()
        first = next(iter(re.findall(r"[a-z]+", label.lower())), "")
        name = known.get(_key(label)) or _WORDS.get(first, "")
        if settings and name.startswith(OWN):
            own = settings.fields[name.removeprefix(OWN)]
            if said := _answered(text, own):
                own_fields[name.removeprefix(OWN)] = said
        elif text in _NOTHING:
            continue
        elif name == "link":
            ids += text.split()[:_MOST_IDS]
        elif name in lists:
            lists[name] += _items(text)
        elif name == "authors":
            lines = [line.strip(" ,;") for line in text.splitlines() if line.strip(" ,;")]
            authors = stated(split_people("; ".join(lines) if len(lines) > 1 else text))
        elif name:
            given[name] = one_line(text)
    if not ids and not given:
        msg = "the issue is not written with the form; it has no '### Title' and no '### Link'"
        raise Refusal(msg)
    code = tuple(DraftLink("code", link) for link in lists["code"])
    more = {"fields": own_fields} if own_fields else {}
    draft = Draft(STATED, "", tags=tuple(lists["tags"]), code=code, authors=authors, more=more)
    return Wish(tuple(ids), completed(draft, given))


def _items(text: str) -> list[str]:
    """Return the items of a list: with commas or a line each, behind bullets or in ticked boxes."""
    ticked = [line for line in text.splitlines() if not re.match(r"\s*- \[ \]", line)]
    items = re.split(r"[,\n]", "\n".join(ticked))
    bare = (re.sub(r"^\s*(?:[-*] )?(?:\[[xX]\] )?", "", item).strip() for item in items)
    return [item for item in bare if item]


def _answered(text: str, own: OwnField) -> str | tuple[str, ...]:
    """Return an answer to an own field, in the spelling of its values; "" and () for none.

    Raises Refusal for one that is no value of it.
    """
    spelled = _spelled(own.values)
    # A value may be called "None"; GitHub writes that for no answer in a menu, which has none such.
    if text in _NOTHING and (text != "None" or "None" not in spelled):
        return () if own.type == "list" else ""
    if own.type == "list":
        said = tuple(dict.fromkeys(_chosen(text, spelled) if own.values else _items(text)))
    else:
        line = one_line(visible(text))
        said = (spelled.get(line) or spelled.get(_loosely(line)) or line,)
    for one in said:
        if len(one) > LONGEST_LABEL:
            raise Refusal(f"'{one[:20]}…', for '{own.label}', has over {LONGEST_LABEL} characters")
    if wrong := own.refused(said):
        hint = did_you_mean(wrong, own.values) or "it is one of " + ", ".join(own.values)
        raise Refusal(f"'{wrong}' is no value of '{own.label}'; {hint}")
    return said if own.type == "list" else said[0]


def _spelled(values: Sequence[str]) -> dict[str, str]:
    """Return values by themselves, and in other capitals where that can mean one alone."""
    folded = [_loosely(one) for one in values]
    alone = {key: one for key, one in zip(folded, values, strict=True) if folded.count(key) == 1}
    return alone | {one: one for one in values}


def _loosely(text: str) -> str:
    return re.sub(r"\s*,\s*", ",", fold(text))


def _chosen(text: str, spelled: Mapping[str, str]) -> list[str]:
    """Return the values that an answer names; what is none of them stands by itself.

    A menu's answer has its values with commas, which a value may have too, and bullets.
    """
    raw = [piece for one in re.split(r"[,\n]", text) if (piece := one_line(visible(one)))]
    found = _joined(raw, spelled)
    if all(one in spelled for one in found):
        return found
    return _joined([one_line(visible(one)) for one in _items(text)], spelled)


def _joined(pieces: Sequence[str], spelled: Mapping[str, str]) -> list[str]:
    """Return the values that pieces come to, the longest first: "red, dark" is not "red"."""
    found: list[str] = []
    at = 0
    while at < len(pieces):
        for end in range(len(pieces), at, -1):
            said = ", ".join(pieces[at:end])
            if value := spelled.get(said) or spelled.get(_loosely(said)):
                break
        else:
            value, end = pieces[at], at + 1
        found.append(value)
        at = end
    return found
