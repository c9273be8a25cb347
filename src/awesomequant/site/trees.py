"""The site and a spare tree beside it: a build makes the spare new, then the two change places.

Readers see the old site or the new one, whatever ends the build at whichever moment.  The old one
becomes the spare, so that nothing is deleted file by file: that took 14 s for 20,000 files.  What
does not change is one file with two names, and keeps its bytes and its time.
"""

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from awesomequant.library.json_text import packed, read_packed
from awesomequant.site.exchange import put_in_place
from awesomequant.site.skeleton import sum_of
from awesomequant.site.splicing import Known, Named, Spliced, splice, sweep
from awesomequant.store.cache import Cache
from awesomequant.store.lock import held
from awesomequant.store.writing import FOLDER, aside, write

# What a file holds; of the longest ones, pieces that are made while it is written, or copied; of
# others what makes it, where that is not there.
Content = str | bytes | Iterable[str] | Spliced | Named
_ACCOUNT = "site.json"
_GONE = (FileNotFoundError, NotADirectoryError)  # a file has taken the place of a folder
_BINARY = getattr(os, "O_BINARY", 0)  # Windows
_BUILDS = 3600.0  # seconds for which a build waits for another one


@contextmanager
def building(root: Path) -> Iterator[None]:
    """Keep other builds of the site of the list at ``root`` waiting."""
    told = f"the site of {root} is being built by another command"
    refusal = f"{told}; run this again when it has ended"
    with held(aside(root) / "building", refusal, told, _BUILDS, "awesomequant build"):
        yield


class Entry(NamedTuple):
    """A file of a site: the digest of its content, and what the system says of it.

    Of a file that is put together of pieces it is the digest of what these are made of, and of one
    whose address tells what it holds that of the address.
    """

    digest: str
    size: int
    mtime: int
    inode: int


