"""``awesomequant fmt`` gives a record one form, and keeps its values and its comments."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.store import canonical, strict
from awesomequant.store.edit import comments, formatted
from awesomequant.store.syntax import YamlError

UNTIDY = """\
# a modeline or two

year:   2017     # when
title: 'Binary Nets: ''100'' # no comment'   # the title


tags:   # both
- nlp  # sure
# not sure
- low-bit
code:
   - label: code
     url: https://github.com/x/y   # mirror
     stars: {source: seed, count: 5, as_of: 2021-01-12}
venue: CVPR
abstract:
note: >
  one line
  and the same
arxiv: 1705.09864
authors:
  - Ann Lee
  - "Bo Chen"
# the end
"""
TIDY = """\
# a modeline or two
title: "Binary Nets: '100' # no comment"  # the title
authors: [Ann Lee, Bo Chen]
venue: CVPR
year: 2017  # when
tags:  # both
  - nlp  # sure
  # not sure
  - low-bit
arxiv: "1705.09864"
code:
  - url: https://github.com/x/y  # mirror
    label: code
    stars: {count: 5, source: seed, as_of: 2021-01-12}
note: >
  one line and the same
# the end
"""


def test_a_record_gets_its_one_form() -> None:
    assert formatted(UNTIDY) == TIDY


def test_the_form_is_one() -> None:
    assert formatted(TIDY) == TIDY


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- a\n- b\n"])
def test_what_is_no_record_is_left_alone(text: str) -> None:
    assert formatted(text) == text


def test_what_is_no_yaml_is_refused() -> None:
    with pytest.raises(YamlError):
        formatted("a: b: c\n")


def test_long_prose_is_wrapped_and_reads_back_the_same() -> None:
    long = "Weights of one bit, and what they cost. " * 20
    text = canonical.record({"abstract": long.strip(), "note": "first\n\nsecond\n"})
    assert max(map(len, text.splitlines())) <= canonical.WIDTH
    assert strict.read(text) == {"abstract": long.strip(), "note": "first\n\nsecond\n"}
    assert formatted(text) == text


WORD = st.text(st.sampled_from("ab 'é\"#:-{}[],&*!|>%@`\n"), min_size=1, max_size=12)


@given(st.dictionaries(*(st.sampled_from(["title", "venue", "note", "doi"]), WORD)), st.data())
def test_no_value_and_no_comment_is_ever_lost(values: dict[str, str], data: st.DataObject) -> None:
    lines = canonical.record(values).splitlines()
    for number in range(len(lines)):
        if data.draw(st.booleans()) and re.match("[a-z]+: [^|>]", lines[number]):
            lines[number] += f"  # c{number}"
    text = "\n".join(["# top", *lines, "# end", ""])
    result = formatted(text)
    assert strict.read(result) == strict.read(text)
    assert sorted(c.text for c in comments(result)) == sorted(c.text for c in comments(text))
    assert formatted(result) == result


def test_the_list_is_in_form() -> None:
    root = Path(__file__).parents[2]
    untidy = [
        file.name
        for file in (root / "data/papers").rglob("*.yaml")
        if formatted(file.read_text("utf-8")) != file.read_text("utf-8")
    ]
    assert untidy == []
