r"""Text for TeX and back: nothing in a title can become a command, a field or an entry.

Every character with a meaning in TeX or BibTeX becomes a text command: ``\{`` would not do, since
parsers count braces.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from awesomequant.text import one_line
from awesomequant.works.people import PersonName

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")
# Signs that TeX would join: two hyphens to a dash, two apostrophes to a quotation mark.
_JOINED = re.compile("(?<=-)(?=-)|(?<=['`?!])(?=['`])|(?<=[<>,])(?=[<>,])")
_MARKUP = re.compile(r"[\\{}~$`']|--")
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323",
    "b": "\u0331", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_COMMANDS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textendash": "–", "textemdash": "—", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "ldots": "…",
    "dots": "…", "textellipsis": "…", "LaTeX": "LaTeX", "TeX": "TeX", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "copyright": "©", "S": "§", "P": "¶", "pounds": "£",
    "emph": "", "textbf": "", "textit": "", "texttt": "", "textsc": "", "textrm": "", "textsf": "",
    "textup": "", "em": "", "bf": "", "it": "", "tt": "", "sc": "", "mbox": "", "url": "",
    "textnormal": "", "relax": "", "noopsort": "", "text": "",
}  # fmt: skip
_SHORT = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": ""}
_TOKEN = re.compile(
    r"""\$[^$]*\$
    |\\(?P<sign>["'`^~=.])\s*(?:\{\\?(?P<braced>[A-Za-z])\}|\\?(?P<bare>[A-Za-z])(?![A-Za-z]*\{\}))
    |\\(?P<letter>[uvHcdbkr])(?:\s*\{\\?(?P<in>[A-Za-z])\}|\s+(?P<after>[A-Za-z]))
    |\\(?P<command>[A-Za-z]+)(?:\s*\{\}|\s+|(?![A-Za-z]))
    |\\(?P<escaped>.)|---?|``|''|[~{}]""",
    re.VERBOSE,
)
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
    """Give the text that TeX source shows; formulas between dollars stay as written.

    Accents and the usual commands are read here, which is fifty times as fast; a text with any
    other command is left to pylatexenc.
    """
    if not _MARKUP.search(source):
        return one_line(source)
    try:
        return one_line(_TOKEN.sub(_shown, source))
    except KeyError:
        return one_line(_decoder().latex_to_text(source))


def _shown(token: re.Match[str]) -> str:
    """Give what one token shows; raises KeyError for a command that is not known here."""
    sign = token["sign"] or token["letter"]
    if sign:
        base = token["bare"] or token["braced"] or token["in"] or token["after"]
        return unicodedata.normalize("NFC", base + _ACCENTS[sign])
    if token["command"]:
        return _COMMANDS[token["command"]]
    if token["escaped"]:
        return token["escaped"].replace("\\", " ")
    text = token[0]
    return text if text.startswith("$") else _SHORT[text]


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
