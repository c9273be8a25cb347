"""How names are parted: one name, and a list of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from awesomequant.works.people.et_al import without_et_al
from awesomequant.works.people.person import Person
from awesomequant.works.people.same_name import folded
from awesomequant.works.people.words import (
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
    are_initials,
)

# Take one name apart, in whichever of the usual orders it is written.

# Particles that a name may begin with: בן is Ben.
_LEADING = PARTICLES - {"בן"}

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
    words = text.split()
    # "Ann Lee", nine of ten names of our list, in 1.7 µs in place of 4: a word of letters with one
    # capital is no particle, and beside one other no prefix either.
    if len(words) == 2 and text.isascii():  # noqa: PLR2004 -- given and family
        given, family = words
        is_plain = given.isalpha() and family.isalpha() and given.istitle() and family.istitle()
        if is_plain and not SUFFIX.fullmatch(family):
            return Person(family, given)
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
    while start > 1:
        word = words[start - 1]
        # "VAN" of a name in capitals is "Van"
        if word not in PARTICLES and (word.capitalize() not in PREFIXES or _is_eastern(words)):
            break
        start -= 1
    # "van Gogh" has no given name.  A name in small letters throughout may begin with a given one
    # that looks like a particle (di wu).
    if start == 1 and words[0] in _LEADING and not all(map(str.islower, words)):
        return 0
    return start


def _is_eastern(words: list[str]) -> bool:
    """Return whether a capitalised "Van" in the name is half of a given name."""
    return folded(words[-1]) in EASTERN or folded(words[0]) in _VIETNAMESE


# Lists of people as people write them; whether some are left unnamed is told.

_SEMICOLON = re.compile(r"\s*[;；]\s*(?:(?:and|&)\s+)?")
# Between the last two of a list.  "y", "e" and "i" join the halves of one family name as well, and
# "und" those of "von und zu".
_LAST = re.compile(
    r"(?:\s*,)?\s+(?:and|&|(?<!von )und(?! zu)|et|и|та|و)\s+|\s*,?\s*&\s*|\s+및\s+", re.IGNORECASE
)
_MAY_JOIN = re.compile(r"&|\s(?:and|und|et|и|та|و|및)\s")  # asked first: most have commas alone
_LEAD = re.compile(r"^(?:and|&)\s+", re.IGNORECASE)
_EASTERN_COMMA = re.compile(r"\s*[、，،]\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_VANCOUVER = re.compile(r"([^\W\d_].*?[^\W\d_])\s+([A-Z](?:-?[A-Z]){0,2})")


class People(NamedTuple):
    """Those who are named, in order, and whether others are left unnamed ("et al.")."""

    people: tuple[Person, ...] = ()
    others: bool = False


def split_people(text: str) -> People:
    """Take apart a list of names: ``A, B, and C``, ``A; B``, ``Doe, J., & Roe, R.``, ``… et al.``.

    Commas part names, or the halves of one: which it is, the whole list tells.  Where it does not,
    a comma parts two names.
    """
    listed, others = without_et_al(_LEAD.sub("", " ".join(text.split())))
    if _SEMICOLON.search(listed):
        pieces = [name for piece in _SEMICOLON.split(listed) for name in _LAST.split(piece)]
        return People(tuple(parse_person(name) for name in pieces if name.strip()), others)
    is_eastern = bool(_EASTERN_COMMA.search(listed))
    listed = _EASTERN_COMMA.sub(", ", listed) if is_eastern else listed
    apart = _LAST.split(listed) if _MAY_JOIN.search(listed.lower()) else [listed]
    pieces = [bare for piece in apart if (bare := piece.strip(" ,"))]
    return People(tuple(_parted(pieces, is_eastern=is_eastern)), others)


def _parted(pieces: list[str], *, is_eastern: bool) -> list[Person]:
    """Part the names that no "and" parts; ``pieces`` are what stands between the words "and"."""
    parts: list[str] = []
    for part in [part for piece in pieces for part in re.split(r"(?:(?<!\s)\s++)?,\s*", piece)]:
        # "King, M. L., Jr." has two halves.
        if parts and (SUFFIX.fullmatch(part) or (DEGREE.fullmatch(part) and " " in parts[-1])):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if is_eastern or len(parts) == 1:
        return [parse_person(part) for part in parts]
    vancouver = [_VANCOUVER.fullmatch(part) for part in parts]
    # Doe JA, Roe R; Klein A-M, Roe JA: no given name is one letter, nor a hyphen between two.
    if all(vancouver) and any(len(one[2]) == 1 or "-" in one[2] for one in vancouver if one):
        names = [one.groups() for one in vancouver if one]
        return [
            from_parts(family=family, given=". ".join(given).replace(". -. ", ".-") + ".")
            for family, given in names
        ]
    if len(parts) % 2 == 0 and _are_halves(pieces, pairs):
        return [parse_person(f"{family}, {given}") for family, given in pairs]
    # Doe, Jane, Richard Roe, and Ann Lee: only the first is turned round, which a comma parts;
    # "Doe and Jane and Richard Roe" are three.
    family, given, *rest = parts
    if rest and "," in pieces[0] and _is_family(family) and all(map(_is_whole, rest)):
        return [parse_person(f"{family}, {given}"), *map(parse_person, rest)]
    return [parse_person(part) for part in parts]


def _are_halves(pieces: list[str], pairs: list[tuple[str, str]]) -> bool:
    """Return whether each pair of parts is the family and the given name of one person."""
    if all(_are_initials(given.partition(",")[0]) for _, given in pairs):
        return True
    if any(FAMILY_FIRST.match(family) for family, _ in pairs):
        return len(pairs) == 1 and len(pairs[0][0]) == 1  # 王, 小明; but 王小明, 李华 are two
    if len(pairs) == 1 and len(pieces) == 1:  # García Márquez, Gabriel; but Ann Lee, Bo Chen
        return not all(map(_is_whole, pairs[0])) or _is_family(pairs[0][0])
    # What stands behind the last "and" is one name: a comma in it turns that one round, and all.
    is_turned = len(pieces) > 1 and pieces[-1].count(",") == 1
    return is_turned and any(_is_family(family) for family, _ in pairs)


def _is_family(part: str) -> bool:
    """Return whether a part can be a family name alone: one word, or one behind particles."""
    name = part.partition(",")[0]  # without "Jr.", whose full stop is no initial's
    words = name.split()  # none: ",,"
    return not name.endswith(".") and (len(words) == 1 or bool(words and words[0] in PARTICLES))


def _is_whole(part: str) -> bool:
    name = part.partition(",")[0]
    return " " in name and not _are_initials(name)


def _are_initials(part: str) -> bool:
    """Return whether a part is initials alone, with full stops or without: ``J A``, ``JA``."""
    return re.sub("(?<=[-])[a-z]", "X", part).isupper() and _INITIALS.fullmatch(part) is not None
