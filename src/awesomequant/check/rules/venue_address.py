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
from awesomequant.library.problems import Finding, Level
from awesomequant.works.clues import OF_OLD_ACL_IDS, venue_told

_WORKSHOP = re.compile(
    r"W\d|D19-[56]|\d{4}\.(?!findings|acl|emnlp|naacl|eacl|aacl|coling|lrec|tacl)[a-z]"
)

BY_RECORD = True
NEEDS = ("data/venues.yaml",)  # the venue that an address names may be one that cannot be read


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper whose address names another venue."""
    for paper in library.papers:
        stated = library.venue(paper)
        if stated is None or stated.is_preprint:
            continue
        where = paper.source_file, ("venue",)
        for identifier in paper.identifiers:
            if identifier.scheme == "acl" and _WORKSHOP.match(identifier.id):
                # Of other venues nobody knows whether they are held at a conference.
                is_main = stated.id in OF_OLD_ACL_IDS.values()
                if is_main and stated.kind not in ("workshop", "journal"):
                    message = f"the Anthology has {identifier.id} in a workshop, not at {stated.id}"
                    yield Finding(*where, message, "name the workshop", Level.WARNING)
                continue
            named = None if identifier.scheme == "arxiv" else venue_told(identifier)
            right = library.resolver.known(named) if named else None
            if not named or stated.id == (right or named):
                continue
            # Many lists keep the Findings with the conference; one that has an entry for them
            # does not.
            if named.startswith("Findings") and not right:
                continue
            # A track has a volume of its own (2022.emnlp-industry), and may have an entry too.
            is_part = right and stated.id.startswith(f"{right} ")
            if is_part and stated.id.removeprefix(f"{right} ").lower() in identifier.id:
                continue
            message = f"the venue is {stated.id}, but the address says {right or named}"
            fix = put(("venue",), right, safe=False) if right else None
            hint = f"write '{right}'" if right else "add it to data/venues.yaml"
            yield Finding(*where, message, hint, Level.WARNING, fix)
