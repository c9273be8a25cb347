"""What a list says of itself, kept between runs: settings, words, metrics, sections.

By what each file holds, as one value: to read the 260 tags and venues of a list took 20 ms, and to
make the validators of their models 40, at each start.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from pydantic import BaseModel
from pydantic_core import SchemaValidator, core_schema

from awesomequant.library import sound
from awesomequant.library.json_text import packed
from awesomequant.library.metrics import Metric, measured
from awesomequant.library.paper import Paper
from awesomequant.store.cache import Cache, digest

M = TypeVar("M", bound=BaseModel)
_KIND = "words"
# What the last look at a list took, for the next one of the same process, by kind.
_memory: dict[str, dict[bytes, Mapping[str, Any]]] = {}


# Records as they were read and as they are with what was counted, by the digest of the counts.
_counted: dict[bytes, dict[str, tuple[Paper, Paper]]] = {}


def forget() -> None:
    """Let the next look at a list be as that of another process."""
    _memory.clear()
    _counted.clear()


def counted(papers: Iterable[Paper], metrics: dict[str, Metric], of: bytes) -> Iterator[Paper]:
    """Yield papers with what ``metrics`` counted; ``of`` is the digest of these.

    Those that a process met before are the same objects, by which it knows that they are as they
    were.
    """
    if not metrics:
        yield from papers
        return
    known, found = _counted.get(of, {}), dict[str, tuple[Paper, Paper]]()
    for paper in papers:
        before, now = known.get(paper.source_file, (None, paper))
        found[paper.source_file] = paper, now if before is paper else measured(paper, metrics)
        yield found[paper.source_file][1]
    _counted.clear()
    _counted[of] = found


class Recall:
    """The values of files that were sound, by the digests of these files."""

    def __init__(self, cache: Cache, kind: str = _KIND) -> None:
        """Ask ``cache``, and keep there what is new; each ``kind`` is read and kept as a whole."""
        self._cache, self._kind = cache, kind
        self._held: dict[bytes, Mapping[str, Any]] = {}
        self._new: dict[bytes, bytes] = {}
        self._texts: dict[bytes, bytes] = {}

    def fetch(self, model: type[BaseModel], digests: Iterable[bytes]) -> None:
        """Ask for many files at once: to open the cache for each of 856 took 0.3 s."""
        memory = _memory.get(self._kind, {})
        keys = [key for of in digests if (key := _key(model, of)) not in memory]
        self._texts.update(self._cache.take(self._kind, keys))

    def take(self, model: type[M], of: bytes) -> Mapping[str, M] | None:
        """Return the values that a file holds, by their names; None where nobody knows."""
        key = _key(model, of)
        memory = _memory.get(self._kind, {})
        if self._cache.is_on and key in memory:
            self._held[key] = memory[key]
        elif text := self._texts.pop(key, b"") or self._cache.take(self._kind, [key]).get(key):
            names, values = _reader(model).validate_json(text)
            self._held[key] = dict(zip(names, values, strict=True))
        return cast("Mapping[str, M] | None", self._held.get(key))

    def note(self, model: type[BaseModel], of: bytes, values: Mapping[str, BaseModel]) -> None:
        """Note what a file holds in which nothing is wrong, and nothing speaks to us."""
        key = _key(model, of)
        try:
            text = b"[%s,%s]" % (packed([*values]), sound.to_json(values.values()))
        except ValueError:  # what JSON cannot hold
            return
        self._new[key], self._held[key] = text, values

    def keep(self) -> None:
        """Keep what is new, and forget what no file says any more."""
        if self._new:
            self._cache.keep(self._kind, self._new)
            self._cache.keep_only(self._kind, self._held)
        if self._cache.is_on:
            _memory[self._kind] = self._held


def _key(model: type[BaseModel], of: bytes) -> bytes:
    return digest(f"{model.__module__}.{model.__qualname__}", of)


@functools.cache
def _reader(model: type[BaseModel]) -> SchemaValidator:
    names = core_schema.list_schema(core_schema.str_schema())
    values = core_schema.list_schema(sound.schema_of(model))
    both = core_schema.tuple_positional_schema([names, values])
    return SchemaValidator(both, None, _use_prebuilt=False)
