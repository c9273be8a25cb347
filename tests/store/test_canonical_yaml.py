"""Records are written in one form, and reading it gives the same values again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.language.characters import find_refused
from awesomequant.store import canonical, strict

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(
    lambda text: find_refused(text) is None
)
KEY = st.from_regex("[a-z_]{1,12}", fullmatch=True).filter(lambda key: key != "null")
FLAT = st.dictionaries(KEY, TEXT, min_size=1, max_size=4)
VALUE = (
    TEXT | st.lists(TEXT, min_size=1, max_size=5) | FLAT | st.lists(FLAT, min_size=1, max_size=3)
)


@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=6))
def test_what_is_written_is_read_again(record: dict[str, Any]) -> None:
    assert strict.read(canonical.record(record)) == record


@given(st.dictionaries(TEXT.filter(lambda key: key != "<<"), FLAT, min_size=1, max_size=4))
def test_entries_are_a_line_each_and_are_read_again(entries: dict[str, dict[str, str]]) -> None:
    text = canonical.entries(entries)
    assert strict.read(text) == entries


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1909.05840", 'a: "1909.05840"'),
        ("2020", "a: 2020"),
        ("No", "a: No"),
        ("null", 'a: "null"'),
        ("x: y", 'a: "x: y"'),
        ("https://x.org/a?b=c", "a: https://x.org/a?b=c"),
        ("https://x.org/a:", 'a: "https://x.org/a:"'),
        ("量子化", 'a: "量子化"'),
        (["a", "b c"], "a: [a, b c]"),
        ({"count": 1, "as_of": "2021-01-12"}, "a: {count: 1, as_of: 2021-01-12}"),
    ],
)
def test_text_is_quoted_where_another_reading_is_possible(value: object, written: str) -> None:
    assert canonical.record({"a": value}) == written + "\n"


def test_a_title_is_always_quoted_and_what_is_absent_is_left_out() -> None:
    written = canonical.record({"title": "Plain", "url": None, "tags": [], "year": 2020})
    assert written == 'title: "Plain"\nyear: 2020\n'


KEYS = (
    "", "&x", "a: b", "- x", "#", "a #b", "true", "~", "[x", "{", "'q'", '"', "\t", "a\nb", "?", "? x", ": ", "é",
    "@", "`", "%", ",", " x", "x ", "!", "*", "|", ">", "null", "-", "--- ", "...", "1.0", "a" * 200, "C++", "中",
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "value", ["a", ["b"], {"c": "d"}, ["b" * 60, "c" * 60], "a\nb", "a " * 80 + "b"]
)
def test_keys_of_any_letters_are_read_back(key: str, value: Any) -> None:
    for values in ({"z": "1", key: value}, {key: {key: value}}, {"z": [{key: value}, {key: "x"}]}):
        assert strict.read(canonical.record(values)) == values
