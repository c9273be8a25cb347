r"""Titles and abstracts as publishers send them: HTML, JATS and MathML read as our text.

CSL has ``<i>``, ``<sc>`` and ``<span class="nocase">``, Crossref JATS and MathML, often escaped
once or twice more.  Indices become small digits or formulas, MathML becomes ``$…$``, every other
element goes and its text stays.  What only looks like an element is text: ``<unk>`` and ``a<b>c``
have no end tag.
"""

import re
from collections import Counter
from functools import lru_cache
from html import unescape
from html.entities import html5
from typing import NamedTuple

from awesomequant.language import tex
from awesomequant.language.characters import composed
from awesomequant.language.math import subscript, superscript
from awesomequant.language.mathml_source import ELEMENTS, source
from awesomequant.text import one_line

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
            whole = source(name, attributes, parts)
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
