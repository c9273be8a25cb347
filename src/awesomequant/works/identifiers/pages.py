"""From an identifier and the address seen to the paper's PDF file and to its landing page.

Only rules without exceptions known to us are here: where an address would be a guess, None is
given. The rules follow from pairs of addresses that stand in public lists; none was requested.
"""

import re
from typing import Final

from awesomequant.works.identifiers.address import canonical, split_host
from awesomequant.works.identifiers.identifier import Identifier

_FIRST_IJCAI_WITH_PAGES: Final = 2017
_FIRST_PMLR_ELSEWHERE: Final = 235

_CVF: Final = re.compile(
    r"(https?://(?:openaccess\.thecvf\.com|(?:www\.)?cv-foundation\.org)/[^?#]*)"
    r"/(?:papers|html)/([^?#]+_paper)\.(?:pdf|html)"
)
_HASHED: Final = re.compile(
    r"(https?://[^?#]+)/(?:file|hash)/([0-9a-f]{32})-(?:Paper|Abstract)([\w-]*)\.(?:pdf|html)"
)
_PMLR: Final = re.compile(r"v([0-9]+)/([\w-]+[0-9][a-z]+)")
_HASHES: Final = frozenset({"neurips", "iclr", "mlsys"})
_OF_ID: Final = {
    "arxiv": "https://arxiv.org/pdf/{}",
    "openreview": "https://openreview.net/pdf?id={}",
    "acl": "https://aclanthology.org/{}.pdf",
}


def landing_url(identifier: Identifier, seen_address: str = "") -> str | None:
    """Return the page with title and abstract, from the id or from the address seen.

    `seen_address` may be empty. Returns None where the page cannot be told; raises UnsafeAddress.
    """
    seen = canonical(seen_address) if seen_address else ""
    if identifier.scheme in _HASHES:
        return _rewritten(_HASHED, seen, r"\1/hash/\2-Abstract\3.html")
    if identifier.scheme == "cvf":
        return _rewritten(_CVF, seen, r"\1/html/\2.html")
    return identifier.url if _has_page(identifier) else None


def pdf_url(identifier: Identifier, seen_address: str = "") -> str | None:
    """Return the paper's PDF file, from the id or from the address seen.

    `seen_address` may be empty. Returns None where the file cannot be told, as for an address that
    leads to a supplement; raises UnsafeAddress.
    """
    seen = canonical(seen_address) if seen_address else ""
    scheme, (volume, _, paper) = identifier.scheme, identifier.id.partition("/")
    made = None
    if scheme in _OF_ID:
        made = _OF_ID[scheme].format(identifier.id)
    elif scheme == "ijcai" and _has_page(identifier):
        made = f"https://www.ijcai.org/proceedings/{volume}/{paper:0>4}.pdf"
    elif scheme == "jmlr":
        made = f"https://jmlr.org/papers/volume{volume[1:]}/{paper}/{paper}.pdf"
    elif scheme == "pmlr":
        # Volumes from 235 on keep their files elsewhere; slugs without a final letter in no folder.
        found = _PMLR.fullmatch(identifier.id)
        if found and int(found[1]) < _FIRST_PMLR_ELSEWHERE:
            made = f"https://proceedings.mlr.press/{volume}/{paper}/{paper}.pdf"
    elif scheme in _HASHES:
        made = _rewritten(_HASHED, seen, r"\1/file/\2-Paper\3.pdf")
    elif scheme == "cvf":
        made = _rewritten(_CVF, seen, r"\1/papers/\2.pdf")
    is_pdf = bool(seen) and split_host(seen)[1].partition("?")[0].lower().endswith(".pdf")
    return seen if made is None and identifier.part is None and is_pdf else made


def _rewritten(pattern: re.Pattern[str], address: str, template: str) -> str | None:
    """Return the other page of a pair of pages whose addresses differ by rule."""
    found = pattern.fullmatch(address)
    return found and found.expand(template)


def _has_page(identifier: Identifier) -> bool:
    """Return whether a paper has a page of its own: at IJCAI the older volumes have one for all."""
    year = identifier.id.partition("/")[0]
    return identifier.scheme != "ijcai" or int(year) >= _FIRST_IJCAI_WITH_PAGES
