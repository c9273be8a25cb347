"""Read what a search by title brought up: the works that may be meant, the likest first."""

from collections.abc import Iterable
from dataclasses import replace

from awesomequant.language.plain import show
from awesomequant.web.facts import Facts
from awesomequant.web.values import Answers, id_of
from awesomequant.works.title_likeness import Likeness, compare_titles
from awesomequant.works.titles import Title

# Hits that are asked for and looked at: the preprint, the workshop's, the conference's and the
# journal's text of one work, and a namesake.
MOST_HITS = 5


def titled(key: str, found: Iterable[Facts]) -> Answers:
    """Return the works of ``found`` whose titles are like that of ``key``, the others as namesakes.

    A search always brings up something.  What is called quite otherwise is no answer, so the
    service does not know the title: that is an answer too, and is kept.
    """
    asked = Title(id_of(key))
    told = [
        (compare_titles(asked, Title(show(facts.title))).likeness, facts)
        for facts in found
        if facts.title
    ]
    alike = [one for one in told if one[0] is not Likeness.UNLIKE]
    if not alike:
        return {key: None}
    alike.sort(key=lambda one: one[0], reverse=True)
    first, *others = (facts for _, facts in alike[:MOST_HITS])
    return {key: replace(first, namesakes=tuple(others))}
