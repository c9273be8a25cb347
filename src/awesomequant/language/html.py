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
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def problems(text: str) -> list[tuple[str, str]]:
    """Return each formula of ``text`` that cannot be shown, with the reason."""
    found = []
    for formula in formulas(text):
        try:
            tree(formula)
        except BadFormula as error:
            found.append((formula, str(error)))
    return found
