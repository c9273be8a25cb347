"""JSON of which a part is broken: its other entries, and what costs the broken ones.

A parser gives up on the whole of a file for a comma, a number of 5,000 digits, brackets without end
or a download that was cut.  So a text that it refuses is gone through value by value: an entry that
cannot be read is written as ``null``, on as many lines as it had, and the rest stays as it stands.
"""

import json
import re
from typing import NamedTuple

from awesomequant.language.json_text import is_deep
from awesomequant.text import possessive

_DECODER = json.JSONDecoder()
# Ends of lines and tabs as they are within texts, as programs write that make JSON by hand.
_LENIENT = json.JSONDecoder(strict=False)
# An entry is an element of an array; above it are so many objects and arrays at most.
_DEEPEST = 6
# So many entries are left out; a text with more of them is no JSON.
_MOST = 100
# Characters of a broken entry, behind which its end is not looked for; and of all of them.
_LONGEST, _ALL = 200_000, 5_000_000
_CUT = "the file ends in the midst of its JSON: it was cut off"
_DEEP = "it is nested too deeply"
_BLANK = re.compile(r"[ \t\r\n]*+")
_TEXT = possessive(r'[^"\\\n]|\\.')
_SIGNS = re.compile(rf'"{_TEXT}"|[\[\]{{}}]')
_OPENING = re.compile(rf'\{{[ \t\r\n]*+"{_TEXT}"')
_LOOKS = 20  # beginnings behind a broken entry, of which the first that is another entry counts
_ENDS = re.compile(r"[ \t\r\n]*+(?:[,\]}]|\Z)")
_NEXT = re.compile(r"\}[ \t\r\n]*+,[ \t\r\n]*+\{")
_SCALAR = re.compile(r"[^,\]}\n]*+")
_AGAIN = re.compile(r"[ \t\r\n]*+[{\[]")


class Broken(NamedTuple):
    """A part that cannot be read: where it begins, and why."""

    line: int
    column: int
    why: str
    shown: str


class _LostError(ValueError):
    """Nothing can be read from here on: ``args`` are why, and where."""


def sound(text: str) -> tuple[str, list[Broken]]:
    """Return a text with its broken entries blanked, and what they are.

    Raises ValueError where what is left is still no JSON; it has a ``lineno`` where that is known.
    """
    survey = _Survey(text)
    try:
        survey.document()
    except _LostError:
        survey.edits.clear()
    if not survey.edits:
        try:
            json.loads(text)  # says by itself what is wrong
        except RecursionError:
            raise ValueError(_DEEP) from None
    mended: list[str] = []
    at = 0
    for start, end, new in survey.edits:
        mended += text[at:start], new
        at = end
    return "".join((*mended, text[at:])), survey.broken


