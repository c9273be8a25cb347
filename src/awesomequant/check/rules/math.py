r"""A formula that cannot be shown, or a dollar sign that stands alone.

Mathematics between ``$`` signs is shown as mathematics, in the language of LaTeX.  What cannot be
shown so stands on the pages as it is written, and as text in BibTeX.

Wrong::

    title: "Alpha Networks with $\\sqrt$ Bits"

Right::

    title: "Alpha Networks with $\\sqrt{2}$ Bits"
"""

from collections.abc import Iterator

from awesomequant.check.passages import texts
from awesomequant.language.html import problems
from awesomequant.language.math import lone_dollars
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each text with a formula that the pages cannot show, and with half of one."""
    for passage in texts(library, lambda text: "$" in text):
        # To read formulas costs, and most texts have none.
        if "$" not in passage.text:
            continue
        for formula, reason in problems(passage.text):
            message = f"the formula ${formula}$ cannot be shown: {reason}"
            yield passage.finding(message, "write it as LaTeX would read it, or in plain text")
        if lone_dollars(passage.text):
            hint = "a formula stands between two, without a blank inside them; write USD for money"
            yield passage.finding("a '$' stands alone", hint)
