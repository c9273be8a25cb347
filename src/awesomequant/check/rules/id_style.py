"""The id has nothing to do with the title.

Ids are seen in addresses and in files' names: the acronym (``ghostnet``) or a word of the title
with the year, so that a person who knows the paper knows its file.  Choose a better name before the
record is published; afterwards an id never changes, so silence this rule instead.

Wrong::

    # data/papers/2020/x17.yaml
    title: Ternary Nets for Speech
    arxiv: "2002.00001"

Right::

    # data/papers/2020/ternary-nets-2020.yaml
    title: Ternary Nets for Speech
    arxiv: "2002.00001"
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.text import slug
from awesomequant.works.ids import propose
from awesomequant.works.people import folded

BY_RECORD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each paper whose id shares no word with its title or authors."""
    for paper in library.papers:
        # The field may say GPTQ where the proceedings say OPTQ.
        known = "-".join(
            filter(None, map(slug, (paper.title, *paper.also_titled, *paper.known_as)))
        )
        # The acronym may be the whole id; a title without a Latin letter speaks of no id at all.
        if not known or paper.id.split("-")[0] in known or known in paper.id:
            continue
        known += "-" + "-".join(slug(folded(one.family)) for one in paper.people)
        # Shorter words and numbers stand in any title.
        words = [word for word in paper.id.split("-") if len(word) > 2 and not word.isdecimal()]  # noqa: PLR2004
        if not any(word in known for word in words):
            first = next(iter(paper.people), None)
            better = propose(paper.title, paper.year, first, library.by_id)
            message = f"the id '{paper.id}' says nothing of the title"
            hint = f"call the file {better}.yaml"
            yield Finding(paper.source_file, (), message, hint, Level.NOTE)
