"""A list's lookup files at hand, and the loop of whoever fetches them."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from awesomequant.audit.documents import Document
from awesomequant.audit.looked_up import LookedUp
from awesomequant.library.library import Library
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
