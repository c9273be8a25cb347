"""The numbers of papers by their ids, every id they had before, and what a reader may paste."""

import zlib
from array import array

from awesomequant.library.library import Library
from awesomequant.site.search import pasted
from awesomequant.site.search.packing import narrow, pack

# In one file, about.  The papers of a reading list lie in as many files as they are: twenty of
# 10,000 papers took 150 KB, where there were 35 files; there are 134, of 14,500.
IDS = 256


def files(library: Library) -> list[bytes]:
    """Return the files; an id lies in the one that its key says, among equal shares of all keys."""
    found = by_key(library)
    count = -(-len(found) // IDS)
    shares: list[list[tuple[int, int, int]]] = [[] for _ in range(count)]
    for key, numbers in found.items():
        first, second = keys(key)
        shares[first * count >> 32] += [(first, second, number) for number in numbers]
    return [_packed(sorted(share)) for share in shares]


def by_key(library: Library) -> dict[str, list[int]]:
    """Return the numbers of papers by ids and by keys of `pasted`, which several papers may share.

    Several are the works of one repository.
    """
    found: dict[str, list[int]] = {}
    for at, paper in enumerate(library.papers):
        for key in dict.fromkeys(pasted.keys(paper)):
            found.setdefault(key, []).append(at)
    found |= {old: [at] for at, paper in enumerate(library.papers) for old in paper.aliases}
    return found | {paper.id: [at] for at, paper in enumerate(library.papers)}


def _packed(share: list[tuple[int, int, int]]) -> bytes:
    first, second, numbers = zip(*share, strict=True) if share else ((), (), ())
    return pack({}, array("I", first), array("I", second), narrow(numbers))


def keys(identity: str) -> tuple[int, int]:
    """Return two numbers that stand for an id, which would take three times the bytes.

    Of 100,000 ids some share the first with another, and none both.
    """
    content = identity.encode()
    return zlib.crc32(content), zlib.crc32(content[::-1])
