"""Write a file whole or not at all; what a killed program left is swept by the next one.

The files of a list are written by ``batch``, which does with many what is done here with one.
"""

import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from awesomequant.library.problems import Refusal
from awesomequant.store.lock import is_same, is_taken, taken

# What lies in the folder of a list for its commands, and is no part of it.
FOLDER = ".awesomequant"
# Not made of the name of the file, which may be as long as a name can be.
_BEGIN, _END = ".awesomequant-", ".tmp"
_OLD = 24 * 3600.0  # seconds: where no lock tells whether somebody still writes
_BINARY = getattr(os, "O_BINARY", 0)  # Windows
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
# The folders that were swept, and where temporary files of others lie: 10,000 pages go into one.
_swept: set[str] = set()
_near: dict[str, Path] = {}


def write(path: Path, text: str | bytes, *, lasting: bool = True) -> bool:
    """Make ``text`` the content of ``path``; says whether that changed anything.

    The text goes to a temporary file, which replaces the old one in one step: a full disk or a
    killed program leaves the old content whole.  Missing folders are made.  What need not be
    ``lasting`` is not waited for until the disk has it: a machine that loses its current may lose
    it.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    if is_stream(path):
        path.write_bytes(content)
        return True
    if holds(path, content):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with about(path), _temporary(_near_to(path.parent)) as (number, temporary):
        filled(number, content, lasting=lasting)
        keep_mode(path, temporary)
        temporary.replace(path)
    return True


def write_generated(path: Path, text: str | bytes) -> None:
    """Make ``text`` the content of a file that can be made again at any time.

    Whole, too, and a hundred times as fast on 1,000 files as what waits for the disk.
    """
    write(path, text, lasting=False)


def write_beside(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Make ``content`` that of a file that belongs to no list; until then it lies beside it."""
    # Who may read the file may enter its folder.
    path.parent.mkdir(mode=mode | (mode >> 2 & 0o111), parents=True, exist_ok=True)
    with about(path), _temporary(path.parent, mode) as (number, temporary):
        filled(number, content, lasting=False)
        temporary.replace(path)


def append(path: Path, text: str) -> None:
    """Put lines behind those of a journal, all of them or none; they are on the disk then.

    What a kill cut short is taken away first: a line behind it would be unreadable with it.  Two
    programs take turns.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Of a stranger's text half a character may be left.
    content = text.encode("utf-8", "backslashreplace")
    with about(path):
        while True:
            number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY, 0o666)
            try:
                taken(number)
                if not is_same(path, number):  # somebody has written it anew meanwhile
                    continue
                end = _end_of_lines(number)
                os.ftruncate(number, end)
                try:
                    filled(number, content)
                except OSError:
                    with suppress(OSError):
                        os.ftruncate(number, end)
                    raise
            finally:
                os.close(number)
            return


def rewrite(path: Path, text: str) -> None:
    """Write a journal anew; where another is at it, or there is no room, it stays as it is."""
    with suppress(OSError):
        number = os.open(path, os.O_RDWR | _BINARY)
        try:
            if is_taken(number) and is_same(path, number):
                write(path, text.encode("utf-8", "backslashreplace"))
        finally:
            os.close(number)


def _end_of_lines(number: int) -> int:
    """Return where the last whole line of a file ends."""
    end = os.fstat(number).st_size
    while end:
        begin = max(0, end - 65_536)
        os.lseek(number, begin, os.SEEK_SET)
        at = os.read(number, end - begin).rfind(b"\n")
        if at >= 0:
            return begin + at + 1
        end = begin
    return 0


def is_stream(path: Path) -> bool:
    """Whether a path is no place for a file but a device or a pipe: ``-o /dev/stdout``."""
    with suppress(OSError):
        mode = path.stat().st_mode
        named = path.parts[:2] in (("/", "dev"), ("/", "proc"))
        return not stat.S_ISDIR(mode) and (named or not stat.S_ISREG(mode))
    return False


def holds(path: Path, content: bytes) -> bool:
    """Return whether a file, no link to one, says that already."""
    try:
        is_as_long = is_regular(path) and path.lstat().st_size == len(content)
        return is_as_long and path.read_bytes() == content
    except OSError:
        return False


def filled(number: int, content: bytes, *, lasting: bool = True) -> None:
    """Write all of ``content`` to an opened file."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(number, rest) :]
    if lasting:
        os.fsync(number)


