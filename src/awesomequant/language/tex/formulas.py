r"""A formula of TeX source, as it stands between dollars in our text.

One without letters or indices is no mathematics to us, only text: 3$\times$3, $4$-bit, $\pm 1$.
"""

import re

from awesomequant.text import one_line

OPERATORS = {
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "to": "→", "rightarrow": "→",
    "longrightarrow": "⟶", "Rightarrow": "⇒", "leftarrow": "←", "leftrightarrow": "↔",
    "sim": "~", "approx": "≈", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "lt": "<", "gt": ">",
    "neq": "≠", "ne": "≠", "infty": "∞", "ldots": "…", "dots": "…", "cdots": "…", "ll": "≪",
    "gg": "≫", "div": "÷", "ast": "*", "star": "⋆", "bullet": "•", "circ": "∘", "degree": "°",
    "%": "%", ",": " ", ";": " ", ":": " ", "!": "", " ": " ",
}  # fmt: skip
_SIGNS = "".join(filter(None, OPERATORS.values()))
_NUMERIC = re.compile(rf"(?:[\d.,:;<>=+/|\s()%{_SIGNS}-]|\\[A-Za-z]+|\\[%,;:! ])*")
_OPERATOR = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|(?<!,)\s+|-")


def between_dollars(source: str, after: str) -> str:
    """Return the source of a formula between dollars, or the text that is all it shows.

    ``after`` is the character behind it: a digit behind a formula that begins with one would make
    it a price.
    """
    source = one_line(source.replace(r"\ensuremath", "")).strip("$").removesuffix("\\").strip()
    if _NUMERIC.fullmatch(source):
        try:
            return _OPERATOR.sub(_operator, source)
        except KeyError:
            pass
    if source[:1].isdigit() and after.isdigit():
        return f"${{{source}}}$"
    return f"${source}$" if source else ""


def _operator(found: re.Match[str]) -> str:
    """Return the sign of an operator; raises KeyError for one that is not known."""
    if name := found[1] or found[2]:
        return OPERATORS[name]
    return "−" if found[0] == "-" else ""
