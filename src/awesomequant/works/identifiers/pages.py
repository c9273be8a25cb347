"""From an identifier and the address seen to the paper's PDF file and to its landing page.

Only rules without exceptions known to us are here: where an address would be a guess, None is
given. The rules follow from pairs of addresses that stand in public lists; none was requested.
"""

import re
from collections.abc import Callable
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


def landing_url(identifier: Identifier, seen_address: str = "") -> str | None:
    """Return the page with title and abstract, from the id or from the address seen.

    `seen_address` may be empty. Returns None where the page cannot be told; raises UnsafeAddress.
    """
    seen = canonical(seen_address) if seen_address else ""
    if identifier.scheme in _HASHES:
        return _rewritten(_HASHED, seen, r"\1/hash/\2-Abstract\3.html")
    if identifier.scheme == "cvf":
        return _rewritten(_CVF, seen, r"\1/html/\2.html")
    return None if _is_early_ijcai(identifier) else identifier.url


def pdf_url(identifier: Identifier, seen_address: str = "") -> str | None:
    """Return the paper's PDF file, from the id or from the address seen.

    `seen_address` may be empty. Returns None where the file cannot be told, as for an address that
    leads to a supplement; raises UnsafeAddress.
    """
    seen = canonical(seen_address) if seen_address else ""
    made = _from_id(identifier) or _from_address(identifier, seen)
    if made is None and identifier.part is None and _is_pdf(seen):
        return seen
    return made


def _from_id(identifier: Identifier) -> str | None:
    make = _FROM_ID.get(identifier.scheme)
    return make(identifier.id) if make else None


def _from_address(identifier: Identifier, seen: str) -> str | None:
    if identifier.scheme in _HASHES:
        return _rewritten(_HASHED, seen, r"\1/file/\2-Paper\3.pdf")
    if identifier.scheme == "cvf":
        return _rewritten(_CVF, seen, r"\1/papers/\2.pdf")
    return None


def _rewritten(pattern: re.Pattern[str], address: str, template: str) -> str | None:
    """Return the other page of a pair of pages whose addresses differ by rule."""
    found = pattern.fullmatch(address)
    return found and found.expand(template)


def _is_pdf(address: str) -> bool:
    return bool(address) and split_host(address)[1].partition("?")[0].lower().endswith(".pdf")


def _is_early_ijcai(identifier: Identifier) -> bool:
    """Tell whether the volume is older than the site's one page for each paper."""
    year = identifier.id.partition("/")[0]
    return identifier.scheme == "ijcai" and int(year) < _FIRST_IJCAI_WITH_PAGES


def _ijcai(paper: str) -> str | None:
    year, _, number = paper.partition("/")
    if int(year) < _FIRST_IJCAI_WITH_PAGES:
        return None
    return f"https://www.ijcai.org/proceedings/{year}/{number:0>4}.pdf"


def _jmlr(paper: str) -> str:
    volume, _, slug = paper.partition("/")
    return f"https://jmlr.org/papers/volume{volume[1:]}/{slug}/{slug}.pdf"


def _pmlr(paper: str) -> str | None:
    """Volumes from 235 on keep their files elsewhere; slugs without a final letter in no folder."""
    found = _PMLR.fullmatch(paper)
    if found is None or int(found[1]) >= _FIRST_PMLR_ELSEWHERE:
        return None
    return f"https://proceedings.mlr.press/{paper}/{found[2]}.pdf"


_HASHES: Final = frozenset({"neurips", "iclr", "mlsys"})
_FROM_ID: Final[dict[str, Callable[[str], str | None]]] = {
    "arxiv": "https://arxiv.org/pdf/{}".format,
    "openreview": "https://openreview.net/pdf?id={}".format,
    "acl": "https://aclanthology.org/{}.pdf".format,
    "ijcai": _ijcai,
    "jmlr": _jmlr,
    "pmlr": _pmlr,
}
