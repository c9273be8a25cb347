"""Our text as HTML: formulas as MathML, which every browser shows without a script."""

import json
from html import escape
from typing import Any

from awesomequant.language.math import formulas, pieces
from awesomequant.language.mathml import BadFormula, tree


def show(text: str) -> str:
    """Return HTML that shows ``text``; a formula that cannot be shown stands as its source."""
    if "$" not in text:
        return escape(text)
    shown = []
    for piece in pieces(text):
        if not piece.is_math:
            shown.append(escape(piece.text))
            continue
        try:
            shown.append(tree(piece.text).html)
        except BadFormula:
            shown.append(f"<code>${escape(piece.text)}$</code>")
    return "".join(shown)


def script(value: Any) -> str:
    """Return a value as JSON that is safe inside a script element, whatever its texts hold.

    Nothing ends the element, nor breaks a line of JavaScript.
    """
    return in_script(_json(value))


def in_script(text: str) -> str:
    """Return JSON as a script element may hold it."""
    for char, code in _UNSAFE:
        if char in text:
            text = text.replace(char, code)
    return text


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_UNSAFE = [(char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029"]


def problems(text: str) -> list[tuple[str, str]]:
    """Return each formula of ``text`` that cannot be shown, with the reason."""
    found = []
    for formula in formulas(text):
        try:
            tree(formula)
        except BadFormula as error:
            found.append((formula, str(error)))
    return found
