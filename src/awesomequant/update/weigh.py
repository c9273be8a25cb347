"""What a paper lacks, and what the answers of services are worth."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from awesomequant.library.author import plain
from awesomequant.library.change import Change
from awesomequant.library.library import Library
from awesomequant.library.metrics import repository_key
from awesomequant.library.paper import Paper
from awesomequant.update.outcome import Held, Proposal, Said
from awesomequant.web.facts import Facts
from awesomequant.web.services import ServiceModule, tellers
from awesomequant.web.values import HEARSAY, PAGE, Service, Tells
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify
from awesomequant.works.identity import Judgement, Verdict, same_work
from awesomequant.works.likeness import Likeness
from awesomequant.works.venues import LONGEST_ID

# What to ask for: what a record lacks, and the keys of papers and repositories.

PURPOSES = ("stars", "citations", "metadata", "code")
# What the purpose "metadata" asks about.
METADATA = (Tells.PEOPLE, Tells.ABSTRACT, Tells.DOI, Tells.PUBLISHED, Tells.NOTICES)
_GITLAB = "gitlab.com"


def repositories(
    library: Library, services: Mapping[str, ServiceModule]
) -> dict[str, list[tuple[Paper, int]]]:
    """Return the papers, with the position of the link, that lead to each repository.

    The key is the repository's as ``services`` are asked for it: ``github:owner/name``, or
    ``page:https://…`` on a host whose pages one of those reads that can tell stars.
    """
    counting = (services[name].SERVICE for name in tellers(services, Tells.STARS))
    hosts = frozenset[str]().union(*(service.pages for service in counting))
    found: dict[str, list[tuple[Paper, int]]] = {}
    for paper in sorted(library.papers, key=lambda paper: paper.id):
        for at, code in enumerate(paper.code):
            key = f"{PAGE}:{code.url}" if urlsplit(code.url).hostname in hosts else None
            if (key := key or repository(code.url)) and not {"code", "stars"} & set(paper.locked):
                found.setdefault(key, []).append((paper, at))
    return found


def repository(url: str) -> str | None:
    """Return the key of the repository that an address leads to; None for any other address."""
    if urlsplit(url).hostname == _GITLAB:
        path = repository_key(url).partition("/")[2]
        return f"gitlab:{path}" if "/" in path else None
    try:
        found = identify(url)
    except (BadIdentifier, UnsafeAddress):
        return None
    return found.key if found and found.scheme in ("github", "hf") else None


def paper_keys(papers: Iterable[Paper], service: Service) -> dict[str, list[Paper]]:
    """Return the papers under the one identifier that ``service`` is asked for them by."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        if key := service.key(paper.identifiers, paper.url):
            found.setdefault(key, []).append(paper)
    return found


def lacks(paper: Paper, what: Tells, library: Library) -> bool:
    """Whether a record wants to be told ``what``: a correction may come for any paper."""
    if what is Tells.NOTICES:
        return True
    if what is Tells.PUBLISHED:
        return is_preprint(paper, library)
    if what is Tells.DOI:  # that of a preprint is found with its version of record
        return not (paper.doi or "doi" in paper.locked or is_preprint(paper, library))
    field = {Tells.PEOPLE: "authors"}.get(what, str(what))
    return not getattr(paper, field) and field not in paper.locked


def tells(facts: Facts, what: Tells) -> bool:
    """Whether facts answer ``what``; nobody's silence about corrections settles the question."""
    answers = {
        Tells.PEOPLE: facts.authors,
        Tells.ABSTRACT: facts.abstract,
        Tells.DOI: facts.doi,
        Tells.PUBLISHED: facts.published and (facts.venue or facts.doi),
        Tells.CITATIONS: facts.citations is not None,
    }
    return bool(answers.get(what))


def is_preprint(paper: Paper, library: Library) -> bool:
    """Return whether the record knows no version of record of the paper."""
    return library.resolver.resolve(paper.venue or "arXiv").kind == "preprint"


