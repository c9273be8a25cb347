"""The table of conference proceedings: which addresses name a paper, and by which id."""

import re
from typing import Final

from awesomequant.works.identifiers.rows import Row, pair, row


def _acl(found: re.Match[str]) -> str:
    """Old ids are written in upper case, new ones in lower case."""
    return found[1].lower() if "." in found[1] else found[1].upper()


def _numbered(found: re.Match[str]) -> str:
    """Make `2019/667` of year and number; a year of two digits is of this or the last century."""
    year = found[1] if len(found[1]) == len("2019") else _century(found[1]) + found[1]
    return f"{year}/{found[2]}"


def _century(year: str) -> str:
    return "20" if year < "60" else "19"


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

ROWS: Final[tuple[Row, ...]] = (
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
        _acl,
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
"""A host may stand in several rows; they are tried in this order, hence `ecva` before `cvf`: from
2020 on its pages are numbered, before they bear the stem of CVF."""
