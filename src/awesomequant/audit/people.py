"""The authors of an entry beside those of a list: who is lacking, moved, or nobody there."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from awesomequant.text import fold
from awesomequant.works.author_likeness import Agreement, agree
from awesomequant.works.people import People, Person

# Who stands where in a collaboration of thousands nobody tells; to compare all takes minutes.
_MOST = 200
_SHOWN_NAMES = 8


class Order(Enum):
    """What the authors of an entry are, compared with a list's."""

    RIGHT = auto()
    """The same in the same order, or the first of them and "et al."."""
    LOST = auto()
    """Some are lacking, the others stand in their order."""
    MOVED = auto()
    """They stand in another order; some may be lacking."""
    UNLIKE = auto()
    """Some of them are not among the list's."""
    OTHERS = auto()
    """None of them is."""
    UNTOLD = auto()
    """One side names nobody, or too few to tell."""


class Compared(NamedTuple):
    """What two lists of authors are to each other.

    ``places`` are, for each of the entry's authors, the place among the list's, None for nobody's.
    """

    order: Order
    places: tuple[int | None, ...] = ()

    @property
    def lacking(self) -> list[int]:
        """The places of those whom the entry leaves out, as far as it names any."""
        named = {place for place in self.places if place is not None}
        return [at for at in range(max(named, default=-1) + 1) if at not in named]


def compared(said: People, known: People) -> Compared:
    """Compare the authors of an entry with those of a list."""
    mine, theirs = said.people, known.people
    if known.others:  # what stands behind those it names, the list does not tell
        mine = mine[: len(theirs)]
    # A team and its members cannot be compared.
    teams = [any(one.is_group for one in people) for people in (mine, theirs)]
    if not mine or not theirs or teams[0] != teams[1]:
        return Compared(Order.UNTOLD)
    if len(mine) <= len(theirs) and all(map(_may_be, mine, theirs)):
        is_whole = len(mine) == len(theirs) or said.others
        return Compared(Order.RIGHT if is_whole else Order.LOST, tuple(range(len(mine))))
    if places := _in_order(mine, theirs):
        return Compared(Order.LOST, places)
    if max(len(mine), len(theirs)) > _MOST:
        return Compared(Order.UNTOLD)
    found = _anywhere(mine, theirs)
    order = Order.MOVED if None not in found else Order.UNLIKE
    return Compared(order if found.count(None) < len(found) else Order.OTHERS, found)


def _may_be(one: Person, other: Person) -> bool:
    return agree(one, other) is not Agreement.NO


def _in_order(mine: Sequence[Person], theirs: Sequence[Person]) -> tuple[int, ...]:
    """Return the places of all of one list in the other, one behind the other; none if not so."""
    places, at = [], 0
    for person in mine:
        while at < len(theirs) and not _may_be(person, theirs[at]):
            at += 1
        if at == len(theirs):
            return ()
        places.append(at)
        at += 1
    return tuple(places)


def _anywhere(mine: Sequence[Person], theirs: Sequence[Person]) -> tuple[int | None, ...]:
    """Return for each of one list the place in the other, each place once; surest names first."""
    found: list[int | None] = [None] * len(mine)
    free = set(range(len(theirs)))
    for sure in (True, False):
        for number, person in enumerate(mine):
            if found[number] is not None:
                continue
            for at in sorted(free, key=lambda at: abs(at - number)):
                told = agree(person, theirs[at])
                if told is Agreement.YES or (not sure and told is Agreement.PERHAPS):
                    found[number] = at
                    free.discard(at)
                    break
    return tuple(found)


def unlike(
    said: People, known: People, places: tuple[int | None, ...], words: dict[str, str]
) -> str:
    """Return which text says who is nobody of a list's, and put the names into its words.

    Who stands in the place of somebody of the same family is that one, spelled otherwise.
    """
    strange = [at for at, place in enumerate(places) if place is None]
    words["said"] = in_a_row([said.people[at].shown for at in strange])
    words["are"] = "is" if len(strange) == 1 else "are"
    for at in strange:
        is_free = at < len(known.people) and at not in places
        if not is_free or fold(said.people[at].family) != fold(known.people[at].family):
            return "authors-unlike"
    words["known"] = in_a_row([known.people[at].shown for at in strange])
    return "authors-spelled"


def listed(known: People) -> str:
    """Return the authors as a list has them, in a row."""
    return in_a_row([one.shown for one in known.people], has_more=known.others)


def in_a_row(names: list[str], *, has_more: bool = False) -> str:
    """Return names as a sentence has them."""
    shown = names[:_SHOWN_NAMES]
    if has_more or len(names) > len(shown):
        return f"{', '.join(shown)} and others"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
