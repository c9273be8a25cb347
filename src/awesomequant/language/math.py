r"""Which dollar signs of a text hold a formula.

A formula is ``$…$`` as pandoc reads it: a sign that is not a blank follows the first dollar, one
precedes the last.  Inside, braces are balanced and a dollar in braces or behind a backslash ends
nothing (``$x_{\text{if $y$}}$``).  What begins and is followed by a digit is a price
("$5/$10"); pandoc lets no digit follow at all, which would lose the common ``3$\times$3``.
Everything else is a dollar sign.
"""

import re
from typing import NamedTuple

LONGEST = 500
"""The most characters of one formula: more than a title may have.  Two dollars of an abstract that
stand further apart belong to two mistakes."""

_EVENT = re.compile(r"\\.|[{}$]|\n\s*\n", re.DOTALL)


class Piece(NamedTuple):
    """A run of a text: words, or a formula without its dollars."""

    text: str
    is_math: bool


def pieces(text: str) -> list[Piece]:
    """Split a text into words and formulas; no piece is empty."""
    if "$" not in text:
        return [Piece(text, is_math=False)] if text else []
    found: list[Piece] = []
    end = 0
    for start, close in _formulas(text):
        if start > end:
            found.append(Piece(text[end:start], is_math=False))
        found.append(Piece(text[start + 1 : close], is_math=True))
        end = close + 1
    if end < len(text):
        found.append(Piece(text[end:], is_math=False))
    return found


def formulas(text: str) -> list[str]:
    """Return the formulas of a text, without their dollars."""
    return [text[start + 1 : close] for start, close in _formulas(text)] if "$" in text else []


def lone_dollars(text: str) -> list[int]:
    """Return where a dollar stands that holds no formula and begins no price."""
    inside = _formulas(text) if "$" in text else []
    return [
        found.start()
        for found in re.finditer(r"\$(?!\d)", text)
        if not any(start <= found.start() <= close for start, close in inside)
    ]


def _formulas(text: str) -> list[tuple[int, int]]:
    """Return the places of the dollars around each formula, in one pass over the text.

    Each open brace begins a scope with a waiting dollar of its own, so that ``${${${`` costs no
    more than its length; a formula that holds others replaces them.
    """
    found: list[tuple[int, int]] = []
    waiting: list[int | None] = [None]
    for event in _EVENT.finditer(text):
        sign, at = event[0], event.start()
        if sign == "{":
            waiting.append(None)
        elif sign == "}":
            waiting.pop()
            if not waiting:  # a brace that closes nothing parts what stands before and after it
                waiting.append(None)
        elif sign != "$":
            if sign[0] == "\n":
                waiting = [None]
            continue
        elif (start := waiting[-1]) is not None and _closes(text, start, at):
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at))
            waiting[-1] = None
        else:
            after_formula = bool(found) and found[-1][1] == at - 1
            waiting[-1] = at if _opens(text, at, after_formula=after_formula) else None
    return found


def _opens(text: str, at: int, *, after_formula: bool) -> bool:
    is_doubled = text[at - 1 : at] == "$" and not after_formula
    return not is_doubled and not text[at + 1 : at + 2].isspace() and text[at + 1 : at + 2] != "$"


def _closes(text: str, start: int, at: int) -> bool:
    is_price = text[start + 1].isdigit() and text[at + 1 : at + 2].isdigit()
    return not is_price and not text[at - 1].isspace() and 1 < at - start <= LONGEST + 1
