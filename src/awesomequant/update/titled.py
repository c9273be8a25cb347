"""Judge what was said of a title: of this paper, of its other versions, or of a namesake.

Nobody who was asked by title has been shown an identifier, so none is credited with one.  An answer
is believed where the same title stands with the same venue, a near year or a common identifier, or
is long and exact and nothing speaks against it; what may be right is told for a person to look at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from awesomequant.library.author import people
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.update.outcome import Held, Said
from awesomequant.web.facts import Facts
from awesomequant.works.author_likeness import Common, in_common
from awesomequant.works.identity import Judgement, Verdict, is_elsewhere, same_work, years_between
from awesomequant.works.people import People
from awesomequant.works.statement import Statement
from awesomequant.works.title_likeness import Likeness


def of_this_title(
    paper: Paper, library: Library, said: Iterable[Said]
) -> tuple[list[Said], list[Held]]:
    """Part what was said of a paper's title into what is believed, the nearest first, and doubts.

    Of namesakes nothing is told where the work itself was found.
    """
    judged = [(one, _judged(one.facts, paper, library)) for one in said if one.by_title]
    sound = [one for one, found in judged if found.verdict is Verdict.YES]
    if _are_two_works(sound):
        return [], [_held(one, paper, "two works bear this title") for one in sound]
    sound.sort(key=lambda one: _distance(one.facts, paper, library))
    named = {one.service for one in sound}
    return sound, [
        _held(one, paper, str(found)) for one, found in judged if one.service not in named
    ]


def _judged(facts: Facts, paper: Paper, library: Library) -> Judgement:
    """Judge one answer; more strictly than two records of a list, since it will be written down.

    What `same_work` takes for one work may be two texts, a workshop's and a conference's, and the
    people of one are not always those of the other.
    """
    record, told = library.statement(paper), _statement(facts, library)
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


def _statement(facts: Facts, library: Library) -> Statement:
    """Return what an answer says, its venue called as the list calls it.

    A venue that the list does not know speaks neither for a work nor against it: it may be the
    paper's, in another spelling.
    """
    named = library.resolver.resolve(facts.venue or "")
    is_preprint = named.kind == "preprint" or not (facts.published or facts.venue)
    return replace(facts.statement(), venue=named.id, is_preprint=is_preprint)


def _are_two_works(sound: Sequence[Said]) -> bool:
    """Whether two answers that both fit name people who have nobody in common."""
    bylines = [_byline(one.facts) for one in sound]
    return any(in_common(*pair)[0] is Common.NONE for pair in combinations(bylines, 2))


def _byline(facts: Facts) -> People:
    named = people(facts.authors)
    return People(named, len(named) < len(facts.authors))


def _distance(facts: Facts, paper: Paper, library: Library) -> tuple[bool, int]:
    """Return how far an answer is from the text that is listed: another venue, then years."""
    venue = library.resolver.resolve(facts.venue or "").id
    return venue != paper.venue, abs((facts.year or 0) - (paper.year or 0))


def _held(one: Said, paper: Paper, why: str) -> Held:
    facts = one.facts
    who = ", ".join(person.shown for person in people(facts.authors)[:2]) or "nobody named"
    where = " ".join(filter(None, (facts.venue, str(facts.year or ""))))
    title = (facts.title or "")[:80]
    return Held(
        paper.id,
        f"asked by title, {one.service} has '{title}' ({who}{'; ' * bool(where)}{where}): {why}",
    )
