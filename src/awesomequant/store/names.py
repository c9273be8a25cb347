"""Where the names of a list lead and how they are shown, kept between runs.

It follows from the name and from what the list says of its people.  To take the 40,000 names of
10,000 records apart and make their addresses took 0.5 s.
"""

import zlib
from collections.abc import Collection, Mapping

from pydantic_core import from_json

from awesomequant.library.json_text import packed
from awesomequant.library.persons import Signed
from awesomequant.store.cache import Cache, digest

_KIND = "names"
# A new name writes one of so many parts anew.
_PARTS = 64
# What the last list came to, for the next look of the same process, by what is said of people.
_memory: dict[bytes, Mapping[str, Signed]] = {}


class Names:
    """What is known of names under what a list says of its people."""

    def __init__(self, cache: Cache, people: bytes) -> None:
        """Ask ``cache``; ``people`` is the digest of what is said of them."""
        self._cache, self._people = cache, people
        self._keys = [digest(people, str(part)) for part in range(_PARTS)]

    def known(self) -> dict[str, Signed]:
        """Return what is known, by the name as a record states it."""
        if self._cache.is_on and self._people in _memory:
            return dict(_memory[self._people])
        found: dict[str, Signed] = {}
        for text in self._cache.take(_KIND, self._keys).values():
            slugs, others = from_json(text)
            found |= {name: Signed(slug, name) for name, slug in slugs.items()}
            found |= {name: Signed(*said) for name, said in others.items()}
        return found

    def learn(self, every: Mapping[str, Signed], new: Collection[str]) -> None:
        """Keep what the ``new`` ones among all the names of a list come to."""
        if not self._cache.is_on:
            return
        _memory.clear()
        _memory[self._people] = every
        if not new:
            return
        parts = {_part(name): (dict[str, str](), dict[str, Signed]()) for name in new}
        for name, said in every.items():
            if part := parts.get(_part(name)):
                slugs, others = part
                if said.shown == name:  # nearly all
                    slugs[name] = said.slug
                else:
                    others[name] = said
        try:
            texts = {self._keys[at]: packed(part) for at, part in parts.items()}
        except ValueError:  # what JSON cannot hold
            return
        self._cache.keep(_KIND, texts)
        self._cache.keep_only(_KIND, {*self._keys})


def _part(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % _PARTS
