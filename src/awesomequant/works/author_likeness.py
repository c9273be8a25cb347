"""The authors of two statements compared: have they somebody in common?

One of a hundred is not enough where the titles do not speak for one work as well; nobody at all is
much, unless the names cannot be compared: a team and its members, 王小明 and Xiaoming Wang.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, StrEnum, auto
from functools import lru_cache
from itertools import product

from awesomequant.works import letters
from awesomequant.works.people import People, Person, folded, person_key

# Two names: whether they may be one person's.

_GAP = re.compile(r"[\s.,&/()'-]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class Agreement(StrEnum):
    """How far two names agree."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


_LATIN = re.compile(r"[a-z]")
_FROM_BEST = tuple(Agreement)


# Who wrote one paper of a file wrote others.
@lru_cache(maxsize=1 << 15)
def agree(one: Person, other: Person) -> Agreement:
    """Return whether two written names may be one person's.

    YES: the same name, hyphens and accents aside.  PERHAPS: one may be a shorter form of the other
    (initials, no middle name, half a double family name, no suffix), the two are written in
    different scripts or orders.  NO: given names, middle initials, families or suffixes differ.
    """
    if person_key(one) == person_key(other):
        return Agreement.YES
    if one.is_group or other.is_group:
        # "Gemini Team" is in "Gemini Team, Google".
        team, other_team = set(_all_words(one)), set(_all_words(other))
        is_part = one.is_group and other.is_group and (team <= other_team or other_team <= team)
        return Agreement.PERHAPS if is_part else Agreement.NO
    if _is_latin(one) != _is_latin(other):
        return Agreement.PERHAPS
    first, second = (person.suffix.strip(".").lower() for person in (one, other))
    if first and second and first != second:
        return Agreement.NO
    families = _families_agree(one, other)
    if families is not Agreement.NO:
        names = (one.given_apart, other.given_apart)
        given = _given_agree(*map(_words, names))
        if given is Agreement.NO and _given_agree(*map(_german, names)) is not Agreement.NO:
            given = Agreement.PERHAPS  # Jürgen and Juergen
        suffix = Agreement.YES if first == second else Agreement.PERHAPS
        return max(families, given, suffix, key=_FROM_BEST.index)
    # Wang Xiaoming and Xiao-Ming Wang; Madonna and Madonna Ciccone; Ana Ruiz and Ana Ruiz Vega
    halves = [("".join(_words(p.given)), "".join(_words(p.surname))) for p in (one, other)]
    shorter, longer = sorted((_all_words(one), _all_words(other)), key=len)
    is_turned = halves[0] == halves[1][::-1]
    is_begun = bool(shorter) and shorter == longer[: len(shorter)]
    return Agreement.PERHAPS if is_turned or is_begun else Agreement.NO


def _families_agree(one: Person, other: Person) -> Agreement:
    if one.family == other.family and one.particle == other.particle:
        return Agreement.YES
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
        while at < len(longer):
            # The same, its initial, or its beginning: Rob of Robert, but no "Ro".
            short, whole = sorted((word, longer[at]), key=len)
            if short == whole or (len(short) in (1, 3, 4, 5) and whole.startswith(short)):
                break
            at += 1
        # Whoever goes by the middle name writes it out: "A. John Doe" is no "J. Doe".
        if at == len(longer) or (number == 0 < at and (len(word) == 1 or len(longer[at]) == 1)):
            return Agreement.NO
        at += 1
    return Agreement.PERHAPS


def _is_latin(person: Person) -> bool:
    family = person.family
    if family.isascii() and family.isalpha():
        return True
    return bool(_LATIN.search(folded(person.shown)))


@lru_cache(maxsize=1 << 15)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _GAP.split(folded(text)) if word)


def _all_words(person: Person) -> tuple[str, ...]:
    return _words(person.given_apart) + _words(person.surname)


def _german(text: str) -> tuple[str, ...]:
    """Return the words with umlauts written out, as keyboards without them have it."""
    return _words(text.lower().translate(_UMLAUTS))


# Two lists: what they have in common.

# "Courbariaux" and "Courbarieux".
_SAME_FAMILY = 85
# Slips in a name are looked for in the first so many authors: whoever stands later is seldom alone.
LOOKED_AT = 40


# Of one list each name is compared with so many of the other, on average: of people all of one
# family the first are.
_COMPARED_EACH = 10


