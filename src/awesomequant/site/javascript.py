"""Read JavaScript as far as joining modules needs: its tokens, and the names they bind.

This is no parser: a program that it accepts may still be wrong, and then the browser says so.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?P<comment> // [^\n]* )
  | (?P<word> [\w$\#]+ )
  | (?P<newline> \n )
  | (?P<blank> [^\S\n]+ )
  | (?P<sign> => | \+\+ | -- | \?\.(?!\d) | \.\.\. | . )
    """,
    re.VERBOSE,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r""" (["']) (?: \\. | (?!\1) [^\\\n] )* \1 """, re.VERBOSE | re.DOTALL)
_PATTERN = re.compile(r"/ (?: \\. | \[ (?: \\. | [^\]\\\n] )* \] | [^/\\\[\n] )+ / \w*", re.VERBOSE)
# A part of a template: from its beginning or a value's end to the next value or its own end.
_TEMPLATE = re.compile(
    r"[`}] (?: \\. | \$(?!\{) | [^`\\$] )* (?: ` | \$\{ )", re.VERBOSE | re.DOTALL
)

_CLOSING = {"(": ")", "[": "]", "{": "}", "${": "}"}
_CONDITIONS = frozenset({"for", "if", "switch", "while", "with"})
_DECLARATIONS = frozenset({"const", "let", "var"})
# After these words a value begins, so that a "/" begins a pattern and divides nothing.
_OPERATORS = frozenset(
    {"await", "case", "delete", "do", "else", "in", "instanceof", "new", "of", "return", "throw"}
    | {"typeof", "void", "yield"}
)
_LANGUAGE = (
    {"async", "break", "catch", "class", "continue", "debugger", "default", "export", "extends"}
    | {"false", "finally", "function", "import", "null", "static", "super", "this", "true", "try"}
    | _CONDITIONS
    | _DECLARATIONS
    | _OPERATORS
)


class Kind(StrEnum):
    """What a token is; a template is several literals, with the tokens of its values between."""

    BLANK = "blank"
    COMMENT = "comment"
    LITERAL = "literal"
    NEWLINE = "newline"
    SIGN = "sign"
    WORD = "word"


OF_CODE = frozenset({Kind.LITERAL, Kind.SIGN, Kind.WORD})
_KINDS = {str(kind): kind for kind in Kind}
# Signs that no blank beside them keeps from being read as one with their neighbour.
_TIGHT = frozenset({"(", ")", "[", "]", "{", "}", ";", ",", ":", "=", "=>", "?", "&", "|", "*"})


class Token(NamedTuple):
    """A piece of a program; ``depth`` is how many brackets are open around it."""

    kind: Kind
    text: str
    start: int
    line: int
    depth: int


class ScriptError(ValueError):
    """A mistake in a script, with the line that it is in."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def tokens(text: str) -> list[Token]:
    """Cut a program into tokens that together are its text.

    Raises ScriptError for a bracket, string, template, pattern or comment without its end.
    """
    scanner = _Scanner(text)
    found = list(scanner.scan())
    if scanner.open:
        sign, line, _ = scanner.open[-1]
        raise ScriptError(line, f"this {sign} is not closed")
    return found


class _Scanner:
    """Where a program has been read to, and what that says of the token that follows."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.line = 1
        self.open: list[tuple[str, int, str]] = []  # each bracket, its line, the word before it
        self.before = ""  # the last token but for blanks and comments
        self.after_value = False

    def scan(self) -> Iterator[Token]:
        while self.place < len(self.text):
            kind, piece = self._piece()
            is_code = kind in OF_CODE
            depth = self._follow(kind, piece) if is_code else len(self.open)
            yield Token(kind, piece, self.place, self.line, depth)
            if is_code:
                self.before = piece
            self.place += len(piece)
            self.line += piece.count("\n")

    def _piece(self) -> tuple[Kind, str]:
        start, two = self.text[self.place], self.text[self.place : self.place + 2]
        in_template = bool(self.open) and self.open[-1][0] == "${"
        if two == "/*":
            return Kind.COMMENT, self._whole(_COMMENT, "comment")
        if start in {'"', "'"}:
            return Kind.LITERAL, self._whole(_STRING, "string")
        if start == "`" or (start == "}" and in_template):
            return Kind.LITERAL, self._whole(_TEMPLATE, "template")
        if start == "/" and two != "//" and not self.after_value:
            return Kind.LITERAL, self._whole(_PATTERN, "regular expression")
        found = _TOKEN.match(self.text, self.place)
        assert found  # noqa: S101 -- any sign is a token
        return _KINDS[found.lastgroup or ""], found[0]

    def _whole(self, pattern: re.Pattern[str], name: str) -> str:
        found = pattern.match(self.text, self.place)
        if found is None:
            raise ScriptError(self.line, f"this {name} is not closed")
        return found[0]

    def _follow(self, kind: Kind, piece: str) -> int:
        """Keep account of brackets, and of whether a value ends here; return the depth."""
        if kind is Kind.WORD:
            self.after_value = piece not in _OPERATORS or self.before == "."
            return len(self.open)
        # What "/" means after a "}" only a parser could tell; a pattern is the likelier.
        self.after_value = kind is Kind.LITERAL or piece in {")", "]", "++", "--"}
        if piece[0] in ")]}":
            sign, _, word = self.open.pop() if self.open else ("", 0, "")
            if _CLOSING.get(sign) != piece[0]:
                raise ScriptError(self.line, f"this {piece[0]} closes nothing")
            if piece == ")" and word in _CONDITIONS:
                self.after_value = False
        depth = len(self.open)
        opening = piece if piece in _CLOSING else piece[-2:]
        if opening in _CLOSING:
            self.open.append((opening, self.line, self.before))
            self.after_value = False
        return depth


