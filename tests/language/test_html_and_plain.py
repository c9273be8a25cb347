"""Formulas as MathML for pages and as plain text for everything else; neither can be stopped."""

import re
import time

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given
from hypothesis import strategies as st

from awesomequant.language import html, plain
from awesomequant.language.math import formulas
from awesomequant.language.mathml import BadFormula, tree

ELEMENTS = {
    "math", "mfrac", "mi", "mn", "mo", "mover", "mroot", "mrow", "mspace", "msqrt", "mstyle", "msub",
    "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "code",
}  # fmt: skip
ATTRIBUTES = {
    "accent", "columnalign", "displaystyle", "fence", "form", "linethickness", "mathvariant",
    "movablelimits", "scriptlevel", "stretchy", "width",
}  # fmt: skip
# Words of TeX, of HTML and of attacks, thrown together.
FORMULAS = st.lists(
    st.sampled_from(
        ["x", "1", "^", "_", "{", "}", r"\frac", r"\sqrt", r"\text{", r"\mathrm{", r"\left(", r"\right)",
         r"\begin{matrix}", r"\end{matrix}", "&", r"\\", r"\foo", r"\def\a{\a\a}\a", r"\newcommand{\a}{b}", "<b>",
         "<script>alert(1)</script>", '"', "'", "&#x3c;", "%", "#", r"\href{javascript:x}{y}", r"\style{a}{b}",
         r"\unicode{x3c}", r"\class{a}{b}", r"\hspace{99em}", r"\not", "=", r"\limits", r"\operatorname*{a\,b}",
         r"\mathbb{R}", r"\bm{x}", "\u202e", "]]>", "<!--", r"\color{red}", r"\phantom{", r"\hat", r"\mathop{", "^^"],
    ),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A $k$-means net", "A <math><mi>k</mi></math>-means net"),
        (r"$\ell_1$ & <b>", "<math><msub><mi>ℓ</mi><mn>1</mn></msub></math> &amp; &lt;b&gt;"),
        ("ECQ$^x$", "ECQ<math><msup><mi></mi><mi>x</mi></msup></math>"),
        ("costs $5 & up", "costs $5 &amp; up"),
        (r"$\mathrm{KL}$", "<math><mi>KL</mi></math>"),
        (r"$\mathrm{d}x$", '<math><mi mathvariant="normal">d</mi><mi>x</mi></math>'),
        (r"$x\not\in A$", "<math><mi>x</mi><mo>∉</mo><mi>A</mi></math>"),
        (r"$\mathcal{O}$ $\bm{x}$ $\mathfrak{H}$ $\mathbb R$", "<math><mi>𝒪</mi></math> <math><mi>𝒙</mi></math> <math><mi>ℌ</mi></math> <math><mi>ℝ</mi></math>"),
        (r"$\text{<b>}$", "<math><mtext>&lt;b&gt;</mtext></math>"),
        (r"$a\hspace{2em}b$", '<math><mi>a</mi><mspace width="2em"></mspace><mi>b</mi></math>'),
        (r"$a\hspace{99em}b$", "<math><mi>a</mi><mi>b</mi></math>"),
        (r"$\sqrt$ stays", r"<code>$\sqrt$</code> stays"),
        (r"$\foo{<x>}$", r"<code>$\foo{&lt;x&gt;}$</code>"),
        (r"$\binom{n}{k}$", '<math><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></math>'),
        (r"$\left(x\right]$", '<math><mo stretchy="true" fence="true" form="prefix">(</mo><mi>x</mi><mo stretchy="true" fence="true" form="postfix">]</mo></math>'),
        (r"$\hat{x}$", '<math><mover accent="true"><mi>x</mi><mo>^</mo></mover></math>'),
        (r"$\dfrac12$", '<math><mstyle displaystyle="true" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle></math>'),
        (r"$\scriptstyle x$", '<math><mstyle displaystyle="false" scriptlevel="1"><mi>x</mi></mstyle></math>'),
        (r"$\begin{array}{lcr}a&b&c\end{array}$", '<math><mtable><mtr><mtd columnalign="left"><mi>a</mi></mtd><mtd columnalign="center"><mi>b</mi></mtd><mtd columnalign="right"><mi>c</mi></mtd></mtr></mtable></math>'),
        (r"$\int\limits_0^1$", "<math><munderover><mo>∫</mo><mn>0</mn><mn>1</mn></munderover></math>"),
        (r"$\underbrace{x}_y$", "<math><munder><munder><mi>x</mi><mo>⏟</mo></munder><mi>y</mi></munder></math>"),
        (r"$x_i^2$", "<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>"),
        (r"$\sqrt[3]{ab}$", "<math><mroot><mrow><mi>a</mi><mi>b</mi></mrow><mn>3</mn></mroot></math>"),
        (r"$\sqrt{ab}$", "<math><msqrt><mi>a</mi><mi>b</mi></msqrt></math>"),
        (r"$\boxed{ab}\cancel{c}\phantom{d}$", "<math><mrow><mi>a</mi><mi>b</mi></mrow><mi>c</mi></math>"),
        (r"$a\,b\hspace{-1em}c\hspace{1pt}d$", '<math><mi>a</mi><mspace width="0.167em"></mspace><mi>b</mi><mspace width="-1em"></mspace><mi>c</mi><mi>d</mi></math>'),
        (r"$\mathrm{a}\mathrm{b}\mathrm{1}\mathrm{α}$", '<math><mi>ab</mi><mn>1</mn><mi mathvariant="normal">α</mi></math>'),
        (r"$\bigl|x\|$", '<math><mo stretchy="true" fence="true">|</mo><mi>x</mi><mo fence="false" stretchy="false">‖</mo></math>'),
        (r"$\not\mathrm{ab}\not\alpha$", "<math><mi>a\u0338b</mi><mi>α\u0338</mi></math>"),
        (r"$\text{a\_b\ c}$", "<math><mtext>a_b\u00a0c</mtext></math>"),
    ],
)  # fmt: skip
def test_formulas_are_mathml_and_the_rest_is_escaped(text: str, shown: str) -> None:
    assert html.show(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A $k$-means net", "A k-means net"),
        (r"An $\ell_1$ net", "An ℓ₁ net"),
        ("ECQ$^x$, $x^2_i$, $10^{-3}$", "ECQˣ, xᵢ², 10⁻³"),
        (r"$x_{\alpha\beta}$ $x_{i+1}$ $x_{Q}$ $x^{Q+1}$", "x_αβ xᵢ₊₁ x_Q x^(Q+1)"),
        (r"$\mathcal{O}(n\log n)$ $2\log_2 n$", "O(n log n) 2 log₂ n"),
        (r"$\frac{a+b}{2}$ $\tfrac12$", "(a+b)/2 1/2"),
        (r"$\sqrt{T}$ $\sqrt{n+1}$ $\sqrt[3]{x}$ $\sqrt[Q]{x}$", "√T √(n+1) ³√x x^(1/Q)"),
        (r"$\hat{x}$ $\tilde O$ $\overline{ab}$ $\overset{!}{=}$", "x̂ Õ ab =^(!)"),
        (r"$90^\circ$ $x'$ $x^*$ $x^{\dagger}$", "90° x′ x* x†"),
        (r"$\sum_{i=1}^n x_i$ $\mathbb{R}^n$", "∑ᵢ₌₁ⁿxᵢ ℝⁿ"),
        (r"$\alpha\text{-stable }x$", "α-stable x"),
        (r"$\begin{matrix}a&b\\c&d\end{matrix}$", "a b; c d"),
        (r"$\operatorname*{arg\,min}_x$", "arg minₓ"),
        (r"$\binom{n}{k}$ ${n+1 \choose k}$", "(n choose k) ((n+1) choose k)"),
        (r"$\sqrt$ and $5", r"$\sqrt$ and $5"),
        ("no formula at all", "no formula at all"),
    ],
)  # fmt: skip
def test_formulas_are_plain_text_where_nothing_else_is_shown(text: str, shown: str) -> None:
    assert plain.show(text) == shown