class NextSite:
    """The next state of the site at ``place``, made in the spare tree of the list at ``root``."""

    def __init__(self, root: Path, place: Path, cache: Cache | None = None) -> None:
        """Look at what is there; what a build that was killed left is put in order.

        ``cache`` keeps the pieces of long files, that of the list where none is given.
        """
        self._folder, self._place = root / FOLDER, place
        self._spare, self._old = self._folder / "site", self._folder / "old"
        self._cache = cache or Cache.of(root)
        self._recover()
        self._spare.mkdir(exist_ok=True)
        self.account, known = _read_account(self._folder / _ACCOUNT)
        self._ours = {address.partition("/")[0] for address in known}
        # The site, with the digests that are known: to ask for the files that are to be there takes
        # a third of the time of looking what is.
        self._there = dict(_still_there(known, f"{place}/") if known else self._found())
        # Nobody but us writes to the spare, but a build may have been killed there: of its files
        # only those are trusted that are one with a file of the site.
        self._folders: set[str] = {""}
        self._spares = {
            address: one.inode() for address, one in _entries_below(str(self._spare), self._folders)
        }

    def _found(self) -> Iterator[tuple[str, Entry]]:
        """Yield what lies in the site, but for what is hidden and not of our making.

        That is as .git, where the site is a worktree.
        """
        for address, one in _entries_below(str(self._place), set()):
            if address[0] != "." or address.partition("/")[0] in self._ours:
                it = one.stat(follow_symlinks=False)
                yield address, Entry("", it.st_size, it.st_mtime_ns, it.st_ino)

    def keep(self, address: str, digest: str = "") -> Entry | None:
        """Give the next site the file that the site has, which is to be of that digest, if any.

        None where it is not, or not as we left it.
        """
        before = self._there.get(address)
        if before is None or not before.digest or before.digest != (digest or before.digest):
            return None
        return self._kept(address, before)

    def take(self, address: str, file: str, digest: str) -> Entry:
        """Give the next site a file of another one, which is of that digest there."""
        if kept := self.keep(address, digest):
            return kept
        target = self._ready(address)
        try:
            os.link(file, target)
        except OSError:  # another disk, or one without links
            shutil.copy2(file, target)
        found = os.stat(target)  # noqa: PTH116 -- as above
        self._spares[address] = found.st_ino
        return Entry(digest, found.st_size, found.st_mtime_ns, found.st_ino)

    def _recover(self) -> None:
        """Undo what was half done where a site was put in place by two renames."""
        if self._old.exists():
            if not os.path.lexists(self._place):
                self._old.rename(self._place)
            elif not self._spare.exists():
                self._old.rename(self._spare)
            else:
                shutil.rmtree(self._old)

    def put(self, address: str, content: Content) -> Entry:
        """Give the next site a file; says what is to be known of it.

        May be called in several processes at once, each with addresses of its own.
        """
        before = self._there.get(address)
        if isinstance(content, str | bytes):
            data = content.encode("utf-8") if isinstance(content, str) else content
            if before and self._is_same(address, before, data):
                return self._kept(address, before._replace(digest=sum_of(data)))
            return self._written(address, [data])
        if isinstance(content, Named):
            return self._named(address, before, content)
        if isinstance(content, Spliced):
            return self._spliced(address, before, content)
        entry = self._written(address, (piece.encode("utf-8") for piece in content))
        if before and before.digest == entry.digest:
            return self._kept(address, before)
        return entry

    def _is_same(self, address: str, before: Entry, data: bytes) -> bool:
        if before.size != len(data):
            return False
        if before.digest:
            return before.digest == sum_of(data)
        # A site of plain MkDocs, or one that somebody changed.
        with suppress(OSError):
            return (self._place / address).read_bytes() == data
        return False

    def _kept(self, address: str, entry: Entry) -> Entry:
        """Give the spare the very file of the site."""
        if self._spares.get(address) == entry.inode:
            return entry
        source, target = f"{self._place}/{address}", self._ready(address)
        try:
            os.link(source, target)
        except OSError:  # another disk, or one without links: a copy, with its time
            shutil.copy2(source, target)
        found = os.stat(target)  # noqa: PTH116 -- as above
        self._spares[address] = found.st_ino
        return entry._replace(mtime=found.st_mtime_ns, inode=found.st_ino)

    def _written(self, address: str, pieces: Iterable[bytes]) -> Entry:
        target, summed = self._ready(address), blake2b(digest_size=16)
        # A new file, never the old one written over: that may be the site's as well.
        with open(target, "xb", buffering=0 if isinstance(pieces, list) else -1) as stream:  # noqa: PTH123 -- as above
            for piece in pieces:
                summed.update(piece)
                stream.write(piece)
            stream.flush()
            found = os.fstat(stream.fileno())
        self._spares[address] = found.st_ino
        return Entry(summed.hexdigest(), found.st_size, found.st_mtime_ns, found.st_ino)

    def _named(self, address: str, before: Entry | None, content: Named) -> Entry:
        """Make a file only where there is none of its address, which tells what it holds."""
        summed = content.digest(address)
        if before and before.digest == summed:
            return self._kept(address, before)
        data = content.make()
        if before and self._is_same(address, before._replace(digest=""), data):
            return self._kept(address, before._replace(digest=summed))
        return self._written(address, [data])._replace(digest=summed)

    def _spliced(self, address: str, before: Entry | None, content: Spliced) -> Entry:
        """Make a file of new pieces and of those that the site's own file has."""
        summed = content.digest()
        if before and before.digest == summed:
            return self._kept(address, before)
        known = before and Known.take(self._cache, address, before.digest)

        def create() -> int:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
            return os.open(self._ready(address), flags, 0o666)

        with _opened(f"{self._place}/{address}", before) as old:
            lengths, is_new = splice(content, old, known, create)
        if before and not is_new:
            entry = self._kept(address, before._replace(digest=summed))
        else:
            found = os.stat(f"{self._spare}/{address}")  # noqa: PTH116 -- as above
            self._spares[address] = found.st_ino
            entry = Entry(summed, found.st_size, found.st_mtime_ns, found.st_ino)
        Known(list(content.keys), lengths).keep(self._cache, address, summed)
        if content.placed:
            content.placed(f"{self._spare}/{address}", entry[1:], lengths)
        return entry

    def _ready(self, address: str) -> str:
        """Return the path of a file in the spare, where nothing lies and a folder is made."""
        target = f"{self._spare}/{address}"
        above = address.rpartition("/")[0]
        if address in self._spares:
            os.unlink(target)  # noqa: PTH108 -- a Path for each of 20,000 files takes longer
        elif address in self._folders:  # a folder where there is to be a file
            shutil.rmtree(target)
        if above not in self._folders:
            parts = above.split("/")
            for depth in range(1, len(parts) + 1):
                name = "/".join(parts[:depth])
                if name in self._folders:
                    continue
                if self._spares.pop(name, None) is not None:  # and the other way round
                    os.unlink(f"{self._spare}/{name}")  # noqa: PTH108 -- as above
                with suppress(FileExistsError):  # of the other process
                    os.mkdir(f"{self._spare}/{name}")  # noqa: PTH102 -- as above
                self._folders.add(name)
        return target

    def take_place(self, entries: Mapping[str, Entry]) -> None:
        """Make the spare the site: it has the files of ``entries`` and no other."""
        if self._there == entries and self._there.keys() == {name for name, _ in self._found()}:
            return  # nothing changed, and nobody put anything into the site
        for address in self._spares.keys() - entries.keys():
            with suppress(*_GONE):
                (self._spare / address).unlink()
        needed = {""}
        for address in entries:
            above = address.rpartition("/")[0]
            while above not in needed:
                needed.add(above)
                above = above.rpartition("/")[0]
        for name in sorted(self._folders - needed, reverse=True):  # the deepest first
            with suppress(*_GONE):
                (self._spare / name).rmdir()
        # Before the site changes: then a full disk leaves it as it was.  Of what it says of files
        # that are not in their place yet, nothing is believed: their inodes are others.
        place = os.path.relpath(self._place, self._folder.parent)
        account = packed({"format": 1, "place": place, "files": entries})
        write(self._folder / _ACCOUNT, account.decode("utf-8"))
        self.account = sum_of(account)
        self._ours |= {address.partition("/")[0] for address in entries}
        sweep(self._cache, ((address, entry.digest) for address, entry in entries.items()))
        put_in_place(self._spare, self._place, self._old, self._ours)


