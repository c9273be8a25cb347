"""How a list reads: its papers below headings of topics, years or venues, inside one another."""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from awesomequant.library.library import Library
from awesomequant.library.order import age
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Outline
from awesomequant.text import fold

UNKNOWN = {"topic": "Untagged", "year": "Year unknown", "venue": "Venue unknown"}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading: what it is of, the papers directly below it, and the headings below it.

    ``by`` is topic, year or venue; ``key`` the id of which, "" where a paper has none.  ``path``
    tells it from all others of an outline.
    """

    by: str
    key: str
    title: str
    path: str
    papers: tuple[Paper, ...] = ()
    groups: tuple["Group", ...] = ()

    @property
    def every(self) -> tuple[Paper, ...]:
        """Return the papers below it at any depth, each once."""
        found = {paper.id: paper for paper in self.papers}
        for group in self.groups:
            found |= {paper.id: paper for paper in group.every}
        return tuple(found.values())

    def only(self, ids: AbstractSet[str], without: str = "") -> "Group":
        """Return the same with the papers of these ``ids`` alone; no heading is left empty.

        Headings of the kind ``without`` go: what stands below them moves up.
        """
        papers = [paper for paper in self.papers if paper.id in ids]
        groups: list[Group] = []
        for group in self.groups:
            kept = group.only(ids, without)
            if group.by == without:
                papers += kept.papers
                groups += kept.groups
            elif kept.papers or kept.groups:
                groups.append(kept)
        return replace(self, papers=tuple(papers), groups=tuple(groups))


def of_list(library: Library) -> Outline:
    """Return the outline that a list states, else the one by years."""
    return library.settings.outline or _by_year()


@functools.cache
def _by_year() -> Outline:
    return Outline.model_construct()  # nothing to validate, and no validator to make


def outline(library: Library, papers: Iterable[Paper] | None = None) -> tuple[Group, ...]:
    """Return the headings of a list with all its papers, or with those given."""
    chosen = ordered(library, library.papers if papers is None else papers)
    return grouped(library, chosen, of_list(library).by)


def ordered(library: Library, papers: Iterable[Paper]) -> list[Paper]:
    """Return papers in the order in which the list's outline has those of one heading.

    Of one year they stand by venue and title, preprints last; so do those that are even otherwise.
    """

    @cache  # a list has a few hundred venues
    def of_venue(name: str | None) -> tuple[bool, str]:
        venue = library.venues.get(name) if name else None
        return bool(venue and venue.is_preprint), fold(name or "")

    def newest(paper: Paper) -> tuple[int, tuple[bool, str], str]:
        return (-(paper.year or 0), of_venue(paper.venue), fold(paper.title))

    def cited(paper: Paper) -> int:
        return -(paper.citations.count if paper.citations else -1)

    listed = library.listed
    # A list came at once most often: what its days do not tell apart keeps the newest first, or the
    # order of data/order.txt; what is new since stands before or behind all that it names.
    firsts: dict[str, Callable[[Paper], Any]] = {
        "oldest": lambda paper: paper.year or 9999,
        "cited": cited,
        "title": lambda paper: fold(paper.title),
        "added": lambda paper: (
            paper.id in listed,
            listed.get(paper.id, 0),
            [-paper.added.toordinal()] if paper.added else [],
        ),
        "as-listed": lambda paper: (
            paper.id not in listed,
            listed.get(paper.id, 0),
            *age(paper)[:2],
        ),
    }
    first = firsts.get(of_list(library).order)
    if first is None:
        return sorted(papers, key=newest)
    return sorted(papers, key=lambda paper: (first(paper), newest(paper)))


def grouped(
    library: Library, papers: Sequence[Paper], by: Sequence[str], above: str = ""
) -> tuple[Group, ...]:
    """Return ``papers`` below headings of the kinds ``by``, the outer first; none for no kind."""
    if not by:
        return ()
    if by[0] == "topic":
        return _by_topic(library, papers, by[1:], above)
    found = defaultdict[str, list[Paper]](list)
    for paper in papers:
        found[str((paper.year if by[0] == "year" else paper.venue) or "")].append(paper)
    order = of_list(library).order
    is_falling = by[0] == "year" and order != "oldest"
    if order == "as-listed" and library.listed:  # whose headings stand as its papers do
        keys = [*filter(None, found)]
    else:
        keys = sorted(filter(None, found), key=fold, reverse=is_falling)
    keys += [""] * ("" in found)  # what has none comes last, whatever the order
    return tuple(
        _group(library, (by[0], key, key or UNKNOWN[by[0]]), found[key], by[1:], above)
        for key in keys
    )


def _by_topic(
    library: Library, papers: Sequence[Paper], by: Sequence[str], above: str
) -> tuple[Group, ...]:
    """Return the topics that have papers, in the order of data/tags.yaml, inside one another.

    A paper stands under each of its topics, but not under one and again under a part of it.
    """
    found = defaultdict[str, list[Paper]](list)
    for paper in papers:
        tags = (library.tags.get(tag) for tag in paper.tags)
        # A tag that was replaced is no topic any more, until `check --fix` has put the new one.
        topics = {tag.deprecated or tag.id for tag in tags if tag} & library.tags.keys()
        # In one branch at the deepest alone; of two branches under both, as a reader looks for it.
        deepest = topics - {over for topic in topics for over in library.lineage[topic]}
        for topic in deepest or {""}:
            found[topic].append(paper)

    def below(tag: str, above: str) -> tuple[Group, ...]:
        groups = []
        for one in library.below.get(tag, ()):
            inner = below(one, f"{above}topic {one}/")
            if inner or one in found:
                head = ("topic", one, library.tags[one].label)
                groups.append(_group(library, head, found[one], by, above, inner))
        return tuple(groups)

    untagged = ("topic", "", library.messages.say(UNKNOWN["topic"]))
    rest = (_group(library, untagged, found[""], by, above),) if "" in found else ()
    return below("", above) + rest


def _group(
    library: Library,
    head: tuple[str, str, str],
    papers: Sequence[Paper],
    by: Sequence[str],
    above: str,
    inner: tuple[Group, ...] = (),
) -> Group:
    path = f"{above}{head[0]} {head[1]}"
    # The years of a topic stand before its parts.
    groups = (*grouped(library, papers, by, f"{path}/"), *inner)
    return Group(*head, path, () if by else tuple(papers), groups)
