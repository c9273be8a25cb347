"""The scripts of the worker as a site has them: those of the wheel, or made once a version.

A wheel brings them along, in ``packed``.  From a clone they are made when a site is first built,
in two seconds, and kept for all lists by what this program and its libraries are.
"""

from collections.abc import Mapping

from awesomequant.compiler import made
from awesomequant.store.cache import Cache, cache_folder, digest, program


def scripts() -> Mapping[str, str]:
    """Return the scripts by their names."""
    if packed := _packed():
        return packed
    folder = cache_folder()
    cache = Cache(folder / "worker" / f"{program().hex()}.sqlite" if folder else None)
    keys = {name: digest(name) for name in (made.WORKER, made.TABLES)}
    kept = cache.take("script", keys.values())
    if len(kept) == len(keys):
        return {name: kept[key].decode() for name, key in keys.items()}
    new = made.scripts()
    cache.keep("script", {keys[name]: text.encode() for name, text in new.items()})
    return new


def _packed() -> Mapping[str, str]:
    """Return the scripts that a wheel brought; none where they are of other libraries than here.

    The page would write a formula otherwise than the command.
    """
    files = {name: made.PACKED / name for name in (made.WORKER, made.TABLES)}
    if not all(file.is_file() for file in files.values()):
        return {}
    found = {name: file.read_text("utf-8") for name, file in files.items()}
    return found if all(text.startswith(made.head()) for text in found.values()) else {}
