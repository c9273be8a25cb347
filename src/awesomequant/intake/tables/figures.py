"""The numbers in a cell: how they are written, what stands beside them, and what is none.

A number stays text, ``76.10`` with its nought: to how many digits a source rounds is a part of what
it says.  A cell without one says either why (``OOM``, ``--``) or nothing at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from awesomequant.intake.tables.grid import Content, Mark
from awesomequant.text import one_line

# Cells that say that there is no number; empty ones say nothing.
_ABSENT = frozenset((
    "-", "--", "---", "—", "–", "−", "⋯", "...", "…", "/", "\\", "n/a", "na", "n.a.", "n.a", "none",
    "nan", "null", "inf", "∞", "oom", "oot", "tbd", "tba", "todo", "?", "x", "✗", "✘", "×", "❌",
    "*", "fail", "failed", "diverged", "div.", "diverge", "crash", "error", "n.r.", "nr",
    "not reported", "unstable", "wip", "pending", "out of memory", "did not converge", "nc",
    "n.c.", "·", "•",
))  # fmt: skip
_NUMBER = (
    r"(?:\d{1,3}(?:[,'’\u00a0\u2009\u202f ]\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d{1,18}(?:[.,]\d{1,18})?|[.,]\d{1,18})"
)
_POWER = r"(?:[eE][+-]?\d{1,3}(?!\d)|\s?[×xX*·∙⋅]\s?10\s?\^\s?\(?[+-]?\d{1,3}\)?)?"
_FIGURE = re.compile(
    rf"(?P<sign>[+-]?)\s?(?:(?P<ten>10\^\(?[+-]?\d{{1,3}}\)?)|(?P<number>{_NUMBER})(?P<power>{_POWER}))"
)
_PARTS = re.compile(r"[^\d+-]")
_ABOUT = re.compile(r"[~≈∼<>≤≥≲≳]=?\s?|(?:ca\.|approx\.)\s?")
_UNIT = re.compile(r"\s?(%|‰|[°µ]?[A-Za-z]{1,10}(?:/[A-Za-z]{1,10})?)(?![A-Za-z\d])")
_MARKS = re.compile(r"\s?[*†‡§¶#★☆⭐🏆🥇🥈🥉✨🔥✓✔︎]{1,4}")
_OFF = re.compile(r"\s?(?:±|\+/-|\+-|\+\\-)\s?")
_OPEN, _CLOSE = re.compile(r"\s?([(\[])\s?"), re.compile(r"\s?%?\s?(?:pp|pt|pts|σ|std)?\s?[)\]]")
_ARROW = re.compile(r"\s?([↑↓▲▼⬆⬇△▽🔺🔻⤴⤵])\ufe0f?\s?")
_UPWARD = frozenset("↑▲⬆△🔺⤴")
_BESIDE = re.compile(r"\s?(?:/|\||;|,\s|\n|→|->)\s?|\s(?=[\d(]|-\d)")
_WORDS = re.compile(r"\s?[(\[]([^()\[\]]{0,200})[)\]]")
# Signs of full width, as Chinese and Japanese pages have them.
WIDE = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x3000: 0x20, 0xA0: 0x20}
_MINUS = re.compile(r"[−–‒﹣](?=\s?[\d.])")
_TEN = re.compile(r"(?:^|[^\d.,])10$")
_EXPONENT = re.compile(r"\s*[+−–-]?\d{1,3}\s*")
_SOME_DECIMAL = re.compile(r"\d[.,]\d|[±+−-]\s*\d|\d\s*%")
_SHIFTED = {Mark.RAISED, Mark.LOWERED}
_MOST = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a cell.

    ``said`` is it as a plain number, ``off`` what stands behind ``±``, ``change`` a difference to
    another row, ``beside`` a number in brackets of which the cell does not say what it is.
    """

    said: str
    off: str = ""
    change: str = ""
    beside: str = ""
    unit: str = ""
    about: str = ""
    words: str = ""
    is_doubtful: bool = False
    """Whether a comma in it may part thousands or decimals."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a cell holds: numbers, or the word that stands for none; what was not understood."""

    numbers: tuple[Figure, ...] = ()
    absent: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a table writes its numbers: which sign parts decimals, and whether it is sure."""

    comma: bool = False
    is_sure: bool = field(default=False)


_COMMA = re.compile(r"(?<![\d.,])\d{1,6},(?:\d{1,2}|\d{4,})(?![\d.,])")
_POINT = re.compile(r"(?<![\d.,])\d{0,6}\.\d+(?![\d.,])")


def spelling_of(texts: Iterable[str]) -> Spelling:
    """Return how the numbers of a table are written, by those that leave no doubt."""
    commas = points = 0
    for text in texts:
        commas += bool(_COMMA.search(text))
        points += bool(_POINT.search(text))
    return Spelling(comma=commas > points, is_sure=bool(commas or points))


def figures_of(
    content: Content, spelling: Spelling = Spelling(), *, is_uncertain: bool = False
) -> Figures:  # fmt: skip
    """Return the numbers of a cell; where ``is_uncertain``, ``1.2(3)`` is 1.2 ± 0.3."""
    text = _flat(content)
    if not text:
        return Figures()
    if text.casefold() in _ABSENT:
        return Figures(absent=text)
    found: list[Figure] = []
    at = 0
    if text[0] in "([" and (whole := re.fullmatch(r"[(\[]\s?([^()\[\]]+)[)\]]", text)):
        text = whole[1].strip()  # a whole cell in brackets
    while len(found) < _MOST:
        figure, at = _figure(text, at, spelling, is_uncertain=is_uncertain)
        if figure is None:
            break
        found.append(figure)
        beside = _BESIDE.match(text, at)
        if not beside or at >= len(text):
            break
        begin = beside.end()
        word = text[begin:].partition("/")[0].strip()
        if word.casefold() in _ABSENT and begin + len(word) >= len(text.rstrip()):
            found.append(Figure("", words=word))
            at = len(text)
            break
        if not _FIGURE.match(text, begin) and not _ABOUT.match(text, begin):
            break
        at = begin
    return Figures(tuple(found), rest=one_line(text[at:]))


def _flat(content: Content) -> str:
    """Return a cell as one text in which what is raised or lowered is what it means there."""
    out = ""
    shown = (run for run in content.runs if Mark.STRUCK not in run.marks)
    for marks, runs in groupby(shown, key=lambda run: run.marks & _SHIFTED):
        plain = "".join(run.text for run in runs).translate(WIDE)
        if Mark.RAISED in marks:
            out += _raised(plain, out)
        elif Mark.LOWERED in marks:
            inside = plain.strip()
            if _SOME_DECIMAL.search(inside) or (inside and inside[0] in "↑↓▲▼("):
                out += f" {inside}" if inside[0] in "±(↑↓▲▼" else f" ({inside})"
            elif inside:
                out += f"_{inside}"
        else:
            out += plain
    out = "\n".join(filter(None, (one_line(line) for line in out.split("\n"))))
    return _MINUS.sub("-", out).strip()


def _raised(text: str, before: str) -> str:
    """Return what a raised run means behind what stands before it."""
    inside = text.strip()
    if _TEN.search(before.rstrip()) and _EXPONENT.fullmatch(inside):
        return f"^{inside.replace('−', '-').replace('–', '-')}"
    if _SOME_DECIMAL.search(inside):
        return f" {inside}" if inside[:1] in "±(" else f" ({inside})"
    return "" if re.search(r"\d", before) else inside


def _figure(
    text: str, at: int, spelling: Spelling, *, is_uncertain: bool
) -> tuple[Figure | None, int]:
    """Return the number that begins at a place, with what belongs to it, and where that ends."""
    about = _ABOUT.match(text, at)
    at = about.end() if about else at
    found = _FIGURE.match(text, at)
    if not found:
        return None, at
    figure = _plain(found, spelling)
    if about:
        figure = replace(figure, about=about[0].strip())
    at = found.end()
    if is_uncertain and (short := re.compile(r"\((\d{1,4})\)").match(text, at)):
        return replace(figure, off=_last_digits(figure.said, short[1])), short.end()
    for _ in range(8):
        figure, after = _more(text, at, figure, spelling)
        if after == at:
            break
        at = after
    return figure, at


def _more(text: str, at: int, figure: Figure, spelling: Spelling) -> tuple[Figure, int]:
    """Take one thing that stands behind a number, where there is one."""
    if marks := _MARKS.match(text, at):
        return figure, marks.end()
    if (off := _OFF.match(text, at)) and (found := _FIGURE.match(text, off.end())):
        return replace(figure, off=_plain(found, spelling).said), found.end()
    if begin := _OPEN.match(text, at):
        inside = begin.end()
        if off := _OFF.match(text, inside):
            inside = off.end()
        arrow = _ARROW.match(text, inside)
        if arrow:
            inside = arrow.end()
        found = _FIGURE.match(text, inside)
        end = _CLOSE.match(text, found.end()) if found else None
        if found and end:
            said = _plain(found, spelling).said
            if off:
                return replace(figure, off=said), end.end()
            if arrow or found["sign"]:
                return replace(figure, change=_signed(said, arrow)), end.end()
            return replace(figure, beside=said), end.end()
        if words := _WORDS.match(text, at):
            return replace(figure, words=one_line(f"{figure.words} {words[1]}")), words.end()
    if arrow := _ARROW.match(text, at):
        found = _FIGURE.match(text, arrow.end())
        if found:
            after = found.end() + text.startswith("%", found.end())
            said = _plain(found, spelling).said
            return replace(figure, change=_signed(said, arrow)), after
        return figure, arrow.end()
    if not figure.unit and (unit := _UNIT.match(text, at)):
        return replace(figure, unit=unit[1]), unit.end()
    if (sign := re.compile(r"\s?(?=[+-])").match(text, at)) and sign[0]:
        found = _FIGURE.match(text, sign.end())
        if found:  # 71.2 -0.4
            return replace(figure, change=_plain(found, spelling).said), found.end()
    return figure, at


def _signed(said: str, arrow: re.Match[str] | None) -> str:
    if not arrow or said[:1] in "+-":
        return said
    return f"{'+' if arrow[1] in _UPWARD else '-'}{said}"


def _plain(found: re.Match[str], spelling: Spelling) -> Figure:
    """Return a number as a plain one: a point before decimals, no sign between thousands."""
    sign = found["sign"] if found["sign"] == "-" else ("+" if found["sign"] else "")
    if found["ten"]:
        return Figure(f"{sign}1e{_digits(found['ten'].partition('^')[2])}")
    text, is_doubtful = re.sub(r"['’\u00a0\u2009\u202f ]", "", found["number"]), False
    commas, points = text.count(","), text.count(".")
    behind = len(text.rpartition(",")[2])
    if commas and points:
        last = max(text.rfind(","), text.rfind("."))
        text = _PARTS.sub("", text[:last]) + "." + text[last + 1 :]
    elif commas > 1 or points > 1:
        text = _PARTS.sub("", text)
    elif commas:
        is_decimal = behind != 3 or spelling.comma or text.startswith(("0", ","))  # noqa: PLR2004 -- thousands
        is_doubtful = behind == 3 and not spelling.is_sure  # noqa: PLR2004 -- as above
        text = text.replace(",", "." if is_decimal else "")
    elif points and spelling.comma and len(text.rpartition(".")[2]) == 3:  # noqa: PLR2004 -- as above
        text, is_doubtful = text.replace(".", ""), True
    if text.startswith("."):
        text = f"0{text}"
    power = found["power"] or ""
    exponent = power[1:] if power[:1] in "eE" else power.rpartition("^")[2]
    said = f"{sign}{text}" + (f"e{_digits(exponent)}" if exponent else "")
    return Figure(said, is_doubtful=is_doubtful)


def _digits(exponent: str) -> str:
    number = exponent.strip("() +")
    return number.removeprefix("+")


def _last_digits(said: str, digits: str) -> str:
    """Return an error that is told in the last digits of its number."""
    behind = len(said.partition(".")[2])
    if not behind:
        return digits
    whole = digits.rjust(behind + 1, "0")
    return f"{whole[:-behind]}.{whole[-behind:]}"
