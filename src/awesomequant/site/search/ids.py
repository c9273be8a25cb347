"""The numbers of papers by their ids, and by every id they had before."""

import zlib
from array import array

from awesomequant.library.library import Library
from awesomequant.site.search.packing import narrow, pack

IDS = 1024  # in one file, about


def files(library: Library) -> list[bytes]:
    """Return the files; an id lies in the one that its key says, among equal shares of all keys."""
    numbers = {old: at for at, paper in enumerate(library.papers) for old in paper.aliases}
    numbers |= {paper.id: at for at, paper in enumerate(library.papers)}
    count = -(-len(numbers) // IDS)
    shares: list[list[tuple[int, int, int]]] = [[] for _ in range(count)]
    for identity, number in numbers.items():
        first, second = keys(identity)
        shares[first * count >> 32].append((first, second, number))
    return [_packed(sorted(share)) for share in shares]


def _packed(share: list[tuple[int, int, int]]) -> bytes:
    first, second, numbers = zip(*share, strict=True) if share else ((), (), ())
    return pack({}, array("I", first), array("I", second), narrow(numbers))


def keys(identity: str) -> tuple[int, int]:
    """Return two numbers that stand for an id, which would take three times the bytes.

    Of 100,000 ids some share the first with another, and none both.
    """
    content = identity.encode()
    return zlib.crc32(content), zlib.crc32(content[::-1])
