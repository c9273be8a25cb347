"""The proceedings of its venue and year do not have the title.

``data/proceedings/`` may hold the titles of whole volumes (``awesomequant proceedings add``).  A
record that names a venue and a year whose volume is there, and that does not stand in it under its
title nor under one of ``also_titled``, is often a workshop's paper, a rejected one, or one that
appeared in another year.  It is a hint, never an error: a list of titles may lack the late ones,
and a title may have changed between acceptance and print.  Say where the paper appeared, or add
the title that the volume has to ``also_titled``.

Wrong::

    title: "Alpha Networks of Few Bits"
    venue: ICML
    # data/proceedings/icml/2020.txt
    Beta Graphs with Many Edges

Right::

    title: "Alpha Networks of Few Bits"
    venue: ICML
    # data/proceedings/icml/2020.txt
    Alpha Networks of Few Bits
"""

from collections.abc import Iterator

from awesomequant.language.plain import show
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.works.proceedings import Contents, volume


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper that a volume at hand does not have."""
    if not library.proceedings:  # most lists keep none
        return
    for paper in library.papers:
        if paper.venue and paper.year:
            there = library.proceedings.get(volume(paper.venue, paper.year))
            titles = [show(title) for title in (paper.title, *paper.also_titled)]
            if there and not any(map(there.holds, titles)):
                yield _finding(library, paper, there, titles)


def _finding(library: Library, paper: Paper, there: Contents, titles: list[str]) -> Finding:
    """Word one finding, with the nearest title, or with the volume that does have the paper."""
    others = [
        f"{folder} {year}"
        for (folder, year), contents in library.proceedings.items()
        if abs(year - (paper.year or 0)) <= 1 and contents is not there
        if any(map(contents.has_exactly, titles))
    ]
    near = there.nearest(titles[0])
    message = f"the titles of {paper.venue} {paper.year} that are at hand do not have it"
    if others:
        message += f"; those of {' and '.join(others)} do"
    elif near:
        message += f"; the nearest is '{near.title}' ({near.likeness:.0f} % alike)"
    hint = "say where it appeared, a workshop or 'arXiv' perhaps, or how it is called there"
    return Finding(paper.source_file, ("venue",), message, hint, Level.NOTE)
