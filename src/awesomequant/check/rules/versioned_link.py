"""A link pins one version of a preprint.

An address with ``v2`` shows that version for ever, with a newer one a click away.  Give the address
without it; where one version is meant, say so in the link's label.

Wrong::

    links:
      - {label: preprint, url: "https://arxiv.org/abs/2003.01234v2"}

Right::

    links:
      - {label: preprint, url: "https://arxiv.org/abs/2003.01234"}
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import Passage, addresses, rewritten
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

_VERSION = re.compile(r"(//arxiv\.org/(?:abs|pdf)/(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7}))v\d+")
_MEANT = re.compile(r"\bv(?:ersion)? ?\d", re.IGNORECASE)


def check(library: Library) -> Iterator[Finding]:
    """Yield each address of a version that its label does not name."""
    # Safe to unpin: arXiv shows the newest version, and lists the others beside it.
    pinned = (passage for passage in addresses(library) if not _is_meant(passage))
    message = "the address pins one version of the preprint"
    return rewritten(pinned, lambda address: _VERSION.sub(r"\1", address), message)


def _is_meant(passage: Passage) -> bool:
    if passage.paper is None or passage.path[0] != "links":
        return False
    return bool(_MEANT.search(passage.paper.links[int(passage.path[1] or 0)].label))
