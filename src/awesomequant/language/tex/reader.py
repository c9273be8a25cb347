"""Read TeX of any depth as Unicode with $math$; what is not understood is told."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from awesomequant.language.characters import composed
from awesomequant.language.tex.commands import (
    ACCENTS,
    LETTERS,
    NO_TEXT,
    SIGNS,
    TAKING,
    Taking,
    accented,
    by_number,
    sign,
)
from awesomequant.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable


# A formula of TeX source, as it stands between dollars in our text.
#
# One without letters or indices is no mathematics to us, only text: 3$\times$3, $4$-bit, $\pm 1$.

OPERATORS = {
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "to": "→", "rightarrow": "→",
    "longrightarrow": "⟶", "Rightarrow": "⇒", "leftarrow": "←", "leftrightarrow": "↔",
    "sim": "~", "approx": "≈", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "lt": "<", "gt": ">",
    "less": "<", "greater": ">",
    "neq": "≠", "ne": "≠", "infty": "∞", "ldots": "…", "dots": "…", "cdots": "…", "ll": "≪",
    "gg": "≫", "div": "÷", "ast": "*", "star": "⋆", "bullet": "•", "circ": "∘", "degree": "°",
    "%": "%", ",": " ", ";": " ", ":": " ", "!": "", " ": " ",
}  # fmt: skip
_SIGNS = "".join(filter(None, OPERATORS.values()))
_NUMERIC = re.compile(rf"(?:[\d.,:;<>=+/|\s()%{_SIGNS}-]|\\[A-Za-z]+|\\[%,;:! ])*")
_OPERATOR = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|(?<!,)\s+|-")


def between_dollars(source: str, after: str) -> str:
    """Return the source of a formula between dollars, or the text that is all it shows.

    ``after`` is the character behind it: a digit behind a formula that begins with one would make
    it a price.
    """
    source = one_line(source.replace(r"\ensuremath", "")).strip("$").removesuffix("\\").strip()
    if _NUMERIC.fullmatch(source):
        try:
            return _OPERATOR.sub(_operator, source)
        except KeyError:
            pass
    if source[:1].isdecimal() and after.isdecimal():
        return f"${{{source}}}$"
    return f"${source}$" if source else ""


def _operator(found: re.Match[str]) -> str:
    """Return the sign of an operator; raises KeyError for one that is not known."""
    if name := found[1] or found[2]:
        return OPERATORS[name]
    return "−" if found[0] == "-" else ""


# TeX that is only letters with an accent, braces that keep capitals, and marks: most of it.
#
# One substitution takes 0.3 CPU seconds for 20,000 entries with abstracts, accents as commands and
# formulas (17 MB), the reader 2.5; the reader takes whatever is more.  Every alternative begins
# with a sign of its own, never with a class of signs or a group: then `re` looks for those signs
# alone and passes over all other text at once, which takes less than half the time.

_SIMPLE_TOKEN = re.compile(
    r"""
      \{\\(?P<held>["'`^~=.])(?:\{[A-Za-z]\}|[A-Za-z])\}         # {\"u} and {\"{u}}
    | \\(?P<bare>["'`^~=.])(?:\{[A-Za-z]\}|[A-Za-z](?![\u0300-\u036f]))  # \"{u} and \"u
    | \{\\(?P<letter>[A-Za-z]{1,12})\}                        # {\L} and {\ss}
    | \\(?P<sign>[&%#_$])
    | \$(?P<formula>(?:[^$\\{}]|\\[A-Za-z]+)+)\$(?![$\d])
    | \{ | \} | ~ | ---? | ''
    | \\ | \$ | `                                            # more than is simple
    """,
    re.VERBOSE,
)
_SIMPLE_MARKS = {"{": "", "}": "", "~": " ", "---": "—", "--": "–", "''": "”"}


class _Texts(dict[str, str]):
    """What each token shows, worked out when it is first met; LookupError for what is more."""

    def __missing__(self, token: str) -> str:
        found = _SIMPLE_TOKEN.fullmatch(token)
        if found is None:
            raise LookupError(token)
        if found["sign"]:
            text = SIGNS[found["sign"]]
        elif found["letter"]:
            text = LETTERS[found["letter"]]
        elif found["formula"]:
            text = between_dollars(found["formula"], after="")
        elif accent := found["held"] or found["bare"]:
            text = accented(token.strip("{}")[-1], accent)
        else:
            text = _SIMPLE_MARKS[token]  # raises KeyError for what is more
        self[token] = text
        return text


_TEXTS = _Texts()


def read_simple(source: str) -> str | None:
    """Return the text that simple TeX shows, or None where it is not simple."""
    try:
        return _SIMPLE_TOKEN.sub(lambda found: _TEXTS[found[0]], source)
    except LookupError:
        return None


# TeX read as text, to any depth, in one pass that no source can stop or slow down.
#
# A stack of frames takes the place of recursion: a group, a formula, or a command that waits for
# its arguments.  So ``Nguy{\~{\^e}}n`` is composed from the inside out, and ten thousand open
# braces cost ten thousand steps.  What is not known is told and its text kept; nothing raises.


class Text(NamedTuple):
    """What TeX source shows, and the commands in it that nobody knows, each once."""

    text: str
    unknown: tuple[str, ...] = ()


_TOKEN = re.compile(
    r"""
      \\(?P<word>[A-Za-z]+)[ \t\r\n]*
    | \\(?P<sign>.)
    | (?P<brace>[{}])
    | (?P<dollars>\$\$?)
    | (?P<mark>---?|``|''|[?!]`|[`~])
    | (?P<text>[^\\{}$~`'?!-]+|['?!-]|\\)
    """,
    re.VERBOSE | re.DOTALL,
)
_MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "`": "‘", "~": " "}
_DIMENSION = re.compile(r"\s*-?\s*[\d.,]*\s*(?:em|ex|pt|mm|cm|in|mu|bp|pc|sp|dd|cc)?\s*")
_WITH_DIMENSION = frozenset(("kern", "hskip", "vskip", "lower", "raise", "mkern", "mskip"))
_ENVIRONMENT = re.compile(r"\{[A-Za-z]+\*?\}")
_ARGUMENT = re.compile(r"\*?\{(?!\})")
_FIRST_LETTER = re.compile(r"\s*(\S[\u0300-\u036f]*)")
_LETTER = re.compile(r"[^\W\d_]")
_OPENERS = {")": "(", "]": "["}


class _Frame:
    """An open group, a formula, or a command that waits for arguments (``taking``).

    ``scope`` is the nearest frame that is no command; ``told`` how many commands were unknown, and
    ``quotes`` how many quotations open, when it began.
    """

    __slots__ = ("arguments", "out", "quotes", "scope", "sign", "start", "taking", "told")

    def __init__(self, sign: str, start: int = 0) -> None:
        self.sign = sign
        self.start = start
        self.scope = self
        self.told = self.quotes = 0
        self.out: list[str] = []
        self.arguments: list[str] = []
        self.taking: Taking | None = None


# What a source has at least where it is not its own text: numbers, names and most words have none.
_SIGN = re.compile(r"[\\{}$~`'-]")
_MORE_THAN_BRACES = re.compile(r"[\\$~`]")


def read(source: str) -> Text:
    """Return the text that TeX source shows, formulas between dollars, and its unknown commands."""
    if not _SIGN.search(source):
        return Text(composed(one_line(source)))
    if not _MORE_THAN_BRACES.search(source):
        # Dashes first: the braces of -{}- keep two hyphens apart.
        bare = source.replace("---", "—").replace("--", "–").replace("''", "”")
        return Text(composed(one_line(bare.replace("{", "").replace("}", ""))))
    return _read(source)


@lru_cache(maxsize=65536)
def _read(source: str) -> Text:
    simple = read_simple(source)
    if simple is not None:
        return Text(composed(one_line(simple)))
    reading = _Reading(source)
    return Text(composed(one_line(reading.text())), tuple(reading.unknown))


class _Reading:
    """One source while it is read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.unknown: dict[str, None] = {}
        self.quotes = 0
        self.stack = [_Frame("")]

    def text(self) -> str:
        """Read the source to its end and return its text."""
        steps: dict[str | None, Callable[[re.Match[str]], None]] = {
            "word": self._word, "sign": self._sign, "dollars": self._dollars,
            "text": self._letters,
        }  # fmt: skip
        while found := _TOKEN.match(self.source, self.at):
            self.at = found.end()
            if mark := found["mark"]:
                self.quotes += mark == "`"
                self._emit(_MARKS[mark], mark)
            elif found["brace"] == "{":
                self._open("{", found.start())
            elif found["brace"]:
                while len(self.stack) > 1 and self.stack[-1].sign != "{":
                    self._give_up()
                if len(self.stack) > 1:  # else it closes nothing
                    frame = self.stack.pop()
                    raw = self.source[frame.start + 1 : found.start()]
                    self._emit("".join(frame.out), raw)
            else:
                steps[found.lastgroup](found)
        while len(self.stack) > 1:
            self._give_up()
        return "".join(self.stack[0].out)

    def _word(self, found: re.Match[str]) -> None:
        name = found["word"]
        if name in LETTERS:
            self._emit(LETTERS[name], found[0])
        elif taking := TAKING.get(name):
            self._wait(taking)
        elif name == "ensuremath":
            self._wait(Taking(1, lambda arguments: self._formula(arguments[0]), is_raw=True))
        elif name in {"char", "symbol"} and (numbered := by_number(self.source, self.at)):
            char, self.at = numbered
            self._emit(char, found[0])
        elif name in _WITH_DIMENSION and (length := _DIMENSION.match(self.source, self.at)):
            self.at = length.end()
        elif name in {"begin", "end"} and (named := _ENVIRONMENT.match(self.source, self.at)):
            self.at = named.end()
            self._tell(name + named[0])
        elif name in NO_TEXT:
            return
        elif known := sign(name):  # one of pylatexenc's
            self._emit(known, known)
        else:
            self._tell(name)
            # Its arguments are read as groups and so kept; without any, its name is all there is.
            if not _ARGUMENT.match(self.source, self.at):
                blank = " " * self.source[self.at - 1].isspace()
                self._emit(name + blank, name)

    def _tell(self, name: str) -> None:
        self.unknown.setdefault(name)

    def _sign(self, found: re.Match[str]) -> None:
        char = found["sign"]
        if char in ACCENTS:
            self._wait(TAKING[char])
        elif char in "([":
            self._open(f"\\{char}", found.start())
        elif char in ")]" and self.stack[-1].scope.sign == f"\\{_OPENERS[char]}":
            self._close(found.start())
        else:
            if char not in SIGNS:
                self._tell(char)
            self._emit(SIGNS.get(char, char), char)

    def _dollars(self, found: re.Match[str]) -> None:
        dollars, scope = found[0], self.stack[-1].scope
        if scope.sign[:1] not in {"$", "\\"}:
            self._open(dollars, found.start())
        elif dollars == scope.sign:
            self._close(found.start())
        elif scope.sign == "$":  # two formulas side by side: $a$$b$
            self._close(found.start())
            self._open("$", found.start() + 1)
        else:
            self._emit(dollars, dollars)

    def _letters(self, found: re.Match[str]) -> None:
        text = found[0]
        if text == "'" and self.quotes and not _LETTER.match(self.source, self.at):
            self.quotes -= 1
            text = "’"
        while self.stack[-1].taking:
            first = _FIRST_LETTER.match(text)
            if first is None:  # blanks in front of an argument mean nothing
                return
            self._emit(first[1], first[1])
            text = text[first.end() :]
        self.stack[-1].out.append(text)

    def _wait(self, taking: Taking) -> None:
        frame = _Frame("")
        frame.taking = taking
        frame.told = len(self.unknown)
        frame.scope = self.stack[-1].scope
        self.stack.append(frame)

    def _open(self, sign: str, start: int) -> None:
        frame = _Frame(sign, start)
        frame.told, frame.quotes = len(self.unknown), self.quotes
        self.stack.append(frame)

    def _close(self, end: int) -> None:
        """End the formula that is open: its source counts, not what was read in it as text."""
        while self.stack[-1].taking:
            self._give_up()
        frame = self.stack.pop()
        self.quotes = frame.quotes
        while len(self.unknown) > frame.told:
            self.unknown.popitem()
        shown = self._formula(self.source[frame.start + len(frame.sign) : end])
        self._emit(shown, shown)

    def _give_up(self) -> None:
        """Take the last frame away: a command short of arguments, or what is never closed."""
        frame = self.stack.pop()
        if frame.taking:
            missing = frame.taking.needs - len(frame.arguments)
            text = frame.taking.text([*frame.arguments, *[""] * missing])
        else:
            text = frame.sign.strip("{\\") + "".join(frame.out)
        self._emit(text, text)

    def _emit(self, text: str, raw: str) -> None:
        """Hand a text, and the source that it is of, to what is open: commands take arguments."""
        frame = self.stack[-1]
        while frame.taking:
            frame.arguments.append(raw if frame.taking.is_raw else text)
            if len(frame.arguments) < frame.taking.needs:
                return
            self.stack.pop()
            while frame.taking.is_raw and len(self.unknown) > frame.told:
                self.unknown.popitem()  # of a formula or an address the source counts
            text = raw = frame.taking.text(frame.arguments)
            frame = self.stack[-1]
        frame.out.append(text)

    def _formula(self, source: str) -> str:
        return between_dollars(source, after=self.source[self.at : self.at + 1])
