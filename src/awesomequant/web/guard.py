"""Keep requests to strangers' addresses out of private networks (N1): resolve, judge, pin."""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from awesomequant.web.values import Broken, Refused

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
