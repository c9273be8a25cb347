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
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
