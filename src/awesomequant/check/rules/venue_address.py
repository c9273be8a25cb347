"""The venue does not fit the address of the proceedings.

The address says where the paper appeared: in the workshops (``CVPRW``, the Anthology's volumes of
a workshop) and not the main conference, or at another venue altogether.

Wrong::

    venue: CVPR
    url: https://openaccess.thecvf.com/content_CVPRW_2020/html/w40/Doe_Nets_CVPRW_2020_paper.html

Right::

    venue: CVPRW
    url: https://openaccess.thecvf.com/content_CVPRW_2020/html/w40/Doe_Nets_CVPRW_2020_paper.html
"""

import re
from collections.abc import Iterator

from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.works.clues import OF_OLD_ACL_IDS, venue_told
from awesomequant.works.identifiers import Identifier

_WORKSHOP = re.compile(
    r"W\d|D19-[56]|\d{4}\.(?!findings|acl|emnlp|naacl|eacl|aacl|coling|lrec|tacl)[a-z]"
)

NEEDS = ("data/venues.yaml",)  # the venue that an address names may be one that cannot be read


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper whose address names another venue."""
    for paper in library.papers:
        for identifier in paper.identifiers:
            if finding := _compared(paper, identifier, library):
                yield finding


def _compared(paper: Paper, identifier: Identifier, library: Library) -> Finding | None:
    """Return what is wrong between the venue stated and the one in an identifier."""
    stated = library.venue(paper)
    if stated is None or stated.is_preprint:
        return None
    if identifier.scheme == "acl" and _WORKSHOP.match(identifier.id):
        if stated.kind in ("workshop", "journal") or stated.id not in OF_OLD_ACL_IDS.values():
            return None
        message = f"the Anthology has {identifier.id} in a workshop, not at {stated.id}"
        hint = "name the workshop"
        return Finding(paper.source_file, ("venue",), message, hint, Level.WARNING)
    named = None if identifier.scheme == "arxiv" else venue_told(identifier)
    right = library.resolver.known(named) if named else None
    # Many lists keep the Findings with the conference; one that has an entry for them does not.
    if not named or stated.id == (right or named) or (named.startswith("Findings") and not right):
        return None
    # A track has a volume of its own (2022.emnlp-industry), and may have an entry of its own.
    if (
        right
        and stated.id.startswith(f"{right} ")
        and stated.id[len(right) + 1 :].lower() in (identifier.id)
    ):
        return None
    message = f"the venue is {stated.id}, but the address says {right or named}"
    fix = put(("venue",), right, safe=False) if right else None
    hint = f"write '{right}'" if right else "add it to data/venues.yaml"
    return Finding(paper.source_file, ("venue",), message, hint, Level.WARNING, fix)
