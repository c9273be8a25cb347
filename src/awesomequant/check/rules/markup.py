r"""A text holds Markdown, HTML or LaTeX.

Texts are plain Unicode: what looks like markup is shown as it stands, on every page and in every
export.  Write the character itself; mathematics between ``$`` signs is kept.

Wrong::

    title: "Alpha &amp; Beta: **Networks** of Few Bits"

Right::

    title: "Alpha & Beta: Networks of Few Bits"
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import texts
from awesomequant.language import markup, tex
from awesomequant.language.math import pieces
from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_TAG = re.compile(
    r"</?(?:a|b|br|code|div|em|font|i|img|p|script|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(?=[^_ ]*+ )([^_]*+)(?<=\S)__")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_CODE = re.compile(r"(?<!`)`([^`']+)`(?!`)")
# A command with an argument, an accent on a letter, an escaped sign, a group.
_LATEX = re.compile(
    r"""\\[A-Za-z]+\s*\{[^{}]*\}|\\["'`^~=.]\s*\{?\\?[A-Za-z]|\\[&%#_{}]|\{[^{}]*\}"""
)
_HINTS = re.compile(r"[&<*_\[`\\{]")

_FORMS = (
    (_STRONG, "Markdown", lambda found: found[1] or found[2]),
    (_LINK, "a Markdown link", lambda found: found[1]),
    (_CODE, "Markdown", lambda found: found[1]),
)  # fmt: skip


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with markup; what the plain text would be is a fix for a person to see."""
    for passage in texts(library, _HINTS.search):
        if _HINTS.search(passage.text):
            plain, kind = _plain(passage.text)
            if kind:
                # Not safe: a star or a bracket may be meant.
                fix = put(passage.path, plain, safe=False) if plain else None
                hint = f"write '{plain[:120]}'" if plain else "write plain text"
                yield passage.finding(f"the text holds {kind}", hint, fix=fix)


def _plain(text: str) -> tuple[str, str]:
    """Return the text without markup, and the first kind of markup that was in it."""
    # Formulas are hidden behind characters that no text holds: what they hold is no markup.
    parts = pieces(text)
    formulas = [part.text for part in parts if part.is_math]
    text = "".join("\x00" if part.is_math else part.text for part in parts)
    kind = ""
    if _ENTITY.search(text) or _TAG.search(text):
        kind = "an HTML entity" if _ENTITY.search(text) else "an HTML tag"
        text = _TAG.sub("", markup.read(text))  # what is never closed is no element to it
    for pattern, name, plain in _FORMS:
        while (shorter := pattern.sub(plain, text)) != text:
            kind, text = kind or name, shorter
    if _LATEX.search(text):
        kind = kind or "LaTeX"
        text, unknown = tex.read(text)
        if unknown:  # nobody knows what it would be
            return "", kind
    for formula in formulas:
        text = text.replace("\x00", f"${formula}$", 1)
    return text.strip(), kind
