"""What is asked for and of whom: what records lack, by which key, the most trusted service first.

The journal is read before anybody is asked, and keeps what each one said.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from awesomequant.console import Progress
from awesomequant.library.library import Library
from awesomequant.library.metrics import repository_key
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.update.matching import Said, is_preprint, judgement, of_this_title, rank
from awesomequant.web.asking import Account, Asking
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.facts import Facts
from awesomequant.web.services import ServiceModule, tellers
from awesomequant.web.values import (
    HEARSAY,
    PAGE,
    Answers,
    Service,
    Tells,
    id_of,
    scheme_of,
    title_key,
)
from awesomequant.works.identifiers import identified
from awesomequant.works.identity import Verdict

_HOUR = 3600.0
# How old an answer may be before it is asked for again, unless the user says otherwise: counts by
# the day, metadata by the month, links to code, which take a request each, by the quarter.
AGES = {"stars": 20 * _HOUR, "citations": 20 * _HOUR, "metadata": 720 * _HOUR, "code": 2160 * _HOUR}
# What a title brought up stays so for long: who registers a work does it when it appears.
TITLE_AGE = 2160 * _HOUR
# Papers that are asked about by title in one run, of each service, those never asked first: a
# request each, at the pace of a search.  --only metadata asks about all.
TITLES_PER_RUN = 40
# Papers whose code is asked for in one run where each costs a request, those never asked first;
# --only code asks for all.
CODE_PER_RUN = 40


# What the user asks for.

PURPOSES = ("stars", "citations", "metadata", "code")
# What the purpose "metadata" asks about.
METADATA = (Tells.PEOPLE, Tells.ABSTRACT, Tells.DOI, Tells.PUBLISHED, Tells.NOTICES)


@dataclass(frozen=True)
class Plan:
    """What the user asked for; ``max_age`` in seconds."""

    only: frozenset[str] = frozenset(PURPOSES)
    max_age: float | None = None
    offline: bool = False
    dry_run: bool = False
    force: bool = False


def chosen(only: str) -> frozenset[str]:
    """The purposes named in ``only`` with commas between; raises KeyError for another name."""
    names: Mapping[str, str] = {name: name for name in PURPOSES}
    return frozenset(names[name.strip()] for name in only.split(",") if name.strip())


_UNITS = {"m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}


def seconds(age: str | None) -> float | None:
    """Return an age such as ``7d`` in seconds; raises Refusal for another form."""
    if age is None:
        return None
    found = re.fullmatch(r"(\d{1,4})([mhdw])", age.strip())
    if not found:
        msg = f"'{age}' is no age; write 12h, 7d or 4w"
        raise Refusal(msg)
    return int(found[1]) * _UNITS[found[2]]


# What is asked for: what a record lacks, by the keys of papers, titles and repositories.

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
    found = identified(url)
    return found.key if found and found.scheme in ("github", "hf") else None


def paper_keys(papers: Iterable[Paper], service: Service) -> dict[str, list[Paper]]:
    """Return the papers under the one identifier that ``service`` is asked for them by."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        if key := service.key(paper.identifiers, paper.url):
            found.setdefault(key, []).append(paper)
    return found


