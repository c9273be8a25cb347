"""The journal of answers: on disk outside the project, one file a service, one line a batch.

It is cache and journal in one: each batch is on the disk before the next is asked for, so
that a killed run goes on where it stopped; what a service does not know is kept as well.  A line
that a kill cut short is passed over.  A database would buy nothing: ten thousand answers are a few
megabytes.
"""

import atexit
import functools
import json
import os
from collections.abc import Iterable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from awesomequant.console import warn
from awesomequant.store.cache import cache_folder
from awesomequant.store.lock import held
from awesomequant.store.writing import append, is_regular, rewrite, temporary_folder
from awesomequant.web.client import redact
from awesomequant.web.facts import Facts, from_json
from awesomequant.web.values import Answers

# A file with this many lines for each one that still counts is written anew.
_WASTE = 3
_CLOCKS_DIFFER = 300.0


@functools.cache
def _folder_of_this_run() -> Path:
    """A folder that ends with the program: where nothing is to be kept, a run has its journal."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(temporary_folder(Path(gettempdir())))[1]


def journal_folder() -> Path:
    """The folder for what services said: that of the cache, if there is one that we may write to.

    Else what they say is known to this run alone.
    """
    folder = cache_folder()
    if folder is None:
        return _folder_of_this_run()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_open = os.access(folder, os.W_OK | os.X_OK)
        reason = "it is closed to us"
    except OSError as error:
        is_open, reason = False, error.strerror or str(error)
    if is_open:
        return folder
    warn(f"{folder}: {reason}; what services say is not kept for the next run")
    return _folder_of_this_run()


def asking(folder: Path, name: str = "") -> AbstractContextManager[None]:
    """Keep a second run from asking, and from writing the journals, while this one does.

    Raises Refusal where another run asks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    told = "another 'awesomequant update' or 'links' is running; wait until it has finished"
    return held(folder / "asking", told, name=name)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a service said of one key, when, and the validator of that reply."""

    at: float
    facts: Facts | None
    etag: str | None = None


class Journal:
    """What the services said, by service and key."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing read."""
        self.folder = folder
        self._known: dict[str, dict[str, Entry]] = {}
        self._is_full = False

    def fresh(self, service: str, keys: Iterable[str], since: float, now: float) -> Answers:
        """Return what the service said of ``keys`` at ``since`` or later; the future counts not."""
        known = self._of(service)
        found = {key: known[key] for key in keys if key in known}
        latest = now + _CLOCKS_DIFFER  # an entry from tomorrow was written by a clock gone wrong
        return {key: entry.facts for key, entry in found.items() if since <= entry.at <= latest}

    def entry(self, service: str, key: str) -> Entry | None:
        """Return the last thing the service said of ``key``, however old."""
        return self._of(service).get(key)

    def asked_at(self, service: str, key: str) -> float:
        """Return when the service last said something of ``key``; 0 where it never did."""
        entry = self.entry(service, key)
        return entry.at if entry else 0.0

    def count(self, service: str, since: float, now: float) -> int:
        """Return of how many keys the service said something at ``since`` or later."""
        return len(self.fresh(service, self._of(service), since, now))

    def keep(self, service: str, answers: Answers, at: float, etag: str | None = None) -> None:
        """Put the answers of one batch on the disk; only then are they known.

        Where there is no room, they are known to this run alone, which is told.
        """
        known = self._of(service)
        file = self.folder / f"{service}.jsonl"
        try:
            append(file, _line(round(at, 1), answers, etag))
        except OSError as error:
            if not self._is_full:
                warn(f"{file}: {error.strerror}; the next run asks again for what is not kept")
            self._is_full = True
        known |= {key: Entry(at, facts, etag) for key, facts in answers.items()}

    def _of(self, service: str) -> dict[str, Entry]:
        if service not in self._known:
            self._known[service] = _read(self.folder / f"{service}.jsonl")
        return self._known[service]


def _line(at: float, answers: Answers, etag: str | None) -> str:
    """Return the line of one batch; what was in an address with a key is taken out of it."""
    said = {key: facts.to_json() if facts else None for key, facts in answers.items()}
    value = {"at": at, "answers": said, **({"etag": etag} if etag else {})}
    return redact(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) + "\n"


def _read(file: Path) -> dict[str, Entry]:
    """Return what a journal says last of each key; one full of old lines is written anew.

    A line that a kill cut short is passed over; of others that cannot be read it is told.
    """
    known: dict[str, Entry] = {}
    count = unread = 0
    torn = False
    for line in _lines(file):
        torn = not line.endswith(b"\n")
        try:
            batch = json.loads(line)
            said = {
                key: from_json(said) if said else None for key, said in batch["answers"].items()
            }
            at = float(batch["at"])
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            unread += not torn
            continue
        etag = batch.get("etag")
        is_header = isinstance(etag, str) and etag.isascii() and etag.isprintable()
        tag = etag if is_header else None
        known |= {key: Entry(at, facts, tag) for key, facts in said.items()}
        count += len(said)
    if unread:
        warn(f"{file}: lines that cannot be read: {unread}; what they said is asked for again")
    # After a torn line the next batch would begin in its middle, and be unreadable with it.
    if torn or unread or count > _WASTE * max(len(known), 1):
        lines = (_line(one.at, {key: one.facts}, one.etag) for key, one in known.items())
        rewrite(file, "".join(lines))
    return known


def _lines(file: Path) -> list[bytes]:
    """Return the lines of a journal; none where it cannot be read, which is told."""
    try:
        return (file.read_bytes() if is_regular(file) else b"").splitlines(keepends=True)
    except OSError as error:
        warn(f"{file}: {error.strerror}; what it says is asked for again")
        return []
