"""What records say, kept between runs: a record that stays as it is is not parsed again.

Some forty files that lie beside one another are kept together.  Whether they are as they were is
told by their places, sizes and times; where these differ by what they hold, and always where the
environment says CI, since a checkout gives all files new times.  A process that lives on, as that
of `serve`, keeps the records themselves.
"""

import functools
import os
import time
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pydantic_core import SchemaValidator, core_schema

from awesomequant.door import DEEPEST, Door
from awesomequant.library import sound
from awesomequant.library.paper import Paper
from awesomequant.store.cache import Cache, digest
from awesomequant.store.strays import Passed, is_entered, is_read, why_closed

# How many files stand together on average.  Where a chunk ends the name of a file says, so that one
# file more changes one chunk.  With 128, 462 of 1,000 stood in one: 25 ms for one that was saved.
_TOGETHER = 40
# Times of files are no finer than this on some systems: of a file written just now a second writing
# might leave no trace.
_RECENT_NS = 2_000_000_000
_DIGEST = 16
# So many chunks are asked for together, or kept: 10 MB.
_AT_ONCE = 50


class Entry(NamedTuple):
    """A file as a walk finds it: its name, and what tells whether it is as it was."""

    file: str
    sign: str
    changed_ns: int


class Chunk(NamedTuple):
    """Files that are kept together, and what tells whether all of them are as they were."""

    files: tuple[str, ...] = ()
    sign: bytes = b""
    changed_ns: int = 0


class Held(NamedTuple):
    """What sound files say, each in its place: names, digests of name and content, records."""

    files: tuple[str, ...]
    digests: tuple[bytes, ...]
    papers: Sequence[Paper]


def walk(
    door: Door, folder: str, passed_by: list[Passed] | None = None, deep: int = DEEPEST
) -> Iterator[Entry]:
    """Yield the YAML files below a folder of the project, in order.

    ``passed_by`` gets what else lies there, and the folder in which it does; of the folder itself
    ``strays`` knows.
    """
    try:
        entries = door.listing(folder)
    except OSError:
        return
    for entry in entries:
        name = f"{folder}/{entry.name}"
        if is_read(entry):
            sign, changed = f"{name} gone", 0
            if one := entry.stat:
                times = one.st_mtime_ns, one.st_ctime_ns
                sign = f"{name} {one.st_size} {one.st_ino} {times[0]} {times[1]}"
                changed = max(times)
            yield Entry(name, sign, changed)
            continue
        why = why_closed(door, name, deep) if is_entered(entry) else ""
        if is_entered(entry) and not why:
            yield from walk(door, name, passed_by, deep - 1)
        elif passed_by is not None:
            passed_by.append(Passed(folder, entry, why))


@dataclass
class _Memory:
    """What the last look at a list found, for the next one of the same process."""

    root: str = ""
    times: Mapping[bytes, bytes] = field(default_factory=dict)
    held: Mapping[bytes, Held] = field(default_factory=dict)


_memory = _Memory()


def forget() -> None:
    """Let the next look at a list be as that of another process."""
    _memory.root, _memory.times, _memory.held = "", {}, {}


