"""One accent colours everything, and whatever it is, text on it and in it can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.site.colour import DARK, LIGHT, WHITE, Rgb, contrast, mixed, readable, style

ANY = st.tuples(*[st.integers(0, 255)] * 3)


def values(css: str, scheme: str) -> dict[str, Rgb]:
    """Return the colours that a style sheet gives a scheme."""
    (block,) = re.findall(rf'{scheme}"\] \{{\n(.*?)\}}', css, re.DOTALL)
    found = re.findall(r"(--[\w-]+): #([0-9a-f]{6});", block)
    return {name: (int(at[:2], 16), int(at[2:4], 16), int(at[4:], 16)) for name, at in found}


@given(ANY)
def test_text_on_it_and_in_it_is_readable_in_light_and_dark(colour: Rgb) -> None:
    css = style(f"#{bytes(colour).hex()}")
    for scheme, ground in (("default", LIGHT), ("slate", DARK)):
        found = values(css, scheme)
        assert contrast(found["--md-typeset-a-color"], ground) >= 4.5
        assert contrast(found["--md-primary-fg-color"], WHITE) >= 4.5
        assert contrast(found["--aq-button"], WHITE) >= 4.5
        assert contrast(found["--aq-marked"], ground) >= 3


@given(ANY)
def test_a_readable_colour_is_moved_no_further_than_it_must(colour: Rgb) -> None:
    for ground in (LIGHT, DARK):
        found = readable(colour, ground, 4.5)
        assert (found == colour) == (contrast(colour, ground) >= 4.5)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((255, 255, 255), (255, 255, 255), 1.0),
        ((119, 119, 119), (255, 255, 255), 4.48),  # the grey that just fails, in WCAG's own notes
        ((0, 0, 255), (255, 255, 255), 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: Rgb, other: Rgb, expected: float) -> None:
    assert round(contrast(one, other), 2) == expected
    assert contrast(one, other) == contrast(other, one)


def test_a_short_form_is_the_long_one() -> None:
    assert style("#7ac") == style("#77aacc") == style("#77AACC")


@given(ANY, ANY)
def test_a_mixture_lies_between(one: Rgb, other: Rgb) -> None:
    assert mixed(one, other, 0) == one
    assert mixed(one, other, 1) == other
    for low, part, high in zip(one, mixed(one, other, 0.5), other, strict=True):
        assert min(low, high) <= part <= max(low, high)
