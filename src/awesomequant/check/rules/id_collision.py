"""Two records own one identifier and are not, or not surely, one work: a link may be wrong.

Most often an address was copied from the line above (12 of 17 cases met in public lists), sometimes
a paper was renamed, sometimes two chapters name the DOI of their book.  Open the link and see whose
it is; mend the other, join the two records, or say ``not_duplicate_of``.  Which of them is wrong
nobody can tell from the list, so a build goes on.

Wrong::

    arxiv: "2003.01234"
    # data/papers/2020/other.yaml
    title: Speech with Large Vocabularies on Small Devices
    arxiv: "2003.01234"

Right::

    arxiv: "2003.01234"
    # data/papers/2020/other.yaml
    title: Speech with Large Vocabularies on Small Devices
    arxiv: "2004.04321"
"""

from collections.abc import Iterator

from awesomequant.check.duplicates import sharing
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identity import Verdict


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records that may not both own their identifier."""
    for first, second, judgement in sharing(library):
        if judgement.is_collision or judgement.verdict is Verdict.PERHAPS:
            message = f"{judgement.shared[0]} is that of {first.source_file} too: {judgement}"
            hint = f"one of the two links is wrong, or this is '{first.title}', renamed"
            related = (first.source_file,)
            yield Finding(second.source_file, (), message, hint, Level.WARNING, related=related)