class Kept:
    """The records of a list as they were read before."""

    def __init__(self, root: Path, entries: Iterable[Entry]) -> None:
        """Ask the cache for the files that a walk has found."""
        self._cache, self._root = Cache.of(root), os.fspath(root)
        self.chunks = tuple(_chunks(entries))
        self._signs = {chunk.sign for chunk in self.chunks}
        self._trusts_times = not os.environ.get("CI")
        self._begun_ns = time.time_ns()
        # From what the times say to what the files hold, and from there to the values.
        self._times: dict[bytes, bytes] = {}
        self._held: dict[bytes, Held] = {}
        if self._cache.is_on and _memory.root == self._root:
            self._held |= _memory.held
            self._times |= {sign: of for sign, of in _memory.times.items() if sign in self._signs}
        if not self._trusts_times:
            self._times = {}
        elif unknown := self._signs - self._times.keys():
            self._times |= self._cache.take("times", unknown)
        self._contents = dict(self._times)
        self._take(self._contents.values())
        # What was learned and is not kept yet; whether anything was.
        self._new: dict[bytes, bytes] = {}
        self._is_new = False
        self._new_times: dict[bytes, bytes] = {}

    def known(self, chunk: Chunk) -> Held | None:
        """Return what is known of files by their times alone; None where they say nothing."""
        key = self._contents.get(chunk.sign)
        return self._held.get(key) if key else None

    def of_contents(self, chunk: Chunk, digests: Collection[bytes]) -> Held | None:
        """Return what is known of files that hold what ``digests`` are of, each in its place."""
        key = digest(*digests)
        is_settled = self._begun_ns - chunk.changed_ns > _RECENT_NS
        if self._trusts_times and is_settled and len(digests) == len(chunk.files):
            self._new_times[chunk.sign] = key
        self._contents[chunk.sign] = key
        self._take([key])
        return self._held.get(key)

    @property
    def knows_anything(self) -> bool:
        """Whether the cache has been asked, and may be asked, for anything at all."""
        return bool(self._held) or self._cache.is_there

    def take_over(self, chunk: Chunk, text: bytes) -> Held:
        """Note what another process has ``written`` of a chunk."""
        key = self._contents[chunk.sign]
        self._note(key, text, _read(text))
        return self._held[key]

    def learn(self, chunk: Chunk, held: Held) -> None:
        """Note what the sound files of a chunk say."""
        try:
            text = written(held)
        except ValueError:  # what JSON cannot hold
            return
        self._note(self._contents[chunk.sign], text, held)

    def _note(self, key: bytes, text: bytes, held: Held) -> None:
        self._new[key], self._held[key] = text, held
        if len(self._new) == _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._cache.keep("records", self._new)
        self._new, self._is_new = {}, True

    def keep(self) -> None:
        """Keep what is new, and forget what no file says any more."""
        if self._new or self._is_new:
            self._flush()
            self._cache.keep_only("records", set(self._contents.values()))
        if self._new_times:
            self._cache.keep("times", self._new_times)
            self._cache.keep_only("times", self._signs)
        if self._cache.is_on:
            _memory.root, _memory.times = self._root, {**self._times, **self._new_times}
            now = self._contents.values()
            _memory.held = {key: self._held[key] for key in now if key in self._held}

    def _take(self, keys: Iterable[bytes]) -> None:
        unknown = [key for key in keys if key not in self._held]
        # The texts of all 100,000 papers at once are 170 MB.
        for at in range(0, len(unknown), _AT_ONCE):
            texts = self._cache.take("records", unknown[at : at + _AT_ONCE])
            self._held |= {key: _read(text) for key, text in texts.items()}


def _chunks(entries: Iterable[Entry]) -> Iterator[Chunk]:
    chunk: list[Entry] = []
    for entry in entries:
        chunk.append(entry)
        if not zlib.crc32(entry.file.encode()) % _TOGETHER:
            yield _together(chunk)
            chunk = []
    if chunk:
        yield _together(chunk)


def _together(entries: Iterable[Entry]) -> Chunk:
    files, signs, changed = zip(*entries, strict=True)
    return Chunk(files, digest("\n".join(signs)), max(changed))


@functools.cache
def _reader() -> SchemaValidator:
    records = core_schema.list_schema(sound.schema_of(Paper))
    digests = core_schema.str_schema()
    return SchemaValidator(
        core_schema.tuple_positional_schema([digests, records]), None, _use_prebuilt=False
    )


def written(held: Held) -> bytes:
    """Return what is known of a chunk as it is kept; ValueError for what JSON cannot hold."""
    digests = b"".join(held.digests).hex().encode()
    return b'["%s",%s]' % (digests, sound.to_json(held.papers))


def _read(text: bytes) -> Held:
    told, papers = _reader().validate_json(text)
    digests = bytes.fromhex(told)
    places = range(0, len(digests), _DIGEST)
    return Held(
        tuple([paper.source_file for paper in papers]),
        tuple([digests[at : at + _DIGEST] for at in places]),
        tuple(papers),
    )
