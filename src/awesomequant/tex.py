r"""Text for TeX and back: nothing in a title can become a command, a field or an entry.

Every character with a meaning in TeX or BibTeX becomes a text command: ``\{`` would not do, since
parsers count braces.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from awesomequant.models.names import PersonName
from awesomequant.text import one_line

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")
# Signs that TeX would join: two hyphens to a dash, two apostrophes to a quotation mark.
_JOINED = re.compile("(?<=-)(?=-)|(?<=['`?!])(?=['`])|(?<=[<>,])(?=[<>,])")
_MARKUP = re.compile(r"[\\{}~$`']|--")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def escape(text: str) -> str:
    """Give one line of plain text as TeX that shows exactly that text; Unicode is kept."""
    apart = _JOINED.split(one_line(text))
    return "{}".join(_SPECIAL.sub(lambda found: _TEX[found[0]], part) for part in apart)


def capitals(title: str) -> str:
    """Give a title as TeX, with the words in braces whose capitals must stay."""
    return " ".join(_protected(word) for word in one_line(title).split(" "))


def persons(names: Iterable[PersonName]) -> str:
    """Give names as ``Family, Given and Family, Given``; an ``and`` inside one stays inside."""
    return " and ".join(", ".join(_part(part) for part in name if part) for name in names)


def ascii_only(source: str) -> str:
    """Give TeX source with each accent and sign as a command, for programs older than Unicode.

    A sign that no command is known for stays as it is.
    """
    return _FOREIGN.sub(lambda found: "{" + _encoder().unicode_to_latex(found[0]) + "}", source)


@lru_cache(maxsize=65536)
def plain(source: str) -> str:
    """Give the text that TeX source shows; formulas between dollars stay as written."""
    if not _MARKUP.search(source):
        return one_line(source)
    if "\\" not in source and "$" not in source and "%" not in source:
        text = source.replace("{", "").replace("}", "").replace("~", " ")
        return one_line(text.replace("---", "—").replace("--", "–"))
    return one_line(_decoder().latex_to_text(source))


def _part(name: str) -> str:
    is_torn = "," in name or re.search(r"\band\b", name, re.IGNORECASE)
    return f"{{{escape(name)}}}" if is_torn else escape(name)


def _protected(word: str) -> str:
    inner = sum(char.isupper() for char in word[1:]) or (word[:1].isdigit() and not word.islower())
    return f"{{{escape(word)}}}" if inner and any(map(str.isupper, word)) else escape(word)


@cache
def _encoder() -> Any:
    from pylatexenc.latexencode import UnicodeToLatexEncoder  # noqa: PLC0415 -- 60 ms, seldom used

    return UnicodeToLatexEncoder(unknown_char_policy="keep", unknown_char_warning=False)


@cache
def _decoder() -> Any:
    from pylatexenc import latex2text  # noqa: PLC0415 -- the same

    context = latex2text.get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "url": "%s"}
    specs = [latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in signs.items()]
    context.add_context_category("braces", macros=specs, prepend=True)
    return latex2text.LatexNodes2Text(
        latex_context=context, math_mode="verbatim", keep_comments=True
    )
