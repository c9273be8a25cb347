"""A title ends in a full stop.

The list and every citation style set the stop themselves; ``…`` and ``etc.`` stay.

Wrong::

    title: "Alpha Networks of Few Bits."

Right::

    title: "Alpha Networks of Few Bits"
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import rewritten, titles
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

# A stop or comma at the end, unless it ends an ellipsis or an abbreviation.
_END = re.compile(r"(?<![.…])(?<!\betc)(?<!\bal)(?<!\bInc)(?<!\bvs)(?<!\b[A-Z])[.,;]$")


def check(library: Library) -> Iterator[Finding]:
    """Yield each title that ends in a stop, a comma or a semicolon."""
    message = "the title ends in a full stop or comma"
    ended = (passage for passage in titles(library) if passage.text.endswith((".", ",", ";")))
    return rewritten(ended, lambda title: _END.sub("", title).rstrip(), message)
