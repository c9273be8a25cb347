"""Patterns that people write are sound regular expressions, and none of them is slow."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from support import ROOT

from awesomequant.library.list_rules import Pattern
from awesomequant.store import strict

PATTERN: TypeAdapter[str] = TypeAdapter(Pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        # The next sign says where each repetition of these ends.
        "((a?)b)+", r"(?:\w+\s)+c", "(?:a|b)+c", r"(?:[^\W\d]+-)*\d", "(?P<x>b)e(?P=x)", r"(b)\1?",
        r"\x62ee\u0301?\N{HONEYBEE}\051", "(?=bee)b|(?<!x)c", "(?>a+)+b", "a++b", "{2", "x{,3}", "a{}",
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
        ("(?:a{1,50}){20}c", "may take for ever"),
        (r"(\w+\s?)*:", "may take for ever"),
        ("a*b*c*d*e", "repeats without end more than 2 times"),
        (".{3,}.{0,40}.+", "repeats without end more than 2 times"),
    ],
)
def test_what_is_no_pattern_or_slow_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        PATTERN.validate_python(pattern)


# Each took more than a minute of a title of 400 letters, or would, and none repeats a group without
# end: they have many ways, and few of them are endless.
MANY_WAYS = (
    "(a+){3}b", "(a+){9}b", "(?:a*){0,3}b", "(?:a{1,9}){1,9}b", "(?:a{0,9}){9}b", "(?:a+b?){9}c",
    "(?:(?:a?){8}){8}b", "(?:aa?aa?aa?aa?aa?aa?aa?aa?){3}b", "a?" * 28 + "a" * 28 + "b",
    "(?:a|[ab])?" * 24 + "c", "a{1,9}" * 8 + "b", "(?:a|aa|aaa){9}(?:a|aa|aaa){9}b",
    "(?:a|aa){9}(?:a|aa){9}b", "(?:(?:a|aa)(?:a|aa)(?:a|aa)){9}b", "(?:" + ".?" * 22 + ")b!",
    "(?:a|b|ab|ba|aab){9}" * 2 + "c", "(a{0,65535}){0,9}b", "(?:a|a|a|a|a|a|a|a){9}b", r"(?:\w|a){20}!",
    r"(?:\b\w?\b){9}(?:\w?){9}!", "(?:(?=a)a?){20}b", "(?:a?+|a){20}b", "(?:a|(?#x)a){20}b", "(x)?(?(1)a+|b)+c",
    "(?i:a|A){20}b", "(?:é|É){20}x", r"(?:\x61|a){20}b", r"(?:\D|a){20}b", "(?:[a-m]|[m-z]|a){20}!",
)  # fmt: skip


@pytest.mark.parametrize("pattern", MANY_WAYS)
def test_a_pattern_of_many_ways_is_refused_though_it_ends_some_day(pattern: str) -> None:
    with pytest.raises(ValidationError, match="may take for ever"):
        PATTERN.validate_python(pattern)


def test_our_own_list_s_patterns_pass() -> None:
    rules = strict.read((ROOT / "data/tag-rules.yaml").read_text("utf-8"))["rules"]
    kinds = ("titles", "words", "headings", "keywords", "unless")
    own = {pattern for rule in rules for kind in kinds for pattern in rule.get(kind, ())}
    assert len(own) > 2000
    for pattern in own:
        assert PATTERN.validate_python(pattern) == pattern.strip()


PIECES = st.sampled_from(
    [*"ab.()|?*+", "(?:", "(?=", "{2}", "{0,3}", "{9}", "{1,9}", "[ab]", "[^b]", r"\w", r"\b", "$", "a?", "b+", "a{1,3}"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=200, deadline=None)
def test_whatever_passes_is_fast_on_a_long_title(pattern: str) -> None:
    try:
        PATTERN.validate_python(pattern)
    except ValidationError:
        return
    form = re.compile(pattern)
    for title in ("a" * 400, "ab" * 20 + "a" * 100 + "c", "b" * 399 + "!"):
        begun = time.process_time()
        form.search(title)
        assert time.process_time() - begun < 3
