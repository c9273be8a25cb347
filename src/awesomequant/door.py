"""The one door through which files are opened: no link, no pipe, no device, and never too much.

A pull request may bring ``data/tags.yaml`` as a link to ``/proc/self/environ``, and what is wrong
in a file is shown with its line: keys were printed so.  Below the root of a list no component of a
name may be a link, wherever it leads; what is opened must be a regular file, which is asked of the
open file and not of its name, since a name may lead elsewhere a moment later.  The root itself may
be reached through links: where somebody keeps a list is his own affair.
"""

import errno
import os
import select
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from awesomequant.language.characters import shown

# Of what is read at once: nearly every record, whole.
_PIECE = 16 * 1024
# How long somebody's own pipe may say nothing, in milliseconds: a download begins sooner.
_PATIENCE = 30_000
# More folders inside one another than any list has: what walks them does so without end.
DEEPEST = 32
# Windows has neither descriptors of folders nor these flags; a Ctrl-Z ends its texts without the
# first.  There each step of a name is looked at before the file is opened, and then the open file.
_BINARY = getattr(os, "O_BINARY", 0)
_SAFE = _BINARY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_HAS_DESCRIPTORS = os.open in os.supports_dir_fd and os.scandir in os.supports_fd

LINK = "a link is not followed: what it names may lie outside the list"
OTHER = "this is no file but a pipe, a socket or a device"
DIRECTORY = os.strerror(errno.EISDIR)
_SOME_BYTES = 1024
# What no page, template or part of a list comes near.
PAGE_BYTES = 64 * 1024 * 1024


class Shut(OSError):  # noqa: N818 -- the name says what is wrong
    """What the door does not open; ``strerror`` says why, ``hint`` what to do."""

    hint = ""

    @classmethod
    def of(cls, number: int, why: str, name: str, hint: str = "") -> "Shut":
        """Return the error for a name."""
        error = cls(number, why, shown(name))
        error.hint = hint
        return error