@pytest.mark.parametrize(
    "formula",
    ["a_b^c", "{a_b}_c", "a'^b", "x_{a}{}_{b}", r"\frac{a_b}{c_d}^2_3", r"a_\mathrm{b}^c + a_b^c",
     r"\|x\|_2^2 + y_1", r"\sum_{i=0}^{n} x_i^2", "a_{b^c_d}^{e_f}"],
)  # fmt: skip
def test_scripts_of_several_signs_are_sound(formula: str) -> None:
    assert html.problems(f"A ${formula}$ net") == []


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        (r"\sqrt", "no available tokens"),
        (r"\frac{1}", "argument"),
        (r"\foo x", r"\foo is not known"),
        (r"\left( x", "extra left or missing right"),
        ("x^2^3", "double superscripts"),
        ("a_b^c_d", "two subscripts or two superscripts"),
        ("a_{b}^{c}_{d}", "two subscripts or two superscripts"),
        ("x^{a_b^c_d}", "two subscripts or two superscripts"),
        (r"\begin{align}x", "missing end"),
        (r"\begin{theorem}x\end{theorem}", "'theorem' is not known"),
        (r"\text", "stop iteration"),
        (r"\def\a{b}\a", r"\def is not allowed"),
        (r"\href{https://a.org}{x}", r"\href is not allowed"),
        (r"x^^5cinput", "^^"),
        ("50% off", "%"),
        ("a & b", "&"),
        (r"\text{a {b}}", "braces"),
        ("{" * 60 + "x" + "}" * 60, "too deep"),
    ],
)
def test_what_cannot_be_shown_has_a_reason(formula: str, reason: str) -> None:
    ((source, said),) = html.problems(f"A ${formula}$ net")
    assert source == formula
    assert reason in said
    with pytest.raises(BadFormula):
        tree(formula)


