"""Search a list on this machine, with the results that its site gives (search-index.js)."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.search import ranking
from awesomequant.site.search.columns import cited
from awesomequant.site.search.facets import facets
from awesomequant.site.search.found_by import LONGEST_NAME, names
from awesomequant.site.search.ids import by_key
from awesomequant.site.search.lexicon import Lexicon
from awesomequant.site.search.postings import (
    ABSTRACT_BYTES,
    AUTHOR,
    LAST,
    TERMS_BYTES,
    WHERE,
    Keyed,
    Lists,
)
from awesomequant.site.search.query import Query, Unit, read
from awesomequant.site.search.ranking import IN_ABSTRACT, NEAR, Hit, Hits
from awesomequant.site.search.runs import FOUND, Runs
from awesomequant.site.search.segments import segments
from awesomequant.site.search.spellings import spelt
from awesomequant.site.search.tokenise import joined
from awesomequant.store.cache import Cache

Word = Callable[[str], Hits]


class Result(NamedTuple):
    """What a search found.

    ``papers`` are the best first; ``near`` are words that no paper has, each with the one that was
    searched for in its place; ``partly`` says that no paper has all words, ``in_abstracts`` that
    some words stand in abstracts alone; ``unknown`` are tags and venues that the list has not.
    """

    papers: tuple[Paper, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    partly: bool = False
    in_abstracts: bool = False
    unknown: tuple[str, ...] = ()


class Finder:
    """Finds papers of a list; what it reads of it is worked out once."""

    def __init__(self, library: Library, cache: Cache | None = None) -> None:
        """Take a list; ``cache`` keeps what its papers are found by."""
        self._library = library
        self._runs = Runs(library, segments(library.papers), (), cache or Cache(None))

    def find(self, text: str) -> Result:
        """Search; nothing is found by a query without a word."""
        query, papers = read(text, self._library.synonyms), self._library.papers
        if query.keys:
            numbers = {at for key in query.keys for at in self._by_key.get(key, ())}
            if numbers or not query.units:
                return Result(tuple(papers[at] for at in sorted(numbers)))
        if query.is_empty:
            return Result()
        worth, result = self._answers(query)
        is_wanted, unknown = self._wanted(query)
        kept = {paper: value for paper, value in worth.items() if is_wanted(paper)}
        ranked = ranking.ranks(kept, self._cited)
        return result._replace(papers=tuple(papers[at] for at in ranked), unknown=unknown)

    def _answers(self, query: Query) -> tuple[dict[int, int], Result]:
        """Return the worth of each paper that answers the words of a query."""
        if not query.units:
            return dict.fromkeys(range(len(self._library.papers)), 1), Result()
        lists, result = [self._unit(unit, self._word) for unit in query.units], Result()
        found = ranking.together(lists)
        whole = self._word(query.joined) if query.joined else {}
        near: dict[str, str] = {}

        def alike(word: str) -> Hits:
            if hits := self._anywhere(word):
                return hits
            if other := self._terms.nearest(word):
                near[word] = other
            return self._terms.exact(other, NEAR)

        if found.matched < len(lists) and not whole:
            # What no title has is looked for in abstracts, and what these have not either may be
            # misspelt.
            deep = [self._unit(unit, self._anywhere) for unit in query.units]
            further = ranking.together(deep)
            if further.matched > found.matched:
                lists, found, result = deep, further, Result(in_abstracts=True)
            for at, unit in enumerate(query.units):
                if not deep[at]:
                    lists[at] = self._unit(unit, alike)
            if near:
                found = ranking.together(lists)
                result = result._replace(near=tuple(near.items()))
        is_partly = found.matched < len(lists)
        worth = {} if is_partly and whole else found.worth
        for paper, hit in whole.items():
            worth[paper] = max(worth.get(paper, 0), hit.worth * len(query.units))
        self._raise(worth, query)
        return worth, result._replace(partly=is_partly and not whole and bool(worth))

    def _raise(self, worth: dict[int, int], query: Query) -> None:
        """Raise the papers that are called by what was typed, or whose author is."""
        told = [(query.name, ranking.TITLED, ranking.SIGNED)]
        told += [(unit.name, ranking.NAMED, 0) for unit in query.units if not unit.author]
        for name, titled, signed in told:
            for paper, where in self._named(name):
                if paper in worth:
                    worth[paper] += titled if where & LAST else signed

    def _wanted(self, query: Query) -> tuple[Callable[[int], bool], tuple[str, ...]]:
        """Return which papers the fields of a query leave, and the values that nobody knows."""
        papers, unknown = self._library.papers, list[str]()
        out = set(chain.from_iterable(self._unit(unit, self._form) for unit in query.without))
        first, last = query.years or (0, 0)
        answers = {facet.id: facet for facet in facets(self._library)}
        wanted: list[tuple[Sequence[tuple[str, ...]], set[str]]] = []
        for name, given in (("tag", query.tags), ("venue", query.venues)):
            ids = []
            for value in given:
                place = self._spelt[name].get(joined(value))
                if place is None:
                    unknown.append(value)
                else:
                    ids.append(answers[name].values[place].id)
            # Of two tags both, of two venues any: no paper has two.
            for group in ([ids] if name == "venue" else [[one] for one in ids]):
                if group:
                    wanted.append((answers[name].answers, set(group)))

        def is_wanted(at: int) -> bool:
            paper = papers[at]
            return (
                at not in out
                and not unknown
                and (not query.years or first <= (paper.year or 0) <= last)
                and (bool(paper.code) or not query.code)
                and all(not ids.isdisjoint(given[at]) for given, ids in wanted)
            )

        return is_wanted, tuple(unknown)

    # Units of a query.

    def _unit(self, unit: Unit, word: Word) -> Hits:
        """Return the papers that have a unit; ``word`` finds a word."""
        if unit.author:
            return self._by_author(unit)
        if unit.phrase:
            return self._phrase(unit)
        if unit.parts:
            found = ranking.every([self._unit(part, word) for part in unit.parts])
        else:
            whole = word(unit.joined) if unit.joined else {}
            # Where the compound is there, none of its words is misspelt.
            each = self._word if whole and word not in (self._form, self._anywhere) else word
            found = ranking.every([each(one) for one in unit.words], is_strict=unit.strict)
            count = len(unit.words)
            found = ranking.either(found, ranking.changed(whole, count, 1))
        for other in unit.others:
            hits = self._unit(other, self._form if word == self._form else self._word)
            share = ranking.OTHER_NAME * len(unit.words)
            found = ranking.either(found, ranking.changed(hits, share, 4 * len(other.words)))
        return found

    def _by_author(self, unit: Unit) -> Hits:
        """Return the papers of an author; in quotes only those of that very name."""
        begins = not unit.phrase
        found = ranking.every(
            [self._terms.hits(word, begins=begins, only=AUTHOR) for word in unit.words]
        )
        signed = {paper for paper, where in self._named(unit.name) if where & AUTHOR}
        if unit.phrase and signed:
            return {paper: hit for paper, hit in found.items() if paper in signed}
        return found

    def _phrase(self, unit: Unit) -> Hits:
        """Return the papers with words side by side in the title, of that name, or by that author.

        What is no title is in no order here: of the words of one name all are an author's.
        """
        exact = [self._terms.exact(word) for word in unit.words]
        if len(exact) == 1:
            return exact[0]
        found = ranking.every(exact, is_strict=True)
        every = ranking.every(exact)
        signed = {paper: every[paper] for paper, _ in self._named(unit.name) if paper in every}
        if not signed:
            signed = ranking.every(
                [self._terms.hits(word, begins=False, only=AUTHOR) for word in unit.words]
            )
        return ranking.either(found, signed)

    # Words.

    def _word(self, word: str) -> Hits:
        return self._terms.hits(word)

    def _form(self, word: str) -> Hits:
        return self._terms.hits(word, begins=False)

    def _anywhere(self, word: str) -> Hits:
        inside = self._abstracts.hits(word, begins=False)
        low = {paper: Hit(IN_ABSTRACT.elsewhere) for paper in inside}
        return ranking.either(self._word(word), low)

    def _named(self, name: str) -> Iterator[tuple[int, int]]:
        """Yield the papers that have a name, or an author of it, and which of the two it is."""
        if len(name) > 1:  # a single letter is the beginning of a word
            key = zlib.crc32(name[:LONGEST_NAME].encode())
            for posting in self._names.get(key, ()):
                yield posting >> WHERE, posting & ((1 << WHERE) - 1)

    # What is read of the list.

    def _found(self, part: str) -> list[Lists]:
        lists = [Lists() for _ in FOUND[part]]
        for first, laid in self._runs.words(part):
            for one, more in zip(lists, laid, strict=True):
                one.extend(more, first)
        return lists

    @cached_property
    def _terms(self) -> Lexicon:
        return Lexicon(self._found("terms")[0], TERMS_BYTES)

    @cached_property
    def _abstracts(self) -> Lexicon:
        return Lexicon(self._found("abstracts")[0], ABSTRACT_BYTES)

    @cached_property
    def _names(self) -> Keyed:
        called, signed = self._found("names")
        return names(called, signed, self._library)

    @cached_property
    def _cited(self) -> Sequence[int]:
        return cited(self._library.papers)

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        return by_key(self._library)

    @cached_property
    def _spelt(self) -> Mapping[str, Mapping[str, int]]:
        return spelt(self._library)
