"""BibTeX source taken apart: one pass, each entry by itself, each fault with its place.

What BibTeX and biber read is read as they do: braces are counted though a backslash stands before
them, a quotation mark in braces ends nothing, strings are put in and pieces joined by ``#``.  What
they refuse is mended where the mending is certain, and told: a brace, a quotation mark or a comma
that is missing or too many.  An entry never reaches into the next one: that begins wherever a line
begins with ``@type{key,``.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

from awesomequant.language.bibtex.abbreviations import STRINGS
from awesomequant.language.bibtex.entry import Broken, Entry, Stand, Value
from awesomequant.language.bibtex.tokens import (
    BARE,
    BLANK,
    BOUND,
    FIELD,
    HEAD,
    HEADLESS,
    KEY,
    MORE,
    NAMED,
    NEXT_LINE,
    RESUME,
    SPACE,
    STRING,
    NotClosedError,
    closing,
    closing_unescaped,
    end_of_quote,
    skip,
)

# An entry of which so many values are never closed is none.
_MOST_CUTS: Final = 20
# Fields that are lists, and what joins two of them.
_LISTS: Final = {"author": " and ", "editor": " and ", "keywords": ", "}
_LOOK_BACK: Final = 200  # of a line, for what comments it out
_SHOWN: Final = 60
# So much of what a value says may come of strings: names of conferences and publishers.  One that
# is made of the one before, three times, and so on, is 10 GB of a page of text.
_MOST_LENT: Final = 4_000
# All that strings bring, and entries have of others, in a file: so many times its own signs, and a
# page.  Of files that people keep it is less than they have; made on purpose it was 400 times that.
_LENDING: Final = 4
_PAGE: Final = 1_000_000
# Of what is looked through in vain, for a brace that closes another, so many times the file is.
_IN_VAIN: Final = 1
_NEAR: Final = 200  # how far is looked then: what nothing closes is cut there
# An entry of more fields, and a file of more faults, are nothing that people read.
_MOST_FIELDS: Final = 1_000
_MOST_FAULTS: Final = 100_000
_MOST_SIGNS: Final = 1_000_000  # a value of more is no title, and no abstract


class _TooMuchError(Exception):
    """More faults than anybody reads: what follows is not read."""


class Scanner:
    """One source while it is read; ``broken`` grows as faults are met.

    ``own_strings`` are those that the source itself defines.
    """

    def __init__(self, source: str) -> None:
        """Find where the lines and the entries of the source begin, and what its strings are."""
        self.source = source
        self.broken: list[Broken] = []
        self._bounds = [found.end() for found in BOUND.finditer(source)]
        self._keys: set[str] = set()
        self._begin = self._last = 0
        self._counted = self._line_start = 0
        self._line = 1
        self.lending = _LENDING * len(source) + _PAGE
        self._in_vain = _IN_VAIN * len(source) + _PAGE
        self._strings = dict(STRINGS)
        # Strings are read first: many files use them before they are defined.
        self.own_strings = dict[str, str]()
        with suppress(_TooMuchError):  # which ends the reading of entries too
            self._read_strings()
        self._counted = self._line_start = 0
        self._line = 1

    def _read_strings(self) -> None:
        """Read the strings that the source defines."""
        source, own = self.source, self.own_strings
        for found in STRING.finditer(source):
            at, limit = found.end(), self._limit(found.start())
            while named := NAMED.match(source, skip(BLANK, source, at, limit), limit):
                name = named[1].lower()
                try:
                    value, at = self._value(name, named.end(), limit)
                except NotClosedError:
                    self._tell(found.start(), f"the string '{named[1]}' is never closed")
                    break
                if name in own:
                    reason = f"the string '{named[1]}' is defined twice; the first was kept"
                    self._tell(found.start(), reason)
                else:
                    own[name] = self._strings[name] = value[:_MOST_LENT]

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in their order."""
        try:
            yield from self._entries()
        except _TooMuchError:
            self._count_to(self._begin)
            reason = f"more than {_MOST_FAULTS:,} faults; what follows was not read"
            self.broken.append(Broken(self._line, reason))

    def _entries(self) -> Iterator[Entry]:
        at = 0
        while head := HEAD.search(self.source, at):
            self._tell_headless(at, head.start())
            kind = head[1].lower()
            # BibTeX knows no comments by "%", biber does.  Of an entry that goes on without them
            # the first line alone was not meant.
            before = self.source[max(0, head.start() - _LOOK_BACK) : head.start()]
            is_after_percent = before.rpartition("\n")[2].lstrip().startswith("%")
            end = self.source.find("\n", head.end()) if is_after_percent else -1
            following = self.source[end + 1 : end + 80].lstrip(" \t") if end >= 0 else ""
            if is_after_percent and (not following or following[0] in "%\n\r@"):
                self._tell(head.start(), f"'{head[0].strip()}' is commented out with '%'")
                at = head.end()
            elif kind in ("comment", "preamble", "string"):  # passed over, braces in it balanced
                at = head.end()
                if head[2] == "{":
                    try:
                        at = self._end_of(closing, at - 1, len(self.source)) + 1
                    except NotClosedError:
                        reason = f"'{head[0]}' is never closed; what follows was read"
                        self._tell(head.start(), reason)
            else:
                entry, at = self._entry(head, self._limit(head.start()))
                if entry:
                    entry.end = at
                    yield entry
        self._tell_headless(at, len(self.source))

    def _tell_headless(self, at: int, end: int) -> None:
        """Tell what stands between two entries and is one without its type: BibTeX refuses it."""
        for found in HEADLESS.finditer(self.source, at, end):
            said = f"'{found[0].strip()[:_SHOWN]}'"
            self._tell(found.start(1) - 1, f"{said} has no type before its key; it was not read")

    def _limit(self, at: int) -> int:
        """Return where the next entry begins for certain."""
        following = bisect_right(self._bounds, at)
        return self._bounds[following] if following < len(self._bounds) else len(self.source)

    def _entry(self, head: re.Match[str], limit: int) -> tuple[Entry | None, int]:
        """Return the entry that begins with ``head``, None where nothing of it is sure."""
        self._begin = head.start()
        self._count_to(self._begin)
        column = self._begin - self._line_start + 1
        entry = Entry(self._line, head[1].lower(), "", column=column, begin=self._begin)
        close = "}" if head[2] == "{" else ")"
        found = KEY.match(self.source, head.end(), limit)
        key, sign = (found[1] or "", found[2]) if found else ("", None)
        at = found.end() if found else head.end()
        if sign is None and self.source.startswith("=", at):  # @article{title = {…}, …}
            self._tell(head.start(), "an entry without a key")
            key, at = "", head.end()
        elif close == ")" and sign is None and key.endswith(")"):
            key, sign = key[:-1], close
        if sign is None and key and at < limit:
            self._tell(at, f"a comma is missing behind the key '{key}'")
        if key in self._keys:
            self._tell(head.start(), f"the key '{key}' is given twice")
        self._keys |= {key} - {""}
        entry.key = key
        entry.head = found.end(1) if found and key else head.end()
        is_over = sign == close
        cuts = 0
        while not is_over:
            found = FIELD.match(self.source, at, limit)
            plain: tuple[Any, ...] = found.groups() if found else (None,) * 6
            name, braced, quoted, bare, comma, end = plain
            if found and (comma or end == close):
                value = quoted if braced is None else braced
                if value is None:
                    value = self._string(bare, name, found.start(1))
                group, sign = (2, 1) if braced is not None else (3, 1) if bare is None else (4, 0)
                start, stop = found.span(group)
                stand = Stand(found.start(1), start - sign, stop + sign)
                self._put(entry, name, value, found.start(1), stand)
                at, is_over = found.end(), not comma
            else:
                try:
                    at, is_over = self._field(entry, at, limit, close)
                except NotClosedError as error:
                    cuts += 1
                    begin = error.args[0] if error.args else at
                    at, is_over = self._cut(entry, begin, limit, close)
                    if is_over or cuts > _MOST_CUTS:
                        return (entry if "title" in entry.fields else None), at
            if is_over and at < limit and (more := MORE.match(self.source, at, limit)):
                self._tell(at - 1, "a closing brace too many; the fields behind it were read")
                at, is_over = more.end(), False
        return entry, at

    def _field(self, entry: Entry, at: int, limit: int, close: str) -> tuple[int, bool]:
        """Read a field that is not plain; return where it ends, and whether the entry does."""
        source = self.source
        at = skip(BLANK, source, at, limit)
        named = NAMED.match(source, at, limit)
        if named is None:
            return self._no_field(entry, at, limit, close)
        told = len(self.broken)
        value, end = self._value(named[1], named.end(), limit)
        is_followed = end >= limit or source[end] in (",", close, "@")
        if not is_followed and not NAMED.match(source, end, limit):
            del self.broken[told:]  # words without braces are no strings
            stop, following = self._resume(end, limit, close)
            value = source[named.end() : stop].strip().strip('{}",').strip()
            self._tell(at, f"'{named[1]}' is not well-formed; it was read as '{value[:_SHOWN]}'")
            self._put(entry, named[1], value, at)
            return following, False
        # Behind the value blanks were passed over, to see what follows.
        stop = named.end() + len(source[named.end() : end].rstrip())
        self._put(entry, named[1], value, at, Stand(at, named.end(), stop))
        if not is_followed:
            written = NAMED.match(source, end, limit)
            self._tell(end, f"a comma is missing before '{written[1] if written else ''}'")
        return end, False

    def _no_field(self, entry: Entry, at: int, limit: int, close: str) -> tuple[int, bool]:
        """Read what stands where a field could: the end of the entry, a comment, or anything."""
        source = self.source
        if at >= limit:
            # The brace that is missing may be that of the last value, whose own was taken for
            # the entry's: then the value reaches over lines that begin as fields do.
            last = NAMED.match(source, self._last, limit)
            name = last[1].lower() if last else ""
            value = entry.fields.get(name, "")
            if NEXT_LINE.search(value) or "\\{" in value:
                del entry.fields[name]
                entry.stands.pop(name, None)
                begin, self._last = self._last, limit
                raise NotClosedError(begin)
            self._tell(max(at - 1, 0), f"the closing brace of '{entry.key}' is missing")
            return limit, True
        if source[at] == close:
            return at + 1, True
        if source[at] == "@" and HEAD.match(source, at):  # the next entry, on the same line
            self._tell(at, f"the closing brace of '{entry.key}' is missing")
            return at, True
        if source[at] == "%":
            end = source.find("\n", at, limit)
            end = limit if end < 0 else end
            self._tell(at, f"'{source[at:end].strip()[:_SHOWN]}' is commented out")
            return end, False
        stop, following = self._resume(at, limit, close)
        self._tell(at, f"'{source[at:stop].strip()[:_SHOWN]}' is no field")
        return following, False

    def _resume(self, at: int, limit: int, close: str) -> tuple[int, int]:
        """Return where what is not understood ends, and where the reading goes on."""
        if found := RESUME.search(self.source, at, limit):
            return found.start(), found.end()
        last = self.source.rfind(close, at, limit)
        return (limit, limit) if last < 0 else (last, last)

    def _value(self, name: str, at: int, limit: int) -> Value:
        """Read the pieces of a value that ``#`` joins."""
        source = self.source
        pieces = []
        lent = 0  # characters that strings brought
        while True:
            sign = source[at] if at < limit else ""
            if sign == "{":
                end = self._end_of(closing, at, limit)
                pieces.append(source[at + 1 : end])
                at = end + 1
            elif sign == '"':
                end = self._end_of(end_of_quote, at, limit)
                pieces.append(source[at + 1 : end])
                at = end + 1
            elif found := BARE.match(source, at, limit):
                string = self._string(found[0], name, at)
                lent += len(string)
                if lent <= _MOST_LENT:
                    pieces.append(string)
                else:
                    told = f"the string '{found[0][:40]}' makes '{name.lower()}' too long"
                    self._tell(at, f"{told}; it was left out")
                at = found.end()
            at = skip(SPACE, source, at, limit)
            if at >= limit or source[at] != "#":
                return Value("".join(pieces), at)
            at = skip(SPACE, source, at + 1, limit)

    def _end_of(self, find: Callable[[str, int, int], int], at: int, limit: int) -> int:
        """Return where ``find`` sees what begins at a place end; raises NotClosedError."""
        limit = limit if self._in_vain > 0 else min(limit, at + _NEAR)
        try:
            return find(self.source, at, limit)
        except NotClosedError:
            self._in_vain -= limit - at
            raise

    def _string(self, word: str, name: str, at: int) -> str:
        if word.isdecimal():
            return word
        value = self._strings.get(word.lower())
        if value is None:
            self._tell(at, f"'{name.lower()}' names the string '{word[:40]}', which is not defined")
            return word
        self.lending -= len(value)
        if self.lending < 0:
            self._tell(
                at, f"the strings of the file make it too long: '{word[:40]}' is left as such"
            )
            return word
        return value

    def _cut(self, entry: Entry, at: int, limit: int, close: str) -> tuple[int, bool]:
        """Read a value that is never closed, as far as it is plain where it was meant to end."""
        source = self.source
        named = NAMED.match(source, skip(BLANK, source, at, limit), limit)
        if named is None:  # cannot be: only a value raises
            return limit, True
        begin, name = named.start(), named[1]
        start = named.end() + 1
        end = 0
        if source[start - 1 : start] == "{":
            with suppress(NotClosedError):
                end = self._end_of(closing_unescaped, start - 1, limit)
        behind = skip(SPACE, source, end + 1, limit)
        if end and source[behind : behind + 1] in (",", close):
            self._tell(begin, f"'{name}' has a brace behind a backslash without its partner")
            self._put(entry, name, source[start:end], begin)
            return end + 1, False
        if following := NEXT_LINE.search(source, start, limit):
            self._tell(begin, f"'{name}' is never closed; it was read up to the next field")
            self._put(entry, name, source[start : following.start()].rstrip(' \t\r\n,}"'), begin)
            return following.end(), False
        rest = source[start:limit].rstrip()
        if rest.endswith(close) and "=" not in rest:
            self._tell(begin, f"'{name}' is never closed; it was read up to the end of the entry")
            self._put(entry, name, rest.rstrip(' \t\r\n,})"'), begin)
        elif "title" in entry.fields:
            self._tell(begin, f"'{name}' is never closed; it was left out, and what follows it")
        else:
            head = source[self._begin : self._begin + 200].partition("\n")[0][:_SHOWN]
            reason = f"the entry '{head}' is not closed or not well-formed"
            self.broken.append(Broken(entry.line, reason, entry.column))
        return limit, True

    def _put(
        self, entry: Entry, written: str, value: str, at: int, stand: Stand | None = None
    ) -> None:
        """Add a field; of two with one name the first counts, but for those that are lists."""
        name = written.lower()
        self._last = at
        if len(value) > _MOST_SIGNS:
            self._tell(at, f"'{name[:40]}' is longer than {_MOST_SIGNS:,} signs; it was left out")
            return
        if name not in entry.fields:
            if len(entry.fields) >= _MOST_FIELDS:
                self._tell(at, f"more than {_MOST_FIELDS:,} fields; '{name[:40]}' was left out")
                return
            entry.fields[name] = value
            if stand:
                entry.stands[name] = stand
            return
        entry.stands.pop(name, None)  # which of the two a program takes depends on the program
        before = entry.fields[name]
        if before == value:
            return
        joint = _LISTS.get(name)
        if joint and len(before) + len(value) > _MOST_SIGNS:
            self._tell(at, f"'{name}' is longer than {_MOST_SIGNS:,} signs; the last was left out")
        elif joint:
            entry.fields[name] = f"{before}{joint}{value}"
            self._tell(at, f"'{name}' is given twice; both were kept")
        else:
            self._tell(at, f"'{name}' is given twice; the first was kept")

    def _tell(self, at: int, reason: str) -> None:
        """Note a fault at a place of the source; places before the last are told by it."""
        if len(self.broken) >= _MOST_FAULTS:
            raise _TooMuchError
        self._count_to(at)
        self.broken.append(Broken(self._line, reason, max(at - self._line_start, 0) + 1))

    def _count_to(self, at: int) -> None:
        """Count lines up to a place, each sign of the source once."""
        if at <= self._counted:
            return
        if lines := self.source.count("\n", self._counted, at):
            self._line += lines
            self._line_start = self.source.rindex("\n", self._counted, at) + 1
        self._counted = at
