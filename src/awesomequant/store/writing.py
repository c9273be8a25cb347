"""Write a file whole or not at all."""

import os
import tempfile
from pathlib import Path


def write(path: Path, text: str) -> bool:
    """Make ``text`` the content of ``path``; says whether that changed anything.

    The text goes to a temporary file beside the old one, which it replaces in one step: a full disk
    or a killed program leaves the old content whole.  Missing folders are made.
    """
    content = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:  # mkstemp makes files that their owner alone may read
        umask = os.umask(0)  # there is no way to ask for it but to set it
        os.umask(umask)
        mode = 0o666 & ~umask
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def write_generated(path: Path, text: str | bytes) -> None:
    """Make ``text`` the content of a file that can be made again at any time.

    Without the safety of ``write``, which costs a hundred times as much on 1,000 files; a file that
    says the same already is left alone.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    try:
        if path.read_bytes() == content:
            return
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