class _Like:
    """How the elements of an array begin, and which fields they have, as the first ones show."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.opening = ""
        self._fields: set[str] = set()

    def learn(self, value: dict[str, object], text: str, at: int) -> None:
        """Take an element for one of all, where none was yet: it begins at ``at``."""
        if not self._fields and (found := _OPENING.match(text, at)):
            line = text.rfind("\n", 0, at)
            is_first = line >= 0 and not text[line:at].strip()
            self.opening = (text[line:at] if is_first else "") + found[0]
            self._fields = set(value)

    def has_fields_of(self, value: object) -> bool:
        """Whether a value is one of them: objects within an entry may begin as the entries do."""
        return isinstance(value, dict) and 2 * len(self._fields & set(value)) >= len(self._fields)


class _Survey:
    """A text gone through: what is to be written in place of what, and what is told."""

    def __init__(self, text: str) -> None:
        """Begin with nothing found."""
        self.text = text
        self.edits: list[tuple[int, int, str]] = []
        self.broken: list[Broken] = []
        self._line, self._start, self._counted = 1, 0, 0
        self._left = _ALL

    def document(self) -> None:
        """Go through the text; of several objects or arrays behind one another, through all."""
        at = self._after(0)
        first = self.text[at : at + 1]
        if first not in ("[", "{"):
            return
        at = self._after(self._value(at, 0))
        if not _AGAIN.match(self.text, at) or self.text[at] != first:
            if at < len(self.text):
                self._cut(at, len(self.text), "this stands behind the end of the JSON", "")
            return
        if first == "{":
            self.edits.insert(0, (0, 0, "["))
        while at < len(self.text) and self.text[at] == first:
            # Two arrays are one: the first does not end, the second does not begin.
            end = self.text.rindex("]", 0, at) if first == "[" else at
            self.edits.append((end, end + (first == "["), ","))
            if first == "[":
                self.edits.append((at, at + 1, ""))
            at = self._after(self._array(at + 1) if first == "[" else self._value(at, 0))
        if at < len(self.text):
            self._cut(at, len(self.text), "this stands behind the end of the JSON", "")
        if first == "{":
            self.edits.append((len(self.text), len(self.text), "]"))

    def _after(self, at: int) -> int:
        return _BLANK.match(self.text, at).end()  # type: ignore[union-attr]

    def _value(self, at: int, depth: int) -> int:
        """Return where a value ends; of an array or object that is broken, its parts are cut."""
        opening = self.text[at : at + 1]
        try:
            value, end = _DECODER.raw_decode(self.text, at)
            if not (isinstance(value, dict | list) and is_deep(value)):
                return end
            why, where = _DEEP, at
        except RecursionError:
            why, where = _DEEP, at
        except ValueError as error:
            why, where = _said(error), getattr(error, "pos", at)
        if depth >= _DEEPEST or opening not in ("[", "{"):
            raise _LostError(why, where)
        return self._array(at + 1) if opening == "[" else self._object(at + 1, depth + 1)

    def _array(self, at: int) -> int:
        """Return where an array ends whose first element stands at ``at``."""
        comma = -1
        like = _Like()
        while True:
            at = self._after(at)
            if self.text[at : at + 1] in ("]", ""):
                return self._end(at, comma, "]")
            end = self._element(at, like)
            at = self._after(end)
            comma = -1
            if self.text[at : at + 1] == ",":
                comma, at = at, at + 1
            elif self.text[at : at + 1] not in ("]", ""):
                self._put(end, end, ",", at, "a comma is missing before it")

    def _element(self, at: int, like: "_Like") -> int:
        """Return where an element ends, which is cut where it cannot be read."""
        try:
            value, end = _DECODER.raw_decode(self.text, at)
        except RecursionError:
            why, where = _DEEP, at
        except ValueError as error:
            why, where = _said(error), getattr(error, "pos", at)
            if why.startswith("Invalid control") and (end := self._tamed(at)):
                return end
        else:
            if isinstance(value, dict | list) and is_deep(value):
                self._cut(at, end, _DEEP, "null")
                return end
            # Behind one that a bracket closes too early stand its other fields.
            behind = self._after(end)
            if self.text[behind : behind + 1] in (",", "]", "", "{", "["):
                if isinstance(value, dict):
                    like.learn(value, self.text, at)
                return end
            why, where = "Expecting ',' delimiter", behind
        if not like.opening:  # it begins as the others, if it is broken only further on
            like.learn({}, self.text, at)
        end = self._next(at, like) or self._resync(at, where)
        self._cut(at, end, why, "null")
        return end

    def _next(self, start: int, like: "_Like") -> int:
        """Return where a broken element ends by how the ones behind it begin; 0 where none does."""
        at = start
        for _ in range(_LOOKS if like.opening else 0):
            at = self.text.find(like.opening, at + 1, start + _LONGEST)
            if at < 0:
                break
            before = self.text[start:at].rstrip(" \t\r\n")
            if not before.endswith(","):
                continue
            try:
                value, end = _DECODER.raw_decode(self.text, at)
            except (ValueError, RecursionError):
                # It is broken as well: it begins a line as the others do, or nobody can tell.
                if like.opening[0] != "{":
                    return start + len(before) - 1
                continue
            if like.has_fields_of(value) and _ENDS.match(self.text, end):
                return start + len(before[:-1].rstrip(" \t\r\n"))
        self._spend(_LONGEST if at < 0 else at - start)
        return 0

    def _tamed(self, at: int) -> int:
        """Return where a value ends that is sound but for ends of lines in texts; 0 for none."""
        try:
            value, end = _LENIENT.raw_decode(self.text, at)
        except (ValueError, RecursionError):
            return 0
        new = json.dumps(value) + "\n" * self.text.count("\n", at, end)
        self._put(at, end, new, at, "a text in it has ends of lines or tabs that are not escaped")
        return end

    def _object(self, at: int, depth: int) -> int:
        """Return where an object ends whose first key stands at ``at``."""
        comma = -1
        while True:
            at = self._after(at)
            if self.text[at : at + 1] in ("}", ""):
                return self._end(at, comma, "}")
            try:
                key, at = _DECODER.raw_decode(self.text, at)
            except (ValueError, RecursionError) as error:
                raise _LostError(_said(error), at) from None
            at = self._after(at)
            if not isinstance(key, str) or self.text[at : at + 1] != ":":
                raise _LostError("a key and its colon are missing", at)
            start = self._after(at + 1)
            count, told = len(self.edits), len(self.broken)
            try:
                end = self._value(start, depth)
            except _LostError as error:
                del self.edits[count:], self.broken[told:]
                why, where = error.args
                end = self._tamed(start) or self._resync(start, where)
                if len(self.broken) == told:
                    self._cut(start, end, why, "null")
            at = self._after(end)
            comma = -1
            if self.text[at : at + 1] == ",":
                comma, at = at, at + 1
            elif self.text[at : at + 1] == '"':
                self._put(end, end, ",", at, "a comma is missing before it")
            elif self.text[at : at + 1] not in ("}", ""):  # 012 is 0, and something behind it
                if self.text[start] in "[{":
                    raise _LostError("Expecting ',' delimiter", at)
                at = _SCALAR.match(self.text, at).end()  # type: ignore[union-attr]
                self._cut(start, at, "Expecting ',' delimiter", "null")
                at += self.text[at : at + 1] == ","

    def _end(self, at: int, comma: int, sign: str) -> int:
        """Return the place behind the sign that ends an array or object, put where none is."""
        if comma >= 0:
            self._put(comma, comma + 1, " ", comma, "a comma stands behind the last entry")
        if self.text[at : at + 1] == sign:
            return at + 1
        if at < len(self.text):
            raise _LostError(f"'{sign}' is missing", at)
        if self.broken and self.broken[-1].why == _CUT:
            self.edits.append((at, at, sign))
        else:
            self._put(at, at, sign, at, _CUT)
        return at

    def _resync(self, start: int, where: int) -> int:
        """Return where a broken value ends: with its bracket, or else before the next entry."""
        if self.text[start : start + 1] not in ("[", "{"):
            return _SCALAR.match(self.text, start).end()  # type: ignore[union-attr]
        depth = 0
        for found in _SIGNS.finditer(self.text, start, start + _LONGEST):
            if found[0][0] == '"':
                continue
            depth += 1 if found[0] in "[{" else -1
            if depth <= 0:
                if depth == 0 and _ENDS.match(self.text, found.end()):
                    self._spend(found.end() - start)
                    return found.end()
                break
        self._spend(_LONGEST)
        # A quotation that was never closed: brackets say nothing behind it.
        behind = _NEXT.search(self.text, where, where + _LONGEST)
        if behind:
            return behind.start() + 1
        return max(self.text.rfind("]", where), 0) or len(self.text)

    def _spend(self, characters: int) -> None:
        self._left -= characters
        if self._left < 0:
            raise _LostError("too much of it is broken", 0)

    def _cut(self, start: int, end: int, why: str, new: str) -> None:
        shown = " ".join(self.text[start : min(end, start + 60)].split())
        lines = "\n" * self.text.count("\n", start, end)
        self._put(start, end, new + lines, start, why, shown)

    def _put(self, start: int, end: int, new: str, at: int, why: str, shown: str = "") -> None:
        if len(self.broken) >= _MOST:
            raise _LostError("too much of it is broken", at)
        self.edits.append((start, end, new))
        # What is told comes in the order of the text: its lines are counted once.
        if at < self._counted:
            self._line, self._start, self._counted = 1, 0, 0
        self._line += self.text.count("\n", self._counted, at)
        self._start = self.text.rfind("\n", 0, at) + 1
        self._counted = at
        self.broken.append(Broken(self._line, at - self._start + 1, why, shown))


def _said(error: Exception) -> str:
    said: str = getattr(error, "msg", "") or str(error)
    return (
        "a number in it has thousands of digits" if said.startswith("Exceeds the limit") else said
    )
