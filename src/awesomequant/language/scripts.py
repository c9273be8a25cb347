r"""Raised and lowered text: as Unicode signs where all of them exist, else as mathematics."""

import re
from collections.abc import Callable

from awesomequant.language.math import formulas
from awesomequant.text import one_line

_RAISED = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ′∘*",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿ′°*",
        strict=True,
    )
)
_LOWERED = dict(
    zip(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
# Ends of ordinals stay plain, by custom and because not all have small forms: 2nd, 1er, 3ème.
_CUSTOMARY = {
    **{end: end for end in ("st", "nd", "rd", "th", "er", "ère", "ème")},
    "TM": "™", "™": "™", "SM": "℠", "R": "®", "®": "®",
}  # fmt: skip
_NUMBER = re.compile(r"[0-9+\-−=()]+")
# What stays itself inside \text{…}; anything else could be a command there.
_PLAIN = re.compile(r"[\w ,.+*/=()'-]+")


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


def _each(text: str, forms: dict[str, str]) -> str | None:
    signs = [forms.get(char, "") for char in text]
    return "".join(signs) if all(signs) else None


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
