"""What keeps two entries apart although their titles are alike."""

import re
from collections.abc import Iterable

from awesomequant.text import fold, slug, squash
from awesomequant.works.identifiers import Identifier
from awesomequant.works.ids import acronym
from awesomequant.works.people import parse_name
from awesomequant.works.titles import GENERIC_TITLES

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ROMAN = re.compile(r"\b(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\b")
_ROMANS = {
    "I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8",
    "IX": "9", "X": "10", "XI": "11", "XII": "12",
}  # fmt: skip
_LEADING = re.compile(
    r"\W*(?:comments? on|reply to|response to|errat(?:um|a)|correction|corrigendum|a guide to|part|"
    r"supplement(?:ary)?)\b",
    re.IGNORECASE,
)
_STOP_WORDS = frozenset(
    ("a", "an", "the", "of", "for", "with", "and", "or", "on", "in", "to", "via")
)
SHORT_TITLE = 40
# One paper has a number in the name of its PDF and another in the name of its page.
_TWO_SERIES = frozenset(("ecva", "nips", "neurips"))


def title_veto(one: str, other: str) -> str:
    """Give why two titles that are alike name two works, or an empty text."""
    if squash(one) in GENERIC_TITLES:
        return "many works bear that title"
    if _numbers(one) != _numbers(other):
        return "their numbers differ"
    if bool(_LEADING.match(one)) != bool(_LEADING.match(other)):
        return "one is about the other"
    first, second = acronym(one), acronym(other)
    if first and second and _sign(first) != _sign(second):
        return "their acronyms differ"
    if _has_a_word_more(one, other):
        return "one has a word more"
    return ""


def are_rivals(one: Iterable[Identifier], other: Iterable[Identifier]) -> bool:
    """Say whether two works have different ids of one scheme, where a work has but one."""
    known = {found.scheme: found.id for found in one if found.strong}
    return any(
        found.scheme not in _TWO_SERIES and known.get(found.scheme, found.id) != found.id
        for found in other
    )


def authors_agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether two works have an author in common, or one of them names none."""
    first, second = set(map(_person, one)), set(map(_person, other))
    return not first or not second or bool(first & second)


def _person(name: str) -> tuple[str, str]:
    """Give family name and first initial."""
    family, given = parse_name(fold(name))
    return squash(family), given[:1]


def _numbers(title: str) -> list[str]:
    """Give the numbers of a title; the I that is a word at its beginning is none."""
    roman = (_ROMANS[found[0]] for found in _ROMAN.finditer(title) if found.start())
    return sorted([*_NUMBER.findall(title), *roman])


def _sign(name: str) -> str:
    """Give an acronym as it is compared: without case and hyphens, with ``+ # *``."""
    return slug(name).replace("-", "")


def _has_a_word_more(one: str, other: str) -> bool:
    """Say whether two short titles differ by words that only one of them has."""
    if min(len(squash(one)), len(squash(other))) >= SHORT_TITLE:
        return False
    first, second = set(slug(one).split("-")), set(slug(other).split("-"))
    if not (first <= second or second <= first):
        return False
    return bool((first ^ second) - _STOP_WORDS)
