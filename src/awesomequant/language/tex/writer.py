r"""Our text written as TeX, so that it shows exactly that text and nothing in it is a command.

Every character with a meaning in TeX or BibTeX becomes a text command: ``\{`` would not do, since
parsers of BibTeX count braces.  A formula stays one where the site can show it too; whatever else
stands between dollars is written as text, for it would stop LaTeX.
"""

import re
import unicodedata
from functools import cache

from awesomequant.language.math import pieces
from awesomequant.language.mathml import is_sound
from awesomequant.language.tex.commands import ACCENTS
from awesomequant.text import one_line

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")
# Signs that TeX would join: two hyphens to a dash, two apostrophes to a quotation mark; and those
# that readers of publishers' BibTeX take for HTML: ``<i>``, ``&amp;``.
_JOINED = re.compile(
    "(?<=-)(?=-)|(?<=')(?=')|(?<=[<>,])(?=[<>,])"
    r"|(?<=<)(?=/?[A-Za-z][^<>]{0,60}>)|(?<=&)(?=#?\w{1,8};)"
)
_PAIR = re.compile(r"\\.", re.DOTALL)
_BRACES = {r"\{": r"\lbrace ", r"\}": r"\rbrace "}
_ACCENT = {mark: command for command, mark in reversed(ACCENTS.items())}
_FOREIGN = re.compile(r"[^\x00-\x7f]+")

# A word with the marks around it, which stay outside the braces: {GPTQ}:, ({LLM}s).
_WORD = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_PART = re.compile(r"[^\W_]+")
_LONG = 4  # shorter words, "for" and "the", begin small in any case
_SENTENCE = re.compile(r"[:.?!–—]$|^$")


def write(text: str) -> str:
    """Return one line of our text as TeX that shows it; Unicode is kept, formulas stay formulas."""
    return "".join(
        _formula(piece.text) if piece.is_math else _escaped(piece.text)
        for piece in pieces(one_line(text))
    )


def title(text: str) -> str:
    """Return a title as TeX, with what must keep its capitals in braces.

    Styles of bibliographies set titles in lower case.  Acronyms, names with a capital inside and
    formulas are kept from that; in a title that is itself in sentence case, so is every word with a
    capital, since it is a name.
    """
    line = one_line(text)
    # In sentence case most words begin small; short ones and the first tell nothing.
    words = [word for word in line.split()[1:] if len(word) >= _LONG and word[0].isalpha()]
    keeps_names = 2 * sum(word[0].isupper() for word in words) < len(words)
    out: list[str] = []
    before = ""
    for piece in pieces(line):
        if piece.is_math:
            formula = _formula(piece.text)
            out.append(f"{{{formula}}}" if formula.startswith("$") else formula)
            before = "$"
            continue
        words = piece.text.split(" ")
        for index, word in enumerate(words):
            begins = not _SENTENCE.search(before)
            out.append(_protected(word, is_name=keeps_names and begins))
            out.append(" " if index < len(words) - 1 else "")
            before = word or before
    return "".join(out)


def ascii_only(source: str) -> str:
    """Return TeX source with each accent and sign as a command, for programs older than Unicode.

    A sign that no command is known for stays as it is.
    """
    return _FOREIGN.sub(lambda found: "{" + "".join(map(_in_ascii, found[0])) + "}", source)


def _escaped(text: str) -> str:
    apart = _JOINED.split(text)
    return "{}".join(_SPECIAL.sub(lambda found: _TEX[found[0]], part) for part in apart)


def _formula(formula: str) -> str:
    if not is_sound(formula):
        return _escaped(f"${formula}$")
    # BibTeX counts braces and does not know that a backslash can stand before one.
    return f"${_PAIR.sub(lambda pair: _BRACES.get(pair[0], pair[0]), formula)}$"


def _protected(word: str, *, is_name: bool) -> str:
    """Return one word as TeX, in braces where a capital in it must stay one."""
    found = _WORD.match(word)
    opening, core, closing = found.groups() if found else ("", word, "")
    # A word with a capital not only in front (BERT, GhostNet, 3D), or with one and a digit (W8).
    is_acronym = any(
        any(map(str.isupper, part[1:]))
        or (part[:1].isupper() and any(map(str.isdecimal, part[1:])))
        for part in _PART.findall(core)
    )
    if is_acronym or (is_name and core[:1].isupper()):
        return f"{_escaped(opening)}{{{_escaped(core)}}}{_escaped(closing)}"
    return _escaped(word)


@cache
def _in_ascii(char: str) -> str:
    """Return a character as a command; letters with two accents are not in pylatexenc's table."""
    from pylatexenc.latexencode import unicode_to_latex  # noqa: PLC0415 -- 60 ms, seldom used

    known = str(unicode_to_latex(char, unknown_char_warning=False))
    decomposed = unicodedata.normalize("NFD", char)
    letter, marks = decomposed[0], decomposed[1:]
    if known.isascii() or not letter.isascii() or not all(mark in _ACCENT for mark in marks):
        return known
    for mark in marks:
        letter = f"\\{_ACCENT[mark]}{{{letter}}}"
    return letter
