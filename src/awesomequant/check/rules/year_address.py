"""The year does not fit the address of the proceedings.

Proceedings carry their year in the address or the DOI.  ``year`` is that of the version of record,
which is the one that ``venue`` and ``url`` speak of.

Wrong::

    year: 2020
    url: https://openaccess.thecvf.com/content_CVPR_2019/html/Doe_Nets_CVPR_2019_paper.html

Right::

    year: 2020
    url: https://openaccess.thecvf.com/content_CVPR_2020/html/Doe_Nets_CVPR_2020_paper.html
"""

import re
from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level

BY_RECORD = True

# Where the year stands in the ids of each scheme; a conference's DOI ends in .2020.00165.
_YEAR = {
    "cvf": re.compile(r"_(?P<year>\d{4})(?:_[A-Z]+)?$"),
    "ecva": re.compile(r"(?P<year>\d{4})/"),
    "neurips": re.compile(r"(?P<year>\d{4})/"),
    "iclr": re.compile(r"(?P<year>\d{4})/"),
    "mlsys": re.compile(r"(?P<year>\d{4})/"),
    "ijcai": re.compile(r"(?P<year>\d{4})/"),
    "acl": re.compile(r"(?P<year>\d{4})\.|[A-Z](?P<short>\d{2})-"),
    "aaai-ocs": re.compile(r"AAAI(?P<short>\d{2})/"),
    "doi": re.compile(r"10\.1109/[a-z]+\d*\.(?P<year>\d{4})\.\d{5}$", re.IGNORECASE),
}


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper whose proceedings are of another year."""
    for paper in library.papers:
        for identifier in paper.identifiers:
            # Of arXiv's ids ``arxiv-date`` speaks: a preprint may be older than its paper.
            pattern = _YEAR.get(identifier.scheme)
            found = pattern.search(identifier.id) if pattern else None
            if not found or not paper.year:
                continue
            told = found.groupdict()
            if not (year := int(told.get("year") or 0)):
                short = int(told["short"])
                year = short + (1900 if short > 60 else 2000)  # noqa: PLR2004 -- the Anthology begins in 1965
            if year != paper.year:
                message = f"the year is {paper.year}, but {identifier} is of {year}"
                hint = "mend 'year' or the address"
                yield Finding(paper.source_file, ("year",), message, hint, Level.WARNING)
