"""Ask a service for many keys: batches, retries, halving, validators, and when to give it up.

Everything is kept in the journal batch by batch.  What could not be asked is simply not answered:
the next run asks for it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from itertools import groupby

from awesomequant.registry import PartError, own_place
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client, credential, redact
from awesomequant.web.services import ServiceModule
from awesomequant.web.values import (
    Answers,
    Broken,
    Limited,
    NotFound,
    Refused,
    TooMuch,
    Unanswered,
    Unreachable,
    Walled,
    scheme_of,
    whole,
)

LONGEST_WAIT = 120.0  # a service that wants more is left alone until the next run
MOST_SPLITS = 24  # isolates one wrong key among 500 with room to spare
_FLOOR = 5.0  # Retry-After: 0 would have us hammer at once
_RESERVE = 0.05  # of a budget is left to others who use the same key
_HOUR = 3600
_MOST_ODD = 5
MOST_FAILURES = 3  # batches in a row that came to nothing: the service is down


@dataclass
class Account:
    """What became of the questions to one service; ``stopped`` says why it was given up.

    ``skipped`` says why it was not asked although all is well: it wants a key that nobody gave.
    ``later`` says how many keys are for the next runs, without a credential too many for one.
    ``walled`` says that it let no program in: it was given up, and coming again is of no use.
    ``malformed`` are keys that it was not asked for, since it would not understand them; ``odd`` is
    what the author of a list's own service is to know of its replies.
    """

    service: str
    asked: int = 0
    answered: int = 0
    stopped: str = ""
    skipped: str = ""
    later: str = ""
    walled: bool = False
    notes: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    malformed: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Return whether every question was put and answered, walls and ``later`` apart.

        A weekly run that failed because a service has shut programs out would fail for ever, and
        one that has no key every week until the last repository has been asked for.
        """
        return (self.walled or not self.stopped) and not self.notes


