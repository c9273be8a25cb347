"""An address names another host for the same page.

``www.github.com``, ``export.arxiv.org`` and ``dx.doi.org`` lead to the page that the usual address
leads to; readers and tools compare addresses, so there is one spelling.

Wrong::

    url: https://www.github.com/doe/nets

Right::

    url: https://github.com/doe/nets
"""

from collections.abc import Iterator

from awesomequant.check.passages import addresses, rewritten
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

BY_RECORD = True

# The page is the same under both names, path for path; of other mirrors nobody can be sure.
_USUAL = {
    "www.github.com": "github.com",
    "www.arxiv.org": "arxiv.org",
    "export.arxiv.org": "arxiv.org",
    "browse.arxiv.org": "arxiv.org",
    "cn.arxiv.org": "arxiv.org",
    "xxx.lanl.gov": "arxiv.org",
    "dx.doi.org": "doi.org",
    "www.doi.org": "doi.org",
    "www.openreview.net": "openreview.net",
    "www.aclanthology.org": "aclanthology.org",
    "www.gitlab.com": "gitlab.com",
    "www.huggingface.co": "huggingface.co",
    "hf.co": "huggingface.co",
    "m.youtube.com": "www.youtube.com",
    "youtube.com": "www.youtube.com",
}


def check(library: Library) -> Iterator[Finding]:
    """Yield each address on a host that has a more usual name."""
    return rewritten(addresses(library), _usual, "the host has a more usual name")


def _usual(address: str) -> str:
    scheme, _, rest = address.partition("://")
    host, slash, tail = rest.partition("/")
    return f"https://{_USUAL[host]}{slash}{tail}" if host in _USUAL else f"{scheme}://{rest}"
