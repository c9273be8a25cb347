"""A change of one value: how it is worded, and how a fix is signed."""

from typing import Any

import pytest

from awesomequant.library.change import (
    ANY,
    BEHIND,
    TAKEN,
    Change,
    Fix,
    Path,
    Uncomment,
    put,
    take,
)

WORDS = [
    (("year",), 2020, "x.yaml: year gets 2020"),
    (("tags", BEHIND), "honey", "x.yaml: tags gets honey"),
    (("code", BEHIND), {"url": "https://a.org/", "label": "b"}, "x.yaml: code gets https://a.org/"),
    (("stars",), {"count": 3}, "x.yaml: stars gets "),
    (("code", 0, "url"), TAKEN, "x.yaml: code is taken out"),
    ((), "x", "x.yaml:  gets x"),
]


@pytest.mark.parametrize(("path", "value", "words"), WORDS)
def test_a_change_is_one_line_of_a_plan(path: Path, value: Any, words: str) -> None:
    change = Change("x.yaml", path, value)
    assert str(change) == words
    assert change.field == (path[0] if path else "")


def test_what_a_change_was_meant_for_does_not_matter_unless_it_is_said() -> None:
    assert Change("x", ("year",), 2020) == Change("x", ("year",), 2020, why="", by="", was=ANY)


def test_signs_are_no_values_of_a_file() -> None:
    assert TAKEN is not ANY
    assert {type(sign) for sign in (TAKEN, ANY)}.isdisjoint({str, int, list, dict, type(None)})
    # A list that has an item behind its last; no key of a record is spelled so.
    assert BEHIND == "+"


@pytest.mark.parametrize(
    ("fix", "title", "value"),
    [
        (put(("year",), 2020), "write '2020'", 2020),
        (take(("year",)), "take it out", TAKEN),
    ],
)
def test_a_fix_of_one_value_is_safe_unless_it_is_said(fix: Fix, title: str, value: Any) -> None:
    assert fix == Fix(title, (Change("", ("year",), value),), comment=None, move_to="", safe=True)
    assert Fix("move it", move_to="y").safe
    assert not put(("year",), 2020, safe=False).safe
    assert not take(("year",), safe=False).safe


def test_a_fix_is_signed_with_its_file_its_rule_and_its_reason() -> None:
    fix = Fix(
        "mend", (*put(("a",), 1).changes, *take(("b",)).changes), Uncomment(3), "y", safe=False
    )
    signed = fix.of("x.yaml", "year-address", "wrong")
    given = {"why": "wrong", "by": "year-address"}
    assert signed == Fix(
        "mend",
        (Change("x.yaml", ("a",), 1, **given), Change("x.yaml", ("b",), TAKEN, **given)),
        Uncomment(3, ""),
        "y",
        safe=False,
    )
    assert fix.changes[0].file == ""


@pytest.mark.parametrize("value", [Change("x", ("a",), 1), Uncomment(1), put(("a",), 1)])
def test_they_are_values_in_sets_and_never_change(value: Change | Uncomment | Fix) -> None:
    assert len({value, value}) == 1
    with pytest.raises(AttributeError):
        setattr(value, type(value).__match_args__[0], "other")
    assert not hasattr(value, "__dict__")
