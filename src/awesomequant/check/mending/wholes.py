"""Slips that make a whole file another thing: a diff, a mail, a listing, a page in a fence."""

import re
from collections.abc import Iterator
from typing import Final

Lines = list[str]
_FENCE: Final = re.compile(r" *(?:```|~~~)[\w-]* *$")
_KEY: Final = r"[\"'\w-]+ *:"
# What a diff, a mail and a listing put before each line.
_SIGNS: Final = (
    (re.compile(r"\+"), re.compile(rf"\+{_KEY}", re.MULTILINE)),
    (re.compile(r"> ?"), re.compile(rf"> ?{_KEY}", re.MULTILINE)),
    (re.compile(r" *\d+(?:[:|\t] ?| )"), re.compile(rf" *\d+[:|\t ] ?(?!\d){_KEY}", re.MULTILINE)),
)
_HEAD_OF_DIFF: Final = re.compile(r"diff --git |index [0-9a-f]|new file mode|--- |\+\+\+ |@@ ")
# What shows nothing, and changes nothing that is shown: left by web pages and chat programs.
_NOTHING: Final = str.maketrans("", "", "\u200b\u2060\ufeff\u200e\u200f")


def without_signs(lines: Lines, _: int) -> Iterator[Lines]:
    """Take what stands before each line of the whole file."""
    for sign, of_field in _SIGNS:
        kept = [line for line in lines if not _HEAD_OF_DIFF.match(line)]
        filled = [line for line in kept if line.strip()]
        if filled and all(map(sign.match, filled)) and of_field.search("\n".join(filled)):
            yield [sign.sub("", line, count=1) for line in kept]


def without_fences(lines: Lines, at: int) -> Iterator[Lines]:
    """Take the fences of Markdown above and below a record; where text stands above, neither."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    ends = {number for number in (*filled[:1], *filled[-1:]) if _FENCE.match(lines[number])}
    if at in ends:
        yield [line for number, line in enumerate(lines) if number not in ends]


def without_hidden(lines: Lines, at: int) -> Iterator[Lines]:
    """Take signs without width out of the line that is refused for one."""
    if at < len(lines):
        yield [*lines[:at], lines[at].translate(_NOTHING), *lines[at + 1 :]]


def without_end(lines: Lines, at: int) -> Iterator[Lines]:
    """Take the line that would begin a second document, where nothing follows."""
    rest = lines[at + 1 :]
    is_mark = at < len(lines) and lines[at].rstrip() in ("---", "...")
    if is_mark and not any(line.strip() for line in rest):
        yield [*lines[:at], *rest]


def decoded(content: bytes) -> str | None:
    """Return the text of a file in UTF-16, which states that it is; None for any other."""
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return None
    try:
        return content.decode("utf-16").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
