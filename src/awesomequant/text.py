"""Plain text as values: folded, squashed, slugged, and the nearest of several spellings."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

Value = TypeVar("Value")


class _Pattern:
    """A regular expression that is compiled when it is first asked something."""

    def __init__(self, form: str, flags: int) -> None:
        """Keep what is to be compiled."""
        self.pattern, self._flags = form, flags

    def __getattr__(self, name: str) -> Any:
        # Once compiled its functions are those of the object, found as fast as the compiled one's.
        compiled = re.compile(self.pattern, self._flags)
        for one in ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"):
            setattr(self, one, getattr(compiled, one))
        return getattr(compiled, name)


def regex(form: str, flags: int = 0) -> re.Pattern[str]:
    """Return ``form`` as a regular expression, compiled when it is first asked something.

    For the long ones: to compile the 280 that a start met took 50 ms, and most commands ask few.
    """
    return cast("re.Pattern[str]", _Pattern(form, flags))


# Up to 3.11.4, as Debian 12 has it, what is repeated so in brackets is matched wrongly, both ways
# (python/cpython#106052): our own records were not read at all, and BibTeX otherwise.
_IS_POSSESSIVE = sys.version_info >= (3, 11, 5)


def possessive(form: str, times: str = "*") -> str:
    """Return the pattern of ``form`` as often as can be, of which nothing is given back."""
    return f"(?:{form}){times}+" if _IS_POSSESSIVE else f"(?>(?:{form}){times})"


class once(Generic[Value]):  # noqa: N801 -- stands where functools.cached_property would
    """A property that is worked out when it is first asked for.

    Up to Python 3.11 that of functools takes a lock for each value: 160,000 of them, as 10,000
    records have that nobody knows yet, took a tenth of a second.
    """

    def __init__(self, function: Callable[[Any], Value]) -> None:
        """Keep how the value is found."""
        self._function, self.__doc__ = function, function.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        """Learn under which name the value stands in whoever asks."""
        self._name = name

    def __get__(self, instance: Any, _owner: type | None = None) -> Value:
        """Find the value, which from then on stands in the place of this."""
        if instance is None:
            return cast("Value", self)
        value = instance.__dict__[self._name] = self._function(instance)
        return value


# Signs that tell works apart (XNOR-Net and XNOR-Net++, QuIP and QuIP#) survive in a slug as words.
_SIGNS = {"+": " plus ", "#": " sharp ", "*": " star ", "&": " and ", "@": " at "}
_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
_NO_WORD = re.compile(r"[\W_]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_TEX = re.compile(r"\\[A-Za-z]+|[\\${}^_]")
# Beside a name they are no letters of it: NFKD has "LLM\u2122" as "LLMTM", another word.
_MARKS_OF_TRADE = re.compile("[\u2122\u2120]")


def fold(text: str) -> str:
    """Return ``text`` without accents and in lower case, for comparing and sorting.

    Other forms of a sign are that sign: small and wide ones, ligatures, numerals in one piece.
    """
    if text.isascii():
        return text.lower()
    marked = unicodedata.normalize("NFKD", _MARKS_OF_TRADE.sub("", text))
    return "".join(char for char in marked if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=20_000)  # titles are compared again and again
def squash(title: str) -> str:
    """Return the letters and digits of a title alone: two titles with one squash are one title."""
    if title.isascii() and "\\" not in title:  # nearly all: 0.6 µs in place of 3
        return _bare(title.lower().replace("&", "and"))
    return _NO_WORD.sub("", fold(_TEX.sub("", title)).replace("&", "and"))


def _bare(text: str) -> str:
    """Return the letters and digits of a text in ASCII."""
    return text.encode().translate(None, _NO_LETTERS).decode()


def slug(text: str) -> str:
    """Return the words of ``text`` as an address part ``[a-z0-9](-?[a-z0-9])*``; may be empty."""
    signed = _SIGN.sub(lambda found: _SIGNS[found[0]], text)
    return re.sub(r"[^a-z0-9]+", "-", fold(signed)).strip("-")


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one blank."""
    # Nearly all is one line: of white space only the blank is printable.  An abstract takes 4 µs,
    # and 8 where it is taken apart and joined again.
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option spelled most like ``word``, or None where none is near (ratio below 0.6)."""
    import difflib  # noqa: PLC0415 -- for what is misspelt alone

    by_fold = {fold(option): option for option in options}
    found = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the nearest option, or an empty text."""
    near = nearest(word, options)
    return f"did you mean '{near}'?" if near else ""


def compact(count: int) -> str:
    """Return a count in at most four signs, as lists show it: 999, 1.2k, 12k, 3.4M."""
    for unit, sign in ((1_000_000, "M"), (1_000, "k")):
        if count >= unit:
            return f"{count / unit:.1f}".removesuffix(".0")[:4].removesuffix(".") + sign
    return str(count)


_PARTNERS = {")": "(", "]": "["}
_BRACKETS = re.compile(r"[()\[\]]")


def unbracketed(label: str) -> str:
    """Return a label without the brackets around it, and without those that have no partner.

    "[PDF]" is "PDF", of "PyTorch (its authors)" the bracket is its own.
    """
    text = label.strip()
    if not _BRACKETS.search(text):
        return text
    partner: dict[int, int] = {}
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in "([":
            opened.append(at)
        elif char in _PARTNERS and opened and text[opened[-1]] == _PARTNERS[char]:
            partner[at] = opened.pop()
            partner[partner[at]] = at
    first, last = 0, len(text) - 1
    while first <= last:
        if partner.get(first) == last:
            first, last = first + 1, last - 1
        elif text[first].isspace() or (text[first] in "()[]" and first not in partner):
            first += 1
        elif text[last].isspace() or (text[last] in "()[]" and last not in partner):
            last -= 1
        else:
            break
    return text[first : last + 1]


def stopped(text: str) -> str:
    """Return a text with a full stop behind it, where it does not end in one: ``Doe et al.``."""
    return text if text.endswith(".") else f"{text}."
