"""Two records own one identifier under unlike titles: one of the links is wrong.

Most often an address was copied from the line above (12 of 17 cases met in public lists), sometimes
a paper was renamed.  Open the link and see whose it is; mend the other, or join the two records.

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

from awesomequant.check.duplicates import shared_identifiers
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.works.titles import Verdict, ratio, same_identifier

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records that cannot both own their identifier."""
    for identifier, first, second in shared_identifiers(library):
        if same_identifier(first.title, second.title) is Verdict.COLLISION:
            alike = ratio(first.title, second.title)
            where = f"{first.source_file} under another title ({alike:.2f})"
            message = f"{identifier} is that of {where}"
            hint = f"one of the two links is wrong: '{first.title}'"
            yield Finding(second.source_file, (), message, hint, related=(first.source_file,))
