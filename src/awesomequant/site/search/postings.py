"""Which papers have which term, cut into files of some kilobytes, of which a query fetches few."""

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain
from operator import gt
from typing import NamedTuple, TypeVar

from awesomequant.site.search.packing import little, narrow, pack, planes
from awesomequant.site.search.tokenise import pieces, terms

# A posting is the number of a paper, and in its lowest byte where that has the term: bits for an
# author's name and for another fact (a tag, the venue, the year), one for a word that comes again
# in the title, and below them its first place among the words there, from 1; 0 where it is not
# there.  A file holds the gaps between the numbers, and those bytes apart.
WHERE = 8  # bits
AGAIN, AUTHOR, FACT = 1 << 5, 1 << 6, 1 << 7
LAST = AGAIN - 1  # the place of every word so far behind, or whose place is not known
_WHERE = (1 << WHERE) - 1

Postings = Mapping[str, "array[int]"]
Keyed = Mapping[int, "array[int]"]
Term = TypeVar("Term", str, int)
# A prefix whose terms lie in more files than this has a list of its own, so that a search for one
# letter fetches two files and still finds every paper.
SPREAD = 3
# What one file holds, about, before gzip: a query fetches one file of terms and one of names a
# word, and those of abstracts only where nothing else has it.
TERMS_BYTES = 6 * 1024
NAMES_BYTES = 4 * 1024
ABSTRACT_BYTES = 16 * 1024
AFTER = "\uffff"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Lists(defaultdict[str, "array[int]"]):
    """Postings that are being filled, paper by paper."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__(partial(array, "I"))

    def extend(self, laid: "LaidOut", first: int) -> None:
        """Add the postings of a run of papers, the first of which has a number."""
        # Two each, as one long number; an addition a posting took five times as long.
        shift = _long(array("I", [first << WHERE]) * len(laid.postings))
        size = len(laid.postings) * laid.postings.itemsize
        postings = array("I", (_long(laid.postings) + shift).to_bytes(size, sys.byteorder))
        at = 0
        for key, count in zip(laid.keys, laid.counts, strict=True):
            if count == 1:  # most are, and need no array of their own
                self[key].append(postings[at])
            else:
                self[key].extend(postings[at : at + count])
            at += count


class LaidOut(NamedTuple):
    """Postings of a run of papers, numbered from 0: how many each key has, and all in a row."""

    keys: list[str]
    counts: "array[int]"
    postings: "array[int]"

    @classmethod
    def of(cls, found: Postings) -> "LaidOut":
        """Lay postings out."""
        keys = list(found)
        return cls(keys, array("I", map(len, found.values())), array("I", b"".join(found.values())))

    def is_sound(self, papers: int) -> bool:
        """Whether these may be the postings of so many papers."""
        steps = map(gt, self.postings, self.postings[1:])
        return (
            len(self.keys) == len(self.counts)
            and sum(self.counts) == len(self.postings)
            and max(self.postings, default=0) < papers << WHERE
            and all(self.counts)
            and sum(steps) < max(len(self.counts), 1)
        )


class Cut(dict[str, int]):
    """Pieces of text between blanks by the number of the terms that each is cut into.

    Of 10,000 abstracts 1.2 million pieces, each once a paper, are 23,000, and 15,000 of other
    terms, since a sentence begins with a capital: to cut each text took ten times as long.
    """

    def __init__(self) -> None:
        """Know no piece yet."""
        super().__init__()
        self.terms: list[tuple[str, ...]] = []
        self._numbers: dict[tuple[str, ...], int] = {}

    def __missing__(self, piece: str) -> int:
        """Cut a piece that was not met yet."""
        those = tuple(sorted(terms(piece)))
        number = self._numbers.setdefault(those, len(self.terms))
        if number == len(self.terms):
            self.terms.append(those)
        self[piece] = number
        return number

    def numbers(self, text: str) -> Iterator[int]:
        """Return the numbers of the pieces of a text."""
        return map(self.__getitem__, pieces(text))


class Numbered:
    """The postings of what pieces are cut into, paper by paper."""

    def __init__(self, cut: Cut) -> None:
        """Begin without any; ``cut`` knows the numbers."""
        self._cut = cut
        self._lists = defaultdict[int, "array[int]"](partial(array, "I"))

    def add(self, posting: int, numbers: Iterable[int]) -> None:
        """Add what the pieces of the next paper are cut into."""
        lists = self._lists
        # Not as a set, whose order is another one in each process.
        for number in dict.fromkeys(numbers):
            lists[number].append(posting)

    def add_titles(self, paper: int, titles: Iterable[Iterable[int]]) -> None:
        """Add what the titles of the next paper are cut into, each piece where it stands first."""
        lists, first, place = self._lists, dict[int, int](), 0
        for title in titles:
            for number in title:
                place += 1
                if number in first:
                    first[number] |= AGAIN
                else:
                    first[number] = min(place, LAST)
            place += 1  # what ends a title and what begins the next are no neighbours
        base = paper << WHERE
        for number, place in first.items():
            lists[number].append(base | place)

    def terms(self) -> Postings:
        """Return the postings of all terms."""
        found: dict[str, array[int]] = {}
        for number, postings in self._lists.items():
            for term in self._cut.terms[number]:
                known = found.get(term)
                found[term] = postings if known is None else union((known, postings))
        return found


def union(lists: Collection["array[int]"]) -> "array[int]":
    """Return the postings that any of some lists has; of several of a paper the first of its title.

    What lists say besides of where a paper has the term is not joined (``merged`` does).
    """
    if len(lists) == 1:
        return next(iter(lists))
    every = sorted(chain.from_iterable(lists), reverse=True)  # runs that are in order cost little
    kept: dict[int, int] = {}
    for posting in every:  # the last of a paper has the first place
        number = posting >> WHERE
        is_again = posting & LAST and kept.get(number, 0) & LAST
        kept[number] = posting | AGAIN if is_again else posting
    return array("I", reversed(kept.values()))


def merged(*parts: Mapping[Term, "array[int]"]) -> dict[Term, "array[int]"]:
    """Return the postings of terms of several places; a paper with a term in two has one."""
    found = dict(parts[0])
    for more in parts[1:]:
        for term, postings in more.items():
            known = found.get(term)
            found[term] = postings if known is None else _merged(known, postings)
    return found


def _merged(one: "array[int]", other: "array[int]") -> "array[int]":
    where = {posting >> WHERE: posting for posting in one}
    for posting in other:
        number = posting >> WHERE
        where[number] = where.get(number, posting) | posting
    return array("I", sorted(where.values()))


def shards(found: Postings, most: int) -> Iterator[list[str]]:
    """Yield the terms of each file of some ``most`` bytes, in the order of JavaScript's strings."""
    size, group = 0, list[str]()
    for term in in_order(found):
        more = len(term) + 2 + len(found[term])
        if group and size + more > most:
            yield group
            size, group = 0, []
        size += more
        group.append(term)
    if group:
        yield group


def shard(found: Postings, terms: Sequence[str]) -> bytes:
    """Return the file of some terms with their postings."""
    return pack({"terms": "\n".join(terms)}, *_listed([found[term] for term in terms]))


def keyed(found: Keyed, most: int) -> list[bytes]:
    """Return files of some ``most`` bytes with the postings of keys of 32 bits.

    Each has an equal share of all numbers, so that a page need not be told where it begins.
    """
    count = -(-sum(len(postings) + 4 for postings in found.values()) // most)
    groups: list[list[int]] = [[] for _ in range(count)]
    for key in sorted(found):
        groups[key * count >> 32].append(key)
    return [_keyed(found, keys) for keys in groups]


def _keyed(found: Keyed, keys: list[int]) -> bytes:
    steps = _steps(array("I", keys), array("I", [0, *keys])[:-1])
    return pack({"keys": len(steps)}, *steps, *_listed([found[key] for key in keys]))


def _listed(lists: Sequence["array[int]"]) -> list["array[int]"]:
    """Return how long each list of postings is, where papers have the term, and the gaps."""
    counts = list(map(len, lists))
    flat = array("I", b"".join(lists))
    where = planes(little(flat))[0]
    before = (array("I", [0]) + flat)[:-1]
    for first in list(accumulate(counts, initial=0))[:-1]:
        before[first] = 0
    numbers = ~_WHERE & 0xFFFF_FFFF
    # The lowest plane is of what is no part of a number.
    gaps = _steps(flat, before, numbers)[1:] or [array("B", bytes(len(flat)))]
    return [narrow(counts), where, *gaps]


def _steps(
    after: "array[int]", before: "array[int]", bits: int = 0xFFFF_FFFF
) -> list["array[int]"]:
    """Return in planes by how much some bits of each number are larger than those before it."""
    # As two long numbers, of which no digit is less than what is taken from it: number by number
    # this took three times as long.
    only = _long(array("I", [bits]) * len(after))
    steps = (_long(after) & only) - (_long(before) & only)
    content = steps.to_bytes(len(after) * after.itemsize, sys.byteorder)
    return planes(little(array("I", content)))


def _long(values: "array[int]") -> int:
    return int.from_bytes(values.tobytes(), sys.byteorder)


def prefixes(found: Postings, firsts: list[str]) -> Postings:
    """Return the postings of every prefix whose terms lie in more than SPREAD files.

    ``firsts`` are the first terms of the files; the browser applies the same rule to them.
    """
    keys = [utf16(first) for first in firsts]
    listed: dict[str, array[int]] = {}
    waiting = [("", list(found))]
    while waiting:
        shorter, terms = waiting.pop()
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for term in terms:
            if len(term) > len(shorter):
                groups[term[: len(shorter) + 1]].append(term)
        for prefix, longer in groups.items():
            # The file before the first that begins so may end with terms that do.
            first = max(bisect_right(keys, utf16(prefix)) - 1, 0)
            if bisect_left(keys, utf16(prefix + AFTER)) - first > SPREAD:
                listed[prefix] = union([found[term] for term in longer])
                waiting.append((prefix, longer))
    return listed


def in_order(terms: Mapping[str, object]) -> list[str]:
    """Return terms as JavaScript sorts them."""
    # Both orders are one but for signs beyond the first plane, which few lists have.
    beyond = any(map(_ASTRAL.search, terms))
    return sorted(terms, key=utf16) if beyond else sorted(terms)


def utf16(term: str) -> bytes:
    """Return what sorts as JavaScript compares text."""
    return term.encode("utf-16-be", "surrogatepass")
