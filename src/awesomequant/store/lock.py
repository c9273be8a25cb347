"""Locks that the system keeps on a folder: one command at a time writes to a list.

Without one, eight imports at once each read the venues of the list, and wrote them over one
another: two venues were lost, and the records that name them were wrong.  A killed program leaves
no lock behind, and no file.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from awesomequant.console import warn
from awesomequant.library.problems import Refusal

# Seconds for which a command waits until another one has written.
PATIENCE = 60.0
_PAUSE = 0.05


@contextmanager
def writing(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep the list at ``root`` from being written by another command.

    What is to be changed is read inside.  Raises Refusal where another command still writes after
    ``patience`` seconds.
    """
    told = f"another command of awesomequant writes to {root}"
    with held(root / "data", f"{told}; run this again when it has ended", told, patience):
        yield


@contextmanager
def held(folder: Path, refusal: str, waiting: str = "", patience: float = 0.0) -> Iterator[None]:
    """Hold the lock of a folder; raises Refusal with ``refusal`` where it is not free in time."""
    try:
        lock = _opened(folder)
    except OSError:  # no folder yet, or a file system without locks: there is nothing to wait for
        yield
        return
    begun = time.monotonic()
    is_told = False
    try:
        while not _is_taken(lock):
            waited = time.monotonic() - begun
            if waited >= patience:
                raise Refusal(refusal)
            if waited > 1 and not is_told:
                warn(f"{waiting}; waiting for it")
                is_told = True
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(lock)  # which frees it


if sys.platform == "win32":
    import msvcrt

    def _opened(folder: Path) -> int:
        # Windows opens no folder, and a locked file of the list could be read by nobody.
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        file = Path(tempfile.gettempdir(), f"awesomequant-{name}.lock")
        return os.open(file, os.O_RDWR | os.O_CREAT)

    def _is_taken(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _is_taken(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # as on some network drives: better unlocked than not at all
            return True
        return True
