"""The files of an index, in folders named after what they hold; what is named need not be made."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from typing import Any, NamedTuple

from awesomequant.site.search.packing import SUFFIX, digest, name, squeezed
from awesomequant.store.cache import Cache

# A file's name, which says what it holds, and what makes that.
File = tuple[str, Callable[[], bytes]]
_KIND = "search-folders"


class Made(NamedTuple):
    """Files that are made together: what META says of them, and the contents of each kind."""

    meta: dict[str, Any]
    contents: Mapping[str, Sequence[bytes]]


class Shelf:
    """Takes what makes files, under the digest of what it is made of, and gives the files.

    ``folders`` says of each kind what the name of its folder ends in.
    """

    def __init__(self, kept: Cache) -> None:
        """Keep in a cache what files are called."""
        self._cache = kept
        self._used: dict[bytes, bool] = {}
        self.folders: dict[str, str] = {}

    def put(self, key: bytes, make: Callable[[], Made]) -> tuple[dict[str, Any], list[File]]:
        """Return what META says of files, and the files."""
        made = cache(make)
        known = _read(self._cache.take(_KIND, [key]).get(key))
        self._used[key] = known is not None
        if known is None:
            meta, contents = made()
            folders = {kind: (name(map(digest, of)), len(of)) for kind, of in contents.items()}
            known = meta, folders
            self._cache.keep(_KIND, {key: json.dumps(known, separators=(",", ":")).encode()})
        meta, folders = known
        self.folders |= {kind: named for kind, (named, _) in folders.items()}
        files: list[File] = [
            (f"{kind}-{named}/{at}{SUFFIX}", partial(_body, made, kind, at))
            for kind, (named, count) in folders.items()
            for at in range(count)
        ]
        return meta, files

    def sweep(self) -> None:
        """Forget what is called so no more."""
        if not all(self._used.values()):
            self._cache.keep_only(_KIND, self._used)


def _body(made: Callable[[], Made], kind: str, at: int) -> bytes:
    return squeezed(made().contents[kind][at])


def _read(content: bytes | None) -> tuple[dict[str, Any], dict[str, tuple[str, int]]] | None:
    with suppress(ValueError, TypeError, AttributeError):
        meta, folders = json.loads(content or b"")
        return dict(meta), {
            str(kind): (str(named), int(count)) for kind, (named, count) in folders.items()
        }
    return None
