"""What a list keeps of who said a value that ``update`` wrote: the service, and nobody before it.

A value that is gone has nobody who confirms it: what was kept of it goes with it.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from awesomequant.library.change import BEHIND, Change
from awesomequant.registry import parts
from awesomequant.store import attributions
from awesomequant.store.strays import PAPERS
from awesomequant.web.services import SERVICES

if TYPE_CHECKING:
    from awesomequant.library.attribution import Witness


def attributed(root: Path, changes: Iterable[Change]) -> dict[str, str]:
    """Return the files of sources that changes of records come to; none where a list keeps none.

    Nothing is written.  Raises BrokenFiles where a file of sources cannot be read.
    """
    made = [one for one in changes if one.file.startswith(f"{PAPERS}/")]
    if not made or not attributions.are_kept(root):
        return {}
    services = parts(SERVICES, root)
    said: dict[str, tuple[str, dict[str, dict[str, str]]]] = {}
    witnesses: dict[str, Witness] = {}
    gone: defaultdict[str, set[str]] = defaultdict(set)
    for one in made:
        file = PurePosixPath(one.file)
        # What comes behind others leaves those, and who said them, as they are; so does a link
        # among others that moved, where no service says so.
        if one.path[-1] != BEHIND and (len(one.path) == 1 or one.by in services):
            gone[file.stem].add(one.field)
        if one.by in services:
            witness = services[one.by].SERVICE.witness
            witnesses[witness.id] = witness
            said.setdefault(file.stem, (file.parent.name, {"fields": {}}))
            said[file.stem][1]["fields"][one.field] = witness.id
    return attributions.texts(root, said, witnesses.values(), gone)