class Kind(StrEnum):
    """What lies under a name; of a link itself, not of what it leads to."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"


class Found(NamedTuple):
    """One thing that lies in a folder: its name, what it is, and of a file what its head says."""

    name: str
    kind: Kind
    stat: os.stat_result | None = None


class Door:
    """Opens what lies below one folder, the root of a list."""

    def __init__(self, root: str | Path) -> None:
        """Stand at the root, which may be reached through links."""
        self._root = os.fspath(root)
        # Records lie beside one another: the folder of the last one stays open for the next.
        self._last: tuple[str, int] | None = None

    def __del__(self) -> None:
        """Let go of the folder that was opened last."""
        self.close()

    def close(self) -> None:
        """Let go of the folder that was opened last."""
        if self._last:
            last, self._last = self._last[1], None
            os.close(last)

    def content(self, name: str, limit: int) -> bytes:
        """Return what a file holds; raises OSError where it cannot be read, or is longer."""
        return _read(self._opened(name), name, limit)

    def head(self, name: str, size: int) -> bytes:
        """Return the beginning of a file, and no more than ``size`` of it."""
        return _read(self._opened(name), name, size, is_head=True)

    def text(self, name: str, limit: int) -> str:
        """Return the text of a file in UTF-8, with its line ends; UnicodeDecodeError for others."""
        return self.content(name, limit).decode("utf-8-sig")

    def kind(self, name: str) -> Kind | None:
        """Return what lies under a name; None where nothing does, or behind a link."""
        folder, _, own = name.rpartition("/")
        try:
            if _HAS_DESCRIPTORS:
                return _kind(
                    os.stat(own, dir_fd=self._folder(folder), follow_symlinks=False).st_mode
                )
            self._refuse_links(folder)
            return _kind(os.lstat(f"{self._root}/{name}").st_mode)
        except (OSError, ValueError):  # a NUL
            return None

    def has(self, name: str) -> bool:
        """Whether there is a regular file of that name, without a link on the way to it."""
        return self.kind(name) is Kind.FILE

    def enter(self, folder: str) -> None:
        """Raise OSError where nobody can look into a folder."""
        if not _HAS_DESCRIPTORS:
            self.listing(folder)
            return
        try:
            self._folder(folder)
        except OSError as error:
            raise self._why(error, folder) from None

    def listing(self, folder: str) -> list[Found]:
        """Return what lies in a folder, in order; raises OSError where nobody can say."""
        if not _HAS_DESCRIPTORS:
            self._refuse_links(folder)
            with os.scandir(f"{self._root}/{folder}") as entries:
                return sorted(map(_found, entries))
        try:
            with os.scandir(self._folder(folder)) as entries:
                return sorted(map(_found, entries))
        except OSError as error:
            raise self._why(error, folder) from None

    def files(self, folder: str, depth: int = DEEPEST) -> Iterator[tuple[str, Found]]:
        """Yield the names of what lies below a folder and is no folder, in order, with what it is.

        What cannot be looked into is passed over; ``listing`` says why.
        """
        try:
            found = self.listing(folder)
        except OSError:
            return
        for one in found:
            name = f"{folder}/{one.name}" if folder else one.name
            if one.kind is not Kind.FOLDER:
                yield name, one
            elif depth:
                yield from self.files(name, depth - 1)

    def _folder(self, name: str) -> int:
        """Return a descriptor of a folder, which stays open until the next one is asked for."""
        if self._last and self._last[0] == name:
            return self._last[1]
        self.close()
        opened = os.open(self._root, _FOLDER)
        for step in name.split("/") if name else ():
            try:
                _refuse_odd(step, name)
                inner = os.open(step, _FOLDER | _NO_LINK, dir_fd=opened)
            finally:
                os.close(opened)
            opened = inner
        self._last = name, opened
        return opened

    def _opened(self, name: str) -> int:
        """Return a descriptor of a file, which may yet be anything but a link."""
        folder, _, own = name.rpartition("/")
        try:
            _refuse_odd(own, name)
            if _HAS_DESCRIPTORS:
                above = self._folder(folder)
                return os.open(own, os.O_RDONLY | _SAFE | _NO_LINK, dir_fd=above)
            self._refuse_links(name)
            return os.open(f"{self._root}/{name}", os.O_RDONLY | _SAFE)
        except OSError as error:
            raise self._why(error, name) from None
        except ValueError:  # a NUL
            raise Shut.of(errno.EINVAL, "no file has such a name", name) from None

    def _refuse_links(self, name: str) -> None:
        """Raise Shut for a name on whose way there is a link."""
        path = self._root
        for step in name.split("/") if name else ():
            _refuse_odd(step, name)
            path = f"{path}/{step}"
            if any(getattr(os.path, kind, _never)(path) for kind in ("islink", "isjunction")):
                raise Shut.of(errno.ELOOP, LINK, path.removeprefix(f"{self._root}/"), _PUT_IT_HERE)

    def _why(self, error: OSError, name: str) -> OSError:
        """Return what is to be said of a name that the system would not open."""
        if isinstance(error, Shut):
            return error
        try:
            self._refuse_links(name)
        except Shut as found:
            return found
        if error.errno == errno.ENXIO:  # a socket
            return Shut.of(errno.ENXIO, OTHER, name, _DELETE_IT)
        # Of the class that Python has for it: FileNotFoundError, PermissionError …
        return OSError(error.errno, error.strerror, shown(name))


_PUT_IT_HERE = "put the file itself here"
_DELETE_IT = "delete it"


def named(path: Path, limit: int) -> bytes:
    """Return what a file holds that a person named; raises OSError where it cannot be read.

    Whoever names it may name a link, and a pipe of his shell (``<(curl …)``): it is that file, and
    no other.  Devices have no end, and a pipe that says nothing is not waited for without end.
    """
    try:
        opened = os.open(path, os.O_RDONLY | _SAFE)
    except ValueError:  # a NUL
        raise Shut.of(errno.EINVAL, "no file has such a name", str(path)) from None
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise Shut.of(errno.ENXIO, OTHER, str(path)) from None
        raise OSError(error.errno, error.strerror, shown(str(path))) from None
    return _read(opened, str(path), limit, may_be_pipe=True)


@contextmanager
def below(root: str | Path) -> Iterator[Door]:
    """Stand at a root for a moment."""
    door = Door(root)
    try:
        yield door
    finally:
        door.close()


def content(root: str | Path, name: str, limit: int) -> bytes:
    """Return what one file below a root holds, as ``Door.content`` does."""
    with below(root) as door:
        return door.content(name, limit)


def has(root: str | Path, name: str) -> bool:
    """Whether there is a regular file of that name below a root, without a link on the way."""
    with below(root) as door:
        return door.has(name)


def _never(_path: str) -> bool:
    return False


def _refuse_odd(step: str, name: str) -> None:
    if step in ("", ".", ".."):
        raise Shut.of(errno.EINVAL, "the name leads out of its folder", name)


def _found(entry: "os.DirEntry[str]") -> Found:
    """Return what a folder says of one thing; asked for while the folder is open."""
    if entry.is_symlink():
        return Found(entry.name, Kind.LINK)
    if entry.is_dir(follow_symlinks=False):
        is_junction = getattr(entry, "is_junction", bool)()
        return Found(entry.name, Kind.LINK if is_junction else Kind.FOLDER)
    if not entry.is_file(follow_symlinks=False):
        return Found(entry.name, Kind.OTHER)
    try:
        return Found(entry.name, Kind.FILE, entry.stat(follow_symlinks=False))
    except OSError:  # gone meanwhile: who reads it is told
        return Found(entry.name, Kind.FILE)


def _kind(mode: int) -> Kind:
    if stat.S_ISREG(mode):
        return Kind.FILE
    if stat.S_ISDIR(mode):
        return Kind.FOLDER
    return Kind.LINK if stat.S_ISLNK(mode) else Kind.OTHER


def _read(
    opened: int, name: str, limit: int, *, may_be_pipe: bool = False, is_head: bool = False
) -> bytes:
    """Return what an open file holds, and close it."""
    try:
        head = os.fstat(opened)
        kind = _kind(head.st_mode)
        is_pipe = may_be_pipe and stat.S_ISFIFO(head.st_mode)
        if kind is Kind.FOLDER:
            raise Shut.of(errno.EISDIR, DIRECTORY, name)
        if kind is not Kind.FILE and not is_pipe:
            raise Shut.of(errno.EINVAL, OTHER, name, _DELETE_IT)
        if head.st_size > limit and not is_head:
            raise _too_long(name, limit)
        if is_pipe:
            return _poured(opened, name, limit)
        if is_head:
            return os.read(opened, limit)
        read = os.read(opened, _PIECE)
        # A short answer is no end of a file on every file system.
        while more := os.read(opened, limit + 1 if len(read) >= _PIECE else _PIECE):
            read += more
            # One byte more than there may be is asked for, and no more of a bomb is in memory.
            if len(read) > limit:
                raise _too_long(name, limit)
    except OSError as error:
        if isinstance(error, Shut):
            raise
        raise OSError(error.errno, error.strerror, shown(name)) from None
    finally:
        os.close(opened)
    return read


def _poured(opened: int, name: str, limit: int) -> bytes:
    """Return what comes out of a pipe until nobody holds its other end."""
    wait = select.poll()
    wait.register(opened, select.POLLIN | select.POLLHUP)
    parts: list[bytes] = []
    room = limit
    while room >= 0:
        try:
            more = os.read(opened, _PIECE)
        except BlockingIOError:
            # Only now: one that nobody writes to is at its end, which no waiting tells.
            if not wait.poll(_PATIENCE):
                raise Shut.of(errno.ETIMEDOUT, "the pipe says nothing", name) from None
            continue
        if not more:
            return b"".join(parts)  # to add each to those before it took 47 CPU s of 60 MB
        parts.append(more)
        room -= len(more)
    raise _too_long(name, limit)


def _too_long(name: str, limit: int) -> Shut:
    size = f"{limit // _SOME_BYTES} KiB" if limit >= _SOME_BYTES else f"{limit} bytes"
    return Shut.of(errno.EFBIG, f"the file is larger than {size}", name, "shorten it")
