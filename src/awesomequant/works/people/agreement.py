"""Whether two written names may be one person's."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from awesomequant.works.people.person import Person
from awesomequant.works.people.spelling import person_key
from awesomequant.works.people.words import folded

_GAP = re.compile(r"[\s.,&/()'-]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class Agreement(StrEnum):
    """How far two names agree."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


_FROM_BEST = tuple(Agreement)


def agree(one: Person, other: Person) -> Agreement:
    """Return whether two written names may be one person's.

    YES: the same name, hyphens and accents aside.  PERHAPS: one may be a shorter form of the other
    (initials, no middle name, half a double family name, no suffix), the two are written in
    different scripts or orders.  NO: given names, middle initials, families or suffixes differ.
    """
    if person_key(one) == person_key(other):
        return Agreement.YES
    if one.is_group or other.is_group:
        return _groups_agree(one, other)
    if _is_latin(one) != _is_latin(other):
        return Agreement.PERHAPS
    first, second = (person.suffix.strip(".").lower() for person in (one, other))
    if first and second and first != second:
        return Agreement.NO
    verdict = _parts_agree(one, other)
    return Agreement.PERHAPS if verdict is Agreement.YES and first != second else verdict


def _parts_agree(one: Person, other: Person) -> Agreement:
    families = _families_agree(one, other)
    if families is not Agreement.NO:
        names = (one.given_apart, other.given_apart)
        given = _given_agree(*map(_words, names))
        if given is Agreement.NO and _given_agree(*map(_german, names)) is not Agreement.NO:
            given = Agreement.PERHAPS  # Jürgen and Juergen
        return max(families, given, key=_FROM_BEST.index)
    # Wang Xiaoming and Xiao-Ming Wang; Madonna and Madonna Ciccone; Ana Ruiz and Ana Ruiz Vega
    halves = [("".join(_words(p.given)), "".join(_words(p.surname))) for p in (one, other)]
    shorter, longer = sorted((_all_words(one), _all_words(other)), key=len)
    is_turned = halves[0] == halves[1][::-1]
    is_begun = bool(shorter) and shorter == longer[: len(shorter)]
    return Agreement.PERHAPS if is_turned or is_begun else Agreement.NO


def _families_agree(one: Person, other: Person) -> Agreement:
    first, second = _words(one.surname), _words(other.surname)
    if "".join(first) == "".join(second):
        return Agreement.YES
    if "".join(_german(one.surname)) == "".join(_german(other.surname)):
        return Agreement.PERHAPS  # Müller and Mueller
    # van Rossum and Rossum; García and García Márquez
    shorter, longer = sorted((first, second), key=len)
    return Agreement.PERHAPS if shorter and set(shorter) <= set(longer) else Agreement.NO


def _given_agree(one: Sequence[str], other: Sequence[str]) -> Agreement:
    """Compare the words of given names; an initial stands for a name, a middle name may lack."""
    if "".join(one) == "".join(other):
        return Agreement.YES
    if not one or not other:
        return Agreement.PERHAPS
    shorter, longer = sorted((one, other), key=len)
    at = 0
    for number, word in enumerate(shorter):
        while at < len(longer) and not _stands_for(word, longer[at]):
            at += 1
        # Whoever goes by the middle name writes it out: "A. John Doe" is no "J. Doe".
        if at == len(longer) or (number == 0 < at and (len(word) == 1 or len(longer[at]) == 1)):
            return Agreement.NO
        at += 1
    return Agreement.PERHAPS


def _stands_for(one: str, other: str) -> bool:
    """Return whether one word is the other, its initial, or its beginning (Rob, Robert)."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) in (1, 3, 4, 5) and longer.startswith(shorter))


def _groups_agree(one: Person, other: Person) -> Agreement:
    """Compare a group with another name: "Gemini Team" is in "Gemini Team, Google"."""
    first, second = set(_all_words(one)), set(_all_words(other))
    is_part = one.is_group and other.is_group and (first <= second or second <= first)
    return Agreement.PERHAPS if is_part else Agreement.NO


def _is_latin(person: Person) -> bool:
    return any("a" <= char <= "z" for char in folded(person.shown))


@lru_cache(maxsize=1 << 15)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _GAP.split(folded(text)) if word)


def _all_words(person: Person) -> tuple[str, ...]:
    return _words(person.given_apart) + _words(person.surname)


def _german(text: str) -> tuple[str, ...]:
    """Return the words with umlauts written out, as keyboards without them have it."""
    return _words(text.lower().translate(_UMLAUTS))
