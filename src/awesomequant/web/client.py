"""The polite HTTP client: the one door to the network.

The wire carries one request out and one reply in, within a deadline and a bound on its size; the
client adds pace, credentials bound to their host, and redirects followed by hand.  Retries and
batches are ``asking``'s work, the meaning of a reply a source's.
"""

import os
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, NewConnectionError

from awesomequant import __version__
from awesomequant.store import Project
from awesomequant.web.pace import Clock, Pace
from awesomequant.web.reach import LOOPBACK, refusal
from awesomequant.web.secrets import credential
from awesomequant.web.values import (
    Broken,
    Refused,
    Reply,
    Request,
    Service,
    TooMuch,
    Unreachable,
)

# The wire.  ``requests`` sends; what it leaves open is closed here: a total deadline (its timeouts
# let a reply of one byte per 0.3 s run on), a bound counted after decompression (194 KB of gzip
# became 200 MB), no credentials from a .netrc, and no text of an exception that could hold an
# address with a key.

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

        def work() -> None:
            try:
                answers.put(self._exchange(request, headers, bounds, end))
            except Exception as error:  # noqa: BLE001 -- raised again where it is awaited
                answers.put(error)

        # In a thread that is given up at the deadline: a header that drips cannot be timed out
        # otherwise.
        Thread(target=work, daemon=True).start()
        try:
            answer = answers.get(timeout=bounds.deadline)
        except Empty:
            raise Broken(f"no whole reply within {bounds.deadline:.0f} s") from None
        # No connection was made at all, as without a network or a name: asking others of the same
        # host is of no use.
        inner = answer.args[:1] if isinstance(answer, requests.ConnectionError) else ()
        if any(isinstance(getattr(one, "reason", None), NewConnectionError) for one in inner):
            raise Unreachable("there is no connection to the host") from None
        if isinstance(answer, requests.RequestException | HTTPError | OSError):
            raise Broken(f"the connection failed ({type(answer).__name__})") from None
        if isinstance(answer, Exception):
            raise answer
        status, received, body = answer
        return Reply(request, status, received, body, request.url, now())

    def _exchange(
        self, request: Request, headers: Mapping[str, str], bounds: Bounds, end: float
    ) -> tuple[int, dict[str, str], bytes]:
        host = urlsplit(request.url).netloc
        url = self._routed(request.url)
        # The proxies of the environment, no_proxy heeded; a proxy would look the name up again, and
        # might come to another address than the one that was judged.
        is_direct = self.routes or self.pins or urlsplit(request.url).hostname in LOOPBACK
        proxies = {} if is_direct else requests.utils.get_environ_proxies(url)
        with requests.Session() as session:
            session.trust_env = False  # no .netrc: credentials come from the environment alone
            session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
            session.mount("https://", _Pinned(self.pins))
            session.mount("http://", _Pinned(self.pins))
            with session.request(
                request.method, url, data=request.body,
                headers={**headers, "Host": host, "Accept-Encoding": "gzip"},
                timeout=(bounds.connect, bounds.read), stream=True, allow_redirects=False,
                proxies=proxies,
            ) as response:  # fmt: skip
                received = {name.lower(): value for name, value in response.headers.items()}
                body = b"" if request.method == "HEAD" else _body(response.raw, bounds, end)
                return response.status_code, received, body

    def _routed(self, url: str) -> str:
        parts = urlsplit(url)
        base = self.routes.get(parts.netloc) or self.routes.get("*")
        if not base:
            return url
        return base + (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


class _Pinned(HTTPAdapter):
    """Connects to the address that was checked for a host, not to what the name gives now."""

    def __init__(self, pins: Mapping[str, str]) -> None:
        self._pins = pins
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


# The client.

MOST_REDIRECTS = 5
_MOVED = frozenset((301, 302, 303, 307, 308))
_KEEPS_METHOD = frozenset((307, 308))


def user_agent(home: str = "") -> str:
    """Return our name, the project's address and the configured e-mail; none is built in."""
    mail = os.environ.get("AWESOMEQUANT_MAILTO", "").strip()
    about = "; ".join(part for part in (home, f"mailto:{mail}" if mail else "") if part)
    return f"awesomequant/{__version__}" + (f" ({about})" if about.isprintable() and about else "")


@dataclass
class Client:
    """Sends requests, one after another; ``sent`` counts them by service."""

    wire: Wire = field(default_factory=Wire)
    clock: Clock = field(default_factory=Clock)
    home: str = ""
    bounds: Bounds = field(default_factory=Bounds)
    sent: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with every host's queue empty."""
        self._pace = Pace(self.clock)

    def send(self, request: Request, service: Service) -> Reply:
        """Return the reply to a request, redirects followed.

        Raises Refused for an address or a redirect outside the service's hosts, Broken where no
        whole reply came within the bounds.
        """
        for _ in range(MOST_REDIRECTS + 1):
            reply = self._once(request, service)
            target = reply.headers.get("location")
            if reply.status not in _MOVED or not target:
                return reply
            # 301 to 303 may make a GET of a POST, and lose its body (RFC 9110, 15.4).
            if request.method != "GET" and reply.status not in _KEEPS_METHOD:
                raise Broken(f"a question was redirected ({reply.status})")
            request = Request(
                urljoin(request.url, target), request.keys, request.method, request.body,
                request.headers,
            )  # fmt: skip
        raise Broken(f"more than {MOST_REDIRECTS} redirects")

    def _once(self, request: Request, service: Service) -> Reply:
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        if why := refusal(request.url, service):
            raise Refused(f"the way leads to {parts.scheme}://{host}: {why}")
        # On the service's own host alone: a redirect may lead to another one, of its own or not.
        secret = credential(service) if host == service.host else None
        # By host, not by service: two services may share one, and a redirect leads to a third.
        self._pace.turn(host, service.interval)
        self.sent[service.name] = self.sent.get(service.name, 0) + 1
        headers = {
            "User-Agent": user_agent(self.home),
            "Accept": "application/json",
            **request.headers,
            **({service.header: service.prefix + secret} if secret else {}),
        }
        reply = self.wire.exchange(request, headers, self.bounds, self.clock.now)
        self._pace.heed(host, reply.headers)
        return reply


def client_for(project: Project) -> Client:
    """Return the client that speaks for a project: its repository is where to complain."""
    return Client(home=project.library.settings.repository or "")
