"""The names of an author field of BibTeX or BibLaTeX, taken apart where no brace holds them."""

import re
from collections.abc import Callable, Iterator

from awesomequant.works.people.lists import People, is_et_al, split_people
from awesomequant.works.people.parsing import from_parts, parse_sections
from awesomequant.works.people.person import DEGREE, SUFFIX, Person, group

_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_COMMA = re.compile(r"(?<!\\),")  # \, is a narrow blank
# The same, and the braces that they may stand in.
_IN_BRACES = {one: re.compile(rf"[{{}}]|{one.pattern}", one.flags) for one in (_AND, _COMMA)}
_NAME_PART = re.compile(r"\s*([a-z]+(?:-i)?)\s*=(.*)", re.DOTALL)
_PART_NAMES = frozenset(("family", "given", "prefix", "suffix"))
_HOLDING = re.compile(r"\{(?!\\)")
# Stand for a blank and a comma that braces hold together; of Unicode's private use.
_HELD = {" ": "\ue000", "\n": "\ue000", "\t": "\ue000", "~": "\ue000", ",": "\ue001"}
_FREED = str.maketrans({"\ue000": " ", "\ue001": ","})


def split_bibtex(value: str) -> list[str]:
    """Return the names of an author or editor field: what stands between ``and`` outside braces."""
    return [name for piece in _outside_braces(value, _AND) if (name := piece.strip())]


def read_bibtex(value: str, decode: Callable[[str], str]) -> People:
    """Read an author or editor field; ``decode`` returns the text that TeX source shows."""
    listed = [read_bibtex_name(name, decode) for name in split_bibtex(value)]
    people = tuple(person for one in listed for person in one.people)
    return People(people, any(one.others for one in listed))


def read_bibtex_name(name: str, decode: Callable[[str], str]) -> People:
    """Read what stands between two words "and": a name, seldom a list, or "others".

    A name that stands in braces whole is a group's, braces inside a name keep words together,
    ``others`` ends the list, and the name parts of BibLaTeX (``family=Berg, given=Rianne,
    prefix=van den``) are read.  A name with more commas than BibTeX allows is a list pasted from
    elsewhere and is read as one.
    """
    sections = _outside_braces(name, _COMMA)
    others = is_et_al(sections[-1])  # "others", but also "Doe, J., et al."
    if others:
        sections.pop()
    found: tuple[Person, ...] = ()
    if _is_held_whole(name):
        found = (group(decode(name[1:-1])),)
    elif _NAME_PART.match(name):
        found = (_of_name_parts(sections, decode),)
    elif _is_pasted(name, sections):
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
    if "{" not in value:
        return separator.split(value)
    pieces: list[str] = []
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


def _is_held_whole(name: str) -> bool:
    r"""Return whether one pair of braces holds the whole name; ``{\'E}`` is one letter."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    return all(depth > 0 for _, depth in list(_depths(name))[:-1])


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


def _is_pasted(name: str, sections: list[str]) -> bool:
    if "{" in name or len(sections) < 3:  # noqa: PLR2004 -- Family, Jr., Given
        return ";" in name and "\\" not in name and "{" not in name
    outer = (sections[1].strip(), sections[-1].strip())
    return not any(SUFFIX.fullmatch(one) or DEGREE.fullmatch(one) for one in outer)


def _of_name_parts(sections: list[str], decode: Callable[[str], str]) -> Person:
    r"""Read ``family=Berg, given=Rianne, prefix=van den, useprefix=true``.

    An initial (``given-i``) serves where the name itself is not told; hashes and keys for sorting
    are no part of a name.
    """
    values: dict[str, str] = {}
    for section in sections:
        if found := _NAME_PART.match(section):
            values[found[1]] = decode(found[2].strip().strip('"'))
    parts = {name: values.get(name) or values.get(f"{name}-i", "") for name in _PART_NAMES}
    return from_parts(
        family=parts["family"],
        given=parts["given"],
        particle=parts["prefix"],
        suffix=parts["suffix"],
    )
