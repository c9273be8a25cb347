"""Locks that the system keeps on a file: one command at a time writes to a list.

Without one, eight imports at once each read the venues of the list, and wrote them over one
another: two venues were lost, and the records that name them were wrong.  Not the file is the lock
but what the system knows of who has opened it: a killed program leaves none behind.
"""

import errno
import os
import platform
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from awesomequant.console import warn
from awesomequant.library.problems import Refusal

# Seconds for which a command waits until another one has written.
PATIENCE = 60.0
_PAUSE = 0.05
_SOON = 1.0  # seconds of waiting that nobody need be told of
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NOTE = 200  # bytes of who holds a lock
# Windows lets nobody read the bytes that are locked.
_AT = 1 << 30
# A file system that keeps no locks, as some network drives.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EBADF, errno.EINVAL}


@contextmanager
def held(
    file: Path, refusal: str, waiting: str = "", patience: float = 0.0, name: str = ""
) -> Iterator[None]:
    """Hold the lock of ``file``, which is made; raises Refusal with ``refusal`` where it is taken.

    That is after ``patience`` seconds in which ``waiting`` is told, with who holds it.  ``name`` is
    who we are, for those who wait.  A folder may be locked, too, where no file of ours is wanted.
    """
    begun = time.monotonic()
    is_told = False
    while True:
        number = _opened(file)
        try:
            while not is_taken(number):
                waited = time.monotonic() - begun
                if waited >= patience:
                    raise Refusal(f"{refusal}{_by(number)}")
                if waited > _SOON and not is_told:
                    most = f"for {patience:.0f} s at most; Ctrl-C ends that"
                    warn(f"{waiting}{_by(number)}; waiting for it, {most}")
                    is_told = True
                time.sleep(_PAUSE)
            if not is_same(file, number):  # deleted meanwhile, as by 'git clean': others lock anew
                continue
            _note(number, name)
            try:
                yield
            finally:
                with suppress(OSError):  # nobody holds it: two like lists stay alike
                    os.ftruncate(number, 0)
            return
        finally:
            os.close(number)  # which frees it


def is_same(file: Path, number: int) -> bool:
    """Return whether an opened file is the one that has that name."""
    with suppress(OSError):
        return os.path.samestat(file.lstat(), os.fstat(number))
    return False


def _opened(file: Path) -> int:
    if file.is_dir() and sys.platform != "win32":
        return os.open(file, os.O_RDONLY)
    try:
        number = os.open(file, os.O_RDWR | os.O_CREAT | _FLAGS, 0o666)
    except PermissionError:
        # Another user's: to read it is enough for a lock on a disk of this machine.
        if not os.access(file, os.R_OK):
            raise
        number = os.open(file, os.O_RDONLY | _FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Refusal(f"{file} is a link; delete it, and run this again") from None
        raise
    found = os.fstat(number)
    if not stat.S_ISREG(found.st_mode):
        os.close(number)
        raise Refusal(f"{file} is no file; delete it, and run this again")
    with suppress(OSError):  # whoever may write to the folder may hold the lock
        if found.st_uid == os.geteuid():
            os.fchmod(number, file.parent.stat().st_mode & 0o666)
    return number


def _note(number: int, name: str) -> None:
    """Say in a locked file who we are; that it is locked is told by the system alone."""
    since = f"{datetime.now(UTC):%H:%M} UTC"
    who = f"{name or 'a command'}, process {os.getpid()} on {platform.node()}, since {since}"
    with suppress(OSError):  # another user's file, or a full disk
        os.ftruncate(number, 0)
        os.lseek(number, 0, os.SEEK_SET)
        os.write(number, who.encode("utf-8", "replace")[:_NOTE])


def _by(number: int) -> str:
    """Return who holds a lock, as he says himself: in brackets, or nothing."""
    try:
        os.lseek(number, 0, os.SEEK_SET)
        said = os.read(number, _NOTE).decode("utf-8", "replace")
    except OSError:
        return ""
    # What a stranger may have written there is shown without signs that steer a terminal.
    shown = "".join(sign for sign in said if sign.isprintable())
    return f" ({shown})" if shown else ""


_unlocked: set[int] = set()  # the disks of which it was said


def _without(error: OSError, number: int) -> bool:
    """Go on without a lock where the file system keeps none, and say so once."""
    if error.errno not in _NO_LOCKS:
        raise error
    disk = os.fstat(number).st_dev
    if disk not in _unlocked:
        _unlocked.add(disk)
        warn("this disk keeps no locks: let no two commands write to the list at once")
    return True


if sys.platform == "win32":
    import msvcrt

    def is_taken(number: int) -> bool:
        """Take the lock of an opened file if it is free; says whether it is ours."""
        os.lseek(number, _AT, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def taken(number: int) -> None:
        """Take the lock of an opened file, however long that lasts."""
        while not is_taken(number):
            time.sleep(_PAUSE)
else:
    import fcntl

    # ``flock``, not ``lockf``: that one's lock is lost with any other closing of the file in the
    # process.  On NFS Linux makes of it what other machines see, where the file may be written.

    def is_taken(number: int) -> bool:
        """Take the lock of an opened file if it is free; says whether it is ours."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            return _without(error, number)
        return True

    def taken(number: int) -> None:
        """Take the lock of an opened file, however long that lasts."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX)
        except OSError as error:
            _without(error, number)
