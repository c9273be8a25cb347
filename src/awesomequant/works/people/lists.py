"""Lists of people as people write them; whether some are left unnamed is told."""

import re
from typing import NamedTuple

from awesomequant.works.people.others import without_et_al
from awesomequant.works.people.parsing import from_parts, parse_person
from awesomequant.works.people.person import Person
from awesomequant.works.people.words import DEGREE, FAMILY_FIRST, PARTICLES, SUFFIX

_SEMICOLON = re.compile(r"\s*[;；]\s*(?:(?:and|&)\s+)?")
# Between the last two of a list.  "y", "e" and "i" join the halves of one family name as well, and
# "und" those of "von und zu".
_LAST = re.compile(
    r"(?:\s*,)?\s+(?:and|&|(?<!von )und(?! zu)|et|и|та|و)\s+|\s*,?\s*&\s*|\s+및\s+", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:and|&)\s+", re.IGNORECASE)
_EASTERN_COMMA = re.compile(r"\s*[、，،]\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_VANCOUVER = re.compile(r"([^\W\d_].*?[^\W\d_])\s+([A-Z]{1,3})")


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
    pieces = [
        piece.strip(" ,")
        for piece in _LAST.split(_EASTERN_COMMA.sub(", ", listed))
        if piece.strip(" ,")
    ]
    return People(tuple(_parted(pieces, is_eastern=bool(_EASTERN_COMMA.search(listed)))), others)


def _parted(pieces: list[str], *, is_eastern: bool) -> list[Person]:
    """Part the names that no "and" parts; ``pieces`` are what stands between the words "and"."""
    parts = _with_suffixes([part for piece in pieces for part in re.split(r"\s*,\s*", piece)])
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if is_eastern or len(parts) == 1:
        return [parse_person(part) for part in parts]
    vancouver = [_VANCOUVER.fullmatch(part) for part in parts]
    if all(vancouver) and any(len(one[2]) == 1 for one in vancouver if one):  # Doe JA, Roe R
        return [from_parts(family=one[1], given=_dotted(one[2])) for one in vancouver if one]
    if len(parts) % 2 == 0 and _are_halves(pieces, pairs):
        return [parse_person(f"{family}, {given}") for family, given in pairs]
    # Doe, Jane, Richard Roe, and Ann Lee: only the first is turned round
    family, given, *rest = parts
    if rest and _is_family(family) and all(map(_is_whole, rest)):
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


def _with_suffixes(parts: list[str]) -> list[str]:
    """Join each suffix to the part before it: ``King, M. L., Jr.`` has two halves."""
    joined: list[str] = []
    for part in parts:
        if joined and (SUFFIX.fullmatch(part) or (DEGREE.fullmatch(part) and " " in joined[-1])):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return joined


def _is_family(part: str) -> bool:
    """Return whether a part can be a family name alone: one word, or one behind particles."""
    words = part.partition(",")[0].split()  # without "Jr."
    return (len(words) == 1 or words[0] in PARTICLES) and not part.endswith(".")


def _is_whole(part: str) -> bool:
    name = part.partition(",")[0]
    return " " in name and not _are_initials(name)


def _are_initials(part: str) -> bool:
    """Return whether a part is initials alone, with full stops or without: ``J A``, ``JA``."""
    return part.isupper() and _INITIALS.fullmatch(part) is not None


def _dotted(letters: str) -> str:
    return " ".join(f"{letter}." for letter in letters)
