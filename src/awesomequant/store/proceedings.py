"""Read and write ``data/proceedings/VENUE/YEAR.txt``: the titles of a volume, one a line.

A volume may be packed (``YEAR.txt.xz``): 156 of them, 128,206 titles, take 8.2 MB as text and
2.5 MB packed, and are read at 60 MB a second.  They are optional, and no reader ever sees them.
"""

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from awesomequant import door
from awesomequant.door import Door, Kind
from awesomequant.language.characters import shown
from awesomequant.library.problems import Level, Place, Problem, Refusal
from awesomequant.store.cache import digest
from awesomequant.store.strays import RULE as STRAY
from awesomequant.store.strays import unfit
from awesomequant.text import one_line, squash
from awesomequant.works.proceedings import Contents, Volumes, volume

FOLDER = "data/proceedings"
_NAME = re.compile(r"(?P<year>(?:19|20)\d\d)\.txt(?P<packed>\.xz)?")
# A volume of 5,000 titles of 100 letters has half a megabyte; what unpacks to more is no list of
# titles, and may be a bomb.
BYTES = 16 * 1024 * 1024


class _OnDisk(Volumes):
    """The volumes of a list, each read when it is first asked for: most commands never ask."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[tuple[str, int], Contents] = {}

    @cached_property
    def _files(self) -> dict[tuple[str, int], Path]:
        return {key: file for file in _files(self._root) if (key := _volume(file))}

    @cached_property
    def sum(self) -> bytes:
        """The digest of all files; one that cannot be read is empty, and told elsewhere."""
        parts = list[bytes]()
        for file in self._files.values():
            with suppress(OSError):
                parts.append(door.content(self._root, self._name(file), BYTES))
        return digest(*map(self._name, self._files.values()), *parts)

    def _name(self, file: Path) -> str:
        return file.relative_to(self._root).as_posix()

    def __getitem__(self, key: tuple[str, int]) -> Contents:
        if key not in self._read:
            self._read[key] = Contents(_titles(self._root, self._files[key]))
        return self._read[key]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def load_proceedings(root: Path) -> Volumes:
    """Return the volumes that a list keeps; one that cannot be read is empty (see ``faults``)."""
    return _OnDisk(root)


def sum_of(volumes: Volumes) -> bytes:
    """Return the digest of what a list keeps: of the files, where it is in files."""
    if isinstance(volumes, _OnDisk):
        return volumes.sum
    return digest(*(f"{where}:{title}" for where, held in volumes.items() for title in held))


def faults(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files of proceedings: names, encodings, empty volumes."""
    for name, message, hint in unfit(Door(root), FOLDER):
        yield Problem(Place(shown(name)), STRAY, message, hint)
    for file in _files(root):
        name = file.relative_to(root).as_posix()
        if not _volume(file):
            message, hint = "this is no volume", "name it VENUE/YEAR.txt, or YEAR.txt.xz if packed"
            yield Problem(Place(name), "stray-file", message, hint, Level.WARNING)
        elif not _titles(root, file):
            message = "the volume has no titles, or cannot be read"
            hint = "make it anew: awesomequant proceedings add FILE"
            yield Problem(Place(name), "schema", message, hint, Level.WARNING)


def with_titles(
    root: Path, venue: str, year: int, titles: Iterable[str]
) -> tuple[Path, str | bytes, int]:
    """Return a volume as it is when ``titles`` are joined with what the list has of it, packed.

    That is the file, what it is to hold, and how many titles are new.  The order is that of the
    letters: a volume that is made twice is the same file.  Raises Refusal for a file that cannot be
    read: written anew it would lose what it holds.
    """
    folder, when = volume(venue, year)
    # Plain where somebody keeps it so, else packed.
    plain = root / FOLDER / folder / f"{when}.txt"
    file = plain if plain.is_file() else plain.with_name(f"{when}.txt.xz")
    held = {squash(title): title for title in _titles(root, file)} if file.is_file() else {}
    if not held and file.is_file() and file.stat().st_size:
        raise Refusal(f"{file.relative_to(root).as_posix()} cannot be read; mend or delete it")
    # By letters and digits: two sources that print one title in two ways make one line.
    new = {squash(title): one_line(title) for title in titles}
    new = {key: title for key, title in new.items() if key and key not in held}
    lines = [title for _, title in sorted({**held, **new}.items())]
    text = "".join(f"{line}\n" for line in lines)
    if not file.name.endswith(".xz"):
        return file, text, len(new)
    import lzma  # noqa: PLC0415 -- most lists keep no volumes

    return file, lzma.compress(text.encode(), preset=9), len(new)


def _files(root: Path) -> list[Path]:
    found = Door(root).files(FOLDER)
    files = (name for name, one in found if one.kind is Kind.FILE and shown(name) == name)
    kept = (name for name in files if not name.rpartition("/")[2].startswith("."))
    return sorted(root / name for name in kept)


def _volume(file: Path) -> tuple[str, int] | None:
    found = _NAME.fullmatch(file.name)
    nested = file.parent.parent.name == Path(FOLDER).name
    return (file.parent.name, int(found["year"])) if found and nested else None


def _titles(root: Path, file: Path) -> list[str]:
    """Return the lines of a volume; none where it cannot be read, which ``faults`` tells."""
    import lzma  # noqa: PLC0415 -- most lists keep no volumes

    try:
        content = door.content(root, file.relative_to(root).as_posix(), BYTES)
        if file.suffix == ".xz":
            with lzma.open(io.BytesIO(content)) as stream:
                content = stream.read(BYTES + 1)
        text = content.decode() if len(content) <= BYTES else ""
    except (OSError, EOFError, UnicodeDecodeError, lzma.LZMAError):
        return []
    return [line for line in text.splitlines() if line.strip()]
