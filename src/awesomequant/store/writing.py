"""Write files whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write(path: Path, text: str) -> bool:
    """Make ``text`` the content of ``path``; says whether that changed anything.

    The text goes to a temporary file beside the old one, which it replaces in one step: a full disk
    or a killed program leaves the old content whole.  Missing folders are made.
    """
    return bool(write_all({path: text}))


def write_all(texts: Mapping[Path, str]) -> list[Path]:
    """Make each text the content of its path, as ``write`` does; gives the paths that changed.

    No file is replaced before all texts are on the disk: where it is full, all stay as they were.
    """
    staged: dict[Path, Path] = {}
    umask = os.umask(0)  # there is no way to ask for it but to set it
    os.umask(umask)
    try:
        for path, text in texts.items():
            content = text.encode("utf-8")
            if path.is_file() and path.read_bytes() == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            # mkstemp makes files that their owner alone may read.
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            staged[path] = Path(name)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            staged[path].chmod(mode)
        # Nothing can fail any more but the machine: each step is one rename.
        for path, temporary in staged.items():
            temporary.replace(path)
    except BaseException:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
        raise
    return list(staged)


def write_generated(path: Path, text: str | bytes) -> None:
    """Make ``text`` the content of a file that can be made again at any time.

    Without the safety of ``write``, which costs a hundred times as much on 1,000 files; a file that
    says the same already is left alone.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    if path.is_symlink():  # else whatever it leads to would be written over
        path.unlink()
    try:
        if path.read_bytes() == content:
            return
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
