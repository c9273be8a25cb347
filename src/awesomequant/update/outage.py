"""Tell an outage of ours from one of theirs: what is seen through a broken network is no evidence.

Without a network every page is gone, in a hotel every address answers with the hotel's page.  So
hosts that are surely there are asked first, and again when others fail; and where most of the hosts
of a list fail at once, the fault is taken for ours whatever these say.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from awesomequant.web.detours import no_name
from awesomequant.web.probe import Prober, Sighting, State
from awesomequant.web.wire import LOOPBACK

# Hosts that are asked for a page that cannot be, until one says that it has none.
_ASKED = 5
# Of so many hosts most do not fail at once by themselves; of three they may.
_ENOUGH = 5
_MOST = 2 / 3
# So many hosts that lead to one and the same other have not all moved there.
_TOGETHER = 3
_FINE = frozenset((State.OK, State.MOVED, State.BLOCKED, State.REFUSED))


@dataclass
class Control:
    """Hosts that are surely there, by which the way to all others is judged."""

    prober: Prober
    hosts: Sequence[str] = field(default_factory=tuple)

    def wrong(self) -> str:
        """Return what is wrong with the way to the network; empty where nothing is."""
        hosts = [host for host in self.hosts if host not in LOOPBACK][:_ASKED]
        if self.prober.has_address(f"{no_name()}.invalid"):  # RFC 6761: no name ends so
            return "names that nobody has lead somewhere, as before one signs in to a network"
        welcomed = False
        for host in hosts:
            seen = self.prober.probe(f"https://{host}/{no_name()}")
            # "No such page" by the host itself, or that programs are kept out.
            if seen.host == host and seen.state in (State.MISSING, State.BLOCKED):
                return ""
            welcomed = welcomed or bool(seen.host)
        if welcomed:
            return "pages that cannot be are answered, as before one signs in to a network"
        return f"there is no way to the network: {', '.join(hosts)} do not answer" if hosts else ""


def suspicion(seen: Iterable[tuple[str, Sighting]]) -> str:
    """Return why sightings of one stretch of time cannot be believed; empty where they can."""
    by_host: dict[str, list[Sighting]] = {}
    for url, sighting in seen:
        by_host.setdefault(urlsplit(url).hostname or "", []).append(sighting)
    failing = sum(not any(one.state in _FINE for one in found) for found in by_host.values())
    if len(by_host) >= _ENOUGH and failing > _MOST * len(by_host):
        return f"{failing} of {len(by_host)} hosts failed at once"
    host, number = _common(by_host)
    if number >= _TOGETHER and number > len(by_host) / 2:
        return f"{number} of {len(by_host)} hosts lead to {host}"
    return ""


def _common(by_host: Mapping[str, Sequence[Sighting]]) -> tuple[str, int]:
    """Return the host to which most others lead, and how many these are."""
    led = Counter(
        end
        for host, found in by_host.items()
        for end in {one.host for one in found}
        if end and end.removeprefix("www.") != host.removeprefix("www.")
    )
    return led.most_common(1)[0] if led else ("", 0)
