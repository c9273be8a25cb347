"""Two tags nearly coincide: spelled alike, or on the same papers.

Readers who filter by one of them miss what bears the other.  Join them with ``awesomequant rename
tag old new``, or name them in each other's ``related`` to say that both are meant.  A tag and the
one it is a part of are meant to share papers.

Wrong::

    # data/tags.yaml
    binary-net: {label: Binary net}
    binary-nets: {label: Binary nets}

Right::

    # data/tags.yaml
    binary-net: {label: Binary net, related: [binary-nets]}
    binary-nets: {label: Binary nets}
"""

import difflib
from collections.abc import Iterator
from itertools import combinations

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.text import squash
from awesomequant.works.title_likeness import letters_in_common

# How alike two spellings are before they look like one, and what share of papers two tags of at
# least so many papers have in common before they say the same (our own bounds).
ALIKE = 0.9
COMMON = 0.9
ENOUGH = 5


def check(library: Library) -> Iterator[Finding]:
    """Yield each pair of tags that are hard to tell apart."""
    papers, ids = library.by_tag, dict[str, set[str]]()

    def of(tag: str) -> set[str]:
        if tag not in ids:
            ids[tag] = {paper.id for paper in papers[tag]}
        return ids[tag]

    words = {tag.id: (squash(tag.id), squash(tag.label)) for tag in library.tags.values()}
    for one, other in combinations(library.tags.values(), 2):
        few, many = papers[one.id], papers[other.id]
        if len(few) > len(many):
            few, many = many, few
        # So many in common there are only of two that are of nearly one size: of 500 tags a minute
        # went by comparing what could not be.
        is_even = len(few) >= ENOUGH and len(few) >= COMMON * len(many)
        if any(map(_same_but_a_letter, words[one.id], words[other.id])):
            what = "are spelled nearly alike"
        elif is_even and _overlap(of(one.id), of(other.id)) >= COMMON:
            what = "stand on nearly the same papers"
        else:
            continue
        # One that was given up is like its successor by right, and a part is like its whole.
        is_settled = other.id in one.related or one.id in other.related
        is_nested = other.id in library.lineage[one.id] or one.id in library.lineage[other.id]
        if not (is_settled or is_nested or one.deprecated or other.deprecated):
            message = f"the tags '{one.id}' and '{other.id}' {what}"
            hint = f"join them: awesomequant rename tag {other.id} {one.id}"
            yield Finding("data/tags.yaml", (other.id, None), message, hint, Level.NOTE)


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def _same_but_a_letter(one: str, other: str) -> bool:
    """Return whether two spellings differ by a letter; digits tell tags apart (4-bit, 8-bit)."""
    if one == other:
        return True
    # Their lengths alone may say no: the ratio is 2 * letters in common / letters of both.
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return False
    # Each letter that only one of them has is not in common.
    if len({*one} ^ {*other}) > (1 - ALIKE) * (len(one) + len(other)):
        return False
    if [char for char in one if char.isdecimal()] != [char for char in other if char.isdecimal()]:
        return False
    # What the longest common subsequence refuses, difflib's blocks do: of 500 tags 125,000 pairs.
    near = letters_in_common(one, other) >= ALIKE
    return near and difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE
