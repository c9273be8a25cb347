"""The terms of a list as a search on this machine reads them; search-index.js reads the files."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache

from awesomequant.site.search.postings import (
    AFTER,
    AGAIN,
    FACT,
    LAST,
    SPREAD,
    WHERE,
    Lists,
    Postings,
    in_order,
    prefixes,
    shards,
    utf16,
)
from awesomequant.site.search.ranking import AGREED, BEGINS, EXACT, FORM, Hit, Hits, Worth, better
from awesomequant.site.search.stems import base, other_spelling, stem

_SHORT, _LEAST = 6, 3  # letters of a word in which two are not wrong, and of one where none is
_DIGITS = frozenset("0123456789")
_TYPED = 0.5  # a word that is still being typed is so much farther away


class Lexicon:
    """The postings of terms; ``most`` bytes of them lie in one file of the index.

    Where it ``has_prefixes`` beginnings too short to look for have lists of their own.
    """

    def __init__(self, found: Lists, most: int, *, has_prefixes: bool) -> None:
        """Put them in order, and find out where the files of the site would begin."""
        self._has_prefixes = has_prefixes
        self._found = found
        self._order = in_order(found)
        self._keys = [utf16(term) for term in self._order]
        self._firsts = [group[0] for group in shards(found, most)]
        self._first_keys = [utf16(first) for first in self._firsts]
        self.hits = lru_cache(maxsize=256)(self._hits)

    def exact(self, word: str, worth: Worth = EXACT) -> Hits:
        """Return the papers that have the very word."""
        return self._scored(self._found.get(word, ()), worth)

    def again(self, word: str) -> set[int]:
        """Return the papers whose titles have a word more than once, or far behind."""
        return {
            posting >> WHERE
            for posting in self._found.get(word, ())
            if posting & AGAIN or posting & LAST == LAST
        }

    def _hits(self, word: str, *, begins: bool = True, only: int = 0) -> Hits:
        """Return the papers that have a word, a form of it or, with ``begins``, a longer one.

        ``only`` the places of these bits count, as AUTHOR.
        """
        hits: Hits = {}

        def add(postings: Iterable[int], worth: Worth) -> None:
            for paper, hit in self._scored(postings, worth, only).items():
                hits[paper] = better(hits.get(paper), hit)

        for spelt in filter(None, (word, other_spelling(word))):
            root, start = stem(spelt), base(spelt)
            is_number = spelt[0] in _DIGITS
            if self._spread(root) > SPREAD:
                # So many files that no page fetches them.
                add(self._found.get(spelt, ()), EXACT if spelt == word else FORM)
                if begins and not is_number and self._has_prefixes:
                    add(self._prefixes.get(root, ()), BEGINS)
                continue
            at = bisect_left(self._keys, utf16(root))
            while at < len(self._order) and self._order[at].startswith(root):
                term = self._order[at]
                at += 1
                if term == word:
                    add(self._found[term], EXACT)
                elif stem(term) == root:
                    add(self._found[term], FORM)
                elif begins and not is_number and term.startswith(start):
                    add(self._found[term], BEGINS)
        return hits

    @staticmethod
    def _scored(postings: Iterable[int], worth: Worth, only: int = 0) -> Hits:
        hits: Hits = {}
        for posting in postings:
            place = posting & LAST
            if only:
                if posting & only:
                    hits[posting >> WHERE] = Hit(worth.elsewhere)
            elif place:
                more = AGREED if posting & FACT else 0
                hits[posting >> WHERE] = Hit(worth.titled + more, place, place)
            else:
                hits[posting >> WHERE] = Hit(worth.elsewhere)
        return hits

    def _spread(self, beginning: str) -> int:
        """Return over how many files the terms with a beginning are spread."""
        first = max(bisect_right(self._first_keys, utf16(beginning)) - 1, 0)
        return bisect_left(self._first_keys, utf16(beginning + AFTER)) - first

    @cached_property
    def _prefixes(self) -> Postings:
        return prefixes(self._found, self._firsts)

    def nearest(self, word: str) -> str:
        """Return the term nearest to a word that no paper has, the most frequent of the nearest.

        An empty text where none is near, and for a number, which is no slip of another.
        """
        most = 1 if len(word) < _SHORT else 2
        if len(word) < _LEAST or word[0] in _DIGITS:
            return ""
        off, count, found = most + 1.0, 0, ""
        # Among those of its first letter, then where that went missing, then everywhere.
        for first in (word[0], word[1], ""):
            if found and (off <= 1 or not first):
                break
            for term in self._words:
                if not term.startswith(first) or len(term) < len(word) - most:
                    continue
                whole, start = distance(word, term, most)
                away = min(whole, start + _TYPED)
                papers = len(self._found[term])
                if away <= most and (away < off or (away == off and papers > count)):
                    off, count, found = away, papers, term
        return found

    @cached_property
    def _words(self) -> list[str]:
        """Return the terms that a misspelt word may be meant for."""
        return [term for term in self._order if len(term) >= _LEAST and not term[0].isdecimal()]


def distance(one: str, other: str, most: int) -> tuple[int, int]:
    """Count how many letters must change, come, go or swap places to make one word of another.

    The second number is that for another word's beginning.  Only neighbours swap; beyond ``most`` a
    number is not exact, only larger.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, beside in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > most + 1:
            return most + 1, most + 1
        before, last = last, row
    return last[-1], min(last)
