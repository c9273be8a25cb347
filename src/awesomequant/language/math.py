"""Formulas in a text, and the characters that Unicode raises and lowers."""

import re
from collections.abc import Callable
from typing import NamedTuple

from awesomequant.text import one_line

# Which dollar signs of a text hold a formula.
#
# A formula is ``$…$`` as pandoc reads it: a sign that is not a blank follows the first dollar, one
# precedes the last.  Inside, braces are balanced and a dollar in braces or behind a backslash ends
# nothing (``$x_{\text{if $y$}}$``).  What begins and is followed by a digit is a price
# ("$5/$10"); pandoc lets no digit follow at all, which would lose the common ``3$\times$3``.
# Everything else is a dollar sign.

# The most characters of one formula: more than a title may have. Two dollars of an abstract that
# stand further apart belong to two mistakes.
LONGEST = 500

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
        start, before, after = waiting[-1], text[at - 1 : at], text[at + 1 : at + 2]
        if sign == "{":
            waiting.append(None)
        elif sign == "}":
            waiting.pop()
            if not waiting:  # a brace that closes nothing parts what stands before and after it
                waiting.append(None)
        elif sign != "$":
            if sign[0] == "\n":
                waiting = [None]
        elif (
            start is not None
            and 1 < at - start <= LONGEST + 1
            and not before.isspace()
            and not (text[start + 1].isdecimal() and after.isdecimal())  # $5/$10
        ):
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at))
            waiting[-1] = None
        else:
            # The second of two dollars opens nothing, unless the first ends a formula: $a$$b$.
            is_doubled = before == "$" and not (found and found[-1][1] == at - 1)
            waiting[-1] = None if is_doubled or after.isspace() else at
    return found


# Raised and lowered text: as Unicode signs where all of them exist, else as mathematics.

_RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ′∘*",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿ′°*",
)
_LOWERED = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
)
# Ends of ordinals stay plain, by custom and because not all have small forms: 2nd, 1er, 3ème.
_CUSTOMARY = {
    **{end: end for end in ("st", "nd", "rd", "th", "er", "ère", "ème")},
    "TM": "™", "SM": "℠", "R": "®",
}  # fmt: skip
_NUMBER = re.compile(r"[0-9+\-−=()]+")
# What stays itself inside \text{…}; anything else could be a command there, and ``_`` stops LaTeX.
_PLAIN = re.compile(r"(?:[^\W_]|[ ,.+*/=()'-])+")


def raised(text: str) -> str | None:
    """Return the signs of ``text`` raised (``2`` as ``²``), or None where one has no such form."""
    return _each(text, _RAISED)


def lowered(text: str) -> str | None:
    """Return the signs of ``text`` lowered (``2`` as ``₂``), or None where one has no such form."""
    return _each(text, _LOWERED)


def superscript(text: str) -> str:
    """Return what an element or a command that raises ``text`` means in our language."""
    text = one_line(text)
    return _CUSTOMARY.get(text) or _script(text, raised, "^")


def subscript(text: str) -> str:
    """Return what an element or a command that lowers ``text`` means in our language."""
    return _script(one_line(text), lowered, "_")


def _each(text: str, forms: dict[int, int]) -> str | None:
    return text.translate(forms) if all(ord(char) in forms for char in text) else None


def _script(text: str, small: Callable[[str], str | None], sign: str) -> str:
    """Return a number in small digits, a word as a formula, and what is neither as it stands."""
    if _NUMBER.fullmatch(text) and (form := small(text)):
        return form
    if len(text) == 1 and text.isalnum():
        return f"${sign}{text}$"
    if text[:1] + text[-1:] == "$$" and formulas(text) == [text[1:-1]]:
        return f"${sign}{{{text[1:-1]}}}$"
    if _PLAIN.fullmatch(text):
        command = r"\mathrm" if text.isalnum() else r"\text"
        return f"${sign}{{{command}{{{text}}}}}$"
    return text
