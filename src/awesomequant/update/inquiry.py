"""Put the questions: each service in its turn, the journal first, and keep what each one said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.update import wants
from awesomequant.update.outcome import Said
from awesomequant.update.report import Progress
from awesomequant.update.titled import of_this_title
from awesomequant.update.weigh import judgement, rank
from awesomequant.web.asking import Account, Asking
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.services import ServiceModule, tellers
from awesomequant.web.values import HEARSAY, PAGE, Answers, Tells, id_of, scheme_of
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


@dataclass(frozen=True)
class Plan:
    """What the user asked for; ``max_age`` in seconds."""

    only: frozenset[str] = frozenset(wants.PURPOSES)
    max_age: float | None = None
    offline: bool = False
    dry_run: bool = False
    force: bool = False


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
        asks = {
            "stars": self._ask_stars,
            "citations": self._ask_citations,
            "metadata": self._ask_metadata,
            "code": self._ask_code,
        }
        for purpose in wants.PURPOSES:
            if purpose in self.plan.only:
                asks[purpose]()

    @property
    def complete(self) -> bool:
        """Return whether every question was put and answered."""
        return not self.interrupted and all(one.complete for one in self.accounts.values())

    def _ask_stars(self) -> None:
        keys = wants.repositories(self.library, self.services)
        for name in tellers(self.services, Tells.STARS):
            service = self.services[name].SERVICE
            mine = [key for key in keys if scheme_of(key) in service.schemes]
            mine = [key for key in mine if scheme_of(key) != PAGE or service.reads(id_of(key))]
            for key, facts in self._ask(name, "stars", mine).items():
                self.stores[key] = Said(name, facts) if facts else None

    def _ask_citations(self) -> None:
        papers = [paper for paper in self.library.papers if "citations" not in paper.locked]
        for name in tellers(self.services, Tells.CITATIONS):
            left = [paper for paper in papers if not self._is_told(paper, Tells.CITATIONS)]
            self._ask_works(name, "citations", left)

    def _ask_metadata(self) -> None:
        """Ask whoever can tell what a record lacks and nobody has told yet, by trust.

        So DataCite is asked about an arXiv paper only where arXiv did not answer, and nobody is
        asked by title before all who know an identifier have been.
        """
        for name in tellers(self.services, *wants.METADATA):
            told = [one for one in wants.METADATA if one in self.services[name].SERVICE.tells]
            papers = [
                paper
                for paper in self.library.papers
                if any(
                    wants.lacks(paper, one, self.library) and not self._is_told(paper, one)
                    for one in told
                )
            ]
            self._ask_works(name, "metadata", papers)
        for name in tellers(self.services, *wants.METADATA, by_title=True):
            self._ask_titles(name)

    def _ask_titles(self, name: str) -> None:
        told = [one for one in wants.METADATA if one in self.services[name].SERVICE.by_title]
        keys = wants.title_keys(
            paper
            for paper in self.library.papers
            if any(
                wants.wants_by_title(paper, one, self.library, self.services)
                and not self._is_told(paper, one)
                for one in told
            )
        )
        chosen = sorted(keys, key=lambda key: (self._asked_at(name, key), key))
        if self.plan.only != {"metadata"} and not self.plan.offline:
            chosen = chosen[:TITLES_PER_RUN]
        for key, facts in self._ask(name, "metadata", chosen, TITLE_AGE).items():
            hits = (facts, *facts.namesakes) if facts else ()
            for paper in keys[key]:
                said = self.works.setdefault(paper.id, [])
                said += [Said(name, hit, by_title=True) for hit in hits]

    def _asked_at(self, service: str, key: str) -> float:
        entry = self.journal.entry(service, key)
        return entry.at if entry else 0.0

    def _ask_code(self) -> None:
        for name in tellers(self.services, Tells.CODE):
            service = self.services[name].SERVICE
            keys = wants.paper_keys(wants.without_code(self.library.papers), service)
            papers = [paper for found in keys.values() for paper in found]
            # Those never asked come first, then those asked longest ago: week by week all are.
            if self.plan.only != {"code"} and service.batch == 1:
                asked = {
                    paper.id: self._asked_at(name, key)
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
        return any(
            wants.tells(one.facts, what)
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
        keys = wants.paper_keys(papers, self.services[name].SERVICE)
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
