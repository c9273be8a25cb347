"""Ask whether an address answers, and never one inside the house."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from awesomequant.web.client import MOST_REDIRECTS, Clock, Pace, joined, user_agent
from awesomequant.web.detours import is_front, is_gate, nonsense, same_page, with_fragment
from awesomequant.web.reading import wait
from awesomequant.web.values import (
    Broken,
    Insecure,
    NoAddress,
    Refused,
    Reply,
    Request,
    TooMuch,
)
from awesomequant.web.wire import Bounds, Wire
from awesomequant.works.identifiers import UnsafeAddress, canonical

# Keep requests to strangers' addresses out of private networks: resolve, judge, pin.

# What says that there is no such name; that nobody could be asked (EAI_AGAIN) says nothing.
_NO_NAME = frozenset((socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)))

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
    """Return the addresses of a host.

    Raises NoAddress where it has none, Broken where nobody could be asked.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_NAME:
            raise NoAddress("there is no such host") from None
        raise Broken("the name of the host could not be looked up") from None
    except (OSError, UnicodeError):
        raise NoAddress("the host has no name that could be looked up") from None
    return [str(info[4][0]) for info in found]


def public_address(host: str, resolving: Resolve = resolve) -> str:
    """The address to connect to for a host; raises Refused where any of its is not public."""
    addresses = list(dict.fromkeys(resolving(host)))
    if not addresses:
        raise NoAddress("there is no such host")
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
# Who says "too many requests" is left alone for as long as he says, else for a minute.
_PAUSING = frozenset((429, 503))
_PAUSE = 60.0


class State(StrEnum):
    """What a probe found: *blocked* is not dead, *unsure* is asked again later.

    *Astray* leads to a page that is surely another one; *insecure* browsers warn of.
    """

    OK = "ok"
    MOVED = "moved"
    BLOCKED = "blocked"
    MISSING = "missing"
    ASTRAY = "astray"
    INSECURE = "insecure"
    UNSURE = "unsure"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen at an address; ``target`` is where it moved to for good, or leads astray.

    ``host`` is the one that answered in the end, empty where nobody did: of use while the network
    is judged, and not remembered.
    """

    state: State
    detail: str = ""
    target: str = ""
    host: str = field(default="", compare=False)


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
        self._rests: dict[str, float] = {}

    def probe(self, url: str) -> Sighting:
        """Return what is seen at ``url``; no failure of the network is raised."""
        try:
            seen = self._probed(url)
        except Refused as error:
            return Sighting(State.REFUSED, str(error))
        except NoAddress as error:
            return Sighting(State.MISSING, str(error))
        except Insecure as error:
            return Sighting(State.INSECURE, str(error))
        except Broken as error:
            return Sighting(State.UNSURE, str(error))
        if seen.state is State.MOVED and self._leads_all_there(url, seen.target):
            return replace(seen, state=State.ASTRAY, detail="so does every address there")
        return seen

    def has_address(self, host: str) -> bool:
        """Whether a name leads anywhere at all."""
        try:
            return bool(self.resolving(host))
        except Broken:
            return False

    def rest(self, url: str) -> float:
        """Return for how many seconds the host of ``url`` wants to be left alone."""
        until = self._rests.get(urlsplit(url).hostname or "", 0.0)
        return max(until - self.clock.monotonic(), 0.0)

    def _probed(self, url: str) -> Sighting:
        permanent, now = True, url
        for _ in range(MOST_REDIRECTS + 1):
            reply = self._once(now, "HEAD")
            leads_on = reply.status in _MOVED and reply.headers.get("location")
            if reply.status not in _OK and not leads_on:  # many answer HEAD badly, and GET well
                reply = self._once(now, "GET")
            status, target = reply.status, reply.headers.get("location")
            host = urlsplit(now).hostname or ""
            if status in _OK:
                return _arrived(url, now, Sighting(State.OK, str(status), host=host), permanent)
            if status in _GONE:
                return Sighting(State.MISSING, str(status), host=host)
            if status not in _MOVED or not target:
                state = State.BLOCKED if status in _BLOCKED else State.UNSURE
                return Sighting(state, str(status), host=host)
            # One hop that is for now only, and nobody knows where the page will be next week.
            permanent = permanent and reply.status in _PERMANENT
            try:
                now = canonical(with_fragment(now, joined(now, target)))
            except UnsafeAddress as error:
                raise Refused(f"it leads to an unsafe address ({error.reason})") from None
        raise Broken(f"more than {MOST_REDIRECTS} redirects")

    def _leads_all_there(self, url: str, target: str) -> bool:
        """Whether an address at which nothing can be leads where ``url`` does."""
        if same_page(url, target):  # https in place of http, and the like
            return False
        try:
            other = self._probed(nonsense(url))
        except (Broken, Refused):
            return False
        return bool(other.target) and other.target == target.partition("#")[0]

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
            reply = wire.exchange(request, headers, self.bounds, self.clock.now)
        except TooMuch:  # a large page is there all the same
            return Reply(request, HTTPStatus.OK)
        pause = wait(reply) if reply.status in _PAUSING else None
        if pause is not None or reply.status == HTTPStatus.TOO_MANY_REQUESTS:
            self._rests[host] = self.clock.monotonic() + (_PAUSE if pause is None else pause)
        return reply


def _arrived(url: str, end: str, seen: Sighting, permanent: bool) -> Sighting:  # noqa: FBT001
    """Return what it means that a page was found at the ``end`` of redirects."""
    if end == url:
        return seen
    if is_gate(url, end):
        return replace(seen, state=State.BLOCKED, detail="it leads to a login or the like")
    if is_front(end) and not is_front(url):
        return replace(seen, state=State.ASTRAY, detail="it leads to a front page", target=end)
    return replace(seen, state=State.MOVED, target=end) if permanent else seen
