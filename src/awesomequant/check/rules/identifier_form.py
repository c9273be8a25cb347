"""An address claims to lead to a paper and does not.

On the pages of arXiv, OpenReview, the ACL Anthology, CVF, PMLR, NeurIPS and their like an address
names one paper.  This one is of their form and cannot be right (a month 13, a digit too few, a
volume in place of a paper).  Copy the address again from the paper's own page.

Wrong::

    url: https://arxiv.org/abs/2013.01234

Right::

    url: https://arxiv.org/abs/2003.01234
"""

from collections.abc import Iterator

from awesomequant.check.passages import addresses
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify

BY_RECORD = True
STOPS_A_BUILD = True

# Hosts that hold papers and nothing else that a record's `url` should lead to.
_PAPERS_ONLY = (
    "https://arxiv.org/", "https://openreview.net/", "https://aclanthology.org/",
    "https://openaccess.thecvf.com/", "https://proceedings.mlr.press/",
    "https://proceedings.neurips.cc/", "https://papers.nips.cc/", "https://doi.org/",
)  # fmt: skip


def check(library: Library) -> Iterator[Finding]:
    """Yield each address with a bad identifier, and each `url` that misses the paper."""
    for passage in addresses(library):
        try:
            found = identify(passage.text)
        except BadIdentifier as error:
            yield passage.finding(error.reason, error.hint, level=Level.ERROR)
            continue
        except UnsafeAddress:
            continue
        # Of other links a page of such a host may be meant: an author's, a volume's.
        if not found and passage.path == ("url",) and passage.text.startswith(_PAPERS_ONLY):
            message = "the address is not that of a paper"
            yield passage.finding(message, "copy it again from the paper's own page")
