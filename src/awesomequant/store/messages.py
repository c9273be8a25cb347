"""Read the catalogues of messages: ours, and a list's own ``messages/LANGUAGE.yaml`` over it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from awesomequant import door
from awesomequant.library.messages import (
    CATEGORIES,
    ENGLISH,
    Forms,
    Messages,
    is_no_language,
    lineage,
    places_of,
)
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.store import strict
from awesomequant.store.faults import Source
from awesomequant.store.reader import FILE_BYTES, Reader

FOLDER = "messages"
RULE = "messages"
_STATED = "data/list.yaml"
_OURS = Path(__file__).parents[1] / FOLDER
# Whose messages are all of ours, as a test sees to: what another catalogue lacks, these have.
_WHOLE = "de"


def shipped() -> list[str]:
    """Return the languages that come with the program, beside English."""
    return sorted(file.stem for file in _OURS.glob("*.yaml"))


def in_every_language(text: str) -> set[str]:
    """Return a text in English, and in each language that comes with the program."""
    forms = (_ours(language).get(text) for language in shipped())
    return {text, *(one for one in forms if isinstance(one, str))}


def read_messages(reader: Reader, language: str) -> Messages:
    """Return the messages of a language; what is wrong or lacking goes to the reader's account.

    A catalogue of ``pt-BR`` lies over that of ``pt``.
    """
    known: dict[str, Forms] = {}
    names = lineage(language)
    if names[0] != ENGLISH and (wrong := is_no_language(language)):
        _tell_unknown(reader, *wrong.split("; "))
    for name in names:
        known |= _ours(name)
    own: dict[str, Forms] = {}
    for name in names:
        file = f"{FOLDER}/{name}.yaml"
        if file in reader.overlay or reader.door.kind(file) is not None:
            source = reader.mapping(file)
            own |= _sound(reader, source) if source else ()
    known |= own
    if names[0] != ENGLISH and (lacking := [one for one in _ours(_WHOLE) if one not in known]):
        _tell_lacking(reader, language, lacking)
    return Messages(language, known, own=bool(own))


def _tell_unknown(reader: Reader, message: str, hint: str) -> None:
    reader.problems.append(Problem(_place(reader), RULE, message, hint, Level.WARNING))


def _place(reader: Reader) -> Place:
    """Return where a list says its language."""
    text = reader.overlay.get(_STATED, "")
    if not text and door.has(reader.root, _STATED):
        text = door.content(reader.root, _STATED, FILE_BYTES).decode("utf-8", "replace")
    return Place(_STATED, *strict.positions(text).get(("language",), (1, 1)))


def _tell_lacking(reader: Reader, language: str, lacking: list[str]) -> None:
    every = len(_ours(_WHOLE))
    message = f"{len(lacking)} of {every} texts of our pages stand in English: '{lacking[0]}'"
    hint = f"write them in {FOLDER}/{language}.yaml, English: {language}"
    reader.problems.append(Problem(_place(reader), RULE, message, hint, Level.NOTE))


def _sound(reader: Reader, source: Source) -> Iterator[tuple[str, Forms]]:
    """Yield the messages of a catalogue that can be said; tell what is wrong with the others."""
    for text, forms in source.values.items():
        wrong = _wrong(text, forms)
        if not wrong:
            yield text, forms
            continue
        at = strict.positions(source.text).get((text,), (1, 1))
        hint = f"'{text}': the text, or its plurals: {{one: …, other: …}}"
        reader.problems.append(Problem(Place(source.file, *at), RULE, wrong, hint, Level.WARNING))


def _wrong(text: str, forms: Any) -> str:
    """Return what is wrong with a message."""
    said = forms if isinstance(forms, dict) else {"other": forms}
    asked = places_of(text)
    if unknown := [name for name in said if name not in CATEGORIES]:
        return f"'{unknown[0]}' is no plural: {', '.join(CATEGORIES)}"
    if not isinstance(said.get("other"), str) or not all(
        isinstance(one, str) for one in said.values()
    ):
        return "the message is no text, or has no plural 'other'"
    if surplus := set[str]().union(*map(places_of, said.values())) - asked:
        return f"the message has no place {{{min(surplus)}}}"
    # "ein Artikel" may leave its number out; the form for all others may not.
    if lost := asked - places_of(said["other"]):
        return f"the place {{{min(lost)}}} is not in it"
    return ""


@lru_cache(maxsize=8)
def _ours(language: str) -> Mapping[str, Forms]:
    file = _OURS / f"{language}.yaml"
    known: Mapping[str, Forms] = strict.read(file.read_text("utf-8")) if file.is_file() else {}
    return known
