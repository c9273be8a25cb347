"""Clues: what an identifier or an address tells of a paper by itself, without any network."""

import re
from dataclasses import dataclass, replace
from typing import Final

from awesomequant.text import regex
from awesomequant.works.identifiers import (
    BadIdentifier,
    Identifier,
    UnsafeAddress,
    arxiv_given_out,
    canonical,
    identify,
)
from awesomequant.works.identifiers.address import split_host

# Repositories and models: they belong to a paper and are none.
CODE = frozenset(("github", "hf"))
_STEM = regex(r"(?P<family>[^_]+(?:_[^_]+)??)_(?P<title>.+)_(?P<venue>[A-Z]+W?)_(?P<year>\d{4})")
_OLD_STEM = regex(r"[^_]+_(?P<title>.+)_(?P<year>\d{4})_(?P<venue>[A-Z]+W?)")
_JMLR_BEGAN = 1999
# The venues that the letters of the Anthology's old ids stand for; W is a workshop's.
OF_OLD_ACL_IDS = {
    "P": "ACL", "D": "EMNLP", "N": "NAACL", "E": "EACL", "C": "COLING", "K": "CoNLL", "Q": "TACL",
    "J": "Computational Linguistics", "L": "LREC", "I": "IJCNLP",
}  # fmt: skip
_OF_IDS_WITH_YEAR = {
    "neurips": "NeurIPS", "neurips-virtual": "NeurIPS", "iclr": "ICLR", "iclr-virtual": "ICLR",
    "icml-virtual": "ICML", "mlsys": "MLSys", "ecva": "ECCV", "ijcai": "IJCAI",
}  # fmt: skip

# Where the year stands in the ids of each scheme; a conference's DOI ends in .2020.00165.
_YEARS = {
    "cvf": regex(r"_(?P<year>\d{4})(?:_[A-Z]+)?$"),
    "ecva": regex(r"(?P<year>\d{4})/"),
    "neurips": regex(r"(?P<year>\d{4})/"),
    "iclr": regex(r"(?P<year>\d{4})/"),
    "mlsys": regex(r"(?P<year>\d{4})/"),
    "ijcai": regex(r"(?P<year>\d{4})/"),
    "acl": regex(r"(?P<year>\d{4})\.|[A-Z](?P<short>\d{2})-"),
    "aaai-ocs": regex(r"AAAI(?P<short>\d{2})/"),
    "doi": regex(r"10\.1109/[a-z]+\d*\.(?P<year>\d{4})\.\d{5}$", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a paper before anyone is asked; ``address`` is the page to keep."""

    identifier: Identifier | None
    address: str | None = None
    venue: str | None = None
    year: int | None = None
    title: str | None = None

    @property
    def is_code(self) -> bool:
        """Return whether this is a place of code and not a paper."""
        host = (self.address or "").split("/")[2:3]
        return host == ["gitlab.com"] or bool(self.identifier and self.identifier.scheme in CODE)


def read(text: str) -> Clues:
    """Return the clues in an id or an address; raises BadIdentifier and UnsafeAddress."""
    found = identify(text)
    if found is None:
        return Clues(None, canonical(text))
    try:
        seen = canonical(text)
    except UnsafeAddress:
        seen = found.url or ""
    if found.scheme in ("arxiv", "doi", "shortdoi"):
        address = None
    elif found.scheme in CODE:
        address = found.url
    else:
        address = landing_url(replace_part(found), seen) or seen or None
    clues = Clues(found, address)
    return _told(clues, found, seen)


def is_code(address: str) -> bool:
    """Return whether an address is one of a place of code; what cannot be read is none."""
    try:
        return read(address).is_code
    except (BadIdentifier, UnsafeAddress):
        return False


def venue_told(identifier: Identifier) -> str | None:
    """Return the venue that an identifier tells by itself, None where it tells none."""
    return _told(Clues(identifier), identifier, "").venue


def year_of_proceedings(identifier: Identifier) -> int | None:
    """Return the year that proceedings carry in their ids and DOIs; None where they carry none."""
    pattern = _YEARS.get(identifier.scheme)
    found = pattern.search(identifier.id) if pattern else None
    if not found:
        return None
    told = found.groupdict()
    if year := told.get("year"):
        return int(year)
    short = int(told["short"])
    return short + (1900 if short > 60 else 2000)  # noqa: PLR2004 -- the Anthology begins in 1965


def replace_part(found: Identifier) -> Identifier:
    """Return the identifier of the whole paper for that of a part of it."""
    return found._replace(part=None)


def _told(clues: Clues, found: Identifier, seen: str) -> Clues:
    """Add to clues the venue, the year and the title that an id or the address seen tells."""
    name = found.id
    venue = _OF_IDS_WITH_YEAR.get(found.scheme)
    year = int(name[:4]) if venue else None
    title = None
    match found.scheme:
        case "arxiv":
            venue, year = "arXiv", int(arxiv_given_out(name)[:4])
        case "cvf":
            if stem := _STEM.fullmatch(name) or _OLD_STEM.fullmatch(name):
                venue, year = stem["venue"], int(stem["year"])
                title = stem["title"].replace("_", " ")
        case "acl" if name[:1].isupper():
            venue, year = OF_OLD_ACL_IDS.get(name[0]), int(name[1:3])
            year += 1900 if year > 60 else 2000  # noqa: PLR2004 -- the first conference was in 1963
        case "acl":
            begun, _, volume = name.partition(".")
            venue, year = volume.partition("-")[0].upper(), int(begun)
            if venue == "FINDINGS":
                venue = "Findings of " + volume.split("-")[1].partition(".")[0].upper()
        case "nips":
            # The id is a number; in the address the words of the title stand behind it.
            words = seen.rpartition("/")[2].partition("-")[2].rpartition(".")[0]
            venue, title = "NeurIPS", words.replace("-", " ").capitalize() or None
        case "jmlr":
            venue, year = "JMLR", _JMLR_BEGAN + int(name[1:].partition("/")[0])
        case "aaai" | "aaai-ocs":
            # Only the ids of the server before 2020 begin with the year of the conference.
            of_year = re.match(r"AAAI(\d\d)/", name)
            venue, year = "AAAI", 2000 + int(of_year[1]) if of_year else None
    return replace(clues, venue=venue, year=year, title=title)


# From an identifier and the address seen to the paper's PDF file and to its landing page.
#
# Only rules without exceptions known to us are here: where an address would be a guess, None is
# given. The rules follow from pairs of addresses that stand in public lists; none was requested.

_FIRST_IJCAI_WITH_PAGES: Final = 2017
_FIRST_PMLR_ELSEWHERE: Final = 235

_CVF: Final = regex(
    r"(https?://(?:openaccess\.thecvf\.com|(?:www\.)?cv-foundation\.org)/[^?#]*)"
    r"/(?:papers|html)/([^?#]+_paper)\.(?:pdf|html)"
)
_HASHED: Final = regex(
    r"(https?://[^?#]+)/(?:file|hash)/([0-9a-f]{32})-(?:Paper|Abstract)([\w-]*)\.(?:pdf|html)"
)
_PMLR: Final = regex(r"v([0-9]+)/([\w-]+[0-9][a-z]+)")
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
