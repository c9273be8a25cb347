"""Write many files of a list at once: all of them, or none; killed, the rest is written next time.

The new texts lie ready in ``.awesomequant/writing`` before the first file changes, with a plan of
what goes where; then each is one rename.  What a killed command left there is dropped by whoever
writes to the list next where nothing was in its place yet, and put in place where something was.
See ``docs/decisions/runs.md``.
"""

import errno
import hashlib
import json
import os
import shutil
import signal
import stat
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from awesomequant.console import warn
from awesomequant.library.problems import Refusal
from awesomequant.stops import STOPS
from awesomequant.store.lock import PATIENCE, held
from awesomequant.store.writing import (
    FOLDER,
    about,
    aside,
    filled,
    holds,
    is_folder,
    is_regular,
    keep_mode,
    sweep,
    write,
)

_PLAN = "plan.json"
_AS_IT_WAS = "nothing of this was written: the list is as it was"
_TO_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class _Ours(threading.local):
    """The lists whose lock this thread holds."""

    def __init__(self) -> None:
        self.roots: set[str] = set()


_ours = _Ours()


@contextmanager
def writing(root: Path, patience: float = PATIENCE, name: str = "") -> Iterator[None]:
    """Keep the list at ``root`` from being written by another command; ``name`` is this one.

    What is to be changed is read inside.  What a killed command left half done is completed first.
    Raises Refusal where another command still writes after ``patience`` seconds.
    """
    key = os.path.realpath(root)
    if key in _ours.roots or not root.is_dir():
        yield
        return
    told = f"another command of awesomequant writes to {root}"
    refusal = f"{told}; run this again when it has ended"
    with ExitStack() as stack:
        with unwritten(_AS_IT_WAS):
            stack.enter_context(held(aside(root) / "lock", refusal, told, patience, name))
            _ours.roots.add(key)
            stack.callback(_ours.roots.discard, key)
            _complete(root)
        yield


def write_all(
    root: Path, texts: Mapping[Path, str | bytes], gone: Iterable[Path] = ()
) -> list[Path]:
    """Make each text the content of its path, and take away what is to be ``gone``; all or none.

    Gives the paths that changed.  They change in the order of ``texts``: words come before the
    records that use them, for whoever reads meanwhile.  Where the disk is full, or a folder is
    closed to us, all stay as they were.
    """
    with writing(root):
        contents = {
            path: text.encode("utf-8") if isinstance(text, str) else text
            for path, text in texts.items()
        }
        new = {path: text for path, text in contents.items() if not holds(path, text)}
        old = [path for path in gone if os.path.lexists(path)]
        if new or old:
            _written(root, new, old)
    return [*new, *old]


def unfinished(root: Path) -> str:
    """Return what is to be said of a list in which a stopped command left its work half done."""
    # Without a lock and without a change: whoever only reads may not be able to write.
    folder = root / FOLDER / "writing"
    plan = _Plan.read(folder)
    if plan is None or not plan.is_begun(root, folder):
        return ""
    return (
        f"a command that wrote {len(plan.names)} files of this list was stopped"
        " or is still at it; whatever command writes next completes that: run it again"
    )


@contextmanager
def unwritten(said: str) -> Iterator[None]:
    """Let an error of the system say what was not written."""
    try:
        yield
    except (OSError, MemoryError) as error:
        if said not in getattr(error, "__notes__", ()):
            error.add_note(said)
        raise


