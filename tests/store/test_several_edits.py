"""Several values of a text changed at once: as one after the other, at the cost of one proof."""

import random
from typing import Any

import pytest

from awesomequant.store import strict
from awesomequant.store.edit import EditError, remove, set_several, set_value
from awesomequant.store.edit.change import ABSENT

BLOCK = """\
# Words of the list
honey: {name: Honey, aliases: [nectar, "Mead", a]}  # of bees
food:
  name: Food   # what is eaten
  description: >
    What bees
    eat.
  aliases:
    - bread
    # between
    - 'it''s'  # behind
    - jelly
wax:
  - name: Wax
    url: https://a.org/#x
  - {name: "Comb: of wax", note: ""}
"""
PATHS: list[tuple[str | int, ...]] = [
    ("honey", "name"), ("honey", "aliases", 0), ("honey", "aliases", 1), ("honey", "aliases", 2),
    ("food", "name"), ("food", "description"), ("food", "aliases", 0), ("food", "aliases", 1),
    ("food", "aliases", 2), ("wax", 0, "name"), ("wax", 0, "url"), ("wax", 1, "name"), ("wax", 1, "note"),
]  # fmt: skip
VALUES = (
    "new",
    "a: b",
    "it's",
    '"so"',
    "- x",
    "# y",
    "[z]",
    "",
    "true",
    "1.10",
    "ü 中",
    "a, b",
    "!",
    ["p", "q"],
)


@pytest.mark.parametrize("seed", range(150))
def test_all_at_once_is_as_one_after_the_other(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 -- makes inputs, guards nothing
    text = BLOCK if seed % 3 else BLOCK.replace("\n", "\r\n")
    chosen = dice.sample(PATHS, dice.randrange(2, 7))
    edits: list[tuple[Any, Any]] = [
        (path, ABSENT if dice.random() < 0.3 else dice.choice(VALUES)) for path in chosen
    ]
    # What goes from a list comes last, its end first, since one after the other they move.
    after = text
    turns = sorted(
        edits,
        key=lambda one: (
            one[1] is ABSENT,
            [-step if isinstance(step, int) else 0 for step in one[0]],
        ),
    )
    try:
        for path, value in turns:
            after = remove(after, path) if value is ABSENT else set_value(after, path, value)
    except EditError:
        after = ""
    try:
        made = set_several(text, edits)
    except EditError:
        return  # then they are made one by one
    if after:
        assert strict.read(made) == strict.read(after)
        assert made == after


def test_most_that_can_be_made_are_made_at_once() -> None:
    for path in PATHS:
        others = [one for one in PATHS if one[0] != path[0]]
        made = set_several(BLOCK, [(path, "x: y"), (others[0], "z"), (others[-1], "#")])
        assert made.count("#") >= BLOCK.count("#")


@pytest.mark.parametrize(
    "edits",
    [
        [(("honey",), "x"), (("honey", "name"), "y")],
        [(("nothing",), "x"), (("food", "name"), "y")],
        [(("food", "aliases", 7), "x")],
        [(("food", "aliases", -1), "x")],
        [((), "x")],
        [(("honey", "aliases", 0), ABSENT), (("honey", "aliases", 1), ABSENT), (("honey", "aliases", 2), ABSENT)],
    ],
)  # fmt: skip
def test_what_overlaps_or_is_not_there_is_refused(edits: list[tuple[Any, Any]]) -> None:
    with pytest.raises(EditError):
        set_several(BLOCK, edits)
