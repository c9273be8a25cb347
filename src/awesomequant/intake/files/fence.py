"""An importer behind a fence: the entry that it stumbles over is told, and the others are read.

A library that takes a stranger's file apart raises what nobody foresaw: one footnote in a .bib once
stopped the import of all other entries.  So a text on which an importer raises is read by halves,
in which the rest are blank lines, until what it stumbles over is found.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from awesomequant.library.draft import Reading
from awesomequant.library.problems import Place, Refusal

# Where an entry begins at the latest, in any form; else behind a blank line.
_BEGINS = re.compile(r"\s*@\s*\w+\s*[{(]|TY {1,2}-|PMID ?-|%0 |[-*+] |\d+[.)] |#|\||\s*[{<]")
# So many entries are left out, and so often the importer is asked, until all of a file is.
_MOST_LEFT_OUT = 50
_MOST_LOOKS = 400
_SHOWN = 60


@contextmanager
def fenced(reading: Reading, place: Place, value: Any) -> Iterator[None]:
    """Tell of one entry, whose ``value`` a parser gave, over what its importer stumbles.

    For formats of which nobody can take a part by its lines, as JSON.
    """
    try:
        yield
    except Refusal:
        raise
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is told of this entry
        _leave_out(reading, place, shown_of(value), _reason(error))


def shown_of(value: Any) -> str:
    """Return what a value is called by: its title or id, or how it begins."""
    if isinstance(value, dict):
        names = (value.get(name) for name in ("title", "id", "DOI", "key", "name"))
        value = next((one for one in names if isinstance(one, str) and one), "")
    return f"{value}"[:_SHOWN] if isinstance(value, str | int | float) else ""


Read = Callable[[str], Reading]
Block = tuple[int, int]


def read_around(read: Read, text: str, file: str) -> Reading:
    """Return what ``read`` makes of a text, without the entries over which it stumbles."""
    try:
        return read(text)
    except Refusal:
        raise
    except Exception as error:  # noqa: BLE001 -- whatever a library raises on one text is told of it
        reason = _reason(error)
    lines = text.splitlines(keepends=True)
    blocks = _blocks(lines)
    looks = iter(range(_MOST_LOOKS))

    def stumbles(some: Sequence[Block]) -> str:
        if next(looks, None) is None:
            raise _TooManyError
        try:
            read(_only(lines, some))
        except Exception as error:  # noqa: BLE001 -- as above
            return _reason(error)
        return ""

    try:
        bad = list(_bad(blocks, stumbles))
        left = {block for block, _ in bad}
        if len(bad) <= _MOST_LEFT_OUT and left != {*blocks}:
            reading = read(_only(lines, [block for block in blocks if block not in left]))
            for (start, _), why in bad:
                _leave_out(reading, Place(file, start + 1), lines[start].strip(), why)
            return reading
    except Exception as error:  # noqa: BLE001 -- as above: what is left stumbles too
        reason = reason if isinstance(error, _TooManyError) else _reason(error)
    reading = Reading()
    _leave_out(reading, Place(file), "", reason)
    return reading


class _TooManyError(Exception):
    """The importer was asked often enough."""


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".partition("\n")[0][:120]


def _leave_out(reading: Reading, place: Place, shown: str, why: str) -> None:
    reading.leave_out(place, shown[:_SHOWN], f"the importer stumbles over it ({why})")


def _blocks(lines: Sequence[str]) -> list[Block]:
    starts = [0] + [
        at
        for at in range(1, len(lines))
        if lines[at].strip() and (_BEGINS.match(lines[at]) or not lines[at - 1].strip())
    ]
    if len(starts) == 1:  # a table: each line is a row
        starts = list(range(len(lines)))
    return list(zip(starts, [*starts[1:], len(lines)], strict=True)) if lines else []


def _only(lines: Sequence[str], some: Sequence[Block]) -> str:
    """Return the text of some blocks, each on its lines."""
    kept = {at for start, end in some for at in range(start, end)}
    return "".join(line if at in kept else "\n" for at, line in enumerate(lines))


def _bad(
    blocks: Sequence[Block], stumbles: Callable[[Sequence[Block]], str]
) -> Iterator[tuple[Block, str]]:
    """Yield the blocks over which a reader stumbles; of such as are bad together, all."""
    why = stumbles(blocks) if blocks else ""
    if not why:
        return
    if len(blocks) == 1:
        yield blocks[0], why
        return
    middle = len(blocks) // 2
    found = [*_bad(blocks[:middle], stumbles), *_bad(blocks[middle:], stumbles)]
    yield from found or [(block, why) for block in blocks]
