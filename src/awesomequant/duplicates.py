"""When two entries are the same work: the ladder of identifiers and titles.

Squash equality is nearly proof: of 94,638 accepted papers of 247 conference files only 34 squashed
titles occur in two places.  One identifier on unlike titles was a wrong link in 12 of 17 cases.
"""

import difflib
from enum import StrEnum

from awesomequant.text import squash

SAME_TITLE = 0.5
TITLE_LENGTH = 12
GENERIC_TITLES = frozenset(("preface", "editorial", "introduction", "tutorial", "foreword"))


class Verdict(StrEnum):
    """What the ladder says of two entries; each is the id of the rule that reports it."""

    DUPLICATE_ID = "duplicate-id"
    COLLISION = "id-collision"
    DUPLICATE_TITLE = "duplicate-title"


def ratio(one: str, other: str) -> float:
    """Give how alike two titles are, 0 to 1, on their squashed forms in sorted order."""
    first, second = sorted((squash(one), squash(other)))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def same_identifier(one: str, other: str) -> Verdict:
    """Give the verdict on two titles that own a common strong identifier."""
    return Verdict.DUPLICATE_ID if ratio(one, other) >= SAME_TITLE else Verdict.COLLISION


def title_key(title: str) -> str | None:
    """Give what two entries with one title have in common; None for a title that proves nothing."""
    key = squash(title)
    return None if len(key) < TITLE_LENGTH or key in GENERIC_TITLES else key
