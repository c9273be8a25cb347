r"""Our text as plain text: for a title bar, RIS, CSV, feeds, JSON-LD and README.md.

Formulas become what one would type: letters and signs as Unicode, indices as small digits where
all of them exist (``$\ell_1$`` as ``ℓ₁``), else behind ``_`` and ``^``; a fraction as ``a/b``, a
binomial as ``(n choose k)``.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from awesomequant.language.math import lowered, pieces, raised
from awesomequant.language.mathml import BadFormula, Node, tree

# What stands over one letter; anything longer is left without it.
_ACCENTS = {
    "^": "\u0302", "~": "\u0303", "¯": "\u0304", "―": "\u0305", "→": "\u20d7", "˙": "\u0307",
    "¨": "\u0308", "ˇ": "\u030c", "˘": "\u0306", "´": "\u0301", "`": "\u0300", "˚": "\u030a",
}  # fmt: skip


def show(text: str) -> str:
    """Return ``text`` without any markup; a formula that cannot be read stands as its source."""
    if "$" not in text:
        return text
    return "".join(formula(piece.text) if piece.is_math else piece.text for piece in pieces(text))


@lru_cache(maxsize=4096)
def formula(source: str) -> str:
    """Return one formula, given without its dollars, as plain text."""
    try:
        return _row(tree(source).parts).strip()
    except BadFormula:
        return f"${source}$"


def _row(nodes: Iterable[Node]) -> str:
    """Return neighbours side by side, words such as ``log`` apart from letters."""
    text = ""
    was_word = False
    for node in nodes:
        shown = _node(node)
        inner = node  # or what its indices belong to
        while inner.tag in {"msub", "msup", "msubsup", "munder", "munderover"}:
            inner = inner.parts[0]
        is_word = inner.tag in {"mi", "mo"} and len(inner.text) > 1 and inner.text.isalpha()
        if (is_word or was_word) and text[-1:].isalnum() and shown[:1].isalpha():
            text += " "
        text += shown
        was_word = is_word if shown else was_word
    return text


def _node(node: Node) -> str:
    if node.tag == "mfrac" and "linethickness" in node.attributes:  # no fraction: a binomial
        return " choose ".join(_grouped(_node(part)) for part in node.parts)
    writer = _WRITERS.get(node.tag)
    if writer:
        return writer(node.parts)
    if node.parts:
        return _row(node.parts)
    text = node.text.replace("\u00a0", " ")
    # The letters of MATHEMATICAL BOLD and the like are missing in many fonts; ℝ and ℓ are not.
    return "".join(
        unicodedata.normalize("NFKC", char) if "\U0001d400" <= char <= "\U0001d7ff" else char
        for char in text
    )


def _lowered(parts: tuple[Node, ...]) -> str:
    return _node(parts[0]) + _script(_node(parts[1]), lowered, "_")


def _raised(parts: tuple[Node, ...]) -> str:
    power = _node(parts[1])
    if power and set(power) <= set("′†‡*"):  # signs that are small by themselves
        return _node(parts[0]) + power
    return _node(parts[0]) + _script(power, raised, "^")


def _both(parts: tuple[Node, ...]) -> str:
    return _lowered(parts[:2]) + _raised((Node("mrow"), parts[2]))


def _script(text: str, small: Callable[[str], str | None], sign: str) -> str:
    if not text:
        return ""
    form = small(text)
    if form is not None:
        return form
    return f"{sign}{text}" if text.isalnum() else f"{sign}({text})"


def _nth_root(parts: tuple[Node, ...]) -> str:
    degree = _node(parts[1])
    form = raised(degree)
    return f"{form}√{_grouped(_node(parts[0]))}" if form else f"{_node(parts[0])}^(1/{degree})"


def _grouped(text: str) -> str:
    return text if text.isalnum() or len(text) <= 1 else f"({text})"


def _over(parts: tuple[Node, ...]) -> str:
    base, mark = _node(parts[0]), _node(parts[1])
    if mark in _ACCENTS:
        accent = _ACCENTS[mark] if len(base) == 1 else ""
        return unicodedata.normalize("NFC", base + accent)
    return _raised(parts)


_WRITERS: dict[str, Callable[[tuple[Node, ...]], str]] = {
    "mfrac": lambda parts: "/".join(_grouped(_node(part)) for part in parts),
    "mover": _over,
    "mroot": _nth_root,
    "mspace": lambda _: "",
    "msqrt": lambda parts: f"√{_grouped(_row(parts))}",
    "msub": _lowered,
    "msubsup": _both,
    "msup": _raised,
    "mtable": lambda rows: "; ".join(" ".join(map(_node, row.parts)) for row in rows),
    "munder": _lowered,
    "munderover": _both,
}
