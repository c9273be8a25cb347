"""Two records own one identifier and bear one title: they are one work.

The preprint, the reviewed page and the proceedings version of a paper are one record: ``venue``,
``year``, ``url`` and ``doi`` speak of the version of record, ``arxiv`` of the preprint.  Join the
two: keep the older file, copy what only the other has, and name its id under ``aliases``.

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

from awesomequant.check.duplicates import shared_identifiers
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.works.titles import Verdict, same_identifier

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records of one work."""
    for identifier, first, second in shared_identifiers(library):
        if same_identifier(first.title, second.title) is Verdict.DUPLICATE_ID:
            message = f"{identifier} is the work of {first.source_file} already"
            hint = f"join the two records and name '{second.id}' under its 'aliases'"
            yield Finding(second.source_file, (), message, hint, related=(first.source_file,))
