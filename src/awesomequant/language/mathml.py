r"""One formula as a tree of MathML: latex2mathml behind a fence, and only what is known to be safe.

The library is called on strangers' text.  It raises in a dozen ways (``\sqrt`` without an
argument: NoAvailableTokensError; ``\text``: StopIteration), prints unknown commands with their
backslash, lets ``\text{<b>}`` through as an element, and expands ``\def`` without bound.  So what
defines or embeds is refused before it is called, whatever it raises becomes ``BadFormula``, and
nothing that it writes is printed: its elements are copied by name into a tree of our own, with the
attributes that have an effect in browsers and a value from a short list.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from awesomequant.language.characters import character, visible

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Deeper than any formula of a title, far from Python's limit on recursion.
_DEEPEST = 40
# What defines commands, makes links, styles and colours, or reads source as source.
_REFUSED = frozenset(
    ("class", "color", "colorbox", "def", "fcolorbox", "href", "newcommand", "newenvironment",
     "DeclareMathOperator", "rule", "style", "tag", "textcolor", "unicode", "verb"),
)  # fmt: skip
# ``^^5c`` is a backslash to TeX; a comment would swallow the rest of the line, and a lone ``#`` or
# ``&`` stops it.
_NOT_TEX = re.compile(r"\^\^|(?<!\\)(?:\\\\)*(?P<sign>[%#])")
_TEXT_WITH_BRACES = re.compile(r"\\(?:text\w*|mbox|hbox|emph)\s*\{[^{}]*\{")
# The library reads only letters in it, and prints a lone star for the rest (``arg\,min``).
_OPERATOR = re.compile(r"\\operatorname\s*+\*?\s*+(?=\{[^{}]*[^A-Za-z\s{}][^{}]*\})")
_SIGN = re.compile(r"\\[A-Za-z]+|\\.|[^\s\\]", re.DOTALL)
_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_ENVIRONMENT = re.compile(r"\\begin\s*\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\([%#&_$ ])")
_ENTITY = re.compile(r"&#x([0-9A-Fa-f]{1,6});")

_LEAVES = frozenset(("mi", "mn", "mo", "mtext"))
_ROWS = frozenset(("math", "mrow", "mstyle", "mtd", "mtr", "mtable", "msqrt"))
_PARTS = {"msub": 2, "msup": 2, "msubsup": 3, "mfrac": 2, "mroot": 2, "mover": 2, "munder": 2,
          "munderover": 3}  # fmt: skip
# Elements that are not in MathML Core or hide what they hold: their content is shown without them.
_UNWRAPPED = frozenset(("mpadded", "menclose"))
_IS_TRUE_OR_FALSE = re.compile("true|false")
_ATTRIBUTES = {
    "accent": _IS_TRUE_OR_FALSE,
    "columnalign": re.compile("left|center|right"),
    "displaystyle": _IS_TRUE_OR_FALSE,
    "fence": _IS_TRUE_OR_FALSE,
    "form": re.compile("prefix|infix|postfix"),
    "linethickness": re.compile("0"),
    "movablelimits": _IS_TRUE_OR_FALSE,
    "scriptlevel": re.compile("[0-2]"),
    "stretchy": _IS_TRUE_OR_FALSE,
    # Blanks of at most four widths: a hundred would push the line off the page.
    "width": re.compile(r"-?[0-3]?(?:\.\d{1,3})?(?:em|ex)"),
}
VARIANTS = {
    "bold": "BOLD", "bold-italic": "BOLD ITALIC", "double-struck": "DOUBLE-STRUCK",
    "fraktur": "FRAKTUR", "monospace": "MONOSPACE", "sans-serif": "SANS-SERIF",
    "sans-serif-italic": "SANS-SERIF ITALIC", "script": "SCRIPT",
}  # fmt: skip


class BadFormula(ValueError):  # noqa: N818 -- says what the formula is, as BadIdentifier does
    """A formula that cannot be shown as mathematics; the message says why."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element of MathML: a leaf has a text, the others have parts."""

    tag: str
    text: str = ""
    parts: tuple["Node", ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def html(self) -> str:
        """The element as HTML; text and values are escaped."""
        attributes = "".join(f' {name}="{escape(it)}"' for name, it in self.attributes.items())
        inside = escape(self.text) + "".join(part.html for part in self.parts)
        return f"<{self.tag}{attributes}>{inside}</{self.tag}>"


def tree(formula: str) -> Node:
    """Return a formula's ``math`` element; raises BadFormula with the reason why there is none."""
    found = _tree(formula)
    if isinstance(found, str):
        raise BadFormula(found)
    return found


def is_sound(formula: str) -> bool:
    """Return whether a formula can be shown, and so may be handed on as TeX."""
    return not isinstance(_tree(formula), str)


@lru_cache(maxsize=4096)
def _tree(formula: str) -> Node | str:
    try:
        return Node("math", parts=_row(_converted(formula), 0))
    except BadFormula as error:
        return str(error)


def _converted(formula: str) -> "Element":
    """Return what the library makes of a formula; raises BadFormula for what it must not get."""
    if found := _NOT_TEX.search(formula):
        msg = f"'{found['sign'] or '^^'}' has another meaning in TeX"
        raise BadFormula(msg)
    if "&" in formula.replace(r"\&", "") and r"\begin" not in formula:
        raise BadFormula("'&' stands in no table")
    if _TEXT_WITH_BRACES.search(formula):
        raise BadFormula("the words in it hold braces")
    for command in _COMMAND.findall(formula):
        if command in _REFUSED:
            msg = f"the command \\{command} is not allowed"
            raise BadFormula(msg)

    # 0.1 s, which a list without formulas need not pay.
    from latex2mathml import commands  # noqa: PLC0415
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415

    for name in _ENVIRONMENT.findall(formula):
        if f"\\{name}" not in commands.MATRICES:
            msg = f"the environment '{name}' is not known"
            raise BadFormula(msg)
    try:
        made = convert_to_element(_OPERATOR.sub(r"\\mathrm", formula))
    except Exception as error:
        # Its exceptions have no message; their names are sentences.
        words = re.sub(r"(?<!^)(?=[A-Z])", " ", type(error).__name__).lower()
        msg = f"latex2mathml says '{words.removesuffix(' error')}'"
        raise BadFormula(msg) from error
    if _is_scripted_twice(formula):
        raise BadFormula("a sign in it has two subscripts or two superscripts")
    return made


def _is_scripted_twice(formula: str) -> bool:
    """Return whether a sign has two scripts at one place: ``a_b^c_d``, at which TeX stops.

    The library sees it where they stand side by side alone.
    """
    held: list[set[str]] = []  # the scripts that the sign has whose script, or part, is in braces
    scripts: set[str] = set()
    is_next = False
    for sign in _SIGN.findall(formula):
        if sign in ("_", "^"):
            if sign in scripts:
                return True
            scripts.add(sign)
            is_next = True
        elif sign == "{":
            held.append(scripts if is_next else set())
            scripts, is_next = set(), False
        elif sign == "}":
            scripts = held.pop() if held else set()
        elif is_next or sign == "'":  # a prime may have a superscript behind it
            is_next = False
        else:
            scripts = set()
    return False


def _row(element: "Element", depth: int) -> tuple[Node, ...]:
    """Return the parts of an element that may have any number of them, neighbours joined."""
    row: list[Node] = []
    is_negated = False
    for child in element:
        if child.tag == "mpadded" and child.get("width") == "0" and len(child) == 1:
            is_negated = _text(child[0].text or "") == "⧸"  # how the library writes \not
            continue
        node = _copied(child, depth + 1)
        if is_negated and node.text:
            joined = unicodedata.normalize("NFC", node.text[0] + "\u0338") + node.text[1:]
            node = Node(node.tag, joined, (), node.attributes)
        is_negated = False
        if row and _is_upright(row[-1]) and _is_upright(node):
            # Letters of one word: an ``mi`` of several is upright by itself.
            row[-1] = Node("mi", row[-1].text + node.text, (), {"mathvariant": "normal"})
        elif node.tag != "mrow" or node.parts:
            row.append(node)
    row = [Node("mi", node.text) if _is_upright(node) and node.text[1:] else node for node in row]
    if len(row) == 1 and row[0].tag == "mrow":
        return row[0].parts
    return tuple(row)


def _copied(element: "Element", depth: int) -> Node:
    """Return one element with all that stands in it; raises BadFormula for one not known."""
    if depth > _DEEPEST:
        raise BadFormula("it is nested too deep")
    tag = str(element.tag)
    attributes = {
        name: value
        for name, value in element.items()
        if (allowed := _ATTRIBUTES.get(name)) and allowed.fullmatch(value)
    }
    if tag in _LEAVES and not len(element):
        return _leaf(tag, element, attributes)
    if tag == "mspace":
        return Node(tag, attributes=attributes) if attributes else Node("mrow")
    if tag == "mphantom":
        return Node("mrow")
    if tag in _PARTS:
        parts = tuple(_copied(child, depth + 1) for child in element)
        if len(parts) != _PARTS[tag]:
            raise BadFormula("an argument is missing")
        return Node(tag, "", parts, attributes)
    row = _row(element, depth)
    if tag in _LEAVES | _UNWRAPPED | {"mrow"} or (tag == "mstyle" and not attributes):
        return row[0] if len(row) == 1 else Node("mrow", "", row)
    if tag not in _ROWS:
        msg = f"the element '{tag}' is not known"
        raise BadFormula(msg)
    return Node(tag, "", row, attributes)


def _leaf(tag: str, element: "Element", attributes: dict[str, str]) -> Node:
    raw = element.text or ""
    if tag == "mtext":  # the words of \text, which it takes as they are written
        raw = _ESCAPED.sub(r"\1", raw)
    if unknown := _COMMAND.search(raw):
        msg = f"the command {unknown[0]} is not known"
        raise BadFormula(msg)
    text = _text(raw)
    variant = element.get("mathvariant", "")
    if tag in {"mi", "mn"}:
        # A Latin letter written as a reference is what the library makes of \mathrm{d}.
        is_upright = variant == "normal" or (raw != text and text.isascii() and text.isalpha())
        if is_upright and tag == "mi":
            attributes["mathvariant"] = "normal"
        text = "".join(styled(char, variant) for char in text)
    return Node(tag, text, (), attributes)


def _text(raw: str) -> str:
    """Return the text of a leaf; the library writes signs as references."""
    return visible(_ENTITY.sub(lambda found: character(int(found[1], 16)), raw))


def styled(char: str, variant: str) -> str:
    """Return the letter of Unicode that is ``char`` in bold, script and the like.

    Browsers know no ``mathvariant`` but ``normal``: MathML Core has dropped the others.
    """
    style = VARIANTS.get(variant)
    name = unicodedata.name(char, "")
    if not style or not name.startswith(("LATIN ", "GREEK ", "DIGIT ")):
        return char
    short = re.sub(r"^(?:LATIN|GREEK) | LETTER", "", name)
    older = "BLACK-LETTER" if style == "FRAKTUR" else style
    # ℝ, ℒ and some twenty others were there before the rest, under names of their own.
    for candidate in (f"MATHEMATICAL {style} {short}", f"{older} {short}"):
        try:
            return unicodedata.lookup(candidate)
        except KeyError:
            continue
    return char


def _is_upright(node: Node) -> bool:
    return node.tag == "mi" and node.attributes == {"mathvariant": "normal"}
