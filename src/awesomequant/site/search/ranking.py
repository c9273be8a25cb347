"""Which of the papers found comes first: what a hit is worth, and how hits add up.

``search-scoring.js`` ranks so too, in the same whole numbers; ``tests/vectors/ranking.json`` holds
the two together.  Why it is as it is: docs/decisions/relevance.md.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from awesomequant.site.search.postings import LAST


class Worth(NamedTuple):
    """What a hit adds where it is in the title, and where it is elsewhere."""

    titled: int
    elsewhere: int


# The word itself, another form of it, a longer word that begins so, and one that is spelt alike.
EXACT, FORM, BEGINS, NEAR = Worth(12, 8), Worth(10, 7), Worth(7, 4), Worth(6, 4)
IN_ABSTRACT = 2
# That a word of the title is one of a tag too: SNN is a sub-bit network elsewhere.
AGREED = 2
# Of another name for the same: so many quarters of what its words are worth.
OTHER_NAME = 3
# Words side by side as they were typed, near one another, or near in the other order; and where
# what was typed begins the title.
BESIDE, CLOSE, TURNED, FIRST = 6, 3, 2, 1
_CLOSE = 3  # words apart
# That a paper is called by one of the words, or by all that was typed; that an author is.
NAMED, TITLED, SIGNED = 12, 40, 24
# That one of the words is the name of its venue, or of its repository.
TOLD = 4
# Levels of how much a paper is cited, which tell apart what is worth the same.
LEVELS = 16


class Hit(NamedTuple):
    """What a paper has of some words: its worth, and where in the title they begin and end."""

    worth: int
    first: int = 0
    last: int = 0


NONE = Hit(0)
Hits = dict[int, Hit]  # by the numbers of papers


def better(one: Hit | None, other: Hit) -> Hit:
    """Return the hit that counts where a paper has two for the same."""
    if one is None or other.worth > one.worth:
        return other
    # Of two of one worth that which stands first in the title, or in it at all.
    if other.worth == one.worth and 0 < other.first < (one.first or LAST + 1):
        return other
    return one


def beside(before: Hit, after: Hit) -> int:
    """Return what it is worth how two hits stand to one another in the title."""
    if not (before.last and after.first) or LAST in (before.last, after.first):
        return 0
    steps = after.first - before.last
    if 0 <= steps <= 1:
        return BESIDE
    if 0 < steps <= _CLOSE:
        return CLOSE
    return TURNED if -_CLOSE <= steps < 0 else 0


def every(lists: Sequence[Hits], *, is_strict: bool = False) -> Hits:
    """Return the papers that are in all of some lists; ``is_strict``: side by side in the title."""
    found: Hits = {}
    for paper, hit in lists[0].items():
        worth, before = hit.worth, hit
        for hits in lists[1:]:
            after = hits.get(paper)
            if after is None:
                break
            near = beside(before, after)
            if is_strict and near != BESIDE:
                break
            worth += after.worth + near
            before = after
        else:
            found[paper] = Hit(worth, hit.first, before.last)
    return found


def either(*lists: Hits) -> Hits:
    """Return the papers that are in any of some lists."""
    found = dict(lists[0])
    for hits in lists[1:]:
        for paper, hit in hits.items():
            found[paper] = better(found.get(paper), hit)
    return found


def changed(hits: Hits, times: int, of: int) -> Hits:
    """Return hits of so many times the worth, of so many parts."""
    return {
        paper: Hit(max(hit.worth * times // of, 1), hit.first, hit.last)
        for paper, hit in hits.items()
    }


class Found(NamedTuple):
    """What a search found: the worth of each paper, and how many of the units each has."""

    worth: dict[int, int]
    matched: int


def together(lists: Sequence[Hits]) -> Found:
    """Add up the hits of all units, for the papers that answer most of them."""
    matched: dict[int, int] = {}
    for hits in lists:
        for paper in hits:
            matched[paper] = matched.get(paper, 0) + 1
    most = max(matched.values(), default=0)
    worth = {}
    for paper, count in matched.items():
        if count < most:
            continue
        sum_, before = 0, None
        for at, hits in enumerate(lists):
            hit = hits.get(paper)
            if hit:
                sum_ += hit.worth + (beside(before, hit) if before else 0)
                sum_ += FIRST if not at and hit.first == 1 else 0
            before = hit
        worth[paper] = sum_
    return Found(worth, most)


def ranks(worth: Mapping[int, int], cited: Sequence[int]) -> list[int]:
    """Return papers, the best first; within one worth the most cited, then in the list's order."""
    return sorted(worth, key=lambda paper: (-(worth[paper] * LEVELS + cited[paper]), paper))
