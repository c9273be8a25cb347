"""How what is looked up is dealt out to files, each small enough for one answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import Final, NamedTuple

from awesomequant.library.json_text import compact
from awesomequant.site.search.packing import squeezed
from awesomequant.works.catalogue import LETTERS, letters

SCHEMA: Final = 2
# A file above this is parted, so that an answer stays below 20 KB however long the list is.
LARGEST: Final = 18_500  # bytes
_LONGEST_NAME = 200  # letters by which entries are told apart; file systems end at 255
# What an audit asks is packed besides: 5,000 references to a list of 100,000 need most of its 3,700
# parts, and a browser that asks for them one by one takes 9 s over it, from its own machine.
_PACKED = frozenset({"title", "arxiv", "doi", "id"})
# A pack of 16 parts has 90 KB gzipped.  Of fewer than eight nobody is spared many requests.
_TOGETHER = 16
_FEWEST = 8


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
            names = [*parts, *(run[0] for run in _runs(kind, parts))]
            if sum(map(len, names)) + 3 * len(names) <= listed:
                break
            listed = sum(map(len, names)) + 4 * len(names)
        yield first or "_", _file(kind, chunks[0], parts)
        for part, chunk in zip(parts, chunks[1:], strict=True):
            yield part, _file(kind, chunk, [])


def _runs(kind: str, parts: Sequence[str]) -> list[Sequence[str]]:
    """Return the parts that are packed together, about as many in each pack."""
    if kind not in _PACKED or len(parts) < _FEWEST:
        return []
    many = -(-len(parts) // _TOGETHER)
    size = -(-len(parts) // many)
    return [parts[at : at + size] for at in range(0, len(parts), size)]


def packs(kind: str, files: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each pack of the files of one beginning.

    It is called as its first part.  Gzipped is a sequence of JSON texts (RFC 7464): what parts it
    has, and these as they are.
    """
    for run in _runs(kind, [name for name in files if "-" in name]):
        head = {"schema": SCHEMA, "kind": kind, "parts": list(run)}
        texts = (compact(head) + "\n", *(files[name] for name in run))
        yield run[0], squeezed("".join(f"\x1e{text}" for text in texts).encode())


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
    head: dict[str, object] = {"schema": SCHEMA, "kind": kind}
    if parts:
        head["parts"] = list(parts)
    if runs := _runs(kind, parts):
        head["packs"] = [run[0] for run in runs]
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
