"""Find the statements worth comparing with one, without comparing all with all.

Two statements meet where they share an identifier, a title or a half of it, the name it begins
with, or enough letters in one of its corners; `identity.judge` then says what they are.  What is
looked at grows with the statements, not with their square: 10,000 take about a second.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain, product
from typing import Generic, TypeVar

from rapidfuzz import fuzz

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


class Works(Generic[Owner]):
    """Statements with their owners, found by what else may speak of the same work."""

    def __init__(self) -> None:
        """Begin without any."""
        self._held: dict[Owner, Statement] = {}
        self._places: dict[Owner, int] = {}
        self._by_key: defaultdict[str, list[Owner]] = defaultdict(list)
        self._by_word: defaultdict[str, list[Owner]] = defaultdict(list)

    def add(self, statement: Statement, owner: Owner) -> None:
        """Hold what is known of an owner.

        It takes the place of what was held before: after two entries were joined their owner is
        found by what either said, and judged by both.
        """
        self._held[owner] = statement
        self._places.setdefault(owner, len(self._places))
        for key in {*_keys(statement), *_corners(statement)}:
            self._by_key[key].append(owner)
        for word in frozenset().union(*(title.stems for title in statement.titles)):
            self._by_word[word].append(owner)

    def matches(self, statement: Statement) -> list[Match[Owner]]:
        """Return each owner that is worth telling of, the likeliest first.

        A plain no is not; one under a common identifier or the same title is.
        """
        found: list[Match[Owner]] = []
        for owner in self._near(statement):
            told = same_work(statement, self._held[owner])
            if told.verdict is not Verdict.NO or told.is_collision or told.is_namesake:
                found.append(Match(owner, told))
        # The sort is stable: of equals the one that came first stands first.
        found.sort(
            key=lambda match: (
                _ORDER[match.judgement.verdict],
                -len(match.judgement.shared),
                -match.judgement.likeness,
            )
        )
        return found

    def owner_of(self, statement: Statement) -> Match[Owner] | None:
        """Return the owner whose work this certainly is; None where it is doubtful or new."""
        best = next(iter(self.matches(statement)), None)
        return best if best and best.judgement.verdict is Verdict.YES else None

    def _near(self, own: Statement) -> list[Owner]:
        """Return the owners worth judging, each once, in the order they came."""
        found: dict[Owner, None] = {}
        for key in _keys(own):
            found.update(dict.fromkeys(self._by_key.get(key, ())[-LARGE:]))
        likely: dict[Owner, None] = {}
        for key in _corners(own):
            likely.update(dict.fromkeys(self._by_key.get(key, ())[-OFTEN:]))
        for title in own.titles:
            groups = sorted((self._by_word.get(word, []) for word in sorted(title.stems)), key=len)
            rare = [group for group in groups if 0 < len(group) <= OFTEN][:RARE_WORDS]
            shared = Counter(chain.from_iterable(rare))
            likely.update((owner, None) for owner, times in shared.items() if times > 1)
        # How like the likest of their titles are, 0 to 100; 0 below what is near at all.
        scores = {
            owner: max(
                fuzz.ratio(one.key, other.key, score_cutoff=NEAR_TITLE)
                for one, other in product(own.titles, self._held[owner].titles)
            )
            for owner in likely
            if owner not in found
        }
        found.update(
            dict.fromkeys(nlargest(NEAREST, filter(scores.get, scores), scores.__getitem__))
        )
        return sorted(found, key=self._places.__getitem__)


def alike(
    statements: Iterable[tuple[Statement, Owner]],
) -> Iterator[tuple[Owner, Owner, Judgement]]:
    """Yield each two owners of a list that are worth telling of, the one that came first first."""
    works: Works[Owner] = Works()
    for statement, owner in statements:
        for match in works.matches(statement):
            yield match.owner, owner, match.judgement
        works.add(statement, owner)


def _keys(statement: Statement) -> Iterator[str]:
    """Yield what two statements of one work have in common for certain: one of these."""
    yield from statement.ids
    yield from statement.books
    for page in statement.places:
        yield f"page {page}"
    for title in statement.titles:
        for part in {title.key, *title.parts}:
            if part:
                yield f"title {part}"
        if title.sign:
            yield f"name {title.sign}"


def _corners(statement: Statement) -> Iterator[str]:
    for title in statement.titles:
        yield f"first {title.key[:FIRST_LETTERS]}"
