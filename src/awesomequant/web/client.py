"""The polite HTTP client: the one door to the network, with the rules H1 to H13 behind it.

Deadlines, size bounds, credentials bound to their host, redirects followed by hand.  Retries and
batches are ``asking``'s work, the meaning of a reply a source's.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from awesomequant import __version__
from awesomequant.web.pace import Clock, Pace
from awesomequant.web.secrets import credential
from awesomequant.web.values import Broken, Refused, Reply, Request, Service
from awesomequant.web.wire import Bounds, Wire

MOST_REDIRECTS = 5
_MOVED = frozenset((301, 302, 303, 307, 308))
_KEEPS_METHOD = frozenset((307, 308))


def user_agent(home: str = "") -> str:
    """Return our name, the project's address and the configured e-mail; none is built in (H12)."""
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
            if request.method != "GET" and reply.status not in _KEEPS_METHOD:
                raise Broken(f"a question was redirected ({reply.status})")
            request = Request(
                urljoin(request.url, target), request.keys, request.method, request.body,
                request.headers,
            )  # fmt: skip
        raise Broken(f"more than {MOST_REDIRECTS} redirects")

    def _once(self, request: Request, service: Service) -> Reply:
        host = _allowed(request.url, service)
        self._pace.turn(host, service.interval)
        self.sent[service.name] = self.sent.get(service.name, 0) + 1
        headers = {
            "User-Agent": user_agent(self.home),
            "Accept": "application/json",
            **request.headers,
            **_authority(service, host),
        }
        reply = self.wire.exchange(request, headers, self.bounds, self.clock.now)
        self._pace.heed(host, reply.headers)
        return reply


def _allowed(url: str, service: Service) -> str:
    """Return the host of an address that the service may be asked at; raises Refused."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    hosts = {service.host} | service.redirects
    if parts.scheme != "https" or host not in hosts or parts.username or parts.port not in _PORTS:
        raise Refused(f"the way leads to {parts.scheme}://{host}, which is not {service.name}'s")
    return host


_PORTS = frozenset((None, 443))


def _authority(service: Service, host: str) -> Mapping[str, str]:
    """Return the header with the credential, on the service's own host only (H5)."""
    secret = credential(service) if host == service.host else None
    return {service.header: service.prefix + secret} if secret else {}