@dataclass(frozen=True, slots=True)
class _Put:
    """A file that lies ready: its name in the list, what it takes the place of, and what it is.

    Digests of both; and of the ready one what no stranger who hands us a list can know: its inode
    and its time.
    """

    file: str
    before: str | None
    after: str
    inode: int
    time: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is put where, in this order; then what is taken away, with the digest of each."""

    put: Sequence[_Put]
    gone: Mapping[str, str | None]

    @classmethod
    def read(cls, folder: Path) -> "_Plan | None":
        """Return the plan of a folder; None where there is none, or one that is not ours."""
        try:
            file = folder / _PLAN
            said: dict[str, Any] = json.loads(file.read_bytes()) if is_regular(file) else {}
            plan = cls([_Put(**one) for one in said["put"]], dict(said["gone"]))
            is_ours = said["inode"] == file.lstat().st_ino and all(map(_is_inside, plan.names))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        return plan if is_ours else None

    def write(self, folder: Path) -> None:
        """Put the plan on the disk; from then on it is carried out, whoever is killed."""
        new = folder / "plan"
        with new.open("xb") as stream:
            said = {"inode": os.fstat(stream.fileno()).st_ino, "gone": dict(self.gone)}
            said["put"] = [asdict(one) for one in self.put]
            filled(stream.fileno(), json.dumps(said).encode())
        new.rename(folder / _PLAN)

    @property
    def names(self) -> list[str]:
        """Every file that it changes."""
        return [*[one.file for one in self.put], *self.gone]

    def ready(self, folder: Path) -> dict[int, _Put]:
        """Return what is not in its place yet, by the name under which it lies ready."""
        found: dict[int, _Put] = {}
        for at, one in enumerate(self.put):
            with suppress(OSError):
                it = (folder / str(at)).lstat()
                if stat.S_ISREG(it.st_mode) and (it.st_ino, it.st_mtime_ns) == (
                    one.inode,
                    one.time,
                ):
                    found[at] = one
        return found

    def is_begun(self, root: Path, folder: Path) -> bool:
        """Whether some of it is done."""
        is_put = len(self.ready(folder)) < len(self.put)
        return is_put or any(not os.path.lexists(root / name) for name in self.gone)


def _is_inside(name: str) -> bool:
    path = Path(name)
    return bool(path.parts) and not path.is_absolute() and not {"..", ".git"} & {*path.parts}


def _written(root: Path, new: Mapping[Path, bytes], old: Sequence[Path]) -> None:
    folder = root / FOLDER / "writing"
    made: list[Path] = []
    try:
        with unwritten(_AS_IT_WAS):
            folder.mkdir()
            plan = _staged(root, folder, (new, old), made)
            if len(new) + len(old) > 1:  # one is done or not done
                plan.write(folder)
                _synced(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir()
        raise
    with _put_off():
        _carry_out(root, folder, plan)
        shutil.rmtree(folder, ignore_errors=True)


def _staged(
    root: Path, folder: Path, what: tuple[Mapping[Path, bytes], Sequence[Path]], made: list[Path]
) -> _Plan:
    """Lay all texts ready and look whether they can be put in place; folders are ``made``."""
    new, old = what
    put = []
    for at, (path, content) in enumerate(new.items()):
        with about(path):
            _refuse_links(root, path)
            made += _folders(path.parent)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            _may_change(path.parent)
            ready = folder / str(at)
            _filled(ready, content)
            keep_mode(path, ready)
            it = ready.lstat()
        name = path.relative_to(root).as_posix()
        put.append(_Put(name, _sum_of(path), _sum(content), it.st_ino, it.st_mtime_ns))
    for path in old:
        _refuse_links(root, path)
        with about(path):
            _may_change(path.parent)
    return _Plan(put, {path.relative_to(root).as_posix(): _sum_of(path) for path in old})


def _carry_out(root: Path, folder: Path, plan: _Plan) -> None:
    """Put in place what lies ready, and take away what is to be gone.

    What somebody has changed since the plan was made stays as it is, and is told.
    """
    left = plan.ready(folder)
    done = len(plan.put) - len(left)
    for at, one in left.items():
        path = root / one.file
        now = _sum_of(path)
        if now == one.after:
            pass
        elif now != one.before:
            warn(f"{one.file} was changed meanwhile, and is left as it is")
        else:
            count = f"{done} of {len(plan.put)} files are written"
            with unwritten(f"{count}; the next command that can write completes that"), about(path):
                _folders(path.parent)
                _move(folder / str(at), path)
        done += 1
    for name, before in plan.gone.items():
        path = root / name
        if before is not None and _sum_of(path) == before:
            with unwritten("all new files are written, and not all old ones deleted"), about(path):
                path.unlink()


def _complete(root: Path) -> None:
    """Complete what a killed command left half done, or drop it; nobody else writes meanwhile."""
    folder = root / FOLDER / "writing"
    sweep(root / FOLDER)
    if not is_folder(folder):
        if os.path.lexists(folder):
            raise Refusal(f"{folder} is no folder; delete it, and run this again")
        return
    plan = _Plan.read(folder)
    if plan is None and os.path.lexists(folder / _PLAN):
        warn(f"{folder}: what lies there was copied from elsewhere, and is deleted")
    # Where nothing is in its place, the list is as it was before; or somebody has set it back,
    # and would not see it come again.
    if plan and plan.is_begun(root, folder):
        for name in plan.names:
            _refuse_links(root, root / name)
        left, count = len(plan.ready(folder)), len(plan.names)
        with _put_off():
            _carry_out(root, folder, plan)
        warn(
            f"a command was stopped while it wrote {count} files of this list; the last {left}"
            " of them are in place now"
        )
    shutil.rmtree(folder, ignore_errors=True)


def _move(ready: Path, path: Path) -> None:
    try:
        ready.replace(path)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        write(path, ready.read_bytes())  # a folder of the list on another disk
        ready.unlink()


def _filled(path: Path, content: bytes) -> None:
    number = os.open(path, _TO_WRITE, 0o666)
    try:
        filled(number, content)
    finally:
        os.close(number)


def _folders(folder: Path) -> list[Path]:
    """Make a folder with those above it; gives the new ones."""
    missing: list[Path] = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
    return missing[::-1]


def _may_change(folder: Path) -> None:
    """Raise what would come of a rename into a folder, before the first one is made."""
    if os.access(folder, os.W_OK | os.X_OK):
        return
    is_closed = hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY
    number = errno.EROFS if is_closed else errno.EACCES
    raise OSError(number, os.strerror(number))


def _refuse_links(root: Path, path: Path) -> None:
    """Raise Refusal where a folder on the way to a file is a link: it may lead out of the list."""
    above = path.relative_to(root).parent
    while above.parts:
        if (root / above).is_symlink():
            raise Refusal(f"{above.as_posix()} is a link, and nothing is written through one")
        above = above.parent


def _synced(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        number = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # not every file system can
                os.fsync(number)
        finally:
            os.close(number)


def _sum_of(path: Path) -> str | None:
    """Return the digest of a file; None where there is none, and no digest of what is no file."""
    if is_regular(path):
        return _sum(path.read_bytes())
    return "no file" if os.path.lexists(path) else None


def _sum(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


@contextmanager
def _put_off() -> Iterator[None]:
    """Put off a Ctrl-C and its like until some renames are done: that lasts a moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    noted: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        noted.append(number)

    before = {number: signal.getsignal(number) for number in STOPS}
    changed = {n: action for n, action in before.items() if action not in (None, signal.SIG_IGN)}
    for number in changed:
        signal.signal(number, note)
    try:
        yield
    finally:
        for number, action in changed.items():
            signal.signal(number, action)
        if noted:
            signal.raise_signal(noted[0])
