"""The files of a list's site, fetched by their addresses, and kept until they change.

A site is static files on a host that counts them: what was asked an hour ago is not asked again,
what is older with the sign by which the host knows it.
"""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from awesomequant.library.problems import Refusal
from awesomequant.store.cache import Cache, cache_folder, digest
from awesomequant.web.client import Client, redact
from awesomequant.web.values import Broken, Reply, Request, Service, Unanswered, Unreachable
from awesomequant.web.wire import LOOPBACK, Bounds

# The files have 20 KB; of works that share a title one may be larger.
_BOUNDS = Bounds(connect=10.0, read=20.0, deadline=40.0, size=4 * 1024 * 1024)
_AT_ONCE = 4
_TRIES = 3
_HOUR = 3600.0
_CLOCKS_DIFFER = 300.0
_KIND = "files of a site"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it was when it was last asked for: its body, None for one that is not there."""

    at: float
    body: bytes | None
    headers: dict[str, str]

    def packed(self) -> bytes:
        """Return it as bytes."""
        head = {"at": self.at, "headers": self.headers, "is_there": self.body is not None}
        return json.dumps(head).encode() + b"\n" + (self.body or b"")

    @classmethod
    def of(cls, value: bytes) -> "Kept":
        """Return it from such bytes; raises ValueError for others."""
        head, _, body = value.partition(b"\n")
        told = json.loads(head)
        return cls(float(told["at"]), body if told["is_there"] else None, dict(told["headers"]))


class SiteFiles:
    """Fetches files below the root of a site; ``bytes`` counts what came over the network."""

    def __init__(self, root: str, client: Client | None = None) -> None:
        """Know where the site is; raises Refusal for what is no address of one."""
        self.root, host = site_root(root)
        self.service = Service(host, host, (), interval=0.0)
        self._client = client or Client()
        self._client.bounds = _BOUNDS
        month = self._client.clock.today()[: len("2026-11")]
        self._cache = Cache(_only(digest(self.root).hex(), month))
        self._new: dict[str, Kept] = {}
        self._is_old = False
        self.bytes = self.files = 0
        self.unreached: float | None = None
        """When what is told was asked for, where the host is not reached now."""

    def get(self, names: Sequence[str]) -> dict[str, bytes | None]:
        """Return files by their names, None for one that is not there; raises Refusal."""
        keys = {digest(name): name for name in names}
        kept: dict[str, Kept] = {}
        for key, value in self._cache.take(_KIND, keys).items():
            kept[keys[key]] = Kept.of(value)
        now = self._client.clock.now()
        since, until = now - _HOUR, now + _CLOCKS_DIFFER
        fresh = {one for one in kept if since <= kept[one].at <= until and not self._is_old}
        asked = [name for name in names if name not in fresh]
        found = {name: kept[name] for name in fresh}
        if asked:
            new = self._fetched(asked, kept)
            self._new |= new
            found |= new
        return {name: found[name].body for name in names}

    def keep(self) -> None:
        """Keep what was fetched: it was looked at, and is what it should be."""
        values = {digest(name): one.packed() for name, one in self._new.items()}
        self._cache.keep(_KIND, values)
        self._new = {}

    def ask_anew(self) -> None:
        """Ask from now on for all files, however short ago they were asked for."""
        self._is_old = True

    def told(self) -> str:
        """Return what came over the network, or since when what is told was kept; or nothing."""
        if self.unreached is not None:
            day = datetime.fromtimestamp(self.unreached, UTC).date().isoformat()
            return f"{self.root} is not reached; what it said on {day} is taken"
        size = f"{self.bytes / 1000:,.0f} KB"
        return f"{self.root}: {self.files} files, {size}, were fetched" if self.files else ""

    def _fetched(self, names: Sequence[str], kept: dict[str, Kept]) -> dict[str, Kept]:
        first, rest = names[0], names[1:]
        try:
            # Alone, so that without a network one is asked and not a hundred.
            found = {first: self._asked(first, kept.get(first))}
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                several = pool.map(lambda name: self._asked(name, kept.get(name)), rest)
                return found | dict(zip(rest, several, strict=True))
        except Unreachable as error:
            lacking = [name for name in names if name not in kept]
            if lacking:
                raise Refusal(f"{self.root} is not reached: {error}; is there a network?") from None
            self.unreached = min(kept[name].at for name in names)
            return {name: kept[name] for name in names}
        except Unanswered as error:
            raise Refusal(f"{self.root} does not answer: {redact(str(error))}") from None

    def _asked(self, name: str, before: Kept | None) -> Kept:
        headers = {}
        if before and before.body is not None:
            for known, ours in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")):
                if known in before.headers:
                    headers[ours] = before.headers[known]
        request = Request(urljoin(self.root, name), headers=headers)
        for left in reversed(range(_TRIES)):
            try:
                reply = self._client.send(request, self.service)
            except Unreachable:
                raise
            except Broken:
                if not left:
                    raise
                self._client.clock.sleep(1.0)
                continue
            if reply.status == HTTPStatus.NOT_MODIFIED and before:
                return Kept(reply.at, before.body, before.headers)
            if reply.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
                return Kept(reply.at, None, {})
            if reply.status == HTTPStatus.OK:
                return self._whole(reply)
            if left and reply.status in _AGAIN:
                self._client.clock.sleep(5.0)
                continue
            break
        raise Broken(f"{name}: {reply.status} {_phrase(reply.status)}".strip())

    def _whole(self, reply: Reply) -> Kept:
        self.bytes += len(reply.body)
        self.files += 1
        signs = {name: reply.headers[name] for name in _SIGNS if name in reply.headers}
        return Kept(reply.at, reply.body, signs)


def _only(sign: str, month: str) -> Path | None:
    """Return the file in which a month keeps a site, and take away those of months before.

    Names of parts change with every build: what is never asked for again would stay for ever.
    """
    folder = cache_folder()
    if folder is None:
        return None
    file = folder / "sites" / f"{sign}-{month}.sqlite"
    for old in file.parent.glob(f"{sign}-*"):
        if not old.name.startswith(file.name):
            with suppress(OSError):  # another run has it, or took it away
                old.unlink()
    return file


_SIGNS = ("etag", "last-modified")
_AGAIN = (HTTPStatus.TOO_MANY_REQUESTS, *range(500, 600))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def site_root(address: str) -> tuple[str, str]:
    """Return the root of a site, with a slash behind it, and its host; raises Refusal."""
    try:
        way = urlsplit(address)
        host = way.hostname or ""
        port = f":{way.port}" if way.port else ""
    except ValueError:
        raise Refusal(f"{address} is no address") from None
    if way.scheme != "https" and not (way.scheme == "http" and host in LOOPBACK):
        raise Refusal(f"{address}: a list is asked by https alone; write https://…")
    if not host or way.username or way.password:
        raise Refusal(f"{address} is no address of a site: https://HOST/PATH/, without a name")
    path = way.path
    for end in ("by/index.json", "by/", "index.html"):
        path = path.removesuffix(end)
    shown = f"[{host}]" if ":" in host else host
    return f"{way.scheme}://{shown}{port}{path.rstrip('/')}/", host
