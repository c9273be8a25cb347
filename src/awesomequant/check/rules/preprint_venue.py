"""The venue is a preprint server though the link leads to the proceedings.

``venue``, ``year``, ``url`` and ``doi`` speak of the version of record.  Where the address or the
DOI is a publisher's, name the venue; the preprint keeps its place in ``arxiv``.

Wrong::

    venue: arXiv
    url: https://openaccess.thecvf.com/content_CVPR_2020/html/Doe_Nets_CVPR_2020_paper.html

Right::

    venue: CVPR
    url: https://openaccess.thecvf.com/content_CVPR_2020/html/Doe_Nets_CVPR_2020_paper.html
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

BY_RECORD = True

# Schemes of papers that a venue has published.
_PUBLISHED = frozenset(
    ("acl", "cvf", "ecva", "pmlr", "neurips", "nips", "iclr", "mlsys", "ieee", "aaai", "aaai-ocs",
     "ijcai", "jmlr")
)  # fmt: skip
# DOIs that preprint servers give out: Research Square, bioRxiv, SSRN, Preprints.org, TechRxiv, OSF.
_PREPRINT_DOIS = (
    "10.21203/", "10.1101/", "10.64898/", "10.2139/", "10.20944/", "10.36227/", "10.31219/",
    "10.5281/zenodo", "10.13140/",
)  # fmt: skip


def check(library: Library) -> Iterator[Finding]:
    """Yield each published paper that is said to be a preprint."""
    for paper in library.papers:
        venue = library.venue(paper)
        if not venue or not venue.is_preprint:
            continue
        for found in paper.identifiers:
            # A DOI is a journal's or a publisher's unless a server of preprints gave it.
            is_journal = found.scheme == "doi" and not found.id.startswith(_PREPRINT_DOIS)
            if is_journal or found.scheme in _PUBLISHED:
                message = f"the venue is {paper.venue}, but {found} was published"
                hint = "name the venue it appeared at"
                yield Finding(paper.source_file, ("venue",), message, hint, Level.WARNING)
                break
