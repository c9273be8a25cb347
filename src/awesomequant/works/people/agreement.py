"""Whether two written names, or two lists of them, may be of the same people."""

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from awesomequant.works.people.lists import People
from awesomequant.works.people.person import Person
from awesomequant.works.people.spelling import folded, person_key

_GAP = re.compile(r"[\s.,&/()'-]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_ENOUGH = 3


class Agreement(StrEnum):
    """How far two statements of people agree."""

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


def lists_agree(one: People, other: People) -> Agreement:
    """Return whether two lists may name the people of one work.

    YES: everyone whom the shorter names is in the other, and the lists are of one length or one
    says that it leaves some out.  PERHAPS: one is a part of the other without saying so, most are
    in both, one is empty, a group signs for the persons of the other.  NO: too few in common.
    """
    if not one.people or not other.people:
        return Agreement.PERHAPS
    shorter, longer = sorted((one, other), key=lambda listed: len(listed.people))
    verdicts = _matched(shorter.people, longer.people)
    found = [verdict for verdict in verdicts if verdict is not Agreement.NO]
    sure = sum(verdict is Agreement.YES for verdict in found)
    if len(found) == len(verdicts):
        is_told = len(shorter.people) == len(longer.people) or shorter.others
        # Three names that go with three initials are no chance; in two scripts nothing is compared.
        is_read = all(map(_is_latin, shorter.people)) == all(map(_is_latin, longer.people))
        is_sure = sure or (is_read and len(found) >= _ENOUGH)
        return Agreement.YES if is_told and is_sure else Agreement.PERHAPS
    if sure or len(found) * 2 > len(verdicts):
        return Agreement.PERHAPS
    signs = [any(person.is_group for person in listed.people) for listed in (one, other)]
    return Agreement.PERHAPS if signs[0] != signs[1] else Agreement.NO


def _matched(shorter: Sequence[Person], longer: Sequence[Person]) -> list[Agreement]:
    """Compare each of the shorter list with its counterpart, at the same place or elsewhere.

    Only names with a word that is the other's family are compared: two lists of 5,000 would take
    25 million comparisons, that is a quarter of an hour.
    """
    keys = set(map(person_key, longer))
    by_family: defaultdict[str, list[Person]] = defaultdict(list)
    for person in longer:
        for word in set(_words(person.family)):
            by_family[word].append(person)
    verdicts: list[Agreement] = []
    for person, counterpart in zip(shorter, longer, strict=False):
        if person_key(person) in keys:
            verdicts.append(Agreement.YES)
            continue
        best = agree(person, counterpart)
        if best is Agreement.NO:
            near = {id(found): found for word in _all_words(person) for found in by_family[word]}
            verdict = [best, *(agree(person, candidate) for candidate in near.values())]
            best = min(verdict, key=_FROM_BEST.index)
        verdicts.append(best)
    return verdicts


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
