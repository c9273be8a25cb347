"""The table of journals, libraries and repositories: which addresses name what, and by which id."""

import re
from typing import Final

from awesomequant.works.identifiers.rows import Row, pair, row

_HAL_HOSTS: Final = (
    "hal.science www.hal.science inria.hal.science cea.hal.science cnrs.hal.science "
    "theses.hal.science hal.archives-ouvertes.fr tel.archives-ouvertes.fr hal.inria.fr"
)


def _lower(found: re.Match[str]) -> str:
    return found[1].lower()


def _upper(found: re.Match[str]) -> str:
    return found[1].upper()


def _joined(found: re.Match[str]) -> str:
    """Semantic Scholar cuts a key of 40 digits into two."""
    return (found[1] + found[2]).lower()


def _jmlr(found: re.Match[str]) -> str:
    return f"v{found[1]}/{found[2]}"


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
        _jmlr,
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
        _joined,
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

ROWS: Final = LIBRARIES + REPOSITORIES
