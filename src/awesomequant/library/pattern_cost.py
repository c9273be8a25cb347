r"""Whether a regular expression that a person wrote may take for ever, read off its form.

Python's engine tries every way in which a pattern may match before it gives up, and nobody can stop
it: ``(a+){9}b`` has more of them in 400 letters than there is time.  So the ways are counted, from
above: a repetition or an alternative that the next sign settles is one, as ``\S+`` before a blank.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# What a repetition without end multiplies the ways by in a title, on the average.  With two of them
# the longest title of 400 characters takes 0.1 s at worst, with three a minute; with a thousand
# other ways and one repetition 0.5 s.
_ENDLESS = 45
MOST_WAYS = _ENDLESS**2
# How often a part may be repeated and still count as a fixed length: `\\d{1,2}`, `.{0,9}`.
_FEW = 9
_MOST_ENDLESS = 2
_DEEPEST = 20
_PIECE = re.compile(
    r"""
    (?P<odd>\(\?(?:\(|\#))
  | (?P<back>\(\?P=\w+\)|\\[1-9]\d?)
  | (?P<edge>\\[bBAZ]|\^|\$)
  | (?P<open>\((?:\?(?:P<\w+>|<?[=!]|[aiLmsux-]*:|>)?)?)
  | (?P<close>\))
  | (?P<repeat>[*+?]|\{(?:\d+(?:,\d*)?|,\d*)\})(?P<kind>[?+]?)
  | (?P<bar>\|)
  | (?P<one>\\(?:x..|u.{4}|U.{8}|N\{[^}]*\}|0[0-7]{0,2}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# Signs by which sets are told apart: of each kind that a set may name.
_SIGNS = frozenset(map(chr, range(9, 127))) | frozenset("éßΩ量 ’²İſ—")
_ALL = _SIGNS | {""}  # and those that are none of them


class TooSlowError(ValueError):
    """A pattern that may take for ever; the message says why."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern that may be repeated: signs, or a group of ``branches``."""

    signs: frozenset[str] = _ALL
    branches: "tuple[tuple[_Piece, ...], ...]" = ()
    least: int = 1
    most: int = 1
    is_edge: bool = False  # it takes no sign, and may fail: ``\b``, ``(?=…)``
    is_settled: bool = False  # no other way is tried once it has matched: ``a++``, ``(?>…)``

    @property
    def is_fixed(self) -> bool:
        """Whether it is one sign."""
        return self.least == self.most == 1 and not (self.branches or self.is_edge)

    @property
    def may_be_empty(self) -> bool:
        """Whether it may match nothing."""
        return (
            self.is_edge
            or not self.least
            or any(all(one.may_be_empty for one in branch) for branch in self.branches)
        )

    @property
    def begins(self) -> frozenset[str]:
        """The signs that it may begin with."""
        if not self.branches or self.is_edge:
            return _ALL if self.is_edge else self.signs
        return frozenset[str]().union(*(_begins(one, frozenset()) for one in self.branches))

    def ways(self, follow: frozenset[str]) -> int:
        """Return in how many ways it may match one text, where what comes next begins so."""
        if self.is_settled or self.is_edge:
            inner = max((_ways(one, _ALL) for one in self.branches), default=1)
            return 1 if inner <= MOST_WAYS else inner
        again = self.begins if self.most > 1 else frozenset[str]()
        once = _of_branches(self.branches, follow | again) if self.branches else 1
        if once > 1 and self.most > MOST_WAYS:
            raise TooSlowError("a group that can match one text in several ways is repeated")
        every: int = min(once, MOST_WAYS + 1) ** min(self.most, 20)
        # Where it is to end the next sign says, or each length is tried.
        is_open = bool(self.begins & follow) or (bool(self.branches) and self.may_be_empty)
        lengths = min(self.most - self.least + 1, _ENDLESS) if is_open else 1
        return every * (lengths if self.least != self.most else 1)


def refuse_slow(pattern: str) -> None:
    """Raise TooSlowError for a sound pattern that may take for ever."""
    branches = _read(_PIECE.finditer(pattern), 0)
    # Also one that the next sign settles: what it passes over is passed over in each other way.
    if _endless(branches) > _MOST_ENDLESS:
        raise TooSlowError(f"it repeats without end more than {_MOST_ENDLESS} times")
    ways = _of_branches(branches, frozenset())
    if ways > MOST_WAYS:
        raise TooSlowError(f"it can match one text in more than {MOST_WAYS} ways")


def _endless(branches: Sequence[Sequence[_Piece]]) -> int:
    found = [one for branch in branches for one in branch]
    return sum((one.most > _FEW) + _endless(one.branches) for one in found)


def _read(pieces: Iterator[re.Match[str]], depth: int) -> tuple[tuple[_Piece, ...], ...]:
    """Read the branches of a group up to its end."""
    if depth > _DEEPEST:
        raise TooSlowError(f"it has more than {_DEEPEST} groups inside one another")
    branches: list[list[_Piece]] = [[]]
    for found in pieces:
        if found["close"]:
            break
        if found["odd"]:
            raise TooSlowError("conditions and comments in it are not looked through")
        if found["bar"]:
            branches.append([])
        elif found["repeat"]:
            branches[-1][-1] = _repeated(branches[-1][-1], found["repeat"], found["kind"])
        elif found["open"]:
            is_edge = found["open"][-1] in "=!"
            is_settled = found["open"] == "(?>"
            inner = _read(pieces, depth + 1)
            branches[-1].append(_Piece(branches=inner, is_edge=is_edge, is_settled=is_settled))
        elif found["back"]:
            branches[-1].append(_Piece(least=0))
        else:
            signs = _ALL if found["edge"] else _signs(found["one"])
            branches[-1].append(_Piece(signs, is_edge=bool(found["edge"])))
    return tuple(map(tuple, branches))


def _repeated(piece: _Piece, repeat: str, kind: str) -> _Piece:
    least, comma, most = repeat.strip("{}").partition(",")
    bounds = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(repeat)
    if bounds is None:
        bounds = int(least or 0), int(most) if most else None if comma else int(least)
    end = MOST_WAYS + 1 if bounds[1] is None else bounds[1]
    is_settled = piece.is_settled or kind == "+"
    return _Piece(piece.signs, piece.branches, bounds[0], end, piece.is_edge, is_settled)


@lru_cache(maxsize=1024)
def _signs(one: str) -> frozenset[str]:
    """Return which signs a piece for one sign stands for, in whatever case."""
    try:
        form = re.compile(one, re.IGNORECASE | re.DOTALL)
    except re.error:  # a form that a later Python has
        return _ALL
    found = frozenset(sign for sign in _SIGNS if form.fullmatch(sign))
    return found | {""} if "é" in found or "量" in found or "²" in found else found


def _begins(branch: Sequence[_Piece], follow: frozenset[str]) -> frozenset[str]:
    """Return the signs that a row of pieces may begin with; of an empty one what follows."""
    found = frozenset[str]()
    for piece in branch:
        found |= piece.begins
        if not piece.may_be_empty:
            return found
    return found | follow


def _ways(branch: Sequence[_Piece], follow: frozenset[str]) -> int:
    total = 1
    for at, piece in enumerate(branch):
        total *= piece.ways(_begins(branch[at + 1 :], follow))
        if total > MOST_WAYS:
            return total
    return total


def _of_branches(branches: Sequence[Sequence[_Piece]], follow: frozenset[str]) -> int:
    """Return in how many ways a group matches: of its branches those that one text may take."""
    counts = [_ways(branch, follow) for branch in branches]
    heads = [_head(branch) for branch in branches]
    return max(
        sum(
            count
            for count, other in zip(counts, heads, strict=True)
            if all(one & two for one, two in zip(head, other, strict=False))
        )
        for head in heads
    )


def _head(branch: Sequence[_Piece]) -> list[frozenset[str]]:
    """Return the signs that a row of pieces begins with for certain, one after the other."""
    found: list[frozenset[str]] = []
    for piece in branch:
        if not (piece.is_fixed or piece.is_edge):
            break
        found += [] if piece.is_edge else [piece.signs]
    return found
