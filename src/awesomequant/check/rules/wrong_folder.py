"""A record lies in the folder of another year.

Records lie in ``data/papers/<year>/``, the year of the version of record, so that a person finds
them.  Move the file; its name, which is the paper's id, stays.  If the year in the record is wrong,
mend that instead.

Wrong::

    year: 2019

Right::

    year: 2020
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from awesomequant.library.change import Fix
from awesomequant.library.library import Library
from awesomequant.library.paper import UNDATED
from awesomequant.library.problems import Finding, Level

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper whose file lies elsewhere."""
    for paper in library.papers:
        year = paper.year or UNDATED
        right = f"data/papers/{year}/{PurePosixPath(paper.source_file).name}"
        if paper.source_file != right:
            folder = PurePosixPath(paper.source_file).parent
            of = f"of {paper.year}" if paper.year else "of no known year"
            message = f"a paper {of} lies in {folder}"
            # A move changes no id, so that it is safe: the file's name alone is one.
            fix = Fix(f"move the file to {right}", move_to=right)
            where = paper.source_file, ("year",)
            yield Finding(*where, message, f"move it to {right}", Level.WARNING, fix)
