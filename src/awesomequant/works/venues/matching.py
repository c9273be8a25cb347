"""Find the entry that the parts of a text name, where nothing in them speaks against it."""

from collections.abc import Sequence
from typing import Final

from awesomequant.works.venues import words as english
from awesomequant.works.venues.answer import VenueEntry
from awesomequant.works.venues.core import (
    core_of,
    is_acronym,
    is_sponsor,
    key_of,
    words_of_names,
)
from awesomequant.works.venues.index import IN_FULL, IN_PART, Hit, Index
from awesomequant.works.venues.parts import is_neutral, is_place
from awesomequant.works.venues.wording import Part, Word

_MOST_PARTS: Final = 5  # "Acoustics, Speech, and Signal Processing" has three
_NEAR: Final = 3  # a town, its state and its country
_OWN_SUBTITLE: Final = 3  # words of content from which a name is nobody else's beginning
_SAME_STEM: Final = 5


def find(index: Index, parts: Sequence[Part], kind: str | None = None) -> Hit | None:
    """Return the entry that the first parts name, else the one whose acronym stands among them.

    A name may have commas of its own, so that the longest run of parts is tried first: of
    "International Conference on Machine Learning, Optimization, and Data Science" the first part
    is a known name, and the venue is another.
    """
    shown = [part for part in parts if part.words]
    for end in range(min(len(shown), _MOST_PARTS), 0, -1):
        head = _outside_brackets(shown[:end])
        if not head or shown[end - 1].mark == "(":
            continue
        if hit := index.find(head, kind):
            inside = [part for part in shown[:end] if part.mark == "("]
            dated = any(part.is_dated for part in parts[: parts.index(shown[end - 1]) + 2])
            if _agrees(index, hit, [*inside, *shown[end:]], is_dated=dated):
                return hit
    return _by_acronym(index, shown, kind)


def _outside_brackets(parts: Sequence[Part]) -> list[Word]:
    return [word for part in parts if part.mark != "(" for word in part.words]


def _agrees(index: Index, hit: Hit, rest: Sequence[Part], *, is_dated: bool) -> bool:
    """Whether the rest of a text lets its first parts name this entry."""
    at = 0
    while at < len(rest):
        again = _named_again(index, hit.entry, rest[at:])
        if not again and not _allows(index, hit, rest[at:], is_dated=is_dated):
            return False
        seen = max(again, 1)
        is_dated = is_dated or any(part.is_dated for part in rest[at : at + seen])
        at += seen
    return True


def _named_again(index: Index, entry: VenueEntry, rest: Sequence[Part]) -> int:
    """Return how many of the next parts name the same entry once more."""
    for end in range(0 if is_neutral(rest[0]) else min(len(rest), _MOST_PARTS), 0, -1):
        found = index.find([word for part in rest[:end] for word in part.words])
        if found and found.entry.id == entry.id:
            return end
    return 0


def _allows(index: Index, hit: Hit, rest: Sequence[Part], *, is_dated: bool) -> bool:
    """Whether the first of the remaining parts says nothing against the entry."""
    part = rest[0]
    is_event = hit.entry.kind in ("conference", "workshop", "other")
    if is_neutral(part) or (part.mark == "and" and is_event):  # held together with another
        return True
    if index.find(part.words):
        return False
    if is_acronym(part.text) and (part.is_dated or part.mark == "(") and not is_place(part):
        # Beside a name in full it is one more acronym of it; with a year it is what was held.
        return not part.is_dated and hit.strength == IN_FULL
    names_one = not (english.EVENTS | english.PERIODICALS).isdisjoint(part.keys)
    if names_one or not is_event:
        return _is_general(hit.entry, part) if is_event else part.mark == "(" and is_place(part)
    content = words_of_names(hit.entry) - english.EVENTS
    if part.mark == ":" and hit.strength == IN_FULL and len(content) >= _OWN_SUBTITLE:
        return True  # ": Human Language Technologies"
    near = [one for one in rest[:_NEAR] if one.mark == part.mark]
    return (is_dated and part.mark != "(") or any(map(is_place, near))


def _is_general(entry: VenueEntry, part: Part) -> bool:
    """Whether a part says nothing that the entry's name does not: "16th European Conference"."""
    return not set(core_of(part.words, bare=True).content) - words_of_names(entry)


def _by_acronym(index: Index, parts: Sequence[Part], kind: str | None) -> Hit | None:
    """Find the entry whose acronym stands in the text, where the name beside it can be its own.

    More than one conference is called ICML: most words of the name that stands before the acronym,
    or where none does of those behind it, must be words of the entry's name.
    """
    for at, part in enumerate(parts):
        entry = _entry_of_acronym(index, part, kind, is_last=at == len(parts) - 1)
        if entry is None:
            continue
        before = [one for one in parts[:at] if not is_neutral(one) and not is_place(one)]
        said = [word for one in before for word in core_of(one.words, bare=True).content]
        said += core_of(part.words[:-1], bare=True).content if len(part.words) > 1 else []
        behind = [one for one in parts[at + 1 :] if not english.EVENTS.isdisjoint(one.keys)]
        if not said:
            before = behind
            said = [word for one in behind for word in core_of(one.words, bare=True).content]
        own = words_of_names(entry)
        if said and own <= set(key_of(entry.id).split()) and _is_short_for(entry.id, before):
            said = []  # of which no name is known but the acronym
        differs = before and {"workshop", "symposium"} & set(before[0].keys) - own
        shared = [word for word in said if any(one.startswith(word[:_SAME_STEM]) for one in own)]
        if not differs and (not said or 2 * len(shared) > len(said)):
            acronym = part.words[-1].text
            return Hit(entry, IN_PART, (f"'{acronym}' is the acronym of {entry.id}",))
    return None


def _is_short_for(acronym: str, parts: Sequence[Part]) -> bool:
    """Whether the capitals of an acronym are first letters of the words, in their order."""
    firsts = iter([word.key[0] for part in parts for word in part.words])
    return all(letter.lower() in firsts for letter in acronym if letter.isupper())


def _entry_of_acronym(
    index: Index, part: Part, kind: str | None, *, is_last: bool
) -> VenueEntry | None:
    """Return the entry whose acronym a part is, or ends with before a year or the text's end."""
    if not is_acronym(part.words[-1].text):
        return None
    hit = index.find(part.words, kind)
    has_name = any(not is_sponsor(word.key) for word in part.words[:-1])
    if hit or not (has_name and (part.is_dated or is_last)):
        return hit.entry if hit else None
    return index.acronym(part.words[-1].text)
