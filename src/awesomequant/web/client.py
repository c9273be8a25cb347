"""The polite HTTP client: the one door to the network.

It sends where a service may be asked and nowhere else, at the pace that a host asks for, with a
credential that its own host alone is shown, and follows redirects by hand.  Retries and batches are
``asking``'s work, the meaning of a reply a source's.
"""

import functools
import os
import random
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from awesomequant import __version__
from awesomequant.registry import parts
from awesomequant.store import Project
from awesomequant.web.services import SERVICES
from awesomequant.web.values import Broken, Refused, Reply, Request, Service, whole
from awesomequant.web.wire import LOOPBACK, Bounds, Wire

# The clock: the day for what is stored, a monotonic one for waiting; tests bring their own.


class Clock:
    """The real time."""

    def now(self) -> float:
        """Return the seconds since 1970."""
        return time.time()

    def monotonic(self) -> float:
        """Return seconds that never go back, for intervals and deadlines."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def today(self) -> str:
        """Return the day in UTC as YYYY-MM-DD."""
        return datetime.fromtimestamp(self.now(), UTC).date().isoformat()


# Pace: the least time between two requests to one host, slowed by what its replies say.

_JITTER = 0.1
_SLOWEST = 30.0
_SECONDS = re.compile(r"([0-9]{1,9})s")
_LEFT = re.compile(r"\br=([0-9]{1,9})\b.*?\bt=([0-9]{1,9})\b")


class Pace:
    """One queue for each host: ``turn`` returns when the next request may leave."""

    def __init__(self, clock: Clock) -> None:
        """Begin with no request made."""
        self._clock = clock
        self._free: dict[str, float] = {}
        self._least: dict[str, float] = {}

    def turn(self, host: str, interval: float) -> None:
        """Wait until ``interval`` (or what the host asked for) has passed since the last turn."""
        now = self._clock.monotonic()
        free = self._free.get(host, 0.0)
        if free > now:
            self._clock.sleep(free - now)
        gap = max(interval, self._least.get(host, 0.0))
        jitter = 1 + random.random() * _JITTER  # noqa: S311 -- spreads requests, guards nothing
        self._free[host] = max(now, free) + gap * jitter

    def heed(self, host: str, headers: Mapping[str, str]) -> None:
        """Slow down to the rate that a reply states, and further where its budget runs low."""
        # Crossref states so many requests in so many seconds, the draft of RateLimit how many are
        # left until the window ends.
        limit = whole(headers.get("x-rate-limit-limit"))
        unit = _SECONDS.fullmatch(headers.get("x-rate-limit-interval", ""))
        left = _LEFT.search(headers.get("ratelimit", ""))
        if limit and unit:
            least = int(unit[1]) / limit
        elif left and 0 < int(left[1]) < int(left[2]):
            least = int(left[2]) / int(left[1])
        else:
            return
        self._least[host] = min(least, _SLOWEST)


# Reach: at which addresses a service is asked, its own hosts by https, and this machine for a try.


def refusal(url: str, service: Service) -> str:
    """Return why an address is not asked for a service; empty where it is.

    A key in clear, or on a port where somebody else listens, is a key given away: https on port 443
    alone.  What runs on the curator's own machine is another matter: there he tries a service of
    his own.  No redirect leads there, and none of ours declares it.
    """
    way = urlsplit(url)
    host, is_own = way.hostname or "", way.hostname == service.host
    try:
        is_usual = way.scheme == "https" and way.port in (None, 443)
    except ValueError:
        return "its port is no number"
    why = ""
    if not is_own and host not in service.redirects:
        why = f"{service.name} is asked at {service.host} alone"
    elif way.username or way.password:
        why = "no name and no password may stand in it"
    elif host in LOOPBACK and not (is_own and way.scheme in ("http", "https")):
        why = "this machine is asked only where it is the service's own host"
    elif host not in LOOPBACK and not is_usual:
        why = "only https on port 443 is asked (for a try, a service on 127.0.0.1 may be http)"
    return why


# Credentials: read from the environment when a request leaves, and taken out of every text.

# The variables that a credential was read from: those of a list's own services are known by that.
_READ: set[str] = set()
_SHORTEST = 6
_IN_ADDRESS = re.compile(r"(?i)\b((?:api_?key|access_?token|token|key|mailto)=)[^&\s\"')]+")


def credential(service: Service, environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the credential for a service, or None where no variable holds one."""
    _READ.update(service.tokens)
    found = (environ.get(name, "").strip() for name in service.tokens)
    return next((value for value in found if value), None)


@functools.cache
def variables() -> frozenset[str]:
    """Return the environment variables in which our services look for a credential."""
    return frozenset(name for one in parts(SERVICES).values() for name in one.SERVICE.tokens)


def redact(text: str) -> str:
    """Return ``text`` without any credential of the environment and without keys in addresses."""
    names = variables() | _READ
    # The longest first: a short key that is part of a longer one would leave the rest of it.
    values = sorted((os.environ.get(name, "").strip() for name in names), key=len, reverse=True)
    for value in values:
        if len(value) >= _SHORTEST:  # "x" for a key would be taken out of every word
            text = text.replace(value, "***")
    return _IN_ADDRESS.sub(r"\1***", text)


# The client.

MOST_REDIRECTS = 5
_MOVED = frozenset((301, 302, 303, 307, 308))
_KEEPS_METHOD = frozenset((307, 308))


def joined(base: str, target: str) -> str:
    """Return where a redirect leads; raises Broken for what is no address."""
    try:
        return urljoin(base, target)
    except ValueError:  # http://[::1
        raise Broken("a redirect leads to no address") from None


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
                joined(request.url, target), request.keys, request.method, request.body,
                request.headers,
            )  # fmt: skip
        raise Broken(f"more than {MOST_REDIRECTS} redirects")

    def _once(self, request: Request, service: Service) -> Reply:
        way = urlsplit(request.url)
        host = way.hostname or ""
        if why := refusal(request.url, service):
            raise Refused(f"the way leads to {way.scheme}://{host}: {why}")
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
