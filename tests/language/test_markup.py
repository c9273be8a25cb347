"""What publishers mark up is read as our text, and what only looks like markup stays."""

import time
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.language import html, markup
from awesomequant.language.characters import composed
from awesomequant.text import one_line

MML = 'xmlns:mml="http://www.w3.org/1998/Math/MathML"'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<i>In situ</i> <b>bold</b> <scp>Gptq</scp> <sc>x</sc>", "In situ bold Gptq x"),
        ('<span class="nocase">Ada</span><span style="font-variant: small-caps;">B</span>', "AdaB"),
        ("H<sub>2</sub>O, 10<sup>-3</sup>, W<sub>4</sub>A<sub>8</sub>", "H₂O, 10⁻³, W₄A₈"),
        ("the 10<sup>th</sup> Net<sup>TM</sup>", "the 10th Net™"),
        ("ECQ<sup>x</sup>, L<sub>max</sub>", r"ECQ$^x$, L$_{\mathrm{max}}$"),
        ("x<sub>a b</sub>", r"x$_{\text{a b}}$"),
        ("x<sub></sub>y", "xy"),
        ("&lt;i&gt;Escaped&lt;/i&gt; &amp;amp; twice", "Escaped & twice"),
        ("AT&T, R&D &copy; &#x3b1;&#946; &noentity; &notin", "AT&T, R&D © αβ &noentity; &notin"),
        ("a<br/>b<br>c <p>d</p>e", "a b c d e"),
        ("<jats:title>Abstract</jats:title><jats:p>Some <jats:italic>x</jats:italic>.</jats:p>", "Abstract Some x."),
        ("a <!-- hidden --> b <script>c</script>d", "a b cd"),
        ("<![CDATA[a < b]]>", "a < b"),
        ("<thing>kept</thing>", "kept"),
        ("What does <unk> mean?", "What does <unk> mean?"),
        ("List<T>, a<b and c>d, p < 0.05 > q", "List<T>, a<b and c>d, p < 0.05 > q"),
        ("The <b> tag", "The <b> tag"),
        ("</i>closes nothing", "closes nothing"),
        ("<i><b>crossed</i></b>", "crossed"),
        ("cafe\u0301 <i>x</i>", "café x"),
    ],
)  # fmt: skip
def test_markup_is_read_as_text(source: str, text: str) -> None:
    assert markup.read(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (f"A <mml:math {MML}><mml:mi>k</mml:mi></mml:math>-means net", "A $k$-means net"),
        ("<math><msub><mi>ℓ</mi><mn>1</mn></msub></math>", r"$\ell_1$"),
        ("<math><msup><mi>x</mi><mrow><mo>−</mo><mn>1</mn></mrow></msup></math>", "$x^{-1}$"),
        ("<math><msubsup><mi>x</mi><mi>i</mi><mi>α</mi></msubsup><mi>y</mi></math>", r"$x_i^\alpha y$"),
        ("<math><mn>4</mn><mo>×</mo></math>", "4×"),  # nothing to set
        ("<math><mi>log</mi><mi>n</mi><mi>KL</mi></math>", r"$\log n\mathrm{KL}$"),
        ("<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", r"$\frac{a}{b}$"),
        ("<math><msqrt><mi>n</mi><mi>m</mi></msqrt></math>", r"$\sqrt{nm}$"),
        ("<math><mroot><mi>x</mi><mn>3</mn></mroot></math>", r"$\sqrt[3]{x}$"),
        ("<math><mover><mi>x</mi><mo>^</mo></mover><mover><mi>a</mi><mi>b</mi></mover></math>", r"$\hat{x}\overset{b}{a}$"),
        ('<math><mfenced open="[" close="]"><mi>a</mi><mi>b</mi></mfenced></math>', "$[a,b]$"),
        ("<math><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable></math>", r"$\begin{matrix}a&b\end{matrix}$"),
        ("<math><mtext>50% of</mtext><mi>x</mi></math>", r"$\text{50\% of}x$"),
        ("<math><mi>x</mi><mo>∈</mo><mi>ℝ</mi></math>", r"$x\in \mathbb{R}$"),
        ("<math>\n <mi>𝑘</mi>\n</math>", "$k$"),
        ("<math><semantics><mi>k</mi><annotation>TeX</annotation></semantics></math>", "$k$"),
        ("<math></math>x", "x"),
        (r"<inline-formula><alternatives><tex-math>\documentclass{minimal}\begin{document}$$x_1$$\end{document}</tex-math><math><mi>y</mi></math></alternatives></inline-formula>", "$x_1$"),
        ("<tex-math>k</tex-math>", "k"),
    ],
)  # fmt: skip
def test_mathml_becomes_a_formula_that_can_be_shown(source: str, text: str) -> None:
    assert markup.read(source) == text
    assert html.problems(text) == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z", "M")), max_size=30))
def test_text_escaped_as_html_is_read_as_itself(text: str) -> None:
    # Escaped twice, for that is undone twice; combining marks are left aside for NFC.  What it
    # is compared with is not read as HTML: ``&ap;`` escaped stays what was typed.
    assert markup.read(escape(escape(text, quote=False), quote=False)) == composed(one_line(text))


@given(st.lists(st.sampled_from(["<i>", "</i>", "<sub>", "</sub>", "<math>", "</math>", "<mi>", "</mi>", "a ", "&lt;", "&amp;", "<", ">", "<msup>", "</msup>", "<br/>"]), max_size=20))  # fmt: skip
def test_no_markup_raises_and_no_letter_is_lost(tokens: list[str]) -> None:
    source = "".join(tokens)
    shown = markup.read(source)
    assert shown.count("a") >= min(source.count("a"), 1) * (
        "a" in BeautifulSoup(source, "html.parser").get_text()
    )
    assert one_line(shown) == shown


@pytest.mark.parametrize(
    "source",
    ["<" * 20_000, "<a " * 7_000, "<a" + " a=b" * 5_000, "<!--" * 5_000, "<i>" * 5_000 + "</i>" * 5_000,
     "<i>" * 3_000 + "<b>" + "</b>" * 3_000, "<sup>" * 2_000 + "2" + "</sup>" * 2_000, "<![CDATA[" * 2_000,
     "<math>" + "<msup><mi>x</mi>" * 900 + "</msup>" * 900 + "</math>"],
)  # fmt: skip
def test_no_markup_takes_long(source: str) -> None:
    start = time.process_time()
    markup.read(source)
    assert time.process_time() - start < 2
