"""The tokens of BibTeX source: where an entry, a field and a value begin, and where they end.

Nothing in these patterns goes back over what it has read: an open brace costs one look.
"""

import re
from typing import Final

from awesomequant.text import possessive

# An entry, a string, a comment or a preamble begins.
HEAD: Final = re.compile(r"@[ \t]*+([A-Za-z][\w:+.-]*+)\s*+([{(])")
# Where an entry that is not closed ends at the latest.
BOUND: Final = re.compile(
    r"^[ \t]*+(?=@[ \t]*+(?:[A-Za-z]\w*+\s*+[{(][ \t]*+[^\s,={}()\"]*+[ \t]*+,"
    r"|(?i:string|comment|preamble)\s*[{(]))",
    re.MULTILINE,
)
# "@key," with fields below: somebody forgot the type and its brace.
HEADLESS: Final = re.compile(
    r"^[ \t]*+@[ \t]*+([A-Za-z][\w:+.-]*+)[ \t]*+,(?=\s*+[A-Za-z][\w-]*+[ \t]*+=[ \t]*+[{\"\d])",
    re.MULTILINE,
)
STRING: Final = re.compile(r"@[ \t]*string\s*[{(]", re.IGNORECASE)
_WORDS: Final = r'([^\s,={}"#%\\]+' + possessive(r'[ \t]+[^\s,={}"#%\\]+') + ")"
KEY: Final = re.compile(rf"\s*{possessive(_WORDS, '?')}\s*+([,}})])?")

NAME: Final = r"""[A-Za-z_][^\s=,{}"'#()%\\]*+"""
FREE: Final = r"[^{}]*+"
_BRACES: Final = possessive(rf"\{{{FREE}\}}{FREE}")
_IN_BRACES: Final = possessive(rf"\{{{FREE}{_BRACES}\}}{FREE}")
DEEP: Final = FREE + possessive(rf"\{{{FREE}{_IN_BRACES}\}}{FREE}")
_IN_QUOTES: Final = possessive(rf"""\{{{DEEP}\}}[^"{{}}]*+""")
WORD: Final = r"""[^\s,{}"#=()]++"""
# A field with a value in one piece, of up to three more braces inside each other: its name, the
# value in braces, in quotation marks or bare, and the comma or the end of the entry behind it.
FIELD: Final = re.compile(
    rf"""[\s,]*+({NAME})\s*+=\s*+
    (?: \{{({DEEP})\}}
      | "([^"{{}}]*+{_IN_QUOTES})"
      | ({WORD})
    )\s*+(?:(,)|([}})]))""",
    re.VERBOSE,
)
NAMED: Final = re.compile(rf"({NAME})\s*+=\s*+")
BLANK: Final = re.compile(r"[\s,]*+")
SPACE: Final = re.compile(r"\s*+")
BARE: Final = re.compile(WORD)
BRACE: Final = re.compile(r"[{}]")
FREE_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
QUOTE: Final = re.compile(r'["{}]')
# Where the reading goes on behind what nobody understands: at the next field.
RESUME: Final = re.compile(rf'[,\n][ \t]*+(?={NAME}[ \t]*+=\s*+["{{\w])')
NEXT_LINE: Final = re.compile(rf'\n[ \t]*+(?={NAME}[ \t]*+=\s*+["{{\d])')
MORE: Final = re.compile(rf'\s*+,\s*+(?={NAME}\s*+=\s*+["{{\w])')


class NotClosedError(Exception):
    """Nothing closes a brace or a quotation mark before the next entry."""


def skip(what: re.Pattern[str], source: str, at: int, limit: int) -> int:
    """Return where a run of blanks ends."""
    found = what.match(source, at, limit)
    return found.end() if found else at


def closing(source: str, at: int, limit: int, signs: re.Pattern[str] = BRACE) -> int:
    """Return the place of the brace that closes the one at ``at``."""
    depth = 0
    for found in signs.finditer(source, at, limit):
        depth += (found[0] == "{") - (found[0] == "}")
        if depth == 0:
            return found.start()
    raise NotClosedError


def closing_unescaped(source: str, at: int, limit: int) -> int:
    """Return the place of the brace that closes the one at ``at``, none behind a backslash."""
    return closing(source, at, limit, FREE_BRACE)


def end_of_quote(source: str, at: int, limit: int) -> int:
    """Return the place of the quotation mark that closes the one at ``at``."""
    depth = 0
    for found in QUOTE.finditer(source, at + 1, limit):
        if found[0] != '"':
            depth = max(depth + (1 if found[0] == "{" else -1), 0)
        elif depth == 0:
            # The mark that opens the next value closes nothing: title = "Bees, ⏎ year = "2020".
            if source[max(at, found.start() - 10) : found.start()].rstrip().endswith("="):
                break
            return found.start()
    raise NotClosedError
