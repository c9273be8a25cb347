"""An address tells where the reader came from, or leads through a third party.

Parameters as ``utm_source`` and ``fbclid`` serve whoever counts clicks, and an address of a search
engine's redirect hides where it leads.  The page is the same without them.

Wrong::

    url: https://example.org/paper?utm_source=list

Right::

    url: https://example.org/paper
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import addresses, rewritten
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.works.identifiers import UnsafeAddress, unwrap
from awesomequant.works.identifiers.address import WRAPPERS, split_host

BY_RECORD = True

_TRACKING = re.compile(
    r"(?<=[?&])(?:utm_[^&#]*|fbclid=[^&#]*|gclid=[^&#]*|spm=[^&#]*)(?:&|(?=#|$))"
)
_SHORT = re.compile(r"https?://(?:bit\.ly|t\.co|goo\.gl|tinyurl\.com|is\.gd|ow\.ly|t\.ly)/")


def check(library: Library) -> Iterator[Finding]:
    """Yield each address with such a parameter, and each that leads through a third party."""
    passages = list(addresses(library))
    message = "the address tells where the reader came from"
    yield from rewritten(iter(passages), _untracked, message)
    # An archive's address holds that of the page, and is meant: the page may be gone.
    wrapped = (
        passage
        for passage in passages
        if split_host(passage.text)[0] in WRAPPERS and "web.archive.org/" not in passage.text
    )
    yield from rewritten(wrapped, _unwrapped, "the address leads through a redirect")
    for passage in passages:
        if _SHORT.match(passage.text):
            message = "a shortened address hides where it leads"
            yield passage.finding(message, "open it and write where it leads")


def _untracked(address: str) -> str:
    if "?" not in address:
        return address
    plain = _TRACKING.sub("", address)
    # Where the last parameter went, the sign before it has nothing to separate.
    return re.sub(r"[?&](?=#|$)", "", plain) if plain != address else address


def _unwrapped(address: str) -> str:
    try:
        return unwrap(address)
    except UnsafeAddress:
        return address
