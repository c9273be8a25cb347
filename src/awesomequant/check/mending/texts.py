"""Mend a text that YAML cannot read, or reads as something else, line by line.

Each kind of slip has one function here that proposes other lines.  A proposal is taken where the
file then reads further than before, and where all that do as well say the same: a tab may stand for
two blanks or for eight, and mostly that is one list.  What may mean one of two things is left.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from awesomequant.check.mending import lines as of_lines
from awesomequant.check.mending import wholes as of_wholes
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.store import strict
from awesomequant.store.project import problems_in
from awesomequant.store.syntax import RULE, YamlError

# A file of a person has a few slips, most of them alike; 300 lines with a tab are one step.
_MOST: Final = 60
_LONGEST: Final = 64 * 1024
Lines = list[str]
Kind = Callable[[Lines, int], Iterator[Lines]]

# In this order: what makes the whole file another thing comes before what breaks one line.
_KINDS: Final[Sequence[Kind]] = (
    of_wholes.without_signs,
    of_wholes.without_fences,
    of_wholes.without_hidden,
    of_wholes.without_end,
    of_lines.with_signs,
    of_lines.with_blanks_for_tabs,
    of_lines.with_colon,
    of_lines.with_dash,
    of_lines.without_comma,
    of_lines.with_escapes,
    of_lines.in_quotes,
    of_lines.closed,
    of_lines.once,
    of_lines.moved,
)


def readable(file: str, text: str) -> str:
    """Return a file's text with each slip mended whose answer is certain; as it is without one."""
    if len(text) > _LONGEST:
        return text
    breaks = {"\r\n": text.count("\r\n"), "\n": text.count("\n"), "\r": text.count("\r")}
    is_windows = breaks["\r\n"] == breaks["\n"] > 0
    if is_windows:
        text = text.replace("\r\n", "\n")
    elif breaks["\r"]:
        if breaks["\r\n"] or breaks["\n"]:  # each kind in some lines: which is meant, nobody knows
            return text
        text = text.replace("\r", "\n")
    for _ in range(_MOST):
        slip = first_slip(file, text)
        better = _better(file, text, slip) if slip else None
        if better is None:
            break
        text = better
    return text.replace("\n", "\r\n") if is_windows else text


def first_slip(file: str, text: str) -> Problem | None:
    """Return what keeps a file from being read, or read as was meant; None where nothing does."""
    try:
        strict.decode(text.encode())
    except YamlError as error:
        return Problem(Place(file, error.line, error.column), RULE, error.message)
    found = (
        problem
        for problem in problems_in(file, text)
        if problem.rule == RULE and problem.level is Level.ERROR
    )
    return min(found, key=lambda problem: problem.place, default=None)


def _better(file: str, text: str, slip: Problem) -> str | None:
    """Return the text one step further; None where no step, or more than one, is to be seen."""
    lines = text.split("\n")
    left = len(lines) - slip.place.line
    for kind in _KINDS:
        reached: dict[str, tuple[int, int]] = {}
        for proposal in kind(lines, slip.place.line - 1):
            said = "\n".join(proposal)
            if said == text or said in reached:
                continue
            after = first_slip(file, said)
            rest = len(proposal) - after.place.line if after else -1
            if rest < left:
                # What reads wholly may still say what no record can.
                reached[said] = rest, len(problems_in(file, said)) if after is None else 0
        if not reached:
            continue
        # The first kind that helps is the one: a later one may hide a key in the text above it.
        best = min(reached.values())
        chosen = [said for said, how_far in reached.items() if how_far == best]
        is_one = len(chosen) == 1 or (best[0] < 0 and _say_the_same(chosen))
        return chosen[0] if is_one else None
    return None


def _say_the_same(texts: Sequence[str]) -> bool:
    first: Any = strict.read(texts[0])
    return all(strict.read(text) == first for text in texts[1:])


INDENTED: Final = "this line begins in another column than those it belongs to"


class Changed(NamedTuple):
    """The first line that is another one by then: its number, and what it said and says."""

    number: int
    old: str
    new: str

    @property
    def is_move(self) -> bool:
        """Whether it only begins in another column, and was indented with blanks."""
        lead = self.old[: len(self.old) - len(self.old.lstrip())]
        return self.old.lstrip() == self.new.lstrip() != "" and not lead.strip(" ")

    @property
    def shows(self) -> bool:
        """Whether a reader sees what changed: another blank looks like the old one."""
        return bool(self.new.strip()) and self.old.split() != self.new.split()


def first_change(old: str, new: str) -> Changed:
    """Return the first line that is another one in the new text; empty by then if it is gone."""
    before, after = old.splitlines(), new.splitlines()
    for number, (one, other) in enumerate(zip(before, after, strict=False), 1):
        if one != other:
            is_gone = len(after) < len(before) and before[number] == other
            return Changed(number, one, "" if is_gone else other)
    number = min(len(before), len(after))
    return Changed(number + 1, "".join(before[number : number + 1]), "")


def dashed(text: str, line: int) -> str | None:
    """Return a text with a dash before each line of the list that begins below ``line``'s key."""
    lines = text.split("\n")
    at = line - 1
    depth = len(lines[at]) - len(lines[at].lstrip(" "))
    end = at
    while end < len(lines) and re.match(rf" {{{max(depth, 1)}}}\S", lines[end]):
        end += 1
    items = lines[at:end]
    # A comma inside may part two, or two halves of a name that was wrapped.
    if (
        depth == 0
        or len(items) <= 1
        or any(re.search(r"[,;:#\[\]]", one.rstrip(" ,;")) for one in items)
    ):
        return None
    new = [f"{one[:depth]}- {one[depth:].rstrip(' ,;')}" for one in items]
    return "\n".join([*lines[:at], *new, *lines[end:]])
