"""What records say, kept between runs: a record that stays as it is is not parsed again.

Some hundred files that lie beside one another are kept together.  Whether they are as they were is
told by their places, sizes and times; where these differ by what they hold, and always where the
environment says CI, since a checkout gives all files new times.  What is kept is validated as any
record is: nobody can say in a cache what he may not say in a file.
"""

import os
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from awesomequant.store.cache import Cache, digest
from awesomequant.store.strays import is_entered, is_read

# How many files stand together on average.  Where a chunk ends the name of a file says, so that one
# file more changes one chunk.
_TOGETHER = 128
# Times of files are no finer than this on some systems: of a file written just now a second writing
# might leave no trace.
_RECENT_NS = 2_000_000_000


class Entry(NamedTuple):
    """A file as a walk finds it: its name, and what tells whether it is as it was."""

    file: str
    sign: str
    changed_ns: int


class Held(NamedTuple):
    """What a file of a record says, and the digest of its name and content."""

    digest: bytes
    values: Mapping[str, Any]


def walk(root: str, folder: str) -> Iterator[Entry]:
    """Yield the YAML files below a folder of the project, in order."""
    try:
        with os.scandir(f"{root}/{folder}") as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        name = f"{folder}/{entry.name}"
        if is_entered(entry):
            yield from walk(root, name)
        elif is_read(entry):
            one = entry.stat(follow_symlinks=False)
            times = f"{one.st_mtime_ns} {one.st_ctime_ns}"
            sign = f"{name} {one.st_size} {one.st_ino} {times}"
            yield Entry(name, sign, max(one.st_mtime_ns, one.st_ctime_ns))


class Kept:
    """The records of a list as they were read before."""

    def __init__(self, root: Path, entries: Iterable[Entry]) -> None:
        """Ask the cache for the files that a walk has found."""
        self._cache = Cache.of(root)
        self._chunks = {_sign(chunk): chunk for chunk in _chunks(entries)}
        self._trusts_times = not os.environ.get("CI")
        self._begun_ns = time.time_ns()
        # From what the times say to what the files hold, and from there to the values.
        self._contents: dict[bytes, bytes] = {}
        if self._trusts_times:
            self._contents = self._cache.take("times", self._chunks)
        texts = self._cache.take("records", self._contents.values())
        self._held = {key: held for key, text in texts.items() if (held := _read(text)) is not None}
        self._new: dict[bytes, bytes] = {}
        self._new_times: dict[bytes, bytes] = {}

    def chunks(self) -> Iterator[tuple[Entry, ...]]:
        """Yield the files in order, as many at once as stand together."""
        yield from self._chunks.values()

    def known(self, chunk: tuple[Entry, ...]) -> dict[str, Held] | None:
        """Return what is known of files by their times alone; None where they say nothing."""
        key = self._contents.get(_sign(chunk))
        return self._held.get(key) if key else None

    def of_contents(
        self, chunk: tuple[Entry, ...], digests: Mapping[str, bytes]
    ) -> dict[str, Held] | None:
        """Return what is known of files that hold what ``digests`` are of, by their names."""
        sign, key = _sign(chunk), digest(*digests.values())
        is_settled = all(self._begun_ns - one.changed_ns > _RECENT_NS for one in chunk)
        if self._trusts_times and is_settled and len(digests) == len(chunk):
            self._new_times[sign] = key
        self._contents[sign] = key
        text = self._cache.take("records", [key]).get(key)
        return None if text is None else _read(text)

    def learn(self, chunk: tuple[Entry, ...], held: Mapping[str, Held]) -> None:
        """Note what the sound files of a chunk say."""
        values = {file: [one.digest.hex(), one.values] for file, one in held.items()}
        self._new[self._contents[_sign(chunk)]] = to_json(values)

    def keep(self) -> None:
        """Keep what is new, and forget what no file says any more."""
        if self._new:
            self._cache.keep("records", self._new)
            self._cache.keep_only("records", set(self._contents.values()))
        if self._new_times:
            self._cache.keep("times", self._new_times)
            self._cache.keep_only("times", self._chunks)


def _chunks(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    chunk: list[Entry] = []
    for entry in entries:
        chunk.append(entry)
        if not zlib.crc32(entry.file.encode()) % _TOGETHER:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


def _sign(chunk: tuple[Entry, ...]) -> bytes:
    return digest("\n".join(one.sign for one in chunk))


def _read(text: bytes) -> dict[str, Held] | None:
    """Return what is kept of a chunk; None where it was not written by us."""
    try:
        # Keys repeat from record to record, texts do not: to look each up took half the time.
        kept = from_json(text, cache_strings="keys")
        return {file: Held(bytes.fromhex(of), values) for file, (of, values) in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return None
