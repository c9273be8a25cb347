"""Texts as literals in which nothing hides: of ASCII where a reader would see nothing otherwise."""

import json

# From, and up to but not with: controls and blanks, a soft hyphen, marks, signs that order text,
# halves of characters and private use, what stands beyond U+FFFF.
_HIDDEN = (
    range(0x7F, 0xA1), range(0xAD, 0xAE), range(0x300, 0x370), range(0x2000, 0x2070),
    range(0xD800, 0xF900), range(0xFEFF, 0xFF00), range(0x10000, 0x110000),
)  # fmt: skip
_BASIC = 0x10000


def text(value: str) -> str:
    """Return a text as a literal, the same on every Python, whatever characters that one knows."""
    written = json.dumps(value, ensure_ascii=False)
    if value[:1] == "$":  # which the names of the program begin with, when they are made short
        written = written.replace("$", "\\x24", 1)
    return "".join(_escaped(char) if char > "~" else char for char in written)


def _escaped(char: str) -> str:
    code = ord(char)
    if not any(code in one for one in _HIDDEN):
        return char
    return f"\\u{code:04x}" if code < _BASIC else f"\\u{{{code:x}}}"
