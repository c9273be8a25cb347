"""Patterns that people write are sound regular expressions, and none of them is slow."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from awesomequant.library.list_rules import Pattern

PATTERN: TypeAdapter[str] = TypeAdapter(Pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "bees?", r"\bbee(?:hive)?s?\b", "[ab+*]+c", r"(?-i:BEE)", "bee.*hive.*comb", "a{2,5}b",
        "(?:a|b)?c", r"\(a+\)+", "(?<!honey )bee", "(?:bee|wasp){2}", "[]a+]+", "ab{3}c{0,9}",
    ],
)  # fmt: skip
def test_a_sound_pattern_passes(pattern: str) -> None:
    assert PATTERN.validate_python(pattern) == pattern


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("bee(", "is no regular expression"),
        ("[a", "is no regular expression"),
        ("*bee", "is no regular expression"),
        (")(", "is no regular expression"),
        ("[[a]", "is no regular expression"),
        ("(?i)bee", "is no regular expression"),
        ("(a+)+", "may take for ever"),
        ("(a|aa)*b", "may take for ever"),
        ("(?:a*b?)+", "may take for ever"),
        ("((a?)b)+", "may take for ever"),
        ("(?:a{1,50}){20}c", "may take for ever"),
        (r"(\w+\s?)*:", "may take for ever"),
        ("a*b*c*d*e", "repeats without end more than 2 times"),
        (".{3,}.{0,40}.+", "repeats without end more than 2 times"),
    ],
)
def test_what_is_no_pattern_or_slow_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        PATTERN.validate_python(pattern)


@given(st.text(alphabet="ab()|?*+{}1,[]^", max_size=10))
def test_whatever_passes_is_fast_on_a_long_title(pattern: str) -> None:
    try:
        PATTERN.validate_python(pattern)
    except ValidationError:
        return
    begun = time.process_time()
    re.compile(pattern).search("ab" * 20 + "a" * 100 + "c")
    assert time.process_time() - begun < 1
