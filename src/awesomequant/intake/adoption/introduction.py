"""What stands above a list and is none of its papers, however like an entry it looks."""

import re
from collections import Counter
from collections.abc import Sequence

from awesomequant.intake.adoption.topics import Topics
from awesomequant.library.draft import Draft

# Where so many entries stand below a topic or a year, one above all of those is none.
_NEARLY_ALL = 0.9
# Where the others are items or rows and these are paragraphs, fewer say so: of 15 entries of a
# short list three were its names, its survey and its news.
_MOST = 0.75
# So few stand below a heading of an introduction: its one bullet that was taken for a title.
_FEW = 2
_ITEM = re.compile(
    r"[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]|[ \t]*\||[ \t]*<(?:li|tr|td|dt)\b", re.IGNORECASE
)


def introduction(drafts: Sequence[Draft], topics: Topics, lines: Sequence[str]) -> Sequence[Draft]:
    """Return the entries of a page, in its order, that stand above its list.

    Thanks, news and a legend have links and years as entries have them: a line of them that was
    taken for one would be missing on the page.
    """
    inside = [
        draft.sections in topics.of or any(map(topics.is_inside, draft.sections))
        for draft in drafts
    ]
    above = inside.index(True) if any(inside) else 0
    is_item = [bool(_ITEM.match(lines[draft.place.line - 1])) for draft in drafts]
    stand_apart = not any(is_item[:above]) and sum(is_item[above:]) > _MOST * (len(drafts) - above)
    if sum(inside) < (_MOST if stand_apart else _NEARLY_ALL) * len(drafts):
        above = 0
    # "Browse: [Web (23)](…) · [Desktop (4)](…)", "**One click** - copies the BibTeX" below
    # headings of their own, which would be topics.
    counts = Counter(draft.sections for draft in drafts)
    bare = [_is_bare(draft) for draft in drafts]
    first = above
    while first < len(drafts) and bare[first] and counts[drafts[first].sections] <= _FEW:
        first += 1
    # Of a list of bare titles a first topic with one of them is a topic.
    is_apart = 2 * sum(bare[first:]) < len(drafts) - first >= _NEARLY_ALL * len(drafts)
    return drafts[: first if is_apart else above]


def _is_bare(draft: Draft) -> bool:
    """Return whether an entry says nothing that works have, and leads nowhere or round one site."""
    if draft.authors or draft.year or draft.code or draft.arxiv or draft.doi or draft.citations:
        return False
    sites = {_site(link.url) for link in draft.links}
    return not draft.url or sites == {_site(draft.url)}


def _site(url: str) -> str:
    """Return the host of an address as it stands: ``https://b.o[/x`` is one that is wrong."""
    return re.split(r"[/?#]", url.partition("//")[2], maxsplit=1)[0]
