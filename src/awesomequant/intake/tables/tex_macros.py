r"""Macros that a LaTeX file defines, put in where its tables call them; they may not grow for ever.

``\newcommand{\best}[1]{\textbf{#1}}`` is met in every other paper, and ``\def\a{\b\b}`` fifty
times over is how a file of a kilobyte fills a memory.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

_DEFINED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|newrobustcmd|DeclareMathOperator)"
    r"\*?\s{0,9}(?:\{\s{0,9}\\([A-Za-z@]+)\s{0,9}\}|\\([A-Za-z@]+))"
    r"\s{0,9}(?:\[(\d)\]\s{0,9})?(?:\[([^\[\]]{0,200})\]\s{0,9})?(?=\{)"
    r"|\\(?:def|gdef|edef)\s{0,9}\\([A-Za-z@]+)((?:#\d){0,9})\s{0,9}(?=\{)"
)
_CALL = re.compile(r"\\([A-Za-z@]+)")
_PARAMETER = re.compile(r"#([1-9])")
_DEEPEST = 30
_MOST_MACROS = 5000


class Macro(NamedTuple):
    """What a command of the file stands for."""

    needs: int
    first: str | None
    """What its first argument is where it is left out."""
    body: str


class Expanded(NamedTuple):
    """A text with its macros put in, and where its pieces come from."""

    text: str
    starts: list[int]
    sources: list[int]
    is_cut: bool

    def source_of(self, at: int) -> int:
        """Return the place of the source that a place of the text comes from."""
        piece = max(0, bisect_right(self.starts, at) - 1)
        return self.sources[piece] if self.starts else at


def group_end(source: str, at: int) -> int:
    """Return behind which sign the group ends that begins at ``at``; -1 where it does not."""
    depth = 0
    for brace in re.compile(r"\\.|[{}]", re.DOTALL).finditer(source, at):
        if brace[0] == "{":
            depth += 1
        elif brace[0] == "}":
            depth -= 1
            if depth <= 0:
                return brace.end()
    return -1


def macros_of(source: str) -> dict[str, Macro]:
    """Return the macros that a file defines; the last definition of a name counts."""
    found: dict[str, Macro] = {}
    at = 0
    while (new := _DEFINED.search(source, at)) and len(found) < _MOST_MACROS:
        at = new.end()
        end = group_end(source, at)
        if end < 0:
            break
        needs = int(new[3] or 0) or (new[6] or "").count("#")
        found[new[1] or new[2] or new[5]] = Macro(needs, new[4], source[at + 1 : end - 1])
        at = end
    return found


def expanded(source: str, begin: int, end: int, macros: dict[str, Macro], most: int) -> Expanded:
    """Return a part of a source with its macros put in, at most ``most`` signs of it."""
    out: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    size = 0
    # What is yet to be read: its text, from where, where it stands in the source, how deep it is.
    stack: list[tuple[str, int, int | None, int]] = [(source[begin:end], 0, None, 0)]
    while stack:
        text, at, place, depth = stack.pop()
        called = _next_call(text, at, macros) if depth < _DEEPEST else None
        upto = called.start() if called else len(text)
        starts.append(size)
        places.append(begin + at if place is None else place)
        out.append(text[at:upto])
        size += upto - at
        if size > most:
            return Expanded("".join(out)[:most], starts, places, is_cut=True)
        if not called:
            continue
        macro = macros[called[1]]
        arguments, after = _arguments(text, called.end(), macro)
        here = begin + called.start() if place is None else place
        body = _filled(macro.body, arguments)
        if len(body) > most:
            return Expanded("".join(out), starts, places, is_cut=True)
        stack.append((text, after, place, depth))
        stack.append((body, 0, here, depth + 1))
    return Expanded("".join(out), starts, places, is_cut=False)


def _filled(body: str, arguments: list[str]) -> str:
    """Return what a macro stands for, its arguments put in."""
    given = dict(enumerate(arguments, 1))
    return _PARAMETER.sub(lambda found: given.get(int(found[1]), ""), body)


def _next_call(text: str, at: int, macros: dict[str, Macro]) -> re.Match[str] | None:
    for found in _CALL.finditer(text, at) if macros else ():
        if found[1] in macros and not text.endswith("\\", 0, found.start()):
            return found
    return None


def _arguments(text: str, at: int, macro: Macro) -> tuple[list[str], int]:
    """Return the arguments of a call, and where it ends."""
    blank = re.compile(r"\s*")
    arguments: list[str] = []
    if not macro.needs:
        # The blanks behind a name are a part of it, but a line end keeps its place.
        found = re.compile(r"[ \t]*").match(text, at)
        after = found.end() if found and found.end() < len(text) else at
        return [], after
    if macro.first is not None:
        option = re.compile(r"\s*\[([^\[\]]{0,400})\]").match(text, at)
        arguments.append(option[1] if option else macro.first)
        at = option.end() if option else at
    while len(arguments) < macro.needs:
        found = blank.match(text, at)
        at = found.end() if found else at
        if text.startswith("{", at):
            end = group_end(text, at)
            if end < 0:
                break
            arguments.append(text[at + 1 : end - 1])
            at = end
        elif command := _CALL.match(text, at):
            arguments.append(command[0])
            at = command.end()
        else:
            arguments.append(text[at : at + 1])
            at += 1
    return arguments, at
