"""Slips of the source that no parser of Markdown forgives, mended before it is parsed.

Lines are never added nor removed, so that every later finding still names the line of the source.
"""

import re
from collections.abc import Callable, Iterator

Mended = tuple[int, str]

_LONGEST_LINE = 10_000  # no honest line is longer; a pattern sees no more of one

_PATTERNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"(\]\([^()\s]{1,2000})(\n[ \t]*)\)"),
        r"\1)\2",
        "an address that was broken over two lines was joined",
    ),
    (
        re.compile(r"\][ \t]{1,9}\((?=https?://)"),
        "](",
        "a blank between a link's text and its address was taken out",
    ),
    (
        re.compile(r"\[\[([^\[\]()\n]{1,40})\((https?://[^()\s]{1,2000})\)\]"),
        r"[[\1](\2)]",
        "the bracket that a link's text lacked was put in",
    ),
    (
        re.compile(r"(?<=\n\n)(#{1,6})(?=[0-9A-Z][^#\n]{0,200}\n)"),
        r"\1 ",
        "the blank that a heading lacked was put in",
    ),
)
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_PIPE_INSIDE = re.compile(r"\[[^\[\]\n]{1,400}\]\(|\$[^$\n|]{0,80}\|[^$\n]{0,80}\$")


def mend(source: str) -> tuple[str, list[Mended]]:
    """Return the source with its slips mended, and line and account of each repair."""
    repairs: list[Mended] = []
    text = _bounded(source.replace("\r\n", "\n").replace("\r", "\n"), repairs)
    for pattern, into, message in _PATTERNS:
        text = pattern.sub(_noted(text, into, message, repairs), text)
    return _ROW.sub(lambda row: _PIPE_INSIDE.sub(_escaped, row[0]), text), sorted(repairs)


def _bounded(text: str, repairs: list[Mended]) -> str:
    """Cut lines that no person wrote, and say so."""
    if len(text) < _LONGEST_LINE:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE:
            lines[number - 1] = line[:_LONGEST_LINE]
            repairs.append((number, f"the line has {len(line)} characters; the rest was left out"))
    return "\n".join(lines)


def _noted(
    text: str, into: str, message: str, repairs: list[Mended]
) -> Callable[[re.Match[str]], str]:
    def replace(found: re.Match[str]) -> str:
        repairs.append((text.count("\n", 0, found.start()) + 1, message))
        return found.expand(into)

    return replace


def _escaped(found: re.Match[str]) -> str:
    """Return a link's text or a formula with its bars escaped, so that they end no cell."""
    return re.sub(r"(?<!\\)\|", r"\\|", found[0])


def bibtex_blocks(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of the BibTeX entries that stand in a Markdown document."""
    for found in re.finditer(r"@[A-Za-z]{3,20}\{[^\s{},]{1,200},", source):
        text = _balanced(source, found.start())
        if text:
            yield source.count("\n", 0, found.start()) + 1, text


def _balanced(source: str, start: int) -> str | None:
    """Return the text from ``start`` to the brace that closes its first one; None when far off."""
    depth = 0
    for found in re.finditer(r"[{}]", source[start : start + 8000]):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return source[start : start + found.end()]
    return None
