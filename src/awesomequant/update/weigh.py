"""Weigh what services say of a paper: what to fill, what to propose, what to hold back.

An empty field is filled only where the title is alike too.  What a person wrote is never
overwritten.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from awesomequant.library.author import plain
from awesomequant.library.change import Change
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.update.matching import Said, is_preprint, judgement, rank
from awesomequant.update.proposals import Held, Proposal
from awesomequant.web.facts import Facts
from awesomequant.web.services import ServiceModule
from awesomequant.web.values import HEARSAY, Tells
from awesomequant.works import notices
from awesomequant.works.identity import Verdict
from awesomequant.works.title_likeness import Likeness
from awesomequant.works.venues import LONGEST_ID

_FAR = 2  # years between two statements that are more than "online" and "in print"


@dataclass(frozen=True)
class Case:
    """One paper and what was said of it by services that mean the same work."""

    paper: Paper
    library: Library
    said: tuple[Said, ...]
    services: Mapping[str, ServiceModule]

    def rank(self, said: Said, what: Tells) -> int | None:
        """Return how far an answer is trusted with ``what``; None where it was not asked for it."""
        return rank(said, what, self.services)

    def best(self, what: Tells) -> Iterator[Said]:
        """Yield the facts of those who can tell ``what``, the most trusted service first."""
        ranked = [(found, one) for one in self.said if (found := self.rank(one, what)) is not None]
        for _, one in sorted(ranked, key=lambda pair: (pair[0], pair[1].service)):
            # `of_this_title` has judged what a title brought up, by stricter rules.
            if one.by_title or _is_same(one.facts, self):
                yield one

    def is_hearsay(self, said: Said, what: Tells) -> bool:
        """Whether a service passes on what its users wrote, which a person is to look at."""
        return (self.rank(said, what) or 0) >= HEARSAY


def weigh(case: Case) -> Iterator[Change | Proposal | Held | str]:
    """Yield all that was said of a paper comes to, its counts apart."""
    paper = case.paper
    yield from _notices(case)
    if is_preprint(case.paper, case.library):
        yield from _published(case)
    else:
        yield from _doi(case)
        for one in case.said:
            facts = one.facts
            # Of the DOI that the record has: another version of the work has another year.
            is_its_own = facts.doi == (paper.doi or "").lower()
            if not is_its_own or case.rank(one, Tells.YEAR) is None or "year" in paper.locked:
                continue
            if facts.year and paper.year and abs(facts.year - paper.year) >= _FAR:
                year, was = {"year": str(facts.year)}, {"year": str(paper.year)}
                because = f"{one.service} has another year"
                yield Proposal(paper.id, "year", year, was, because, one.service)
                break
    for field, what in (("authors", Tells.PEOPLE), ("abstract", Tells.ABSTRACT)):
        if getattr(paper, field) or field in paper.locked:
            continue
        for one in case.best(what):
            if value := getattr(one.facts, field):
                shape = plain(value) if isinstance(value, tuple) else value
                yield Change(paper.source_file, (field,), shape, by=one.service, was=None)
                break
    for service, facts, _ in case.said:
        if facts.code and not paper.code and "code" not in paper.locked and _is_same(facts, case):
            because = f"the page of {service} names this code"
            yield Proposal(paper.id, "code", {"code.+": facts.code}, {}, because, service)
            return


def _is_same(facts: Facts, case: Case) -> bool:
    """Whether facts may be written into the paper: one identifier and half the words are too few.

    A wrong identifier in the record would else fill it with another work's people.
    """
    found = judgement(facts, case.paper, case.library)
    return found.verdict is Verdict.YES and found.likeness is not Likeness.UNLIKE


def _doi(case: Case) -> Iterator[Change | Proposal | Held]:
    """Fill an empty DOI, or propose the one that a service names in place of ours."""
    paper = case.paper
    found = next((one for one in case.best(Tells.DOI) if one.facts.doi), None)
    if not found or "doi" in paper.locked or found.facts.doi == (paper.doi or "").lower():
        return
    service, doi = found.service, found.facts.doi or ""
    # Whoever was asked by title may have named the journal's version of what is listed at a
    # conference, with the same people: one work, another DOI.
    venue = case.library.resolver.resolve(found.facts.venue or "").id
    is_its_text = not found.by_title or (
        venue is not None and (venue, found.facts.year) == (paper.venue, paper.year)
    )
    if owner := _owner(case, doi):
        yield Held(paper.id, f"{service} gives it {doi}, the DOI of '{owner}'")
    elif paper.doi is None and not case.is_hearsay(found, Tells.DOI) and is_its_text:
        yield Change(paper.source_file, ("doi",), doi, by=service, was=None)
    else:
        was = {"doi": paper.doi} if paper.doi else {}
        yield Proposal(paper.id, "doi", {"doi": doi}, was, f"{service} names this DOI", service)


def _owner(case: Case, doi: str) -> str | None:
    owners = case.library.by_identifier.get(f"doi:{doi}", ())
    return next((owner.id for owner in owners if owner.id != case.paper.id), None)


def _published(case: Case) -> Iterator[Proposal | Held]:
    """Propose the version of record of a paper that is listed as a preprint."""
    paper = case.paper
    if {"venue", "year", "doi"} & set(paper.locked):
        return
    for one in case.best(Tells.PUBLISHED):
        service, facts, _ = one
        if not facts.published or not (facts.venue or facts.doi):
            continue
        if facts.doi and (owner := _owner(case, facts.doi)):
            yield Held(paper.id, f"{service} gives it {facts.doi}, the DOI of '{owner}'")
            continue
        resolver = case.library.resolver
        named = resolver.resolve(facts.venue or "")
        venue = "" if named.id == paper.venue else named.proposed_id
        if venue and named.id and not resolver.has(named.name) and len(named.name) <= LONGEST_ID:
            venue = named.name  # shown as written: accepted, it teaches the list a spelling
        if case.is_hearsay(one, Tells.PUBLISHED) and not named.id:
            venue = ""  # people write it as they like
        change = {"venue": venue, "year": str(facts.year or "")}
        change["doi"] = facts.doi if facts.doi and not paper.doi else ""
        was = {"venue": paper.venue or "", "year": str(paper.year or "")}
        new = {key: value for key, value in change.items() if value and value != was.get(key)}
        if new.keys() - {"year"}:
            because = f"{service}: published" + (f" in {facts.venue}" if facts.venue else "")
            because += f", which is {named.id}" if venue and named.id not in (None, venue) else ""
            was = {name: one for name, one in was.items() if name in new}
            yield Proposal(paper.id, "published", new, was, because, service)
            return


def _notices(case: Case) -> Iterator[Proposal | str]:
    """Propose the notices that a record does not have, each once; tell of all of them."""
    paper = case.paper
    known, note = {one.said.doi for one in paper.notices}, (paper.note or "").lower()
    stands = {one.standing for one in paper.notices} | ({paper.standing} - {None})
    proposed = Counter[str]()
    told = [(one, notices.said(text)) for one in case.said for text in one.facts.notices]
    # One with a DOI says more than a word, whoever says it.
    for one, notice in sorted(told, key=lambda pair: not pair[1].doi):
        service, standing = one.service, notices.standing_of(notice.kind)
        if (notice.doi in known or notice.doi in note) if notice.doi else standing in stands:
            continue
        where = f" {notice.link}" if notice.link else ""
        yield f"{paper.id}: {notice.kind} according to {service}{where}"
        # That it was retracted, and no more, is believed of who keeps the record of such things,
        # and of a server of its own preprints: what has appeared since is often withdrawn there.
        is_own = notice.address and is_preprint(paper, case.library)
        is_known = notice.doi or is_own or case.rank(one, Tells.NOTICES) is not None
        if is_known and "notices" not in paper.locked:
            known.add(notice.doi)
            stands.add(standing)
            proposed[standing] += 1
            number = proposed[standing]
            name = standing.value if number == 1 else f"{standing}-{number}"
            change, because = {"notices.+": notice.text}, f"{service} says so"
            yield Proposal(paper.id, name, change, {}, because, service)
