"""The addresses of a list, asked one after another."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from urllib.parse import urlsplit

from awesomequant.library.library import Library
from awesomequant.update.links.sightings import Memory, Sightings
from awesomequant.update.outcome import Proposal
from awesomequant.web.probe import Prober, State

# Every address of a list with the places where it stands, the hosts mixed.


@dataclass(frozen=True, slots=True)
class Use:
    """A place of an address: the file, the field such as ``code.0.url``, and whose record it is."""

    file: str
    field: str
    paper: str | None = None


def uses(library: Library) -> dict[str, list[Use]]:
    """Return the places of each address that stands in a record or a section."""
    found: dict[str, list[Use]] = {}
    for paper in sorted(library.papers, key=lambda paper: paper.id):
        for name, url in _addresses(
            paper.model_dump(mode="python", include={"url", "code", "links"})
        ):
            found.setdefault(url, []).append(Use(paper.source_file, name, paper.id))
    for section in library.sections:
        for name, url in _addresses(section.model_dump(mode="python")):
            found.setdefault(url, []).append(Use(section.source_file, name))
    return found


def mixed(addresses: Iterator[str] | list[str]) -> list[str]:
    """Return the addresses so that those of one host stand far apart: no host keeps us waiting."""
    by_host: dict[str, list[str]] = {}
    for url in sorted(addresses):
        by_host.setdefault(urlsplit(url).hostname or "", []).append(url)
    return [url for row in zip_longest(*by_host.values()) for url in row if url]


def _addresses(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text under a key ``url`` with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _addresses(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list | tuple):
        for at, inner in enumerate(value):
            yield from _addresses(inner, f"{name}.{at}")
    elif isinstance(value, str) and name.rpartition(".")[2] == "url":
        yield name, value


# Survey the links of a list: probe what is due, look again at the unsure, say what to mend.

# A page that answers all that is gone with its front page has not moved.
_FRONT = 3


@dataclass
class Survey:
    """What was found of each address, by what it is."""

    seen: dict[str, Memory] = field(default_factory=dict)
    probed: int = 0
    interrupted: bool = False

    def of(self, state: State) -> list[str]:
        """Return the addresses last seen in a state, dead ones apart."""
        return [
            url for url, one in self.seen.items() if one.sighting.state is state and not one.dead
        ]

    @property
    def dead(self) -> list[str]:
        """Return the addresses that were missing twice."""
        return [url for url, one in self.seen.items() if one.dead]


def survey(
    addresses: Iterable[str], prober: Prober, sightings: Sightings, *,
    age: float, advance: Callable[[int], None],
) -> Survey:  # fmt: skip
    """Probe the addresses not seen for ``age`` seconds; ``advance`` is told of each."""
    result = Survey()
    now = prober.clock.now()
    every = mixed(list(addresses))
    due = [url for url in every if not sightings.fresh(url, now - age, now)]
    result.seen = {url: sightings[url] for url in every if url not in set(due)}
    try:
        for url in due:
            _look(url, prober, sightings, result)
            advance(1)
        for url in result.of(State.UNSURE):
            _look(url, prober, sightings, result)
    except KeyboardInterrupt:
        result.interrupted = True
    sightings.tidy()
    return result


def _look(url: str, prober: Prober, sightings: Sightings, result: Survey) -> None:
    result.seen[url] = sightings.keep(url, prober.probe(url), prober.clock.now())
    result.probed += 1


def repairs(
    found: Survey, places: Mapping[str, Sequence[Use]], copy_of: Callable[[str], str | None]
) -> list[Proposal]:
    """Propose the new address of what moved for good, and an archive's copy of what is dead."""
    proposals = []
    for url in found.of(State.MOVED):
        target = found.seen[url].sighting.target
        if target.count("/") > _FRONT or not target.endswith("/"):
            proposals += _changes(url, target, places[url], "it has moved for good")
    for url in found.dead:
        if copy := copy_of(url):
            proposals += _changes(url, copy, places[url], "it is dead; the archive has a copy")
    return proposals


def _changes(url: str, target: str, places: Sequence[Use], because: str) -> list[Proposal]:
    return [
        Proposal(use.paper, f"link-{use.field}", {use.field: target}, {use.field: url}, because)
        for use in places
        if use.paper
    ]


# The report in Markdown, as an issue can carry it.

_TITLES = {
    State.MOVED: "Moved for good",
    State.MISSING: "Missing, seen once: dead if it is missing again tomorrow",
    State.UNSURE: "Unsure: the server failed",
    State.REFUSED: "Refused: it leads where no public page can be",
    State.BLOCKED: "Blocked: the server keeps programs out, which says nothing about readers",
}
_MOST = 200  # rows of a table; an issue may have 65,536 characters


def report(found: Survey, places: Mapping[str, Sequence[Use]]) -> str:
    """Return the report: the dead first, each with where it stands."""
    lines = [f"# Links\n\n{summary(found)}; {found.probed} probed now.\n"]
    lines += _table("Dead: missing twice, a day or more apart", found.dead, found, places)
    for state, title in _TITLES.items():
        lines += _table(title, found.of(state), found, places)
    return "\n".join(lines) + "\n"


def summary(found: Survey) -> str:
    """Return the numbers in one line."""
    counts = {"dead": len(found.dead)} | {str(state): len(found.of(state)) for state in State}
    return f"{len(found.seen)} links: " + ", ".join(
        f"{n} {name}" for name, n in counts.items() if n
    )


def _table(
    title: str, urls: Sequence[str], found: Survey, places: Mapping[str, Sequence[Use]]
) -> Iterator[str]:
    if not urls:
        return
    yield f"## {title}\n\n| address | seen | where |\n|---|---|---|"
    for url in sorted(urls)[:_MOST]:
        seen = found.seen[url].sighting
        # No sign of what an error says may mean anything in Markdown.
        words = "".join(char for char in seen.detail if char.isalnum() or char in " ().,:'-")
        told = f"→ {_code(seen.target)}" if seen.target else words
        where = ", ".join(_code(f"{use.file} {use.field}") for use in places.get(url, ())[:5])
        yield f"| {_code(url)} | {told} | {where} |"
    if len(urls) > _MOST:
        yield f"\nand {len(urls) - _MOST} more"
    yield ""


def _code(text: str) -> str:
    """Text as code; a canonical address has no backtick and no bar, other text loses them."""
    return "`" + text.replace("`", "'").replace("|", "%7C").replace("\n", " ") + "`"
