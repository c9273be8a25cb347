"""Ask what a paper is called and who wrote it: a chain of services, until one has answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from awesomequant.web.asking import Account, Asking
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.facts import Facts
from awesomequant.works.clues import Clues

_DAY = 86_400.0
# Who is asked for which kind of id, the best first.
CHAINS = {
    "arxiv": ("arxiv", "datacite", "semanticscholar"),
    "doi": ("crossref", "datacite", "doi", "semanticscholar"),
    "openreview": ("openreview",),
    "acl": ("pages", "semanticscholar"),
}
_PAGE = "page:"


@dataclass(frozen=True)
class Answer:
    """What one service said, or why it did not."""

    service: str
    facts: Facts | None
    reason: str = ""


@dataclass
class Lookup:
    """Asks services about single papers; offline it reads what was fetched before."""

    sources: Mapping[str, Any]
    client: Client
    journal: Journal
    offline: bool = False

    def facts(self, clues: Clues) -> Iterator[Answer]:
        """Yield what each service of the chain says, and end with the first that knows it."""
        for service, key in _questions(clues, self.sources):
            answer = self._asked(service, key)
            yield answer
            if answer.facts and answer.facts.title:
                return

    def code(self, arxiv: str) -> str | None:
        """Give the code that the paper's page on Hugging Face names."""
        facts = self._asked("huggingface", f"arxiv:{arxiv}").facts
        return facts.code if facts else None

    def _asked(self, service: str, key: str) -> Answer:
        now = self.client.clock.now()
        since = 0.0 if self.offline else now - _DAY
        known = self.journal.fresh(service, [key], since, now)
        if key in known or self.offline:
            return Answer(service, known.get(key), "" if key in known else "not asked: offline")
        account = Account(service)
        found = Asking(self.sources[service], self.client, self.journal, account).ask([key])
        notes = account.notes[0].partition(": ")[2] if account.notes else ""
        malformed = next(iter(account.malformed), "").partition(": ")[2]
        why = (account.stopped, account.skipped, notes, malformed, "not known there")
        reason = next(one for one in why if one)
        return Answer(service, found.get(key), reason)


def _questions(clues: Clues, sources: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield service and key of each question, the best first."""
    found = clues.identifier
    for service in CHAINS.get(found.scheme, ("pages",)) if found else ():
        if service != "pages" and found:
            yield service, str(found)
        elif clues.address and _host(clues.address) in sources["pages"].HOSTS:
            yield service, _PAGE + clues.address


def _host(address: str) -> str:
    return address.split("/")[2]
