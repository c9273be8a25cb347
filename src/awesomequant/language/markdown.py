"""Text that stays text in Markdown: on GitHub, in Python-Markdown and its usual extensions."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from awesomequant.language import plain
from awesomequant.text import compact, one_line

# Characters that always become a numeric entity (backslashes fail in 9 of 72 cases measured), and
# those that only do where a neighbour gives them a meaning; all others stay readable.  Each branch
# begins with its character: ``re`` then runs over all others, and an abstract takes 9 µs in place
# of 130.
_ALWAYS = '\\`*_{}[]<>#|~^$=@"&'
_NEIGHBOURS = (
    r"'(?<!\w')|'(?!\w)"  # a quotation mark for smart quotes; an apostrophe stays
    r"|:(?! )|:(?<=^:)"  # :emoji:, https://, a definition; a colon before a blank stays
    r"|-(?:(?<=^-)|(?<=[-!]-)|(?=[-!>\[]))|!(?:(?<=^!)|(?<=[-!]!)|(?=[-!>\[]))|\?(?<=^\?)"
    r"|\+(?:(?<=^\+)|(?=\+.*\+\+)|(?=[/-]))"  # keys and insertions between two ++, and the sign ±
    r"|\.(?:(?<=\.\.)|(?=\.)|(?<=www\.))"  # an ellipsis, a bare address
    r"|\.(?<=^\d\.)|\.(?<=^\d\d\.)|\.(?<=^\d\d\d\.)"  # a numbered list
    r"|\)(?<=^\d\))|\)(?<=^\d\d\))|\)(?<=^\d\d\d\))"
    r"|%(?=%)|%(?<=%%)"  # between two of %% Obsidian shows nothing
    r"|\((?=[cCrRtT])"  # the signs (c), (r), (tm)
    r"|/(?<=\d/)(?=\d)|/(?=o\b)"  # the fractions and c/o of smart symbols
)
_SPECIAL = re.compile("|".join((*map(re.escape, _ALWAYS), _NEIGHBOURS)))
# GitHub makes links of mail addresses when all is read, entities too: nothing but a node of its own
# in the midst of one keeps it text.  This one shows nothing, there and elsewhere.
APART = "<!-- -->"
_IN_MAIL = re.compile(r"@(?<=[A-Za-z0-9.+_-]@)(?=[A-Za-z0-9])")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]++(.*?)(?:(?<![ \t])[ \t]++#+)?(?:(?<![ \t])[ \t]++)?$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# Symbols that Unicode counts among the letters: Ⓐ to ⓩ, and three rows of framed capitals.
_CIRCLED = re.compile(
    "[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
).match


def escape(text: object) -> str:
    """Return ``text`` as one line of Markdown that shows exactly that text."""
    return _SPECIAL.sub(_entity, one_line(str(text)))


def _entity(found: re.Match[str]) -> str:
    sign = found[0]
    if sign == "@" and _IN_MAIL.match(found.string, found.start()):
        return f"&#64;{APART}"
    return f"&#{ord(sign)};"


def show(text: str) -> str:
    """Return one line of Markdown that shows our text; formulas are plain text.

    GitHub shows ``$…$`` as mathematics only between blanks and marks (never in ECQ$^x$), editors,
    package indexes and other forges not at all; ``ℓ₁`` is read everywhere, and searched.
    """
    line = one_line(text)
    return escape(plain.show(line)) if "$" in line else _SPECIAL.sub(_entity, line)


# What acts in a comment on a forge: addresses, calls of people, issues, links, pictures, HTML.
_ACTS = re.compile(r"(?:https?://|www\.)[^\s`]+|[@#]|[\[\]<>&`\\]")


def comment(text: str) -> str:
    """Return one line for a comment on a forge, in which it links nothing and calls nobody.

    No more is escaped than that: where it is shown as plain text people read it as well.
    """

    def quiet(found: re.Match[str]) -> str:
        return f"\\{found[0]}" if found[0] in "[]<>&`\\" else f"`{found[0]}`"

    return _ACTS.sub(quiet, one_line(text))


def destination(address: str) -> str:
    """Return a canonical address as the destination of a Markdown link.

    It holds no blank, bracket or parenthesis already; ``&`` must not begin an entity.
    """
    return re.sub(r"&(?=[#\w]+;)", "&amp;", address) if "&" in address else address


def heading_slug(heading: str) -> str:
    """Return the anchor that GitHub makes of a heading's text, if no other has the same.

    It keeps word characters, blanks and hyphens, as the package github-slugger does.
    """
    kept = []
    for char in heading.lower():
        kind = unicodedata.category(char)
        # What Ruby's [[:word:]] holds; ² and ½ are not of it, circled letters are.
        is_word = kind[0] in "LM" or kind in ("Nd", "Nl", "Pc") or _CIRCLED(char)
        if is_word or char in " -":
            kept.append(char)
    return "".join(kept).replace(" ", "-")


def anchors(headings: Iterable[str]) -> Iterator[str]:
    """Yield the anchor that GitHub gives to each heading of a page, in order.

    A second "2020" is ``2020-1``, which a heading "2020 1" above it would have taken already.
    """
    seen: dict[str, int] = {}
    for heading in headings:
        slug = anchor = heading_slug(heading)
        while anchor in seen:
            seen[slug] += 1
            anchor = f"{slug}-{seen[slug]}"
        seen[anchor] = 0
        yield anchor


_LEVEL = re.compile(r" {0,3}(#{1,6})[ \t]|[ \t]*<h([1-6])\b", re.IGNORECASE)


def level_of(line: str) -> int:
    """Return the level of the heading that a line is, in Markdown or HTML; 0 for none."""
    found = _LEVEL.match(line)
    return 0 if not found else len(found[1]) if found[1] else int(found[2])


def headings(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ``#`` headings of a page: the line as it is written, and the text that it shows."""
    fence = ""
    for line in text.split("\n"):
        if found := _FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        elif not fence and (heading := _HEADING.match(line)):
            # Text is escaped in our Markdown, so that every mark is markup; that of a picture
            # is none.
            shown = re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^>]*>|`", "", heading[1])
            shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", shown)
            shown = re.sub(r"\*|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)", "", shown)
            yield line, html.unescape(shown)


# What shows no words: comments, pictures with the link around them, tags, definitions of links.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PICTURE = re.compile(r"!\[[^\[\]]{0,1000}\](?:\([^()\n]{0,3000}\)|\[[^\[\]]{0,200}\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,3000}>|<https?:[^<>\s]{0,2000}>")
# "[//]: # (words)" is how lists write a comment that no HTML is.
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:.*$|\[//\]:[^|\n]*", re.MULTILINE)
_TARGET = re.compile(r"(?<=\])(?:\((?:[^()\n]|\([^()\n]{0,500}\)){0,3000}\)|\[[^\[\]\n]{0,200}\])")
_LEAD = re.compile(r"^[ \t]*(?:(?:#{1,6}|[-*+]|\d{1,4}[.)])[ \t]+|>[ \t]*|\|)+", re.MULTILINE)
_RULE = re.compile(r"^[ \t|:*_=-]+$", re.MULTILINE)
_EMOJI = re.compile(r":[a-z0-9_+-]{2,40}:")  # which a host shows as a picture


def visible(source: str) -> str:
    """Return what a piece of Markdown shows, line by line: no marks, addresses, pictures, tags.

    A reading of signs and no parser: good enough for counting words, and linear on any text.
    """

    def blank(found: re.Match[str]) -> str:
        return "\n" * found[0].count("\n")

    text = _COMMENT.sub(blank, source)
    text = _DEFINITION.sub("", _PICTURE.sub(blank, text))
    text = _TARGET.sub("", _TAG.sub(lambda found: " " + blank(found), text))
    text = _RULE.sub("", _LEAD.sub("", _EMOJI.sub(" ", text)))
    return html.unescape(
        re.sub(r"\\([!-/:-@\[-`{-~])|[\[\]`*|]", lambda found: found[1] or " ", text)
    )


def code(text: str) -> str:
    """Return ``text`` for the inside of a code span, where a backtick cannot be escaped."""
    return one_line(text).replace("`", "'")


def fenced(text: str) -> str:
    """Return ``text`` for the inside of a fenced block: no line of it ends the fence."""
    return re.sub(r"^(\s*)(`{3,}|~{3,})", r"\1 ' ", text.strip(), flags=re.MULTILINE)


# The filters of Markdown templates besides the escaping that every value gets.
FORMS: dict[str, Callable[..., str]] = {
    "address": destination,
    "anchor": heading_slug,
    "code": code,
    "compact": compact,
    "fenced": fenced,
}
