"""Which dollars of a text hold a formula, and which are money."""

import string
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.language.math import (
    formulas,
    lone_dollars,
    lowered,
    pieces,
    raised,
    subscript,
    superscript,
)

SIGNS = st.text(st.sampled_from("$$$ab1 {}\\\n"), max_size=40)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A $k$-means net", ["k"]),
        (r"An $\ell_1$ and $\ell_2$ net", [r"\ell_1", r"\ell_2"]),
        ("ECQ$^x$: quantised", ["^x"]),
        ("a $b$$c$ d", ["b", "c"]),
        (r"3$\times$3", [r"\times"]),  # a digit may follow, unless one begins it
        ("$x_{10}$2", ["x_{10}"]),
        ("${2^n}$3", ["{2^n}"]),
        (r"$x_{\text{if $y$}}$ z", [r"x_{\text{if $y$}}"]),
        (r"$a\$b$", [r"a\$b"]),
        (r"$\{x\}$", [r"\{x\}"]),
        ("{ $x$ in a brace never closed", ["x"]),
        ("} $x$ {", ["x"]),
        ("from $5 to $10", []),
        ("US$5/US$10", []),
        ("$5/$10 a day", []),
        ("a $ b $ c", []),
        ("a $b $ c", []),
        ("a $ b$ c", []),
        ("$$x$$", []),
        ("$$", []),
        ("$", []),
        ("cash$", []),
        ("$x^{2$ and $y$", ["y"]),
        ("x$$y$z$$", ["z"]),
        (r"a\\$x$", ["x"]),
        ("$a {$b$} c$", ["a {$b$} c"]),
        ("$a {$b$} c $", ["b"]),
        ("$x$ {$y$} $z$", ["x", "y", "z"]),
        ("$5$", ["5"]),
        ("$5$5", []),
        ("$x5$5", ["x5"]),
        ("$a\n\nb$", []),
        ("$a\nb$", ["a\nb"]),
        (r"\$k\$", []),
        (f"${'x' * 500}$", ["x" * 500]),
        (f"${'x' * 501}$", []),
    ],
)
def test_formulas_are_told_from_dollars(text: str, found: list[str]) -> None:
    assert formulas(text) == found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A $k$-means net", []),
        ("costs $5 or $10", []),  # a price is no slip
        ("an $k-means net", [3]),
        ("$$x$$", [0, 1, 3, 4]),
        ("cash$", [4]),
        (r"$x$ and \$y", [9]),
        ("$$$a$", [0, 1, 2, 4]),
        ("$x$$$y$z$", [3, 4]),
    ],
)
def test_a_dollar_that_stands_alone_is_found(text: str, places: list[int]) -> None:
    assert lone_dollars(text) == places


@given(SIGNS)
def test_pieces_make_up_the_whole_text(text: str) -> None:
    split = pieces(text)
    assert "".join(f"${it.text}$" if it.is_math else it.text for it in split) == text
    assert all(piece.text for piece in split)


@given(SIGNS)
def test_a_formula_is_the_same_one_when_it_stands_alone(text: str) -> None:
    for formula in formulas(text):
        assert formulas(f"${formula}$") == [formula]
        assert formulas(f"a ${formula}$ b") == [formula]


@pytest.mark.parametrize("unit", ["${", "$a", "{$", "$x$", "}$", "\\$", "$ "])
def test_no_text_takes_more_than_time_in_proportion(unit: str) -> None:
    start = time.process_time()
    pieces(unit * 50_000)
    assert time.process_time() - start < 2


def test_a_text_without_formulas_is_one_piece_and_no_text_none() -> None:
    assert pieces("a b") == [("a b", False)]
    assert pieces("") == []
    assert pieces("$x$") == [("x", True)]


RAISED = (
    string.ascii_letters.translate(dict.fromkeys(map(ord, "qCFQSXYZ"))) + "0123456789+−=()βγδθ′*"
)
LOWERED = "0123456789+−=()aehijklmnoprstuvxβγρφχ"


def test_small_signs_are_those_that_unicode_calls_raised_and_lowered() -> None:
    assert unicodedata.normalize("NFKC", raised(RAISED) or "") == RAISED
    assert unicodedata.normalize("NFKC", lowered(LOWERED) or "") == LOWERED
    assert (raised("-"), lowered("-"), raised("α"), raised("∘")) == ("⁻", "₋", "ᵅ", "°")


@pytest.mark.parametrize("text", ["q", "2Q", "x!", "C"])
def test_a_text_is_small_in_all_its_signs_or_not_at_all(text: str) -> None:
    assert raised(text) is None
    assert lowered(text) is None


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("2", "²", "₂"),
        (" -10 ", "⁻¹⁰", "₋₁₀"),
        ("(1+1)", "⁽¹⁺¹⁾", "₍₁₊₁₎"),
        ("x", "$^x$", "$_x$"),
        ("β", "$^β$", "$_β$"),
        ("*", r"$^{\text{*}}$", r"$_{\text{*}}$"),
        ("max", r"$^{\mathrm{max}}$", r"$_{\mathrm{max}}$"),
        ("i, j", r"$^{\text{i, j}}$", r"$_{\text{i, j}}$"),
        ("10 %", "10 %", "10 %"),
        (r"$\ell_1$", r"$^{\ell_1}$", r"$_{\ell_1}$"),
        ("$x$ or $y$", "$x$ or $y$", "$x$ or $y$"),
        ("$5", "$5", "$5"),
        ("", "", ""),
        *((end, end, rf"$_{{\mathrm{{{end}}}}}$") for end in ("st", "nd", "rd", "th", "er", "ère", "ème")),
        ("TM", "™", r"$_{\mathrm{TM}}$"),
        ("SM", "℠", r"$_{\mathrm{SM}}$"),
        ("R", "®", "$_R$"),
        ("™", "™", "™"),
        ("®", "®", "®"),
    ],
)  # fmt: skip
def test_a_raised_or_lowered_text_is_small_digits_a_formula_or_itself(
    text: str, above: str, below: str
) -> None:
    assert superscript(text) == above
    assert subscript(text) == below
