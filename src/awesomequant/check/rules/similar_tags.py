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
from collections.abc import Iterator, Sequence

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.text import squash
from awesomequant.works.letters import nearest

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

    tags = list(library.tags.values())
    found = dict.fromkeys(_of_same_papers([len(papers[tag.id]) for tag in tags]), "")
    found = {
        (at, to): "stand on nearly the same papers"
        for at, to in found
        if _overlap(of(tags[at].id), of(tags[to].id)) >= COMMON
    }
    for spellings in ([squash(tag.id) for tag in tags], [squash(tag.label) for tag in tags]):
        found |= dict.fromkeys(_spelled_alike(spellings), "are spelled nearly alike")
    for at, to in sorted(found):
        one, other, what = tags[at], tags[to], found[at, to]
        # One that was given up is like its successor by right, and a part is like its whole.
        is_settled = other.id in one.related or one.id in other.related
        is_nested = other.id in library.lineage[one.id] or one.id in library.lineage[other.id]
        if not (is_settled or is_nested or one.deprecated or other.deprecated):
            message = f"the tags '{one.id}' and '{other.id}' {what}"
            hint = f"join them: awesomequant rename tag {other.id} {one.id}"
            yield Finding("data/tags.yaml", (other.id, None), message, hint, Level.NOTE)


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def _of_same_papers(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of tags with papers enough, and nearly as many: others share too few."""
    order = sorted((many, at) for at, many in enumerate(numbers) if many >= ENOUGH)
    for place, (few, at) in enumerate(order):
        for many, to in order[place + 1 :]:
            if few < COMMON * many:
                break
            yield min(at, to), max(at, to)


def _spelled_alike(spellings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that differ by a letter; digits tell tags apart (4-bit, 8-bit).

    Of 1,600 tags, pair by pair, five seconds went by; another's loop asks twenty times as fast.
    """
    alike: dict[str, list[int]] = {}
    for at, spelling in enumerate(spellings):
        alike.setdefault("".join(filter(str.isdecimal, spelling)), []).append(at)
    for places in alike.values():
        texts = [spellings[at] for at in places]
        for number, one in enumerate(texts):
            # What the longest common subsequence refuses, difflib's blocks do.
            for near in nearest(one, texts[number + 1 :], ALIKE):
                other = texts[number + 1 + near]
                if one == other or difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE:
                    yield places[number], places[number + 1 + near]
