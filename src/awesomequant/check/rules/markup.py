r"""A text holds Markdown, HTML or LaTeX.

Texts are plain Unicode: what looks like markup is shown as it stands, on every page and in every
export.  Write the character itself; mathematics between ``$`` signs is kept.

Wrong::

    title: "Alpha &amp; Beta: **Networks** of Few Bits"

Right::

    title: "Alpha & Beta: Networks of Few Bits"
"""

import html
import re
from collections.abc import Iterator

from awesomequant.check.passages import texts
from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

_MATH = re.compile(r"\$[^$]+\$")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_TAG = re.compile(
    r"</?(?:a|b|br|code|div|em|font|i|img|p|script|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)([^_]* [^_]*)(?<=\S)__")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_CODE = re.compile(r"(?<!`)`([^`']+)`(?!`)")
_COMMAND = re.compile(r"\\(?:emph|text\w*|mathrm|mathbf|it|bf|tt)\s*\{([^{}]*)\}")
_BRACES = re.compile(r"\{([^{}]*)\}")
_ESCAPE = re.compile(r"\\([&%#_{}])")

_FORMS = (
    (_ENTITY, "an HTML entity", lambda found: html.unescape(found[0])),
    (_TAG, "an HTML tag", lambda _: ""),
    (_STRONG, "Markdown", lambda found: found[1] or found[2]),
    (_LINK, "a Markdown link", lambda found: found[1]),
    (_CODE, "Markdown", lambda found: found[1]),
    (_COMMAND, "LaTeX", lambda found: found[1]),
    (_ESCAPE, "a LaTeX escape", lambda found: found[1]),
    (_BRACES, "LaTeX braces", lambda found: found[1]),
)  # fmt: skip
_HINTS = re.compile(r"[&<*_\[`\\{]")


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with markup; what the plain text would be is a fix for a person to see."""
    for passage in texts(library):
        if _HINTS.search(passage.text):
            plain, kind = _plain(passage.text)
            if kind:
                fix = put(passage.path, plain, safe=False) if plain else None
                hint = f"write '{plain[:120]}'" if plain else "write plain text"
                yield passage.finding(f"the text holds {kind}", hint, fix=fix)


def _plain(text: str) -> tuple[str, str]:
    """Give the text without markup, and the first kind of markup that was in it."""
    formulas = _MATH.findall(text)
    for index, formula in enumerate(formulas):
        text = text.replace(formula, f"\x00{index}\x00", 1)
    kind = ""
    for pattern, name, plain in _FORMS:
        while (shorter := pattern.sub(plain, text)) != text:
            kind, text = kind or name, shorter
    for index, formula in enumerate(formulas):
        text = text.replace(f"\x00{index}\x00", formula, 1)
    return text.strip(), kind
