"""Put a tree of files in the place of another, in one step where the system can."""

import ctypes
import os
import shutil
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


def put_in_place(new: Path, place: Path, old: Path, names: set[str]) -> None:
    """Make the tree ``new`` the one at ``place``, and the one that was there ``new``.

    In one step where that can be; ``old`` is a name beside ``new`` for the way.  ``names`` are
    those at the top of both trees that are of our making: what else is hidden there stays.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(place):
        with suppress(OSError):  # another disk
            new.rename(place)
            return
    elif not _is_held(place, new, names):
        new.chmod(place.stat().st_mode & 0o7777)
        if _exchanged(new, place):
            return
        with suppress(OSError):
            _rename_both(new, place, old)
            return
    swap(new, place, old, names)
    with suppress(OSError):  # the site is in its place; the next build puts the rest in order
        new.rmdir()
        old.rename(new)


def _is_held(place: Path, new: Path, names: set[str]) -> bool:
    """Return whether somebody knows the folder at ``place`` by more than its name.

    A link or a mounted folder cannot be renamed to good purpose; hidden files that are not of our
    making stay, as MkDocs leaves them (``.git`` where the site is a worktree); and a server that
    was started in the folder would serve the old site from then on.
    """
    if place.is_symlink() or os.path.ismount(place) or not place.is_dir():
        return True
    if place.stat().st_dev != new.stat().st_dev:
        return True
    if any(one.name[0] == "." and one.name not in names for one in place.iterdir()):
        return True
    here = f"{place.resolve()}/"
    for process in Path("/proc").glob("[0-9]*/cwd"):  # where there is such a thing
        with suppress(OSError):
            if f"{process.readlink()}/".startswith(here):
                return True
    return False


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; says whether the system can."""
    if sys.platform != "linux":
        return False
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        done: int = rename(here, os.fsencode(one), here, os.fsencode(other), exchange)
    except (AttributeError, OSError):  # a C library without it
        return False
    return done == 0


def _rename_both(new: Path, place: Path, old: Path) -> None:
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    old.rename(new)


def swap(new: Path, place: Path, old: Path, ours: Collection[str] = ()) -> None:
    """Move what lies in ``place`` to ``old``, and what lies in ``new`` to ``place``.

    Item by item, so that ``place`` may be a link, a mounted folder, or one that a server stands in.
    Hidden files stay, as MkDocs leaves them (``.git`` where the site is a worktree), but for those
    of the names ``ours``.
    """
    old.mkdir()
    place.mkdir(parents=True, exist_ok=True)
    names = {entry.name for entry in new.iterdir()}
    try:
        for entry in [*place.iterdir()]:
            if entry.name in names or entry.name in ours or not entry.name.startswith("."):
                shutil.move(entry, old)
        for name in sorted(names):
            shutil.move(new / name, place)
    except OSError:  # another disk, and it is full
        for path in [place / name for name in names]:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for entry in [*old.iterdir()]:
            shutil.move(entry, place)
        raise
