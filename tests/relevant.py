"""Queries as researchers type them, what each should find, and whether an answer does.

They stand in ``tests/relevance``; ``benchmarks/relevance.py`` asks them and prints the shares.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import yaml
from support import ROOT

from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.search.tokenise import fold

QUERIES = ROOT / "tests/relevance"
SETS = "seen", "unseen"
# Of the many right answers that a query has, so many must come first.
FIRST = 3

Facts = Mapping[str, Any]


class Known(NamedTuple):
    """A paper, its authors' names in small plain letters, and all that it is called in one line."""

    paper: Paper
    names: Sequence[str]
    titles: str


Fulfils = Callable[[Known], bool]


class Verdict(NamedTuple):
    """Whether what was wanted stands first, in the first three, in the first ten."""

    one: bool
    three: bool
    ten: bool


@dataclass(frozen=True, eq=False)
class Query:
    """What a researcher types, and what should come of it; what each field asks, its file says."""

    kind: str
    q: str
    top: Sequence[str] = ()
    any: Facts | Sequence[Facts] = ()
    only: Facts | Sequence[Facts] = ()
    all: Facts | Sequence[Facts] = ()
    least: int = 0
    none: bool = False
    superset_of: str = ""

    def __str__(self) -> str:
        fields = {**vars(self), "kind": "", "q": ""}
        wanted = ", ".join(f"{name} {value}" for name, value in fields.items() if value)
        return f"{self.q!r}: {wanted}"


def queries(name: str) -> tuple[Query, ...]:
    """Return the queries of one of the SETS."""
    text = (QUERIES / f"{name}.yaml").read_text("utf-8")
    kinds = yaml.load(text, yaml.CSafeLoader)
    return tuple(Query(kind, **values) for kind, those in kinds.items() for values in those)


def asked_of(those: Iterable[Query]) -> list[str]:
    """Return every query that must be asked to judge some, each once."""
    return list(dict.fromkeys(q for query in those for q in (query.q, query.superset_of) if q))


@dataclass(frozen=True)
class Judge:
    """Says whether answers are right, by the records of a list."""

    library: Library

    @cached_property
    def known(self) -> list[Known]:
        """What the facts are held against, read once for hundreds of queries."""
        return [
            Known(paper, list(map(fold, paper.names)), _titles(paper))
            for paper in self.library.papers
        ]

    def right(self, facts: Facts | Sequence[Facts]) -> set[str]:
        """Return the ids of the papers that fulfil all of some facts, or those of one of several."""
        several = [facts] if isinstance(facts, Mapping) else facts
        tests = [[_test(fact, value) for fact, value in one.items()] for one in several]
        return {
            known.paper.id
            for known in self.known
            if any(all(test(known) for test in one) for one in tests)
        }

    def verdict(self, query: Query, answers: Mapping[str, Sequence[str]]) -> Verdict:
        """Return whether the ids found for a query, best first, are what it wants."""
        found = answers[query.q]
        if not self._is_whole(query, set(found), answers):
            return Verdict(one=False, three=False, ten=False)
        return Verdict(*[self._stands_in_the_first(most, query, found) for most in (1, 3, 10)])

    def _is_whole(
        self, query: Query, found: set[str], answers: Mapping[str, Sequence[str]]
    ) -> bool:
        """Return whether a result is what is asked of the whole of it."""
        if query.none:
            return not found
        if query.only and not (found and found <= self.right(query.only)):
            return False
        if query.all and found != self.right(query.all):
            return False
        if query.superset_of and not found >= set(answers[query.superset_of]):
            return False
        return len(found) >= query.least

    def _stands_in_the_first(self, most: int, query: Query, found: Sequence[str]) -> bool:
        """Return whether what is asked of the beginning of a result stands there."""
        first = set(found[:most])
        if query.top and not first.intersection(query.top):
            return False
        if not query.any:
            return True
        right = self.right(query.any)
        wanted = min(FIRST, len(right), most)
        return 0 < wanted <= len(right.intersection(found[: wanted if most <= FIRST else most]))


def _test(fact: str, value: Any) -> Fulfils:
    """Return what tells whether a paper fulfils one fact."""
    match fact, value:
        case "author", str():
            author = re.compile(value)
            return lambda known: any(map(author.fullmatch, known.names))
        case "title", str():
            title = re.compile(value, re.IGNORECASE)
            return lambda known: bool(title.search(known.titles))
        case "venue", str():
            return lambda known: _is_so(value, [known.paper.venue])
        case "tag", str() | list():
            tags = [value] if isinstance(value, str) else value
            return lambda known: all(_is_so(tag, known.paper.tags) for tag in tags)
        case "code", bool():
            return lambda known: bool(known.paper.code) == value
        case "year", int() | str():
            first, _, last = str(value).partition("..")
            years = range(int(first), int(last or first) + 1)
            return lambda known: known.paper.year in years
        case _:
            msg = f"{fact}: {value!r} is no fact of a paper"
            raise ValueError(msg)


def _is_so(wanted: str, those: Iterable[str | None]) -> bool:
    """Return whether a value is one of some; with a dash before it, whether it is none of them."""
    return (wanted.removeprefix("-") in those) != wanted.startswith("-")


def _titles(paper: Paper) -> str:
    """Return all that a paper is called, in one line."""
    return " ; ".join([*map(plain.show, (paper.title, *paper.also_titled)), *paper.known_as])
