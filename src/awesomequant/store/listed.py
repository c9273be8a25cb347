"""Read the order in which a curator lists the papers: ``data/order.txt``, an id a line."""

from collections.abc import Mapping
from pathlib import Path

from awesomequant import door
from awesomequant.store.reader import FILE_BYTES

# See 'order' of the outline.
ORDER = "data/order.txt"


def listed(root: Path, overlay: Mapping[str, str]) -> dict[str, int]:
    """Return the place of each id in the order that a curator gave; ids of no record do no harm."""
    try:
        said = overlay.get(ORDER)
        there = door.content(root, ORDER, FILE_BYTES) if said is None else b""
        text = there.decode("utf-8-sig", "replace") if said is None else said
    except OSError:
        return {}
    lines = text.splitlines()
    ids = (line.partition("#")[0].strip() for line in lines)
    return {identity: at for at, identity in enumerate(dict.fromkeys(filter(None, ids)))}