def keep_mode(path: Path, new: Path) -> None:
    """Give a new file the rights of the one whose place it takes."""
    if is_regular(path):
        with suppress(OSError):
            new.chmod(stat.S_IMODE(path.lstat().st_mode))


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Let what the system refuses speak of ``path``, and not of a file that nobody has heard of."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = os.fspath(path), None
        raise


def is_folder(path: Path) -> bool:
    """Return whether a folder lies there: no link to one, and nothing else."""
    with suppress(OSError):
        return stat.S_ISDIR(path.lstat().st_mode)
    return False


def is_regular(path: Path) -> bool:
    """Return whether a file lies there: no link to one, no pipe, no device."""
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False


def aside(root: Path) -> Path:
    """Return the folder of the list at ``root`` for what is no part of it, which is made.

    The lock, what is being written, the next site.  It lies in the list, where two users, two
    containers and two machines that share the disk see the same one, and says itself that git has
    nothing to do with it: a list that was there before us has a ``.gitignore`` of its own.
    Raises Refusal where something else has its name: what a link leads to is not ours to write.
    """
    folder = root / FOLDER
    try:
        folder.mkdir()
    except FileExistsError:
        if not is_folder(folder):
            raise Refusal(f"{folder} is no folder; move or delete it, and run this again") from None
    ignored = folder / ".gitignore"
    if not os.path.lexists(ignored):
        _near[os.fspath(folder)] = folder
        write(ignored, "*\n")
    return folder


def _near_to(folder: Path) -> Path:
    """Return where the temporary files for a folder lie: in a list where git does not see them."""
    name = os.fspath(folder)
    if name not in _near:
        found = folder
        for above in (folder, *folder.absolute().parents):
            if is_folder(above / FOLDER) or (above / "data/list.yaml").is_file():
                with suppress(OSError, Refusal):  # another user's: beside the file, then
                    near = aside(above)
                    is_fit = os.access(near, os.W_OK) and near.stat().st_dev == folder.stat().st_dev
                    found = near if is_fit else folder
                break
        _near[name] = found
    return _near[name] if is_folder(_near[name]) else folder


@contextmanager
def temporary_folder(near: Path) -> Iterator[tuple[int, Path]]:
    """Give a new folder in ``near``; in the end it is gone or has moved.

    A locked file beside it says that somebody needs it, as long as anybody has that file open: its
    number is given, for processes that write there.
    """
    with _temporary(near) as (number, beside):
        folder = Path(_folder_of(os.fspath(beside)))
        folder.mkdir(mode=0o700)
        try:
            yield number, folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _folder_of(file: str) -> str:
    return file.removesuffix(_END)


@contextmanager
def _temporary(folder: Path, mode: int = 0o666) -> Iterator[tuple[int, Path]]:
    """Give a new file in ``folder``, opened and locked; in the end it is gone or has moved."""
    sweep(folder)
    while True:
        path = folder / f"{_BEGIN}{os.getpid()}-{token_hex(6)}{_END}"
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        try:
            # By which another program sees that it is no litter; between the two steps it cannot.
            if is_taken(number) and is_same(path, number):
                yield number, path
                return
        finally:
            with suppress(OSError):
                if is_same(path, number):
                    path.unlink()
            os.close(number)


def sweep(folder: Path) -> None:
    """Take away what killed programs left in a folder; what somebody still writes stays."""
    if (name := os.fspath(folder)) in _swept:
        return
    _swept.add(name)
    with suppress(OSError), os.scandir(folder) as found:
        left = {one.path for one in found if one.name.startswith(_BEGIN)}
        for path in left:
            if path.endswith(_END):
                _swept_one(path)
            elif path + _END not in left:
                _swept_alone(path)


def _swept_one(path: str) -> None:
    with suppress(OSError):
        number = os.open(path, os.O_RDWR | _BINARY | _NO_LINK)
        try:
            found = os.fstat(number)
            is_old = sys.platform != "win32" or time.time() - found.st_mtime > _OLD
            if stat.S_ISREG(found.st_mode) and is_old and is_taken(number):
                shutil.rmtree(_folder_of(path), ignore_errors=True)
                os.unlink(path)  # noqa: PTH108 -- found by its text
        finally:
            os.close(number)


def _swept_alone(path: str) -> None:
    """Take a folder away that no file says anything of: older programs locked none."""
    with suppress(OSError):
        it = os.lstat(path)
        is_ours = not hasattr(os, "geteuid") or it.st_uid == os.geteuid()
        if stat.S_ISDIR(it.st_mode) and is_ours and abs(time.time() - it.st_mtime) > _OLD:
            shutil.rmtree(path, ignore_errors=True)
