"""Find the statements worth comparing with one, without comparing all with all.

Two statements meet where they share an identifier, a title or a half of it, the name it begins
with, or enough letters in one of its corners; `identity.judge` then says what they are.  What is
looked at grows with the statements, not with their square: 10,000 take about a second.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain, combinations, product
from typing import Generic, NamedTuple, TypeVar

from awesomequant.works import letters
from awesomequant.works.author_likeness import LOOKED_AT
from awesomequant.works.identity import Judgement, Verdict, same_work
from awesomequant.works.statement import Statement
from awesomequant.works.title_likeness import NEAR_TITLE

Owner = TypeVar("Owner", bound=Hashable)

FIRST_LETTERS = 12
# One word spelled otherwise leaves three of a title's four rarest, and two in common are enough.
RARE_WORDS = 4
# A key of so many statements is "Preface" or a wrong link pasted down a list.  Whoever is one work
# in there shares a better key as well; looking at all of them would cost a square.
LARGE = 30
# A word of so many titles leads nowhere.
OFTEN = 100
# Of a row of titles, as "Task 7 of the Year", the likest are judged.
NEAREST = 20
_ORDER = {Verdict.YES: 0, Verdict.PERHAPS: 1, Verdict.NO: 2}


@dataclass(frozen=True, slots=True)
class Match(Generic[Owner]):
    """An owner whose statement may speak of the same work, and the judgement on the two."""

    owner: Owner
    judgement: Judgement


class Traces(NamedTuple):
    """What a statement is found by; it follows from the statement alone, and is kept apart of it.

    Two statements of one work have one of ``ids`` or ``keys`` in common for certain, or the
    ``corners`` or rare words of titles that are near to one another, letter by letter.
    """

    ids: tuple[str, ...]
    keys: tuple[str, ...]
    corners: tuple[str, ...]
    titles: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]


def traces(statement: Statement) -> Traces:
    """Return what a statement leaves in an index."""
    titles = statement.titles
    keys = [f"page {page}" for page in statement.places]
    for title in titles:
        keys += (f"title {part}" for part in (title.key, *title.parts) if part)
        if title.sign:
            keys.append(f"name {title.sign}")
    corners = dict.fromkeys(f"first {title.key[:FIRST_LETTERS]}" for title in titles)
    return Traces(
        (*statement.ids, *statement.books),
        tuple(dict.fromkeys(keys)),
        tuple(corners),
        tuple(title.key for title in titles),
        tuple(tuple(sorted(title.stems)) for title in titles),
    )


class _Index:
    """Traces by what they have in common; whose they are is told by their numbers, from 0."""

    def __init__(self, wanted: Traces | None = None, largest: int = LARGE) -> None:
        """Hold all that is added, or only what has something of ``wanted``.

        Of a key the ``largest`` number is looked at, the last of them.
        """
        self._largest = largest
        self._wanted = wanted and (
            frozenset((*wanted.ids, *wanted.keys, *wanted.corners)),
            frozenset(chain.from_iterable(wanted.stems)),
        )
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        self._titles: list[tuple[str, ...]] = []

    def add(self, own: Traces, number: int) -> None:
        """Hold the traces of a number; of one that is held already these are more."""
        if self._wanted is None:
            for key in (*own.ids, *own.keys, *own.corners):
                self._by_key[key].append(number)
            for word in chain.from_iterable(own.stems):
                self._by_word[word].add(number)
        else:
            keys, words = self._wanted
            if not (keys.isdisjoint(own.ids) and keys.isdisjoint(own.keys)):
                for key in keys.intersection((*own.ids, *own.keys)):
                    self._by_key[key].append(number)
            for key in keys.intersection(own.corners):
                self._by_key[key].append(number)
            for stems in own.stems:
                for word in words.intersection(stems):
                    self._by_word[word].add(number)
        if number == len(self._titles):
            self._titles.append(own.titles)
        else:
            self._titles[number] = own.titles

    def of_one_title(self, keys: Iterable[str]) -> list[int]:
        """Return the numbers whose statements bear one of some titles, letter by letter."""
        found = chain.from_iterable(self._by_key.get(f"title {key}", ())[-LARGE:] for key in keys)
        return sorted(set(found))

    def latest(self, own: Traces) -> list[int]:
        """Return the last number that shares an identifier or a title, if any does."""
        held = (self._by_key[key] for key in (*own.ids, *own.keys) if key in self._by_key)
        return next(([numbers[-1]] for numbers in held), [])

    def near(self, own: Traces) -> list[int]:
        """Return the numbers whose statements are worth judging, each once, in order."""
        by_key, by_word = self._by_key, self._by_word
        found: set[int] = set()
        for key in (*own.ids, *own.keys):
            if key in by_key:
                found.update(by_key[key][-self._largest :])
        likely: set[int] = set()
        for key in own.corners:
            if key in by_key:
                likely.update(by_key[key][-OFTEN:])
        for stems in own.stems:
            groups = sorted((by_word[word] for word in stems if word in by_word), key=len)
            rare = [group for group in groups[:RARE_WORDS] if len(group) <= OFTEN]
            # The sets of few are asked of those of many: counting all of them took ten times this.
            for few, many in combinations(rare, 2):
                likely |= few & many
        # How like the likest of their titles are, 0 to 100; 0 below what is near at all.
        scores: dict[int, float] = {}
        for number in sorted(likely - found):
            pairs = product(own.titles, self._titles[number])
            score = max(letters.ratio(*pair, score_cutoff=NEAR_TITLE) for pair in pairs)
            if score:
                scores[number] = score
        found.update(nlargest(NEAREST, scores, scores.__getitem__) if scores else ())
        return sorted(found)


class Works(Generic[Owner]):
    """Statements with their owners, found by what else may speak of the same work."""

    def __init__(self, largest: int = LARGE, most: int | None = None) -> None:
        """Begin without any; of what shares a key the ``largest`` number is compared.

        After ``most`` comparisons, of works and of their people, only the latest that shares a key
        is compared; after as many again nothing is.
        """
        self._left, self._least = most, -(most or 0)
        self._held: dict[Owner, Statement] = {}
        self._numbers: dict[Owner, int] = {}
        self._owners: list[Owner] = []
        self._index = _Index(largest=largest)

    def add(self, statement: Statement, owner: Owner) -> None:
        """Hold what is known of an owner.

        It takes the place of what was held before: after two entries were joined their owner is
        found by what either said, and judged by both.
        """
        self._held[owner] = statement
        number = self._numbers.setdefault(owner, len(self._owners))
        if number == len(self._owners):
            self._owners.append(owner)
        self._index.add(traces(statement), number)

    def matches(self, statement: Statement) -> list[Match[Owner]]:
        """Return each owner that is worth telling of, the likeliest first."""
        near = [self._owners[number] for number in self._near(traces(statement))]
        if self._left is not None:
            self._left -= sum(_cost(statement, self._held[owner]) for owner in near)
        return worth_telling((owner, same_work(statement, self._held[owner])) for owner in near)

    def _near(self, own: Traces) -> list[int]:
        left = self._left
        if left is None or left > 0:
            return self._index.near(own)
        return self._index.latest(own) if left > self._least else []

    def titled(self, statement: Statement) -> list[Match[Owner]]:
        """Return each owner whose title has the same letters, the likeliest first.

        A quarter of the time that ``matches`` takes, for whoever needs no other.
        """
        keys = [title.key for title in statement.titles if title.key]
        near = (self._owners[number] for number in self._index.of_one_title(keys))
        return worth_telling((owner, same_work(statement, self._held[owner])) for owner in near)

    def owner_of(self, statement: Statement) -> Match[Owner] | None:
        """Return the owner whose work this certainly is; None where it is doubtful or new."""
        best = next(iter(self.matches(statement)), None)
        return best if best and best.judgement.verdict is Verdict.YES else None


def _cost(one: Statement, other: Statement) -> int:
    """Return how much is compared of two works: their titles, and people with people."""
    first, second = len(one.people), len(other.people)
    return 1 + first + second + min(first, LOOKED_AT) * min(second, LOOKED_AT)


def alike(
    found_by: Sequence[Traces],
    judge: Callable[[int, int], Judgement],
    only: Collection[int] | None = None,
) -> Iterator[tuple[int, int, Judgement]]:
    """Yield each two works of a list that are worth telling of, the one that came first first.

    They are told by their numbers, from 0; ``judge`` judges the second with the first.  With
    ``only`` the pairs whose second is one of those.
    """
    index = _Index(None if only is None else _joined([found_by[number] for number in only]))
    for number, own in enumerate(found_by):
        if only is None or number in only:
            for match in worth_telling((other, judge(number, other)) for other in index.near(own)):
                yield match.owner, number, match.judgement
        index.add(own, number)


def touched(found_by: Sequence[Traces], new: Collection[int], gone: Iterable[Traces]) -> set[int]:
    """Return the numbers of works that may be like others than before some were new or gone.

    Of the works that stay each finds what it found, unless it has something in common with one
    that is new or gone: what an index holds under a key are the works of that key in their order.
    """
    changed = [*(found_by[number] for number in new), *gone]
    every = _joined(changed)
    is_apart = frozenset((*every.ids, *every.keys, *every.corners)).isdisjoint
    words = Counter(word for own in changed for word in frozenset(chain.from_iterable(own.stems)))
    told = frozenset(words)
    found, met = set(new), Counter[str]()
    for number, (ids, keys, corners, _, stems) in enumerate(found_by):
        if not (is_apart(ids) and is_apart(keys) and is_apart(corners)):
            found.add(number)
        for word in told.intersection(stems[0] if len(stems) == 1 else chain.from_iterable(stems)):
            # A word of many titles before this one leads nowhere, with or without some of them.
            if met[word] <= OFTEN + words[word]:
                found.add(number)
            met[word] += 1
    return found


def _joined(several: Sequence[Traces]) -> Traces:
    parts = (tuple(chain.from_iterable(part)) for part in zip(*several, strict=True))
    return Traces(*parts) if several else Traces((), (), (), (), ())


def worth_telling(judged: Iterable[tuple[Owner, Judgement]]) -> list[Match[Owner]]:
    """Return those that are worth telling of, the likeliest first.

    A plain no is not; one under a common identifier or the same title is.
    """
    found = [
        Match(owner, told)
        for owner, told in judged
        if told.verdict is not Verdict.NO or told.is_collision or told.is_namesake
    ]
    # The sort is stable: of equals the one that came first stands first.
    found.sort(
        key=lambda match: (
            _ORDER[match.judgement.verdict],
            -len(match.judgement.shared),
            -match.judgement.likeness,
        )
    )
    return found
