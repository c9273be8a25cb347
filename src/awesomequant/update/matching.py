"""Judge whether an answer speaks of a paper: by the identifier it was asked by, or its title.

A service is believed about a paper only where it speaks of the same work.  What may be right is
told for a person to look at, and changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from awesomequant.library.author import people
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.update.proposals import Held
from awesomequant.web.facts import Facts
from awesomequant.web.services import ServiceModule
from awesomequant.web.values import Tells
from awesomequant.works.author_likeness import Common, in_common
from awesomequant.works.identity import Judgement, Verdict, is_elsewhere, same_work, years_between
from awesomequant.works.people import People
from awesomequant.works.title_likeness import Likeness


class Said(NamedTuple):
    """What one service said of one paper or repository."""

    service: str
    facts: Facts
    by_title: bool = False
    """Whether it was asked by no more than a title, and may speak of a namesake."""


def rank(said: Said, what: Tells, services: Mapping[str, ServiceModule]) -> int | None:
    """Return how far an answer is trusted with ``what``, which depends on how it was asked for."""
    service = services[said.service].SERVICE
    return (service.by_title if said.by_title else service.tells).get(what)


def is_preprint(paper: Paper, library: Library) -> bool:
    """Return whether the record knows no version of record of the paper."""
    return library.resolver.resolve(paper.venue or "arXiv").kind == "preprint"


# What was said of an identifier.


def agreeing(paper: Paper, library: Library, said: Iterable[Said]) -> tuple[list[Said], list[Held]]:
    """Part what was said of identifiers into that which speaks of this paper and what may not."""
    sound: list[Said] = []
    held: list[Held] = []
    for one in said:
        if one.by_title:
            continue  # `titled` judges these, by other rules
        # Only a yes: a perhaps may write the facts of one work into another, and nobody notices.
        found = judgement(one.facts, paper, library)
        if found.verdict is Verdict.YES:
            sound.append(one)
        else:
            title = (one.facts.title or "")[:80]
            held.append(Held(paper.id, f"{one.service} calls it '{title}' ({found})"))
    return sound, held


def judgement(facts: Facts, paper: Paper, library: Library) -> Judgement:
    """Judge whether a reply speaks of a paper; it was asked by an identifier of it."""
    own = {found.key for found in paper.identifiers}
    said = facts.statement()
    # Most replies do not repeat what was asked for; one that names another work does not agree in
    # title and people, whatever it was asked by.
    if not own & {found.key for found in said.identifiers}:
        said = facts.statement(*paper.identifiers[:1])
    return same_work(library.statement(paper), said)


# What was said of a title: of this paper, of its other versions, or of a namesake.
#
# Nobody who was asked by title has been shown an identifier, so none is credited with one.  An
# answer is believed where the same title stands with the same venue, a near year or a common
# identifier, or is long and exact and nothing speaks against it; what may be right is told for a
# person to look at.


def of_this_title(
    paper: Paper, library: Library, said: Iterable[Said]
) -> tuple[list[Said], list[Held]]:
    """Part what was said of a paper's title into what is believed, the nearest first, and doubts.

    Of namesakes nothing is told where the work itself was found.
    """
    judged = [(one, _judged(one.facts, paper, library)) for one in said if one.by_title]
    sound = [one for one, found in judged if found.verdict is Verdict.YES]
    bylines = []
    for one in sound:
        named = people(one.facts.authors)
        bylines.append(People(named, len(named) < len(one.facts.authors)))
    # Two answers that both fit, of people who have nobody in common: which of them is meant?
    if any(in_common(*pair)[0] is Common.NONE for pair in combinations(bylines, 2)):
        return [], [_held(one, paper, "two works bear this title") for one in sound]

    def distance(one: Said) -> tuple[bool, int]:
        venue = library.resolver.resolve(one.facts.venue or "").id
        return venue != paper.venue, abs((one.facts.year or 0) - (paper.year or 0))

    sound.sort(key=distance)
    answered = {one.service for one in sound}
    return sound, [
        _held(one, paper, str(found)) for one, found in judged if one.service not in answered
    ]


def _judged(facts: Facts, paper: Paper, library: Library) -> Judgement:
    """Judge one answer; more strictly than two records of a list, since it will be written down.

    What `same_work` takes for one work may be two texts, a workshop's and a conference's, and the
    people of one are not always those of the other.
    """
    # Its venue is called as the list calls it; one that the list does not know speaks neither for
    # the work nor against it: it may be the paper's, in another spelling.
    named = library.resolver.resolve(facts.venue or "")
    unpublished = named.kind == "preprint" or not (facts.published or facts.venue)
    told = replace(facts.statement(), venue=named.id, is_preprint=unpublished)
    record = library.statement(paper)
    found = same_work(record, told)
    if found.verdict is not Verdict.YES or found.shared:
        return found
    if found.likeness < Likeness.SPELLED:
        return replace(found, verdict=Verdict.PERHAPS)
    doubts = []
    if is_elsewhere(record, told) and not paper.people:
        doubts.append(f"published at {told.venue}")
    # An edition, or what was reprinted: a venue that the list does not know hides which.
    if facts.published and not told.is_preprint and (years_between(record, told) or 0) > 1:
        doubts.append("years apart")
    verdict = Verdict.PERHAPS if doubts else Verdict.YES
    return replace(found, verdict=verdict, evidence=(*found.evidence, *doubts))


def _held(one: Said, paper: Paper, why: str) -> Held:
    facts = one.facts
    who = ", ".join(person.shown for person in people(facts.authors)[:2]) or "nobody named"
    where = " ".join(filter(None, (facts.venue, str(facts.year or ""))))
    title = (facts.title or "")[:80]
    return Held(
        paper.id,
        f"asked by title, {one.service} has '{title}' ({who}{'; ' * bool(where)}{where}): {why}",
    )
