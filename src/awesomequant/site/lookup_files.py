"""How what is looked up is dealt out to files, each small enough for one answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import Final, NamedTuple

from awesomequant.library.json_text import compact
from awesomequant.works.catalogue import LETTERS, letters

SCHEMA: Final = 2
# A file above this is parted, so that an answer stays below 20 KB however long the list is.
LARGEST: Final = 18_500  # bytes
_LONGEST_NAME = 200  # letters by which entries are told apart; file systems end at 255


class Entry(NamedTuple):
    """One entry of a file: what names the file, the key that it is found by, and its JSON.

    ``size`` is what it takes, in bytes; ``part`` is the part of the file that it stands in.
    """

    name: str
    key: str
    text: str
    size: int
    part: str = "entries"

    @classmethod
    def of(cls, kind: str, key: str, text: str, part: str = "entries") -> "Entry":
        """Return the entry of a key."""
        around = len('"":[],\n')
        return cls(letters(kind, key), key, text, _bytes(key) + _bytes(text) + around, part)


def shards(kind: str, entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of a kind.

    Entries stand in the order of their names.  A file that would be too large keeps the first, and
    lists the beginnings at which those with the rest begin.
    """
    within: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries):
        within[entry.name[: LETTERS[kind]]].append(entry)
    for first, found in within.items():
        listed = 0  # bytes that the names of the parts take in the first file
        while True:
            chunks = list(_chunks(found, LARGEST - listed))
            # The hyphen keeps the name of a part from being a device of Windows: con, aux, prn.
            parts = [
                f"{first}-{_told_apart(one[-1].name, other[0].name)[len(first) :]}"
                for one, other in pairwise(chunks)
            ]
            if sum(map(len, parts)) + 3 * len(parts) <= listed:
                break
            listed = sum(map(len, parts)) + 4 * len(parts)
        yield first or "_", _file(kind, chunks[0], parts)
        for part, chunk in zip(parts, chunks[1:], strict=True):
            yield part, _file(kind, chunk, [])


def _chunks(entries: Iterable[Entry], first: int) -> Iterator[list[Entry]]:
    """Yield entries in runs that fill a file each, the first of ``first`` bytes at most.

    Works that share a whole name stand in one: nothing could tell where one of them is.
    """
    chunk: list[Entry] = []
    size, most = 0, first
    for _, alike in groupby(entries, lambda entry: entry.name[:_LONGEST_NAME]):
        group = list(alike)
        more = sum(entry.size for entry in group)
        if chunk and size + more > most:
            yield chunk
            chunk, size, most = [], 0, LARGEST
        chunk += group
        size += more
    yield chunk


def _told_apart(before: str, name: str) -> str:
    """Return the shortest beginning of a name that sorts behind another, smaller name."""
    same = next(at for at, (a, b) in enumerate(zip_longest(before, name)) if a != b)
    return name[: same + 1]


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _file(kind: str, entries: Sequence[Entry], parts: Sequence[str]) -> str:
    """Return the text of a file, an entry a line, so that a change is a line in a diff."""
    head = {"schema": SCHEMA, "kind": kind} | ({"parts": list(parts)} if parts else {})
    text = f'{compact(head)[:-1]},"entries":{_lines(entries, "entries")}'
    if any(entry.part == "behind" for entry in entries):
        text += f',"behind":{_lines(entries, "behind")}'
    return text + "}\n"


def _lines(entries: Iterable[Entry], part: str) -> str:
    texts: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.part == part:
            texts[entry.key].append(entry.text)
    lines = (f"{compact(key)}:[{','.join(found)}]" for key, found in texts.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def whole(kind: str, entries: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of a kind that is read whole, numbered from 1.

    The first says how many there are.  What has one key may go on in the next.
    """
    runs: list[dict[str, list[str]]] = [{}]
    size = 0
    for key, texts in entries.items():
        for text in texts:
            more = _bytes(text) + 2
            if size and size + more > LARGEST:
                runs.append({})
                size = 0
            runs[-1].setdefault(key, []).append(text)
            size += more
    for number, run in enumerate(runs, 1):
        first = {"files": len(runs)} if number == 1 else {}
        head = compact({"schema": SCHEMA, "kind": kind} | first)
        lines = [f"{compact(key)}:[\n" + ",\n".join(texts) + "\n]" for key, texts in run.items()]
        yield f"{number}", f'{head[:-1]},"entries":{{{",".join(lines)}}}}}\n'
