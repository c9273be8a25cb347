r"""MathML as TeX: what each element of a formula is between dollars.

Publishers send short formulas, so only what they use is written as TeX has it; the rest is shown
as a row of its parts.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from awesomequant.text import one_line

ELEMENTS = frozenset(
    ("mi", "mn", "mo", "mtext", "ms", "mrow", "mstyle", "msub", "msup", "msubsup", "mfrac", "msqrt",
     "mroot", "mover", "munder", "munderover", "mfenced", "mspace", "mtable", "mtr", "mtd",
     "mpadded", "mphantom", "menclose", "semantics", "none", "mmultiscripts", "mprescripts"),
)  # fmt: skip
"""The elements that stand inside ``math``."""

_FENCES = re.compile(r"""\b(open|close)\s*=\s*["']([^"']*)["']""")
_ACCENTS = {
    "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "¯": "bar", "‾": "bar", "̄": "bar",
    "→": "vec", "⃗": "vec", "˙": "dot", ".": "dot", "¨": "ddot", "ˇ": "check", "˘": "breve",
}  # fmt: skip
_FUNCTIONS = frozenset(
    ("log", "ln", "exp", "sin", "cos", "tan", "max", "min", "sup", "inf", "lim", "arg", "det",
     "dim", "ker", "Pr", "deg", "gcd"),
)  # fmt: skip
_LEAVES = frozenset(("mi", "mn", "mo", "mtext", "ms"))
# One place for each part.
_FORMS = {
    "msub": "{}_{}", "msup": "{}^{}", "msubsup": "{}_{}^{}", "munder": "{}_{}",
    "munderover": "{}_{}^{}",
}  # fmt: skip
_STACKED = {"mfrac": r"\frac{{{0}}}{{{1}}}", "mover": r"\overset{{{1}}}{{{0}}}",
            "mroot": r"\sqrt[{1}]{{{0}}}"}  # fmt: skip
_ESCAPED = {char: f"\\{char}" for char in "%#$&_{}"}
_ASCII = _ESCAPED | {"\\": r"\backslash ", "~": r"\sim ", "^": r"\wedge ", "−": "-"}
_ATOM = re.compile(r"\w|\\[A-Za-z]+")


def source(name: str, attributes: str, parts: Sequence[str]) -> str:
    """Return the TeX of an element, given its name, its attributes and the TeX of its parts."""
    whole = "".join(parts)
    form = _FORMS.get(name, "")
    if name in _LEAVES:
        whole = _leaf(name, whole)
    elif form and len(parts) == form.count("{}"):
        base, *scripts = map(_grouped, parts)
        whole = form.format(base.rstrip(), *scripts)
    elif name in _STACKED and len(parts) == len("ab"):
        first, second = parts
        # A mark comes as the TeX of its sign: ``~`` as ``\sim``.
        over = second.strip() if name == "mover" else None
        accent = next((it for mark, it in _ACCENTS.items() if _sign(mark).strip() == over), None)
        whole = f"\\{accent}{{{first}}}" if accent else _STACKED[name].format(first, second)
    elif name == "mfenced":
        fences = {"open": "(", "close": ")"} | dict(_FENCES.findall(attributes))
        whole = f"{_signs(fences['open'])}{','.join(parts)}{_signs(fences['close'])}"
    elif name == "mtable":
        rows = r"\\".join(parts)
        whole = rf"\begin{{matrix}}{rows}\end{{matrix}}"
    elif name == "mtr":
        whole = "&".join(parts)
    elif name == "msqrt":
        whole = rf"\sqrt{{{whole}}}"
    elif name == "semantics":  # and what annotates it
        whole = parts[0] if parts else ""
    return whole


def _grouped(part: str) -> str:
    """Return a part as one argument: in braces, unless it is one letter or command."""
    part = part.strip()
    if _ATOM.fullmatch(part):
        return f"{part} " if part.startswith("\\") else part
    return f"{{{part}}}"


def _leaf(name: str, text: str) -> str:
    """Return the TeX of an identifier, a number, an operator or words in a formula."""
    text = one_line(text)
    if name in {"mtext", "ms"}:
        words = "".join(_ESCAPED.get(char, char) for char in text if char not in "\\~^")
        return rf"\text{{{words}}}" if words else ""
    if len(text) > 1 and text.isalpha() and text.isascii():
        if text in _FUNCTIONS:
            return f"\\{text} "
        return f"\\mathrm{{{text}}}"
    return _signs(text)


def _signs(text: str) -> str:
    return "".join(map(_sign, text))


@cache
def _sign(char: str) -> str:
    """Return the TeX of one character of a formula."""
    if char.isascii() or char in _ASCII:
        return _ASCII.get(char, char)
    if "\u2061" <= char <= "\u2064":  # invisible times and the like
        return ""
    if "\U0001d434" <= char <= "\U0001d467":  # italic, as letters of formulas are anyway
        return unicodedata.normalize("NFKC", char)
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # noqa: PLC0415 -- 60 ms

    known = get_builtin_uni2latex_dict().get(ord(char), "")
    command = re.fullmatch(r"\\ensuremath\{(\\[A-Za-z]+(?:\{[A-Za-z]\})?)\}", known)
    return f"{command[1]} " if command else char
