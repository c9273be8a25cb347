"""Two records may be one work: their titles are alike, or begin with the same name.

Titles are compared by their letters (0.92 of them in order), names as ``GhostNet:`` exactly; what
differs in a number, an inserted word or a "Comment on …", and authors without a common name, keep
two records apart.  Look at both; join them, or say ``not_duplicate_of`` in one of them.  With two
ids of one kind, like titles are a note.

Wrong::

    # data/papers/2020/alfa.yaml
    title: "Alpha Network of Few Bits"
    doi: 10.1000/1

Right::

    # data/papers/2020/alfa.yaml
    title: "Alpha Network of Few Bits"
    doi: 10.1000/1
    not_duplicate_of: [alpha]
"""

from collections.abc import Iterator

from awesomequant.check.duplicates import are_settled, by_age
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.works.likely_pairs import SAME_NAME, likely_pairs
from awesomequant.works.titles import title_key
from awesomequant.works.vetoes import are_rivals, authors_agree, title_veto


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records that a person should look at."""
    papers = library.papers
    for at, other, reason in likely_pairs([paper.title for paper in papers]):
        one, two = papers[at], papers[other]
        rivals = are_rivals(one.identifiers, two.identifiers)
        if _is_open(one, two) and not (rivals and reason is SAME_NAME):
            yield _finding(by_age(one, two), reason, Level.NOTE if rivals else Level.WARNING)


def _is_open(one: Paper, two: Paper) -> bool:
    """Say whether no other rule and no veto speaks on the pair."""
    key = title_key(one.title)
    return not (
        (key and key == title_key(two.title))
        or are_settled(one, two)
        or title_veto(one.title, two.title)
        or not authors_agree(one.names, two.names)
    )


def _finding(pair: tuple[Paper, Paper], reason: str, level: Level) -> Finding:
    first, second = pair
    message = f"this may be the work of {first.source_file}: {reason}"
    hint = f"join the two records, or write 'not_duplicate_of: [{first.id}]'"
    related = (first.source_file,)
    return Finding(second.source_file, ("title",), message, hint, level, related=related)