@pytest.mark.parametrize(
    "command",
    ["class", "color", "colorbox", "def", "fcolorbox", "href", "newcommand", "newenvironment",
     "DeclareMathOperator", "rule", "style", "tag", "textcolor", "unicode", "verb"],
)  # fmt: skip
def test_what_defines_embeds_or_colours_is_refused_by_name(command: str) -> None:
    ((_, said),) = html.problems(f"$\\{command}{{a}}{{b}}$")
    assert said == f"the command \\{command} is not allowed"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (r"\mathbf{aB1}\mathbf{\alpha}", "𝐚𝐁𝟏𝛂"), (r"\mathbb{RN1}", "ℝℕ𝟙"), (r"\mathfrak{gH}", "𝔤ℌ"), (r"\mathcal{LN}", "ℒ𝒩"),
        (r"\mathsf{ab}", "𝖺𝖻"), (r"\mathtt{ab1}", "𝚊𝚋𝟷"), (r"\bm{xB}", "𝒙𝑩"), (r"\mathbf{é+}", "é+"), (r"\mathsfit{ab}", "𝘢𝘣"),
        (r"\not= \not\in \not\subset", "≠∉⊄"), (r"a\not", "a"), (r"\not{=}", "≠"), (r"\phantom{x}y\cancel{z}\boxed{w}", "yzw"),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "(abcd)"), (r"\displaystyle\frac{1}{2}", "12"), (r"\binom{n}{k}", "(nk)"),
        (r"50\%\&\#\$\_", "50%&#$_"), (r"\text{50\% of }x", "50% of\u00a0x".replace(" of", "\u00a0of")), (r"\mathrm{d}\mathrm{ef}", "def"),
        (r"\left\{x\right.", "{x"), (r"\operatorname{arg\,min}", "argmin"), (r"\limsup_n \Pr", "limsupnPr"),
        (r"\mathbf{д\ell}", "дℓ"),
    ],
)  # fmt: skip
def test_letters_signs_and_styles_are_those_of_unicode(formula: str, shown: str) -> None:
    text = BeautifulSoup(html.show(f"${formula}$"), "html.parser").get_text()
    assert text.replace("\u2009", "").replace("\u2006", "") == shown
    assert html.problems(f"${formula}$") == []


@given(FORMULAS)
@example(r"\text{<b onclick=x>}")
@example('\\text{"><script>}')
def test_whatever_a_formula_holds_only_mathml_is_shown(formula: str) -> None:
    shown = html.show(f"A ${formula}$ net")
    soup = BeautifulSoup(shown, "html.parser")
    for tag in soup.find_all():
        assert isinstance(tag, Tag)
        assert tag.name in ELEMENTS
        assert set(tag.attrs) <= ATTRIBUTES
        assert all(
            re.fullmatch(r"[a-z]+|-?[\d.]+(?:em|ex)|\d", str(it)) for it in tag.attrs.values()
        )
    assert str(soup.encode(formatter="minimal").decode()).count("<") == shown.count("<")
    assert "\u202e" not in "".join(tag.get_text() for tag in soup.find_all("math"))
    plain.show(f"A ${formula}$ net")


@given(FORMULAS)
def test_check_and_build_agree_on_what_can_be_shown(formula: str) -> None:
    text = f"A ${formula}$ net"
    assert len(html.problems(text)) == html.show(text).count("<code>")
    assert len(html.problems(text)) <= len(formulas(text))


@pytest.mark.parametrize("formula", [r"\def\a{\a\a}" + r"\a" * 50, r"\frac" * 120, "{" * 240, "x^" * 240, r"\left(" * 80, "_{" * 240])  # fmt: skip
def test_no_formula_takes_long(formula: str) -> None:
    start = time.process_time()
    html.show(f"${formula}$")
    plain.show(f"${formula}$")
    assert time.process_time() - start < 1
