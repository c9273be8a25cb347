"""Regular expressions that people write into a list's files: sound, and never slow."""

import re
import warnings
from typing import Annotated

from pydantic import AfterValidator, Field

from awesomequant.library.field_types import Line

# How often a part may be repeated and still count as a fixed length: `\\d{1,2}`, `.{0,9}`.
_FEW = 9
# Each endless repetition multiplies the work by the length of the text.  With two, a title of 400
# characters (the most there is) takes 0.1 s at worst; with four it took minutes.
_MOST_ENDLESS = 2
_PIECE = re.compile(
    r"""
    (?P<escaped>\\.)
  | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
  | (?P<open>\((?:\?(?:P<\w+>|<?[=!:]|[aiLmsux-]*:|>)?)?)
  | (?P<close>\))
  | (?P<repeat>[*+?]|\{\d*(?:,\d*)?\})[?+]?
  | (?P<bar>\|)
  | .
    """,
    re.VERBOSE | re.DOTALL,
)


def _sound(pattern: str) -> str:
    """Refuse what is no regular expression and what may take for ever."""
    try:
        with warnings.catch_warnings():  # "[[" means something else in a future Python: refused
            warnings.simplefilter("error")
            re.compile(pattern)
            # In a group of its own, so that flags for all of it ("(?x)") are refused: case is not
            # ours to change for a whole rule, "(?-i:SAM)" says it for a part.
            re.compile(f"(?:{pattern})")
    except (re.error, RecursionError, OverflowError, Warning) as error:
        msg = f"'{pattern[:60]}' is no regular expression: {error}"
        raise ValueError(msg) from None
    if slow := _slow(pattern):
        msg = f"'{pattern[:60]}' may take for ever: {slow}"
        raise ValueError(msg)
    return pattern


Pattern = Annotated[Line, Field(max_length=400), AfterValidator(_sound)]
"""A regular expression, searched for anywhere in a text, without regard to case and accents."""


def _slow(pattern: str) -> str:
    """Return why a search may take for ever, by the pattern's form alone; empty where it may not.

    What takes exponential time repeats a group that can match one text in several ways: it has a
    repetition or alternatives inside, as in ``(a+)+`` and ``(a|aa)*``.  Some harmless ones are
    refused with them; every one of those can be written otherwise: ``(a|b)+`` as ``[ab]+``.
    """
    groups = [False]  # of each open group: whether it has a repetition or alternatives inside
    closed = False  # of the piece before: whether it was such a group
    endless = 0
    for piece in _PIECE.finditer(pattern):
        repeat = piece["repeat"]
        if piece["open"]:
            groups.append(False)
        elif piece["close"]:
            closed = groups.pop()
            groups[-1] |= closed
            continue
        elif repeat and _is_endless(repeat):
            endless += 1
            if closed:
                return "a group with alternatives or repetitions inside is repeated"
            if endless > _MOST_ENDLESS:
                return f"it repeats without end more than {_MOST_ENDLESS} times"
            groups[-1] = True
        elif repeat or piece["bar"]:
            groups[-1] = True
        closed = False
    return ""


def _is_endless(repeat: str) -> bool:
    """Return whether a quantifier repeats more than a few times: ``*``, ``+``, ``{2,}``."""
    if repeat == "?":
        return False
    least, comma, most = repeat.strip("{}").partition(",")
    return not (most or ("" if comma else least)).isdecimal() or int(most or least) > _FEW
