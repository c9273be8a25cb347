r"""What the commands of TeX mean in plain text.

Only what bibliographies of the wild use is written here, with what a text needs and formulas do
not: accents, letters, marks, fonts, links.  Signs such as ``\guillemotleft`` or ``\alpha`` come
from the 840 that pylatexenc knows.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from awesomequant.language.characters import character
from awesomequant.language.math import subscript, superscript

# Each accent command and the combining character it is; ``\t`` ties two letters, see below.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c",
    "G": "\u030f", "f": "\u0311", "d": "\u0323", "textcommabelow": "\u0326", "c": "\u0327",
    "k": "\u0328", "b": "\u0331", "textsubdot": "\u0323", "capitalcedilla": "\u0327",
}  # fmt: skip

_CHARACTER = re.compile(
    r"""\s*(?:\{\s*)?(?:"(?P<hex>[0-9A-Fa-f]{1,6})|'(?P<oct>[0-7]{1,7})|(?P<dec>\d{1,7})|`\\?(?P<char>.))\s*\}?""",
)
_BELOW = frozenset("dckb")
_DOTLESS = {"ı": "i", "ȷ": "j"}
# A stack of more is no letter of any language, and each one would be composed with all before it.
_MOST_MARKS = 8


def accented(base: str, command: str) -> str:
    """Return ``base`` with an accent on its first letter; without a letter, the bare sign."""
    mark = ACCENTS[command]
    if not base:
        return command if not command.isalpha() else ""
    end = _end_of_letter(base)
    letter = base[:end]
    if letter in _DOTLESS and command not in _BELOW:  # \'\i is í
        letter = _DOTLESS[letter]
    if not letter[0].isalnum() or end > _MOST_MARKS:
        return base
    return unicodedata.normalize("NFC", letter + mark) + base[end:]


def tied(base: str) -> str:
    r"""Return two letters under one tie, as ``\t{oo}`` shows them."""
    end = _end_of_letter(base)
    return f"{base[:end]}\u0361{base[end:]}" if base[end:] else base


def _end_of_letter(text: str) -> int:
    """Return where the first letter ends, with the combining marks behind it."""
    end = 1
    while end < len(text) and end <= _MOST_MARKS and unicodedata.combining(text[end]):
        end += 1
    return end


# The commands that are a letter, a sign or a name.
LETTERS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ",
    "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "ohorn": "ơ",
    "OHORN": "Ơ", "Ohorn": "Ơ", "uhorn": "ư", "UHORN": "Ư", "Uhorn": "Ư", "cprime": "ʹ",
    "cdprime": "ʺ", "textbaru": "ʉ", "textcopyright": "©", "copyright": "©", "pounds": "£",
    "euro": "€", "texteuro": "€", "EUR": "€", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε",
    "TeX": "TeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX", "slash": "/",
    "textbackslash": "\\", "backslash": "\\", "textbraceleft": "{", "textbraceright": "}",
    "lbrace": "{", "rbrace": "}", "textasciitilde": "~", "textasciicircum": "^",
    "textasciigrave": "`", "textquotesingle": "'", "textquotedbl": '"', "textunderscore": "_",
    "textdollar": "$", "textless": "<", "textgreater": ">", "textbar": "|", "textendash": "–",
    "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "lq": "‘", "rq": "’", "glqq": "„", "grqq": "“", "glq": "‚",
    "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "og": "«", "fg": "»",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "degree": "°", "textmu": "µ", "textperiodcentered": "·", "S": "§",
    "P": "¶", "textonehalf": "½", "textnumero": "№", "textordfeminine": "ª",
    "textordmasculine": "º", "texttimes": "×", "textpm": "±", "textrightarrow": "→",
    # Those of BibLaTeX, whose names say what they print.
    "hyphen": "-", "bibrangedash": "–", "ndash": "–", "mdash": "—", "adddot": ".", "addcolon": ":",
    "addcomma": ",", "addsemicolon": ";", "addspace": " ", "addnbspace": " ", "addslash": "/",
    "less": "<", "greater": ">", "space": " ", "nobreakspace": " ",
    "quad": " ", "qquad": " ", "enspace": " ",
    "thinspace": " ", "newline": " ", "linebreak": " ", "break": " ", "par": " ", "hfill": " ",
    "newblock": " ",
}  # fmt: skip

# The commands of one sign that is no letter.
SIGNS = {
    "\\": " ", " ": " ", "\n": " ", "\t": " ", "\r": " ", ",": " ", ";": " ", ":": " ", ">": " ",
    "!": "", "-": "", "/": "", "@": "", "&": "&", "%": "%", "#": "#", "$": "$", "_": "_",
    "{": "{", "}": "}", "|": "‖",
}  # fmt: skip

# The commands that change how text looks and are none.
NO_TEXT = frozenset((
    "em", "bf", "it", "tt", "sc", "rm", "sf", "sl", "cal", "normalfont", "bfseries", "mdseries",
    "itshape", "slshape", "upshape", "scshape", "rmfamily", "sffamily", "ttfamily", "tiny",
    "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge",
    "Huge", "relax", "protect", "leavevmode", "noindent", "indent", "xspace", "ignorespaces",
    "unskip", "allowbreak", "nobreak", "nolinebreak", "boldmath", "unboldmath", "displaystyle",
    "textstyle", "limits", "nolimits", "left", "right", "selectfont", "sloppy", "frenchspacing",
    "bgroup", "egroup", "begingroup", "endgroup", "null", "strut", "nopunct", "isdot",
    "midsentence", "bibsentence",
))  # fmt: skip


