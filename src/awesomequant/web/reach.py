"""At which addresses a service is asked: its own hosts, by https, and this machine for a try."""

from urllib.parse import urlsplit

from awesomequant.web.values import Service

# This machine, by the names under which no other can be reached.
LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))


def refusal(url: str, service: Service) -> str:
    """Return why an address is not asked for a service; empty where it is.

    A key in clear, or on a port where somebody else listens, is a key given away: https on port 443
    alone.  What runs on the curator's own machine is another matter: there he tries a service of
    his own.  No redirect leads there, and none of ours declares it.
    """
    parts = urlsplit(url)
    host, is_own = parts.hostname or "", parts.hostname == service.host
    try:
        is_usual = parts.scheme == "https" and parts.port in (None, 443)
    except ValueError:
        return "its port is no number"
    why = ""
    if not is_own and host not in service.redirects:
        why = f"{service.name} is asked at {service.host} alone"
    elif parts.username or parts.password:
        why = "no name and no password may stand in it"
    elif host in LOOPBACK and not (is_own and parts.scheme in ("http", "https")):
        why = "this machine is asked only where it is the service's own host"
    elif host not in LOOPBACK and not is_usual:
        why = "only https on port 443 is asked (for a try, a service on 127.0.0.1 may be http)"
    return why
