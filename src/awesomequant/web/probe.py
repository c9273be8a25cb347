"""Ask whether an address answers, and never one inside the house."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from awesomequant.web.client import MOST_REDIRECTS, Clock, Pace, joined, user_agent
from awesomequant.web.values import Broken, Refused, Reply, Request, TooMuch
from awesomequant.web.wire import Bounds, Wire
from awesomequant.works.identifiers import UnsafeAddress, canonical

# Keep requests to strangers' addresses out of private networks: resolve, judge, pin.

Resolve = Callable[[str], Sequence[str]]
# IPv6 ranges that carry an IPv4 address inside: NAT64 and 6to4.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIXTOFOUR = ipaddress.ip_network("2002::/16")


def resolve(host: str) -> list[str]:
    """Return the addresses of a host; raises Broken where it has none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Broken("the host has no address") from None
    return [str(info[4][0]) for info in found]


def public_address(host: str, resolving: Resolve = resolve) -> str:
    """The address to connect to for a host; raises Refused where any of its is not public."""
    addresses = list(dict.fromkeys(resolving(host)))
    if not addresses:
        raise Broken("the host has no address")
    if not all(map(is_public, addresses)):
        raise Refused("the host leads into a private network")
    return next((one for one in addresses if ":" not in one), addresses[0])


def is_public(text: str) -> bool:
    """Whether an address belongs to the public internet, and what it may carry inside too."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        elif address in _SIXTOFOUR:
            inner = address.sixtofour
        if inner:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


# Probe an address: does it answer?  HEAD first, then GET; every hop is judged before it is made.
#
# Nothing secret is sent.  What keeps programs out is told apart from what is gone.

_BLOCKED = frozenset((401, 402, 403, 405, 406, 407, 418, 429, 451, 503, 999))
_GONE = frozenset((404, 410))
_PERMANENT = frozenset((301, 308))
_MOVED = frozenset((301, 302, 303, 307, 308))
_OK = range(200, 300)
# The first part of a page is enough to know that it is there.
BOUNDS = Bounds(connect=10.0, read=15.0, deadline=30.0, size=65_536)
INTERVAL = 1.0


class State(StrEnum):
    """What a probe found: *blocked* is not dead, *unsure* is asked again later."""

    OK = "ok"
    MOVED = "moved"
    BLOCKED = "blocked"
    MISSING = "missing"
    UNSURE = "unsure"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen at an address; ``target`` is where it moved to for good."""

    state: State
    detail: str = ""
    target: str = ""


@dataclass
class Prober:
    """Probes addresses one after another, each host at its own pace."""

    wire: Wire = field(default_factory=Wire)
    clock: Clock = field(default_factory=Clock)
    home: str = ""
    resolving: Resolve = resolve
    bounds: Bounds = BOUNDS

    def __post_init__(self) -> None:
        """Begin with every host's queue empty."""
        self._pace = Pace(self.clock)

    def probe(self, url: str) -> Sighting:
        """Return what is seen at ``url``; no failure of the network is raised."""
        try:
            return self._probed(url)
        except Refused as error:
            return Sighting(State.REFUSED, str(error))
        except Broken as error:
            # A host without an address is gone, as a page of 404 is; other failures may pass.
            state = State.MISSING if "no address" in str(error) else State.UNSURE
            return Sighting(state, str(error))

    def _probed(self, url: str) -> Sighting:
        permanent, now = True, url
        for _ in range(MOST_REDIRECTS + 1):
            reply = self._once(now, "HEAD")
            leads_on = reply.status in _MOVED and reply.headers.get("location")
            if reply.status not in _OK and not leads_on:  # many answer HEAD badly, and GET well
                reply = self._once(now, "GET")
            status, target = reply.status, reply.headers.get("location")
            if status in _OK:
                moved = now if permanent and now != url else ""
                return Sighting(State.MOVED if moved else State.OK, str(status), moved)
            if status in _GONE:
                return Sighting(State.MISSING, str(status))
            if status not in _MOVED or not target:
                return Sighting(State.BLOCKED if status in _BLOCKED else State.UNSURE, str(status))
            # One hop that is for now only, and nobody knows where the page will be next week.
            permanent = permanent and reply.status in _PERMANENT
            try:
                now = canonical(joined(now, target))
            except UnsafeAddress as error:
                raise Refused(f"it leads to an unsafe address ({error.reason})") from None
        raise Broken(f"more than {MOST_REDIRECTS} redirects")

    def _once(self, url: str, method: str) -> Reply:
        host = urlsplit(url).hostname or ""
        # A name that leads to a public address when it is judged may lead to a private one when it
        # is connected to: the connection goes to the address that was judged.
        address = public_address(host, self.resolving)
        self._pace.turn(host, INTERVAL)
        wire = Wire(self.wire.routes, {host: address})
        headers = {"User-Agent": user_agent(self.home), "Accept": "*/*"}
        request = Request(url, method=method)
        try:
            return wire.exchange(request, headers, self.bounds, self.clock.now)
        except TooMuch:  # a large page is there all the same
            return Reply(request, HTTPStatus.OK)
