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
from awesomequant.works.identifiers import Identifier

# The schemes whose papers appeared at one venue, by the spelling that lists have for it.
_HOUSES = {
    "ecva": "ECCV", "neurips": "NeurIPS", "nips": "NeurIPS", "iclr": "ICLR", "mlsys": "MLSys",
    "aaai": "AAAI", "aaai-ocs": "AAAI", "ijcai": "IJCAI", "jmlr": "JMLR",
}  # fmt: skip
# The letters of the Anthology's old ids, and the venues that its new ids may name as such.
_LETTERS = {"P": "ACL", "D": "EMNLP", "N": "NAACL", "E": "EACL", "C": "COLING", "Q": "TACL"}
_MAIN = re.compile(r"\d{4}\.(acl|emnlp|naacl|eacl|aacl|coling|tacl|conll|lrec)-")
_WORKSHOP = re.compile(
    r"W\d|D19-[56]|\d{4}\.(?!findings|acl|emnlp|naacl|eacl|aacl|coling|tacl)[a-z]"
)
_MEETING = re.compile(r"_(?:(?:19|20)\d{2}_)?([A-Z]+W?)(?:_(?:19|20)\d{2})?$")


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper whose address names another venue."""
    for paper in library.papers:
        for identifier in paper.identifiers:
            if finding := _compared(paper, identifier, library):
                yield finding


def _compared(paper: Paper, identifier: Identifier, library: Library) -> Finding | None:
    """Give what is wrong between the venue stated and the one in an identifier."""
    stated = library.venue(paper)
    if stated is None or stated.is_preprint:
        return None
    if identifier.scheme == "acl" and _WORKSHOP.match(identifier.id):
        if stated.kind in ("workshop", "journal") or stated.id not in _LETTERS.values():
            return None
        message = f"the Anthology has {identifier.id} in a workshop, not at {stated.id}"
        hint = "name the workshop"
        return Finding(paper.source_file, ("venue",), message, hint, Level.WARNING)
    named = _named(identifier)
    right = library.venue_of.get(named) if named else None
    if not named or stated.id == (right.id if right else named):
        return None
    message = f"the venue is {stated.id}, but the address says {right.id if right else named}"
    fix = put(("venue",), right.id, safe=False) if right else None
    hint = f"write '{right.id}'" if right else "add it to data/venues.yaml"
    return Finding(paper.source_file, ("venue",), message, hint, Level.WARNING, fix)


def _named(identifier: Identifier) -> str | None:
    """Give the venue that an identifier names, or None."""
    if identifier.scheme == "cvf":
        meeting = _MEETING.search(identifier.id)
        return meeting[1] if meeting else None
    if identifier.scheme == "acl":
        main = _MAIN.match(identifier.id)
        return main[1].upper() if main else _LETTERS.get(identifier.id[0])
    return _HOUSES.get(identifier.scheme)