class Taking(NamedTuple):
    """A command that takes arguments: how many, and what text it makes of them.

    Where ``is_raw``, it gets them as source.
    """

    needs: int
    text: Callable[[Sequence[str]], str]
    is_raw: bool = False


def _accented(arguments: Sequence[str], command: str) -> str:
    return accented(arguments[0], command)


def address(source: str) -> str:
    """Return an address, of which TeX reads all but the escapes as it stands."""
    if "\\" not in source and "$" not in source:
        return source.strip()
    source = re.sub(r"\{?\\(?:~\{ ?\}|textasciitilde(?:\{\}| )?)\}?|\$\\sim\$", "~", source)
    source = re.sub(r"\{?\\textunderscore(?:\{\}| )?\}?", "_", source)
    return re.sub(r"\{?\\([%#&_~{}$])\}?", r"\1", source).strip()


# The commands that take arguments.
TAKING: dict[str, Taking] = {
    **dict.fromkeys(
        (
            "emph", "textbf", "textit", "texttt", "textsc", "textrm", "textsf", "textup",
            "textmd", "textsl", "textnormal", "text", "mbox", "hbox", "fbox", "makebox",
            "framebox", "underline", "uline", "uwave", "sout", "st", "ul", "hl", "mathrm",
            "mathbf", "mathit", "mathsf", "mathtt", "mathnormal", "operatorname", "NoCaseChange",
            "natexlab", "smash", "mkbibemph", "mkbibbold", "mkbibitalic", "autocap", "bibstring",
            "textcyrillic", "textgreek", "textlatin", "MakeSentenceCase",
        ),
        Taking(1, lambda arguments: arguments[0]),
    ),
    **dict.fromkeys(
        (
            "textcolor", "colorbox", "foreignlanguage", "raisebox", "scalebox", "href", "bibinfo",
            "bibfield", "texorpdfstring",
        ),
        Taking(2, lambda arguments: arguments[1]),
    ),
    # What only sorts an entry (BibTeX's own manual has ``\\noopsort``), blanks, colours, fonts.
    **dict.fromkeys(
        (
            "noopsort", "NoopSort", "SortNoop", "hspace", "vspace", "color", "selectlanguage",
            "hphantom", "vphantom", "phantom", "fontfamily", "fontseries", "fontshape",
        ),
        Taking(1, lambda _: ""),
    ),
    **dict.fromkeys(
        ("url", "path", "nolinkurl"),
        Taking(1, lambda arguments: address(arguments[0]), is_raw=True),
    ),
    **dict.fromkeys(
        ("uppercase", "MakeUppercase", "MakeTextUppercase"),
        Taking(1, lambda arguments: arguments[0].upper()),
    ),
    **dict.fromkeys(
        ("lowercase", "MakeLowercase", "MakeTextLowercase"),
        Taking(1, lambda arguments: arguments[0].lower()),
    ),
    **dict.fromkeys(
        ("textsuperscript", "mkbibsuperscript"),
        Taking(1, lambda arguments: superscript(arguments[0])),
    ),
    **dict.fromkeys(
        ("textsubscript", "mkbibsubscript"),
        Taking(1, lambda arguments: subscript(arguments[0])),
    ),
    **dict.fromkeys(
        ("enquote", "mkbibquote", "textquote"),
        Taking(1, lambda arguments: f"“{arguments[0]}”"),
    ),
    "mkbibparens": Taking(1, lambda arguments: f"({arguments[0]})"),
    "mkbibbrackets": Taking(1, lambda arguments: f"[{arguments[0]}]"),
    "t": Taking(1, lambda arguments: tied(arguments[0])),
    **{
        name: Taking(1, partial(_accented, command=name))
        for name in ACCENTS
    },
}  # fmt: skip


def by_number(source: str, at: int) -> tuple[str, int] | None:
    r"""Return the character whose number stands at a place of ``source``, and where that ends.

    TeX counts in tens, ``"`` in sixteens, ``'`` in eights; ``\`A`` is the A itself.
    """
    found = _CHARACTER.match(source, at)
    if found is None:
        return None
    base = 16 if found["hex"] else 8 if found["oct"] else 10
    number = found["hex"] or found["oct"] or found["dec"]
    return character(int(number, base)) if number else found["char"], found.end()


@cache
def sign(name: str) -> str | None:
    """Return the sign that pylatexenc knows a command by, or None."""
    from pylatexenc import latex2text  # noqa: PLC0415 -- 60 ms, seldom needed

    spec = latex2text.get_default_latex_context_db().get_macro_spec(name)
    text = getattr(spec, "simplify_repl", None)
    # ``cite`` is "<cit.>" to it and ``today`` the day of the run; ``%`` marks arguments.
    is_sign = isinstance(text, str) and len(text) == 1 and text != "%"
    return text if is_sign else None
