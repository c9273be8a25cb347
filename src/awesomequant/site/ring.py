"""Who works with whom: the names that share most papers, on a ring, with lines between them.

A ring is the same at each build and needs no trial; springs that pull and push took 0.2 s for
forty names, each time that anything of the list changed.
"""

import math
from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from awesomequant.site.addresses import AuthorPage

# Names that have room for their letters around a ring as wide as a phone.
_NAMES = 30
# Of those with the most papers, who else has none to share that would be drawn.
_LOOKED_AT = 200
_LEAST_SHARED = 2
_LEAST_NAMES = 4
# Of names that all work together no line can be followed: 30 of 10,000 papers had 367.
_LINES = 90
_LONGEST = 17
RADIUS = 100


class Place(NamedTuple):
    """A name on the ring: where, how it is turned, and on which side its letters end."""

    name: str
    shown: str
    address: str
    x: float
    y: float
    turned: float
    is_left: bool


class Line(NamedTuple):
    """Papers that two names share; both ends by their place, the width in steps from 1 to 4.

    ``x`` and ``y`` are what the line bends towards: the nearer two names, the nearer the rim.
    """

    one: Place
    other: Place
    x: float
    y: float
    shared: int
    width: int


class Ring(NamedTuple):
    """The names in their places, and the strongest lines between them, the most shared first."""

    places: tuple[Place, ...]
    lines: tuple[Line, ...]


def ring(authors: Mapping[str, AuthorPage]) -> Ring | None:
    """Return who shares at least two papers with whom; None where that are a few names."""
    ranked = sorted(authors, key=lambda slug: (-len(authors[slug].papers), slug))[:_LOOKED_AT]
    signed: dict[str, list[str]] = {}
    for slug in ranked:
        for paper in authors[slug].papers:
            signed.setdefault(paper.id, []).append(slug)
    shared = Counter(
        pair for slugs in signed.values() for pair in combinations(sorted(set(slugs)), 2)
    )
    strongest = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    chosen: dict[str, None] = {}
    for pair, count in strongest:
        if count >= _LEAST_SHARED and len(chosen.keys() | set(pair)) <= _NAMES:
            chosen |= dict.fromkeys(pair)
    if len(chosen) < _LEAST_NAMES:
        return None
    pairs = [
        (pair, count)
        for pair, count in strongest
        if count >= _LEAST_SHARED and chosen.keys() >= set(pair)
    ]
    order = _side_by_side([*chosen], dict(pairs))
    places = {slug: _place(at, len(order), authors[slug]) for at, slug in enumerate(order)}
    most = pairs[0][1]
    lines = tuple(
        _line(places[one], places[other], count, most) for (one, other), count in pairs[:_LINES]
    )
    return Ring(tuple(places.values()), lines)


def _side_by_side(slugs: list[str], shared: Mapping[tuple[str, str], int]) -> list[str]:
    """Return names so that those who share much stand beside each other, group by group."""
    left, order = dict.fromkeys(slugs), list[str]()
    drawn: Counter[str] = Counter()
    while left:
        # The strongest tie to those that stand already; later ones weigh more, so as to stay near.
        slug = max(left, key=lambda one: drawn[one])  # of equals the first
        del left[slug]
        order.append(slug)
        for one in drawn:
            drawn[one] //= 2
        for pair, count in shared.items():
            if slug in pair:
                drawn[pair[0] if pair[1] == slug else pair[1]] += 64 * count
    return order


def _place(at: int, of: int, page: AuthorPage) -> Place:
    angle = (360 * (at + 0.5) / of - 90) % 360
    x, y = (round(RADIUS * turn(math.radians(angle)), 1) for turn in (math.cos, math.sin))
    is_left = 90 < angle < 270  # noqa: PLR2004 -- degrees
    shown = page.name if len(page.name) <= _LONGEST else f"{page.name[: _LONGEST - 1].rstrip()}…"
    turned = round(angle - (180 if is_left else 0), 1)
    return Place(page.name, shown, page.address, x, y, turned, is_left)


def _line(one: Place, other: Place, count: int, most: int) -> Line:
    near = 1 - math.dist((one.x, one.y), (other.x, other.y)) / (2 * RADIUS)
    x, y = (round(near * (a + b) / 2, 1) for a, b in ((one.x, other.x), (one.y, other.y)))
    return Line(
        one,
        other,
        x,
        y,
        count,
        1 + round(3 * (count - _LEAST_SHARED) / max(most - _LEAST_SHARED, 1)),
    )
