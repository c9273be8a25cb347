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

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.clues import year_of_proceedings

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper whose proceedings are of another year."""
    for paper in library.papers:
        for identifier in paper.identifiers if paper.year else ():
            # Of arXiv's ids ``arxiv-date`` speaks: a preprint may be older than its paper.
            year = year_of_proceedings(identifier)
            if year and year != paper.year:
                message = f"the year is {paper.year}, but {identifier} is of {year}"
                hint = "mend 'year' or the address"
                yield Finding(paper.source_file, ("year",), message, hint, Level.WARNING)
