"""Put the questions: each service in its turn, the journal first, and keep what each one said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.update import weigh
from awesomequant.update.outcome import Said
from awesomequant.update.report import Progress
from awesomequant.update.weigh import judgement
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
# Papers whose code is asked for in one run where each costs a request, those never asked first;
# --only code asks for all.
CODE_PER_RUN = 40


@dataclass(frozen=True)
class Plan:
    """What the user asked for; ``max_age`` in seconds."""

    only: frozenset[str] = frozenset(weigh.PURPOSES)
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
        for purpose in weigh.PURPOSES:
            if purpose in self.plan.only:
                asks[purpose]()

    @property
    def complete(self) -> bool:
        """Return whether every question was put and answered."""
        return not self.interrupted and all(one.complete for one in self.accounts.values())

    def _ask_stars(self) -> None:
        keys = weigh.repositories(self.library, self.services)
        for name in tellers(self.services, Tells.STARS):
            service = self.services[name].SERVICE
            mine = [key for key in keys if scheme_of(key) in service.schemes]
            mine = [key for key in mine if scheme_of(key) != PAGE or service.reads(id_of(key))]
            for key, facts in self._ask(name, "stars", mine).items():
                self.stores[key] = (name, facts) if facts else None

    def _ask_citations(self) -> None:
        papers = [paper for paper in self.library.papers if "citations" not in paper.locked]
        for name in tellers(self.services, Tells.CITATIONS):
            left = [paper for paper in papers if not self._is_told(paper, Tells.CITATIONS)]
            self._ask_works(name, "citations", left)

    def _ask_metadata(self) -> None:
        """Ask whoever can tell what a record lacks and nobody has told yet, by trust.

        So DataCite is asked about an arXiv paper only where arXiv did not answer.
        """
        for name in tellers(self.services, *weigh.METADATA):
            told = [one for one in weigh.METADATA if one in self.services[name].SERVICE.tells]
            papers = [
                paper
                for paper in self.library.papers
                if any(
                    weigh.lacks(paper, one, self.library) and not self._is_told(paper, one)
                    for one in told
                )
            ]
            self._ask_works(name, "metadata", papers)

    def _ask_code(self) -> None:
        for name in tellers(self.services, Tells.CODE):
            service = self.services[name].SERVICE
            keys = weigh.paper_keys(weigh.without_code(self.library.papers), service)
            papers = [paper for found in keys.values() for paper in found]
            # Those never asked come first, then those asked longest ago: week by week all are.
            if self.plan.only != {"code"} and service.batch == 1:
                asked = {
                    paper.id: self.journal.entry(name, key)
                    for key, found in keys.items()
                    for paper in found
                }
                papers.sort(key=lambda one: (entry.at if (entry := asked[one.id]) else 0.0, one.id))
                papers = papers[:CODE_PER_RUN]
            self._ask_works(name, "code", papers)

    def _is_told(self, paper: Paper, what: Tells) -> bool:
        """Whether a service has told what it is trusted with, of this paper and no other."""
        return any(
            weigh.tells(facts, what)
            and self.services[name].SERVICE.tells.get(what, HEARSAY) < HEARSAY
            and judgement(facts, paper, self.library).verdict is Verdict.YES
            for name, facts in self.works.get(paper.id, ())
        )

    def _ask_works(self, name: str, purpose: str, papers: Iterable[Paper]) -> None:
        keys = weigh.paper_keys(papers, self.services[name].SERVICE)
        for key, facts in self._ask(name, purpose, keys).items():
            for paper in keys[key]:
                if facts and (name, facts) not in self.works.get(paper.id, ()):
                    self.works.setdefault(paper.id, []).append((name, facts))

    def _ask(self, service: str, purpose: str, keys: Iterable[str]) -> Answers:
        """Return what the journal has, and what the service says of the rest."""
        every = list(keys)
        now = self.client.clock.now()
        age = self.plan.max_age if self.plan.max_age is not None else AGES[purpose]
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