def title_keys(papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    """Return the papers under their titles; two of one title are asked about once."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        found.setdefault(title_key(paper.title), []).append(paper)
    return found


def wants_by_title(
    paper: Paper, what: Tells, library: Library, services: Mapping[str, ServiceModule]
) -> bool:
    """Whether ``what`` may be asked by title: a record lacks it, and nobody has a better key to it.

    People are asked for whatever identifiers there are, once these have brought nothing: they are
    the one thing without which there is no citation.
    """
    known = (services[name].SERVICE for name in tellers(services, what))
    is_known = any(service.key(paper.identifiers, paper.url) for service in known)
    return lacks(paper, what, library) and (what is Tells.PEOPLE or not is_known)


def lacks(paper: Paper, what: Tells, library: Library) -> bool:
    """Whether a record wants to be told ``what``: a correction may come for any paper."""
    if what is Tells.NOTICES:
        return True
    if what is Tells.CITATIONS:  # a count grows old
        return "citations" not in paper.locked
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


def without_code(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers that link no code and may be given a link."""
    return [paper for paper in papers if not paper.code and "code" not in paper.locked]


# Put the questions.


@dataclass
class Inquiry:
    """The questions of one run and what came of them."""

    library: Library
    plan: Plan
    services: Mapping[str, ServiceModule]
    client: Client
    journal: Journal
    works: dict[str, list[Said]] = field(default_factory=dict)
    stores: dict[str, Said | None] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    interrupted: bool = False

    def run(self) -> None:
        """Ask for everything that the plan wants; Ctrl-C ends the asking and nothing else."""
        only = self.plan.only
        if "stars" in only:
            self._ask_stars()
        if "citations" in only:
            self._ask_by_identifier("citations", (Tells.CITATIONS,))
        if "metadata" in only:
            self._ask_by_identifier("metadata", METADATA)
            # Nobody is asked by title before all who know an identifier have been.
            for name in tellers(self.services, *METADATA, by_title=True):
                self._ask_titles(name)
        if "code" in only:
            self._ask_code()

    @property
    def complete(self) -> bool:
        """Return whether every question was put and answered."""
        return not self.interrupted and all(one.complete for one in self.accounts.values())

    def _ask_stars(self) -> None:
        keys = repositories(self.library, self.services)
        for name in tellers(self.services, Tells.STARS):
            service = self.services[name].SERVICE
            mine = [key for key in keys if scheme_of(key) in service.schemes]
            # Two services may read pages: each is asked about those of its own hosts.
            mine = [key for key in mine if scheme_of(key) != PAGE or service.reads(id_of(key))]
            for key, facts in self._ask(name, "stars", mine).items():
                self.stores[key] = Said(name, facts) if facts else None

    def _ask_by_identifier(self, purpose: str, wanted: tuple[Tells, ...]) -> None:
        """Ask whoever can tell what a record lacks and nobody has told yet, by trust.

        So DataCite is asked about an arXiv paper only where arXiv did not answer.
        """
        for name in tellers(self.services, *wanted):
            told = [one for one in wanted if one in self.services[name].SERVICE.tells]
            papers = [
                paper
                for paper in self.library.papers
                if any(
                    lacks(paper, one, self.library) and not self._is_told(paper, one)
                    for one in told
                )
            ]
            self._ask_works(name, purpose, papers)

    def _ask_titles(self, name: str) -> None:
        told = [one for one in METADATA if one in self.services[name].SERVICE.by_title]
        keys = title_keys(
            paper
            for paper in self.library.papers
            if any(
                wants_by_title(paper, one, self.library, self.services)
                and not self._is_told(paper, one)
                for one in told
            )
        )
        # As with code: never asked first, so that the titles that no run has room for come later.
        due = sorted(keys, key=lambda key: (self.journal.asked_at(name, key), key))
        if self.plan.only != {"metadata"} and not self.plan.offline:
            due = due[:TITLES_PER_RUN]
        for key, facts in self._ask(name, "metadata", due, TITLE_AGE).items():
            # The likest hit is not always the one that is meant: `of_this_title` sees them all.
            hits = (facts, *facts.namesakes) if facts else ()
            for paper in keys[key]:
                said = self.works.setdefault(paper.id, [])
                said += [Said(name, hit, by_title=True) for hit in hits]

    def _ask_code(self) -> None:
        for name in tellers(self.services, Tells.CODE):
            service = self.services[name].SERVICE
            keys = paper_keys(without_code(self.library.papers), service)
            papers = [paper for found in keys.values() for paper in found]
            # Those never asked come first, then those asked longest ago: week by week all are.
            if self.plan.only != {"code"} and service.batch == 1:
                asked = {
                    paper.id: self.journal.asked_at(name, key)
                    for key, found in keys.items()
                    for paper in found
                }
                papers.sort(key=lambda one: (asked[one.id], one.id))
                papers = papers[:CODE_PER_RUN]
            self._ask_works(name, "code", papers)

    def _is_told(self, paper: Paper, what: Tells) -> bool:
        """Whether a service has told what it is trusted with, of this paper and no other."""
        said = self.works.get(paper.id, ())
        of_title = of_this_title(paper, self.library, said)[0]
        # Hearsay is proposed and never written, so that it settles nothing: the next is asked too.
        return any(
            tells(one.facts, what)
            and (found := rank(one, what, self.services)) is not None
            and found < HEARSAY
            and (
                one in of_title
                if one.by_title
                else judgement(one.facts, paper, self.library).verdict is Verdict.YES
            )
            for one in said
        )

    def _ask_works(self, name: str, purpose: str, papers: Iterable[Paper]) -> None:
        keys = paper_keys(papers, self.services[name].SERVICE)
        for key, facts in self._ask(name, purpose, keys).items():
            for paper in keys[key]:
                if facts and Said(name, facts) not in self.works.get(paper.id, ()):
                    self.works.setdefault(paper.id, []).append(Said(name, facts))

    def _ask(
        self, service: str, purpose: str, keys: Iterable[str], usual: float | None = None
    ) -> Answers:
        """Return what the journal has, and what the service says of the rest."""
        every = list(keys)
        now = self.client.clock.now()
        age = self.plan.max_age if self.plan.max_age is not None else usual or AGES[purpose]
        # Offline an old answer is better than none.
        since = 0.0 if self.plan.offline and self.plan.max_age is None else now - age
        known = self.journal.fresh(service, every, since, now)
        rest = [key for key in every if key not in known]
        if self.plan.offline or self.interrupted or not rest:
            return known
        account = self.accounts.setdefault(service, Account(service))
        with Progress(service, purpose, len(rest)) as progress:
            asking = Asking(self.services[service], self.client, self.journal, account)
            asking.advance = progress.advance
            try:
                return known | asking.ask(rest)
            except KeyboardInterrupt:
                self.interrupted = True  # the journal has every batch that came back before
                return known | self.journal.fresh(service, rest, now, self.client.clock.now())
