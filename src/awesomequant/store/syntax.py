"""What is wrong in a text that is no YAML, and slips that are YAML by accident."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    import yaml

# What is wrong with the YAML itself, told in words a contributor understands.

RULE = "yaml"


class YamlError(Exception):
    """A file that is not in our subset of YAML; line and column count from 1."""

    def __init__(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Keep the place, what is wrong there and what to do about it."""
        super().__init__(message)
        self.line, self.column, self.message, self.hint = line, column, message, hint


def refuse(event: Any, message: str, hint: str) -> NoReturn:
    """Raise YamlError at the place where ``event`` starts."""
    mark = event.start_mark
    raise YamlError(mark.line + 1, mark.column + 1, message, hint)


def place_after(before: str) -> tuple[int, int]:
    """Return line and column of what follows the text ``before``."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


_COLON_STANDS = "a colon stands where none is allowed"
# What libyaml or PyYAML says, what we say instead ("" keeps theirs), and what to do.
_SAYINGS = (
    ("mapping values are not allowed", _COLON_STANDS,
     "put the value in double quotes, or mend the indentation"),
    ("tab character", "a tab stands in the indentation", "indent with blanks"),
    ("unexpected end of stream", "the quotation that begins here never ends",
     "add the closing quote"),
    ("sequence entries", "a list item cannot begin on the line of its key",
     "put '- item' on a line of its own, or the value in double quotes"),
    ("expected node content", "a value is missing or broken here",
     "close the bracket, or put the value in double quotes"),
    ("unknown escape", "a backslash in double quotes begins an unknown escape",
     r"write \\ for a backslash, or use single quotes"),
    ("expected ',' or", "a list or mapping in brackets is broken here",
     "close it, and put values that hold , [ ] { } in quotes"),
    ("could not find expected ':'", "a key without its colon", "write 'key: value'"),
    ("'-' indicator", "a list and a key stand at the same level", "indent the items alike"),
    ("expected <block end>", "this line does not fit those above it", "mend its indentation"),
    ("expected key", "this line does not fit those above it",
     "mend its indentation, and put values with quotes inside in double quotes"),
    ("line break", "a text of several lines begins with '|' or '>'",
     "put the value in double quotes, or begin the text on the next line"),
    ("mapping keys are not allowed", "a value cannot begin with '? '",
     "put the value in double quotes"),
    ("expected alphabetic or numeric", "a value cannot begin with '*' or '&'",
     "put the value in double quotes; a list item begins with '-'"),
    ("expected <document start>", "text stands after the end of a value",
     "put the whole value in quotes"),
)  # fmt: skip

_STARTS = re.compile("end of stream|expected ',' or|could not find expected ':'|alphabetic or num")


def explain(error: "yaml.YAMLError", text: str) -> YamlError:
    """Return what the parser found wrong in ``text`` as a YamlError with our words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    saying = getattr(error, "problem", None) or str(error)
    if mark is None:
        return YamlError(1, 1, saying)
    # An unclosed bracket or quote is reported at the end of the file, a key without its colon on
    # the next line, a star behind it: where they start says more.
    start = getattr(error, "context_mark", None)
    if start and _STARTS.search(saying):
        mark = start
    line, column = mark.line + 1, mark.column + 1
    if "cannot start any token" in saying:
        char = text.splitlines()[mark.line][mark.column : mark.column + 1]
        if char == "\t":
            return YamlError(line, column, "a tab stands in the indentation", "indent with blanks")
        message = f"a value cannot begin with '{char}'"
        return YamlError(line, column, message, "put the value in double quotes")
    for theirs, ours, hint in _SAYINGS:
        if theirs in saying:
            return YamlError(line, column, ours, hint)
    return YamlError(line, column, saying)


# Name the slip of the pen or of the clipboard that makes a file say what its author did not mean.
#
# A parser tells where it gave up, which is the line after a colon of a CJK keyboard, and a model
# that ``+title`` is no field, nine times for a pasted diff.  Once either found something wrong,
# the text itself is looked at: each row below is a way to write that is never meant in YAML, met
# in pull requests and issues of lists whose contributors do not write YAML otherwise.

