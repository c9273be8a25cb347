"""Web services: one file, one service, which says what it can tell; no I/O in it."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from awesomequant.library.library import Library
from awesomequant.registry import PartKind
from awesomequant.web.values import Answers, Reply, Request, Service, Tells, Unanswered


class ServiceModule(Protocol):
    """What a service's file holds."""

    SERVICE: Service
    """Its name (that of the file), host, pace, what it is asked by and what it can tell."""

    def request(self, keys: tuple[str, ...]) -> Request:
        """Return the question that asks for ``keys``, such as ``doi:10.1/x``, all of one scheme."""
        ...

    def parse(self, reply: Reply) -> Answers:
        """Return what the reply says of each key; raises Unanswered where it says nothing."""
        ...


def _fault(name: str, module: ServiceModule) -> tuple[str, str] | None:
    """Refuse a service that is called otherwise than its file, or that tells nothing."""
    service = module.SERVICE
    if service.name != name:
        return "SERVICE", f"the service is called '{service.name}' in a file of '{name}'"
    if not (service.tells or service.by_title):
        return "SERVICE", "it tells nothing, and is never asked; say what: tells={'citations': 30}"
    return None


# Lists made before the rooms were named so keep their services in ``sources/``.
SERVICES: PartKind[ServiceModule] = PartKind(
    "a service", ("sources", "services"), ServiceModule, (Unanswered,), _fault
)


def tellers(
    services: Mapping[str, ServiceModule], *wanted: Tells, by_title: bool = False
) -> list[str]:
    """Return the services that can tell any of what is wanted, the most trusted first.

    ``by_title`` are those that can tell it where nothing but a title is known.
    """
    told = {
        name: module.SERVICE.by_title if by_title else module.SERVICE.tells
        for name, module in services.items()
    }
    ranks = {
        name: min(found)
        for name, known in told.items()
        if (found := [known[one] for one in wanted if one in known])
    }
    return sorted(ranks, key=lambda name: (ranks[name], name))


class Credit(NamedTuple):
    """How a service is named, and the page that readers are led to."""

    name: str
    url: str


def credit(services: Mapping[str, ServiceModule]) -> dict[str, Credit]:
    """Return how each service is named, by the name under which counts have it for their source."""
    every = (module.SERVICE for module in services.values())
    return {one.name: Credit(one.title or one.name, one.home) for one in every}


def counted_by(library: Library, services: Mapping[str, ServiceModule]) -> list[Credit]:
    """Return credit to the services that counted citations of these papers, by trust.

    The licence of one asks for it.  The others are named all the same: a reader should know who
    counted.
    """
    sources = {paper.citations.source for paper in library.papers if paper.citations}
    known = credit(services)
    return [known[name] for name in tellers(services, Tells.CITATIONS) if name in sources]
