"""Bounded work: what a hostile text takes grows as the text does, in every reader of ours."""

from zlib import crc32

import pytest
from fuzz.growth import costs
from fuzz.lines import UNITS
from fuzz.targets import TARGETS

# All of them, which ``growth.py`` tries, take ten minutes; these took longest before.
WORST = ("et al. ", "](", "<!--", "<td>", "10.", "and ", ", ", "12 ", " ", "[a](b")
FEW = 2


def chosen(name: str) -> list[str]:
    """Return the worst units for a target, and some of the others, which are its own."""
    others = [unit for unit in UNITS if unit not in WORST]
    others.sort(key=lambda unit: crc32(f"{name} {unit}".encode()))
    heavy = name in ("import markdown", "import html", "import org", "import rst", "hand edit")
    return [*(WORST if heavy or not name.startswith("reply") else WORST[:4]), *others[:FEW]]


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_hostile_text_takes_grows_as_it_does(name: str) -> None:
    found = list(costs(name, chosen(name)))
    assert not [one for one in found if one.grows_too_fast]
    assert not [one for one in found if one.large >= 8 or one.small >= 2]


def test_the_list_of_et_al_that_took_twenty_seconds() -> None:
    (least,) = [
        one for one in costs("import markdown", ("et al. ",)) if one.dress == 1 and not one.in_lines
    ]
    assert least.small < 1
