"""The keys by which a list cites its works: "**[GMR85]** The Knowledge …", "[Kil92] Joe Kilian, …".

A key has the form of a conference with its year, and of a whole bibliography every venue was one.
"""

import re
from collections.abc import Sequence

from awesomequant.intake.grammar.separators import Unit
from awesomequant.intake.grammar.venues import is_known
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.venues import is_well_known

# Of families and year: "GMR85", "BBB+18", "HZRS16a", "Kil92", "Keeper2020", "keeper2020bees".
_KEY = re.compile(
    r"(?P<who>[^\W\d_][^\W\d_’'-]*(?:[-’'][^\W\d_]+)*(?:\+|[Ee]t[Aa]l)?)[-_:.]?"
    r"(?:19|20)?\d\d(?:[a-z]|[^\W\d_A-Z][\w-]*)?"
)
_UNDATED = re.compile(r"[^\W\d_a-z][^\W\d_]{0,11}\+?")  # "KS", of what is to appear
_AROUND = "[](){}@"
_FEWEST = 2
_BRACKETS = "[【({"


def take_keys(units: Sequence[Unit]) -> None:
    """Take the key that stands before each work out of its pieces, where the list cites by keys.

    One bracket alone may hold a venue, "[OSDI21]": many that are all different, and have the
    letters of the people behind them, hold keys.
    """
    leads = [(unit, at) for unit in units if (at := _lead(unit)) is not None]
    keyed = [
        (unit, at, found)
        for unit, at in leads
        if (found := _KEY.fullmatch(unit.pieces[at].text.strip(_AROUND)))
    ]
    names = {found["who"] + found[0] for _, _, found in keyed}
    if len(keyed) < _FEWEST or len(names) * 5 < len(keyed) * 4:
        return
    venues = sum(is_well_known(found["who"]) or is_known(found["who"]) for _, _, found in keyed)
    sure = sum(_fits(found["who"], unit, at) for unit, at, found in keyed)
    if venues * 3 > len(keyed) or sure * 2 < len(keyed):
        return
    for unit, at in leads:
        piece = unit.pieces[at]
        text = piece.text.strip(_AROUND)
        is_undated = bool(_UNDATED.fullmatch(text)) and not is_well_known(text)
        is_undated = is_undated and (text.isupper() or _has_initials(text, unit, at))
        if not (_KEY.fullmatch(text) or is_undated):
            continue
        unit.key = text if is_bibtex_key(text) else ""
        if piece.link:  # "[[GMR85]](…)" leads to the work
            link = piece.link._replace(label="paper")
            unit.pieces[at] = piece._replace(text="paper", link=link)
        else:
            del unit.pieces[at]


def _lead(unit: Unit) -> int | None:
    """Return the place of what stands apart, as one word, before all else of a unit."""
    for at, piece in enumerate(unit.pieces[:3]):
        if not any(map(str.isalnum, piece.text)) or piece.form in ("image", "comment"):
            continue
        is_apart = piece.group in _BRACKETS and bool(piece.group)
        is_apart = is_apart or piece.form == "code" or (piece.link is not None)
        is_one = piece.depth == 0 and " " not in piece.text and not piece.key
        return at if is_apart and is_one and at + 1 < len(unit.pieces) else None
    return None


def _fits(who: str, unit: Unit, at: int) -> bool:
    """Return whether a key is one by its form, "Kil92" and "BBB+18", or by the names behind it."""
    letters = who.removesuffix("+")
    if letters != who or (len(letters) > 2 and letters[1:].islower()):
        return not is_known(who)
    return len(letters) > 1 and _has_initials(letters, unit, at)


def _has_initials(letters: str, unit: Unit, at: int) -> bool:
    """Return whether names behind a key begin with its capital letters, in their order."""
    said = " ".join(piece.text for piece in unit.pieces[at + 1 :])
    left = iter(word[0] for word in re.findall(r"[^\W\d_a-z][\w’'-]+", said))
    return all(letter in left for letter in letters if letter.isupper())
