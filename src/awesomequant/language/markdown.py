"""Text that stays text in Markdown: on GitHub, in Python-Markdown and its usual extensions."""

import re
import unicodedata
from collections.abc import Callable

from awesomequant.language import plain
from awesomequant.text import compact, one_line

# Characters that always become a numeric entity (backslashes fail in 9 of 72 cases measured), and
# those that only do where a neighbour gives them a meaning; all others stay readable.
_ALWAYS = r"\\`*_{}\[\]<>#|~^$=@\"&"
_NEIGHBOURS = (
    r"(?<!\w)'|'(?!\w)"  # a quotation mark for smart quotes; an apostrophe stays
    r"|:(?! )|^:"  # :emoji:, https://, a definition; a colon before a blank stays
    r"|^[-+!?]|(?<=[-!])[-!]|[-!](?=[-!>\[])"  # lists, rules, images, arrows
    r"|\+(?=\+.*\+\+)|\+(?=[/-])"  # keys and insertions between two ++, and the sign ±
    r"|(?<=\.)\.|\.(?=\.)|(?<=www)\."  # an ellipsis, a bare address
    r"|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]"  # a numbered list
    r"|\((?=[cCrRtT])"  # the signs (c), (r), (tm)
    r"|(?<=\d)/(?=\d)|/(?=o\b)"  # the fractions and c/o of smart symbols
)
_SPECIAL = re.compile(f"[{_ALWAYS}]|{_NEIGHBOURS}")
_SLUG_DROPPED = re.compile(r"[^\w\- ]")


def escape(text: object) -> str:
    """Give ``text`` as one line of Markdown that shows exactly that text."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", one_line(str(text)))


def show(text: str) -> str:
    """Return one line of Markdown that shows our text; formulas are plain text.

    GitHub shows ``$…$`` as mathematics only between blanks and marks (never in ECQ$^x$), editors,
    package indexes and other forges not at all; ``ℓ₁`` is read everywhere, and searched.
    """
    return escape(plain.show(one_line(text)))


def destination(address: str) -> str:
    """Give a canonical address as the destination of a Markdown link.

    It holds no blank, bracket or parenthesis already; ``&`` must not begin an entity.
    """
    return re.sub(r"&(?=[#\w]+;)", "&amp;", address)


def heading_slug(heading: str) -> str:
    """Give the anchor that GitHub makes of a heading (as the package github-slugger does)."""
    kept = "".join(char for char in heading.lower() if not _is_dropped(char))
    return kept.replace(" ", "-")


def code(text: str) -> str:
    """Give ``text`` for the inside of a code span, where a backtick cannot be escaped."""
    return one_line(text).replace("`", "'")


def fenced(text: str) -> str:
    """Give ``text`` for the inside of a fenced block: no line of it ends the fence."""
    return re.sub(r"^(\s*)(`{3,}|~{3,})", r"\1 ' ", text.strip(), flags=re.MULTILINE)


def _is_dropped(char: str) -> bool:
    return bool(_SLUG_DROPPED.match(char)) and unicodedata.category(char)[0] != "M"


# The filters of Markdown templates besides the escaping that every value gets.
FORMS: dict[str, Callable[..., str]] = {
    "address": destination,
    "anchor": heading_slug,
    "code": code,
    "compact": compact,
    "fenced": fenced,
}
