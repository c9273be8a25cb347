"""What is wrong with the YAML itself, told in words a contributor understands."""

import re
from typing import Any, NoReturn

import yaml

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


# What libyaml or PyYAML says, what we say instead ("" keeps theirs), and what to do.
_SAYINGS = (
    ("mapping values are not allowed", "a colon stands where none is allowed",
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


def explain(error: yaml.YAMLError, text: str) -> YamlError:
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
        return YamlError(line, column, *_bad_start(text, mark.line, mark.column))
    for theirs, ours, hint in _SAYINGS:
        if theirs in saying:
            return YamlError(line, column, ours, hint)
    return YamlError(line, column, saying)


def _bad_start(text: str, line: int, column: int) -> tuple[str, str]:
    """Return message and hint for a character that no plain value may begin with."""
    char = text.splitlines()[line][column : column + 1]
    if char == "\t":
        return "a tab stands in the indentation", "indent with blanks"
    return f"a value cannot begin with '{char}'", "put the value in double quotes"