@dataclass
class Asking:
    """One service being asked; ``advance`` is told how many keys were dealt with."""

    source: ServiceModule
    client: Client
    journal: Journal
    account: Account
    advance: Callable[[int], None] = lambda _: None
    _failures: int = 0

    def ask(self, keys: Iterable[str]) -> Answers:
        """Return what the service says of ``keys``; an interrupt leaves the journal whole."""
        found: Answers = {}
        # One after another: GitHub and arXiv ask for it, Crossref's public pool allows one at a
        # time, and a thousand papers take a minute.
        for batch in self._batches([key for key in dict.fromkeys(keys) if self._askable(key)]):
            if self.account.stopped:
                break
            answers = self._settled(batch, MOST_SPLITS)
            found |= answers | self._confirmed(batch, answers)
            self.account.answered += sum(key in found for key in batch)
            self.advance(len(batch))
        return found

    def _askable(self, key: str) -> bool:
        """Whether the source takes a key at all: one that it does not would spoil its batch."""
        try:
            self.source.request((key,))
        except Unanswered as error:
            self.account.malformed.append(f"{key}: {error}")
            return False
        except PartError as error:  # a list's own service fails alone; the others are asked
            self.account.stopped = str(error)
            return False
        return True

    def _batches(self, keys: list[str]) -> Iterator[tuple[str, ...]]:
        """Yield the keys in batches of one scheme; none where a credential is wanting."""
        service = self.source.SERVICE
        size = service.batch
        self.account.asked += len(keys)
        if keys and service.keyless is not None and not credential(service):
            size = service.keyless
            if size == 0:
                self.account.skipped = f"not asked without a key in {service.tokens[0]}"
                return
            keys = self._within_budget(keys)
        for scheme, group in groupby(sorted(keys, key=scheme_of), key=scheme_of):
            same, most = list(group), min(size, service.sizes.get(scheme, size))
            for start in range(0, len(same), most):
                yield tuple(same[start : start + most])

    def _within_budget(self, keys: list[str]) -> list[str]:
        """Return as many keys as may be asked for without a credential, never asked ones first.

        What was asked within the last hour counts too: budgets are by the hour, and run after run
        would else be answered with "too many requests".
        """
        service, most = self.source.SERVICE, self.source.SERVICE.most_keyless
        if most is None:
            return keys
        now = self.client.clock.now()
        room = max(most - self.journal.count(service.name, now - _HOUR, now), 0)
        oldest = sorted(keys, key=lambda key: (self.journal.asked_at(service.name, key), key))
        if left := len(oldest[room:]):
            self.account.later = (
                f"{left} are left for the next runs, since {most} an hour may be asked without a "
                f"key; with one in {service.tokens[0]} all are asked at once"
            )
        return oldest[:room]

    def _confirmed(self, batch: tuple[str, ...], answers: Answers) -> Answers:
        """Return the answers for keys that a list left out, each asked for by itself."""
        if len(batch) == 1 or not answers:
            return {}
        found: Answers = {}
        for key in batch:
            if key not in answers and scheme_of(key) in self.source.SERVICE.confirms:
                found |= self._settled((key,), 0)
            if self.account.stopped:
                break
        return found

    def _settled(self, keys: tuple[str, ...], splits: int) -> Answers:
        """Return the answers for one batch, halved where it is too much for the service."""
        if self.account.stopped:
            return {}
        try:
            answers = self._answered(keys)
        except TooMuch as error:
            if len(keys) == 1 or splits <= 0:
                return self._unknown(keys) if error.once else self._given_up(keys, error)
            half, left = len(keys) // 2, 0 if error.once else splits - 1
            first = self._settled(keys[:half], left // 2)
            return first | self._settled(keys[half:], left - left // 2)
        except Unanswered as error:
            return self._given_up(keys, error)
        except PartError as error:
            self.account.stopped = str(error)
            return {}
        self._failures = 0
        return answers

    def _unknown(self, keys: tuple[str, ...]) -> Answers:
        """Take the keys for unknown: what the service says of one of them it says of all."""
        answers: Answers = dict.fromkeys(keys)
        self.journal.keep(self.source.SERVICE.name, answers, self.client.clock.now())
        return answers

    def _given_up(self, keys: tuple[str, ...], error: Unanswered) -> Answers:
        """Note what came to nothing; three batches in a row and the service is left alone."""
        # Before it is kept: it goes into reports and issues, and may quote an address with a key.
        reason = redact(str(error))
        if isinstance(error, Refused | Limited | Unreachable):
            self.account.stopped = reason
            self.account.walled = isinstance(error, Walled)
            return {}
        # A question that is too much says nothing about the service: it answers smaller ones.
        self._failures += not isinstance(error, TooMuch)
        self.account.notes.append(f"{_named(keys)}: {reason}")
        if self._failures >= MOST_FAILURES:
            self.account.stopped = f"{reason}, {MOST_FAILURES} times in a row"
        return {}

    def _answered(self, keys: tuple[str, ...]) -> Answers:
        """Return the answers of one request, tried again where that may help, and keep them."""
        service = self.source.SERVICE
        for number in range(1, service.tries + 1):
            try:
                return self._once(keys)
            except NotFound:  # of a batch it says nothing: which of the keys is unknown?
                self._note_odd(f"404 for {_named(keys)}: not known there, or no such address")
                return self._unknown(keys) if len(keys) == 1 else {}
            except Limited as error:
                if error.wait is not None and error.wait > LONGEST_WAIT:
                    hours, minutes = error.wait / _HOUR, error.wait / 60
                    span = f"{hours:.0f} h" if hours >= 1 else f"{minutes:.0f} min"
                    raise Limited(f"{error}; exhausted for {span}") from None
                if number == service.tries:
                    raise Limited(f"{error}, {number} times") from None
                floor = service.pause if error.wait is None else min(service.pause, _FLOOR)
                self._wait(max(error.wait or 0.0, floor), number)
            except Broken as error:
                # Without a network a second try tells as much as a fourth.
                if number == service.tries or (isinstance(error, Unreachable) and number > 1):
                    raise
                self._wait(min(service.pause, 2.0), number)
        raise AssertionError

    def _wait(self, least: float, number: int) -> None:
        """Wait ``least`` seconds, twice as long after each try, two minutes at the most."""
        self.client.clock.sleep(min(least * 2 ** (number - 1), LONGEST_WAIT))

    def _once(self, keys: tuple[str, ...]) -> Answers:
        service = self.source.SERVICE
        # A validator speaks of one address: a batch, which is another one each time, has none.
        old = self.journal.entry(service.name, keys[0]) if len(keys) == 1 else None
        request = self.source.request(keys)
        if old and old.etag:
            headers = {**request.headers, "If-None-Match": old.etag}
            request = replace(request, headers=headers)
        reply = self.client.send(request, service)
        if reply.status == HTTPStatus.NOT_MODIFIED and old:
            answers: Answers = {keys[0]: old.facts}
        else:
            try:
                told = self.source.parse(reply)
            except (Unanswered, PartError):
                raise
            except Exception as error:  # noqa: BLE001 -- AssertionError of html.parser is one of them
                # A shape that the source does not know is a broken reply.
                raise Broken(f"the reply has another shape ({type(error).__name__})") from None
            for key in [key for key in told if key not in request.keys][:1]:
                self._note_odd(f"parse() answers '{key}'; asked was {_named(request.keys)}")
            answers = {key: facts for key, facts in told.items() if key in request.keys}
        etag = reply.headers.get("etag") if len(keys) == 1 else None
        self.journal.keep(service.name, answers, reply.at, etag)
        limit = whole(reply.headers.get("x-ratelimit-limit"))
        left = whole(reply.headers.get("x-ratelimit-remaining"))
        if limit is not None and left is not None and left < limit * _RESERVE:
            self.account.stopped = "its budget is nearly spent"
        return answers

    def _note_odd(self, what: str) -> None:
        # Ours are proven on recorded replies.
        if own_place(self.source) and len(self.account.odd) < _MOST_ODD:
            self.account.odd.append(what)


def _named(keys: tuple[str, ...]) -> str:
    return keys[0] if len(keys) == 1 else f"{len(keys)} keys from {keys[0]} on"