def without_code(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers that link no code and may be given a link."""
    return [paper for paper in papers if not paper.code and "code" not in paper.locked]


def chosen(only: str) -> frozenset[str]:
    """The purposes named in ``only`` with commas between; raises KeyError for another name."""
    names: Mapping[str, str] = {name: name for name in PURPOSES}
    return frozenset(names[name.strip()] for name in only.split(",") if name.strip())


# Weigh what services say of a paper: what to fill, what to propose, what to hold back.
#
# A service is asked by an identifier, and believed about a paper only where it speaks of the same
# work; an empty field is filled only where the title is alike too.  What a person wrote is never
# overwritten.

_FAR = 2  # years between two statements that are more than "online" and "in print"


@dataclass(frozen=True)
class Case:
    """One paper and what was said of it by services that mean the same work."""

    paper: Paper
    library: Library
    said: tuple[Said, ...]
    services: Mapping[str, ServiceModule]

    def rank(self, service: str, what: Tells) -> int | None:
        """Return how far a service is trusted with ``what``; None where it is not asked for it."""
        return self.services[service].SERVICE.tells.get(what)

    def best(self, what: Tells) -> Iterator[Said]:
        """Yield the facts of those who can tell ``what``, the most trusted service first."""
        for service in tellers(self.services, what):
            yield from (one for one in self.said if one[0] == service and _is_same(one[1], self))

    def is_hearsay(self, service: str, what: Tells) -> bool:
        """Whether a service passes on what its users wrote, which a person is to look at."""
        return (self.rank(service, what) or 0) >= HEARSAY


def agreeing(paper: Paper, library: Library, said: Iterable[Said]) -> tuple[list[Said], list[Held]]:
    """Part what was said into that which speaks of this paper and that which may not."""
    sound: list[Said] = []
    held: list[Held] = []
    for service, facts in said:
        # Only a yes: a perhaps may write the facts of one work into another, and nobody notices.
        found = judgement(facts, paper, library)
        if found.verdict is Verdict.YES:
            sound.append((service, facts))
        else:
            title = (facts.title or "")[:80]
            held.append(Held(paper.id, f"{service} calls it '{title}' ({found})"))
    return sound, held


def judgement(facts: Facts, paper: Paper, library: Library) -> Judgement:
    """Judge whether a reply speaks of a paper; it was asked by an identifier of it."""
    own = {found.key for found in paper.identifiers}
    said = facts.statement()
    if not own & {found.key for found in said.identifiers}:
        said = facts.statement(*paper.identifiers[:1])
    return same_work(library.statement(paper), said)


def weigh(case: Case) -> Iterator[Change | Proposal | Held | str]:
    """Yield all that was said of a paper comes to, its counts apart."""
    yield from _notices(case)
    if is_preprint(case.paper, case.library):
        yield from _published(case)
    else:
        yield from _doi(case)
        yield from _year(case)
    yield from _empty(case)
    paper = case.paper
    for service, facts in case.said:
        if facts.code and not paper.code and "code" not in paper.locked and _is_same(facts, case):
            because = f"the page of {service} names this code"
            yield Proposal(paper.id, "code", {"code.+": facts.code}, {}, because)
            return


def _is_same(facts: Facts, case: Case) -> bool:
    """Whether facts may be written into the paper: one identifier and half the words are too few.

    A wrong identifier in the record would else fill it with another work's people.
    """
    found = judgement(facts, case.paper, case.library)
    return found.verdict is Verdict.YES and found.likeness is not Likeness.UNLIKE


def _empty(case: Case) -> Iterator[Change]:
    paper = case.paper
    for field, what in (("authors", Tells.PEOPLE), ("abstract", Tells.ABSTRACT)):
        if getattr(paper, field) or field in paper.locked:
            continue
        for service, facts in case.best(what):
            if value := getattr(facts, field):
                shape = plain(value) if isinstance(value, tuple) else value
                yield Change(paper.source_file, (field,), shape, by=service, was=None)
                break


def _doi(case: Case) -> Iterator[Change | Proposal | Held]:
    """Fill an empty DOI, or propose the one that a service names in place of ours."""
    paper = case.paper
    found = next((one for one in case.best(Tells.DOI) if one[1].doi), None)
    if not found or "doi" in paper.locked or found[1].doi == (paper.doi or "").lower():
        return
    service, doi = found[0], found[1].doi or ""
    if owner := _owner(case, doi):
        yield Held(paper.id, f"{service} gives it {doi}, the DOI of '{owner}'")
    elif paper.doi is None and not case.is_hearsay(service, Tells.DOI):
        yield Change(paper.source_file, ("doi",), doi, by=service, was=None)
    else:
        was = {"doi": paper.doi} if paper.doi else {}
        yield Proposal(paper.id, "doi", {"doi": doi}, was, f"{service} names this DOI")


def _owner(case: Case, doi: str) -> str | None:
    owners = case.library.by_identifier.get(f"doi:{doi}", ())
    return next((owner.id for owner in owners if owner.id != case.paper.id), None)


def _year(case: Case) -> Iterator[Proposal]:
    paper = case.paper
    for service, facts in case.said:
        is_asked = case.rank(service, Tells.YEAR) is not None
        trusted = is_asked and facts.doi == (paper.doi or "").lower()
        if (
            trusted
            and facts.year
            and paper.year
            and abs(facts.year - paper.year) >= _FAR
            and "year" not in paper.locked
        ):
            year, was = {"year": str(facts.year)}, {"year": str(paper.year)}
            yield Proposal(paper.id, "year", year, was, f"{service} has another year")
            return


def _published(case: Case) -> Iterator[Proposal | Held]:
    """Propose the version of record of a paper that is listed as a preprint."""
    paper = case.paper
    if {"venue", "year", "doi"} & set(paper.locked):
        return
    for service, facts in case.best(Tells.PUBLISHED):
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
        if case.is_hearsay(service, Tells.PUBLISHED) and not named.id:
            venue = ""  # people write it as they like
        change = {"venue": venue, "year": str(facts.year or "")}
        change["doi"] = facts.doi if facts.doi and not paper.doi else ""
        was = {"venue": paper.venue or "", "year": str(paper.year or "")}
        new = {key: value for key, value in change.items() if value and value != was.get(key)}
        if new.keys() - {"year"}:
            because = f"{service}: published" + (f" in {facts.venue}" if facts.venue else "")
            because += f", which is {named.id}" if venue and named.id not in (None, venue) else ""
            yield Proposal(
                paper.id, "published", new, {k: v for k, v in was.items() if k in new}, because
            )
            return


def _notices(case: Case) -> Iterator[Proposal | str]:
    """Propose a note for a retracted paper; tell of corrections."""
    paper = case.paper
    for service, facts in case.said:
        for notice in facts.notices:
            kind, _, doi = notice.partition(" ")
            where = f" https://doi.org/{doi}" if doi else ""
            yield f"{paper.id}: {kind} according to {service}{where}"
            retracted = kind == "retraction" and not paper.note and "note" not in paper.locked
            if retracted and (doi or case.rank(service, Tells.NOTICES) is not None):
                note = f"Retracted:{where}" if where else "Retracted."
                yield Proposal(paper.id, "retracted", {"note": note}, {}, f"{service} says so")
