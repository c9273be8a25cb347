"""`identify`: the identifier in an address or a bare text, by the tables of schemes."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from awesomequant.text import regex
from awesomequant.works.identifiers.address import (
    LONGEST,
    WRAPPERS,
    UnsafeAddress,
    canonical,
    split_host,
    trim,
    unwrap,
)
from awesomequant.works.identifiers.arxiv import (
    ARXIV_HOSTS,
    ARXIV_MIRRORS,
    arxiv_in_address,
    arxiv_in_mirror,
    arxiv_in_text,
)
from awesomequant.works.identifiers.doi import (
    DOI_PUBLISHERS,
    DOI_RESOLVERS,
    NATURE_HOSTS,
    doi_in_nature,
    doi_in_publisher,
    doi_in_resolver,
    doi_in_text,
)
from awesomequant.works.identifiers.identifier import BadIdentifier, Identifier

# The form of a row in the tables of schemes: hosts, pattern, how the id is made.

Former = Callable[[re.Match[str]], str]


def first(found: re.Match[str]) -> str:
    """Make the id of the first group, as written."""
    return found[1]


def pair(found: re.Match[str]) -> str:
    """Make the id of the first two groups, `2020/123590137`."""
    return f"{found[1]}/{found[2]}"


class Row(NamedTuple):
    """How one scheme is read on some hosts; hosts are compared exactly."""

    scheme: str
    hosts: str
    """The hosts, with blanks between them."""
    pattern: re.Pattern[str]
    """Matches path and query in full; a last group named `supplement` marks a supplement."""
    form: Former = first

    def read(self, tail: str) -> Identifier | None:
        """Return the identifier in path and query of an address on one of the hosts, else None."""
        path, mark, query = tail.partition("?")
        if "//" in path:  # servers take a doubled slash for one, and lists have them
            path = re.sub(r"/{2,}", "/", path)
        found = self.pattern.fullmatch(path + mark + query)
        if found is None:
            return None
        part = "supplement" if found.lastgroup == "supplement" else None
        return Identifier(self.scheme, self.form(found), None, part)


def row(scheme: str, hosts: str, pattern: str, form: Former = first) -> Row:
    """Make a row whose pattern is matched without case; a query behind the path is allowed."""
    return Row(scheme, hosts, regex(pattern + r"(?:[?&].*)?", re.IGNORECASE), form)


# The table of journals, libraries and repositories: which addresses name what, and by which id.

_HAL_HOSTS: Final = (
    "hal.science www.hal.science inria.hal.science cea.hal.science cnrs.hal.science "
    "theses.hal.science hal.archives-ouvertes.fr tel.archives-ouvertes.fr hal.inria.fr"
)


def _lower(found: re.Match[str]) -> str:
    return found[1].lower()


def _upper(found: re.Match[str]) -> str:
    return found[1].upper()


LIBRARIES: Final[tuple[Row, ...]] = (
    row(
        "ieee",
        "ieeexplore.ieee.org www.ieeexplore.ieee.org",
        r"/(?:abstract/)?document/0*([1-9][0-9]*)(?:/.*)?",
    ),
    row(
        "ieee",
        "ieeexplore.ieee.org www.ieeexplore.ieee.org",
        r"/[\w/]+\.jsp\?(?:.*?&)?arnumber=0*([1-9][0-9]*)",
    ),
    row(
        "jmlr",
        "jmlr.org www.jmlr.org jmlr.csail.mit.edu",
        r"/papers/(?:volume|v)([0-9]+)/([\w-]+?)(?:/\2)?(?:\.pdf|\.html)?/?",
        lambda found: f"v{found[1]}/{found[2]}",
    ),
    row("hal", _HAL_HOSTS, r"/([a-z]+-[0-9]{8})(?:v[0-9]+)?(?:/.*)?", _lower),
    row(
        "pmcid", "www.ncbi.nlm.nih.gov ncbi.nlm.nih.gov", r"/pmc/articles/(PMC\d+)(?:/.*)?", _upper
    ),
    row("pmcid", "pmc.ncbi.nlm.nih.gov", r"/articles/(PMC\d+)(?:/.*)?", _upper),
    row("pmcid", "europepmc.org", r"/articles?/(?:PMC/)?(PMC\d+)/?", _upper),
    row(
        "pii",
        "www.sciencedirect.com sciencedirect.com",
        r"/science/article/(?:abs/|am/)?pii/([A-Z0-9]{16,20})(?:/.*)?",
        _upper,
    ),
    row(
        "s2",
        "pdfs.semanticscholar.org",
        r"/([0-9a-f]{4})/([0-9a-f]{36})\.pdf",
        lambda found: (found[1] + found[2]).lower(),  # a key of 40 digits, cut into two
    ),
    row(
        "s2",
        "www.semanticscholar.org semanticscholar.org",
        r"/paper/(?:[^/?]+/)?([0-9a-f]{40})(?:/.*)?",
        _lower,
    ),
    row("acm", "dl.acm.org portal.acm.org", r"/citation\.cfm\?(?:.*?&)?(?:do)?id=(?:\d+\.)?(\d+)"),
    row(
        "usenix",
        "www.usenix.org usenix.org",
        r"/conference/([\w-]+)/(?:[\w-]+/)?presentation/([\w-]+)",
        pair,
    ),
    row(
        "isca",
        "www.isca-speech.org isca-speech.org www.isca-archive.org isca-archive.org",
        r"/(?:archive/)?(?:pdfs/)?(\w+_[0-9]{4})/(?:pdfs/|papers/|abstracts/)?([\w-]+)\.(?:pdf|html)",
        pair,
    ),
)

# Pages of the host itself, which stand where the name of an owner does.
_NOT_OWNERS: Final = (
    "about|account|apps|codespaces|collections|contact|customer-stories|dashboard|enterprise|"
    "events|explore|features|issues|join|login|marketplace|new|notifications|organizations|orgs|"
    "pricing|pulls|readme|resources|search|security|settings|site|solutions|sponsors|stars|team|"
    "topics|trending|users|watching"
)
_NOT_HF_OWNERS: Final = (
    "api|blog|chat|collections|datasets|docs|enterprise|join|learn|login|models|new|"
    "organizations|papers|posts|pricing|search|settings|spaces|tasks"
)

REPOSITORIES: Final[tuple[Row, ...]] = (
    row(
        "github",
        "github.com www.github.com",
        rf"/((?!(?:{_NOT_OWNERS})/)[\w-]+/[\w.-]+?)(?:\.git)*(?:/.*)?",
    ),
    row(
        "hf",
        "huggingface.co www.huggingface.co hf.co",
        rf"/((?:(?:datasets|spaces)/|(?!(?:{_NOT_HF_OWNERS})/))[\w-]+/[\w.-]+)(?:/.*)?",
    ),
)

JOURNALS: Final = LIBRARIES + REPOSITORIES


# The table of conference proceedings: which addresses name a paper, and by which id.


def _numbered(found: re.Match[str]) -> str:
    """Make `2019/667` of year and number; a year of two digits is of this or the last century."""
    year = found[1]
    if len(year) == len("19"):
        year = ("20" if year < "60" else "19") + year
    return f"{year}/{found[2]}"


_NEURIPS_HOSTS: Final = (
    "proceedings.neurips.cc papers.nips.cc papers.neurips.cc "
    "datasets-benchmarks-proceedings.neurips.cc"
)
_HASHED: Final = (
    r"/paper(?:_files/paper)?/([0-9]{4})/(?:file|hash)/([0-9a-f]{32})"
    r"(?:-(?:(?P<supplement>supplement\w*)|\w+)[\w-]*\.\w+)?"
)
_VIRTUAL: Final = r"/virtual/([0-9]{4})/(?:loc/[\w-]+/)?(?:poster|oral|spotlight)/([0-9]+)/?"
_MEETING: Final = r"(?:CVPR|ICCV|ECCV|WACV|ACCV)W?"
_CVF_STEM: Final = rf"([^/?]+_(?:{_MEETING}_[0-9]{{4}}|[0-9]{{4}}_{_MEETING}))"
_CVF_HOSTS: Final = (
    "openaccess.thecvf.com cv-foundation.org www.cv-foundation.org ecva.net www.ecva.net"
)

# A host may stand in several rows; they are tried in this order, hence `ecva` before `cvf`: from
# 2020 on its pages are numbered, before they bear the stem of CVF.
PROCEEDINGS: Final[tuple[Row, ...]] = (
    row(
        "openreview",
        "openreview.net www.openreview.net",
        r"/(?:forum|pdf|attachment|references/pdf|revisions)/?\?(?:.*?&)?id=([\w-]{6,})"
        r"(?:&(?:.*&)?name=(?P<supplement>supplement\w*))?",
    ),
    row(
        "acl",
        "aclanthology.org www.aclanthology.org aclanthology.info www.aclanthology.info "
        "aclweb.org www.aclweb.org",
        r"/(?:anthology/)?(?:papers/)?(?:[A-Z]/[A-Z][0-9]{2}/)?"
        r"([A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]+)"
        r"(?:v[0-9]+)?(?:\.pdf|\.bib|\.html)?/?(?:/\1/?)?",
        # Old ids are written in upper case, new ones in lower case.
        lambda found: found[1].lower() if "." in found[1] else found[1].upper(),
    ),
    row(
        "ecva",
        "ecva.net www.ecva.net",
        r"/papers/eccv_([0-9]{4})/papers_ECCV/(?:papers|html)/([0-9]+)"
        r"(?:_ECCV_[0-9]{4}_paper)?(?P<supplement>-supp)?\.(?:pdf|php|zip)",
        pair,
    ),
    row("cvf", _CVF_HOSTS, rf"/(?:[^?]*/)?{_CVF_STEM}_paper\.(?:pdf|html|php)"),
    row("cvf", _CVF_HOSTS, rf"/(?:[^?]*/)?{_CVF_STEM}_(?P<supplement>supplemental)\.(?:pdf|zip)"),
    row(
        "pmlr",
        "proceedings.mlr.press www.proceedings.mlr.press jmlr.org www.jmlr.org",
        r"/(?:proceedings/papers/)?(v[0-9]+)/([\w-]+?)(?:/\2)?(?P<supplement>-supp)?"
        r"(?:\.html|\.pdf|\.zip)?/?",
        pair,
    ),
    row("neurips", _NEURIPS_HOSTS, _HASHED, pair),
    row(
        "nips",
        _NEURIPS_HOSTS,
        r"/paper(?:_files/paper)?/([0-9]{1,5})-[\w-]*?(?:-(?P<supplement>supplemental))?(?:\.\w+)?",
    ),
    row("iclr", "proceedings.iclr.cc", _HASHED, pair),
    row("mlsys", "proceedings.mlsys.org", _HASHED, pair),
    row("neurips-virtual", "neurips.cc www.neurips.cc nips.cc www.nips.cc", _VIRTUAL, pair),
    row("icml-virtual", "icml.cc www.icml.cc", _VIRTUAL, pair),
    row("iclr-virtual", "iclr.cc www.iclr.cc", _VIRTUAL, pair),
    row(
        "aaai",
        "aaai.org www.aaai.org ojs.aaai.org",
        r"/(?:ojs/)?index\.php/AAAI/article/(?:view|download|viewFile)/([0-9]+)(?:/[0-9]+)?/?",
    ),
    row(
        "aaai-ocs",
        "aaai.org www.aaai.org",
        r"/ocs/index\.php/AAAI/(AAAI[0-9]{2})/paper/(?:view\w*|download)/([0-9]+)(?:/[0-9]+)?/?",
        pair,
    ),
    row(
        "ijcai",
        "ijcai.org www.ijcai.org",
        r"/(?:proceedings|abstract)/([0-9]{4}|[0-9]{2})/(?:papers/)?0*([1-9][0-9]*)(?:\.pdf)?/?",
        _numbered,
    ),
)


# `identify`: the identifier in an address or a bare text.

Reader = Callable[[str], Identifier | None]

_SCHEME: Final = regex(r"([A-Za-z][A-Za-z0-9+.-]*):(?=\S)|//")
_NO_ADDRESS: Final = frozenset({"arxiv", "doi", "info", "urn"})
_AMPERSAND: Final = regex(r"&(?:amp;)+")


# Of the address of one record four rules, its page and its citation ask.
@lru_cache(maxsize=1 << 14)
def identify(text: str) -> Identifier | None:
    """Return the identifier in an address or a bare text, or None: a plain link or plain words.

    Marks and invisible characters around it do not count; redirects and archive copies are opened.
    Raises UnsafeAddress when an address must not be kept, BadIdentifier when the text claims to be
    an identifier and is none. `&amp;` is the only HTML entity that is undone, since an address may
    hold `&noteId=`, which begins like another one.
    """
    if len(text) > LONGEST:
        raise UnsafeAddress("longer than 10,000 characters")
    text = trim(text)
    if "&amp;" in text:
        text = _AMPERSAND.sub("&", text)
    protocol = _SCHEME.match(text)
    if protocol and (protocol[1] or "").lower() not in _NO_ADDRESS:
        return _in_address(canonical(text))
    # Without a protocol, as people type: only where the host is one that we know.
    if text.partition("/")[0].lower() in _READERS:
        return _in_address(canonical("https://" + text))
    return arxiv_in_text(text) or doi_in_text(text)


def _in_address(address: str) -> Identifier | None:
    """Return the identifier in a canonical address, or in the address that it carries."""
    host, tail = split_host(address)
    if host in WRAPPERS:
        host, tail = split_host(unwrap(address))
    # Compared exactly: "arxiv.org.evil.com" ends in no host of ours and is none.
    for read in _READERS.get(host, ()):
        found = read(tail)
        if found is not None:
            return found
    return None


def _by_host() -> dict[str, tuple[Reader, ...]]:
    """Join the tables: host to the readers to try, in order."""
    tables: list[tuple[str, Reader]] = [
        (ARXIV_HOSTS, arxiv_in_address),
        (ARXIV_MIRRORS, arxiv_in_mirror),
        (DOI_RESOLVERS, doi_in_resolver),
        (DOI_PUBLISHERS, doi_in_publisher),
        (NATURE_HOSTS, doi_in_nature),
        *((row.hosts, row.read) for row in PROCEEDINGS + JOURNALS),
    ]
    readers: dict[str, tuple[Reader, ...]] = {}
    for hosts, reader in tables:
        for host in hosts.split():
            readers[host] = (*readers.get(host, ()), reader)
    return readers


_READERS: Final = MappingProxyType(_by_host())


def identified(text: str | None) -> Identifier | None:
    """Return the identifier in a stranger's text; None where there is none or it is broken.

    For those who take what is sound and have somebody else to tell of the rest.
    """
    try:
        return identify(text) if text else None
    except (BadIdentifier, UnsafeAddress):
        return None


def one_a_scheme(found: Iterable[Identifier | None]) -> tuple[Identifier, ...]:
    """Return identifiers, each scheme once: of two with one scheme the first stays."""
    kept = {one.scheme: one for one in reversed([*found]) if one}
    return tuple(reversed(kept.values()))
