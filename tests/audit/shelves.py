"""A list's lookup files at hand, and the loop of whoever fetches them."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from awesomequant.audit.documents import Document
from awesomequant.audit.looked_up import LookedUp
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.site import lookup, lookup_whole
from awesomequant.store.cache import Cache

T = TypeVar("T")
Files = Mapping[str, Mapping[str, Any]]


def files(library: Library) -> Files:
    """The files by which a list is looked up, as a server would give them."""
    found = dict(lookup.files(library, {}))
    for _, _, make, _ in lookup_whole.groups(library, {}, Cache(None)):
        found |= dict(make())
    return {address: json.loads(text) for address, text in found.items()}


def contents(library: Library) -> dict[str, bytes]:
    """The same as a server has them, packs among them."""
    found: dict[str, bytes] = {}
    for _, _, make in lookup.groups(library, {}):
        found |= {name: one if isinstance(one, bytes) else one.encode() for name, one in make()}
    for _, _, make, _ in lookup_whole.groups(library, {}, Cache(None)):
        found |= {name: text.encode() for name, text in make()}
    return found


def without_packs(site: Files) -> Files:
    """The files of a site that has none."""
    return {
        name: {key: one for key, one in file.items() if key != "packs"}
        for name, file in site.items()
    }


def alike(many: int) -> Library:
    """A list of works whose titles begin alike, so that their files have parts, and these packs."""
    papers = tuple(
        Paper.model_validate(
            {"id": f"p{at}", "source_file": "", "title": f"Bees {_WORDS[at % 7]} {_told(at)}",
             "authors": [f"{name} {_told(at).title()}" for name in _GIVEN], "venue": "BeeConf",
             "year": 2015 + at % 9, "arxiv": f"{15 + at % 9}05.{at + 1:05}"}
        )
        for at in range(many)
    )  # fmt: skip
    venue = Venue(id="BeeConf", name="Conference on Bees", kind="conference")
    settings = Settings(title="Alike", description="Bees")
    return Library(settings, papers=papers, venues={venue.id: venue})


_GIVEN = (
    "Anna",
    "Ben",
    "Cho",
    "Dora",
    "Emil",
    "Fatima",
    "Guo",
    "Hana",
    "Ivo",
    "Jules",
    "Kim",
    "Lu",
)
_WORDS = ("Count", "Dance", "Sleep", "Build", "Hum", "Swarm", "𝕎ander")


def _told(at: int) -> str:
    """A word of its own for each number, beginning with what changes fastest."""
    letters = ""
    for _ in range(4):
        at, one = divmod(at, 19)
        letters += "bcdfghjklmnpqrstvwz"[one] + "aeiou"[one % 5]
    return letters


def bibliography_of(library: Library, many: int) -> str:
    """A bibliography of works of such a list, each third with another year."""
    return "\n".join(
        f"@inproceedings{{{one.id}, title={{{one.title}}}, author={{{' and '.join(who.shown for who in one.people)}}}, "
        f"booktitle={{BeeConf}}, year={{{(one.year or 0) + 3 * (at % 3 == 0)}}}, eprint={{{one.arxiv}}}}}"
        for at, one in enumerate(library.papers[:many])
    )


class Shelf(LookedUp):
    """A list that fetches what it lacks from files at hand; ``rounds`` counts how often."""

    def __init__(self, site: Files, name: str = "") -> None:
        self.site, self.got = site, dict[str, Mapping[str, Any] | None]()
        self.rounds = 0
        super().__init__(self.got, name)

    def fetch(self, document: Document) -> None:
        """Fetch what is wanted, in rounds."""
        while wanted := self.wanted(document):
            self.take(wanted)

    def take(self, addresses: Sequence[str]) -> None:
        """Fetch files, each once."""
        assert not self.got.keys() & set(addresses)
        self.rounds += 1
        self.got.update({one: self.site.get(one) for one in addresses})


def asked(shelves: Sequence[Shelf], document: Document, ask: Callable[[], T]) -> T:
    """Return what is answered once all files are there that it needs."""
    for one in shelves:
        one.fetch(document)
    while True:
        for one in shelves:
            one.missed = set()
        answer = ask()
        if not any(one.missed for one in shelves):
            return answer
        for one in shelves:
            if one.missed:
                one.take(sorted(one.missed))
