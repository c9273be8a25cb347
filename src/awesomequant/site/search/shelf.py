"""The files of an index, in folders named after what they hold; nothing is gzipped twice."""

from collections.abc import Iterable, Sequence

from awesomequant.site.search.packing import SUFFIX, digest, name, squeezed
from awesomequant.store.cache import Cache

File = tuple[str, bytes]
_KIND = "search-index"


class Shelf:
    """Takes the contents of files, and gives the files."""

    def __init__(self, cache: Cache) -> None:
        """Keep what is gzipped in ``cache``."""
        self._cache = cache
        self._used: set[bytes] = set()

    def put(self, kind: str, contents: Iterable[bytes]) -> tuple[str, list[File]]:
        """Return the files of a kind, and what the name of their folder ends in."""
        bodies = list(contents)
        named = name(map(digest, bodies))
        squeezed = self.squeezed(bodies)
        return named, [(f"{kind}-{named}/{at}{SUFFIX}", body) for at, body in enumerate(squeezed)]

    def squeezed(self, bodies: Sequence[bytes]) -> list[bytes]:
        """Return contents gzipped; those of the last build as it had them."""
        digests = [digest(body) for body in bodies]
        kept = self._cache.take(_KIND, digests)
        new = {
            key: squeezed(body)
            for key, body in zip(digests, bodies, strict=True)
            if key not in kept
        }
        self._cache.keep(_KIND, new)
        self._used.update(digests)
        kept |= new
        return [kept[key] for key in digests]

    def sweep(self) -> None:
        """Forget what was gzipped for this index and is not in it any more."""
        self._cache.keep_only(_KIND, self._used)
