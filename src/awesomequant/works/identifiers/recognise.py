"""`identify`: the identifier in an address or a bare text."""

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from awesomequant.works.identifiers import arxiv, doi, journals, proceedings
from awesomequant.works.identifiers.address import (
    WRAPPERS,
    UnsafeAddress,
    canonical,
    split_host,
    unwrap,
)
from awesomequant.works.identifiers.debris import LONGEST, trim
from awesomequant.works.identifiers.identifier import Identifier

Reader = Callable[[str], Identifier | None]

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=\S)|//")
_NO_ADDRESS: Final = frozenset({"arxiv", "doi", "info", "urn"})
_AMPERSAND: Final = re.compile(r"&(?:amp;)+")


def identify(text: str) -> Identifier | None:
    """Return the identifier in an address or a bare text, or None: a plain link or plain words.

    Marks and invisible characters around it do not count; redirects and archive copies are opened.
    Raises UnsafeAddress when an address must not be kept, BadIdentifier when the text claims to be
    an identifier and is none. `&amp;` is the only HTML entity that is undone, since an address may
    hold `&noteId=`, which begins like another one.
    """
    if len(text) > LONGEST:
        raise UnsafeAddress("longer than 10,000 characters")
    text = trim(text)
    if "&amp;" in text:
        text = _AMPERSAND.sub("&", text)
    protocol = _SCHEME.match(text)
    if protocol and (protocol[1] or "").lower() not in _NO_ADDRESS:
        return _in_address(canonical(text))
    if text.partition("/")[0].lower() in _READERS:
        return _in_address(canonical("https://" + text))
    return arxiv.in_text(text) or doi.in_text(text)


def _in_address(address: str) -> Identifier | None:
    """Return the identifier in a canonical address, or in the address that it carries."""
    host, tail = split_host(address)
    if host in WRAPPERS:
        host, tail = split_host(unwrap(address))
    for read in _READERS.get(host, ()):
        found = read(tail)
        if found is not None:
            return found
    return None


def _by_host() -> dict[str, tuple[Reader, ...]]:
    """Join the tables: host to the readers to try, in order."""
    readers: dict[str, tuple[Reader, ...]] = {}
    for hosts, reader in _hosts_and_readers():
        for host in hosts:
            readers[host] = (*readers.get(host, ()), reader)
    return readers


def _hosts_and_readers() -> list[tuple[tuple[str, ...], Reader]]:
    """List every reader with its hosts."""
    return [
        (arxiv.HOSTS, arxiv.in_address),
        (arxiv.MIRRORS, arxiv.in_mirror),
        (doi.RESOLVERS, doi.in_resolver),
        (doi.PUBLISHERS, doi.in_publisher),
        (doi.NATURE, doi.in_nature),
        *((tuple(row.hosts.split()), row.read) for row in proceedings.ROWS + journals.ROWS),
    ]


_READERS: Final = MappingProxyType(_by_host())
