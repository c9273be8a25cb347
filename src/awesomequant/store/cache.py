"""Values that were made from a list and can be made again, kept between runs by content.

They lie outside the repository in one sqlite file a list.  A key is a digest of all that its value
was made of, so that nothing is ever out of date; a value is bytes of JSON or text, never code, and
bears a seal that only we can give it.  A cache only saves time: where it cannot be read or written,
nothing is told and nothing is missing.
"""

import functools
import hashlib
import os
import sys
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import awesomequant
from awesomequant.store.seal import Seal, seal

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

# A value that is longer nobody would write; all of one question fit into memory.
VALUE_BYTES: Final = 64 * 1024 * 1024
ALL_BYTES: Final = 1024 * 1024 * 1024
# sqlite before 3.32 takes 999 parameters in one statement.
_AT_ONCE = 500
# Two builds at once wait for one another's writing so long; then they go without.
_PATIENCE_SECONDS = 5.0
_TABLE = "CREATE TABLE kept (kind TEXT, key BLOB, value BLOB, seal BLOB, PRIMARY KEY (kind, key))"


def cache_folder() -> Path | None:
    """The folder for what can be made again: AWESOMEQUANT_CACHE, else the user's cache folder.

    None where AWESOMEQUANT_CACHE is "off", or where nobody has a home.
    """
    named = os.environ.get("AWESOMEQUANT_CACHE", "")
    if named.lower() == "off":
        return None
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        home = Path.home()
    except RuntimeError:
        return Path(base, "awesomequant") if base else None
    caches = home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return (Path(base) if base else caches) / "awesomequant"


def digest(*parts: str | bytes) -> bytes:
    """Return the digest of texts and bytes, each with its end: ("ab", "c") is not ("a", "bc")."""
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(content))
        whole.update(content)
    return whole.digest()


@functools.cache
def program() -> bytes:
    """The digest of this program as it is installed: itself, its libraries, its Python."""
    # The number of a version says too little: whoever changes a line of the program must not be
    # shown what the line before made.  370 files, 2 ms.
    own = Path(awesomequant.__file__).parent
    files = (f"{name} {one.st_size} {one.st_mtime_ns}" for name, one in _files(os.fspath(own)))
    found = {name for path in sys.path if os.path.isdir(path) for name in os.listdir(path)}  # noqa: PTH112, PTH208 -- a name each
    libraries = (name for name in found if name.endswith((".dist-info", ".egg-info")))
    return digest(awesomequant.__version__, sys.version, *sorted(files), *sorted(libraries))


