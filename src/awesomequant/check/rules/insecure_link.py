"""An address is http although the host serves https.

Only hosts known to serve https are named; no other address is ever rewritten.

Wrong::

    url: http://ieeexplore.ieee.org/document/8103902/

Right::

    url: https://ieeexplore.ieee.org/document/8103902/
"""

from collections.abc import Iterator

from awesomequant.check.passages import addresses, rewritten
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

# Hosts known to answer over https, each with all that lies below it.
_SECURE = (
    "aaai.org", "acm.org", "aclanthology.org", "aclweb.org", "acs.org", "arxiv.org", "biorxiv.org",
    "bitbucket.org", "codeberg.org", "cv-foundation.org", "doi.org", "ecva.net", "gitee.com",
    "github.com", "github.io", "gitlab.com", "google.com", "huggingface.co", "iclr.cc", "icml.cc",
    "ieee.org", "ijcai.org", "jmlr.org", "kaggle.com", "mdpi.com", "medrxiv.org", "medium.com",
    "mlr.press", "mlsys.org", "nature.com", "neurips.cc", "nips.cc", "openreview.net", "pnas.org",
    "readthedocs.io", "researchgate.net", "sciencedirect.com", "semanticscholar.org",
    "springer.com", "thecvf.com", "usenix.org", "wikipedia.org", "wiley.com",
    "youtube.com", "zenodo.org",
)  # fmt: skip


def check(library: Library) -> Iterator[Finding]:
    """Yield each http address of a host that serves https."""
    return rewritten(addresses(library), _secure, "the address is http, the host serves https")


def _secure(address: str) -> str:
    # Never by asking: rules are pure and offline.
    if not address.startswith("http://"):
        return address
    host = address[7:].partition("/")[0]
    known = host in _SECURE or host.endswith(tuple(f".{name}" for name in _SECURE))
    return f"https://{address[7:]}" if known else address
