"""When two entries are the same work: the ladder of identifiers and titles.

Squash equality is nearly proof: of 94,638 accepted papers of 247 conference files only 34 squashed
titles occur in two places.  One identifier on unlike titles was a wrong link in 12 of 17 cases.
"""

import difflib
from enum import StrEnum

from awesomequant.text import squash

SAME_TITLE = 0.5
LIKE_TITLE = 0.92
TITLE_LENGTH = 12
GENERIC_TITLES = frozenset(("preface", "editorial", "introduction", "tutorial", "foreword"))


class Verdict(StrEnum):
    """What the ladder says of two entries; each is the id of the rule that reports it."""

    DUPLICATE_ID = "duplicate-id"
    COLLISION = "id-collision"
    DUPLICATE_TITLE = "duplicate-title"


def ratio(one: str, other: str) -> float:
    """Give how alike two titles are, 0 to 1, on their squashed forms in sorted order."""
    return _matcher(squash(one), squash(other)).ratio()


def is_like(one: str, other: str) -> bool:
    """Say whether two squashed titles are so alike that they may be one title spelled twice.

    Asks what is cheap first: lengths, then letters, then their order.
    """
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter < LIKE_TITLE * (shorter + longer):
        return False
    matcher = _matcher(one, other)
    return matcher.quick_ratio() >= LIKE_TITLE and matcher.ratio() >= LIKE_TITLE


def _matcher(one: str, other: str) -> difflib.SequenceMatcher[str]:
    first, second = sorted((one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False)


def same_identifier(one: str, other: str) -> Verdict:
    """Give the verdict on two titles that own a common strong identifier."""
    return Verdict.DUPLICATE_ID if ratio(one, other) >= SAME_TITLE else Verdict.COLLISION


def title_key(title: str) -> str | None:
    """Give what two entries with one title have in common; None for a title that proves nothing."""
    key = squash(title)
    return None if len(key) < TITLE_LENGTH or key in GENERIC_TITLES else key
