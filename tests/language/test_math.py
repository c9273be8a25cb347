"""Which dollars of a text hold a formula, which are money; and what is raised and lowered."""

import time

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
        ("$5$5 a day", []),
        ("$x5$5", ["x5"]),
        ("$a\n\nb$", []),
        ("$a\nb$", ["a\nb"]),
        (r"\$k\$", []),
        ("$$x$$ and $y$", ["y"]),
        ("$x {$ and $y$", ["y"]),
        ("${a}$b$", ["{a}"]),
        ("a}$x$", ["x"]),
        ("$x}{y$", []),
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


RAISED = {
    "0123456789": "⁰¹²³⁴⁵⁶⁷⁸⁹", "+-−=()": "⁺⁻⁻⁼⁽⁾", "abcdefghijklm": "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐ",
    "noprstuvwxyz": "ⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "ABDEGHIJKLMN": "ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺ", "OPRTUVW": "ᴼᴾᴿᵀᵁⱽᵂ",
    "αβγδθ": "ᵅᵝᵞᵟᶿ", "′∘*": "′°*", "": "", "q": None, "2q": None, "C": None,
}  # fmt: skip
LOWERED = {
    "0123456789": "₀₁₂₃₄₅₆₇₈₉", "+-−=()": "₊₋₋₌₍₎", "aehijklmnop": "ₐₑₕᵢⱼₖₗₘₙₒₚ",
    "rstuvx": "ᵣₛₜᵤᵥₓ", "βγρφχ": "ᵦᵧᵨᵩᵪ", "": "", "b": None, "a b": None, "A": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "form"), RAISED.items())
def test_signs_are_raised_where_all_of_them_have_a_small_form(text: str, form: str | None) -> None:
    assert raised(text) == form


@pytest.mark.parametrize(("text", "form"), LOWERED.items())
def test_signs_are_lowered_where_all_of_them_have_a_small_form(text: str, form: str | None) -> None:
    assert lowered(text) == form


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("-12", "⁻¹²", "₋₁₂"),
        (" ( 2 ) ", r"$^{\text{( 2 )}}$", r"$_{\text{( 2 )}}$"),
        ("n", "$^n$", "$_n$"),  # a letter is one of a formula, not ⁿ
        ("α", "$^α$", "$_α$"),
        ("i+1", r"$^{\text{i+1}}$", r"$_{\text{i+1}}$"),
        ("max", r"$^{\mathrm{max}}$", r"$_{\mathrm{max}}$"),
        ("2a", r"$^{\mathrm{2a}}$", r"$_{\mathrm{2a}}$"),
        (r"$\alpha$", r"$^{\alpha}$", r"$_{\alpha}$"),
        ("$x$$y$", "$x$$y$", "$x$$y$"),
        ("$x$ and", "$x$ and", "$x$ and"),
        ("n!", "n!", "n!"),
        ("x_1", "x_1", "x_1"),  # LaTeX stops at an underscore among words
        ("{", "{", "{"),
        ("", "", ""),
        ("st", "st", r"$_{\mathrm{st}}$"),
        ("nd", "nd", r"$_{\mathrm{nd}}$"),
        ("rd", "rd", r"$_{\mathrm{rd}}$"),
        (" th\n", "th", r"$_{\mathrm{th}}$"),
        ("er", "er", r"$_{\mathrm{er}}$"),
        ("ère", "ère", r"$_{\mathrm{ère}}$"),
        ("ème", "ème", r"$_{\mathrm{ème}}$"),
        ("TM", "™", r"$_{\mathrm{TM}}$"),
        ("™", "™", "™"),
        ("SM", "℠", r"$_{\mathrm{SM}}$"),
        ("R", "®", "$_R$"),
        ("®", "®", "®"),
    ],
)
def test_what_a_publisher_raises_or_lowers_is_digits_a_formula_or_text(
    text: str, above: str, below: str
) -> None:
    assert superscript(text) == above
    assert subscript(text) == below
