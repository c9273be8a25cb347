"""Two records own one identifier, and nothing speaks against one work.

The preprint, the reviewed page and the proceedings version of a paper are one record: ``venue``,
``year``, ``url`` and ``doi`` speak of the version of record, ``arxiv`` of the preprint.  A paper
that was renamed is one work as well, where its authors or its words say so.  Join the two: keep the
older file, copy what only the other has, name its id under ``aliases`` and another title under
``also_titled``.

Wrong::

    arxiv: "2003.01234"
    # data/papers/2020/alpha-2020.yaml
    title: "Alpha: Networks of Few Bits"
    arxiv: "2003.01234"

Right::

    arxiv: "2003.01234"
    aliases: [alpha-2020]
"""

from collections.abc import Iterator

from awesomequant.check.duplicates import sharing
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.works.identity import Verdict

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records of one work."""
    for first, second, judgement in sharing(library):
        # What else shares an identifier ``id-collision`` tells, which stops no build.
        if judgement.verdict is Verdict.YES:
            where = first.source_file
            message = f"this is the work of {where}: {judgement}"
            hint = f"join the two records and name '{second.id}' under its 'aliases'"
            yield Finding(second.source_file, (), message, hint, related=(where,))
