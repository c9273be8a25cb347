"""Names whose family is in capitals: "KEEPER Ann et DRONE Bo", "Cy QUEEN", "KEEPER, Ann".

French, Hungarian, Japanese and Vietnamese references write so.  "USENIX Security" and "ANA
Collaboration" have the form as well: only where a list begins its entries so are they names.
"""

import re
from collections.abc import Iterator, Sequence

from awesomequant.intake.grammar.document import EDGE, Piece
from awesomequant.intake.grammar.separators import Unit
from awesomequant.intake.grammar.venues import EMOJI
from awesomequant.works.people import without_et_al
from awesomequant.works.venues import is_well_known

_FEWEST = 3
_MOST_WORDS = 4
_FAMILY = re.compile(r"[^\W\d_a-z]{2,}(?:[-’'][^\W\d_a-z]+)*")
_GIVEN = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_][^\W\d_A-Z]+)?|[^\W\d_a-z]\.")
_JOINS = re.compile(r"\s*[,;]\s*(?:(?:et|and|und|y|e|és|&)\s)?|\s(?:et|and|und|y|e|és|&)\s")
_COMMA_BEHIND = re.compile(
    rf"({_FAMILY.pattern}(?: {_FAMILY.pattern}){{0,2}}),"
    # Of "KEEPER, A.; DRONE, B." the initials show that these are people.
    rf" ([^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_][^\W\d_A-Z]+)?"
    rf"(?: (?:{_GIVEN.pattern}|[^\W\d_a-z]|d[aeo]s?|e|von|van)){{0,4}}\.?)"
)
_BEFORE_A_TITLE = re.compile(
    rf"({_COMMA_BEHIND.pattern}(?:; {_COMMA_BEHIND.pattern})*)(?<=\b[^\W\d_a-z]\.) (?=[^\W\d_a-z])"
)
_BY = re.compile(r"(?:par|by|von|por|de)\s")


def turn_capital_families(units: Sequence[Unit]) -> None:
    """Write the names of a list that has its families in capitals as "Keeper, Ann; Drone, Bo"."""
    leads = [next((one for one in unit.pieces if one.is_text), None) for unit in units]
    begun = [one for one in leads if one and one.depth == 0 and _begins(one.text)]
    if len({one.text for one in begun}) < _FEWEST or len(begun) * 4 < len(leads):
        return
    for unit in units:
        unit.pieces = [turned for piece in unit.pieces for turned in _with_names(piece)]


def _begins(text: str) -> bool:
    return bool(_turned(text) or _BEFORE_A_TITLE.match(text))


def _with_names(piece: Piece) -> Iterator[Piece]:
    names, sign, year = piece.text.partition(", ")
    if not re.fullmatch(r"(?:19|20)\d\d\W*", year):  # "par Cy QUEEN, 2014"
        names, sign, year = piece.text, "", ""
    if not (piece.is_text and not piece.key):
        yield piece
        return
    if led := _BEFORE_A_TITLE.match(piece.text):  # "KEEPER, Ann M. Bees that count"
        yield piece._replace(text=f"{_turned(led[1])}.")
        yield piece._replace(text=piece.text[led.end() :], before=".")
        return
    told = _turned(names)
    yield piece._replace(text=f"{told}{sign}{year}") if told else piece


def _turned(text: str) -> str:
    """Return a list of names with each family first and a comma behind it, "" for any other."""
    bare = _BY.sub("", EMOJI.sub("", text).strip(EDGE + "."), count=1)
    named, has_more = without_et_al(bare)
    # "KEEPER, Ann; DRONE, Bo" has its families first already, as Brazilian references have.
    parted = [_COMMA_BEHIND.fullmatch(name) for name in re.split(r"\s*;\s*", named)]
    if all(parted):
        names = [f"{one[1].title()}, {one[2]}" for one in parted if one]
        return "; ".join(names) + (" et al." if has_more else "")
    told = [_family_first(name) for name in _JOINS.split(named) if name]
    if not told or not all(told):
        return ""
    return "; ".join(told) + (" et al." if has_more else "")


def _family_first(name: str) -> str:
    """Return a name as "Keeper, Ann", "" where its family is not in capitals at one end."""
    words = name.split()
    family = [word for word in words if _FAMILY.fullmatch(word) and word.isupper()]
    given = [word for word in words if word not in family]
    is_one = 1 < len(words) <= _MOST_WORDS and family and given
    is_apart = is_one and family in (words[: len(family)], words[-len(family) :])
    if not is_apart or not all(map(_GIVEN.fullmatch, given)) or is_well_known(words[0]):
        return ""
    return f"{' '.join(family).title()}, {' '.join(given)}"