def dealt(names: Iterable[str], together: int) -> list[list[str]]:
    """Deal out names in runs of about so many, whose values are kept as one.

    Where a name comes or goes, the others stay with their neighbours.
    """
    ordered = sorted(names)
    # A power of two: what grows is dealt anew only where it has doubled.
    number = 1 << max(len(ordered) // together, 1).bit_length() - 1
    found: list[list[str]] = [[] for _ in range(number)]
    for name in ordered:
        found[zlib.crc32(name.encode()) % number].append(name)
    return [run for run in found if run]


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    if not os.path.isdir(folder):  # noqa: PTH112 -- the program may run from an archive
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path, entry.stat()
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


class Cache:
    """What was made from one list; each value under a kind and a key.

    The program that made a value belongs to the name of its file, and need not be part of a key.
    """

    def __init__(self, file: Path | None) -> None:
        """Keep values in ``file``, which need not be there; None keeps nothing."""
        self._file = file

    @classmethod
    def of(cls, root: Path) -> "Cache":
        """Return the cache of the list at ``root``."""
        folder = cache_folder()
        if folder is None:
            return cls(None)
        place = digest(os.path.realpath(root)).hex()
        return cls(folder / place / f"{program().hex()}.sqlite")

    @property
    def is_on(self) -> bool:
        """Whether anything may be kept at all."""
        return self._file is not None

    @property
    def is_there(self) -> bool:
        """Whether anything was kept."""
        return self._file is not None and _is_file(self._file)

    def take(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the values that are there, by key."""
        # Nothing is made on the disk by asking: who never keeps anything has no cache.
        if self._file is None or not _is_file(self._file):
            return {}
        if not (sealed := self._seal(self._file, kind)):
            return {}
        return self._on(self._file, "BEGIN", lambda base: _taken(base, sealed, kind, keys)) or {}

    def keep(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep each value under its key; all of them, or none where the program is killed."""
        sealed = self._file and values and self._seal(self._file, kind, make=True)
        if self._file is None or not sealed:
            return
        rows = [
            (kind, key, value, sealed(key, value))
            for key, value in values.items()
            if len(value) <= VALUE_BYTES
        ]
        if not rows or not _begun(self._file):
            return
        insert = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)"
        self._on(self._file, "BEGIN IMMEDIATE", lambda base: base.executemany(insert, rows))

    def keep_only(self, kind: str, keys: Container[bytes]) -> None:
        """Forget what is kept of a kind under other keys."""
        if self._file is not None and _is_file(self._file):
            self._on(self._file, "BEGIN IMMEDIATE", lambda base: _swept(base, kind, keys))

    def _seal(self, file: Path, kind: str, *, make: bool = False) -> Seal | None:
        return seal(f"{file.parent.name}/{file.name}", kind, make=make)

    def _on(self, file: Path, begin: str, act: Callable[["sqlite3.Connection"], T]) -> T | None:
        """Return what ``act`` does with the opened file, in one transaction; None where it cannot.

        A file that is broken is taken away, so that the next one begins anew.
        """
        # 3 to 9 ms that a command which asks for no value need not spend.
        import sqlite3  # noqa: PLC0415

        # sqlite would wait for ever for the other end of a pipe.
        if not _is_file(file):
            return None
        try:
            # Opened for each question (0.2 ms): no connection is carried into a second process,
            # where it would break the file, nor into a second thread.
            base = sqlite3.connect(file, timeout=_PATIENCE_SECONDS, isolation_level=None)
            with closing(base):
                # Without waiting for the disk: half the time of 20,000 values.  A killed program
                # leaves nothing torn thereby; a machine that lost its current may, which the
                # seals tell.
                base.execute("PRAGMA synchronous = OFF")
                # A stranger's file may hold triggers and views.
                base.execute("PRAGMA trusted_schema = OFF")
                base.execute(begin)
                schema = [sql for (sql,) in base.execute("SELECT sql FROM sqlite_master") if sql]
                if not schema and begin != "BEGIN":
                    base.execute(_TABLE)
                if schema in ([], [_TABLE]):
                    found = act(base)
                    base.execute("COMMIT")
                    return found
                _remove(file)
        except sqlite3.DatabaseError as error:
            # The number behind it may say more: which of the ways to be corrupt, locked ...
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (
                sqlite3.SQLITE_CORRUPT,
                sqlite3.SQLITE_NOTADB,
            ):
                _remove(file)
            # Locked for too long, a full disk, a file that may not be written: without, this time.
        return None


def _is_file(file: Path) -> bool:
    # A Path would raise where a folder on the way is closed to us; then there is no cache.
    return os.path.isfile(file)  # noqa: PTH113 -- as above


def _begun(file: Path) -> bool:
    """Make room for the file where there is none; says whether there is a file then."""
    try:
        if _is_file(file):
            return True
        # What others wrote there would be read as ours.
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        # Files of programs that are no more; that of the last one stays, since two versions of the
        # program may take turns.
        others = sorted(file.parent.glob("*.sqlite"), key=lambda one: one.stat().st_mtime)
        for old in others[:-2]:
            old.unlink()
    except OSError:
        return _is_file(file)
    return True


def _remove(file: Path) -> None:
    # A journal beside it would be played back into the file that comes after it.
    for name in (file, file.with_name(f"{file.name}-journal")):
        with suppress(OSError):  # on Windows, while another process has it open
            name.unlink()


def _taken(
    base: "sqlite3.Connection", sealed: Seal, kind: str, keys: Iterable[bytes]
) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    left, rest = ALL_BYTES, iter(keys)
    while wanted := tuple(islice(rest, _AT_ONCE)):
        places = ", ".join("?" * len(wanted))
        select = (
            "SELECT key, value, seal FROM kept"  # noqa: S608 -- question marks alone
            f" WHERE kind = ? AND key IN ({places})"
            # Of what is too long, or no bytes, only the head is read to see that.
            " AND typeof(value) = 'blob' AND length(value) <= ?"
        )
        found |= {
            key: value
            for key, value, own in base.execute(select, (kind, *wanted, VALUE_BYTES))
            if own == sealed(key, value) and (left := left - len(value)) >= 0
        }
    return found


def _swept(base: "sqlite3.Connection", kind: str, keys: Container[bytes]) -> None:
    there = base.execute("SELECT key FROM kept WHERE kind = ?", (kind,)).fetchall()
    unused = [(kind, key) for (key,) in there if key not in keys]
    base.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", unused)
