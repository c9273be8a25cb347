"""How like two titles are, and what keeps two titles apart that are like.

A title alone finds some 70 % of the works that are listed under two spellings, and some pairs that
are two works; `identity` knows people, years and identifiers besides.  What was measured is in
docs/decisions/identity.md.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from awesomequant.text import squash
from awesomequant.works import letters
from awesomequant.works.titles import FAR_TOO_LONG, Title

# RapidFuzz's ratio, 0 to 100, is that of the longest common subsequence: 35 to 55 on titles that
# have nothing in common.  At 92 it finds what difflib found at 0.92, with the same false pairs.
LIKE_TITLE = 92
# From here on the words are compared one by one: "networks" for "network", "modelling", a slip.
NEAR_TITLE = 85
# "network" and "networks" (93), "language" and "langugae" (88) are one word; "static" and
# "statistic" (80), "local" and "logical" (83), "train" and "training" (77) are two.
ONE_WORD = 84
# A shorter title with one word more is another work: "Network Pruning", "Structured Network
# Pruning".  In a longer one the word was forgotten as often as not.
SHORT_TITLE = 40
# "Enhancing the Performance of 1-bit" is where somebody's table ended; a few words are a topic.
CUT_TITLE = 30
NUMBERS_DIFFER = "their numbers differ"

_ABOUT = {
    "correction": "one is a correction of the other",
    "answer": "one is an answer to the other",
    "companion": "one is a companion to the other",
}


class Likeness(IntEnum):
    """How like two titles are; the higher, the liker."""

    UNLIKE = 0
    LIKE = 1
    """Most letters agree in their order, but a word is another."""
    NAMED = 2
    """They begin alike, as `AWQ: …`, and go on differently."""
    EXTENDED = 3
    """One has a name or a subtitle more, or an end that the other lacks."""
    SPELLED = 4
    """Only the spelling differs: endings, hyphens, little words, a slip."""
    EQUAL = 5
    """They have the same letters and digits."""


@dataclass(frozen=True, slots=True)
class TitleComparison:
    """What two titles are to each other; a sentence is empty where there is nothing to say."""

    likeness: Likeness
    is_specific: bool = False
    """Whether it is unlikely that two works share what they have in common."""
    is_generic: bool = False
    """Whether both are one title that names no work."""
    overlap: float = 1.0
    """Share of the telling words of both that stand in both (Dice's coefficient), 0 to 1."""
    series: str = ""
    """Why they name two works even under one identifier: parts, versions, a reply."""
    apart: str = ""
    """Why they name two works although they are alike."""
    doubt: str = ""
    """Why they may name two texts about one thing."""

    def strength(self) -> tuple[object, ...]:
        """Return what the stronger of two comparisons is greater in, down to the last word."""
        free = (not self.apart, not self.series, not self.doubt)
        said = (self.apart, self.series, self.doubt)
        return (self.likeness, *free, self.overlap, self.is_specific, *said)


def ratio(one: str, other: str) -> float:
    """Return how alike two titles are, 0 to 100, letter by letter in their order."""
    return letters.ratio(Title(one).key, Title(other).key)


# An audit asks it again of what differs, and of what many entries of one work have wrong alike.
@lru_cache(maxsize=1 << 13)
def compare_titles(one: Title, other: Title) -> TitleComparison:
    """Compare two titles; their order does not matter."""
    doubt = "one is a short form" if one.is_short_form != other.is_short_form else ""
    if one.key == other.key and one.marks == other.marks:
        return TitleComparison(
            Likeness.EQUAL,
            is_specific=one.is_specific or other.is_specific,
            is_generic=one.is_generic,
            doubt=doubt,
        )
    bare = {one.without_name, other.without_name}
    if len(bare) == 1 and bare <= {one.key, other.key} and one.marks == other.marks:
        # A list has its best works twice, once with their names behind: "… of Hives(HiveNet)".
        specific = one.is_specific or other.is_specific
        return TitleComparison(Likeness.EQUAL, is_specific=specific, doubt=doubt)
    if max(len(one.text), len(other.text)) > FAR_TOO_LONG:
        return TitleComparison(Likeness.UNLIKE, overlap=0.0)
    alike = letters.ratio(one.key, other.key)
    same_marks = one.marks == other.marks
    shorter, longer = sorted((one, other), key=lambda title: len(title.key))
    is_cut = len(shorter.key) >= CUT_TITLE and longer.key.startswith(shorter.key)
    if alike >= NEAR_TITLE and same_marks and _are_respelled(one.content, other.content):
        likeness = Likeness.SPELLED
    elif is_cut or (shorter.key and shorter.key in longer.parts):
        likeness = Likeness.EXTENDED
    elif one.parts[0] and one.parts[0] == other.parts[0] and same_marks:
        likeness = Likeness.NAMED
    else:
        likeness = Likeness.LIKE if alike >= LIKE_TITLE else Likeness.UNLIKE
    first, second = one.stems, other.stems
    series = _series(one, other)
    return TitleComparison(
        likeness,
        is_specific=one.is_coined or other.is_coined
        if likeness is Likeness.NAMED
        else one.is_specific and other.is_specific,
        overlap=2 * len(first & second) / max(1, len(first) + len(second)),
        series=series,
        apart=series or _apart(one, other, likeness),
        doubt=doubt,
    )


def _are_respelled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether each word that only one has is one of the other's, spelled otherwise."""
    one, other = sorted((one, other))  # which word meets which must not depend on the order
    left = list((Counter(one) - Counter(other)).elements())
    right = list((Counter(other) - Counter(one)).elements())
    for word in tuple(left):
        twin = next((found for found in right if _is_one_word(word, found)), None)
        if twin:
            left.remove(word)
            right.remove(twin)
    # "post-training" and "posttraining" are two words and one.
    return _is_one_word("".join(left), "".join(right))


def _is_one_word(one: str, other: str) -> bool:
    """Return whether two words are one but for its ending or a slip.

    They begin with one letter: "supervised" and "unsupervised" have most letters in common.
    """
    if one[:1] != other[:1] or any(map(str.isdecimal, one + other)):
        return one == other
    return letters.ratio(one, other) >= ONE_WORD


def _series(one: Title, other: Title) -> str:
    """Say how two titles name two works of one row, or a work and what speaks of it; else ``""``.

    A number in the midst is none of a row: "50x fewer parameters and <0.5MB" became "<1MB".
    """
    if one.about != other.about:
        return _ABOUT[one.about or other.about]
    if one.sign and other.sign and one.sign != other.sign:
        bare = {re.sub(r"v?\d", "", squash(title.name)) for title in (one, other)}
        if len(bare) == 1:
            return "their names differ in a number or sign"
    issues = one.issue and other.issue and not one.issue & other.issue
    if (one.place != other.place or issues) and letters.ratio(one.row, other.row) >= LIKE_TITLE:
        return NUMBERS_DIFFER
    return ""


def _apart(one: Title, other: Title, likeness: Likeness) -> str:
    """Say what keeps two like titles apart where no identifier joins them; else ``""``."""
    if one.is_survey != other.is_survey:
        return "one is a survey"
    if one.sign and other.sign and one.sign != other.sign:
        return "their names differ"
    # A subtitle more may have a number more.
    longer = likeness in (Likeness.EXTENDED, Likeness.NAMED)
    if one.numbers != other.numbers and not (longer and not (one.numbers and other.numbers)):
        return NUMBERS_DIFFER
    if likeness is Likeness.LIKE and min(len(one.key), len(other.key)) < SHORT_TITLE:
        first, second = set(one.content), set(other.content)
        if first <= second or second <= first:
            return "one has a word more"
    return ""
