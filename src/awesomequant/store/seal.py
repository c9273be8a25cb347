"""What proves that a value of the cache was written by us: a digest with a key that we keep.

The key lies in the user's folder for what programs remember, and not in the cache: a CI job that
restores a cache, or an archive that somebody unpacks there, brings none along.  What it cannot
prove is as if it were not there.
"""

import os
import secrets
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from awesomequant.store.writing import write_beside

# For who wants a cache that one job writes to be read by the next: a secret of the repository.
VARIABLE: Final = "AWESOMEQUANT_CACHE_KEY"
_LENGTH: Final = 32
Seal = Callable[[bytes, bytes], bytes]


def seal(place: str, kind: str, *, make: bool) -> Seal | None:
    """Return what seals values of a kind at a place, by key and content; None without a key.

    ``make`` makes a key where there is none.
    """
    if (key := _key(make=make)) is None:
        return None
    # What is sound at one place says nothing at another.
    own = blake2b(f"{len(place)} {place}{kind}".encode(), key=key, digest_size=_LENGTH).digest()

    def sealed(name: bytes, value: bytes) -> bytes:
        whole = blake2b(b"%d " % len(name) + name, key=own, digest_size=16)
        whole.update(value)
        return whole.digest()

    return sealed


def key_file() -> Path | None:
    """The file of the key; None where nobody has a home."""
    base = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    if not base:
        try:
            home = Path.home()
        except RuntimeError:
            return None
        darwin = home / "Library/Application Support"
        base = os.fspath(darwin if sys.platform == "darwin" else home / ".local/state")
    # On Windows the cache lies in that folder too, one deeper.
    return Path(base, "awesomequant-key")


def _key(*, make: bool) -> bytes | None:
    if named := os.environ.get(VARIABLE):
        return blake2b(named.encode("utf-8", "surrogateescape"), digest_size=_LENGTH).digest()
    file = key_file()
    if file is None:
        return None
    return _read(file) or (_made(file) if make else None)


@lru_cache(maxsize=8)  # asked at each question to the cache
def _known(file: Path, _changed_ns: int) -> bytes | None:
    try:
        found = file.read_bytes()
    except OSError:
        return None
    return found if len(found) == _LENGTH else None


def _read(file: Path) -> bytes | None:
    try:
        one = file.lstat()
    except OSError:
        return None
    # What others can read proves nothing, and what is another's may be known to him.
    is_ours = not hasattr(os, "geteuid") or one.st_uid == os.geteuid()
    is_closed = sys.platform == "win32" or not one.st_mode & 0o077
    if not (stat.S_ISREG(one.st_mode) and is_ours and is_closed):
        return None
    return _known(file, one.st_mtime_ns)


def _made(file: Path) -> bytes | None:
    """Return the key of a new file; of two processes at once the one that comes last stays."""
    with suppress(OSError):  # no such folder, as with HOME=/dev/null, or one that is closed to us
        write_beside(file, secrets.token_bytes(_LENGTH), 0o600)
    return _read(file)
