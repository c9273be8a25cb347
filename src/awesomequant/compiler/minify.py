"""JavaScript in fewer signs: without comments and needless blanks, its own names short."""

import re
from collections import Counter

from awesomequant.compiler.scopes import letters
from awesomequant.site.javascript import Kind, Token, bare, tokens

# What has a dollar in it is a name of ours: JavaScript's own have none.
_OURS = re.compile(r"\w*\$[\w$]*")


def minified(text: str) -> str:
    """Return a program that does the same, as a function that is called at once.

    Attributes that are asked for by a text (``"$title"``) go by the same short name.
    """
    every = tokens(text)
    met = Counter(one.text for one in every if _is_ours(one))
    # The most frequent are the shortest; of two as frequent the first in the order of letters.
    ordered = sorted(met, key=lambda name: (-met[name], name))
    short = {name: f"${letters(number)}" for number, name in enumerate(ordered)}
    named = {f'"{name}"': f'"{new}"' for name, new in short.items() if name[0] == "$"}
    return f"(() => {{\n{bare([_short(one, short, named) for one in every])}}})();\n"


def _is_ours(token: Token) -> bool:
    return token.kind is Kind.WORD and _OURS.fullmatch(token.text) is not None


def _short(token: Token, short: dict[str, str], named: dict[str, str]) -> Token:
    if _is_ours(token):
        return token._replace(text=short[token.text])
    return token._replace(text=named.get(token.text, token.text))
