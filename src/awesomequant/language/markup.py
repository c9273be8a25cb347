"""Titles and abstracts as publishers send them: HTML, JATS and MathML read as our text.

CSL has ``<i>``, ``<sc>`` and ``<span class="nocase">``, Crossref JATS and MathML, often escaped
once or twice more.  Indices become small digits or formulas, MathML becomes ``$…$``, every other
element goes and its text stays.  What only looks like an element is text: ``<unk>`` and ``a<b>c``
have no end tag.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from html import unescape
from html.entities import html5
from typing import NamedTuple

from awesomequant.language import tex
from awesomequant.language.characters import composed
from awesomequant.language.math import subscript, superscript
from awesomequant.text import one_line

# MathML as TeX: what each element of a formula is between dollars.  Publishers send short formulas,
# so only what they use is written as TeX has it; the rest is shown as a row of its parts.

# The elements that stand inside ``math``.
ELEMENTS = frozenset(
    ("mi", "mn", "mo", "mtext", "ms", "mrow", "mstyle", "msub", "msup", "msubsup", "mfrac", "msqrt",
     "mroot", "mover", "munder", "munderover", "mfenced", "mspace", "mtable", "mtr", "mtd",
     "mpadded", "mphantom", "menclose", "semantics", "none", "mmultiscripts", "mprescripts"),
)  # fmt: skip

_FENCES = re.compile(r"""\b(open|close)\s*=\s*["']([^"']*)["']""")
_ACCENTS = {
    "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "¯": "bar", "‾": "bar", "̄": "bar",
    "→": "vec", "⃗": "vec", "˙": "dot", ".": "dot", "¨": "ddot", "ˇ": "check", "˘": "breve",
}  # fmt: skip
_FUNCTIONS = frozenset(
    ("log", "ln", "exp", "sin", "cos", "tan", "max", "min", "sup", "inf", "lim", "arg", "det",
     "dim", "ker", "Pr", "deg", "gcd"),
)  # fmt: skip
_LEAVES = frozenset(("mi", "mn", "mo", "mtext", "ms"))
# One place for each part.
_FORMS = {
    "msub": "{}_{}", "msup": "{}^{}", "msubsup": "{}_{}^{}", "munder": "{}_{}",
    "munderover": "{}_{}^{}",
}  # fmt: skip
_STACKED = {"mfrac": r"\frac{{{0}}}{{{1}}}", "mover": r"\overset{{{1}}}{{{0}}}",
            "mroot": r"\sqrt[{1}]{{{0}}}"}  # fmt: skip
_ESCAPED = {char: f"\\{char}" for char in "%#$&_{}"}
_ASCII = _ESCAPED | {"\\": r"\backslash ", "~": r"\sim ", "^": r"\wedge ", "−": "-"}
_ATOM = re.compile(r"\w|\\[A-Za-z]+")


def tex_of(name: str, attributes: str, parts: Sequence[str]) -> str:
    """Return the TeX of an element, given its name, its attributes and the TeX of its parts."""
    whole = "".join(parts)
    form = _FORMS.get(name, "")
    if name in _LEAVES:
        whole = _leaf(name, whole)
    elif form and len(parts) == form.count("{}"):
        arguments = []
        for part in map(str.strip, parts):
            # One letter or command needs no braces; behind a command a blank.
            argument = part if _ATOM.fullmatch(part) else f"{{{part}}}"
            arguments.append(f"{argument} " if argument.startswith("\\") else argument)
        whole = form.format(arguments[0].rstrip(), *arguments[1:])
    elif name in _STACKED and len(parts) == len("ab"):
        first, second = parts
        # A mark comes as the TeX of its sign: ``~`` as ``\sim``.
        over = second.strip() if name == "mover" else None
        accent = next((it for mark, it in _ACCENTS.items() if _sign(mark).strip() == over), None)
        whole = f"\\{accent}{{{first}}}" if accent else _STACKED[name].format(first, second)
    elif name == "mfenced":
        fences = {"open": "(", "close": ")"} | dict(_FENCES.findall(attributes))
        whole = f"{_signs(fences['open'])}{','.join(parts)}{_signs(fences['close'])}"
    elif name == "mtable":
        whole = r"\begin{matrix}" + r"\\".join(parts) + r"\end{matrix}"
    elif name == "mtr":
        whole = "&".join(parts)
    elif name == "msqrt":
        whole = rf"\sqrt{{{whole}}}"
    elif name == "semantics":  # and what annotates it
        whole = parts[0] if parts else ""
    return whole


def _leaf(name: str, text: str) -> str:
    """Return the TeX of an identifier, a number, an operator or words in a formula."""
    text = one_line(text)
    if name in {"mtext", "ms"}:
        words = "".join(_ESCAPED.get(char, char) for char in text if char not in "\\~^")
        return rf"\text{{{words}}}" if words else ""
    if len(text) > 1 and text.isalpha() and text.isascii():
        if text in _FUNCTIONS:
            return f"\\{text} "
        return f"\\mathrm{{{text}}}"
    return _signs(text)


def _signs(text: str) -> str:
    return "".join(map(_sign, text))


@cache
def _sign(char: str) -> str:
    """Return the TeX of one character of a formula."""
    if char.isascii() or char in _ASCII:
        return _ASCII.get(char, char)
    if "\u2061" <= char <= "\u2064":  # invisible times and the like
        return ""
    if "\U0001d434" <= char <= "\U0001d467":  # italic, as letters of formulas are anyway
        return unicodedata.normalize("NFKC", char)
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # noqa: PLC0415 -- 60 ms

    known = get_builtin_uni2latex_dict().get(ord(char), "")
    command = re.fullmatch(r"\\ensuremath\{(\\[A-Za-z]+(?:\{[A-Za-z]\})?)\}", known)
    return f"{command[1]} " if command else char


# HTML and JATS read as our text, with the formulas in them.

_HINT = re.compile(r"[<&]")
_TOKEN = re.compile(
    r"""
      <(?P<end>/)?(?:[A-Za-z][\w.-]{0,30}:)?(?P<name>[A-Za-z][\w.-]{0,40})
       (?P<attributes>(?:\s+[\w:.-]{1,60}\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+)){0,30})
       \s*(?P<empty>/)?>
    | <!--.{0,2000}?-->|<\?[^<>]{0,500}\?>
    | <!\[CDATA\[(?P<literal>.{0,3000}?)\]\]>
    | &(?P<entity>\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});
    """,
    re.VERBOSE | re.DOTALL,
)
_TEX_FORMULA = re.compile(r"\$\$?([^$]+)\$\$?")

# Elements that stand alone or are seldom closed; any other is one only if it is closed somewhere.
_ALONE = frozenset(("br", "hr", "p", "li", "mspace", "break", "none", "mprescripts"))
_BLOCKS = frozenset(
    ("p", "br", "hr", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "title", "sec", "list",
     "list-item", "break", "tr", "td", "th", "subtitle", "disp-formula", "abstract"),
)  # fmt: skip
# What stands beside a formula and says it once more.
_DROPPED = frozenset(("annotation", "annotation-xml", "graphic"))


class _Open(NamedTuple):
    """An element that is not closed yet, and what stands in it so far."""

    name: str
    attributes: str
    parts: list[str]


@lru_cache(maxsize=4096)
def read(source: str) -> str:
    """Return the text that HTML, JATS or MathML shows, on one line."""
    text = source
    for _ in range(2):  # escaped twice as often as not: &lt;i&gt;, &amp;amp;
        if not _HINT.search(text):
            break
        before, text = text, _Reading(text).text()
        if text == before:
            break
    return composed(one_line(text))


class _Reading:
    """One source while it is read."""

    def __init__(self, source: str) -> None:
        self.source = source
        # How many end tags are still to come, by name: an element without one is text.
        self.ends = Counter(
            found["name"].lower() for found in _TOKEN.finditer(source) if found["end"]
        )
        self.stack = [_Open("", "", [])]
        self.is_open: Counter[str] = Counter()

    def text(self) -> str:
        """Read the source to its end and return its text."""
        at = 0
        for found in _TOKEN.finditer(self.source):
            self._put(self.source[at : found.start()])
            at = found.end()
            if name := found["entity"]:
                # ``unescape`` alone reads ``&notin`` in ``&noting;``.
                is_known = name[0] == "#" or f"{name};" in html5
                self._put(unescape(found[0]) if is_known else found[0])
            elif found["literal"] is not None:
                self._put(found["literal"])
            elif found["name"]:
                self._tag(found)
        self._put(self.source[at:])
        while len(self.stack) > 1:
            self._close()
        return "".join(self.stack[0].parts)

    def _put(self, text: str) -> None:
        """Add text; between the elements of a formula blanks mean nothing."""
        if text and not (self.stack[-1].name in ELEMENTS | {"math"} and not text.strip()):
            self.stack[-1].parts.append(text)

    def _tag(self, found: re.Match[str]) -> None:
        name = found["name"].lower()
        if found["end"]:
            self.ends[name] -= 1
            if self.is_open[name]:
                while self.stack[-1].name != name:
                    self._close()
                self._close()
            elif name in _BLOCKS:  # </p>, whose beginning was read as a break
                self._put(" ")
        elif found["empty"] or name in _ALONE:
            if self.stack[-1].name not in ELEMENTS:
                self._put(" " if name in _BLOCKS else "")
            elif name == "mspace":
                self.stack[-1].parts.append("\\,")
            else:
                self.stack[-1].parts.append("")
        elif self.ends[name] > 0:
            self.stack.append(_Open(name, found["attributes"], []))
            self.is_open[name] += 1
        else:
            self._put(found[0])

    def _close(self) -> None:
        """End the last element; what it shows, text or TeX in a formula, is put in its parent."""
        name, attributes, parts = self.stack.pop()
        self.is_open[name] -= 1
        whole = "".join(parts)
        if self.is_open["math"] and name in ELEMENTS:
            whole = tex_of(name, attributes, parts)
        elif name in _DROPPED:
            whole = ""
        elif name == "math":
            whole = tex.read(f"${whole}$").text if whole.strip() else ""
        elif name == "tex-math":  # a whole document, of which only the formula matters
            found = _TEX_FORMULA.findall(whole)
            whole = tex.read(f"${found[-1]}$" if found else whole).text
        elif name == "alternatives":
            whole = next((part for part in parts if part.strip()), "")
        elif name in {"sup", "sub"}:
            whole = superscript(whole) if name == "sup" else subscript(whole)
        if name in _BLOCKS:
            whole = f" {whole} "
        if whole or name in ELEMENTS:  # an empty part of a formula keeps its place
            self.stack[-1].parts.append(whole)
