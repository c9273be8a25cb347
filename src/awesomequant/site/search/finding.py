"""Search a list on this machine, with the results that its site gives (search-index.js)."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.search import ranking
from awesomequant.site.search.columns import cited
from awesomequant.site.search.facets import facet_called
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
from awesomequant.site.search.query import Field, Query, Unit, is_year, read
from awesomequant.site.search.ranking import EXACT, IN_ABSTRACT, NEAR, NONE, Hit, Hits
from awesomequant.site.search.runs import Runs, collected
from awesomequant.site.search.segments import segments
from awesomequant.site.search.spellings import spelt_in
from awesomequant.site.search.tokenise import joined
from awesomequant.store.cache import Cache

Word = Callable[[str], Hits]


class Result(NamedTuple):
    """What a search found.

    ``papers`` are the best first; ``near`` are words that no paper has, each with the one that was
    searched for in its place; ``partly`` says that no paper has all words, ``in_abstracts`` that
    some words stand in abstracts alone; ``unknown`` are tags and venues that the list has not;
    ``why`` says why nothing can be found at all; ``units`` are what was looked for.
    """

    papers: tuple[Paper, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    partly: bool = False
    in_abstracts: bool = False
    unknown: tuple[str, ...] = ()
    why: str = ""
    units: tuple[Unit, ...] = ()


class Finder:
    """Finds papers of a list; what it reads of it is worked out once."""

    def __init__(self, library: Library, cache: Cache | None = None) -> None:
        """Take a list; ``cache`` keeps what its papers are found by."""
        self._library = library
        self._places: dict[str, Mapping[str, int]] = {}
        self._runs = Runs(library, segments(library.papers), (), cache or Cache(None))

    def find(self, text: str) -> Result:
        """Search; nothing is found by a query without a word."""
        query, papers = read(text, self._library.synonyms), self._library.papers
        if query.keys:
            numbers = {at for key in query.keys for at in self._by_key.get(key, ())}
            if numbers or not query.units:
                why = "" if numbers else "no paper of this list has this identifier or address"
                return Result(tuple(papers[at] for at in sorted(numbers)), why=why)
        if query.is_empty:
            return Result(why="there is no word in it to search for")
        worth, result = self._answers(query)
        wanted, unknown = self._wanted(query)
        kept = {paper: value for paper, value in worth.items() if paper in wanted}
        ranked = ranking.ranks(kept, self._cited)
        return result._replace(
            papers=tuple(papers[at] for at in ranked), unknown=unknown, units=query.units
        )

    def _answers(self, query: Query) -> tuple[dict[int, int], Result]:
        """Return the worth of each paper that answers the words of a query."""
        if not query.units:
            return dict.fromkeys(range(len(self._library.papers)), 1), Result()
        near: dict[str, str] = {}

        def alike(word: str) -> Hits:
            if hits := self._anywhere(word):
                return hits
            other = self._terms.nearest(word)
            if not other:
                return {}
            near[word] = other
            return {
                paper: hit._replace(worth=NEAR.titled if hit.first else NEAR.elsewhere)
                for paper, hit in self._word(other).items()
            }

        lists, result = self._all(query, self._word), Result()
        found = ranking.together(lists)
        if found.matched < len(lists):
            # What no title has is looked for in abstracts, and what these have not either may be
            # misspelt.
            deep = self._all(query, self._anywhere)
            further = ranking.together(deep)
            if further.matched > found.matched:
                lists, found, result = deep, further, Result(in_abstracts=True)
            for at, unit in enumerate(query.units):
                if not deep[at]:
                    lists[at] = self._unit(unit, alike)
            if near:
                found = ranking.together(lists)
                result = result._replace(near=tuple(near.items()))
        worth = found.worth
        self._raise(worth, query, near)
        return worth, result._replace(partly=0 < found.matched < len(lists))

    def _all(self, query: Query, word: Word) -> list[Hits]:
        """Return the hits of each unit; who is called by the words of several has them all."""
        lists = [self._unit(unit, word) for unit in query.units]
        whole = self._word(query.joined) if query.joined else {}
        told = {
            paper: Hit(EXACT.titled if where & LAST else EXACT.elsewhere)
            for paper, where in self._named(query.name)
        }
        for at, unit in enumerate(query.units):
            own = {} if is_year(unit) or unit.author else told
            lists[at] = ranking.either(lists[at], whole, own)
        return lists

    def _raise(self, worth: dict[int, int], query: Query, near: Mapping[str, str]) -> None:
        """Raise the papers that are called by what was typed, or whose author is."""

        def meant(name: str) -> str:
            for typed, other in sorted(near.items()):
                name = name.replace(typed, other)
            return name

        # What the list knows another word for is meant more often than the repository called so:
        # of "SNN" a work on sub-bit networks came first, before all on spiking ones.
        means_more = len(query.units) == 1 and bool(query.units[0].others)
        told = [(query.name, ranking.TITLED, 0 if means_more else ranking.SIGNED)]
        told += [
            (unit.name, ranking.NAMED, 0 if unit.others else ranking.TOLD)
            for unit in query.units
            if not unit.author
        ]
        for name, titled, signed in told:
            for paper, where in self._named(meant(name)):
                if paper in worth:
                    worth[paper] += titled if where & LAST else signed

    def _wanted(self, query: Query) -> tuple[set[int], tuple[str, ...]]:
        """Return the papers that the fields of a query leave, and the values that nobody knows."""
        left, venues, unknown = set(range(len(self._library.papers))), set[int](), list[str]()
        left.difference_update(*(self._unit(unit, self._form) for unit in query.without))
        for field in query.fields:
            having = self._having(field)
            if having is None:
                unknown.append(field.value)
            elif field.denied:
                left -= having
            elif field.name == "venue":
                venues |= having  # of two any: no paper has both
            else:
                left &= having
        if any(field.name == "venue" and not field.denied for field in query.fields):
            left &= venues
        return set() if unknown else left, tuple(unknown)

    def _having(self, field: Field) -> set[int] | None:
        """Return the papers that have what a field asks for; None where the list knows no such."""
        papers = enumerate(self._library.papers)
        if field.name == "year":
            first, last = field.years
            return {at for at, paper in papers if first <= (paper.year or 0) <= last}
        if field.name == "has":
            facet = facet_called(self._library, field.value.lower())
            return {at for at, answers in enumerate(facet.answers) if answers} if facet else set()
        place = self._spelt(field.name).get(joined(field.value))
        facet = facet_called(self._library, field.name)
        if place is None or facet is None:
            return None
        value = facet.values[place].id
        return {at for at, answers in enumerate(facet.answers) if value in answers}

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
        found, every = ranking.every(exact, is_strict=True), ranking.every(exact)
        # It is known where a word stands first: of one that comes again it may be the other place.
        again = set[int]().union(*map(self._terms.again, unit.words))
        is_there = [paper for paper in again if all(hits.get(paper, NONE).first for hits in exact)]
        found |= {paper: every[paper] for paper in is_there if paper in every}
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
        inside = self._abstracts.hits(word)
        low = {paper: Hit(IN_ABSTRACT) for paper in inside}
        return ranking.either(self._word(word), low)

    def _named(self, name: str) -> Iterator[tuple[int, int]]:
        """Yield the papers that have a name, or an author of it, and which of the two it is."""
        if len(name) > 1:  # a single letter is the beginning of a word
            key = zlib.crc32(name[:LONGEST_NAME].encode())
            for posting in self._names.get(key, ()):
                yield posting >> WHERE, posting & ((1 << WHERE) - 1)

    # What is read of the list.

    def _found(self, part: str) -> list[Lists]:
        return collected(part, self._runs.words(part))

    @cached_property
    def _terms(self) -> Lexicon:
        return Lexicon(self._found("terms")[0], TERMS_BYTES, has_prefixes=True)

    @cached_property
    def _abstracts(self) -> Lexicon:
        return Lexicon(self._found("abstracts")[0], ABSTRACT_BYTES, has_prefixes=False)

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

    def _spelt(self, name: str) -> Mapping[str, int]:
        if name not in self._places:
            self._places[name] = spelt_in(self._library, name)
        return self._places[name]