def declared(code: Sequence[Token]) -> dict[str, int]:
    """Return the names that a module binds at its top level, with their lines.

    ``code`` is its tokens without blanks and comments, as everywhere below.
    """
    return {
        name.text: name.line
        for at, token in enumerate(code)
        if token.depth == 0
        for name in bound_at(code, at)
    }


def free(code: Sequence[Token]) -> dict[str, int]:
    """Return the names that a module mentions and binds nowhere, with the lines of the first.

    A name that is bound in one function and meant for another module in the next is missed.
    """
    opened: list[int] = []
    closing = {}  # the place of each opening bracket, with that of the one that closes it
    for at, token in enumerate(code):
        if token.kind is Kind.SIGN and token.text in {"(", "[", "{"}:
            opened.append(at)
        elif token.kind is Kind.SIGN and token.text in {")", "]", "}"}:
            closing[opened.pop()] = at
    bound = {name.text for at in range(len(code)) for name in bound_at(code, at)}
    for at, end in closing.items():
        if _is_list_of_parameters(code, at, end):
            bound.update(token.text for token in code[at:end])
    for token, arrow in pairwise(code):
        if arrow.text == "=>":
            bound.add(token.text)
    found: dict[str, int] = {}
    bound |= _LANGUAGE
    for at, token in enumerate(code):
        if token.kind is not Kind.WORD or token.text in bound:
            continue
        # No member of an object, key or method's name: those stand for no value.
        is_member = _is_after(code, at, ".", "?.")
        is_key = _is_after(code, at, "{", ",") and _is_before(code, at, ":")
        # Or what a statement gives a value to: then the name is read elsewhere, and found there.
        is_field = _is_after(code, at, "{", "}", ";") and _is_before(code, at, "=", ";")
        is_method = _is_before(code, at, "(") and _is_list_of_parameters(
            code, at + 1, closing[at + 1]
        )
        if not (is_member or is_key or is_field or is_method):
            found.setdefault(token.text, token.line)
    return found


def bound_at(code: Sequence[Token], at: int) -> Iterator[Token]:
    """Find the names that a declaration binds which begins at a token; most begin none."""
    token = code[at]
    if token.kind is not Kind.WORD:
        return
    if token.text in {"class", "function"}:
        name = next((one for one in code[at + 1 : at + 3] if one.text != "*"), token)
        if name.kind is Kind.WORD and name.text != "extends":
            yield name
    if token.text not in _DECLARATIONS:
        return
    # The names of ``const a = 1, { b, c: [d] } = e;``, and the defaults of its patterns.
    depth, awaited = token.depth, True
    for place in range(at + 1, len(code)):
        one = code[place]
        is_next = one.text == ";" or one.text in _DECLARATIONS
        if one.depth < depth or (one.depth == depth and is_next):
            return
        if awaited and one.kind is Kind.WORD and not _is_before(code, place, ":"):
            yield one
        if one.depth == depth:
            awaited = one.text == "," or (awaited and one.text in {"[", "{"})


def _is_before(code: Sequence[Token], at: int, *texts: str) -> bool:
    return at + 1 < len(code) and code[at + 1].text in texts


def _is_after(code: Sequence[Token], at: int, *texts: str) -> bool:
    return at > 0 and code[at - 1].text in texts


def _is_list_of_parameters(code: Sequence[Token], start: int, end: int) -> bool:
    has_body = _is_before(code, end, "=>", "{")
    return code[start].text == "(" and has_body and not _is_after(code, start, *_CONDITIONS)


def bare(kept: Sequence[Token]) -> str:
    """Return a text without comments, indentation, empty lines and blanks that separate nothing."""
    found: list[str] = []
    space, is_tight = "", True
    for token in kept:
        if token.kind not in OF_CODE:
            # A comment of several lines counts as one line's end, which may end a statement.
            space = "\n" if "\n" in token.text + space else " "
            continue
        was_tight, is_tight = is_tight, token.kind is Kind.SIGN and token.text in _TIGHT
        if found and (space == "\n" or not (was_tight or is_tight)):
            found.append(space)
        found.append(token.text)
        space = ""
    return "".join([*found, "\n"])
