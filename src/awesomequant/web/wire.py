"""One request out and one reply in, within a deadline and a bound on its size.

``requests`` sends; what it leaves open is closed here: a total deadline (its timeouts let a reply
of one byte per 0.3 s run on), a bound counted after decompression (194 KB of gzip became 200 MB),
no credentials from a .netrc, and no text of an exception that could hold an address with a key.
"""

import os
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, Queue
from socket import SHUT_RDWR
from threading import Thread
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, NewConnectionError

from awesomequant.web.values import (
    Broken,
    Insecure,
    Reply,
    Request,
    TooMuch,
    Unanswered,
    Unreachable,
)

# This machine, by the names under which no other can be reached.
LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
_CHUNK = 65_536


@dataclass(frozen=True)
class Bounds:
    """How long a request may take in all, and how large its body may be when unpacked."""

    connect: float = 10.0
    read: float = 60.0
    deadline: float = 90.0
    size: int = 12 * 1024 * 1024


@dataclass
class Wire:
    """Carries requests; ``routes`` leads a host to another address (``*`` for all), for tests.

    An address has passed the rules about hosts before it comes here, and the rules know nothing of
    routes: they weaken no rule.  ``pins`` are the addresses found for a host before.
    """

    routes: Mapping[str, str] = field(default_factory=dict)
    pins: dict[str, str] = field(default_factory=dict)

    def exchange(
        self, request: Request, headers: Mapping[str, str], bounds: Bounds,
        now: Callable[[], float],
    ) -> Reply:  # fmt: skip
        """Return the reply to one request; raises Broken, and TooMuch where it is too large."""
        end = monotonic() + bounds.deadline
        answers: Queue[Any] = Queue()
        opened: list[Any] = []

        def work() -> None:
            try:
                answers.put(self._exchange(request, headers, bounds, end, opened))
            except Exception as error:  # noqa: BLE001 -- raised again where it is awaited
                answers.put(error)

        # In a thread that is given up at the deadline: a header that drips cannot be timed out
        # otherwise.
        Thread(target=work, daemon=True).start()
        try:
            answer = answers.get(timeout=bounds.deadline)
        except Empty:
            _cut(opened)
            raise Broken(f"no whole reply within {bounds.deadline:.0f} s") from None
        # No connection was made at all, as without a network or a name: asking others of the same
        # host is of no use.
        inner = answer.args[:1] if isinstance(answer, requests.ConnectionError) else ()
        if any(isinstance(getattr(one, "reason", None), NewConnectionError) for one in inner):
            raise Unreachable("there is no connection to the host") from None
        if isinstance(answer, requests.exceptions.SSLError):
            is_forged = "CERTIFICATE_VERIFY_FAILED" in str(answer)
            why = "its certificate is not valid" if is_forged else "no secure connection is made"
            raise Insecure(why) from None
        if isinstance(answer, requests.RequestException | HTTPError | OSError):
            is_slow = isinstance(answer, requests.Timeout)
            why = "no answer in time" if is_slow else "the connection failed"
            raise Broken(f"{why} ({type(answer).__name__})") from None
        if isinstance(answer, Unanswered):
            raise answer
        if isinstance(answer, Exception):
            # What a library makes of a header or an address that nobody foresaw: this one answer is
            # not to be had.
            raise Broken(f"there was no sound reply ({type(answer).__name__})") from None
        status, received, body = answer
        return Reply(request, status, received, body, request.url, now())

    def _exchange(
        self, request: Request, headers: Mapping[str, str], bounds: Bounds, end: float,
        opened: list[Any],
    ) -> tuple[int, dict[str, str], bytes]:  # fmt: skip
        parts, url = urlsplit(request.url), request.url
        if base := self.routes.get(parts.netloc) or self.routes.get("*"):
            url = base + (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        # The proxies of the environment, no_proxy heeded; a proxy would look the name up again, and
        # might come to another address than the one that was judged.
        is_direct = self.routes or self.pins or parts.hostname in LOOPBACK
        proxies = {} if is_direct else requests.utils.get_environ_proxies(url)
        with requests.Session() as session:
            session.trust_env = False  # no .netrc: credentials come from the environment alone
            session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
            session.mount("https://", _Pinned(self.pins, opened))
            session.mount("http://", _Pinned(self.pins, opened))
            with session.request(
                request.method, url, data=request.body,
                headers={**headers, "Host": parts.netloc, "Accept-Encoding": "gzip"},
                timeout=(bounds.connect, bounds.read), stream=True, allow_redirects=False,
                proxies=proxies,
            ) as response:  # fmt: skip
                received = {name.lower(): value for name, value in response.headers.items()}
                body = b"" if request.method == "HEAD" else _body(response.raw, bounds, end)
                return response.status_code, received, body


class _Pinned(HTTPAdapter):
    """Connects to the address that was checked for a host, not to what the name gives now.

    Notes each connection among the ``opened``.
    """

    def __init__(self, pins: Mapping[str, str], opened: list[Any]) -> None:
        self._pins, self._opened = pins, opened
        super().__init__(max_retries=0)

    def build_connection_pool_key_attributes(
        self, request: Any, verify: Any, cert: Any = None
    ) -> Any:
        host: Any
        pool: Any
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        name = host["host"]
        if name in self._pins:
            host["host"] = self._pins[name]
            if host["scheme"] == "https":
                pool = {**pool, "server_hostname": name, "assert_hostname": name}
        return host, pool

    def get_connection_with_tls_context(self, *given: Any, **named: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*given, **named)
        make = pool.ConnectionCls

        def made(**values: Any) -> Any:
            self._opened.append(make(**values))
            return self._opened[-1]

        pool.ConnectionCls = made
        return pool


def _cut(connections: list[Any]) -> None:
    """End what is read from connections: one that says "100 Continue" for ever would be read on."""
    for one in connections:
        if one.sock is not None:
            with suppress(OSError):
                one.sock.shutdown(SHUT_RDWR)


def _body(raw: Any, bounds: Bounds, end: float) -> bytes:
    """Return the whole body, unpacked; raises Broken or TooMuch where it passes a bound."""
    packed = raw.headers.get("content-encoding", "").lower() in ("gzip", "x-gzip", "deflate")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None
    parts: list[bytes] = []
    room = bounds.size
    while chunk := raw.read1(_CHUNK, decode_content=False):
        if monotonic() > end:
            raise Broken(f"no whole reply within {bounds.deadline:.0f} s")
        try:  # one byte more than there is room for tells that it is too much
            part = unpacker.decompress(chunk, room + 1) if unpacker else chunk
        except zlib.error:
            raise Broken("the reply is packed wrongly") from None
        room -= len(part)
        if room < 0:
            raise TooMuch(f"the reply is larger than {bounds.size:,} bytes")
        parts.append(part)
    if unpacker and not unpacker.eof and parts:
        raise Broken("the reply is cut short")
    return b"".join(parts)
