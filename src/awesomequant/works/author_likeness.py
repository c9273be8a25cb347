"""The authors of two statements compared: have they somebody in common?

One of a hundred is not enough where the titles do not speak for one work as well; nobody at all is
much, unless the names cannot be compared: a team and its members, 王小明 and Xiaoming Wang.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from itertools import islice, product

from rapidfuzz import fuzz

from awesomequant.works.people import Agreement, People, Person, agree, folded

# "Courbariaux" and "Courbarieux".
_SAME_FAMILY = 85
# Slips in a name are looked for in the first so many authors: whoever stands later is seldom alone.
_LOOKED_AT = 40


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
    if one.people == other.people:
        return Common.ALL, len(one.people)
    # Of two lists of one length either may be taken first, but always the same.
    shorter, longer = sorted(
        (one.people, other.people), key=lambda listed: (len(listed), str(listed))
    )
    count = _counted(shorter, longer)
    if count:
        if count == len(longer):
            return Common.ALL, count
        enough = 2 * count >= len(shorter) or one.others or other.others
        return (Common.MOST if enough else Common.SOME), count
    if _is_latin(one) != _is_latin(other) or _is_of_groups(one) != _is_of_groups(other):
        return Common.UNKNOWN, 0
    # A family name of the one may be one of the other's, written wrongly.
    first, second = (islice(side.people, _LOOKED_AT) for side in (one, other))
    has_slip = any(
        fuzz.ratio(folded(a.family), folded(b.family)) >= _SAME_FAMILY
        and agree(replace(a, family=b.family, particle=b.particle), b) is not Agreement.NO
        for a, b in product(first, second)
        if not (a.is_group or b.is_group)
    )
    return (Common.SOME if has_slip else Common.NONE), 0


def _counted(shorter: tuple[Person, ...], longer: tuple[Person, ...]) -> int:
    """Return how many of the one may stand in the other; each counts once.

    Only names that share a word are compared, or lists of 5,000 would take 25 million comparisons.
    """
    by_word: defaultdict[str, dict[int, Person]] = defaultdict(dict)
    for at, person in enumerate(longer):
        for word in _words(person):
            by_word[word][at] = person
    taken: set[int] = set()
    for person in shorter:
        near = {at: found for word in _words(person) for at, found in by_word[word].items()}
        for at, found in near.items():
            if at not in taken and agree(person, found) is not Agreement.NO:
                taken.add(at)
                break
    return len(taken)


def _words(person: Person) -> Iterator[str]:
    """Yield the words of a name but given names' initials; umlauts as they stand without dots."""
    # Weinan E and Jun O have families of one letter.
    for name, is_family in ((person.surname, True), (person.given, False)):
        for word in folded(name).replace("-", " ").replace(".", " ").split():
            if is_family or len(word) > 1 or not word.isascii():
                yield word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _is_latin(one: People) -> bool:
    """Return whether the names are written in Latin letters."""
    return all(folded(person.family).isascii() for person in one.people)


def _is_of_groups(one: People) -> bool:
    """Return whether only teams are named: "ATLAS Collaboration" may be G. Aad and 2,900 others."""
    return all(person.is_group for person in one.people)
