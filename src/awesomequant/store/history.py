"""Read and write ``data/history/``: one small file a snapshot, ``key: count`` a line."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path, PurePosixPath

from awesomequant.door import below
from awesomequant.library.metrics import Counts, History, thinned
from awesomequant.library.problems import Place, Problem
from awesomequant.store.batch import write_all
from awesomequant.store.canonical import inline
from awesomequant.store.reader import Reader, yaml_files
from awesomequant.store.strays import HISTORY

BYTES = 64 * 1024 * 1024
# Not the digits of other scripts, nor so many that Python makes no number of them.
_COUNT = re.compile(r"[0-9]{1,12}")
# Weekly snapshots of the last two months, one a month before.
KEPT_WHOLE = timedelta(60)


class _OnDisk(Mapping[date, Counts]):
    """The snapshots of a project, read when somebody first looks: most commands never do."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def _read(self) -> dict[date, Counts]:
        return dict(_snapshots(Reader(self._root)))

    def __getitem__(self, day: date) -> Counts:
        return self._read[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def load_history(root: Path, reader: Reader | None = None) -> History:
    """Return the history of a project, where what is wrong is left out.

    It is read when somebody first looks, or at once by a ``reader`` that keeps account.
    """
    return History(dict(_snapshots(reader)) if reader else _OnDisk(root))


def contents(root: Path) -> Iterator[str | bytes]:
    """Yield the names of all snapshots and what they hold, for a digest."""
    with below(root) as door:
        for file in yaml_files(root, HISTORY):
            yield file
            yield door.content(file, BYTES)


def add_snapshot(root: Path, day: date, counts: Counts) -> bool:
    """Add the counts that changed on ``day``; says whether a file changed.

    Older months are thinned to one snapshot each.
    """
    if not counts:
        return False
    reader = Reader(root)
    before = dict(_snapshots(reader))
    if reader.problems:  # what cannot be read is not thinned away
        text = _text({**before.get(day, {}), **counts})
        return bool(write_all(root, {root / _name(day): text}))
    after = thinned({**before, day: {**before.get(day, {}), **counts}}, day - KEPT_WHOLE)
    texts = {root / _name(when): _text(after[when]) for when in sorted(after)}
    gone = [root / _name(when) for when in sorted(set(before) - set(after))]
    return bool(write_all(root, texts, gone))


def _snapshots(reader: Reader) -> Iterator[tuple[date, Counts]]:
    for file in yaml_files(reader.root, HISTORY):
        source = reader.mapping(file, BYTES)
        if source is None:
            continue
        try:
            day = date.fromisoformat(PurePosixPath(file).stem)
        except ValueError:
            day = None
        counts = source.values
        if day and all(isinstance(n, str) and _COUNT.fullmatch(n) for n in counts.values()):
            yield day, {key: int(count) for key, count in counts.items()}
        else:
            message = "this is no snapshot of counts"
            reader.problems.append(Problem(Place(file), "schema", message, "delete the file"))


def _name(day: date) -> str:
    return f"{HISTORY}/{day.isoformat()}.yaml"


def _text(counts: Counts) -> str:
    return "".join(f"{inline(key)}: {counts[key]}\n" for key in sorted(counts))