# Spaces that look like a blank and are none for YAML: of word processors, web pages, CJK keyboards.
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Signs that stand for those of YAML, as the insides of brackets.
COLONS = "：﹕︓∶꞉"
BULLETS = "‐‑‒–—―−－•●·▪*"
QUOTES = "“”„‟«»‹›「」『』＂"
BRACKETS = "［【〔｛（"
PARTNERS = str.maketrans("［【〔｛）（］】〕｝，、；﹐", "[[[{][]]]},,,,")
_KEY = r"[\"'“”]?[\w-]+[\"'“”]?"
_START = rf"(?:- *)?{_KEY} *"


# Slips of the pen stand near the beginning of a line; a line may have a megabyte, and a pattern
# looks from each of its signs on.
_WIDEST = 400


@dataclass(frozen=True, slots=True)
class _Slip:
    """One way to slip: what a line looks like, what is said of it, and what to do.

    In these ``{odd}`` stands for the sign in the pattern's group of that name, ``{name}`` for what
    Unicode calls it, with its article, and ``{key}`` for the group ``key``.
    """

    pattern: str
    message: str
    hint: str

    def on(self, line: str) -> "tuple[int, str, str] | None":
        """Return column (from 1), message and hint where a line has the slip."""
        found = re.search(self.pattern, line[:_WIDEST])
        if found is None:
            return None
        said = {key: value or "" for key, value in found.groupdict().items()}
        odd = said.get("odd", "")
        name = unicodedata.name(odd, f"U+{ord(odd):04X}").lower() if odd else ""
        said["name"] = f"{'an' if name[:1] in 'aeio' else 'a'} {name}"
        column = found.start("odd" if odd else 0) + 1
        return column, self.message.format_map(said), self.hint.format_map(said)


