"""Take one name apart, in whichever of the usual orders it is written."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from awesomequant.works.people.person import (
    AGNOMES,
    DEGREE,
    EASTERN,
    FAMILY_FIRST,
    PARTICLES,
    PATRONYMIC,
    PREFIXES,
    SUFFIX,
    SURE_SUFFIX,
    VIETNAMESE,
    Person,
    are_initials,
    folded,
)

# dblp numbers its namesakes from 0001 on.  A name may well end in another number: "Louis 14".
_NAMESAKE = re.compile(r"0\d{3}")
# Marks that lists set behind (or before) a name for its footnotes.
_MARKS = r"[*∗＊†‡§¶‖#✉⁎◇♠♣♥♦⋆☆★°¹²³⁰⁴-⁹ᵃ-ᶻ]"
_NOTED = re.compile(
    rf"^(?:{_MARKS}|\s)+|(?:\s*(?:{_MARKS}|\$?\^\{{?[\d,*†‡ ]+\}}?\$?)|(?<=[^\W\d])\d{{1,2}}"
    r"(?:,\d{1,2})*|[\s,;])+$"
)
_VIETNAMESE = frozenset(map(folded, VIETNAMESE))
_TITLE = re.compile(r"^(?:(?:Prof|Dr)\.\s+)+(?=\S+\s+\S)")


# An import takes a name apart four times on its way into a record, and who writes one paper
# writes others: 100,000 rows of a table with 350,000 names take 18.5 s, and without this 22.
@lru_cache(maxsize=65_536)
def parse_person(text: str) -> Person:
    """Take a name apart: ``Given Family``, ``Family, Given``, ``Family, Jr., Given``.

    ``Family, Given, Jr.`` and ``Given Family, Jr.`` are read too.  The text is one name, and is
    never taken for a group's.  The number that dblp gives to namesakes is left out.
    """
    return parse_sections([section.split() for section in text.split(",")])


def from_parts(*, family: str, given: str = "", particle: str = "", suffix: str = "") -> Person:
    """Make a person of parts that a format holds apart, as `parse_person` would have it."""
    if not family.strip():
        family, given = given, ""
    person = _inverted(_without_number(f"{particle} {family}".split()), given.split())
    return replace(person, suffix=" ".join(suffix.split()) or person.suffix)


def written(person: Person) -> str:
    """Return the text that `parse_person` takes apart as ``person``: as natural as can be."""
    natural = person.shown
    return natural if parse_person(natural) == person else person.inverted


def clean(text: str) -> str:
    """Return a name without what is certainly none of it: footnote marks, "Prof. Dr." before it."""
    return _TITLE.sub("", _NOTED.sub("", " ".join(text.split())))


def parse_sections(sections: Sequence[Sequence[str]]) -> Person:
    """Take apart the words between the commas of a name; a word may hold blanks (BibTeX braces)."""
    first, *others = [kept for words in sections if (kept := _without_number(words))] or [[""]]
    if not others:
        return _natural(first)
    last = " ".join(others[-1])
    if SUFFIX.fullmatch(last) or DEGREE.fullmatch(last):
        if len(others) > 1 and not SUFFIX.fullmatch(" ".join(others[0])):  # King, M. L., Jr.
            given = [word for words in others[:-1] for word in words]
            return _with_suffix(_inverted(first, given), last)
        person = _natural(first)
        # "Petrov, IV" has two initials, "John Smith, IV" has a suffix
        if len(others) == 1 and (person.given or SURE_SUFFIX.fullmatch(last)):  # Sammy Davis, Jr.
            return _with_suffix(person, last)
    if len(others) > 1:  # King, Jr., Martin Luther
        given = [word for words in others[1:] for word in words]
        return _with_suffix(_inverted(first, given), " ".join(others[0]))
    return _inverted(first, others[0])


def _without_number(words: Sequence[str]) -> list[str]:
    has_number = len(words) > 1 and _NAMESAKE.fullmatch(words[-1])
    return list(words[:-1] if has_number else words)


def _with_suffix(person: Person, suffix: str) -> Person:
    return replace(person, suffix=f"{person.suffix} {suffix}".strip())


def _natural(words: list[str]) -> Person:
    """Take apart a name without a comma."""
    if FAMILY_FIRST.match(words[0]):
        return Person(words[0], " ".join(words[1:]), family_first=True)
    words, suffix = _suffixed(words)
    at = len(words)
    while at and are_initials(words[at - 1]):
        at -= 1
    if 0 < at < len(words) and not any(map(are_initials, words[:at])):  # Smith J. A.
        person = _inverted(words[:at], words[at:])  # "Smith Jr. J. A." has its suffix there
        return replace(_with_suffix(person, suffix), family_first=True)
    if _begins_with_family(words):
        return Person(words[0], " ".join(words[1:]), suffix=suffix, family_first=True)
    start = _family_at(words)
    return _made(words[:start], words[start:], suffix)


def _inverted(family: list[str], given: list[str]) -> Person:
    """Take apart the two sides of a comma; a particle behind the given name goes to the family."""
    family, suffix = _suffixed(family)
    given, more = _suffixed(given)
    at = len(given)
    while at > 1 and (given[at - 1] in PARTICLES or given[at - 1] in PREFIXES):
        at -= 1
    # "Berg, Rianne van den": lists that are sorted without particles write them at the end.  A
    # capitalised word alone may be a given name: "Nguyen, Linh Van".
    if any(word in PARTICLES for word in given[at:]):
        given, family = given[:at], given[at:] + family
    return _made(given, family, f"{suffix} {more}".strip())


def _made(given: list[str], surname: list[str], suffix: str) -> Person:
    at = 0
    while at < len(surname) - 1 and surname[at] in PARTICLES:
        at += 1
    particle, family = surname[:at], " ".join(surname[at:])
    if particle and len(particle[-1]) == 2 and particle[-1][1] in "'’":  # noqa: PLR2004 -- d' Alembert
        family = particle.pop() + family
    return Person(family, " ".join(given), " ".join(particle), suffix)


def _suffixed(words: list[str]) -> tuple[list[str], str]:
    """Part words from the suffix at their end; one word alone is a name."""
    at = len(words)
    while at > 1 and SUFFIX.fullmatch(words[at - 1]):
        at -= 1
    return words[:at], " ".join(words[at:])


def _begins_with_family(words: list[str]) -> bool:
    """Return whether a name of three words or more has the order of Viet Nam, or a patronymic."""
    if len(words) < 3:  # noqa: PLR2004 -- "Lê Hoàng" may be either; a middle name decides
        return False
    if words[0].lower() in VIETNAMESE:
        return folded(words[-1]) not in EASTERN
    return bool(
        len(words) == 3  # noqa: PLR2004 -- family, given, patronymic
        and PATRONYMIC.fullmatch(words[2])
        and not PATRONYMIC.fullmatch(words[1])  # Роман Аркадьевич Абрамович
    )


def _family_at(words: list[str]) -> int:
    """Return the index at which the family name begins, its particles and prefixes with it."""
    start = len(words) - 1
    if start > 1 and words[start] in AGNOMES:
        start -= 1
    # Ramón y Cajal; "e" and "i" are rarer as conjunctions than as initials of sloppy lists
    if start > 1 and (words[start - 1] == "y" or (start > 2 and words[start - 1] in ("e", "i"))):  # noqa: PLR2004
        start -= 2
    is_eastern = folded(words[-1]) in EASTERN or folded(words[0]) in _VIETNAMESE
    while start > 1:
        word = words[start - 1]
        # "VAN" of a name in capitals is "Van"
        if word not in PARTICLES and (is_eastern or word.capitalize() not in PREFIXES):
            break
        start -= 1
    # "van Gogh" has no given name.  A name in small letters throughout may begin with a given one
    # that looks like a particle (di wu), and בן is Ben.
    if start == 1 and words[0] in PARTICLES - {"בן"} and not all(map(str.islower, words)):
        return 0
    return start