@contextmanager
def _opened(file: str, known: Entry | None) -> Iterator[int | None]:
    """Open a file of the site to be read; None where it is another one than is known."""
    try:
        number = os.open(file, os.O_RDONLY | _BINARY) if known else None
    except OSError:
        number = None
    try:
        it = os.fstat(number) if number is not None else None
        is_it = it and known and known[1:] == (it.st_size, it.st_mtime_ns, it.st_ino)
        yield number if is_it else None
    finally:
        if number is not None:
            os.close(number)


def _entries_below(folder: str, folders: set[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what lies in a tree but for its folders, which are added to ``folders``.

    A link is not followed, whatever it leads to.
    """
    waiting = [""]
    while waiting:
        above = waiting.pop()
        try:
            found = os.scandir(f"{folder}/{above}")
        except (FileNotFoundError, NotADirectoryError):  # no site yet
            continue
        with found:
            for one in found:
                if one.is_dir(follow_symlinks=False):
                    folders.add(f"{above}{one.name}")
                    waiting.append(f"{above}{one.name}/")
                else:
                    yield f"{above}{one.name}", one


def _still_there(known: Mapping[str, Entry], place: str) -> Iterator[tuple[str, Entry]]:
    """Yield the files of a site that are there, without digest where they were changed."""
    for address, before in known.items():
        try:
            it = os.lstat(place + address)
        except OSError:
            continue
        if before[1:] == (it.st_size, it.st_mtime_ns, it.st_ino):
            yield address, before
        elif not stat.S_ISDIR(it.st_mode):
            yield address, Entry("", it.st_size, it.st_mtime_ns, it.st_ino)


def built(root: Path) -> tuple[Path, dict[str, str]]:
    """Return where the site of the list at ``root`` was built last, and the digest of each file.

    No file where there is none.
    """
    file = root / FOLDER / _ACCOUNT
    _, known = _read_account(file)
    with suppress(OSError, ValueError, TypeError, KeyError):
        place = root / str(read_packed(file.read_bytes())["place"])
        return place, {name: entry.digest for name, entry in _still_there(known, f"{place}/")}
    return root, {}


def _read_account(file: Path) -> tuple[str, dict[str, Entry]]:
    """Return the digest of the account of the last build, and what it knows of the site.

    Nothing where that cannot be read.
    """
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        text = file.read_bytes()
        account = read_packed(text)
        if account["format"] == 1:
            return sum_of(text), {
                address: Entry(str(digest), int(size), int(mtime), int(inode))
                for address, (digest, size, mtime, inode) in account["files"].items()
            }
    return "", {}
