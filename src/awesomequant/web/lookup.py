"""Ask about one paper, its code or its page: by trust, until one service has answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from awesomequant.web.asking import Account, Asking
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.facts import Facts
from awesomequant.web.services import ServiceModule, tellers
from awesomequant.web.values import Service, Tells
from awesomequant.works.clues import Clues
from awesomequant.works.identifiers import Identifier

_DAY = 86_400.0
_MONTH = 30 * _DAY  # a copy of what is gone stays


@dataclass(frozen=True)
class Answer:
    """What one service said, or why it did not."""

    service: str
    facts: Facts | None
    reason: str = ""


@dataclass
class Lookup:
    """Asks services about single papers and pages; offline it reads what was fetched before."""

    services: Mapping[str, ServiceModule]
    client: Client
    journal: Journal
    offline: bool = False

    def facts(self, clues: Clues) -> Iterator[Answer]:
        """Yield what each service says, the best first, and end with the first that knows it."""
        for service, key in self._questions(Tells.WORK, clues.identifier, clues.address):
            answer = self._asked(service, key)
            yield answer
            if answer.facts and answer.facts.title:
                return

    def code(self, arxiv: str) -> tuple[str, Service] | None:
        """Return the code that a service names for a paper of arXiv, and which service that is."""
        for service, key in self._questions(Tells.CODE, Identifier("arxiv", arxiv), None):
            facts = self._asked(service, key).facts
            if facts and facts.code:
                return facts.code, self.services[service].SERVICE
        return None

    def copy(self, address: str) -> str | None:
        """Return the copy that an archive has of a page that is gone."""
        for service, key in self._questions(Tells.COPY, None, address):
            facts = self._asked(service, key, _MONTH).facts
            if facts and facts.page:
                return facts.page
        return None

    def _questions(
        self, what: Tells, identifier: Identifier | None, address: str | None
    ) -> Iterator[tuple[str, str]]:
        """Yield service and key of each question, the most trusted first."""
        for name in tellers(self.services, what):
            found = [identifier] if identifier else []
            if key := self.services[name].SERVICE.key(found, address):
                yield name, key

    def _asked(self, service: str, key: str, age: float = _DAY) -> Answer:
        now = self.client.clock.now()
        since = 0.0 if self.offline else now - age
        known = self.journal.fresh(service, [key], since, now)
        if key in known or self.offline:
            return Answer(service, known.get(key), "" if key in known else "not asked: offline")
        account = Account(service)
        found = Asking(self.services[service], self.client, self.journal, account).ask([key])
        notes = account.notes[0].partition(": ")[2] if account.notes else ""
        malformed = next(iter(account.malformed), "").partition(": ")[2]
        odd = next(iter(account.odd), "")
        why = (account.stopped, account.skipped, notes, malformed, odd, "not known there")
        reason = next(one for one in why if one)
        return Answer(service, found.get(key), reason)
