"""Math in titles and abstracts, shown without a script: raised, lowered, Greek and the like."""

import re
from html import escape

from awesomequant.language.tex import plain

_MATH = re.compile(r"\$([^$]{1,200})\$")
# What stands in braces or alone behind ^ or _; nothing inside is read again.
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\]))")
_ELEMENT = {"^": "sup", "_": "sub"}


def as_html(text: str) -> str:
    """Give ``text`` as HTML in which ``$…$`` is shown as math; all else is escaped."""
    pieces = _MATH.split(text)
    return "".join(_shown(piece) if at % 2 else escape(piece) for at, piece in enumerate(pieces))


def _shown(formula: str) -> str:
    out, end = [], 0
    for found in _SCRIPT.finditer(formula):
        out.append(escape(_symbols(formula[end : found.start()])))
        element = _ELEMENT[found[1]]
        out.append(f"<{element}>{escape(_symbols(found[2] or found[3] or ''))}</{element}>")
        end = found.end()
    out.append(escape(_symbols(formula[end:])))
    return f'<span class="aq-math">{"".join(out)}</span>'


def _symbols(source: str) -> str:
    r"""Give the signs that commands such as ``\alpha`` stand for."""
    return plain(source) if "\\" in source else source