# What makes a whole file none: its first line of that kind is told, and nothing else.
_OF_FILES = (
    _Slip(r"^(?:<{7}|\|{7}|>{7})(?: |$)", "two versions were merged, and nobody chose between them",
          "keep one, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"),
    _Slip(rf"^(?:diff --git |@@ -\d|\+\+\+ |\+ *(?:- |{_KEY}:)|-(?! |--){_KEY}:)",
          "this is a diff: a sign stands before the line", "paste the file itself"),
    _Slip(rf"^> *{_KEY}:", "this is quoted as in a mail: '>' stands before the line",
          "delete the sign"),
    _Slip(rf"^ *\d+ *[|:\t ] *(?!\d){_KEY}:(?: |$)", "a line number stands before the field",
          "delete the numbers"),
    _Slip(r"^ *@[A-Za-z]+ *[{(] *[^\s{}(),]* *,?", "this is BibTeX, not YAML",
          "'awesomequant add --bibtex FILE' makes a record of it"),
    _Slip(r"^ *(?:```|~~~)", "this line fences code in Markdown", "delete it"),
    _Slip(r"^\s*(?i:<!doctype|<html|<\?xml)\b", "this is a web page, not YAML",
          "save the file itself, as 'Raw' shows it"),
)  # fmt: skip
# What breaks one line, and often shows only at a later one.
_OF_LINES = (
    _Slip(rf"^ *(?P<odd>[{SPACES}])", "{name} stands in the indentation", "indent with blanks"),
    _Slip(rf"^ *{_START}[{SPACES}]*(?P<odd>[{COLONS}])", "{name} '{odd}' stands for a colon",
          "write ': ' as in 'key: value'"),
    _Slip(rf"^ *{_START}:(?P<odd>[{SPACES}])", "{name} follows the colon",
          "write an ordinary blank"),
    _Slip(rf"^ *-(?P<odd>[{SPACES}])", "{name} follows the '-'", "write an ordinary blank"),
    _Slip(rf"^ *(?P<odd>[{BULLETS}])[ {SPACES}]", "a list item cannot begin with '{odd}'",
          "begin it with '- '"),
    _Slip(r"^ *--(?= )", "two dashes begin this item", "begin it with '- '"),
    _Slip(r"^ *(?P<odd>-)[^\s\-]", "no blank follows the '-' of a list item", "write '- item'"),
    _Slip(r"^ *(?:- )?(?P<key>[a-z_]+):[^\s/:]", "no blank follows the colon of '{key}'",
          "write '{key}: …'"),
    _Slip(r"^ *(?:- )?(?P<key>[a-z_]+) *= *\S", "'=' stands for the colon of '{key}'",
          "write '{key}: …'"),
    _Slip(rf"^ *(?:- )?{_KEY}: +(?:\[.*\]|\{{.*\}}|\"[^\"]*\"|'[^']*') *(?P<odd>,) *$",
          "a comma stands behind the value, as in JSON", "delete it"),
    _Slip(rf"^ *(?:- )?{_KEY}: +(?:\[[^\"']*\]|\{{[^\"']*\}}) *(?P<odd>[^\s#,\]}}])",
          "text goes on behind a list in brackets", "put the whole value in double quotes"),
    _Slip(rf"^ *(?:- )?{_KEY}: +(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*') *(?P<odd>[^\s#,\]}}])",
          "text goes on behind the quotation", "put the whole value in double quotes"),
)  # fmt: skip
# What is right where a text begins, and wrong where the parser gives up on the same line.
_OF_STARTS = (
    _Slip(rf"^ *(?:- )?(?:{_KEY}: +)?\[? *(?P<odd>[“”„‟«»‹›「」『』＂＇])",
          "{name} '{odd}' is no quotation mark of YAML", 'write "…"'),
)  # fmt: skip
# A text in quotes may go on below, where no field begins.
_OPEN = _Slip(
    rf"^ *(?:- )?{_KEY}: +(?P<odd>[\"'])(?:(?!(?P=odd)).)*$",
    "the quotation that begins here never ends",
    "add the closing quote",
)
_BEGINS = re.compile(rf"(?:- )?{_KEY}:(?: |$)")
# What is right on a line that others follow, and wrong where the parser gives up at the file's end.
_OF_ENDS = (
    _Slip(rf"^ *(?:- )?(?:{_KEY}: +)?(?P<odd>[\[{{])[^\]}}]*$",
          "a list or mapping in brackets is broken here", "close it"),
)  # fmt: skip
# A value of which YAML sees nothing: "accent: #7a1f5c", "note: #1 of its kind".
_COMMENTED = _Slip(
    r"^ *(?:- )?[\"']?(?P<key>[\w-]+)[\"']?: +(?P<odd>#)(?P<rest>.{0,60})",
    "'{key}' is empty: what follows a '#' is a comment",
    'put the value in double quotes: "#{rest}"',
)
# What YAML takes for text, and a model then does not want there.
_OF_VALUES = (
    *_OF_LINES,
    *_OF_STARTS,
    _Slip(rf"{_KEY}:(?P<odd>[{SPACES}])", "{name} follows the colon", "write an ordinary blank"),
    _Slip(r"(?P<odd>[，、،；﹐])", "{name} '{odd}' separates nothing", "write ','"),
    _Slip(r"(?P<odd>[［【〔｛（])", "{name} '{odd}' begins no list", "write [a, b]"),
    _COMMENTED,
)  # fmt: skip
_BARE_HASH = re.compile(r"^[^:#]*: +#[^\s#]")
# A line on which a text of several lines begins; what is written in those means nothing to YAML.
_BLOCK = re.compile(r"^( *).*(?:^|[:\-] +)[|>][+\-\d]*(?: +#.*)?$")
# An item that is indented deeper than the item above it becomes the end of that one's text.
_SWALLOWED = re.compile(r"^( *)- (?![\[{\"'|>&*]).*[^:\s] *\r?\n\1(?P<odd> +)- ", re.MULTILINE)


@lru_cache(maxsize=1)  # as _lines: asked again for each value that is wrong
def of_file(text: str) -> YamlError | None:
    """Return what makes the whole of a text something else than a file of ours."""
    slips = (_on(_OF_FILES, number, line) for number, line in _lines(text).items())
    return next(filter(None, slips), None)


