r"""Our text written as TeX, so that it shows exactly that text and nothing in it is a command.

Every character with a meaning in TeX or BibTeX becomes a text command: ``\{`` would not do, since
parsers of BibTeX count braces.  A formula stays one where the site can show it too; whatever else
stands between dollars is written as text, for it would stop LaTeX.
"""

import re
import unicodedata
from functools import cache
from urllib.parse import quote

from awesomequant.language.math import pieces
from awesomequant.language.mathml import is_sound
from awesomequant.language.tex.commands import ACCENTS
from awesomequant.text import one_line, regex

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
}  # fmt: skip
# Signs that TeX would join with the next: two hyphens to a dash, two apostrophes to a quotation
# mark; and those that readers of publishers' BibTeX take for HTML: ``<i>``, ``&amp;``.
_JOINED = (
    "(?<=-)(?=-)|(?<=')(?=')|(?<=[<>,])(?=[<>,])"
    r"|(?<=<)(?=/?[A-Za-z][^<>]{0,60}>)|(?<=&)(?=#?\w{1,8};)"
)
# It begins with the signs themselves, which ``re`` looks for 10 times as fast as for what stands
# around a place: an abstract took 64 µs.
_SPECIAL = "[" + re.escape("".join(_TEX)) + "]"
_SIGN = regex(rf"[{re.escape(''.join(_TEX))}\-'<>,](?:(?P<joined>{_JOINED})|(?<={_SPECIAL}))")
_PAIR = regex(r"\\.", re.DOTALL)
_BRACES = {r"\{": r"\lbrace ", r"\}": r"\rbrace "}
_ACCENT = {mark: command for command, mark in reversed(ACCENTS.items())}
# A letter with the marks behind it: those that are composed with none stand there in Unicode too.
# A Greek letter by itself is a sign ("β-VAE"), and of others only Latin letters are written.
_FOREIGN = regex(
    r"(?P<word>[\u0370-\u03ff\u1f00-\u1fff]{2,}|[\u0400-\u1dff\u2c00-\ud7ff\uf900-\ufaff\ufb07-\ufeff]+)"
    r"|[A-Za-z][\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*"
)
# Of these alphabets TeX has capitals only: it prints nothing for 𝕓, or another sign.
_NO_CAPITAL = regex(r"\\math(?:bb|cal|scr)\s*\{[^A-Z]")
_HORN = "\u031b"
_ABOVE = 230  # the class of combining that marks above a letter have, in Unicode
# Letters with a stroke or a tail, which Unicode does not take apart, and which accents stand on.
_LETTER = {
    "ł": r"\l", "Ł": r"\L", "ø": r"\o", "Ø": r"\O", "đ": r"\dj", "Đ": r"\DJ", "ı": r"\i",
    "ȷ": r"\j", "æ": r"\ae", "Æ": r"\AE", "œ": r"\oe", "Œ": r"\OE", "ß": r"\ss", "þ": r"\th",
    "Þ": r"\TH", "ð": r"\dh", "Ð": r"\DH", "ŋ": r"\ng", "Ŋ": r"\NG",
}  # fmt: skip

# What stands in an address as it is, where TeX takes it as it is.
_SAFE = "/:;.,-_~!$&+=@?#()[]<>*'|%"
_UNSAFE = re.compile(f"[^A-Za-z0-9{re.escape(_SAFE)}]")


def write(text: str) -> str:
    """Return one line of our text as TeX that shows it; Unicode is kept, formulas stay formulas."""
    if text.isalnum():  # pages, volumes, half of the names
        return text
    if "$" not in text:
        return escaped(one_line(text))
    return "".join(
        formula(piece.text) if piece.is_math else escaped(piece.text)
        for piece in pieces(one_line(text))
    )


def ascii_only(source: str, *, stacked: bool = True) -> str:
    r"""Return TeX source with each accent and sign as a command, for programs older than Unicode.

    Each letter has braces of its own: they make one character of it for BibTeX, which so finds
    initials (``{\v{C}}``, where ``{\v{C}\'e}`` would be the initial of Čé), and sets it in small
    letters where a style wants that.  A sign that no command is known for stays as it is, and so
    does a word of a script that TeX has no letters of by itself: biber knows no ``\cyra``, and made
    broken initials of it.  Two accents on one letter stay too where they may not be ``stacked``:
    biber makes ``\'ê`` of ``\'{\^e}``, and that stops LaTeX.
    """

    def in_ascii(found: re.Match[str]) -> str:
        return found[0] if found["word"] else _command(found[0], stacked)

    return _FOREIGN.sub(in_ascii, source)


def escaped(text: str) -> str:
    """Return words as TeX: every character with a meaning there as a text command."""
    return _SIGN.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    sign = _TEX.get(found[0], found[0])
    return f"{sign}{{}}" if found["joined"] is not None else sign


def formula(source: str) -> str:
    """Return a formula, given without its dollars, as TeX; as text where it is not sound."""
    if not is_sound(source):
        return escaped(f"${source}$")
    # BibTeX counts braces and does not know that a backslash can stand before one.
    return f"${_PAIR.sub(lambda pair: _BRACES.get(pair[0], pair[0]), source)}$"


@cache
def _command(letter: str, stacked: bool) -> str:  # noqa: FBT001 -- a key of the cache
    """Return a letter with its marks, or a sign, as a command in braces."""
    from pylatexenc.latexencode import unicode_to_latex  # noqa: PLC0415 -- 60 ms, seldom used

    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    if _HORN in marks and base in "oOuU":
        # The horn is no accent to TeX: T5, the encoding of Vietnamese, has its letters.
        base, marks = f"\\{base}{'horn' if base.islower() else 'HORN'}", marks.replace(_HORN, "")
    if (base.isascii() or base in _LETTER) and all(mark in _ACCENT for mark in marks):
        if len(marks) > 1 and not stacked:
            return letter
        base = _LETTER.get(base, base)
        # TeX sets an accent on a letter, and what stands below on all of it: {\d{\u{a}}}.
        for mark in sorted(marks, key=lambda mark: unicodedata.combining(mark) < _ABOVE):
            command = _ACCENT[mark]
            # Braces around the letter but for {\'e}, the form that everybody writes.
            plain = len(base) == 1 and not command.isalpha()
            base = f"\\{command}{base}" if plain else f"\\{command}{{{base}}}"
        return f"{{{base}}}"
    known = str(unicode_to_latex(letter, unknown_char_warning=False))
    if not known.isascii() or _NO_CAPITAL.search(known):
        return letter
    return known if known[:1] + known[-1:] == "{}" and known.count("{") == 1 else f"{{{known}}}"


def verbatim(text: str) -> str:
    """Return an address or an identifier for a field that TeX takes as it is: no brace may stay."""
    return quote(text, safe=_SAFE) if _UNSAFE.search(text) else text
