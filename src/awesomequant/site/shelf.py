"""Skeletons that are kept from build to build, each under the digest of what it was made of."""

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from awesomequant.site.skeleton import Shown, Skeleton
from awesomequant.store.cache import cache_folder, digest, program
from awesomequant.store.writing import sweep

# Builds of two branches, and one of before: more would only fill the disk.
_KEPT = 3
# Bytes that are free where one is made: several times what MkDocs writes for some pages.
_ROOM = 64 * 1024 * 1024


def shelf(root: Path) -> Path | None:
    """Return the folder that the skeletons of the list at ``root`` are kept in, which is made.

    None where nothing is kept: there is no cache, or nobody may write to it.
    """
    folder = cache_folder()
    if folder is None:
        return None
    place = folder / digest(os.path.realpath(root)).hex() / "skeletons"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    sweep(place)  # of what MkDocs was making when it was killed, also where it need make nothing
    return place if os.access(place, os.W_OK) else None


def place_to_make(root: Path, beside: Path) -> Path:
    """Return the folder to make a skeleton in: where it is kept, so that it need but be renamed.

    That is ``beside`` where the disk of the cache is full: a cache is what one can do without.
    """
    place = shelf(root)
    with suppress(OSError):
        if place and shutil.disk_usage(place).free >= _ROOM:
            return place
    return beside


def kept_skeleton(root: Path, shown: Shown) -> tuple[Skeleton, Path] | None:
    """Return the skeleton that MkDocs would make now, and its folder; None where none is kept."""
    place = shelf(root)
    for folder in _newest_first(place) if place else ():
        skeleton = Skeleton.read(folder)
        if skeleton is None:
            shutil.rmtree(folder, ignore_errors=True)
        elif _name(skeleton, shown) == folder.name:
            with suppress(OSError):
                os.utime(folder)
            return skeleton, folder
    return None


def keep_skeleton(
    root: Path, folder: Path, skeleton: Skeleton, shown: Shown, else_in: Path
) -> Path:
    """Keep the skeleton in ``folder``; gives the folder it is in then.

    That is ``else_in`` where it is not kept: nobody knows all that it depends on, or that changed
    while MkDocs was at work, or it was not made where such are kept.
    """
    place = shelf(root)
    is_known = not skeleton.inputs.unknown and skeleton.made_of == skeleton.inputs.contents()
    is_kept = place is not None and is_known and folder.parent == place
    target = place / _name(skeleton, shown) if place and is_kept else else_in
    if target.exists():
        shutil.rmtree(target)
    shutil.move(folder, target)
    for old in _newest_first(place)[_KEPT:] if place else ():
        shutil.rmtree(old, ignore_errors=True)
    return target


def _name(skeleton: Skeleton, shown: Shown) -> str:
    """Return the digest of all that a skeleton of these inputs would be made of now."""
    return digest(program(), json.dumps(asdict(shown)), skeleton.inputs.contents()).hex()


def _newest_first(place: Path) -> Sequence[Path]:
    """Return the folders of kept skeletons; those that begin with a dot are only being made."""
    try:
        found = [(one.stat().st_mtime, one) for one in place.iterdir() if one.name[0] != "."]
    except OSError:
        return []
    return [folder for _, folder in sorted(found, reverse=True)]
