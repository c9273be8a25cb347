"""Our text as HTML: formulas as MathML, which every browser shows without a script."""

from html import escape

from awesomequant.language.math import formulas, pieces
from awesomequant.language.mathml import BadFormula, tree


def show(text: str) -> str:
    """Return HTML that shows ``text``; a formula that cannot be shown stands as its source."""
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


def problems(text: str) -> list[tuple[str, str]]:
    """Return each formula of ``text`` that cannot be shown, with the reason."""
    found = []
    for formula in formulas(text):
        try:
            tree(formula)
        except BadFormula as error:
            found.append((formula, str(error)))
    return found
