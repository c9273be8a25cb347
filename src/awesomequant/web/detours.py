"""Tell where a redirect leads: to the page that has moved, or past it.

A host that has lost a page, or keeps it for members, seldom says so: it leads everybody to its
login, its front page, or a page that says "not found" with status 200; whoever buys its name leads
everybody to an offer.  None of these is a new address.
"""

import re
import secrets
from urllib.parse import unquote, urlsplit, urlunsplit

# Steps of a path, and labels of a host, at which a person is asked who he is, or to agree.
_GATES = frozenset((
    "login", "logon", "signin", "sso", "saml", "saml2", "auth", "authorize", "authenticate",
    "oauth", "oauth2", "openid", "cas", "idp", "shibboleth", "adfs", "consent", "cookies",
    "cookiewall", "cookieabsent", "captcha", "challenge", "accounts",
))  # fmt: skip
_FRONT = re.compile(r"/?(?:(?:index|default|home)(?:\.[a-z]{2,5})?/?)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[-_]")


def is_gate(came_from: str, led_to: str) -> bool:
    """Whether a redirect leads to a login, a cookie wall or another gate."""
    origin, end = urlsplit(came_from), urlsplit(led_to)
    if _gates(origin.hostname, origin.path):
        return False
    # What is to send the reader back afterwards knows where he came from.
    returns = origin.path.count("/") > 1 and origin.path in unquote(unquote(end.query))
    return returns or _gates(end.hostname, end.path)


def _gates(host: str | None, path: str) -> bool:
    steps = [step.partition(".")[0] for step in path.lower().split("/")]
    words = {_BETWEEN.sub("", word) for word in (*steps, *(host or "").split(".")[:-2])}
    return bool(words & _GATES)


def is_front(address: str) -> bool:
    """Whether an address is that of a host's front page."""
    parts = urlsplit(address)
    return bool(_FRONT.fullmatch(parts.path)) and not parts.query


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ by ``www.``, by https, or by the slash at their end alone."""
    seen = {
        ((parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query)
        for parts in map(urlsplit, (one, other))
    }
    return len(seen) == 1


def nonsense(address: str) -> str:
    """Return an address beside another one at which nothing can be.

    Where that leads to the same page, the redirect says nothing of the page that was asked for.
    """
    parts = urlsplit(address)
    folder = parts.path.rstrip("/").rpartition("/")[0]
    return urlunsplit(parts._replace(path=f"{folder}/{no_name()}", query="", fragment=""))


def no_name() -> str:
    """Return a name that nothing has."""
    return f"nothing-{secrets.token_hex(8)}"


def with_fragment(came_from: str, led_to: str) -> str:
    """Return where a redirect leads, with the part of the page that was meant.

    So RFC 9110 has it in 10.2.2.
    """
    meant = urlsplit(came_from).fragment
    has_its_own = urlsplit(led_to).fragment or not meant
    return led_to if has_its_own else f"{led_to.partition('#')[0]}#{meant}"
