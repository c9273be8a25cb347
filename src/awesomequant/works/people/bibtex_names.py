"""The names of an author field of BibTeX or BibLaTeX, taken apart where no brace holds them."""

import re
from collections.abc import Callable, Iterator

from awesomequant.works.people.et_al import is_et_al
from awesomequant.works.people.parsing import People, from_parts, parse_sections, split_people
from awesomequant.works.people.person import Person, group
from awesomequant.works.people.words import DEGREE, SUFFIX

_BETWEEN_NAMES = re.compile(r"(?<!\s)\s++and(?=\s)", re.IGNORECASE)
_COMMA = re.compile(r",(?<!\\,)")  # \, is a narrow blank
# The same, and the braces that they may stand in.
_IN_BRACES = {
    one: re.compile(rf"[{{}}]|{one.pattern}", one.flags) for one in (_BETWEEN_NAMES, _COMMA)
}
_NAME_PART = re.compile(r"\s*([a-z]+(?:-i)?)\s*=(.*)", re.DOTALL)
_HOLDING = re.compile(r"\{(?!\\)")
# Stand for a blank and a comma that braces hold together; of Unicode's private use.
_HELD = {" ": "\ue000", "\n": "\ue000", "\t": "\ue000", "~": "\ue000", ",": "\ue001"}
_FREED = str.maketrans({"\ue000": " ", "\ue001": ","})


# "Lee, Ann" and "Ann Lee", half of the names of a file, in a fifth of the time.
_PLAIN_NAME = re.compile(r"([A-Z][a-z]+)(,?) ([A-Z][a-z]+)")


def _is_no_name(word: str) -> bool:
    """Return whether a word that stands beside a comma may be none of a name: "Jr", "others"."""
    return bool(SUFFIX.fullmatch(word) or DEGREE.fullmatch(word) or is_et_al(word))


def plain_bibtex_name(name: str) -> str:
    """Return a name of one given and one family name as it is read aloud; empty for any other.

    Of such a name nothing is parted, decoded or cut: it is what `read_bibtex_name` makes of it.
    """
    found = _PLAIN_NAME.fullmatch(name)
    if found is None or _is_no_name(found[1]) or _is_no_name(found[3]):
        return ""
    return f"{found[3]} {found[1]}" if found[2] else name


def split_bibtex(value: str) -> list[str]:
    """Return the names of an author or editor field: what stands between ``and`` outside braces."""
    return [name for piece in _outside_braces(value, _BETWEEN_NAMES) if (name := piece.strip())]


def read_bibtex_name(name: str, decode: Callable[[str], str]) -> People:
    """Read what stands between two words "and": a name, seldom a list, or "others".

    A name that stands in braces whole is a group's, braces inside a name keep words together,
    ``others`` ends the list, and the name parts of BibLaTeX (``family=Berg, given=Rianne,
    prefix=van den``) are read.  A name with more commas than BibTeX allows is a list pasted from
    elsewhere and is read as one.
    """
    if plain := plain_bibtex_name(name):
        given, _, family = plain.partition(" ")
        return People((Person(family, given),))
    sections = _outside_braces(name, _COMMA)
    others = is_et_al(sections[-1])  # "others", but also "Doe, J., et al."
    if others:
        sections.pop()
    # A list in the form of another program: "Doe, J.; Roe, R.", or with more commas than the two
    # of "Family, Jr., Given".
    is_pasted = ";" in name and "\\" not in name
    if len(sections) > 2:  # noqa: PLR2004
        ends = (sections[1].strip(), sections[-1].strip())
        is_pasted = not any(SUFFIX.fullmatch(end) or DEGREE.fullmatch(end) for end in ends)
    found: tuple[Person, ...] = ()
    # One pair of braces around all of it: {{\'E}cole} is a group, {\'E} one letter.
    is_braced = name.startswith("{") and name.endswith("}") and not name.startswith("{\\")
    if is_braced and all(depth > 0 for _, depth in list(_depths(name))[:-1]):
        found = (group(decode(name[1:-1])),)
    elif _NAME_PART.match(name):
        parts: dict[str, str] = {}
        for section in sections:
            if part := _NAME_PART.match(section):
                parts[part[1]] = decode(part[2].strip().strip('"'))
        # An initial serves where the name itself is not told; hashes, keys for sorting and
        # ``useprefix`` are no part of a name.
        family, given, prefix, suffix = (
            parts.get(one) or parts.get(f"{one}-i", "")
            for one in ("family", "given", "prefix", "suffix")
        )
        found = (from_parts(family=family, given=given, particle=prefix, suffix=suffix),)
    elif is_pasted and "{" not in name:
        listed = split_people(decode(name))
        found, others = listed.people, others or listed.others
    elif sections:
        words = [decode(_held(section)).split() for section in sections]
        if "{" in name:
            words = [[word.translate(_FREED) for word in part] for part in words]
        found = (parse_sections(words),)
    return People(tuple(person for person in found if person.family), others)


def _outside_braces(value: str, separator: re.Pattern[str]) -> list[str]:
    """Split TeX where the separator stands outside all braces."""
    pieces = separator.split(value)
    if "{" not in value and "}" not in value:
        return pieces
    # Accents stand in braces, names seldom: where every piece closes what it opens, none was cut.
    if all(piece.count("{") == piece.count("}") for piece in pieces):
        return pieces
    pieces = []
    start = depth = 0
    for found in _IN_BRACES[separator].finditer(value):
        if found[0] in "{}":
            depth = max(depth + (1 if found[0] == "{" else -1), 0)
        elif depth == 0:
            pieces.append(value[start : found.start()])
            start = found.end()
    return [*pieces, value[start:]]


def _depths(name: str) -> Iterator[tuple[str, int]]:
    """Walk over the signs of TeX source, each with the number of braces that are open behind it."""
    depth = 0
    for char in name:
        depth += (char == "{") - (char == "}")
        yield char, depth


def _held(section: str) -> str:
    r"""Return TeX source with the blanks and commas marked that braces hold together.

    A brace that begins a command (``{\v S}imon``, ``{\em Foo Bar}``) only ends it.
    """
    if "{" not in section or not _HOLDING.search(section):
        return section
    signs: list[str] = []
    holds = False
    before = 0
    for at, (char, depth) in enumerate(_depths(section)):
        if depth == 1 and before == 0:
            holds = not section.startswith("\\", at + 1)
        signs.append(_HELD.get(char, char) if holds and depth else char)
        before = depth
    return "".join(signs)
