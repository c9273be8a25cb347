"""Put the questions: each service in its turn, the journal first, and keep what each one said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.update import wanted
from awesomequant.update.outcome import Said
from awesomequant.update.progress import Progress
from awesomequant.web.asking import Account, Asking
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.values import Answers

_HOUR = 3600.0
# How old an answer may be before it is asked for again, unless the user says otherwise: counts by
# the day, metadata by the month, links to code, which take a request each, by the quarter.
AGES = {"stars": 20 * _HOUR, "citations": 20 * _HOUR, "metadata": 720 * _HOUR, "code": 2160 * _HOUR}
# Papers asked of Hugging Face in one run, those never asked first; --only code asks for all.
CODE_PER_RUN = 40


@dataclass(frozen=True)
class Plan:
    """What the user asked for; ``max_age`` in seconds."""

    only: frozenset[str] = frozenset(wanted.PURPOSES)
    max_age: float | None = None
    offline: bool = False
    dry_run: bool = False
    force: bool = False


@dataclass
class Inquiry:
    """The questions of one run and what came of them."""

    library: Library
    plan: Plan
    sources: Mapping[str, Any]
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
        for purpose in wanted.PURPOSES:
            if purpose in self.plan.only:
                asks[purpose]()

    @property
    def complete(self) -> bool:
        """Say whether every question was put and answered."""
        return not self.interrupted and all(one.complete for one in self.accounts.values())

    def _ask_stars(self) -> None:
        keys = wanted.repositories(self.library)
        for service in wanted.STARS:
            schemes = self.sources[service].SERVICE.schemes
            mine = [key for key in keys if key.partition(":")[0] in schemes]
            for key, facts in self._ask(service, "stars", mine).items():
                self.stores[key] = (service, facts) if facts else None

    def _ask_citations(self) -> None:
        left = [paper for paper in self.library.papers if "citations" not in paper.locked]
        for service in wanted.CITATIONS:
            self._ask_works(service, "citations", left)
            left = [paper for paper in left if not self._counted(paper)]

    def _ask_metadata(self) -> None:
        for service in wanted.METADATA:
            papers = wanted.lacking(self.library.papers, self.library, service)
            self._ask_works(service, "metadata", papers)
        if self.accounts.get("arxiv", Account("")).stopped:
            papers = wanted.lacking(self.library.papers, self.library, "arxiv")
            known = {paper.id for paper in papers if any(s == "arxiv" for s, _ in self._of(paper))}
            rest = [paper for paper in papers if paper.id not in known and paper.arxiv]
            self._ask_works("datacite", "metadata", rest)

    def _ask_code(self) -> None:
        papers = [paper for paper in wanted.without_code(self.library.papers) if paper.arxiv]
        if self.plan.only != {"code"}:
            papers = sorted(papers, key=self._last_asked)[:CODE_PER_RUN]
        self._ask_works("huggingface", "code", papers, scheme="arxiv")

    def _last_asked(self, paper: Paper) -> tuple[float, str]:
        entry = self.journal.entry("huggingface", f"arxiv:{paper.arxiv}")
        return (entry.at if entry else 0.0), paper.id

    def _counted(self, paper: Paper) -> bool:
        return any(facts.citations is not None for _, facts in self._of(paper))

    def _of(self, paper: Paper) -> list[Said]:
        return self.works.get(paper.id, [])

    def _ask_works(
        self, service: str, purpose: str, papers: Iterable[Paper], scheme: str = ""
    ) -> None:
        keys = wanted.paper_keys(papers, self.sources[service].SERVICE)
        if scheme:
            keys = {f"{scheme}:{paper.arxiv}": [paper] for paper in papers}
        for key, facts in self._ask(service, purpose, keys).items():
            for paper in keys[key]:
                if facts and (service, facts) not in self._of(paper):
                    self.works.setdefault(paper.id, []).append((service, facts))

    def _ask(self, service: str, purpose: str, keys: Iterable[str]) -> Answers:
        """Give what the journal has, and what the service says of the rest."""
        every = list(keys)
        now = self.client.clock.now()
        age = self.plan.max_age if self.plan.max_age is not None else AGES[purpose]
        since = 0.0 if self.plan.offline and self.plan.max_age is None else now - age
        known = self.journal.fresh(service, every, since, now)
        rest = [key for key in every if key not in known]
        if self.plan.offline or self.interrupted or not rest:
            return known
        account = self.accounts.setdefault(service, Account(service))
        with Progress(service, purpose, len(rest)) as progress:
            asking = Asking(self.sources[service], self.client, self.journal, account)
            asking.advance = progress.advance
            try:
                return known | asking.ask(rest)
            except KeyboardInterrupt:
                self.interrupted = True  # the journal has every batch that came back before
                return known | self.journal.fresh(service, rest, now, self.client.clock.now())
