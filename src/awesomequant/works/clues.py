"""Clues: what an identifier or an address tells of a paper by itself, without any network."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from awesomequant.works.identifiers import (
    Identifier,
    UnsafeAddress,
    canonical,
    identify,
    landing_url,
)

# Repositories and models: they belong to a paper and are none.
CODE = frozenset(("github", "hf"))
_STEM = re.compile(
    r"(?P<family>[^_]+(?:_[^_]+)??)_(?P<title>.+)_(?P<venue>[A-Z]+W?)_(?P<year>\d{4})"
)
_OLD_STEM = re.compile(r"[^_]+_(?P<title>.+)_(?P<year>\d{4})_(?P<venue>[A-Z]+W?)")
_JMLR_BEGAN, _ARXIV_BEGAN = 1999, 91
# The venues that the letters of the Anthology's old ids stand for; W is a workshop's.
OF_OLD_ACL_IDS = {
    "P": "ACL", "D": "EMNLP", "N": "NAACL", "E": "EACL", "C": "COLING", "K": "CoNLL", "Q": "TACL",
    "J": "Computational Linguistics", "L": "LREC", "I": "IJCNLP",
}  # fmt: skip


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
    tell = _TELL.get(found.scheme)
    return tell(clues, found.id, seen) if tell else clues


def venue_told(identifier: Identifier) -> str | None:
    """Return the venue that an identifier tells by itself, None where it tells none."""
    tell = _TELL.get(identifier.scheme)
    return tell(Clues(identifier), identifier.id, "").venue if tell else None


def replace_part(found: Identifier) -> Identifier:
    """Return the identifier of the whole paper for that of a part of it."""
    return found._replace(part=None)


def _arxiv(clues: Clues, name: str, _: str) -> Clues:
    digits = name.rpartition("/")[2][:2]
    century = 1900 if "/" in name and int(digits) >= _ARXIV_BEGAN else 2000
    return replace(clues, venue="arXiv", year=century + int(digits))


def _cvf(clues: Clues, name: str, _: str) -> Clues:
    found = _STEM.fullmatch(name) or _OLD_STEM.fullmatch(name)
    if not found:
        return clues
    title = found["title"].replace("_", " ")
    return replace(clues, venue=found["venue"], year=int(found["year"]), title=title)


def _acl(clues: Clues, name: str, _: str) -> Clues:
    if name[:1].isupper():
        year = int(name[1:3])
        year += 1900 if year > 60 else 2000  # noqa: PLR2004 -- the first conference was in 1963
        return replace(clues, venue=OF_OLD_ACL_IDS.get(name[0]), year=year)
    begun, _, volume = name.partition(".")
    venue = volume.partition("-")[0].upper()
    if venue == "FINDINGS":
        venue = "Findings of " + volume.split("-")[1].partition(".")[0].upper()
    return replace(clues, venue=venue, year=int(begun))


def _nips(clues: Clues, _: str, seen: str) -> Clues:
    slug = seen.rpartition("/")[2].partition("-")[2].rpartition(".")[0]
    title = slug.replace("-", " ").capitalize() or None
    return replace(clues, venue="NeurIPS", title=title)


def _of(venue: str) -> Callable[[Clues, str, str], Clues]:
    """Return the reader of ids that begin with the year."""

    def tell(clues: Clues, name: str, _: str) -> Clues:
        return replace(clues, venue=venue, year=int(name[:4]))

    return tell


def _jmlr(clues: Clues, name: str, _: str) -> Clues:
    return replace(clues, venue="JMLR", year=_JMLR_BEGAN + int(name[1:].partition("/")[0]))


def _aaai(clues: Clues, name: str, _: str) -> Clues:
    year = re.match(r"AAAI(\d\d)/", name)
    return replace(clues, venue="AAAI", year=2000 + int(year[1]) if year else None)


_TELL = {
    "arxiv": _arxiv,
    "cvf": _cvf,
    "acl": _acl,
    "nips": _nips,
    "neurips": _of("NeurIPS"),
    "neurips-virtual": _of("NeurIPS"),
    "iclr": _of("ICLR"),
    "iclr-virtual": _of("ICLR"),
    "icml-virtual": _of("ICML"),
    "mlsys": _of("MLSys"),
    "ecva": _of("ECCV"),
    "ijcai": _of("IJCAI"),
    "jmlr": _jmlr,
    "aaai": _aaai,
    "aaai-ocs": _aaai,
}
