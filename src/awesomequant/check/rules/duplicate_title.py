"""Two records bear one title: they are one work, in all likelihood.

Of 94,638 accepted papers only 34 titles occur twice, most of them with a common author.  Join the
two records; where they are two works indeed, say so with ``not_duplicate_of`` in one of them.  With
two ids of one kind (two preprints) it is a note: a paper may have been uploaded twice.

Wrong::

    # data/papers/2020/alpha-2020.yaml
    title: "Alpha: Networks of Few Bits!"
    doi: 10.1000/1

Right::

    # data/papers/2020/alpha-2020.yaml
    title: "Alpha: Networks of Few Bits!"
    doi: 10.1000/1
    not_duplicate_of: [alpha]
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from awesomequant.check.duplicates import are_settled, by_age
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.works.titles import title_key
from awesomequant.works.vetoes import are_rivals, title_veto

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records with one title and no common identifier."""
    by_key: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in library.papers:
        if key := title_key(paper.title):
            by_key[key].append(paper)
    for papers in by_key.values():
        for one, other in pairwise(papers):
            if not are_settled(one, other) and not title_veto(one.title, other.title):
                yield _finding(one, other)


def _finding(one: Paper, other: Paper) -> Finding:
    first, second = by_age(one, other)
    rivals = are_rivals(first.identifiers, second.identifiers)
    level = Level.NOTE if rivals else Level.ERROR
    where = first.source_file
    message = f"the title is that of {where}" + (", with another id" if rivals else "")
    hint = f"join the two records, or write 'not_duplicate_of: [{first.id}]'"
    return Finding(second.source_file, ("title",), message, hint, level, related=(where,))
