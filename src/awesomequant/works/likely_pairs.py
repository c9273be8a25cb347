"""Find the pairs of titles worth comparing, without comparing all with all.

Two titles meet where they share an acronym, their first letters, or two of their rarest words: one
word spelled otherwise leaves two.  Large groups are put in order and compared with neighbours only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from awesomequant.text import slug, squash
from awesomequant.works.ids import acronym
from awesomequant.works.titles import is_like

SAME_NAME = "they begin with one name"
LIKE = "their titles are alike"
FIRST_LETTERS = 12
RARE_WORDS = 3
LARGE = 40
NEIGHBOURS = 4


def likely_pairs(titles: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of each two titles that may be one work's, once, with the reason."""
    names = [_sign(title) for title in titles]
    squashed = [squash(title) for title in titles]
    for pair in sorted(_pairs(_blocks(titles, names, squashed), squashed)):
        one, other = pair
        if names[one] and names[one] == names[other]:
            yield *pair, SAME_NAME
        elif is_like(squashed[one], squashed[other]):
            yield *pair, LIKE


def _sign(title: str) -> str:
    name = acronym(title)
    return slug(name).replace("-", "") if name else ""


def _blocks(
    titles: Sequence[str], names: Sequence[str], squashed: Sequence[str]
) -> Iterable[list[int]]:
    """Give the groups of titles that share a key."""
    words = [set(slug(title).split("-")) for title in titles]
    count = Counter(word for found in words for word in found)
    blocks: defaultdict[object, list[int]] = defaultdict(list)
    for index, own in enumerate(words):
        blocks[squashed[index][:FIRST_LETTERS]].append(index)
        if names[index]:
            blocks["name", names[index]].append(index)
        rare = sorted(own, key=lambda word: (count[word], word))[:RARE_WORDS]
        for pair in combinations(sorted(rare), 2):
            blocks[pair].append(index)
    return blocks.values()


def _pairs(blocks: Iterable[list[int]], squashed: Sequence[str]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for block in blocks:
        if len(block) <= LARGE:
            pairs.update(combinations(block, 2))
        else:
            near = sorted(block, key=lambda index: squashed[index])
            for at, one in enumerate(near):
                pairs.update(
                    (min(one, two), max(one, two)) for two in near[at + 1 : at + 1 + NEIGHBOURS]
                )
    return pairs