def behind(error: YamlError, text: str) -> YamlError:
    """Return the slip that made the parser give up, where there is one; else its own ``error``.

    That is the last one at or above the place where it gave up.
    """
    if found := of_file(text):
        return found
    lines = _lines(text)
    above = [number for number in lines if number < error.line]
    at_end = not any(lines[number] for number in lines if number >= error.line)
    slips = (*_OF_LINES, *_OF_ENDS) if at_end else _OF_LINES
    here = _on((*_OF_LINES, *_OF_STARTS), error.line, lines.get(error.line, ""))
    earlier = (_on(slips, number, lines[number]) for number in reversed(above))
    open_ = (
        _on((_OPEN,), number, lines[number])
        for number in reversed(above)
        if _BEGINS.match(lines.get(number + 1, ""))
    )
    if found := here or next(filter(None, earlier), None) or next(filter(None, open_), None):
        return found
    return _indented(error, lines) or error


def _indented(error: YamlError, lines: Mapping[int, str]) -> YamlError | None:
    """Return the field that is indented below one that has its value already."""
    line = lines.get(error.line, "")
    begins = re.match(rf"( +){_KEY}(?=:)", line)
    # What comes after a first colon on the line is another slip: "title: Beta: Graphs".
    if error.message != _COLON_STANDS or begins is None or begins.end() + 1 != error.column:
        return None
    message = "this field is indented, and the line above it takes none"
    return YamlError(error.line, len(begins[1]) + 1, message, "mend its indentation")


def in_text(text: str) -> YamlError | None:
    """Return the first slip in a text that is no mapping at all."""
    slips = (_on(_OF_LINES, number, line) for number, line in _lines(text).items())
    return of_file(text) or next(filter(None, slips), None)


def in_value(text: str, line: int) -> YamlError | None:
    """Return the slip on a line whose value is text for YAML, and not what is wanted there."""
    return of_file(text) or _on(_OF_VALUES, line, _lines(text).get(line, ""))


def swallowed(text: str) -> Iterator[YamlError]:
    """Yield each item of a list that YAML would read as the end of the plain text above it."""
    number, counted = 1, 0
    for found in _SWALLOWED.finditer(text):
        number += text.count("\n", counted, found.end())
        counted = found.end()
        column = len(found[1]) + len(found["odd"]) + 1
        message = "this item is read as part of the one above it"
        yield YamlError(number, column, message, "indent the items alike")


def emptied(text: str) -> Iterator[YamlError]:
    """Yield each line on which a '#' that a value begins with may have made the value a comment.

    Before a blank it is a comment that somebody meant: "licence:  # to be found out".
    """
    for number, line in _lines(text).items() if " #" in text else ():
        if _BARE_HASH.search(line) and (found := _on((_COMMENTED,), number, line)):
            yield found


# Texts that people write, which end where a comment begins: "title: Beta #1 of its kind".
_CUT = _Slip(
    r"^(?P<key>title|booktitle|note|abstract|publisher): +(?![\"'|>\[{#]).*? (?P<odd>#)[^\s#]",
    "'{key}' ends before the '#': what follows is a comment",
    "put the whole value in double quotes, or a blank behind the '#'",
)


def cut(text: str) -> Iterator[YamlError]:
    """Yield each text whose end a '#' without a blank behind it may have made a comment."""
    for number, line in _lines(text).items() if " #" in text else ():
        if found := _on((_CUT,), number, line):
            yield found


def _on(slips: Iterable[_Slip], number: int, line: str) -> YamlError | None:
    found = next((found for slip in slips if (found := slip.on(line))), None)
    return YamlError(number, *found) if found else None


@lru_cache(maxsize=1)  # a file of a thousand wrong entries is looked at a thousand times
def _lines(text: str) -> Mapping[int, str]:
    """Return the lines that YAML reads as such by number, from 1: not texts of several lines."""
    lines = {}
    within: int | None = None
    for number, line in enumerate(map(str.rstrip, text.split("\n")), 1):
        depth = len(line) - len(line.lstrip(" "))
        if within is not None and (depth > within or not line):
            continue
        begins = _BLOCK.match(line) if len(line) <= _WIDEST else None
        within = len(begins[1]) if begins else None
        lines[number] = line
    return lines