class Common(Enum):
    """What two lists of authors have in common."""

    ALL = auto()
    """Everybody."""
    MOST = auto()
    """Half of the shorter one or more stands in the other."""
    SOME = auto()
    """Somebody is in both, or may be."""
    UNKNOWN = auto()
    """One names nobody, or they name people in ways that cannot be compared."""
    NONE = auto()
    """Both name people, and nobody is in both."""

    @property
    def agrees(self) -> bool:
        """Whether enough is in common to speak for one work."""
        return self in (Common.ALL, Common.MOST)


def in_common(one: People, other: People) -> tuple[Common, int]:
    """Compare the authors of two statements: what they have in common, and how many of them."""
    if not one.people or not other.people:
        return Common.UNKNOWN, 0
    if _are_the_same(one.people, other.people):
        return Common.ALL, len(one.people)
    shorter, longer = sorted((one.people, other.people), key=len)
    if len(shorter) == len(longer):  # either may be taken first, but always the same
        shorter, longer = sorted((shorter, longer), key=_in_letters)
    count = _counted(shorter, longer)
    if count:
        if count == len(longer):
            return Common.ALL, count
        enough = 2 * count >= len(shorter) or one.others or other.others
        return (Common.MOST if enough else Common.SOME), count
    if _are_latin(one) != _are_latin(other) or _is_of_groups(one) != _is_of_groups(other):
        return Common.UNKNOWN, 0
    # A family name of the one may be one of the other's, written wrongly.
    first, second = (
        [
            (person, folded(person.family))
            for person in side.people[:LOOKED_AT]
            if not person.is_group
        ]
        for side in (one, other)
    )
    has_slip = any(
        letters.ratio(of_a, of_b, score_cutoff=_SAME_FAMILY)
        and agree(replace(a, family=b.family, particle=b.particle), b) is not Agreement.NO
        for (a, of_a), (b, of_b) in product(first, second)
    )
    return (Common.SOME if has_slip else Common.NONE), 0


def _in_letters(people: tuple[Person, ...]) -> list[str]:
    return [person.shown for person in people]


def _are_the_same(one: tuple[Person, ...], other: tuple[Person, ...]) -> bool:
    """Return whether the same people stand in the same order, hyphens and accents aside."""
    # Most that differ do so in the first name: of the others nothing is asked.
    return len(one) == len(other) and all(
        person_key(first) == person_key(second) for first, second in zip(one, other, strict=True)
    )


def _counted(shorter: tuple[Person, ...], longer: tuple[Person, ...]) -> int:
    """Return how many of the one may stand in the other; each counts once.

    Only names that share a word are compared, or lists of 5,000 would take 25 million comparisons;
    and of 3,000 people of one family not each with each: the rest then counts for nobody.
    """
    # Name by name: initials in place of names, and "et al.", are what differs most.
    if all(map(_stand_for_each_other, shorter, longer)):
        return len(shorter)
    left = _COMPARED_EACH * (len(shorter) + len(longer))
    by_word: defaultdict[str, dict[int, Person]] = defaultdict(dict)
    for at, person in enumerate(longer):
        for word in _words_of(person.surname, person.given):
            by_word[word][at] = person
    taken: set[int] = set()
    for person in shorter:
        near = {
            at: found
            for word in _words_of(person.surname, person.given)
            for at, found in by_word[word].items()
        }
        for at, found in near.items():
            if at in taken:
                continue
            left -= 1
            if agree(person, found) is not Agreement.NO:
                taken.add(at)
                break
        if left < 0:
            break
    return len(taken)


def _stand_for_each_other(one: Person, other: Person) -> bool:
    """Return whether two names share a word and may be one person's."""
    words = _words_of(other.surname, other.given)
    shares = any(word in words for word in _words_of(one.surname, one.given))
    return shares and agree(one, other) is not Agreement.NO


@lru_cache(maxsize=1 << 15)
def _words_of(surname: str, given: str) -> tuple[str, ...]:
    """Return the words of a name but given names' initials; umlauts as they stand without dots."""
    families, others = (
        folded(name).replace("-", " ").replace(".", " ").split() for name in (surname, given)
    )
    # Weinan E and Jun O have families of one letter.
    words = [*families, *(word for word in others if len(word) > 1 or not word.isascii())]
    return tuple(word.replace("ae", "a").replace("oe", "o").replace("ue", "u") for word in words)


def _are_latin(one: People) -> bool:
    """Return whether the names are written in Latin letters."""
    return all(folded(person.family).isascii() for person in one.people)


def _is_of_groups(one: People) -> bool:
    """Return whether only teams are named: "ATLAS Collaboration" may be G. Aad and 2,900 others."""
    return all(person.is_group for person in one.people)
