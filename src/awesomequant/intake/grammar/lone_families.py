"""Families that stand alone before titles: "Shannon, *Communication Theory*", "Diffie, Hellman, …".

One word with a capital may be a topic or a method as well, and two have the form of one person,
"Family, Given".  Where a list begins many entries with one such word and others with several, all
of them are families.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from awesomequant.intake.grammar.document import EDGE
from awesomequant.intake.grammar.labels import is_filler, is_generic
from awesomequant.intake.grammar.people import FAMILY
from awesomequant.intake.grammar.roles import Part, Reading
from awesomequant.intake.grammar.venues import is_known, is_venue
from awesomequant.works.people import ET_AL, without_et_al

_FEWEST = 3
_BETWEEN = re.compile(r"\s*,\s*(?:(?:and|&|e|y|et|und|и)\s+)?|\s+(?:and|&|e|y|et|und|и)\s+")


def with_lone_families(chosen: Mapping[int, Reading]) -> dict[int, Reading]:
    """Return the readings, in which families that stand alone before the titles are people."""
    led = {at: part for at, reading in chosen.items() if (part := _lead(reading))}
    told = {at: families for at, part in led.items() if (families := _families(part.text))}
    alone = [families[0] for families in told.values() if len(families) == 1]
    # "Vision, *…*" and "Planning, *…*" are topics, of which none has two; and they recur.
    is_so = len(set(alone)) >= _FEWEST and len(told) > len(alone) < 2 * len(set(alone))
    if not is_so or len(told) * 4 < len(led) * 3:
        return dict(chosen)
    found = dict(chosen)
    for at, families in told.items():
        others = " et al." if without_et_al(led[at].text.strip(EDGE))[1] else ""
        people = Part("people", " and ".join(families) + others, led[at].piece)
        found[at] = replace(chosen[at], parts=(people,))
    return found


def _lead(reading: Reading) -> Part | None:
    """Return what alone stands before a title that is set apart, where it may be a name."""
    parts = [part for part in reading.parts if part.role != "mark"]
    is_one = len(parts) == 1 and parts[0].piece.form in ("plain", "bold")
    is_set = reading.shape[0] in ("em", "quote", "bold", "link")
    if not (is_one and is_set) or parts[0].piece.group or parts[0].piece.key:
        return None
    return parts[0] if parts[0].role in ("note", "weak-people", "people") else None


def _families(text: str) -> list[str]:
    """Return the families that a text lists, none where it has anything else."""
    named = without_et_al(text.strip(EDGE))[0]
    listed = [one for one in _BETWEEN.split(named) if one and one != ET_AL]
    are_all = all(
        FAMILY.fullmatch(one)
        and not (is_venue(one) or is_known(one) or is_generic(one) or is_filler(one))
        for one in listed
    )
    return listed if are_all else []
