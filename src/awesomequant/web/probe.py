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
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _networks(*written: str) -> tuple[Network, ...]:
    return tuple(map(ipaddress.ip_network, written))


# What IANA's registries of special-purpose addresses (IPv4 of 2025, IPv6 of October 2025) do not
# call globally reachable, and multicast.  Not Python's own table: that of 3.11 has neither
# 192.0.0.0/24 nor 64:ff9b:1::/48, and each version knows others.
_CLOSED_4 = _networks(
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    # The anycast addresses in it (192.0.0.9, .10) are for whatever router is nearest: ours.
    "192.0.0.0/24", "192.0.2.0/24",
    "192.88.99.0/24",  # relays of 6to4, of old
    "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
    "240.0.0.0/4",
)  # fmt: skip
# Of IPv6 the block that is given out, and what in it is set apart.
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = _networks("2001::/23", "2001:db8::/32", "3fff::/20")
# In 2001::/23 these are reachable; its anycast addresses 2001:1::1 to ::3 are the nearest router's.
_OPEN_6 = _networks("2001:3::/32", "2001:4:112::/48", "2001:20::/28", "2001:30::/28")
# IPv6 that carries an IPv4 address inside, and how far from its end: mapped, NAT64, 6to4.  A Teredo
# address (2001::/32), a compatible one (::/96) and NAT64 of one's own (64:ff9b:1::/48) are closed.
_CARRIERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
# Where web servers are, by the registry of ports; a stranger's address shall not make us speak to
# a mail server or a database.
_USUAL = 443
PORTS = frozenset((80, 443, 591, 8000, 8008, 8080, 8081, 8088, 8443, 8888))


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
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _CLOSED_4)
    for network, bits in _CARRIERS:
        if address in network:
            return is_public(str(ipaddress.IPv4Address(int(address) >> bits & 0xFFFF_FFFF)))
    if address not in _GIVEN_OUT:
        return False
    is_open = any(address in network for network in _OPEN_6)
    return is_open or not any(address in network for network in _CLOSED_6)


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
        if (urlsplit(url).port or _USUAL) not in PORTS:
            raise Refused("web servers are at other ports")
        address = public_address(host, self.resolving)
        self._pace.turn(host, INTERVAL)
        wire = Wire(self.wire.routes, {host: address})
        headers = {"User-Agent": user_agent(self.home), "Accept": "*/*"}
        request = Request(url, method=method)
        try:
            return wire.exchange(request, headers, self.bounds, self.clock.now)
        except TooMuch:  # a large page is there all the same
            return Reply(request, HTTPStatus.OK)
