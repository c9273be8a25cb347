"""The files of a folder that hold entries: records of ours, a library of papis, lists of others."""

import os
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from awesomequant.intake.fields.known_generators import KNOWN

# Where the records of a list of ours lie, and where generators of other lists keep theirs.
_INNER = ("data/papers", *(one.folder for one in KNOWN if one.folder))
# What no list lies in.
_PASSED_OVER = frozenset(("node_modules", "__pycache__", "venv"))
MOST_FILES, _DEEPEST = 50_000, 12


def folder_of_entries(folder: Path) -> Path:
    """Return the folder in which the entries lie, of those that lie in one of their own."""
    return next((folder / name for name in _INNER if (folder / name).is_dir()), folder)


def files_in(folder: Path, suffixes: Collection[str]) -> tuple[list[Path], Counter[str]]:
    """Return the files whose names end so, in order, and how many others there are by suffix.

    Hidden files are passed over, and links, which may lead out of the folder.
    """
    found: list[Path] = []
    others: Counter[str] = Counter()
    endings = tuple(suffixes)
    for top, folders, names in os.walk(folder):
        depth = len(Path(top).relative_to(folder).parts)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _PASSED_OVER and depth < _DEEPEST
        )
        for name in sorted(names):
            path = Path(top, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            if name.lower().endswith(endings) and len(found) < MOST_FILES:
                found.append(path)
            else:
                others[path.suffix.lower() or "no suffix"] += 1
    return found, others
