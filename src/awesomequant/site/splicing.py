"""Long files made of pieces: what did not change is copied out of the file of the last build.

The file of 10,000 papers in one format has 20 MB, and a changed record is 2 KB of it: to make the
entries of all others anew, and to write them, took 0.6 CPU s a build in six formats.
"""

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import accumulate
from typing import NamedTuple

from awesomequant.export.pieces import Stamp
from awesomequant.store.cache import Cache, digest, program

_KIND = "spliced"
_DIGEST = 16
# Pieces that are made and written, or compared with the old file, at once.
_AT_ONCE = 1 << 18


class Spliced:
    """The content of a file as pieces: the digest of all that each is made of, and what makes it.

    The program need not be a part of the digests.  ``placed`` is told of the file and how many
    bytes each piece of it has, for who wants to read them there.
    """

    def __init__(
        self,
        keys: Sequence[bytes],
        make: Callable[[int], str],
        placed: Callable[[str, Stamp, Sequence[int]], None] | None = None,
    ) -> None:
        """Describe a file; nothing is made yet."""
        self.keys, self.make, self.placed = keys, make, placed

    def __iter__(self) -> Iterator[str]:
        """Make it all, for who keeps no file."""
        return map(self.make, range(len(self.keys)))

    def digest(self) -> str:
        """Return what stands for the content: the digest of what it is made of, by whom."""
        return digest(_KIND, program(), b"".join(self.keys)).hex()


class Named(NamedTuple):
    """The content of a file whose address tells what it holds, as of those of the search index.

    It is not made where the file is there.
    """

    make: Callable[[], bytes]

    def digest(self, address: str) -> str:
        """Return what stands for the content at an address: this, and who makes it."""
        return digest("named", program(), address).hex()


class Known(NamedTuple):
    """Of which pieces a file consists, and how many bytes each has."""

    keys: list[bytes]
    lengths: "array[int]"

    @classmethod
    def take(cls, cache: Cache, address: str, summed: str) -> "Known | None":
        """Return what is known of the file of a digest; None where that is not kept."""
        value = cache.take(_KIND, [_key(address, summed)]).get(_key(address, summed), b"")
        count, rest = divmod(len(value) - _DIGEST, _DIGEST + 4)
        if not summed or rest or count < 0 or value[:_DIGEST] != bytes.fromhex(summed):
            return None
        end = _DIGEST * (count + 1)
        lengths = array("I", value[end:])
        keys = [value[at : at + _DIGEST] for at in range(_DIGEST, end, _DIGEST)]
        return cls(keys, lengths)

    def keep(self, cache: Cache, address: str, summed: str) -> None:
        """Let the next build know it."""
        value = b"".join((bytes.fromhex(summed), *self.keys, self.lengths.tobytes()))
        cache.keep(_KIND, {_key(address, summed): value})


def sweep(cache: Cache, digests: Iterable[tuple[str, str]]) -> None:
    """Forget the pieces of files that a site has not any more, of all but these."""
    cache.keep_only(_KIND, {_key(*file) for file in digests})


def _key(address: str, summed: str) -> bytes:
    # Both: a build that was not brought to its end leaves the file of the one before as it was.
    return f"{address}\n{summed}".encode()


def splice(
    content: Spliced, old: int | None, known: Known | None, create: Callable[[], int]
) -> tuple["array[int]", bool]:
    """Write a file, of the open file ``old`` what is ``known`` of it, and the rest as it is made.

    ``create`` opens a new file; it is not called where the old one has the same bytes.  Gives the
    length of each piece, and whether there is a new file.
    """
    places: dict[bytes, int] = {}
    if known:
        places = dict(zip(known.keys, range(len(known.keys)), strict=True))
    starts = [*accumulate(known.lengths, initial=0)] if known else [0]
    if old is not None and known and starts[-1] != os.fstat(old).st_size:
        places = {}
    lengths = array("I")
    with closing(_Target(old, create)) as target:
        fresh, size = list[bytes](), 0
        for at, key in enumerate(content.keys):
            place = places.get(key) if old is not None else None
            if place is None or not known:
                piece = content.make(at).encode("utf-8")
                fresh.append(piece)
                size += len(piece)
                lengths.append(len(piece))
                if size >= _AT_ONCE:
                    target.write(b"".join(fresh))
                    fresh, size = [], 0
                continue
            if fresh:
                target.write(b"".join(fresh))
                fresh, size = [], 0
            length = known.lengths[place]
            target.copy(starts[place], length)
            lengths.append(length)
        target.write(b"".join(fresh))
        return lengths, target.finish()


class _Target:
    """The file that is being made; as long as it says what the old one does, nothing is written."""

    def __init__(self, old: int | None, create: Callable[[], int]) -> None:
        self._old, self._create = old, create
        self._size = os.fstat(old).st_size if old is not None else 0
        self._file: int | None = None
        self._at = 0  # so much is written, or the same as before
        self._run = (0, 0)  # what is to be copied: from where to where in the old file

    def copy(self, start: int, length: int) -> None:
        """Add a part of the old file."""
        first, end = self._run
        if start != end or first == end:
            self._flush()
            first = start
        self._run = first, start + length

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._flush()
        if not data:
            return
        is_old = self._file is None and self._old is not None
        if not is_old or _read(self._old, len(data), self._at) != data:
            _write(self._begun(), data)
        self._at += len(data)

    def finish(self) -> bool:
        """End it; says whether there is a new file."""
        self._flush()
        if self._file is None and (self._old is None or self._at != self._size):
            self._begun()
        return self._file is not None

    def close(self) -> None:
        """Leave the file, if one was made."""
        if self._file is not None:
            os.close(self._file)

    def _flush(self) -> None:
        first, end = self._run
        self._run = 0, 0
        if first == end:
            return
        if self._file is not None or first != self._at:
            _copy(self._old, self._begun(), first, end)
        self._at += end - first

    def _begun(self) -> int:
        """Return the new file, with all that is the same as before in it."""
        if self._file is None:
            self._file = self._create()
            if self._at:
                _copy(self._old, self._file, 0, self._at)
        return self._file


def _copy(source: int | None, target: int, at: int, end: int) -> None:
    """Copy bytes of one file to where the other is; the system does it where it can."""
    if source is None:
        return
    copy = getattr(os, "copy_file_range", None)  # of Linux
    while at < end:
        done = 0
        if copy:
            try:
                done = copy(source, target, end - at, at)
            except OSError:  # two disks, or a system of files that knows no such thing
                copy = None
        if not done:
            data = _read(source, min(end - at, _AT_ONCE), at)
            if not data:
                raise OSError("a file of the site was cut short while it was read")
            _write(target, data)
            done = len(data)
        at += done


def _write(target: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(target, left) :]


def _read(file: int | None, size: int, at: int) -> bytes:
    if file is None:
        return b""
    os.lseek(file, at, os.SEEK_SET)  # not ``pread``, which Windows has not
    return os.read(file, size)
