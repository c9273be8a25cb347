"""Each room of the engine answers in JavaScript what it answers in Python, to any text."""

import json
import random
import unicodedata
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from compiler import asked
from compiler.beside import answers, script, told
from compiler.questions import ONE, TWO, questions

_TESTS = Path(__file__).parents[1]
_ROOMS = (*ONE, *TWO, "near", "kinds", "works")
# Of all that the tests of the rooms hold: to ask it whole takes a minute (`many` says how much).
_TEXTS = 1500

Answers = dict[str, list[tuple[Sequence[Any], Any]]]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What JavaScript answers, by room."""
    folder = tmp_path_factory.mktemp("beside")
    program = folder / "program.js"
    entries = {name: ("compiler.asked", name) for name in _ROOMS}
    program.write_text(script(entries, _TESTS), "utf-8")
    every = [*questions(seed=3, many=_TEXTS)]
    found: Answers = {name: [] for name in _ROOMS}
    for (name, args), answer in zip(every, answers(program, every, folder), strict=True):
        found[name].append((args, answer))
    return found


@pytest.mark.parametrize("room", _ROOMS)
def test_a_room_answers_the_same(both: Answers, room: str) -> None:
    assert len(both[room]) >= _TEXTS
    function = getattr(asked, room)
    wrong = (
        (args, want, got)
        for args, got in both[room]
        if got != (want := json.loads(json.dumps(told(function, args))))
    )
    assert [*islice(wrong, 3)] == []


def test_letters_are_the_same_letters(tmp_path: Path) -> None:
    """Classes, cases and numbers of characters that every Unicode of these years knows alike.

    Not of Greek letters with an iota below, which no title begins with, nor of three that Unicode
    15.1 and later have capitals for, or none.
    """
    chance = random.Random(5)  # noqa: S311 -- the same each time
    codes = [
        *range(0x590),
        *range(0x900, 0x980),
        *range(0x1E00, 0x1FB0),
        *range(0x2000, 0x2C00),
        *range(0xFF00, 0xFF5F),
    ]
    codes += [*range(0x3041, 0x3097), *chance.sample(range(0x4E00, 0x9FA0), 200)]
    codes += [*range(0x1D400, 0x1D455), *range(0x1F100, 0x1F10B), 0x10400, 0x20BB7]
    program = tmp_path / "program.js"
    program.write_text(script({"letters": ("compiler.asked", "letter")}, _TESTS), "utf-8")
    other = {0x19B, 0x264, 0x295}
    known = [
        code for code in codes if code not in other and unicodedata.category(chr(code)) != "Cn"
    ]
    every = [("letters", [chr(code)]) for code in known]
    wrong = [
        (args, want, got)
        for (_, args), got in zip(every, answers(program, every, tmp_path), strict=True)
        if got != (want := json.loads(json.dumps(told(asked.letter, args))))
    ]
    assert wrong == []
