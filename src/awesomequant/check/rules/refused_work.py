"""A record is of a work that the list refused before.

``data/decisions/`` and ``reviewed`` in ``data/scope.yaml`` say which works were looked at and do
not count, with the reason and the day; what is the same work is told by its identifiers, title and
people.  Take the record out, or say with the decision why it is listed all the same: ``overruled``
with a day and a reason, which ``awesomequant add --overrule WHY`` writes.

Wrong::

    # data/decisions/2020/alpha.yaml
    title: "Alpha Networks of Few Bits"
    arxiv: "2001.01234"
    reason: another field
    day: 2020-03-01

Right::

    # data/decisions/2020/alpha.yaml
    title: "Alpha Networks of Few Bits"
    arxiv: "2001.01234"
    reason: another field
    day: 2020-03-01
    overruled: {day: 2020-06-01, because: its second version is about few bits}
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.candidates import alike, traces
from awesomequant.works.identity import Judgement, Verdict, same_work

NEEDS = ("data/scope.yaml",)


def check(library: Library) -> Iterator[Finding]:
    """Yield each record of a work that was refused, or may have been."""
    refused, papers = library.decisions.refused, library.papers
    if not refused:
        return
    first = len(papers)

    def judge(one: int, other: int) -> Judgement:
        listed = library.statement(papers[other])
        return same_work(refused[one - first].statement, listed)

    # The works that were refused are few: only what shares something with them is held.
    found_by = [*map(library.traces_of, papers), *(traces(one.statement) for one in refused)]
    pairs = alike(
        found_by,
        lambda one, other: judge(one, other) if other < first else _APART,
        range(first, len(found_by)),
    )
    for other, one, judgement in pairs:
        paper, before = papers[other], refused[one - first]
        is_sure = judgement.verdict is Verdict.YES
        if not is_sure and judgement.verdict is not Verdict.PERHAPS:
            continue
        of = "this work was" if is_sure else f"this may be '{before.title}', which was"
        message = f"{of} {before.why}: {judgement}"
        where = (
            "'counts: true'" if before.review is not None else "'overruled: {day: …, because: …}'"
        )
        hint = f"take it out, or write {where} and why into {before.file}"
        level = Level.WARNING if is_sure else Level.NOTE
        yield Finding(paper.source_file, ("title",), message, hint, level, related=(before.file,))


# Two refusals of one work are nobody's mistake.
_APART = Judgement(Verdict.NO, ())
